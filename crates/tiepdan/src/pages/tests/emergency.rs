//! What needs two persons: emergency access to a post, the removal of somebody's second factors.

use axum::http::StatusCode;
use law::procedure::Post;

use super::COMMUNE;
use super::desk::TODAY;
use crate::testing::{Browser, sites};

const KEEPER: &[Post] = &[Post::Administrator];
const REASON: &str = "Quản trị viên nghỉ ốm, không liên lạc được";

/// Asks for an emergency and answers its address.
async fn ask(browser: &mut Browser, official: &str) -> String {
    let fields = [
        ("official", official),
        ("post", "administrator"),
        ("hours", "4"),
        ("reason", REASON),
    ];
    let asked = browser.fill("/admin/requests", &fields).await;
    asked.location().to_owned()
}

/// Presses a button of the request.
async fn press(browser: &mut Browser, request: &str, act: &str) -> StatusCode {
    let page = browser.open(request).await;
    let path = format!("{request}/{act}");
    browser.send(&path, &page, &[]).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_needs_a_second_person_shows_what_was_done_and_owes_a_report() {
    for site in sites(TODAY).await {
        let (_, mut asks) = site.official(COMMUNE, KEEPER).await;
        let (_, mut answers) = site.official(COMMUNE, KEEPER).await;
        let (settler, mut helper) = site.official(COMMUNE, &[Post::Settler]).await;
        let (_, mut supervisor) = site.official(COMMUNE, &[Post::Supervisor]).await;
        assert_eq!(helper.open("/admin").await.status, StatusCode::FORBIDDEN);
        let nothing = asks.fill("/admin/requests", &[("hours", "25")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let request = ask(&mut asks, &settler.official.to_string()).await;
        // Who asked does not answer, and who supervises only reads.
        assert_eq!(
            press(&mut asks, &request, "grant").await,
            StatusCode::CONFLICT
        );
        let forbidden = press(&mut supervisor, &request, "grant").await;
        assert_eq!(forbidden, StatusCode::FORBIDDEN);
        assert_eq!(helper.open("/admin").await.status, StatusCode::FORBIDDEN);
        let granted = press(&mut answers, &request, "grant").await;
        assert_eq!(granted, StatusCode::SEE_OTHER);
        assert_eq!(helper.open("/admin").await.status, StatusCode::OK);
        // Not even under the emergency he answers for himself.
        let again = press(&mut helper, &request, "grant").await;
        assert_eq!(again, StatusCode::CONFLICT);
        let set = [
            ("post", "archivist"),
            ("from", "2026-07-06"),
            ("grace", "9"),
        ];
        helper.fill("/admin/factors", &set).await;
        let told = supervisor.open("/news").await;
        assert!(told.says("Quyền khẩn cấp"), "{}", told.body);
        let early = answers
            .fill_at(&request, "report", &[("report", "Đã xong.")])
            .await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        press(&mut asks, &request, "end").await;
        assert_eq!(helper.open("/admin").await.status, StatusCode::FORBIDDEN);
        let owed = supervisor.open(&request).await;
        assert!(owed.says("Chờ báo cáo") && owed.says("Yêu cầu xác thực hai bước"));
        let reported = answers
            .fill_at(
                &request,
                "report",
                &[("report", "Đã đặt yêu cầu xác thực.")],
            )
            .await;
        assert_eq!(reported.location(), request);
        let done = supervisor.open(&request).await;
        assert!(done.says("Đã báo cáo") && done.says("Đã đặt yêu cầu xác thực."));
        assert!(!supervisor.open("/news").await.says("Quyền khẩn cấp"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_factors_are_removed_by_two_and_never_by_one() {
    for site in sites(TODAY).await {
        let (_, mut asks) = site.official(COMMUNE, KEEPER).await;
        let (_, mut answers) = site.official(COMMUNE, KEEPER).await;
        let (settler, mut loser) = site.official(COMMUNE, &[Post::Settler]).await;
        let kept = settler.clone();
        site.register
            .write(move |tx, at| casework::access::enrol_totp(tx, at, &kept, b"sealed", 1))
            .await
            .unwrap();
        let here = format!("/admin/officials/{}", settler.official);
        let page = asks.open(&here).await;
        let path = format!("{here}/factors");
        let asked = asks.send(&path, &page, &[("reason", REASON)]).await;
        let request = asked.location().to_owned();
        assert_eq!(
            press(&mut asks, &request, "grant").await,
            StatusCode::CONFLICT
        );
        assert!(loser.open("/account/factors").await.says("Đang bật"));
        let removed = press(&mut answers, &request, "grant").await;
        assert_eq!(removed, StatusCode::SEE_OTHER);
        // His sign-ins end with them.
        let ended = loser.open("/account/factors").await;
        assert!(ended.location().starts_with("/sign-in"));
        let official = settler.official;
        let has = site
            .register
            .read(move |tx, _| casework::access::has_factor(tx, official))
            .await
            .unwrap();
        assert!(!has);
    }
}
