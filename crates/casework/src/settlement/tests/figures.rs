//! What a case leaves in the figures of its unit.

use store::params;

use super::*;

/// What its decisions count.
async fn counted(story: &Story) -> Vec<(String, i64)> {
    const ALL: &str = "select measure, cast(sum(amount) as bigint) as amount from counted where subject_kind = 'decision' \
         group by measure order by measure";
    story
        .register
        .read(|tx, _| {
            let rows = tx.query(ALL, params![])?;
            let each = rows
                .iter()
                .map(|row| Ok((row.get("measure")?, row.get("amount")?)));
            Ok(each.collect::<store::Result<_>>()?)
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_second_decision_counts_by_its_finding_and_what_it_does_to_the_first() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.case = story
            .open_second(Class::Complaint, Handling::default())
            .await
            .unwrap();
        story.officer = story.superior.clone();
        story.on(2).step("accept", &[("number", "1")]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        let reported = [("result", "Xong")];
        story.step("report_verification", &reported).await;
        let day = story.day(10).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Tỉnh")];
        story.step("invite_dialogue", &invited).await;
        story.on(10).meet(&[]).await.unwrap();
        let decision = [
            ("number", "1"),
            ("findings.1", "right"),
            ("outcome", "annul"),
            ("to_enforce", "yes"),
            ("land_to_individuals", "200"),
        ];
        story.on(120).step("decide", &decision).await;
        assert_eq!(
            counted(&story).await,
            [
                (
                    "decision.amount.complaint.land_to_individuals".to_owned(),
                    200
                ),
                ("decision.issued.complaint.second.right.annul".to_owned(), 1),
                ("decision.late.complaint.second".to_owned(), 1),
            ]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conclusion_that_orders_nothing_leaves_the_stock_once_the_accused_is_restored() {
    for mut story in Story::opened(AFTER, Class::Denunciation).await {
        story.step("check_identity", &[("report", "Đủ")]).await;
        story.on(2).step("accept", &[("number", "1")]).await;
        story.team().await;
        let reported = [("result", "Không có vi phạm")];
        story.step("report_verification", &reported).await;
        let concluded = [("number", "1"), ("findings.1", "wrong")];
        story.on(9).step("conclude", &concluded).await;
        story.step("restore_accused", &[("number", "2")]).await;
        assert_eq!(
            counted(&story).await,
            [
                ("decision.in_time.denunciation.first".to_owned(), 1),
                (
                    "decision.issued.denunciation.first.wrong.none".to_owned(),
                    1
                ),
                ("enforcement.done.denunciation".to_owned(), 1),
            ]
        );
        story.whole().await;
    }
}
