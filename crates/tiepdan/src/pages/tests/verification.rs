//! A case is verified, spoken about and settled by content through its pages.

use axum::http::StatusCode;
use casework::access::acts;
use casework::document::Upload;
use casework::settlement;
use law::procedure::{Class, Post};

use super::desk::{Answer, Browser, Desk, desks};
use super::{COMMUNE, NEIGHBOUR, OFFICER};

/// Opens the form of a step and sends it filled.
async fn take(browser: &Browser, case: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/cases/{case}/steps/{step}");
    let form = browser.open(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{step}: {}", form.body);
    let own = ["version", "seen", "on"].map(|name| (name, form.value(name)));
    let own: Vec<(&str, &str)> = own
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    browser.send(&path, &[&own, fields].concat()).await
}

async fn taken(browser: &Browser, case: &str, step: &str, fields: &[(&str, &str)]) {
    let answer = take(browser, case, step, fields).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{step}: {}",
        answer.body
    );
}

/// An accepted complaint with a file kept with it: the case and the file.
async fn accepted(desk: &Desk) -> (String, String) {
    let case = desk.case(Class::Complaint).await;
    let officer = &desk.officer;
    let accepted = desk.register.take(officer, case, "accept", &[]).await;
    accepted.unwrap();
    let permit = officer.permit::<acts::KeepCaseFiles>().unwrap();
    let kept = desk.register.write(move |tx, at| {
        let upload = Upload::new("trich-luc.txt".to_owned(), b"Trich luc".to_vec());
        settlement::add_file(tx, at, &permit, case, &upload)
    });
    (case.to_string(), kept.await.unwrap().to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_on_a_case_stands_on_its_page() {
    for desk in desks().await {
        let (case, file) = accepted(&desk).await;
        let browser = desk.browser().await;
        let own = desk.officer.official.to_string();
        let other = desk.official(COMMUNE, OFFICER, false).await;
        let member = other.official.to_string();
        let team = [
            ("fields.verifier", own.as_str()),
            ("fields.members", member.as_str()),
            ("fields.subject", "Diện tích thửa 12"),
        ];
        taken(&browser, &case, "assign_verification", &team).await;
        for holder in ["Văn phòng đăng ký đất đai", "Ông Bính"] {
            let asked = [("fields.holder", holder), ("fields.what", "Sổ mục kê")];
            taken(&browser, &case, "request_documents", &asked).await;
        }
        let form = browser
            .open(&format!("/cases/{case}/steps/receive_documents"))
            .await;
        form.says(&[
            "1. Văn phòng đăng ký đất đai: Sổ mục kê",
            "2. Ông Bính: Sổ mục kê",
        ]);
        taken(
            &browser,
            &case,
            "receive_documents",
            &[("fields.request", "2")],
        )
        .await;
        let form = browser
            .open(&format!("/cases/{case}/steps/record_evidence"))
            .await;
        form.says(&["Chứng cứ 1", "trich-luc.txt", "Thêm mục"]);
        let piece = [
            ("fields.evidence.1.what", "Trích lục bản đồ"),
            ("fields.evidence.1.kind", "document"),
            ("fields.evidence.1.origin", "request"),
            ("fields.evidence.1.received_on", "2026-07-06"),
            ("fields.evidence.1.file", file.as_str()),
        ];
        taken(&browser, &case, "record_evidence", &piece).await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&[
            "Tổ trưởng",
            "Thành viên",
            "Diện tích thửa 12",
            "Yêu cầu cung cấp tài liệu",
            "Trích lục bản đồ",
            "Danh mục chứng cứ",
            &format!("/cases/{case}/files/{file}"),
        ]);
        let given = browser.open(&format!("/cases/{case}/files/{file}")).await;
        assert_eq!(
            (given.status, given.body.as_str()),
            (StatusCode::OK, "Trich luc")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_people_of_a_case_stand_in_the_form_and_a_half_filled_row_comes_back() {
    for desk in desks().await {
        let (case, _) = accepted(&desk).await;
        let browser = desk.browser().await;
        let form = browser
            .open(&format!("/cases/{case}/steps/work_with"))
            .await;
        form.says(&[
            "value=\"Đỗ Thị Ước\"",
            "value=\"Chủ tịch UBND\"",
            "Người tham dự 1",
        ]);
        let half = [
            ("fields.place", "Trụ sở"),
            ("fields.content", "Trình bày nguồn gốc đất"),
            ("fields.people.2.name", "Ông Bính"),
            ("fields.people.2.role", "respondent"),
        ];
        let answer = take(&browser, &case, "work_with", &half).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.says(&[
            "e-fields.people.2.presence",
            "Ông Bính",
            "Trình bày nguồn gốc đất",
        ]);
        let whole = [&half[..], &[("fields.people.2.presence", "present")]].concat();
        taken(&browser, &case, "work_with", &whole).await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&["Ông Bính, Người bị khiếu nại, bị tố cáo, Có mặt"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stands_aside_is_told_why_with_the_article() {
    for desk in desks().await {
        let (case, _) = accepted(&desk).await;
        let other = desk.official(COMMUNE, OFFICER, false).await;
        let browser = desk.browser_of(&other).await;
        let declared = [("fields.kind", "kin"), ("fields.detail", "Em ruột")];
        taken(&browser, &case, "declare_interest", &declared).await;
        let asked = [("fields.holder", "Sở"), ("fields.what", "Hồ sơ")];
        let answer = take(&browser, &case, "request_documents", &asked).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        answer.says(&["Điều 23", "xung đột lợi ích"]);
        let head = desk.browser().await;
        let form = head
            .open(&format!("/cases/{case}/steps/decide_interest"))
            .await;
        form.says(&["Nguyễn Văn Mẫu: Em ruột"]);
        let page = head.open(&format!("/cases/{case}")).await;
        page.says(&["Chờ quyết định; người này chưa được tham gia"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_kept_and_read_only_where_the_case_may_be_seen() {
    for desk in desks().await {
        let (case, file) = accepted(&desk).await;
        let paths = [
            format!("/cases/{case}/files"),
            format!("/cases/{case}/files/{file}"),
        ];
        let neighbour = desk.official(NEIGHBOUR, OFFICER, false).await;
        let browser = desk.browser_of(&neighbour).await;
        for path in &paths {
            assert_eq!(browser.open(path).await.status, StatusCode::NOT_FOUND);
        }
        let receiver = desk
            .official(COMMUNE, &[Post::ReceptionOfficer], false)
            .await;
        let browser = desk.browser_of(&receiver).await;
        assert_eq!(browser.open(&paths[0]).await.status, StatusCode::FORBIDDEN);
        let page = desk.browser().await.open(&paths[0]).await;
        page.says(&["multipart/form-data", "Lưu tệp"]);
    }
}
