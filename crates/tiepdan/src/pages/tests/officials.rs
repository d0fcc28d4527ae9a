//! An administrator keeps the officials of his unit.

use axum::http::StatusCode;
use law::procedure::Post;

use super::desk::desks;
use super::{COMMUNE, NEIGHBOUR};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_official_gets_his_posts_and_a_password_that_is_shown_once() {
    for desk in desks().await {
        let keeper = desk.official(COMMUNE, &[Post::Administrator], false).await;
        let browser = desk.browser_of(&keeper).await;
        let fields = [
            ("unit", COMMUNE),
            ("name", "Lê Thị Mới"),
            ("sign_in", "moi.lt"),
            ("posts", "settler"),
            ("posts", "verifier"),
        ];
        let added = browser.send("/admin", &fields).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        added.says(&[
            "class=\"secret\"",
            "Đã thêm moi.lt",
            "Người giải quyết, Người xác minh",
        ]);
        let again = browser.open("/admin").await;
        again.says(&["Lê Thị Mới"]);
        assert!(!again.body.contains("class=\"secret\""));
        let (_, rest) = added.body.split_once("<code class=\"secret\">").unwrap();
        let password = rest.split('<').next().unwrap();
        let signed_in = browser.signed_out().sign_in("moi.lt", password).await;
        assert_eq!(signed_in, StatusCode::SEE_OTHER);
        let twice = browser.send("/admin", &fields).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        twice.says(&["f-sign_in", "Lê Thị Mới"]);
        let nothing = browser
            .send("/admin", &[("unit", COMMUNE), ("name", "X")])
            .await;
        nothing.says(&["f-sign_in", "f-posts", "Cần điền"]);
        let elsewhere = browser
            .send(
                "/admin",
                &[
                    ("unit", NEIGHBOUR),
                    ("name", "X"),
                    ("sign_in", "x"),
                    ("posts", "head"),
                ],
            )
            .await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_are_given_and_ended_and_an_official_is_shut_out_and_let_in() {
    for desk in desks().await {
        let keeper = desk.official(COMMUNE, &[Post::Administrator], false).await;
        let browser = desk.browser_of(&keeper).await;
        let here = format!("/admin/officials/{}", desk.officer.official);
        let page = browser.open(&here).await;
        page.says(&["Người đứng đầu", "/end\""]);
        let given = browser
            .send(
                &format!("{here}/posts"),
                &[("post", "archivist"), ("from", "2026-07-06")],
            )
            .await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        browser.open(&here).await.says(&["Lưu trữ"]);
        let unknown = browser
            .send(
                &format!("{here}/posts"),
                &[("post", "king"), ("from", "2026-07-06")],
            )
            .await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (_, rest) = page
            .body
            .split_once(&format!("action=\"{here}/posts/"))
            .unwrap();
        let post = rest.split('/').next().unwrap();
        let ended = browser.send(&format!("{here}/posts/{post}/end"), &[]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        let officer = desk.browser().await;
        assert_eq!(officer.open("/cases").await.status, StatusCode::OK);
        browser.send(&format!("{here}/disable"), &[]).await;
        assert_eq!(officer.open("/cases").await.status, StatusCode::SEE_OTHER);
        browser.open(&here).await.says(&["Đã khóa", "Mở khóa"]);
        browser.send(&format!("{here}/enable"), &[]).await;
        let renewed = browser.send(&format!("{here}/password"), &[]).await;
        renewed.says(&["Mật khẩu mới", "class=\"secret\""]);
        let own = format!("/admin/officials/{}/disable", keeper.official);
        assert_eq!(browser.send(&own, &[]).await.status, StatusCode::CONFLICT);
        let stranger = desk
            .official(NEIGHBOUR, &[Post::Administrator], false)
            .await;
        let stranger = desk.browser_of(&stranger).await;
        assert_eq!(stranger.open(&here).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            stranger.send(&format!("{here}/password"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
