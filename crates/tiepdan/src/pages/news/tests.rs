//! What is new, as a browser meets it.

use axum::http::StatusCode;
use casework::testing::complaint;
use jiff::civil::date;
use law::procedure::Post;

use crate::testing::sites;

const COMMUNE: &str = "14005-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_counts_what_came_until_it_was_looked_at() {
    for site in sites(date(2026, 7, 6)).await {
        let (officer, mut browser) = site.official(COMMUNE, &[Post::PetitionOfficer]).await;
        let page = browser.open("/news").await;
        assert!(page.says("Không có gì mới") && !page.says("class=\"bar-news-count\""));
        site.register
            .file(&officer, complaint(COMMUNE))
            .await
            .unwrap();
        let page = browser.open("/news").await;
        assert!(
            page.says("Đơn số 1/2026") && page.says("class=\"bar-news-count\">1<"),
            "{}",
            page.body
        );
        assert!(!page.says("Ước"), "nobody is named");
        let sent = browser.send("/news", &page, &[("kind", "")]).await;
        assert_eq!(sent.location(), "/news");
        let page = browser.open("/news").await;
        assert!(page.says("Đơn số 1/2026") && !page.says("class=\"bar-news-count\""));
        let wrong = browser.send("/news", &page, &[("kind", "x")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_a_day_is_chosen_with_an_address_and_ended_without_one() {
    for site in sites(date(2026, 7, 6)).await {
        let (_, mut browser) = site.official(COMMUNE, &[Post::PetitionOfficer]).await;
        let page = browser.open("/news").await;
        let wrong = browser
            .send("/news/digest", &page, &[("address", "không phải")])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("không phải"), "what was typed stands there");
        let kept = browser
            .send(
                "/news/digest",
                &page,
                &[("address", "canbo@ninhbinh.gov.vn")],
            )
            .await;
        assert_eq!(kept.location(), "/news");
        assert!(browser.open("/news").await.says("Đang nhận"));
        browser
            .send("/news/digest", &page, &[("address", "")])
            .await
            .location();
        assert!(browser.open("/news").await.says("Chưa nhận"));
    }
}
