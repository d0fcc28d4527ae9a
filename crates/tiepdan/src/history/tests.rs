//! The same seed gives the same history, on every engine.

use std::sync::Arc;

use casework::person::RawIdentity;
use casework::testing::{Register, registers};
use jiff::civil::date;
use sha2::{Digest, Sha256};
use store::params;

use super::dice::Dice;
use super::stock::{Kind, Stock};
use super::{Size, generate};

/// Tables and what brings their rows into one order.
const TABLES: [(&str, &str); 9] = [
    ("petition", "id"),
    ("cases", "id"),
    ("docket", "case_id, seq"),
    ("clock", "id"),
    ("decision", "id"),
    ("visit", "id"),
    ("person", "id"),
    ("counted", "unit, measure, on_day, subject_kind, subject"),
    ("audit", "lane, seq"),
];

async fn digest(register: &Register) -> Vec<(&'static str, usize, String)> {
    let mut all = Vec::new();
    for (table, order) in TABLES {
        let rows = register
            .read(move |tx, _| {
                Ok(tx.query(
                    &format!("select * from {table} order by {order}"),
                    params![],
                )?)
            })
            .await
            .unwrap();
        let text: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        let hash = Sha256::digest(text.concat().as_bytes());
        all.push((table, rows.len(), data_encoding::HEXLOWER.encode(&hash)));
    }
    all
}

async fn history(seed: u64) -> Vec<Vec<(&'static str, usize, String)>> {
    let mut digests = Vec::new();
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        let law = Arc::clone(&register.at.law);
        let size = Size {
            cases: 60,
            years: 2,
            seed,
        };
        let written = generate(
            &register.store,
            (law, Arc::clone(&register.at.seals)),
            register.at.now,
            size,
            |_| {},
        )
        .await;
        assert!(written.unwrap_or_else(|failure| panic!("{failure}")).cases > 45);
        let faults = register.read(casework::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
        digests.push(digest(&register).await);
    }
    digests
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_history_and_another_seed_another() {
    let (first, again, other) = (history(7).await, history(7).await, history(8).await);
    assert_eq!(first, again);
    assert_ne!(first, other);
    // Both engines hold the same history.
    for one in &first {
        let counts = |one: &[(&'static str, usize, String)]| -> Vec<(&'static str, usize)> {
            one.iter().map(|(table, rows, _)| (*table, *rows)).collect()
        };
        assert_eq!(counts(one), counts(&first[0]));
    }
}

#[test]
fn two_people_with_the_same_words_write_two_letters() {
    let stock = Stock::read().unwrap();
    let [one, other] = ["037188001234", "037188001235"].map(|paper| RawIdentity {
        name: "Lê Thị Mẫu".to_owned(),
        id_number: paper.to_owned(),
        ..RawIdentity::default()
    });
    for kind in [Kind::Complaint, Kind::Denunciation, Kind::Recommendation] {
        let letter = |writer| {
            let mut dice = Dice::of(7, "letter");
            stock.tell(&mut dice, kind, writer, "UBND xã", 2026).text
        };
        assert_ne!(letter(&one), letter(&other), "{kind:?}");
    }
}
