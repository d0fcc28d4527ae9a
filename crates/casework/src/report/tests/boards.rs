//! Boards say what stands in the register, whether what acts changed was taken into the sums or waits.

use jiff::civil::date;
use law::procedure::{Class, Post};

use super::story::{
    ALL_POSTS, COMMUNE, COMPLAINT, NEIGHBOUR, PROVINCE, by, decide, file, process, step,
};
use crate::access::Scope;
use crate::report::{Board, BoardBehind, board, board_behind};
use crate::testing::{Register, registers};
use crate::{Failure, tally};

/// Everything that a board shows and what is behind it, where the two differ.
pub(super) async fn differences(register: &Register, unit: &'static str) -> Vec<String> {
    register
        .read(move |tx, at| {
            let (scope, today) = (Scope::whole(), at.now.today);
            let board = board(tx, &at.law, &scope, unit, today)?;
            let mut asked: Vec<(String, String)> = Vec::new();
            for figure in ["petitions", "cases"] {
                let ages = (0..6).map(|no| format!("age-{no}"));
                let times = [String::new(), "overdue".to_owned()]
                    .into_iter()
                    .chain(ages);
                asked.extend(times.map(|time| (figure.to_owned(), time)));
            }
            for class in Class::ALL {
                let figure = format!("cases.{}", class.as_str());
                asked.push((figure.clone(), String::new()));
                asked.push((figure, "overdue".to_owned()));
            }
            let flows = [
                "visits",
                "received",
                "processed",
                "opened",
                "settled",
                "in_time",
                "late",
            ];
            for flow in board.months.iter().chain(&board.years) {
                asked.extend(flows.map(|figure| (figure.to_owned(), flow.time.clone())));
            }
            let mut wrong = Vec::new();
            for (figure, time) in asked {
                let behind = BoardBehind {
                    unit,
                    own: false,
                    figure: &figure,
                    time: &time,
                    after: None,
                    limit: 500,
                };
                let things = board_behind(tx, &at.law, &scope, today, &behind)?;
                let sum: i64 = things.iter().map(|thing| thing.amount).sum();
                let shown = board.figure(&figure, &time);
                if shown != Some(sum) {
                    wrong.push(format!(
                        "{unit} {figure} {time}: {shown:?} is shown, {sum} behind it"
                    ));
                }
            }
            Ok(wrong)
        })
        .await
        .unwrap()
}

async fn read(register: &Register, scope: Scope, unit: &'static str) -> Result<Board, Failure> {
    register
        .read(move |tx, at| board(tx, &at.law, &scope, unit, at.now.today))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_the_same_before_and_after_its_changes_are_taken_in() {
    for mut register in registers(date(2026, 7, 6)).await.unwrap() {
        for unit in [COMMUNE, NEIGHBOUR] {
            let actor = register.official(unit, ALL_POSTS, false).await.unwrap();
            let work = move |tx: &mut store::Tx<'_>, at: &crate::Setting| {
                file(tx, at, &actor, "Chưa ai xem")?;
                let late = file(tx, at, &actor, "Một vụ chậm")?;
                process(tx, at, &actor, late, COMPLAINT, &by("XD-02"))?;
                let petition = file(tx, at, &actor, "Một vụ xong")?;
                let case = process(tx, at, &actor, petition, COMPLAINT, &by("XD-02"))?.unwrap();
                step(tx, at, &actor, case, "accept", &[("number", "1")])?;
                decide(tx, at, &actor, case, &[])
            };
            register.write(work).await.unwrap();
        }
        register.on(date(2026, 9, 7));
        let waiting = read(&register, Scope::whole(), PROVINCE).await.unwrap();
        assert_eq!(waiting.petitions.open, 2);
        // What was decided may owe its publication by then.
        assert_eq!(waiting.petitions.overdue, 2);
        assert!((2..=4).contains(&waiting.all_cases().overdue));
        let year = waiting.this_year();
        assert_eq!(
            (year.received, year.opened, year.settled, year.in_time),
            (6, 4, 2, 2)
        );
        assert_eq!(
            waiting
                .below
                .iter()
                .filter(|one| one.cases.open > 0)
                .count(),
            2
        );
        while register.write(|tx, _| tally::fold(tx)).await.unwrap() > 0 {}
        let taken_in = read(&register, Scope::whole(), PROVINCE).await.unwrap();
        assert_eq!(waiting, taken_in);
        for unit in [PROVINCE, COMMUNE] {
            assert_eq!(differences(&register, unit).await, Vec::<String>::new());
        }
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
        // A sum that was touched is found.
        register
            .write(|tx, _| {
                tx.execute("update board_sum set amount = amount + 1 where figure = 'received' and time = '2026'", &[])?;
                Ok(())
            })
            .await
            .unwrap();
        assert!(
            !register
                .read(|tx, _| tally::check_boards(tx))
                .await
                .unwrap()
                .is_empty()
        );
        // Who does not see below sees his unit alone, and no other.
        let own = register
            .official(PROVINCE, &[Post::ReceptionOfficer], false)
            .await
            .unwrap();
        let own_board = read(&register, own.scope(), PROVINCE).await.unwrap();
        assert!(own_board.own && own_board.below.is_empty());
        assert_eq!(own_board.petitions.open, 0);
        let hidden = read(&register, own.scope(), COMMUNE).await;
        assert!(matches!(hidden, Err(Failure::NotFound)));
    }
}
