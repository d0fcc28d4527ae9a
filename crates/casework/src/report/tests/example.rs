//! The worked example: complaints of one unit over two quarters.

use jiff::civil::{Date, date};

use super::story::{
    ALL_POSTS, COMMUNE, COMPLAINT, PROVINCE, by, columns, decide, file, fill, process, step,
};
use crate::Id;
use crate::access::Actor;
use crate::petition::Handling;
use crate::report::{Rows, identities, recount};
use crate::testing::{Register, registers};

const Q1: Date = date(2026, 1, 12);
const Q2: Date = date(2026, 4, 13);

async fn files(register: &Register, actor: &Actor, count: usize, about: &'static str) -> Vec<Id> {
    let actor = actor.clone();
    register
        .write(move |tx, at| {
            (0..count)
                .map(|no| file(tx, at, &actor, &format!("{about} {no}")))
                .collect()
        })
        .await
        .unwrap()
}

async fn processes(register: &Register, actor: &Actor, petitions: &[Id]) -> Vec<Id> {
    let (actor, petitions) = (actor.clone(), petitions.to_vec());
    register
        .write(move |tx, at| {
            let accepted =
                |id: &Id| Ok(process(tx, at, &actor, *id, COMPLAINT, &by("XD-02"))?.unwrap());
            petitions.iter().map(accepted).collect()
        })
        .await
        .unwrap()
}

async fn steps(register: &Register, actor: &Actor, cases: &[Id], name: &'static str) {
    let (actor, cases) = (actor.clone(), cases.to_vec());
    register
        .write(move |tx, at| {
            for case in &cases {
                match name {
                    "decide" => decide(tx, at, &actor, *case, &[])?,
                    "refuse" => {
                        let list = at.law.grounds.get("complaint.non_acceptance").unwrap();
                        let ground = list.on(at.now.today).next().unwrap().code.clone();
                        let fields = [
                            ("number", "3/TB-UBND"),
                            ("ground", &ground),
                            ("reason", "Quá thời hiệu"),
                        ];
                        step(tx, at, &actor, *case, "refuse", &fields)?;
                    }
                    _ => step(tx, at, &actor, *case, name, &[("number", "1/TB-UBND")])?,
                }
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// Q1: ten come, eight are processed; five accepted, one refused, two examined; two decided. Q2: four come, the two left
/// over and three of them are processed and accepted, as are the two examined; four decided.
async fn two_quarters(register: &mut Register) -> Actor {
    let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
    register.on(Q1);
    let first = files(register, &actor, 10, "Đơn quý một").await;
    let cases = processes(register, &actor, &first[..8]).await;
    steps(register, &actor, &cases[..5], "accept").await;
    steps(register, &actor, &cases[5..6], "refuse").await;
    steps(register, &actor, &cases[..2], "decide").await;

    register.on(Q2);
    let second = files(register, &actor, 4, "Đơn quý hai").await;
    let more = processes(register, &actor, &[&first[8..], &second[..3]].concat()).await;
    steps(register, &actor, &more, "accept").await;
    steps(register, &actor, &cases[6..], "accept").await;
    steps(register, &actor, &cases[2..5], "decide").await;
    steps(register, &actor, &more[..1], "decide").await;
    actor
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worked_example_of_complaints_gives_its_figures() {
    for mut register in registers(Q1).await.unwrap() {
        two_quarters(&mut register).await;
        for (period, petitions, complaints) in [
            ("2026-Q1", [10, 8, 8, 8], [8, 8, 2, 5, 1, 0, 2]),
            ("2026-Q2", [6, 5, 5, 5], [5, 5, 0, 5, 0, 0, 4]),
            ("2026-H1", [14, 13, 13, 13], [13, 13, 0, 12, 1, 0, 6]),
        ] {
            let processed = fill(&register, "02/XLD", COMMUNE, period, Rows::Own).await;
            assert_eq!(
                columns(&processed.total, &[1, 2, 6, 5]),
                petitions,
                "{period}"
            );
            let settled = fill(&register, "03/GQKN", COMMUNE, period, Rows::Own).await;
            assert_eq!(
                columns(&settled.total, &[1, 2, 3, 4, 5, 6, 7]),
                complaints,
                "{period}"
            );
            let enforced = fill(&register, "05/KQTH", COMMUNE, period, Rows::Own).await;
            assert_eq!(
                enforced.total.get(1),
                complaints[6] + if period == "2026-Q2" { 2 } else { 0 }
            );
            for report in [processed, settled, enforced] {
                assert_eq!(report.violations, Vec::new(), "{period} {}", report.form);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_a_commune_show_above_it_and_counting_again_finds_no_fault() {
    for mut register in registers(Q1).await.unwrap() {
        two_quarters(&mut register).await;
        for (unit, row) in [(PROVINCE, COMMUNE), ("37-2025", "14005-2025")] {
            let report = fill(&register, "03-GQKN", unit, "2026-H1", Rows::Children).await;
            let of_commune = report.rows.iter().find(|one| one.unit == row).unwrap();
            assert_eq!(of_commune.figures.get(1), 13);
            assert_eq!(report.total, of_commune.figures);
            assert!(report.rows.len() > 100, "every child has its row");
        }
        let faults = register
            .read(|tx, at| Ok((recount(tx, at)?, identities(tx, at)?)))
            .await
            .unwrap();
        assert_eq!(faults, (Vec::new(), Vec::new()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_that_was_not_counted_is_found_by_counting_again() {
    for mut register in registers(Q1).await.unwrap() {
        two_quarters(&mut register).await;
        let faults = register
            .write(|tx, at| {
                tx.execute("delete from counted where measure = 'petition.processed.complaint' and subject = (select min(subject) from counted \
                     where measure = 'petition.processed.complaint')", &[])?;
                tx.execute("update cohort set phase = 'accepted' where phase = 'refused'", &[])?;
                recount(tx, at)
            })
            .await
            .unwrap();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(
            faults
                .iter()
                .any(|fault| fault.contains("1 less was counted than is there"))
        );
        assert!(faults.iter().any(|fault| fault.contains("phases")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_petition_of_a_matter_is_a_petition_more_and_no_case_more() {
    for mut register in registers(Q1).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let petitions = files(&register, &actor, 2, "Cùng một việc").await;
        let case = processes(&register, &actor, &petitions[..1]).await[0];
        steps(&register, &actor, &[case], "accept").await;
        register.on(Q2);
        let second = petitions[1];
        register
            .write({
                let actor = actor.clone();
                move |tx, at| {
                    let joining = Handling {
                        join_case: Some(case),
                        ..by("XD-02")
                    };
                    process(tx, at, &actor, second, COMPLAINT, &joining)
                }
            })
            .await
            .unwrap();
        for (period, expected) in [
            ("2026-Q1", [1, 1, 0, 1]),
            ("2026-Q2", [1, 1, 0, 1]),
            ("2026-H1", [2, 1, 0, 1]),
        ] {
            let report = fill(&register, "03/GQKN", COMMUNE, period, Rows::Own).await;
            assert_eq!(columns(&report.total, &[1, 2, 3, 4]), expected, "{period}");
        }
        let faults = register.read(recount).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
    }
}
