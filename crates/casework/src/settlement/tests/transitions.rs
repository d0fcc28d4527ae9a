//! Cases that cross 2026-07-01 (rulebook V-01 to V-04).

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_received_before_keeps_its_old_term_of_acceptance() {
    for mut story in Story::opened(date(2026, 6, 26), Class::Complaint).await {
        let clocks = story.details().await.clocks;
        let version = clocks[0].version.clone();
        let old = story.due("KN-02").await.unwrap();
        story.register.on(date(2026, 7, 2));
        assert_eq!(story.due("KN-02").await, Some(old));
        story.step("accept", &[("number", "1")]).await;
        let clocks = story.details().await.clocks;
        assert_eq!(clocks[0].version, version);
        assert_ne!(clocks[0].version, "KN-02@2026-07-01");
        let settlement = clocks.iter().find(|clock| clock.term == "KN-04").unwrap();
        assert_eq!(settlement.started_on, date(2026, 7, 2));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn complexity_follows_the_law_of_the_day_the_case_began() {
    let (reason, criteria) = (("reason", "Nhiều nơi"), ("criteria", "a"));
    for mut story in Story::opened(date(2026, 6, 26), Class::Complaint).await {
        story.register.on(date(2026, 7, 2));
        story.step("accept", &[("number", "1")]).await;
        assert_eq!(
            story.wrong("declare_complex", &[reason, criteria]).await,
            [("fields.criteria".to_owned(), "field-unknown")]
        );
        story.step("declare_complex", &[reason]).await;
        story.whole().await;
    }
    for mut story in Story::opened(date(2026, 7, 1), Class::Complaint).await {
        story.on(1).step("accept", &[("number", "1")]).await;
        assert_eq!(
            story.wrong("declare_complex", &[reason]).await,
            [("fields.criteria".to_owned(), "field-missing")]
        );
        story.step("declare_complex", &[reason, criteria]).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn withdrawal_of_a_part_follows_the_day_of_the_step() {
    let part = [("contents.1", "yes"), ("form", "petition"), ("free", "yes")];
    for mut story in Story::all(date(2026, 6, 20)).await {
        let handling = Handling {
            contents: vec!["Giá đất".to_owned(), "Tái định cư".to_owned()],
            ..Handling::default()
        };
        story.open(Class::Complaint, handling).await;
        let early = story.take("withdraw_part", &part).await.unwrap_err();
        assert_eq!(refusal(early).code, "step-not-in-force");
        story.register.on(date(2026, 7, 1));
        story.step("withdraw_part", &part).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_is_one_of_the_law_of_the_day_of_the_step() {
    let early = [("number", "1"), ("ground", "no_object")];
    for mut story in Story::opened(date(2026, 6, 26), Class::Complaint).await {
        story.step("accept", &[("number", "1")]).await;
        let how = [("form", "petition"), ("free", "yes")];
        story.on(1).step("withdraw_whole", &how).await;
        assert_eq!(
            story.wrong("terminate", &early).await,
            [("fields.ground".to_owned(), "choice-unknown")]
        );
        story.register.on(date(2026, 7, 1));
        story.step("terminate", &early).await;
        story.whole().await;
    }
}
