//! A small part of the demonstration, on every engine.

use std::sync::Arc;

use casework::testing::registers;
use jiff::civil::date;

use super::{Mark, ground, mark, told, write};

const SMALL: usize = 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_small_demonstration_is_written_without_a_fault() {
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        let law = Arc::clone(&register.at.law);
        let ground = Arc::new(ground(law, register.at.now, "").unwrap());
        let written = write(&register.store, &ground, SMALL, &mut |_| {}).await;
        let written = written.unwrap_or_else(|failure| panic!("{failure}"));
        eprintln!("{written:?}");
        let faults = register.read(casework::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(mark(&register.store).await.unwrap(), Mark::Loaded);
        for line in told::lines(&register.store, &ground).await.unwrap() {
            eprintln!(
                "{} | {} | {} | {} | {:?}",
                line.article, line.what, line.says, line.reports, line.agrees
            );
        }
    }
}
