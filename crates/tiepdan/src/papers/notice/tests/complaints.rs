use casework::petition::Handling;
use casework::testing::complaint;

use super::{COMMUNE, Walk};

/// Takes a complaint from acceptance to its decision, by way of everything that issues a paper.
async fn walk() -> Walk {
    let contents = [
        "Bồi thường về đất thấp hơn quy định.",
        "Chưa bố trí tái định cư.",
    ];
    let handling = Handling {
        contents: contents.map(str::to_owned).to_vec(),
        ..Handling::default()
    };
    let walk = Walk::begin(complaint(COMMUNE), handling).await;
    let verifier = walk.officer.official.to_string();
    walk.take("accept", &[]).await;
    walk.take(
        "assign_verification",
        &[("verifier", &verifier), ("report_by", "2026-07-20")],
    )
    .await;
    let asked = [
        ("holder", "Văn phòng đăng ký đất đai"),
        ("what", "Hồ sơ địa chính thửa 12."),
    ];
    walk.take("request_documents", &asked).await;
    walk.take(
        "stay",
        &[("reason", "Cưỡng chế sẽ làm mất chỗ ở duy nhất.")],
    )
    .await;
    walk.take("lift_stay", &[]).await;
    walk.take(
        "suspend",
        &[("ground", "b"), ("reason", "Chờ kết quả đo đạc lại.")],
    )
    .await;
    walk.take("resume", &[]).await;
    let reported = [
        ("result", "Đơn giá áp dụng không đúng bảng giá."),
        ("positions_differ", "yes"),
    ];
    walk.take("report_verification", &reported).await;
    walk.take(
        "invite_dialogue",
        &[("dialogue_day", "2026-07-15"), ("place", "Trụ sở UBND")],
    )
    .await;
    walk.take(
        "hold_dialogue",
        &[
            ("host", &verifier),
            ("outcome", "Hai bên thống nhất đo lại."),
            ("positions.1", "agreed"),
            ("positions.2", "differs"),
            ("people.1.name", "Đỗ Thị Ước"),
            ("people.1.role", "petitioner"),
            ("people.1.presence", "present"),
        ],
    )
    .await;
    let decided = [
        ("findings.1", "right"),
        ("findings.2", "wrong"),
        ("outcome", "amend"),
        ("to_enforce", "yes"),
        ("money_to_individuals", "125.000.000"),
        ("land_to_individuals", "120"),
    ];
    walk.take("decide", &decided).await;
    walk
}

#[tokio::test(flavor = "multi_thread")]
async fn every_paper_of_a_complaint_is_filled_from_its_dossier() {
    let walk = walk().await;
    for form in [
        "124/2020-03",
        "124/2020-05",
        "124/2020-07",
        "124/2020-11",
        "124/2020-12",
        "124/2020-13",
        "124/2020-14",
        "124/2020-14a",
        "124/2020-14b",
        "124/2020-15",
    ] {
        let filled = walk.filled(form).await;
        insta::assert_snapshot!(form.replace('/', "-"), format!("{filled:#}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_names_its_ground_with_the_article() {
    let walk = Walk::begin(complaint(COMMUNE), Handling::default()).await;
    walk.take(
        "refuse",
        &[("ground", "6"), ("reason", "Nhận quyết định từ năm 2024.")],
    )
    .await;
    let filled = walk.filled("124/2020-04").await;
    insta::assert_snapshot!("124-2020-04", format!("{filled:#}"));
}
