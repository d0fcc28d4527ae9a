//! Everybody sees and ends his own tokens and sign-ins.

use axum::http::StatusCode;

use super::desk::desks;

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_works_and_is_ended() {
    for desk in desks().await {
        let browser = desk.browser().await;
        let made = browser
            .send("/account/tokens", &[("name", "Máy quét"), ("days", "30")])
            .await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let (_, rest) = made.body.split_once("<code class=\"secret\">").unwrap();
        let token = rest.split('<').next().unwrap().to_owned();
        assert_eq!(
            browser.signed_out().with_token(&token, "/cases").await,
            StatusCode::OK
        );
        let page = browser.open("/account").await;
        page.says(&["Máy quét", "05/08/2026"]);
        assert!(!page.body.contains(&token));
        let (_, rest) = page.body.split_once("action=\"/account/tokens/").unwrap();
        let id = rest.split('/').next().unwrap();
        let ended = browser
            .send(&format!("/account/tokens/{id}/end"), &[])
            .await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        let after = browser.signed_out().with_token(&token, "/cases").await;
        assert_eq!(after, StatusCode::UNAUTHORIZED);
        for (name, days) in [("", "30"), ("x", "0"), ("x", "366"), ("x", "mãi")] {
            let wrong = browser
                .send("/account/tokens", &[("name", name), ("days", days)])
                .await;
            assert_eq!(
                wrong.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{name} {days}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sign_in_is_ended_from_this_one() {
    for desk in desks().await {
        let (here, there) = (desk.browser().await, desk.browser().await);
        let page = here.open("/account").await;
        page.says(&["Phiên này"]);
        let (_, rest) = page.body.split_once("action=\"/account/sessions/").unwrap();
        let key = rest.split('/').next().unwrap();
        let ended = here
            .send(&format!("/account/sessions/{key}/end"), &[])
            .await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert_eq!(there.open("/cases").await.status, StatusCode::SEE_OTHER);
        assert_eq!(here.open("/cases").await.status, StatusCode::OK);
        let none = here.send("/account/sessions/00ff/end", &[]).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}
