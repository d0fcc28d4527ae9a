//! Extensions of the settlement of a denunciation: complex one, specially complex two, never a third.

use super::*;

async fn accepted() -> Vec<Story> {
    let mut stories = Story::opened(AFTER, Class::Denunciation).await;
    for story in &mut stories {
        story
            .on(1)
            .step("check_identity", &[("report", "Đủ")])
            .await;
        story.on(2).step("accept", &[("number", "1")]).await;
    }
    stories
}

const WHY: &[(&str, &str)] = &[("number", "5/QĐ"), ("reason", "Nhiều nơi phải xác minh")];

async fn nominal(story: &Story) -> Date {
    let clocks = story.details().await.clocks;
    let clock = clocks.iter().find(|clock| clock.term == "TC-09").unwrap();
    clock.nominal.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_case_is_not_extended() {
    for story in accepted().await {
        assert_eq!(story.refused("extend", WHY).await, "25/2018/QH14 30(2)");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complex_case_is_extended_once_by_thirty_days() {
    for mut story in accepted().await {
        let before = nominal(&story).await;
        story
            .on(3)
            .step("declare_complex", &[("criteria", "a")])
            .await;
        story.on(20).step("extend", WHY).await;
        assert_eq!(nominal(&story).await, before.saturating_add(30.days()));
        assert_eq!(story.refused("extend", WHY).await, "25/2018/QH14 30(2)");
        assert_eq!(
            story.refused("extend_again", WHY).await,
            "25/2018/QH14 30(3)"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_specially_complex_case_is_extended_twice_and_no_more() {
    for mut story in accepted().await {
        let before = nominal(&story).await;
        let one = [("criteria", "a,a")];
        assert_eq!(
            story.on(3).wrong("declare_specially_complex", &one).await,
            [("fields.criteria".to_owned(), "too-few-choices")]
        );
        let two = [("criteria", "a, b")];
        story.step("declare_specially_complex", &two).await;
        story.on(20).step("extend", WHY).await;
        story.on(50).step("extend_again", WHY).await;
        assert_eq!(nominal(&story).await, before.saturating_add(60.days()));
        assert_eq!(
            story.refused("extend_again", WHY).await,
            "25/2018/QH14 30(3)"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_that_has_run_out_is_not_extended() {
    for mut story in accepted().await {
        story
            .on(3)
            .step("declare_complex", &[("criteria", "a")])
            .await;
        assert_eq!(story.on(60).refused("extend", WHY).await, "25/2018/QH14 30");
        story.whole().await;
    }
}
