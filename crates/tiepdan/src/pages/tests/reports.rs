//! Figures as officials read them: from a form to the case, beside the year before, closed and sent.

use axum::http::StatusCode;
use jiff::civil::date;
use law::procedure::{Class, Post};

use super::desk::{Answer, Desk, desks};
use super::{COMMUNE, NEIGHBOUR, OFFICER, PROVINCE};

/// The figure of a column in the total, as the CSV has it.
pub(super) fn csv_total(answer: &Answer, column: usize) -> String {
    let total = answer.body.lines().last().unwrap();
    total.split(',').nth(column + 1).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_opens_the_case_behind_it() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let browser = desk.browser().await;
        let sheet = browser.open("/reports/03-GQKN?period=2026-Q3").await;
        let behind =
            "/reports/03-GQKN/2/rows?unit=14005-2025.ubnd&#38;period=2026-Q3&#38;rows=children";
        sheet.says(&["colspan=\"2\"", "rowspan=\"2\"", "15/06/2026", behind]);
        let behind = behind.replace("&#38;", "&");
        let rows = browser.open(&behind).await;
        rows.says(&[
            &format!("href=\"/cases/{case}\""),
            "Tổng số vụ việc",
            "<a href=\"/reports/03-GQKN?",
        ]);
        let row = browser.open(&format!("{behind}&row={COMMUNE}")).await;
        row.says(&[&format!("href=\"/cases/{case}\"")]);
        assert_eq!(
            browser
                .open(&format!("{behind}&row={NEIGHBOUR}"))
                .await
                .status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn list_figure_and_file_say_the_same() {
    for desk in desks().await {
        for class in [Class::Complaint, Class::Denunciation, Class::Complaint] {
            desk.case(class).await;
        }
        let browser = desk.browser().await;
        let csv = browser.open("/reports/02-XLD/csv?period=2026-Q3").await;
        for (column, figure) in [(1, 3), (6, 2), (12, 1), (19, 0)] {
            assert_eq!(
                csv_total(&csv, column),
                figure.to_string(),
                "column {column}"
            );
            let rows = browser
                .open(&format!("/reports/02-XLD/{column}/rows?period=2026-Q3"))
                .await;
            assert_eq!(
                rows.body.matches("href=\"/petitions/").count(),
                figure,
                "column {column}"
            );
        }
        let xlsx = browser.open("/reports/02-XLD/xlsx?period=2026-Q3").await;
        assert!(xlsx.body.starts_with("PK"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_reads_no_figure_and_the_superior_reads_all() {
    for desk in desks().await {
        desk.case(Class::Complaint).await;
        let neighbour = desk.official(NEIGHBOUR, OFFICER, false).await;
        let neighbour = desk.browser_of(&neighbour).await;
        let above = desk.official(PROVINCE, &[Post::Supervisor], true).await;
        let above = desk.browser_of(&above).await;
        for path in [
            "",
            "/03-GQKN",
            "/03-GQKN/compared",
            "/03-GQKN/csv",
            "/03-GQKN/xlsx",
            "/03-GQKN/2/rows",
            "/narrative",
            "/narrative/docx",
        ] {
            let path = format!("/reports{path}?unit={COMMUNE}&period=2026-Q3");
            assert_eq!(
                neighbour.open(&path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            assert_eq!(above.open(&path).await.status, StatusCode::OK, "{path}");
            let stranger = neighbour.signed_out().open(&path).await;
            assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{path}");
        }
        let own = neighbour.open("/reports/03-GQKN/csv?period=2026-Q3").await;
        assert_eq!(csv_total(&own, 2), "0");
        let whole = above.open("/reports/03-GQKN/csv?period=2026-Q3").await;
        assert_eq!(csv_total(&whole, 2), "1");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_closes_and_sends_a_period_and_the_province_sees_who_has_not() {
    for mut desk in desks().await {
        desk.case(Class::Complaint).await;
        let early = desk.browser().await;
        let form = [("period", "2026-Q3"), ("read", "yes")];
        early
            .open("/reports?period=2026-Q3")
            .await
            .says(&["Kỳ này chưa khóa", "17/09/2026"]);
        assert_eq!(
            early.send("/reports/freeze", &form).await.status,
            StatusCode::CONFLICT
        );
        let above = desk.official(PROVINCE, &[Post::Supervisor], true).await;
        let verifier = desk.official(COMMUNE, &[Post::Verifier], false).await;
        desk.register.on(date(2026, 9, 16));
        closed_and_sent(&desk, &form).await;
        let forbidden = desk
            .browser_of(&verifier)
            .await
            .send("/reports/freeze", &form)
            .await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
        let seen = desk
            .browser_of(&above)
            .await
            .open("/reports?period=2026-Q3")
            .await;
        seen.says(&["Đã gửi đúng hạn", "16/09/2026", "Chưa gửi", "1/"]);
        desk.register.on(date(2026, 9, 18));
        let late = desk
            .browser_of(&above)
            .await
            .open("/reports?period=2026-Q3")
            .await;
        late.says(&["Chưa gửi, quá hạn", "Đã gửi đúng hạn"]);
    }
}

async fn closed_and_sent(desk: &Desk, form: &[(&str, &str)]) {
    let browser = desk.browser().await;
    let unread = browser.send("/reports/freeze", &form[..1]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    unread.says(&["Hãy xem các biểu"]);
    assert_eq!(
        browser.send("/reports/send", &form[..1]).await.status,
        StatusCode::CONFLICT
    );
    let done = browser.send("/reports/freeze", form).await;
    assert_eq!(done.location, "/reports?period=2026-Q3");
    assert_eq!(
        browser.send("/reports/freeze", form).await.status,
        StatusCode::CONFLICT
    );
    let page = browser.open(&done.location).await;
    page.says(&["Kỳ đã khóa", "action=\"/reports/send\""]);
    browser
        .open("/reports/03-GQKN?period=2026-Q3")
        .await
        .says(&["đúng như đã báo cáo"]);
    assert_eq!(
        browser.send("/reports/send", &form[..1]).await.status,
        StatusCode::SEE_OTHER
    );
    browser
        .open(&done.location)
        .await
        .says(&["gửi ngày 16/09/2026"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_stands_beside_the_year_before_and_an_old_period_in_its_own_form() {
    for mut desk in desks().await {
        desk.case(Class::Complaint).await;
        desk.register.on(date(2027, 7, 6));
        desk.case(Class::Complaint).await;
        desk.case(Class::Complaint).await;
        let browser = desk.browser().await;
        let compared = browser
            .open("/reports/03-GQKN/compared?period=2027-Q3")
            .await;
        compared.says(&[
            "Quý III năm 2026",
            "+1",
            "100,0\u{a0}%",
            "/reports/03-GQKN/2/rows?unit=14005-2025.ubnd&#38;rows=children&#38;period=2026-Q3",
        ]);
        let old = browser.open("/reports/01-XLD?period=2020").await;
        old.says(&["trước khi có mẫu này", "Số đơn đã xử lý"]);
        // The same matter has another number in the set of that time.
        let moved = browser.open("/reports/03-GQKN?period=2020").await;
        moved.says(&["Biểu số: 01/KQGQ"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_in_words_tells_the_figures_and_leaves_the_rest_to_be_written() {
    for desk in desks().await {
        desk.case(Class::Complaint).await;
        let browser = desk.browser().await;
        let page = browser.open("/reports/narrative?period=2026-Q3").await;
        page.says(&[
            "I. TÌNH HÌNH",
            "VI. KIẾN NGHỊ",
            "Khiếu nại thuộc thẩm quyền 1 vụ việc",
            "Vụ việc khiếu nại: 1; cùng kỳ năm trước không có",
            "Đơn vị bổ sung",
        ]);
        let docx = browser.open("/reports/narrative/docx?period=2026-Q3").await;
        assert!(docx.body.starts_with("PK"));
        let english = browser
            .open_in("en", "/reports/narrative?period=2026-Q3")
            .await;
        english.says(&["II. RESULTS", "Complaints within competence: 1 cases"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_question_is_told_beside_its_field() {
    let desk = desks().await.remove(0);
    let browser = desk.browser().await;
    for (query, said) in [
        ("period=2026-Q9", "Không có kỳ báo cáo như vậy"),
        ("period=1990", "Chưa có quy định kỳ báo cáo"),
        (
            "period=days&from=2026-02-30&until=2026-03-01",
            "Không phải ngày có thật",
        ),
        (
            "period=days&from=2026-03-02&until=2026-03-01",
            "Ngày sau phải bằng",
        ),
        ("rows=street", "Hãy chọn một mục có trong danh sách"),
    ] {
        let page = browser.open(&format!("/reports/01-TCD?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        page.says(&[said]);
        let file = browser.open(&format!("/reports/01-TCD/csv?{query}")).await;
        assert_eq!(file.status, StatusCode::NOT_FOUND, "{query}");
    }
    for path in [
        "09-XYZ",
        "01-TCD/99/rows",
        "01-TCD/x/rows",
        "01-TCD/1/rows?after=x",
        "01-TCD?unit=nowhere",
    ] {
        let page = browser.open(&format!("/reports/{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let days = browser
        .open("/reports/01-TCD?period=2026-01-01..2026-01-31")
        .await;
    days.says(&[
        "Từ ngày 01/01/2026 đến ngày 31/01/2026",
        "value=\"2026-01-31\"",
    ]);
}
