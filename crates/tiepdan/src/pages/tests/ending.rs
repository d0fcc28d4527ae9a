//! What a decision orders, who owes it, and what of it stands in public, on the pages.

use axum::http::StatusCode;
use law::procedure::Class;

use super::NEIGHBOUR;
use super::desk::{Browser, Desk, TODAY, desks};

async fn taken(browser: &Browser, case: &str, step: &str, fields: &[(&str, &str)]) {
    let path = format!("/cases/{case}/steps/{step}");
    let form = browser.open(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{step}: {}", form.body);
    let own = ["version", "seen", "on"].map(|name| (name, form.value(name)));
    let own: Vec<(&str, &str)> = own
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let answer = browser.send(&path, &[&own, fields].concat()).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{step}: {}",
        answer.body
    );
}

/// A complaint decided with money to give back, sent and in public.
async fn decided(desk: &Desk) -> (Browser, String) {
    let case = desk.case(Class::Complaint).await.to_string();
    let browser = desk.browser().await;
    let own = desk.officer.official.to_string();
    taken(&browser, &case, "accept", &[]).await;
    taken(
        &browser,
        &case,
        "assign_verification",
        &[("fields.verifier", &own)],
    )
    .await;
    let reported = [
        ("fields.result", "Khiếu nại có cơ sở"),
        ("fields.positions_differ", "no"),
    ];
    taken(&browser, &case, "report_verification", &reported).await;
    let decided = [
        ("fields.findings.1", "right"),
        ("fields.outcome", "amend"),
        ("fields.to_enforce", "yes"),
        ("fields.money_to_individuals", "125.000.000"),
    ];
    taken(&browser, &case, "decide", &decided).await;
    let form = browser.open(&format!("/cases/{case}/steps/send")).await;
    form.says(&[
        "Luôn gồm:",
        "Người khiếu nại",
        "thanh tra nhà nước cùng cấp",
    ]);
    taken(&browser, &case, "send", &[]).await;
    let published = [
        ("fields.publicity", "posting"),
        ("fields.place", "Trụ sở UBND xã"),
        ("fields.shown", "Sửa quyết định thu hồi đất, trả lại tiền."),
    ];
    taken(&browser, &case, "publish", &published).await;
    (browser, case)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_owed_is_shown_with_its_days_and_only_to_those_who_see_the_case() {
    for mut desk in desks().await {
        let (browser, case) = decided(&desk).await;
        let page = browser.open(&format!("/cases/{case}")).await;
        page.says(&[
            "Nghĩa vụ phải thi hành",
            "125.000.000",
            "Nơi nhận",
            "Đến hết",
        ]);
        desk.register.on(jiff::civil::date(2026, 9, 21));
        let id = case.parse().unwrap();
        let by_days = desk.register.write(move |tx, at| {
            let taken = casework::settlement::by_calendar(tx, at, id)?;
            Ok(taken)
        });
        by_days.await.unwrap();
        let browser = desk.browser().await;
        let form = browser
            .open(&format!("/cases/{case}/steps/assign_duty"))
            .await;
        form.says(&["fields.duty", "còn 125.000.000", "Người phải thi hành"]);
        let assigned = [
            ("fields.duty", "1"),
            ("fields.owed_by", "Công ty Đá Xanh"),
            ("fields.amount", "25.000.000"),
            ("fields.finish_by", "2026-10-01"),
        ];
        taken(&browser, &case, "assign_duty", &assigned).await;
        let list = browser.open("/enforcement").await;
        list.says(&["Công ty Đá Xanh", "25.000.000", "100.000.000"]);
        desk.register.on(jiff::civil::date(2026, 10, 2));
        let browser = desk.browser().await;
        let late = browser.open("/enforcement?tab=late").await;
        late.says(&["Công ty Đá Xanh", "Quá hạn"]);
        assert!(!late.body.contains("100.000.000"));
        let neighbour = desk.official(NEIGHBOUR, super::OFFICER, false).await;
        let unseen = desk.browser_of(&neighbour).await.open("/enforcement").await;
        assert!(!unseen.body.contains("Công ty Đá Xanh"));
        let out = browser.signed_out().open("/enforcement").await;
        assert_ne!(out.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_reads_what_is_public_and_nothing_that_tells_whose_it_is() {
    for mut desk in desks().await {
        let (browser, _) = decided(&desk).await;
        let anybody = browser.signed_out();
        let page = anybody.open("/published").await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(&["Sửa quyết định thu hồi đất", "Công khai từ"]);
        for private in ["Đỗ Thị Ước", "/cases/", "037188001234"] {
            assert!(!page.body.contains(private), "{private}");
        }
        desk.register
            .on(TODAY.saturating_add(jiff::ToSpan::days(20)));
        let over = desk.browser().await.signed_out().open("/published").await;
        assert!(!over.body.contains("Sửa quyết định thu hồi đất"));
    }
}
