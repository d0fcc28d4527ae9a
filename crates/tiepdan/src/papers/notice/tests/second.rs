//! The decision of the second instance, for a group of sixty with four contents.

use casework::petition::{Classifying, Handling};
use casework::testing::{complaint, finding};
use law::procedure::{Class, Stage};

use super::petitioners::sixty;
use super::{COMMUNE, POSTS, PROVINCE, Walk};

/// The complaint of a group to the province, after the commune settled it.
async fn appealed() -> Walk {
    let first = Walk::begin(complaint(COMMUNE), Handling::default()).await;
    let register = first.register;
    let officer = register.official(PROVINCE, POSTS, false).await.unwrap();
    let filed = register.file(&officer, sixty()).await.unwrap();
    let found = Classifying {
        stage: Stage::Second,
        ..finding(Class::Complaint, PROVINCE)
    };
    register.classify(&officer, filed.id, found).await.unwrap();
    let contents = (1..=4).map(|no| format!("Nội dung thứ {no} về bồi thường, hỗ trợ."));
    let handling = Handling {
        rule: "XD-02".to_owned(),
        earlier_case: Some(first.case),
        contents: contents.collect(),
        facts: vec!["all_signed".to_owned()],
        ..Handling::default()
    };
    let joined = register.handle(&officer, filed.id, handling).await.unwrap();
    Walk {
        register,
        officer,
        case: joined.case.unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_decision_finds_each_content_and_names_the_group_by_its_first() {
    let walk = appealed().await;
    let head = walk.officer.official.to_string();
    walk.take("accept", &[]).await;
    walk.take("assign_verification", &[("verifier", &head)])
        .await;
    let reported = [("result", "Quyết định lần đầu đúng một phần.")];
    walk.take("report_verification", &reported).await;
    let invited = [
        ("dialogue_day", "2026-07-15"),
        ("place", "Trụ sở tiếp công dân tỉnh"),
    ];
    walk.take("invite_dialogue", &invited).await;
    let dialogue = [
        ("host", head.as_str()),
        ("outcome", "Các bên giữ nguyên ý kiến."),
        ("in_person", "yes"),
        ("positions.1", "differs"),
        ("positions.2", "differs"),
        ("positions.3", "agreed"),
        ("positions.4", "agreed"),
        ("people.1.name", "Nguyễn Hoàng Thị Minh Nguyệt 58"),
        ("people.1.role", "representative"),
        ("people.1.presence", "present"),
    ];
    walk.take("hold_dialogue", &dialogue).await;
    let decided = [
        ("findings.1", "right"),
        ("findings.2", "wrong"),
        ("findings.3", "partly_right"),
        ("findings.4", "right"),
        ("outcome", "amend"),
        ("to_enforce", "yes"),
        ("money_to_individuals", "125.000.000"),
    ];
    walk.take("decide", &decided).await;
    let filled = walk.filled("124/2020-16").await;
    assert_eq!(
        (&filled["people"], &filled["list"], &filled["second"]),
        (&60.into(), &true.into(), &true.into())
    );
    insta::assert_snapshot!("124-2020-16", format!("{filled:#}"));
}
