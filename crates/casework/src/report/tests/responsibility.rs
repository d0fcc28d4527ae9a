//! What heads answer for, beside like units, and petitions left unprocessed.

use jiff::civil::date;
use law::procedure::Post;

use super::story::{
    ALL_POSTS, COMMUNE, COMPLAINT, NEIGHBOUR, PROVINCE, by, decide, file, process, step,
};
use crate::report::{
    BehindMeasure, Measure, Measured, Ratio, behind_measure, measured_period, neglected,
    neglected_sums, responsibilities, responsibility,
};
use crate::testing::registers;
use crate::{Failure, FieldError};

fn of(measures: &[Measured], measure: Measure) -> Measured {
    measures
        .iter()
        .find(|one| one.measure == measure)
        .unwrap()
        .clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_measure_opens_what_it_counts_and_stands_beside_like_units() {
    for mut register in registers(date(2026, 7, 6)).await.unwrap() {
        let chair = register
            .official(PROVINCE, &[Post::Head], true)
            .await
            .unwrap();
        let others = ["14014-2025.ubnd", "14026-2025.ubnd"];
        for unit in [COMMUNE, NEIGHBOUR].into_iter().chain(others) {
            let actor = register.official(unit, ALL_POSTS, false).await.unwrap();
            let work = move |tx: &mut store::Tx<'_>, at: &crate::Setting| {
                let petition = file(tx, at, &actor, "Một vụ xong")?;
                let case = process(tx, at, &actor, petition, COMPLAINT, &by("XD-02"))?.unwrap();
                step(tx, at, &actor, case, "accept", &[("number", "1")])?;
                decide(tx, at, &actor, case, &[])
            };
            register.write(work).await.unwrap();
        }
        register.on(date(2026, 9, 7));
        let period = measured_period(&register.at.law, date(2026, 7, 1), date(2026, 9, 7)).unwrap();
        let (scope, of_period) = (chair.scope(), period.clone());
        let found = register
            .read(move |tx, at| responsibility(tx, at, &scope, COMMUNE, &of_period))
            .await
            .unwrap();
        let terms = of(&found.measures, Measure::Terms);
        assert_eq!(terms.ratio, Some(Ratio { part: 1, whole: 1 }));
        assert_eq!(terms.like, Some((1000, 3)));
        // Two days a month for a commune since July; nobody received in July and August.
        let duty = of(&found.measures, Measure::Duty);
        assert_eq!(duty.ratio, Some(Ratio { part: 0, whole: 4 }));
        let upward = of(&found.measures, Measure::Upward);
        assert_eq!(upward.ratio, Some(Ratio { part: 0, whole: 1 }));
        for measure in [
            Measure::Terms,
            Measure::Upward,
            Measure::Recommendations,
            Measure::Directives,
            Measure::Reversed,
        ] {
            for part in [true, false] {
                let (scope, period) = (chair.scope(), period.clone());
                let things = register
                    .read(move |tx, at| {
                        let asked = BehindMeasure {
                            unit: COMMUNE,
                            measure,
                            part,
                            period: &period,
                            after: None,
                            limit: 50,
                        };
                        behind_measure(tx, at, &scope, &asked)
                    })
                    .await
                    .unwrap();
                let sum: i64 = things.iter().map(|thing| thing.amount).sum();
                let ratio = of(&found.measures, measure).ratio.unwrap();
                assert_eq!(
                    sum,
                    if part { ratio.part } else { ratio.whole },
                    "{measure:?}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_measured_for_himself_and_not_for_his_neighbour() {
    for register in registers(date(2026, 9, 7)).await.unwrap() {
        let law = &register.at.law;
        let period = measured_period(law, date(2026, 7, 1), date(2026, 9, 7)).unwrap();
        // A head does not see what went to those above him, and a neighbour sees nothing.
        let head = register
            .official(COMMUNE, &[Post::Head], false)
            .await
            .unwrap();
        let (scope, of_period) = (head.scope(), period.clone());
        let own = register
            .read(move |tx, at| responsibilities(tx, at, &scope, COMMUNE, &of_period))
            .await
            .unwrap();
        assert_eq!(of(&own[0].measures, Measure::Upward).ratio, None);
        let (scope, of_period) = (head.scope(), period.clone());
        let hidden = register
            .read(move |tx, at| responsibility(tx, at, &scope, NEIGHBOUR, &of_period))
            .await;
        assert!(matches!(hidden, Err(Failure::NotFound)));
        let wrong = measured_period(&register.at.law, date(2026, 7, 2), date(2026, 7, 1));
        assert!(
            matches!(wrong, Err(Failure::Invalid(errors)) if errors == [FieldError::new("until", "last-day-before-first")])
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_left_unprocessed_is_warned_of_on_the_30th_and_40th_day() {
    for mut register in registers(date(2026, 7, 6)).await.unwrap() {
        let officer = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let chair = register
            .official(PROVINCE, &[Post::Head], true)
            .await
            .unwrap();
        let filed = register
            .write(move |tx, at| file(tx, at, &officer, "Chưa ai xem"))
            .await
            .unwrap();
        for (day, sums) in [
            (date(2026, 8, 4), [0, 0, 0]),
            (date(2026, 8, 5), [1, 0, 0]),
            (date(2026, 8, 15), [0, 1, 0]),
            (date(2026, 8, 20), [0, 0, 1]),
        ] {
            register.on(day);
            let scope = chair.scope();
            let (found, page) = register
                .read(move |tx, at| {
                    let page = neglected(tx, at, &scope, None, None, 10)?;
                    Ok((neglected_sums(tx, at, &scope)?, page))
                })
                .await
                .unwrap();
            assert_eq!(found, sums, "{day}");
            let rows: Vec<_> = page
                .rows
                .iter()
                .map(|row| (row.petition, row.last_day))
                .collect();
            let wanted = (sums != [0, 0, 0]).then_some((filed, date(2026, 8, 19)));
            assert_eq!(rows, wanted.into_iter().collect::<Vec<_>>(), "{day}");
        }
    }
}
