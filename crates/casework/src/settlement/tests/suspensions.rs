//! Clocks that stand still move their last day by exactly the days they stood.

use super::*;

async fn accepted(begin: Date, class: Class) -> Vec<Story> {
    let mut stories = Story::opened(begin, class).await;
    for story in &mut stories {
        if class == Class::Denunciation {
            story
                .on(1)
                .step("check_identity", &[("report", "Đủ")])
                .await;
        }
        story.on(2).step("accept", &[("number", "1")]).await;
    }
    stories
}

async fn nominal(story: &Story, term: &str) -> Date {
    let clocks = story.details().await.clocks;
    let clock = clocks.iter().rev().find(|clock| clock.term == term);
    clock.unwrap().nominal.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_moves_the_last_day_of_a_complaint_by_exactly_its_days() {
    for days in [0, 1, 9, 40] {
        for mut story in accepted(AFTER, Class::Complaint).await {
            let before = nominal(&story, "KN-04").await;
            let why = [("number", "2"), ("ground", "a"), ("reason", "Lũ lụt")];
            story.on(5).step("suspend", &why).await;
            assert_eq!(story.details().await.case.phase.as_str(), "suspended");
            assert_eq!(
                story.details().await.due_on,
                story.due("KN-18").await,
                "only the sending of the decision is due"
            );
            story.on(5 + days).step("resume", &[("number", "3")]).await;
            let moved = before.saturating_add(days.days());
            assert_eq!(nominal(&story, "KN-04").await, moved);
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_accepted_before_the_new_law_may_be_suspended_once_it_holds() {
    for mut story in accepted(CROSSING, Class::Complaint).await {
        let why = [("number", "2"), ("ground", "a"), ("reason", "Lũ lụt")];
        let failure = story.on(10).take("suspend", &why).await.unwrap_err();
        let told = refusal(failure);
        assert_eq!(told.code, "step-not-in-force");
        assert_eq!(
            told.article.as_deref(),
            Some("02/2011/QH13 11a(1); 155/2026/NĐ-CP 22")
        );
        story.register.on(date(2026, 7, 1));
        story.step("suspend", &why).await;
        story.register.on(date(2026, 7, 21));
        let before = nominal(&story, "KN-04").await;
        story.step("resume", &[("number", "3")]).await;
        assert_eq!(
            nominal(&story, "KN-04").await,
            before.saturating_add(20.days())
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_of_an_expert_assessment_are_not_counted_first_and_last_included() {
    for mut story in accepted(AFTER, Class::Denunciation).await {
        let before = nominal(&story, "TC-09").await;
        let asked = [("body", "Viện Khoa học hình sự"), ("question", "Chữ ký")];
        story.on(10).step("request_expert", &asked).await;
        assert_eq!(
            story.refused("request_expert", &asked).await,
            "31/2019/NĐ-CP 15"
        );
        story
            .on(20)
            .step("receive_expert", &[("result", "Đúng chữ ký")])
            .await;
        assert_eq!(
            nominal(&story, "TC-09").await,
            before.saturating_add(11.days())
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expert_awaited_through_a_suspension_lets_the_clock_run_only_with_his_result() {
    for mut story in accepted(AFTER, Class::Denunciation).await {
        let before = nominal(&story, "TC-09").await;
        let asked = [("body", "Viện"), ("question", "Chữ ký")];
        story.on(10).step("request_expert", &asked).await;
        let why = [
            ("number", "2"),
            ("ground", "b"),
            ("reason", "Chờ giám định"),
        ];
        story.on(12).step("suspend", &why).await;
        story.on(15).step("resume", &[("number", "3")]).await;
        assert_eq!(nominal(&story, "TC-09").await, before);
        story
            .on(20)
            .step("receive_expert", &[("result", "Đúng")])
            .await;
        assert_eq!(
            nominal(&story, "TC-09").await,
            before.saturating_add(11.days())
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_case_does_not_lapse() {
    for mut story in accepted(AFTER, Class::Complaint).await {
        let why = [("number", "2"), ("ground", "a"), ("reason", "Lũ lụt")];
        story.on(5).step("suspend", &why).await;
        assert_eq!(story.on(200).register.let_days_pass().await.unwrap(), 0);
        story.step("resume", &[("number", "3")]).await;
        assert_eq!(story.on(400).register.let_days_pass().await.unwrap(), 1);
        story.whole().await;
    }
}
