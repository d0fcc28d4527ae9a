//! Service, publicity, the courts, the look again, a withdrawal that was coerced.

use super::*;

async fn decided(begin: Date) -> Vec<Story> {
    let mut stories = Story::opened(begin, Class::Complaint).await;
    for story in &mut stories {
        story.on(2).step("accept", &[]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        story
            .step("report_verification", &[("result", "Đúng quy định")])
            .await;
        let kept = [("findings.1", "wrong"), ("outcome", "keep")];
        story.on(5).step("decide", &kept).await;
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_goes_to_everybody_whom_the_law_names_and_service_is_proved() {
    for mut story in decided(AFTER).await {
        // Three working days were over.
        let sent = [("recipients", "sender"), ("to", "Ban Tiếp công dân tỉnh")];
        story.on(12).step("send", &sent).await;
        let services = story.details().await.ending.services;
        let to: Vec<&str> = services.iter().map(|one| one.recipient.as_str()).collect();
        assert_eq!(
            to,
            ["sender", "petitioner", "superior", "inspectorate", "other"]
        );
        assert!(services.iter().all(|one| one.is_late));
        let day = story.day(13).to_string();
        let served = [
            ("received_on", day.as_str()),
            ("way", "in_person"),
            ("proof", "minutes"),
        ];
        story.on(13).step("record_receipt", &served).await;
        let other = [served[0], served[1], served[2], ("recipient", "superior")];
        story.step("record_service", &other).await;
        let services = story.details().await.ending.services;
        let had: Vec<&str> = services
            .iter()
            .filter(|one| one.served_on == Some(story.day(13)))
            .map(|one| one.recipient.as_str())
            .collect();
        assert_eq!(had, ["petitioner", "superior"]);
        assert!(story.due("KN-08").await.is_some());
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn publicity_is_never_shorter_than_the_law_says_and_tells_no_private_data() {
    for mut story in decided(AFTER).await {
        story.on(6).step("send", &[]).await;
        let (soon, late) = (story.day(10).to_string(), story.day(60).to_string());
        let form = [("publicity", "posting"), ("place", "Trụ sở UBND xã")];
        let told = [
            form[0],
            form[1],
            ("shown", "Giải quyết khiếu nại của bà Đỗ Thị Ước"),
        ];
        assert_eq!(
            story.wrong("publish", &told).await,
            [("fields.shown".to_owned(), "tells-private-data")]
        );
        let short = [form[0], form[1], ("until_on", soon.as_str())];
        assert_eq!(
            story.wrong("publish", &short).await,
            [("fields.until_on".to_owned(), "public-too-short")]
        );
        let held_back = [form[0], form[1], ("from_on", late.as_str())];
        assert_eq!(
            story.wrong("publish", &held_back).await,
            [("fields.from_on".to_owned(), "after-the-term")]
        );
        let embargo = story.day(8).to_string();
        let shown = [
            ("publicity", "posting,broadcast"),
            form[1],
            ("from_on", embargo.as_str()),
            ("shown", "Giữ nguyên quyết định thu hồi đất tại thôn 3."),
        ];
        story.step("publish", &shown).await;
        let rows = story.details().await.ending.publications;
        assert_eq!(rows[0].until_on, Some(story.day(22)));
        assert_eq!((rows[1].until_on, rows[1].times), (None, 2));
        for (day, lines) in [(7, 0), (8, 1), (22, 1), (23, 0)] {
            story.on(day);
            let seen = story
                .register
                .read(|tx, at| crate::settlement::published(tx, at, None, 10));
            assert_eq!(seen.await.unwrap().len(), lines, "day {day}");
        }
        let over = [("ground", "term_over")];
        story.on(23).step("take_down", &over).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suit_its_judgment_and_its_execution_are_tied_to_the_case() {
    for mut story in decided(AFTER).await {
        story.on(6).step("send", &[]).await;
        let day = story.day(6).to_string();
        let judged = [
            ("judgment", "12/2026/HC-ST"),
            ("judged_on", day.as_str()),
            ("received_on", day.as_str()),
            ("result", "cancel_part"),
            ("to_execute", "yes"),
        ];
        assert_eq!(
            story.refused("record_judgment", &judged).await,
            "02/2011/QH13 11(9)"
        );
        let suit = [
            ("court", "Tòa án nhân dân khu vực 3"),
            ("court_number", "08/2026/TLST-HC"),
            ("accepted_on", day.as_str()),
        ];
        story.step("litigate", &suit).await;
        story.on(20).step("record_judgment", &judged).await;
        assert_eq!(story.due("KN-41").await, Some(story.day(36)));
        let done = [("execution", "Đã ban hành quyết định thay thế")];
        story.on(30).step("execute_judgment", &done).await;
        assert_eq!(story.outcome("KN-41").await.as_deref(), Some("on_time"));
        let suit = &story.details().await.ending.lawsuits[0];
        assert_eq!(suit.result, "cancel_part");
        assert_eq!(suit.executed_on, Some(story.day(30)));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_in_effect_is_looked_at_again_by_the_superior_alone() {
    for mut story in decided(AFTER).await {
        story.on(6).step("send", &[]).await;
        let published = [("publicity", "posting"), ("place", "Xã")];
        story.step("publish", &published).await;
        story.on(50).register.let_days_pass().await.unwrap();
        let ordered = [("reason", "Có tài liệu mới về nguồn gốc đất")];
        let own = story.take("reexamine", &ordered).await.unwrap_err();
        assert_eq!(refusal(own).code, "step-needs-post");
        let officer = story.officer.clone();
        story.officer = story.superior.clone();
        story.step("reexamine", &ordered).await;
        story.officer = officer;
        assert_eq!(story.refused("close", &[]).await, "124/2020/NĐ-CP 38");
        story.officer = story.superior.clone();
        let ended = [("result", "cancel"), ("reason", "Sai đối tượng")];
        story.on(60).step("conclude_reexamination", &ended).await;
        let review = &story.details().await.ending.reviews[0];
        assert_eq!(
            (review.ordered_by.as_str(), review.result.as_str()),
            (PROVINCE, "cancel")
        );
        story.whole().await;
    }
}
