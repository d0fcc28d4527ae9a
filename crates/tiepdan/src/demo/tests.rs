//! A small history of the same making, on every engine.

use std::sync::Arc;

use casework::testing::registers;
use jiff::civil::date;

use super::ninh_binh::{self, Figures};
use super::{Ground, write_lanes};

const SMALL: usize = 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_small_ninh_binh_is_written_without_a_fault() {
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        let law = Arc::clone(&register.at.law);
        let ground = Arc::new(Ground::new(law, register.at.now, "", 1).unwrap());
        let lanes = ninh_binh::petitions(&ground, Figures::ARTICLE.part(SMALL), SMALL);
        let written = write_lanes(&register.store, &ground, lanes, &mut |_| {}).await;
        let written = written.unwrap_or_else(|failure| panic!("{failure}"));
        eprintln!("{written:?}");
        let faults = register
            .read(|tx, at| casework::check::faults(tx, at))
            .await
            .unwrap();
        assert_eq!(faults, Vec::<String>::new());
    }
}
