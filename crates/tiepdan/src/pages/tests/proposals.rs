//! A step is proposed, checked, returned, proposed anew and signed through the pages; a deputy signs while he may.

use axum::http::StatusCode;
use casework::Id;
use casework::access::Actor;
use law::procedure::{Class, Post};

use super::desk::{Answer, Browser, Desk, TODAY, desks};
use super::{COMMUNE, NEIGHBOUR};

/// An officer who takes no step of the head, and those above him.
struct Office {
    desk: Desk,
    case: Id,
    officer: Browser,
    section: Browser,
    head: Browser,
    deputy: (Actor, Browser),
}

async fn offices() -> Vec<Office> {
    let mut all = Vec::new();
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let officer = desk
            .official(COMMUNE, &[Post::Settler, Post::Verifier], false)
            .await;
        let section = desk.official(COMMUNE, &[Post::SectionHead], false).await;
        let head = desk.official(COMMUNE, &[Post::Head], false).await;
        let deputy = desk.official(COMMUNE, &[Post::DeputyHead], false).await;
        all.push(Office {
            case,
            officer: desk.browser_of(&officer).await,
            section: desk.browser_of(&section).await,
            head: desk.browser_of(&head).await,
            deputy: (deputy.clone(), desk.browser_of(&deputy).await),
            desk,
        });
    }
    all
}

/// The refusal of acceptance on the sixth ground, as an officer fills it in.
fn refusal<'a>(page: &'a Answer, version: &'a str) -> Vec<(&'a str, &'a str)> {
    assert_eq!(page.status, StatusCode::OK);
    vec![
        ("on", "2026-07-06"),
        ("version", version),
        ("seen", "1"),
        ("fields.ground", "6"),
        ("fields.reason", "Hết thời hiệu khiếu nại."),
        ("note", "Kính trình Chủ tịch ký thông báo."),
    ]
}

impl Office {
    fn step(&self, step: &str) -> String {
        format!("/cases/{}/steps/{step}", self.case)
    }

    /// Proposes the refusal and answers the address of the proposal.
    async fn propose(&self) -> String {
        let form = self.officer.open(&self.step("refuse")).await;
        form.says(&["Trình lãnh đạo", "thuộc thẩm quyền của lãnh đạo"]);
        let version = form.value("version");
        let sent = refusal(&form, &version);
        let made = self
            .officer
            .send(&format!("{}/propose", self.step("refuse")), &sent)
            .await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        made.location
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_proposed_checked_and_signed_as_it_was_filled_in() {
    for office in offices().await {
        let proposal = office.propose().await;
        let own = office.officer.open(&proposal).await;
        own.says(&[
            "Chờ kiểm tra",
            "Hết thời hiệu khiếu nại.",
            "Kính trình Chủ tịch",
            "Rút lại",
        ]);
        office
            .section
            .open("/sign")
            .await
            .says(&["Nội dung đang trình", &proposal]);
        let page = office.section.open(&proposal).await;
        let version = page.value("version");
        let checked = [("version", version.as_str()), ("remark", "Đúng quy định.")];
        let done = office
            .section
            .send(&format!("{proposal}/check"), &checked)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = office.head.open(&proposal).await;
        page.says(&["Đã kiểm tra, chờ ký", "Đúng quy định.", "Xem và ký"]);
        let step = format!(
            "{}?proposal={}",
            office.step("refuse"),
            proposal.rsplit('/').next().unwrap()
        );
        let form = office.head.open(&step).await;
        form.says(&["Biểu mẫu đã điền", "Hết thời hiệu khiếu nại."]);
        let version = form.value("version");
        let signed = refusal(&form, &version);
        let signed: Vec<_> = signed
            .into_iter()
            .filter(|(name, _)| *name != "note")
            .collect();
        let taken = office.head.send(&office.step("refuse"), &signed).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        office.officer.open(&proposal).await.says(&["Đã ký"]);
        let sign = office.head.open("/sign").await;
        assert!(!sign.body.contains(&proposal), "nothing waits any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_returned_with_a_reason_that_its_officer_reads() {
    for office in offices().await {
        let proposal = office.propose().await;
        let page = office.head.open(&proposal).await;
        let version = page.value("version");
        let silent = [("version", version.as_str()), ("reason", "")];
        let refused = office
            .head
            .send(&format!("{proposal}/return"), &silent)
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let reason = [
            ("version", version.as_str()),
            ("reason", "Chưa rõ ngày nhận quyết định."),
        ];
        let returned = office
            .head
            .send(&format!("{proposal}/return"), &reason)
            .await;
        assert_eq!(returned.status, StatusCode::SEE_OTHER);
        let page = office
            .officer
            .open(&format!("/cases/{}", office.case))
            .await;
        page.says(&["Bị trả lại", "Chưa rõ ngày nhận quyết định."]);
        let again = office.propose().await;
        let page = office.officer.open(&again).await;
        let version = page.value("version");
        let back = office
            .officer
            .send(&format!("{again}/withdraw"), &[("version", &version)])
            .await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        office.officer.open(&again).await.says(&["Đã rút"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_does_not_fit_is_shown_again_and_strangers_see_no_proposal() {
    for office in offices().await {
        let form = office.officer.open(&office.step("refuse")).await;
        let version = form.value("version");
        let empty = [
            ("on", "2026-07-06"),
            ("version", version.as_str()),
            ("note", "Kính trình"),
        ];
        let again = office
            .officer
            .send(&format!("{}/propose", office.step("refuse")), &empty)
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        again.says(&["Kính trình"]);
        let proposal = office.propose().await;
        let stranger = office.desk.official(NEIGHBOUR, &[Post::Head], false).await;
        let stranger = office.desk.browser_of(&stranger).await;
        assert_eq!(stranger.open(&proposal).await.status, StatusCode::NOT_FOUND);
        let archivist = office
            .desk
            .official(COMMUNE, &[Post::Archivist], false)
            .await;
        let archivist = office.desk.browser_of(&archivist).await;
        let refused = archivist
            .send(
                &format!("{proposal}/return"),
                &[("version", "1"), ("reason", "Không đúng")],
            )
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_delegates_his_steps_to_a_deputy_and_takes_them_back() {
    for office in offices().await {
        let (deputy, browser) = &office.deputy;
        let form = browser.open(&office.step("refuse")).await;
        let version = form.value("version");
        let mut signed = refusal(&form, &version);
        signed.retain(|(name, _)| *name != "note");
        let early = browser.send(&office.step("refuse"), &signed).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "it is his head's step");
        let (id, today) = (deputy.official.to_string(), TODAY.to_string());
        let given = [
            ("deputy", id.as_str()),
            ("from", today.as_str()),
            ("until", "2026-07-10"),
            ("reason", "Chủ tịch đi công tác."),
        ];
        assert_eq!(
            browser.send("/delegations", &given).await.status,
            StatusCode::FORBIDDEN
        );
        let wrong = [
            ("deputy", ""),
            ("from", "2026-07-06"),
            ("until", "2026-07-01"),
            ("reason", ""),
        ];
        let refused = office.head.send("/delegations", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let delegated = office.head.send("/delegations", &given).await;
        assert_eq!(
            delegated.status,
            StatusCode::SEE_OTHER,
            "{}",
            delegated.body
        );
        let page = office.head.open("/delegations").await;
        page.says(&["Chủ tịch đi công tác.", "10/07/2026", "Kết thúc hôm nay"]);
        let end = page.body.split("action=\"/delegations/").nth(1).unwrap();
        let end = format!("/delegations/{}", end.split('"').next().unwrap());
        let taken = browser.send(&office.step("refuse"), &signed).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        assert_eq!(
            office.head.send(&end, &[]).await.status,
            StatusCode::SEE_OTHER
        );
    }
}
