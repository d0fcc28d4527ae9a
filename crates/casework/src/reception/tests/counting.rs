//! What the forms count of receptions.

use jiff::civil::date;

use super::*;
use crate::reception::{Group, Holding, Matters};
use crate::testing::registers;

#[tokio::test(flavor = "multi_thread")]
async fn turns_people_and_large_groups_stand_under_who_received_them() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        receive(&register, &actor, complaint()).await.unwrap();
        let head = open(&register, &actor, periodic(MONDAY)).await.unwrap();
        let delegate = RawSession {
            kind: "unscheduled".to_owned(),
            received_by: "delegate".to_owned(),
            delegated_by: "Chủ tịch".to_owned(),
            ..periodic(MONDAY)
        };
        let delegate = open(&register, &actor, delegate).await.unwrap();
        for (session, people) in [(head, 12), (delegate, 7)] {
            let group = RawVisit {
                session: Some(session),
                ..crowd(people, 2)
            };
            receive(&register, &actor, group).await.unwrap();
        }
        let expected = amounts(&[
            ("session.delegated.days", 1),
            ("session.delegated.sessions", 1),
            ("session.head.days", 1),
            ("session.head.sessions", 1),
            ("visit.delegated.large_group_people", 7),
            ("visit.delegated.large_groups", 1),
            ("visit.delegated.large_groups_repeated", 1),
            ("visit.delegated.people", 7),
            ("visit.delegated.repeated", 1),
            ("visit.delegated.turns", 1),
            ("visit.head.first", 1),
            ("visit.head.large_group_people", 12),
            ("visit.head.large_groups", 1),
            ("visit.head.large_groups_first", 1),
            ("visit.head.people", 12),
            ("visit.head.turns", 1),
            ("visit.regular.first", 1),
            ("visit.regular.people", 1),
            ("visit.regular.turns", 1),
        ]);
        assert_eq!(counted(&register).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_the_head_counts_once_even_if_nobody_came_twice() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        open(&register, &actor, periodic(MONDAY)).await.unwrap();
        open(&register, &actor, periodic(MONDAY)).await.unwrap();
        let expected = amounts(&[("session.head.days", 1), ("session.head.sessions", 2)]);
        assert_eq!(counted(&register).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_partys_book_never_enters_the_states_and_tells_unscheduled_receptions_apart() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, PARTY).await;
        let unscheduled = RawSession {
            kind: "unscheduled".to_owned(),
            ..periodic(MONDAY)
        };
        let session = open(&register, &actor, unscheduled).await.unwrap();
        let visit = RawVisit {
            session: Some(session),
            ..complaint()
        };
        let received = receive(&register, &actor, visit).await.unwrap();
        assert_eq!(received.number, 1);
        let expected = amounts(&[
            ("party.unscheduled.session.head.days", 1),
            ("party.unscheduled.session.head.sessions", 1),
            ("party.unscheduled.visit.head.first", 1),
            ("party.unscheduled.visit.head.people", 1),
            ("party.unscheduled.visit.head.turns", 1),
        ]);
        assert_eq!(counted(&register).await, expected);
        let scope = actor.scope();
        let state = register
            .read(move |tx, _| {
                reception::matters(tx, &scope, reception::Register::State, MONDAY, MONDAY)
            })
            .await
            .unwrap();
        assert_eq!(state, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_received_regularly_and_by_the_head_is_entered_once_under_the_head() {
    for mut register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let first = receive(&register, &actor, complaint()).await.unwrap();
        let other = RawVisit {
            visitors: vec![visitor("Trần Văn Bình", "037090005678")],
            ..complaint()
        };
        receive(&register, &actor, other).await.unwrap();
        register.on(date(2026, 8, 10));
        let session = open(&register, &actor, periodic(date(2026, 8, 10)))
            .await
            .unwrap();
        let again = RawVisit {
            session: Some(session),
            same_as: Some(first.id),
            ..complaint()
        };
        let again = receive(&register, &actor, again).await.unwrap();
        assert_eq!((again.matter, again.is_repeated), (first.id, true));
        let by_itself = receive(&register, &actor, complaint()).await.unwrap();
        assert_eq!((by_itself.matter, by_itself.is_repeated), (first.id, true));
        let apart = RawVisit {
            is_repeated: Some(false),
            ..complaint()
        };
        let apart = receive(&register, &actor, apart).await.unwrap();
        assert_eq!((apart.matter, apart.is_repeated), (apart.id, false));
        let of = |group, first, repeated| Matters {
            unit: COMMUNE.to_owned(),
            group,
            first,
            repeated,
        };
        let (all, later) = (
            vec![of(Group::Head, 1, 0), of(Group::Regular, 2, 0)],
            vec![of(Group::Head, 0, 1), of(Group::Regular, 1, 0)],
        );
        for (from, expected) in [(MONDAY, all), (date(2026, 8, 10), later)] {
            let scope = actor.scope();
            let until = date(2026, 8, 31);
            let found = register
                .read(move |tx, _| {
                    reception::matters(tx, &scope, reception::Register::State, from, until)
                })
                .await
                .unwrap();
            assert_eq!(found, expected);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_received_into_a_closed_period_or_before_its_day() {
    for mut register in registers(date(2026, 6, 20)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let ahead = plan(&register, &actor, periodic(date(2026, 6, 22)))
            .await
            .unwrap();
        let early = hold(&register, &actor, ahead.id, Holding::default()).await;
        assert_eq!(wrong(early), one("on", "field-in-the-future"));
        register
            .write(|tx, _| {
                const CLOSE: &str = "insert into frozen_figure (unit, form, period, from_on, until_on, tenant, figures, frozen_at, frozen_by) \
                     values ($1, '01/TCD', '2026-Q2', '2026-03-15', '2026-06-14', '37-2025.ubnd', '{}', 0, 0)";
                tx.execute(CLOSE, store::params![COMMUNE])?;
                Ok(())
            })
            .await
            .unwrap();
        let late = RawVisit {
            on: Some(date(2026, 6, 12)),
            ..complaint()
        };
        let late = receive(&register, &actor, late).await;
        assert_eq!(wrong(late), one("on", "period-closed"));
        register.on(date(2026, 6, 22));
        let held = RawVisit {
            session: Some(ahead.id),
            ..complaint()
        };
        receive(&register, &actor, held).await.unwrap();
        let expected = amounts(&[("session.head.days", 1), ("session.head.sessions", 1)]);
        assert_eq!(counted(&register).await.get(..2), Some(expected.as_slice()));
    }
}
