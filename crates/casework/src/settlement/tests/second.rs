//! The second complaint and the continued denunciation, each with the case settled first.

use super::*;

/// The commune decides a first complaint.
async fn decided_first(story: &mut Story) {
    story.on(3).step("accept", &[("number", "1")]).await;
    let own = story.own();
    story
        .on(4)
        .step("assign_verification", &[("verifier", &own)])
        .await;
    story
        .on(10)
        .step("report_verification", &[("result", "Đúng quy định")])
        .await;
    let decided = [
        ("number", "2"),
        ("findings.1", "wrong"),
        ("outcome", "keep"),
    ];
    story.on(11).step("decide", &decided).await;
    story
        .on(12)
        .step("send", &[("to", "Người khiếu nại")])
        .await;
}

/// The superior settles a case of the second instance to its end.
async fn settle_second(story: &mut Story, case: Id, outcome: &str, is_discipline: bool) {
    let (first, own) = (story.officer.clone(), story.superior.official.to_string());
    story.officer = story.superior.clone();
    story.case = case;
    story.on(22).step("accept", &[("number", "3")]).await;
    story
        .on(23)
        .step("assign_verification", &[("verifier", &own)])
        .await;
    story
        .on(30)
        .step("report_verification", &[("result", "Đã xác minh lại")])
        .await;
    let findings = [
        ("number", "4"),
        ("findings.1", "right"),
        ("outcome", outcome),
    ];
    let article = story.refused("decide", &findings).await;
    let dialogue = if is_discipline {
        "02/2011/QH13 55"
    } else {
        "02/2011/QH13 39; 124/2020/NĐ-CP 28(2)"
    };
    assert_eq!(article, dialogue);
    let day = story.day(37).to_string();
    let invited = [("dialogue_day", day.as_str()), ("place", "Trụ sở tỉnh")];
    story.on(31).step("invite_dialogue", &invited).await;
    story.on(37).meet(&[]).await.unwrap();
    story.on(40).step("decide", &findings).await;
    story.on(41).step("send", &[("to", "Các bên")]).await;
    let published = [("publicity", "posting"), ("place", "Trụ sở tỉnh")];
    story.on(42).step("publish", &published).await;
    story.on(100).step("close", &[]).await;
    assert_eq!(story.state().await, "closed");
    story.officer = first;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_complaint_is_settled_by_the_superior_and_names_the_first() {
    for (begin, outcome) in [(BEFORE, "uphold"), (AFTER, "annul"), (CROSSING, "amend")] {
        for mut story in Story::opened(begin, Class::Complaint).await {
            decided_first(&mut story).await;
            let day = story.day(20).to_string();
            let appeal = [("filed_on", day.as_str()), ("unit", PROVINCE)];
            let first = story.case;
            story.on(20).step("appeal", &appeal).await;
            let second = story
                .open_second(Class::Complaint, Handling::default())
                .await
                .unwrap();
            settle_second(&mut story, second, outcome, false).await;
            let details = story.details().await;
            assert_eq!(details.case.earlier_case, Some(first));
            assert_eq!(details.decisions[0].outcome, outcome);
            story.case = first;
            story.step("close_appealed", &[]).await;
            assert_eq!(story.state().await, "closed");
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_complaint_on_discipline_is_settled_with_a_dialogue_of_its_own() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::opened(begin, Class::Complaint).await {
            decided_first(&mut story).await;
            let handling = Handling {
                is_discipline: true,
                ..Handling::default()
            };
            story.on(20);
            let second = story.open_second(Class::Complaint, handling).await.unwrap();
            settle_second(&mut story, second, "uphold", true).await;
            let procedure = story.details().await.case.procedure;
            assert_eq!(procedure, "complaint.discipline.second");
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_settled_first_does_not_settle_again() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        decided_first(&mut story).await;
        let finding = Classifying {
            stage: Stage::Second,
            ..finding(Class::Complaint, COMMUNE)
        };
        let handling = Handling {
            earlier_case: Some(story.case),
            ..Handling::default()
        };
        story.on(20);
        let raw = crate::testing::letter("Lê Văn Khác", "Tôi khiếu nại lần hai.", COMMUNE);
        story.case = story.open_with(raw, finding, handling).await.unwrap();
        let article = story.refused("accept", &[("number", "1")]).await;
        assert_eq!(article, "02/2011/QH13 7; 02/2011/QH13 36");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_petition_names_only_a_first_case_of_its_own_class() {
    for story in Story::opened(AFTER, Class::Denunciation).await {
        let failure = story
            .open_second(Class::Complaint, Handling::default())
            .await;
        assert_eq!(
            wrong_fields(failure.unwrap_err()),
            [("earlier_case".to_owned(), "case-unknown")]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_complaint_after_its_window_needs_the_obstacle_that_held_it_up() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        decided_first(&mut story).await;
        let day = story.day(13).to_string();
        let received = [
            ("received_on", day.as_str()),
            ("way", "post"),
            ("proof", "post_receipt"),
        ];
        story.on(13).step("record_receipt", &received).await;
        let filed = story.day(44).to_string();
        let late = [("filed_on", filed.as_str()), ("unit", PROVINCE)];
        assert_eq!(
            story.on(45).wrong("appeal", &late).await,
            [("fields.obstacle".to_owned(), "after-the-window")]
        );
        let excused = [late[0], late[1], ("obstacle", "Điều trị nội trú 20 ngày")];
        story.step("appeal", &excused).await;
        assert_eq!(story.state().await, "appealed");
        story.whole().await;
    }
}
