//! What a decision orders, carried out to the last đồng and square metre.

use super::*;
use crate::settlement::{DutyFilter, DutyRow, duties};

/// A complaint decided with money and land to give back, in effect.
async fn in_effect() -> Vec<Story> {
    let mut stories = Story::opened(AFTER, Class::Complaint).await;
    for story in &mut stories {
        story.on(2).step("accept", &[]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        story
            .step("report_verification", &[("result", "Có cơ sở")])
            .await;
        let mut decided = vec![
            ("findings.1", "right"),
            ("outcome", "amend"),
            ("money_to_individuals", "120.000.000"),
            ("land_to_individuals", "75"),
        ];
        assert_eq!(
            story.wrong("decide", &decided).await,
            [("fields.to_enforce".to_owned(), "orders-something")]
        );
        decided.push(("to_enforce", "yes"));
        story.on(5).step("decide", &decided).await;
        story.on(6).step("send", &[]).await;
        story.on(50).register.let_days_pass().await.unwrap();
    }
    stories
}

async fn duties_of(story: &Story) -> Vec<DutyRow> {
    story.details().await.ending.duties
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_carried_out_by_several_who_owe_it_to_the_last_dong() {
    for mut story in in_effect().await {
        let due = story.day(80).to_string();
        let instructed = [("unit", COMMUNE), ("finish_by", due.as_str())];
        story.step("instruct_enforcement", &instructed).await;
        let all = duties_of(&story).await;
        let ordered: Vec<_> = all
            .iter()
            .map(|duty| (duty.what.as_str(), duty.ordered, duty.due_on))
            .collect();
        let day = Some(story.day(80));
        assert_eq!(
            ordered,
            [
                ("land_to_individuals", 75, day),
                ("money_to_individuals", 120_000_000, day)
            ]
        );
        let money = all[1].no.to_string();
        let far = story.day(120).to_string();
        let half = [
            ("duty", money.as_str()),
            ("owed_by", "Công ty Đá Xanh"),
            ("amount", "50.000.000"),
            ("finish_by", far.as_str()),
        ];
        story.step("assign_duty", &half).await;
        assert_eq!(duties_of(&story).await.len(), 3);
        let paid = [("money_returned_individuals", "70.000.000")];
        assert_eq!(
            story.wrong("record_enforcement", &paid).await,
            [("fields.duty".to_owned(), "duty-needed")]
        );
        let paid = [paid[0], ("duty", money.as_str())];
        story.on(60).step("record_enforcement", &paid).await;
        assert_eq!(duties_of(&story).await[1].state, "done");
        assert_eq!(
            story.refused("complete_enforcement", &[]).await,
            "124/2020/NĐ-CP 31"
        );
        let more = [("money_returned_individuals", "50.000.001")];
        assert_eq!(
            story.wrong("record_enforcement", &more).await,
            [(
                "fields.money_returned_individuals".to_owned(),
                "more-than-ordered"
            )]
        );
        let more = [more[0], ("more_reason", "Tiền lãi chậm trả")];
        story.on(61).step("record_enforcement", &more).await;
        let land = [("land_returned_individuals", "75")];
        story.on(62).step("complete_enforcement", &land).await;
        assert_eq!(story.state().await, "enforced");
        let left: i64 = duties_of(&story).await.iter().map(DutyRow::left).sum();
        assert_eq!(left, 0);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_late_is_told_and_a_duty_ends_only_on_a_ground_of_the_law() {
    for mut story in in_effect().await {
        let due = story.day(55).to_string();
        let instructed = [("unit", COMMUNE), ("finish_by", due.as_str())];
        story.step("instruct_enforcement", &instructed).await;
        story.on(56);
        let scope = story.superior.scope();
        let late = story.register.read(move |tx, at| {
            let filter = DutyFilter {
                late: true,
                limit: 10,
                ..DutyFilter::default()
            };
            duties(tx, at, &scope, &filter)
        });
        let late = late.await.unwrap();
        assert_eq!(late.len(), 2);
        assert!(late[0].duty.is_late_on(story.day(56)));
        let neighbour = story.register.official("14011-2025.ubnd", OFFICERS, true);
        let scope = neighbour.await.unwrap().scope();
        let unseen = story.register.read(move |tx, at| {
            let filter = DutyFilter {
                limit: 10,
                ..DutyFilter::default()
            };
            duties(tx, at, &scope, &filter)
        });
        assert!(unseen.await.unwrap().is_empty());
        for duty in ["1", "2"] {
            let ended = [
                ("duty", duty),
                ("ground", "waived"),
                ("reason", "Người khiếu nại có văn bản không nhận"),
            ];
            story.step("end_duty", &ended).await;
        }
        story.step("complete_enforcement", &[]).await;
        story.whole().await;
    }
}
