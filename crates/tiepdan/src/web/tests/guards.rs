use super::*;

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let server = server(Settings::default());
    for path in [
        "/style",
        "/nowhere",
        "/breaks",
        crate::web::assets::url("mark.svg"),
        "/healthz",
        "/api/v1/breaks",
    ] {
        let answer = fetch(&server, path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"),
            "{path}: {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-embedder-policy"),
            "require-corp",
            "{path}"
        );
        assert!(
            answer.header("permissions-policy").contains("camera=()"),
            "{path}"
        );
        assert!(!answer.header("cache-control").is_empty(), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
        assert_eq!(answer.header("server"), "", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
}

#[tokio::test]
async fn over_https_the_browser_is_told_to_stay_there_and_cookies_too() {
    let server = server(Settings {
        is_https: true,
        ..Settings::default()
    });
    let answer = fetch(&server, "/style", &[]).await;
    assert_eq!(
        answer.header("strict-transport-security"),
        "max-age=63072000; includeSubDomains"
    );
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-visitor=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn no_page_holds_a_script_or_a_style_of_its_own() {
    let server = server(Settings::default());
    for path in ["/style", "/style/public", "/style/print", "/nowhere"] {
        let page = fetch(&server, path, &[]).await.body;
        assert!(page.contains("<h1>"), "{path}");
        for forbidden in [" style=", "<style", "<script>", " onclick=", "javascript:"] {
            assert!(!page.contains(forbidden), "{path}: {forbidden}");
        }
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_before_anything_is_read() {
    let server = server(Settings::default());
    for headers in [
        [FORM, ("sec-fetch-site", "cross-site")],
        [FORM, ("sec-fetch-site", "same-site")],
        [FORM, ("origin", "https://evil.vn")],
    ] {
        let answer = send(&server, "/note", &headers, "name=a").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(
            answer.body.contains("Yêu cầu đến từ một trang khác"),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn a_form_without_the_token_of_its_browser_is_refused() {
    let server = server(Settings::default());
    let page = fetch(&server, "/note", &[]).await;
    let other = fetch(&server, "/note", &[]).await;
    let (cookie, token) = (page.cookie(), page.token());
    assert_ne!(cookie, other.cookie());
    let post = |cookie: String, body: String| {
        let server = server.clone();
        async move {
            send(&server, "/note", &[FORM, ("cookie", &cookie)], body)
                .await
                .status
        }
    };
    assert_eq!(
        post(cookie.clone(), format!("name=a&_csrf={token}")).await,
        StatusCode::OK
    );
    assert_eq!(
        post(other.cookie(), format!("name=a&_csrf={token}")).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        post(String::new(), format!("name=a&_csrf={token}")).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        post(cookie, "name=a".to_owned()).await,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_chosen_language_and_theme_are_kept_without_javascript() {
    let server = server(Settings::default());
    let page = fetch(&server, "/style", &[]).await;
    assert!(
        page.body
            .contains("<html lang=\"vi\" dir=\"ltr\" data-theme=\"auto\">")
    );
    let cookie = page.cookie();
    let body = format!("value=en&back=%2Fstyle%3Fq%3D1&_csrf={}", page.token());
    let answer = send(
        &server,
        "/preferences/language",
        &[FORM, ("cookie", &cookie)],
        body,
    )
    .await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/style?q=1")
    );
    let dark = format!("value=dark&back=%2F%2Fevil.vn&_csrf={}", page.token());
    let dark = send(
        &server,
        "/preferences/theme",
        &[FORM, ("cookie", &cookie)],
        dark,
    )
    .await;
    assert_eq!(
        (dark.header("location"), dark.cookie().as_str()),
        ("/", "theme=dark")
    );
    let chosen = format!("{}; {}", answer.cookie(), dark.cookie());
    let page = fetch(&server, "/style", &[("cookie", &chosen)]).await.body;
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">"));
    let odd = format!(
        "value=pink&back=%2F&_csrf={}",
        dark_token(&server, &cookie).await
    );
    let odd = send(
        &server,
        "/preferences/theme",
        &[FORM, ("cookie", &cookie)],
        odd,
    )
    .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn dark_token(server: &Router, cookie: &str) -> String {
    fetch(server, "/style", &[("cookie", cookie)]).await.token()
}
