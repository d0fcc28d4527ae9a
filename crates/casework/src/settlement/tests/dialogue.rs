//! When the dialogue is mandatory, and who must hold it.

use super::*;

const DECISION: &[(&str, &str)] = &[
    ("number", "1"),
    ("findings.1", "wrong"),
    ("outcome", "keep"),
];

async fn verified(begin: Date, differ: &str) -> Vec<Story> {
    let mut stories = Story::opened(begin, Class::Complaint).await;
    for story in &mut stories {
        story.on(2).step("accept", &[("number", "1")]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        let result = [("result", "Thu hồi đúng"), ("positions_differ", differ)];
        story.on(5).step("report_verification", &result).await;
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_complaint_needs_a_dialogue_only_while_the_positions_differ() {
    for mut story in verified(AFTER, "yes").await {
        assert_eq!(
            story.refused("decide", DECISION).await,
            "02/2011/QH13 30(1)"
        );
        story.whole().await;
        story.on(6);
    }
    for story in verified(AFTER, "").await {
        story.step("decide", DECISION).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_spoken_with_who_was_not_invited() {
    for mut story in verified(AFTER, "yes").await {
        let failure = story.meet(&[]).await.unwrap_err();
        assert_eq!(
            refusal(failure).article.as_deref(),
            Some("02/2011/QH13 30(2)")
        );
        let late = story.day(8).to_string();
        let invited = [("dialogue_day", late.as_str()), ("place", "Xã")];
        story.on(7).step("invite_dialogue", &invited).await;
        // Five days before the dialogue, from 2026-07-01 on: one day is too late.
        assert_eq!(story.outcome("KN-10").await.as_deref(), Some("late"));
        story.on(8).meet(&[]).await.unwrap();
        story.step("decide", DECISION).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_names_a_day_that_is_still_to_come() {
    for story in verified(AFTER, "yes").await {
        let past = story.day(1).to_string();
        let invited = [("dialogue_day", past.as_str()), ("place", "Xã")];
        assert_eq!(
            story.wrong("invite_dialogue", &invited).await,
            [("fields.dialogue_day".to_owned(), "date-before-the-step")]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complainant_who_stays_away_holds_nothing_up_once_the_new_law_is_there() {
    for mut story in verified(CROSSING, "yes").await {
        let day = story.day(30).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Xã")];
        story.on(20).step("invite_dialogue", &invited).await;
        let minutes = [("minutes", "Vắng không lý do")];
        let failure = story.on(21).take("record_absence", &minutes).await;
        assert_eq!(refusal(failure.unwrap_err()).code, "step-not-in-force");
        story.on(30).step("record_absence", &minutes).await;
        story.step("decide", DECISION).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provincial_chair_holds_a_sensitive_dialogue_in_person() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.case = story
            .open_second(Class::Complaint, Handling::default())
            .await
            .unwrap();
        story.officer = story.superior.clone();
        story.on(2).step("accept", &[("number", "1")]).await;
        let day = story.day(9).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Tỉnh")];
        story.on(3).step("invite_dialogue", &invited).await;
        let sent = [("sensitive", "yes")];
        let failure = story.on(9).meet(&sent).await.unwrap_err();
        assert_eq!(
            refusal(failure).article.as_deref(),
            Some("124/2020/NĐ-CP 28(2)")
        );
        let in_person = [("sensitive", "yes"), ("in_person", "yes")];
        story.meet(&in_person).await.unwrap();
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_of_a_provincial_agency_always_holds_it_in_person() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        let agency = "37-2025.so-tai-chinh";
        story.superior = story
            .register
            .official(agency, OFFICERS, true)
            .await
            .unwrap();
        let finding = Classifying {
            stage: Stage::Second,
            ..finding(Class::Complaint, agency)
        };
        let actor = story.superior.clone();
        let raw = complaint(agency);
        let case = story
            .open_at(&actor, raw, finding, Handling::default())
            .await;
        story.case = case.unwrap();
        story.officer = actor;
        story.on(2).step("accept", &[("number", "1")]).await;
        let day = story.day(9).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Sở")];
        story.on(3).step("invite_dialogue", &invited).await;
        let failure = story.on(9).meet(&[]).await.unwrap_err();
        assert_eq!(
            refusal(failure).article.as_deref(),
            Some("124/2020/NĐ-CP 28(2)")
        );
        story.whole().await;
    }
}
