//! A small part of the demonstration, on every engine.

use std::collections::BTreeSet;
use std::sync::Arc;

use casework::testing::{Register, registers};
use jiff::civil::date;
use store::params;

use super::{Failure, Line, Mark, SignIn, ground, load, mark, sign_ins, told, write};
use crate::history::Ground;
use crate::history::mark::write as write_mark;

const SMALL: usize = 20;

async fn small(register: &Register) -> Arc<Ground> {
    let law = Arc::clone(&register.at.law);
    let ground =
        Arc::new(ground((law, Arc::clone(&register.at.seals)), register.at.now, "").unwrap());
    let written = write(&register.store, &ground, SMALL, &mut |_| {}).await;
    written.unwrap_or_else(|failure| panic!("{failure}"));
    ground
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_part_reports_what_the_articles_say_and_has_no_fault() {
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        let ground = small(&register).await;
        let faults = register.read(casework::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
        let lines = told::lines(&register.store, &ground, SMALL).await.unwrap();
        let wrong: Vec<&Line> = lines
            .iter()
            .filter(|line| line.agrees == Some(false))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let told = |what: &str| {
            lines
                .iter()
                .any(|line| line.what == what && line.agrees == Some(true))
        };
        for what in [
            "receptions by party secretaries",
            "complaints settled",
            "denunciations settled",
            "prolonged cases on the list of the quarter",
            "of them with a plan",
            "cases reported on in March, April, May, June",
            "communes that owe directive 36, each by a day",
        ] {
            assert!(told(what), "{what} is not told");
        }
        every_state_is_met(&register).await;
        every_sign_in_works(&register).await;
        assert_eq!(mark(&register.store).await.unwrap(), Mark::Loaded);
        let again = load(
            &register.store,
            (Arc::clone(&ground.law), Arc::clone(&register.at.seals)),
            ground.today,
            "",
            |_| {},
        )
        .await;
        assert_eq!(again.unwrap().written, super::Written::default());
    }
}

/// States that need an official of the unit above.
const NOT_SHOWN: [&str; 1] = ["taken_over"];

async fn every_state_is_met(register: &Register) {
    let met: BTreeSet<(String, String)> = register
        .read(|tx, _| {
            let rows = tx.query("select distinct procedure, state from cases", params![])?;
            let pairs = rows
                .iter()
                .map(|row| Ok((row.get("procedure")?, row.get("state")?)));
            Ok(pairs.collect::<store::Result<_>>()?)
        })
        .await
        .unwrap();
    for procedure in register.at.law.procedures.iter() {
        for state in &procedure.states {
            let pair = (procedure.id.clone(), state.id.clone());
            if !NOT_SHOWN.contains(&state.id.as_str()) {
                assert!(met.contains(&pair), "no case of {} is {}", pair.0, pair.1);
            }
        }
    }
}

async fn every_sign_in_works(register: &Register) {
    for SignIn { name, unit, posts } in sign_ins() {
        let actor = register
            .read(move |tx, at| {
                let found = casework::access::find_sign_in(tx, &name)?;
                let (id, _) = found.ok_or(casework::Failure::NotFound)?;
                casework::access::actor(tx, at, id)
            })
            .await
            .unwrap()
            .unwrap();
        assert_eq!(actor.unit, unit);
        assert!(posts.iter().all(|post| actor.holds(*post, &unit)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loading_that_was_broken_off_is_told_and_not_continued() {
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        write_mark(&register.store, register.at.now, false)
            .await
            .unwrap();
        let law = Arc::clone(&register.at.law);
        let again = load(
            &register.store,
            (law, Arc::clone(&register.at.seals)),
            register.at.now,
            "",
            |_| {},
        )
        .await;
        assert!(matches!(again, Err(Failure::Half)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_with_work_of_its_own_is_left_alone() {
    for register in registers(date(2026, 11, 23)).await.unwrap() {
        register.official("37-2025.ubnd", &[], false).await.unwrap();
        let law = Arc::clone(&register.at.law);
        let loaded = load(
            &register.store,
            (law, Arc::clone(&register.at.seals)),
            register.at.now,
            "",
            |_| {},
        )
        .await;
        assert!(matches!(loaded, Err(Failure::InUse)));
    }
}
