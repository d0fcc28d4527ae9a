//! Minutes of a withdrawal, and the report of a body that was asked to verify: a denouncer without a name.

use casework::petition::Handling;
use casework::testing::complaint;
use law::procedure::Class;
use serde_json::Value as Json;

use super::{COMMUNE, Walk};

const FORM: &str = "31/2019-03";

async fn accepted() -> Walk {
    let contents = ["Thu tiền ngoài quy định.", "Cấp đất sai đối tượng."];
    let handling = Handling {
        contents: contents.map(str::to_owned).to_vec(),
        ..Handling::default()
    };
    let walk = Walk::begin_as((Class::Denunciation, "XD-09"), complaint(COMMUNE), handling).await;
    let checked = [("report", "Đã xác minh danh tính, đủ điều kiện")];
    walk.take("check_identity", &checked).await;
    walk.take("accept", &[]).await;
    walk
}

/// Withdraws as one does who came in person, or by a letter.
async fn withdrawn(walk: &Walk, step: &str, form: &str, fields: &[(&str, &str)]) {
    let asked_by = walk.officer.official.to_string();
    let asked = [
        ("form", form),
        ("asked_by", &asked_by),
        ("asked_on", "2026-07-06"),
        ("absent", "người bị tố cáo"),
        ("free", "yes"),
        ("persuaded", "no"),
    ];
    walk.take(step, &[&asked, fields].concat()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_by_minutes_issues_them_and_they_name_no_denouncer() {
    let walk = accepted().await;
    let reason = [("reason", "Đã được giải thích rõ."), ("contents.2", "yes")];
    withdrawn(&walk, "withdraw_part", "minutes", &reason).await;
    let filled = walk.filled(FORM).await;
    assert_eq!(
        filled["text"]["host"],
        "Nguyễn Văn Mẫu, Chủ tịch Ủy ban nhân dân xã"
    );
    assert_eq!(filled["withdrawal"]["contents"], serde_json::json!([2]));
    assert_eq!(filled["petitioners"][0]["name"], Json::Null);
    assert!(!filled.to_string().contains("Đỗ Thị Ước"), "{filled:#}");
    insta::assert_snapshot!("31-2019-03", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_by_letter_issues_no_minutes() {
    let walk = accepted().await;
    withdrawn(&walk, "withdraw_whole", "petition", &[]).await;
    let case = walk.register.case(&walk.officer, walk.case).await.unwrap();
    assert!(case.notices.iter().all(|row| row.form != FORM));
    withdrawn(&walk, "withdraw_whole", "minutes", &[]).await;
    let case = walk.register.case(&walk.officer, walk.case).await.unwrap();
    assert_eq!(case.notices.last().map(|row| row.form.as_str()), Some(FORM));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_was_asked_to_verify_reports_to_the_head() {
    let walk = accepted().await;
    let entrusted = [("unit", "37-2025.thanh-tra"), ("report_by", "2026-07-20")];
    walk.take("entrust_verification", &entrusted).await;
    let reported = [
        ("result", "Có thu tiền trái quy định của 12 hộ."),
        ("found.1", "Thu 24 triệu đồng ngoài danh mục."),
        ("proposed.1", "right"),
    ];
    walk.take("report_entrusted", &reported).await;
    let filled = walk.filled("31/2019-11").await;
    assert!(!filled.to_string().contains("Đỗ Thị Ước"), "{filled:#}");
    insta::assert_snapshot!("31-2019-11", format!("{filled:#}"));
}
