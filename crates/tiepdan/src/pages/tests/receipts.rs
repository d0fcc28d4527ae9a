//! What citizens take home, and the papers of visits, through their pages.

use axum::http::StatusCode;
use casework::testing::complaint;
use tempfile::TempDir;

use super::desk::{Answer, Browser, desks};
use super::papers::press_of;
use super::{COMMUNE, NEIGHBOUR, OFFICER};

const PDF: &str = "%PDF-1.7";

/// Receives somebody at the desk; answers the page of his visit.
async fn received(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let form = browser.open("/desk").await;
    let once = form.value("once");
    let visitor = [
        ("once", once.as_str()),
        ("people.0.name", "Đỗ Thị Ước"),
        ("people.0.id_number", "037188001234"),
        ("people.0.address", "Thôn 3"),
        ("summary", "Về đường dân sinh qua thôn 3"),
    ];
    let answer = browser.send("/desk", &[&visitor, fields].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let (visit, _) = answer.location.split_once("/receipt").unwrap();
    visit.to_owned()
}

fn is_pdf(answer: &Answer) {
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, PDF),
        "{}",
        answer.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_refusal_is_begun_issued_and_told_from_the_page_of_the_visit() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let press = Some(press_of(&folder, PDF.as_bytes()));
        let browser = desk.browser_with(&desk.officer, press).await;
        let refused = [
            ("class", "recommendation"),
            ("outcome", "refused"),
            ("ground", "h"),
            ("answer", "Đã trả lời tại Văn bản số 15/UBND."),
        ];
        let visit = received(&browser, &refused).await;
        let page = browser.open(&visit).await;
        page.says(&["Lập: Thông báo từ chối tiếp công dân"]);
        let form = [("form", page.value("form"))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let begun = browser.send(&format!("{visit}/papers"), &form).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let paper = begun.location;
        browser.open(&paper).await.says(&[
            "Lượt tiếp công dân số 1/2026",
            "1/TB-UBND",
            "Đã trả lời tại Văn bản số 15/UBND.",
        ]);
        let written = [
            ("version", "0"),
            ("texts.matter", "Mở lại đường dân sinh"),
            ("texts.reason", "Đã trả lời tại Văn bản số 15/UBND."),
        ];
        let issued = browser.send(&format!("{paper}/issue"), &written).await;
        assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.body);
        is_pdf(&browser.open(&format!("{paper}/1")).await);
        let page = browser.open(&visit).await;
        assert_eq!(page.value("paper_number"), "1/TB-UBND");
        assert!(!page.body.contains("Lập:"), "it is begun once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_by_word_of_mouth_offers_no_notice() {
    for desk in desks().await {
        let browser = desk.browser().await;
        let refused = [
            ("outcome", "refused"),
            ("ground", "L2"),
            ("class", "complaint"),
        ];
        let visit = received(&browser, &refused).await;
        let page = browser.open(&visit).await;
        assert!(!page.body.contains("Lập:"));
        let form = [("form", "154/2026-01/TCD")];
        let unlawful = browser.send(&format!("{visit}/papers"), &form).await;
        assert_eq!(unlawful.status, StatusCode::CONFLICT);
        unlawful.says(&["Pháp luật không quy định văn bản này cho lượt tiếp"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_has_its_slip_and_the_day_of_the_answer_where_one_was_promised() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let press = Some(press_of(&folder, PDF.as_bytes()));
        let browser = desk.browser_with(&desk.officer, press).await;
        let promised = [
            ("class", "complaint"),
            ("outcome", "answer_promised"),
            ("promised_on", "2026-07-16"),
        ];
        let visit = received(&browser, &promised).await;
        let page = browser.open(&format!("{visit}/receipt")).await;
        page.says(&["Phiếu hẹn trả lời (PDF)", "Phiếu tiếp công dân (PDF)"]);
        is_pdf(&browser.open(&format!("{visit}/receipt/pdf")).await);
        is_pdf(&browser.open(&format!("{visit}/appointment")).await);
        let answered = [("class", "complaint"), ("outcome", "answered")];
        let other = received(&browser, &answered).await;
        let page = browser.open(&other).await;
        assert!(!page.body.contains("Phiếu hẹn"));
        let none = browser.open(&format!("{other}/appointment")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        let stranger = desk.official(NEIGHBOUR, OFFICER, false).await;
        let stranger = desk.browser_of(&stranger).await;
        for file in ["receipt/pdf", "appointment"] {
            let unseen = stranger.open(&format!("{visit}/{file}")).await;
            assert_eq!(unseen.status, StatusCode::NOT_FOUND, "{file}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_has_its_receipt_as_a_file_and_without_the_press_the_page_says_why_not() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let press = Some(press_of(&folder, PDF.as_bytes()));
        let filed = desk.register.file(&desk.officer, complaint(COMMUNE)).await;
        let receipt = format!("/petitions/{}/receipt", filed.unwrap().id);
        let browser = desk.browser_with(&desk.officer, press).await;
        browser
            .open(&receipt)
            .await
            .says(&["Giấy biên nhận (PDF)", &format!("{receipt}/pdf")]);
        is_pdf(&browser.open(&format!("{receipt}/pdf")).await);
        let nowhere = Some(folder.path().join("nowhere"));
        let browser = desk.browser_with(&desk.officer, nowhere).await;
        let refused = browser.open(&format!("{receipt}/pdf")).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        refused.says(&["Chưa cài chương trình in"]);
        let public = browser.signed_out().open("/file-receipt/pdf").await;
        assert_eq!(public.location, "/file", "who filed nothing has no receipt");
    }
}
