use super::*;
use crate::web::assets::url;

#[tokio::test]
async fn a_static_file_is_kept_for_ever_and_asked_for_only_once() {
    let server = server(Settings::default());
    let first = fetch(&server, url("tiepdan.css"), &[]).await;
    assert_eq!(
        (first.status, first.header("content-type")),
        (StatusCode::OK, "text/css; charset=utf-8")
    );
    assert_eq!(
        first.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let etag = first.header("etag").to_owned();
    let again = fetch(&server, url("tiepdan.css"), &[("if-none-match", &etag)]).await;
    assert_eq!(
        (again.status, again.body.len(), again.header("etag")),
        (StatusCode::NOT_MODIFIED, 0, etag.as_str())
    );
    let other = fetch(&server, url("tiepdan.css"), &[("if-none-match", "\"x\"")]).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn a_static_file_comes_in_the_smallest_form_the_browser_reads() {
    let server = server(Settings::default());
    let encoding = |accepted: &'static str| {
        let server = server.clone();
        async move {
            fetch(
                &server,
                url("htmx.min.js"),
                &[("accept-encoding", accepted)],
            )
            .await
            .header("content-encoding")
            .to_owned()
        }
    };
    assert_eq!(encoding("gzip, deflate, br, zstd").await, "br");
    assert_eq!(encoding("gzip").await, "gzip");
    assert_eq!(encoding("br;q=0, gzip;q=0.5").await, "gzip");
    assert_eq!(encoding("identity").await, "");
}

#[tokio::test]
async fn a_file_of_an_older_build_is_not_found() {
    let server = server(Settings::default());
    for path in [
        "/assets/tiepdan.000000000000.css",
        "/assets/tiepdan.css",
        "/assets/..%2Fbuild.rs",
    ] {
        assert_eq!(
            fetch(&server, path, &[]).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
