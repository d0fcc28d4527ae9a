//! What a unit above may do with an overdue case below.

use super::denunciations::settle;
use super::*;

async fn overdue() -> Vec<Story> {
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

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_takes_an_overdue_denunciation_over_and_settles_it_anew() {
    for mut story in overdue().await {
        let (officer, below) = (story.officer.clone(), story.case);
        story.officer = story.superior.clone();
        let received = story.day(30).to_string();
        let told = [("received_on", received.as_str())];
        assert_eq!(
            story.on(30).refused("receive_overdue", &told).await,
            "25/2018/QH14 38(1)",
            "its term still runs"
        );
        let received = story.day(40).to_string();
        let told = [("received_on", received.as_str())];
        story.on(40).step("receive_overdue", &told).await;
        let clocks = story.details().await.clocks;
        let demand = clocks.iter().find(|clock| clock.term == "TC-18").unwrap();
        assert_eq!(demand.unit, PROVINCE, "the superior owes it");
        let over = [("number", "9"), ("ground", "breach")];
        assert_eq!(
            story.refused("take_over", &over).await,
            "25/2018/QH14 38(2)"
        );
        let demanded = [("number", "8"), ("received_on", received.as_str())];
        story.step("demand", &demanded).await;
        assert!(story.due("TC-19").await.is_some());
        story.officer = officer;
        assert_eq!(
            refusal(story.take("take_over", &over).await.unwrap_err()).code,
            "step-needs-post",
            "nobody takes his own case over"
        );
        let report = [("number", "3"), ("report", "Do thiếu người")];
        story.on(45).step("report_progress", &report).await;
        story.officer = story.superior.clone();
        let taken = story.on(46).take("take_over", &over).await.unwrap();
        assert_eq!(story.state().await, "taken_over");
        story.case = taken.opened.unwrap();
        let details = story.details().await;
        assert_eq!(details.case.unit, PROVINCE);
        assert_eq!(details.case.earlier_case, Some(below));
        assert_eq!(details.participants.len(), 2);
        assert_eq!(details.contents.len(), 1);
        story.step("check_identity", &[("report", "Đủ")]).await;
        story.on(50).step("accept", &[("number", "1")]).await;
        let term = story.details().await.clocks;
        let term = term.iter().find(|clock| clock.term == "TC-09").unwrap();
        assert_eq!(term.started_on, story.day(50), "a new acceptance");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_of_another_province_has_no_say() {
    for mut story in overdue().await {
        story.on(40);
        story.officer = story
            .register
            .official("31-2025.ubnd", &[Post::Supervisor], true)
            .await
            .unwrap();
        let day = story.day(40).to_string();
        let failure = story
            .take("receive_overdue", &[("received_on", &day)])
            .await;
        assert_eq!(refusal(failure.unwrap_err()).code, "step-needs-post");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_demands_the_settlement_of_an_overdue_complaint() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(2).step("accept", &[("number", "1")]).await;
        story.officer = story.superior.clone();
        let day = story.day(70).to_string();
        let demanded = [("number", "8"), ("answer_by", day.as_str())];
        assert_eq!(
            story.on(20).refused("demand", &demanded).await,
            "42/2013/QH13 26; 06/2014/TT-TTCP 14"
        );
        story.on(60).step("demand", &demanded).await;
        let appeal = [("filed_on", story.day(60).to_string())];
        let appeal = [("filed_on", appeal[0].1.as_str()), ("unit", PROVINCE)];
        story.step("appeal_unsettled", &appeal).await;
        assert_eq!(story.state().await, "passed_up");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_settles_what_the_head_must_stand_aside_from() {
    for mut story in Story::opened(AFTER, Class::Denunciation).await {
        let below = story.officer.clone();
        let reason = [("reason", "Người đứng đầu là anh ruột người bị tố cáo")];
        story.officer = story.superior.clone();
        let early = story.take("take_over_conflicted", &reason).await;
        assert_eq!(
            refusal(early.unwrap_err()).article.unwrap(),
            "31/2019/NĐ-CP 5(2)",
            "nothing was decided of his conflict"
        );
        let own = below.official.to_string();
        let kin = [
            ("official", own.as_str()),
            ("kind", "kin"),
            ("detail", "Anh ruột người bị tố cáo"),
        ];
        story.step("declare_interest", &kin).await;
        let aside = [
            ("declaration", "1"),
            ("decision", "stands_aside"),
            ("reason", "Anh ruột"),
        ];
        story.step("decide_interest", &aside).await;
        let taken = story.take("take_over_conflicted", &reason).await.unwrap();
        assert_eq!(story.state().await, "taken_over");
        story.case = taken.opened.unwrap();
        assert_eq!(story.details().await.case.unit, PROVINCE);
        settle(&mut story, true).await;
        story.whole().await;
    }
}
