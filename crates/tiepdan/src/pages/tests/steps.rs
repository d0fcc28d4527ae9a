//! A case is settled through its pages.

use axum::http::StatusCode;
use law::procedure::{Class, Post};

use super::desk::{Answer, Browser, TODAY, desks};
use super::{COMMUNE, NEIGHBOUR};

/// Opens the form of a step and sends it filled.
async fn take(browser: &Browser, case: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/cases/{case}/steps/{step}");
    let form = browser.open(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{step}: {}", form.body);
    let (version, seen, on) = (form.value("version"), form.value("seen"), form.value("on"));
    let own = [
        ("version", version.as_str()),
        ("seen", seen.as_str()),
        ("on", on.as_str()),
    ];
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
    assert_eq!(answer.location, format!("/cases/{case}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_walked_from_acceptance_to_its_closed_dossier() {
    for mut desk in desks().await {
        let case = desk.case(Class::Complaint).await.to_string();
        let browser = desk.browser().await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&["Việc cần làm trước", "/steps/accept", "Thụ lý", "Điều 27"]);
        taken(
            &browser,
            &case,
            "accept",
            &[("fields.number", "12/TB-UBND")],
        )
        .await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&["12/TB-UBND", "Giao xác minh", "Đã thụ lý", "còn 30 ngày"]);
        let officer = desk.officer.official.to_string();
        taken(
            &browser,
            &case,
            "assign_verification",
            &[("fields.verifier", &officer)],
        )
        .await;
        let reported = [
            ("fields.result", "Khiếu nại có cơ sở"),
            ("fields.positions_differ", "no"),
        ];
        taken(&browser, &case, "report_verification", &reported).await;
        let decided = [
            ("fields.number", "15/QĐ-UBND"),
            ("fields.findings.1", "right"),
            ("fields.outcome", "amend"),
            ("fields.to_enforce", "no"),
            ("fields.summary", "Sửa diện tích thu hồi"),
        ];
        let form = browser.open(&format!("/cases/{case}/steps/decide")).await;
        form.says(&["Kết luận từng nội dung 1", "Đúng một phần", "Số văn bản"]);
        taken(&browser, &case, "decide", &decided).await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&["15/QĐ-UBND", "Đúng"]);
        taken(&browser, &case, "send", &[("fields.to", "Người khiếu nại")]).await;
        let published = [
            ("fields.publicity", "website"),
            ("fields.place", "Trang thông tin của xã"),
        ];
        let form = browser.open(&format!("/cases/{case}/steps/publish")).await;
        let code = form.value("fields.publicity");
        let published = [("fields.publicity", code.as_str()), published[1]];
        taken(&browser, &case, "publish", &published).await;
        // The decision takes effect when its term has run out; the passing of days writes it.
        desk.register.on(jiff::civil::date(2026, 9, 21));
        let id = case.parse().unwrap();
        let by_days = desk.register.write(move |tx, at| {
            let taken = casework::settlement::by_calendar(tx, at, id)?;
            Ok(taken)
        });
        assert!(by_days.await.unwrap() >= 1);
        let browser = desk.browser().await;
        taken(&browser, &case, "close", &[]).await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&["Vụ việc đã kết thúc.", "Theo thời hạn luật định"]);
        browser.open("/cases?tab=closed").await.says(&["Kết thúc"]);
        let trail = browser.open(&format!("/cases/{case}/trail")).await;
        trail.says(&["Xem vụ việc", "Thực hiện bước: Thụ lý"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_law_forbids_is_shown_with_its_article_and_refused_when_sent() {
    for desk in desks().await {
        let case = desk.case(Class::Denunciation).await.to_string();
        let browser = desk.browser().await;
        let page = browser.open(&format!("/cases/{case}")).await;
        let why = "Chưa kiểm tra thông tin người tố cáo";
        page.says(&["Chưa làm được", why, "Điều 24", "Giữ kín danh tính"]);
        assert!(
            !page.body.contains("Đỗ Thị Ước"),
            "the denouncer is not named"
        );
        let refused = take(&browser, &case, "accept", &[("fields.number", "7/QĐ")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        refused.says(&[why, "Điều 24", "7/QĐ"]);
        assert!(
            !refused.body.contains("type=\"submit\">Thụ lý"),
            "a step that is blocked is not offered for sending"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_at_once_the_second_sees_what_changed_and_keeps_what_he_typed() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await.to_string();
        let (first, second) = (desk.browser().await, desk.browser().await);
        let path = format!("/cases/{case}/steps/accept");
        let form = second.open(&path).await;
        let (version, seen) = (form.value("version"), form.value("seen"));
        taken(&first, &case, "accept", &[("fields.number", "1/TB")]).await;
        let on = TODAY.to_string();
        let stale = second
            .send(
                &path,
                &[
                    ("version", &version),
                    ("seen", &seen),
                    ("on", &on),
                    ("fields.number", "2/TB của tôi"),
                ],
            )
            .await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        stale.says(&[
            "Đã có người làm trước",
            "1/TB",
            "2/TB của tôi",
            "Nguyễn Văn Mẫu",
        ]);
        assert_ne!(stale.value("version"), version, "it can be sent again");
        let page = second.open(&format!("/cases/{case}")).await;
        assert!(!page.body.contains("2/TB"), "nothing was overwritten");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_entries_come_back_with_what_was_typed_and_nothing_is_stored() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await.to_string();
        let browser = desk.browser().await;
        taken(&browser, &case, "accept", &[("fields.number", "1/TB")]).await;
        let long = "số ".repeat(200);
        let path = format!("/cases/{case}/steps/report_verification");
        for (fields, told) in [
            (
                vec![
                    ("on", "2026-07-07"),
                    ("fields.result", "r"),
                    ("fields.positions_differ", "no"),
                ],
                "f-on",
            ),
            (
                vec![
                    ("on", "hôm qua"),
                    ("fields.result", "r"),
                    ("fields.positions_differ", "no"),
                ],
                "Không phải ngày",
            ),
            (
                vec![("on", "2026-07-06"), ("fields.result", "r")],
                "Cần điền",
            ),
            (
                vec![("on", "2026-07-06"), ("fields.positions_differ", "yes")],
                "f-fields.result",
            ),
        ] {
            let answer = browser.send(&path, &fields).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{fields:?}"
            );
            answer.says(&[told, "class=\"summary\""]);
        }
        let unknown = browser
            .send(&path, &[("on", "2026-07-06"), ("fields.state", "closed")])
            .await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        let path = format!("/cases/{case}/steps/request_documents");
        let fields = [
            ("on", "2026-07-06"),
            ("fields.holder", long.as_str()),
            ("fields.what", "Bản đồ"),
        ];
        let answer = browser.send(&path, &fields).await;
        answer.says(&["Dài quá", "Bản đồ"]);
        let page = browser.open(&format!("/cases/{case}")).await;
        assert!(!page.body.contains("Bản đồ"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_found_by_its_name_without_marks_and_chosen_among_several() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await.to_string();
        let browser = desk.browser().await;
        taken(&browser, &case, "accept", &[("fields.number", "1/TB")]).await;
        let path = format!("/cases/{case}/steps/appeal_unsettled");
        let typed = |name: &'static str| {
            [
                ("on", "2026-07-06"),
                ("fields.filed_on", "2026-07-06"),
                ("fields.unit", name),
            ]
        };
        let several = browser.send(&path, &typed("ubnd xa tan lap")).await;
        assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
        several.says(&["Tên này có ở nhiều nơi", "fields.unit.code"]);
        let nothing = browser.send(&path, &typed("khong co that dau")).await;
        nothing.says(&["Không có cơ quan nào tên như vậy"]);
        // The one that is meant goes on to the law, which forbids the step for another reason.
        let one = browser.send(&path, &typed("ubnd tinh ninh binh")).await;
        assert_eq!(one.status, StatusCode::CONFLICT, "{}", one.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_no_case_no_step_and_no_trail() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let neighbour = desk.official(NEIGHBOUR, super::OFFICER, true).await;
        let browser = desk.browser_of(&neighbour).await;
        for path in [
            format!("/cases/{case}"),
            format!("/cases/{case}/steps/accept"),
            format!("/cases/{case}/trail"),
            "/cases/khong-phai-ma".to_owned(),
            "/cases/0000000000000".to_owned(),
        ] {
            assert_eq!(
                browser.open(&path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        let verifier = desk.official(COMMUNE, &[Post::Verifier], false).await;
        let browser = desk.browser_of(&verifier).await;
        let trail = browser.open(&format!("/cases/{case}/trail")).await;
        assert_eq!(trail.status, StatusCode::FORBIDDEN);
        let path = format!("/cases/{case}/steps/accept");
        let fields = [("on", "2026-07-06"), ("fields.number", "1/TB")];
        let answer = browser.send(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        answer.says(&["1/TB"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_session_and_one_without_a_token_are_refused() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let browser = desk.browser().await;
        let path = format!("/cases/{case}/steps/accept");
        for token in ["", "x", "AAAA"] {
            let answer = browser
                .send_with(&path, token, &[("on", "2026-07-06")])
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
    }
}
