//! Inspections: planned, concluded, followed to the last recommendation; form 06/QLKNTC counts them.

use std::collections::BTreeMap;

use super::*;
use crate::report;
use crate::supervision::inspection::{
    self, Answering, Concluding, InspectionDetails, Judging, ListFilter, RawInspection,
    RawRecommendation, Situation,
};

fn planned(unit: &str) -> RawInspection {
    RawInspection {
        kind: "inspection".to_owned(),
        occasion: "planned".to_owned(),
        topic: "both".to_owned(),
        basis: "15/QĐ-UBND".to_owned(),
        from: Some(date(2025, 7, 1)),
        until: Some(date(2026, 6, 30)),
        on: Some(BEGIN),
        days: Some(30),
        team: "Trần Văn Đoàn\nLê Thị Viên".to_owned(),
        units: vec![unit.to_owned()],
    }
}

fn recommended(kind: &str, organizations: i64, people: i64) -> RawRecommendation {
    RawRecommendation {
        kind: kind.to_owned(),
        text: "Kiểm điểm trách nhiệm trong tiếp công dân".to_owned(),
        unit: COMMUNE.to_owned(),
        organizations,
        people,
        due: Some(date(2026, 8, 20)),
    }
}

fn conclusion(recommendations: Vec<RawRecommendation>) -> Concluding {
    Concluding {
        number: "08/KL-UBND".to_owned(),
        text: "Chủ tịch UBND xã chưa tiếp công dân đủ số ngày".to_owned(),
        recommendations,
        ..Concluding::default()
    }
}

async fn plan(story: &Story, raw: RawInspection) -> Result<Id> {
    let permit = story.leader.permit::<acts::Inspect>()?;
    story
        .register
        .write(move |tx, at| {
            let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
            inspection::plan(tx, at, &permit, &entry)
        })
        .await
}

async fn begin(story: &Story, id: Id) -> Result<()> {
    let permit = story.leader.permit::<acts::Inspect>()?;
    story
        .register
        .write(move |tx, at| inspection::begin(tx, at, &permit, id, (None, None)))
        .await
}

async fn conclude(story: &Story, id: Id, said: Concluding) -> Result<()> {
    let permit = story.leader.permit::<acts::Inspect>()?;
    story
        .register
        .write(move |tx, at| inspection::conclude(tx, at, &permit, id, &said))
        .await
}

async fn answer(story: &Story, id: Id, organizations: i64, people: i64) -> Result<()> {
    let permit = story.owner.permit::<acts::ReportUp>()?;
    let said = Answering {
        text: "Đã kiểm điểm, có biên bản".to_owned(),
        organizations,
        people,
        ..Answering::default()
    };
    story
        .register
        .write(move |tx, at| inspection::answer(tx, at, &permit, id, &said))
        .await
}

async fn judge(story: &Story, id: Id, is_accepted: bool, reason: &'static str) -> Result<()> {
    let permit = story.leader.permit::<acts::Inspect>()?;
    let said = Judging {
        reason: reason.to_owned(),
        ..Judging::default()
    };
    story
        .register
        .write(move |tx, at| {
            if is_accepted {
                inspection::accept(tx, at, &permit, id, &said)
            } else {
                inspection::send_back(tx, at, &permit, id, &said)
            }
        })
        .await
}

async fn read(story: &Story, scope: crate::access::Scope, id: Id) -> Result<InspectionDetails> {
    story
        .register
        .read(move |tx, at| inspection::inspection(tx, at, &scope, id))
        .await
}

/// The figures of form 06 of the inspecting unit in a period, those that are not 0.
async fn figures(story: &Story, unit: &'static str, period: &'static str) -> BTreeMap<u16, i64> {
    let scope = story.leader.scope();
    let found = story
        .register
        .read(move |tx, at| {
            let period = at.law.periods.parse(period).unwrap();
            let question = report::Question {
                form: "06/QLKNTC",
                version: None,
                unit,
                period: &period,
                rows: report::Rows::Own,
            };
            report::figures(tx, &at.law, &scope, &question)
        })
        .await
        .unwrap();
    let figures = (6..=17).map(|column| (column, found.total.get(column)));
    figures.filter(|(_, figure)| *figure != 0).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_is_concluded_and_its_recommendations_followed_until_they_are_accepted() {
    for mut story in Story::led_by(PROVINCE).await {
        let id = plan(&story, planned(COMMUNE)).await.unwrap();
        assert_eq!(
            code(conclude(&story, id, conclusion(Vec::new())).await),
            "inspection-not-begun"
        );
        begin(&story, id).await.unwrap();
        assert_eq!(code(begin(&story, id).await), "inspection-not-planned");
        assert_eq!(
            figures(&story, PROVINCE, "2026-Q3").await,
            [(6, 1), (7, 1)].into()
        );
        story.register.on(date(2026, 8, 3));
        let two = vec![
            recommended("administrative", 1, 3),
            recommended("investigation", 1, 2),
        ];
        conclude(&story, id, conclusion(two)).await.unwrap();
        let concluded = [
            (6, 1),
            (7, 1),
            (8, 1),
            (9, 1),
            (10, 3),
            (11, 1),
            (12, 2),
            (13, 1),
        ];
        assert_eq!(figures(&story, PROVINCE, "2026-Q3").await, concluded.into());
        let seen = read(&story, story.owner.scope(), id).await.unwrap();
        let [first, second] = seen.recommendations.as_slice() else {
            panic!("{seen:?}");
        };
        story.register.on(date(2026, 8, 21));
        let late = ListFilter {
            situation: Situation::Late,
            limit: 10,
            ..ListFilter::default()
        };
        let scope = story.owner.scope();
        let late = story
            .register
            .read(move |tx, at| inspection::list(tx, at, &scope, &late))
            .await
            .unwrap();
        assert_eq!(late.rows[0].late, 2);
        answer(&story, first.id, 1, 2).await.unwrap();
        assert_eq!(
            code(judge(&story, first.id, false, "").await),
            "reason field-missing"
        );
        judge(&story, first.id, false, "Còn thiếu một người")
            .await
            .unwrap();
        assert_eq!(
            code(judge(&story, first.id, true, "").await),
            "recommendation-not-answered"
        );
        answer(&story, first.id, 1, 3).await.unwrap();
        judge(&story, first.id, true, "").await.unwrap();
        let seen = read(&story, story.leader.scope(), id).await.unwrap();
        assert_eq!(seen.row.inspection.carried_out_on, None);
        answer(&story, second.id, 1, 1).await.unwrap();
        judge(&story, second.id, true, "").await.unwrap();
        let seen = read(&story, story.leader.scope(), id).await.unwrap();
        assert!(seen.row.inspection.carried_out_on.is_some());
        let done: BTreeMap<u16, i64> = concluded
            .into_iter()
            .chain([(14, 1), (15, 3), (16, 1), (17, 1)])
            .collect();
        assert_eq!(figures(&story, PROVINCE, "2026-Q3").await, done);
        assert_eq!(
            figures(&story, PROVINCE, "2026-Q4").await,
            BTreeMap::new(),
            "nothing is carried over of what is done"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_concluded_and_not_carried_out_is_carried_over() {
    for mut story in Story::led_by(PROVINCE).await {
        let open = plan(&story, planned(COMMUNE)).await.unwrap();
        begin(&story, open).await.unwrap();
        let other = plan(&story, planned(COMMUNE)).await.unwrap();
        begin(&story, other).await.unwrap();
        let one = vec![recommended("measure", 0, 0)];
        conclude(&story, other, conclusion(one)).await.unwrap();
        let check = RawInspection {
            kind: "check".to_owned(),
            ..planned(COMMUNE)
        };
        let check = plan(&story, check).await.unwrap();
        begin(&story, check).await.unwrap();
        story.register.on(date(2026, 11, 2));
        assert_eq!(
            figures(&story, PROVINCE, "2026-Q4").await,
            [(6, 1), (7, 1), (13, 1)].into(),
            "a check stands in no form"
        );
        let scope = story.leader.scope();
        let behind = story
            .register
            .read(move |tx, at| {
                let period = at.law.periods.parse("2026-Q4").unwrap();
                let behind = report::Behind {
                    question: report::Question {
                        form: "06/QLKNTC",
                        version: None,
                        unit: PROVINCE,
                        period: &period,
                        rows: report::Rows::Own,
                    },
                    column: 13,
                    row: None,
                    after: None,
                    limit: 10,
                };
                let things = report::behind(tx, &at.law, &scope, &behind)?;
                report::named(tx, &scope, things)
            })
            .await
            .unwrap();
        let [one] = behind.as_slice() else {
            panic!("{behind:?}");
        };
        assert_eq!(one.thing.subject, other);
        assert_eq!(one.name.as_ref().unwrap().paper, "08/KL-UBND");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conclusion_that_recommends_nothing_is_carried_out_at_once() {
    for story in Story::led_by(PROVINCE).await {
        let id = plan(&story, planned(COMMUNE)).await.unwrap();
        begin(&story, id).await.unwrap();
        conclude(&story, id, conclusion(Vec::new())).await.unwrap();
        let seen = read(&story, story.leader.scope(), id).await.unwrap();
        assert_eq!(seen.row.inspection.stand, inspection::Stand::CarriedOut);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_entries_are_told_and_strangers_find_nothing() {
    for story in Story::led_by(PROVINCE).await {
        let wrong = RawInspection {
            basis: String::new(),
            until: Some(date(2025, 1, 1)),
            days: Some(0),
            ..planned("01.ubnd")
        };
        assert_eq!(
            code(plan(&story, wrong).await),
            "basis field-missing, until last-day-before-first, days number-wrong"
        );
        assert_eq!(
            code(plan(&story, planned("01.ubnd")).await),
            "units unit-not-led"
        );
        let surprise = RawInspection {
            occasion: "unscheduled".to_owned(),
            ..planned(COMMUNE)
        };
        let id = plan(&story, surprise).await.unwrap();
        assert_eq!(
            code(read(&story, story.owner.scope(), id).await),
            "not-found",
            "nobody is told before it begins"
        );
        begin(&story, id).await.unwrap();
        read(&story, story.owner.scope(), id).await.unwrap();
        let wrong = RawRecommendation {
            due: None,
            people: -1,
            ..recommended("administrative", 0, 0)
        };
        assert_eq!(
            code(conclude(&story, id, conclusion(vec![wrong])).await),
            "recommendations.1.due field-missing, recommendations.1.people number-wrong"
        );
        let neighbour = story
            .register
            .official("14533-2025.ubnd", OFFICERS, true)
            .await
            .unwrap();
        assert_eq!(code(read(&story, neighbour.scope(), id).await), "not-found");
        let permit = neighbour.permit::<acts::Inspect>().unwrap();
        let theirs = story
            .register
            .write(move |tx, at| inspection::begin(tx, at, &permit, id, (None, None)))
            .await;
        assert_eq!(code(theirs), "not-found");
        let clerk = story
            .register
            .official(PROVINCE, &[Post::PetitionOfficer], true)
            .await
            .unwrap();
        assert_eq!(code(clerk.permit::<acts::Inspect>()), "act-needs-post");
    }
}
