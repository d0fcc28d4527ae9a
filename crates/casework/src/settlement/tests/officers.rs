//! Several officers, refused acts, and nothing lost or stored by half.

use std::collections::BTreeMap;

use super::*;
use crate::settlement::{CaseFilter, Situation, Taking, details, list};
use crate::testing::dump;

fn accepting_as(version: i64) -> Taking {
    Taking {
        step: "accept".to_owned(),
        fields: BTreeMap::from([("number".to_owned(), "1".to_owned())]),
        expected: Some(version),
        ..Taking::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_at_once_the_second_is_told_and_nothing_is_overwritten() {
    for story in Story::opened(AFTER, Class::Complaint).await {
        let version = story.details().await.case.version;
        let first = story
            .register
            .take_as(&story.officer, story.case, accepting_as(version));
        let taken = first.await.unwrap();
        assert_ne!(taken.version, version);
        let second = story
            .register
            .take_as(&story.officer, story.case, accepting_as(version));
        assert_eq!(refusal(second.await.unwrap_err()).code, "changed-meanwhile");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_officers_in_the_same_moment_one_acts_and_the_others_are_told() {
    for story in Story::opened(AFTER, Class::Complaint).await {
        let version = story.details().await.case.version;
        let (at, case) = (story.register.at.clone(), story.case);
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (store, at) = (story.register.store.clone(), at.clone());
                let (actor, taking) = (story.officer.clone(), accepting_as(version));
                tokio::spawn(async move {
                    let work = move |tx: &mut store::Tx<'_>| {
                        crate::settlement::take(tx, &at, &actor, case, &taking)
                    };
                    store.write(work).await
                })
            })
            .collect();
        let (mut done, mut told) = (0, 0);
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(failure) => {
                    assert_eq!(refusal(failure).code, "changed-meanwhile");
                    told += 1;
                }
            }
        }
        assert_eq!((done, told), (1, 7));
        assert_eq!(story.details().await.case.docket_length, 2);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_act_leaves_every_table_as_it_was() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(2).step("accept", &[("number", "1")]).await;
        let before = story.register.read(|tx, _| dump(tx)).await.unwrap();
        let decision = [
            ("number", "1"),
            ("findings.1", "wrong"),
            ("outcome", "keep"),
        ];
        story.take("decide", &decision).await.unwrap_err();
        story.take("extend", &[]).await.unwrap_err();
        story
            .take("assign_verification", &[("verifier", "nobody")])
            .await
            .unwrap_err();
        let part = [("contents.1", "yes"), ("form", "petition"), ("free", "yes")];
        story.take("withdraw_part", &part).await.unwrap_err();
        let after = story.register.read(|tx, _| dump(tx)).await.unwrap();
        assert_eq!(before, after);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_sees_neither_the_case_nor_that_it_exists() {
    for story in Story::opened(AFTER, Class::Complaint).await {
        let neighbour = story.register.official("14011-2025.ubnd", OFFICERS, true);
        let neighbour = neighbour.await.unwrap();
        let case = story.case;
        for (who, sees) in [
            (&story.officer, true),
            (&neighbour, false),
            (&story.superior, true),
        ] {
            let scope = who.scope();
            let (found, listed) = story
                .register
                .read(move |tx, at| {
                    let filter = CaseFilter {
                        situation: Some(Situation::Open),
                        limit: 10,
                        ..CaseFilter::default()
                    };
                    let listed = list(tx, at, &scope, &filter)?.len();
                    Ok((details(tx, &scope, case).is_ok(), listed))
                })
                .await
                .unwrap();
            assert_eq!((found, listed), (sees, usize::from(sees)));
        }
        assert_eq!(
            refusal(
                story
                    .register
                    .take(&neighbour, case, "accept", &[("number", "1")])
                    .await
                    .unwrap_err()
            )
            .code,
            "step-needs-post"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_days_are_told_with_the_field() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(3).step("accept", &[("number", "1")]).await;
        let note = |on| Taking {
            step: "note".to_owned(),
            fields: BTreeMap::from([("text".to_owned(), "Ghi chú".to_owned())]),
            on: Some(on),
            ..Taking::default()
        };
        for (on, code) in [
            (story.day(4), "field-in-the-future"),
            (story.day(2), "before-the-last-step"),
        ] {
            let taking = note(on);
            let taken = story.register.take_as(&story.officer, story.case, taking);
            assert_eq!(
                wrong_fields(taken.await.unwrap_err()),
                [("on".to_owned(), code)]
            );
        }
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_period_takes_no_step() {
    const FREEZE: &str = "insert into frozen_figure (unit, form, period, from_on, until_on, tenant, figures, frozen_at, frozen_by) \
         values ('14005-2025.ubnd', '03/GQKN', '2026-07', '2026-06-15', '2026-07-14', '37-2025', '{}', 0, 0)";
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story
            .register
            .write(|tx, _| Ok(tx.execute(FREEZE, store::params![])?))
            .await
            .unwrap();
        let failure = story.on(3).take("accept", &[("number", "1")]).await;
        assert_eq!(
            wrong_fields(failure.unwrap_err()),
            [("on".to_owned(), "period-closed")]
        );
        story.on(9).step("accept", &[("number", "1")]).await;
        story.whole().await;
    }
}
