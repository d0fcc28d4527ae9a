//! What the page of classification tells of competence and of the period of complaint.

use axum::http::StatusCode;
use casework::testing::letter;
use jiff::civil::{Date, date};
use law::procedure::Post;

use super::{COMMUNE, PROVINCE};
use crate::testing::{Browser, Shown, Site, sites};

const DAY: Date = date(2026, 11, 23);
const POSTS: &[Post] = &[Post::PetitionOfficer, Post::ReceptionOfficer];

/// A petition that says of itself nothing, at the commune, and its page of classification.
async fn asked(site: &Site) -> (Browser, String) {
    let (actor, browser) = site.official(COMMUNE, POSTS).await;
    let mut raw = letter("Đỗ Thị Ước", "Đơn về chủ tịch xã.", COMMUNE);
    raw.respondent_unit = None;
    raw.respondent_role = None;
    let filed = site.register.file(&actor, raw).await.unwrap();
    (browser, format!("/petitions/{}/classification", filed.id))
}

async fn refreshed(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Shown {
    let form = browser.open(path).await;
    let all = [&[("do", "refresh")], fields].concat();
    let shown = browser.send(path, &form, &all).await;
    assert_eq!(shown.status, StatusCode::OK);
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn before_a_class_is_chosen_the_page_says_who_would_be_competent_for_each() {
    for site in sites(DAY).await {
        let (mut browser, path) = asked(&site).await;
        let first = browser.open(&path).await;
        assert!(first.says("Chọn cơ quan, đơn vị của người bị khiếu nại, tố cáo"));
        let unit = [("respondent_unit_typed", COMMUNE)];
        let without_role = refreshed(&mut browser, &path, &unit).await;
        assert!(without_role.says("Nếu là Khiếu nại:"));
        assert!(without_role.says("Nếu là tố cáo, cho biết người đó là ai"));
        let fields = [unit[0], ("respondent_role", "head")];
        let both = refreshed(&mut browser, &path, &fields).await;
        for told in [
            "Nếu là Khiếu nại:",
            "Chủ tịch Ủy ban nhân dân cấp xã",
            "Nếu là Tố cáo:",
            "Chủ tịch Ủy ban nhân dân cấp tỉnh",
        ] {
            assert!(both.says(told), "{told}");
        }
        assert!(!both.says("name=\"competent\" value=\"37-2025.ubnd\" checked"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_the_accused_is_asked_and_leads_to_who_settles() {
    for site in sites(DAY).await {
        let (mut browser, path) = asked(&site).await;
        let fields = [
            ("class", "denunciation"),
            ("stage", "first"),
            ("respondent_unit_typed", COMMUNE),
            ("respondent_role", "head"),
            ("circumstance", "moved_to_lead"),
        ];
        let without = refreshed(&mut browser, &path, &fields).await;
        assert!(without.says("Đã chuyển công tác, nay là người đứng đầu hoặc cấp phó"));
        assert!(without.says("Chọn cơ quan, đơn vị người đó đang công tác"));
        let present = [("present_unit_typed", PROVINCE)];
        let all = [&fields[..], &present].concat();
        let found = refreshed(&mut browser, &path, &all).await;
        assert!(found.says("Người đứng đầu cơ quan cấp trên của nơi đang công tác"));
        assert!(found.says("name=\"competent\" value=\"tw.chinh-phu\" checked"));
        let kept = [
            ("summary", "Chủ tịch xã nhận tiền"),
            ("field", "officials"),
            ("ineligibility", "eligible"),
            ("competent", "tw.chinh-phu"),
            ("branch", "administrative"),
        ];
        let expected = found.field("expected");
        let version = [("expected", expected.as_str())];
        let saved = browser
            .send(&path, &found, &[&all[..], &kept, &version].concat())
            .await;
        let page = browser.open(saved.location()).await;
        assert!(page.says("Đã chuyển công tác, nay là người đứng đầu hoặc cấp phó"));
        assert!(page.says("Người đứng đầu cơ quan cấp trên của nơi đang công tác"));
        let again = browser.open(&path).await;
        assert!(again.says("value=\"moved_to_lead\" selected"));
        assert_eq!(again.field("present_unit_shown"), "UBND tỉnh Ninh Bình");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_that_came_too_late_is_seen_and_not_saved_as_fit_for_acceptance() {
    for site in sites(DAY).await {
        let (mut browser, path) = asked(&site).await;
        let fields = [
            ("class", "complaint"),
            ("stage", "first"),
            ("known_on", "2026-05-04"),
        ];
        let late = refreshed(&mut browser, &path, &fields).await;
        assert!(late.says("Thời hiệu khiếu nại đã hết ngày"));
        let expected = late.field("expected");
        let kept = [
            ("expected", expected.as_str()),
            ("summary", "Thu hồi đất"),
            ("field", "land.recovery"),
            ("ineligibility", "eligible"),
            ("competent", COMMUNE),
            ("branch", "administrative"),
        ];
        let all = [&fields[..], &kept].concat();
        let fit = [&all[..], &[("facts", "conditions_met")]].concat();
        let refused = browser.send(&path, &late, &fit).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.says("nên đơn chưa đủ điều kiện thụ lý") && refused.says("Điều 9"));
        let obstacle = [
            ("obstacle_from", "2026-06-01"),
            ("obstacle_until", "2026-09-30"),
        ];
        let half = browser
            .send(&path, &late, &[&fit[..], &obstacle[..1]].concat())
            .await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        let saved = browser
            .send(&path, &late, &[&fit[..], &obstacle].concat())
            .await;
        let page = browser.open(saved.location()).await;
        assert!(page.says("Thời hiệu khiếu nại còn đến hết ngày"));
    }
}
