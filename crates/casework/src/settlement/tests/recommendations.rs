//! Recommendations and reflections: no term of law, an answer at the end.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_recommendation_is_answered_carried_out_and_closed_under_either_law() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::opened(begin, Class::Recommendation).await {
            story.on(3).step("accept", &[("number", "1")]).await;
            assert_eq!(story.due("XD-16").await, None, "the law sets no term");
            assert_eq!(story.details().await.due_on, None);
            let own = story.own();
            story
                .on(4)
                .step("assign_verification", &[("verifier", &own)])
                .await;
            story
                .on(10)
                .step("report_verification", &[("result", "Đường hỏng thật")])
                .await;
            let answer = [
                ("number", "2"),
                ("findings.1", "right"),
                ("outcome", "taken_up"),
                ("to_enforce", "yes"),
            ];
            story.on(12).step("answer", &answer).await;
            assert_eq!(
                story.refused("close", &[]).await,
                "42/2013/QH13 28",
                "the answer is to be sent first"
            );
            story.on(13).step("send", &[("to", "Người gửi")]).await;
            let day = story.day(40).to_string();
            let instructed = [("unit", COMMUNE), ("finish_by", day.as_str())];
            story.on(14).step("instruct_enforcement", &instructed).await;
            story.on(30).step("close", &[]).await;
            assert_eq!(story.state().await, "closed");
            story.whole().await;
        }
    }
}
