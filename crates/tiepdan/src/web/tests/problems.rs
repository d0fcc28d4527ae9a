use super::*;
use serde_json::Value;

#[tokio::test]
async fn an_address_that_does_not_exist_says_so_in_the_language_of_the_reader() {
    let server = server(Settings::default());
    let vi = fetch(&server, "/nowhere", &[("accept", "text/html")]).await;
    assert_eq!(
        (vi.status, vi.header("content-type")),
        (StatusCode::NOT_FOUND, "text/html; charset=utf-8")
    );
    assert!(
        vi.body.contains("<h1>Không tìm thấy trang</h1>") && vi.body.contains("lang=\"vi\""),
        "{}",
        vi.body
    );
    let en = fetch(&server, "/nowhere", &[("accept-language", "en")]).await;
    assert!(
        en.body.contains("<h1>Page not found</h1>") && en.body.contains("lang=\"en\""),
        "{}",
        en.body
    );
}

#[tokio::test]
async fn a_program_gets_the_same_as_a_document_with_a_stable_code() {
    let server = server(Settings::default());
    for (path, accept) in [("/api/v1/nowhere", "*/*"), ("/nowhere", "application/json")] {
        let answer = fetch(
            &server,
            path,
            &[("accept", accept), ("accept-language", "en")],
        )
        .await;
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["code"], "not-found");
        assert_eq!(problem["status"], 404);
        assert_eq!(problem["title"], "Page not found");
        assert_eq!(problem["type"], "urn:tiepdan:problem:not-found");
    }
}

#[tokio::test]
async fn a_method_an_address_does_not_know_is_405_and_names_those_it_knows() {
    let server = server(Settings::default());
    let answer = send(&server, "/healthz", &[], "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "GET,HEAD");
    assert!(answer.body.contains("<h1>"), "{}", answer.body);
    for method in ["TRACE", "PUT"] {
        let request = Request::builder().method(method).uri("/healthz");
        let request = request.body(Body::empty()).unwrap();
        let answer = server.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}

#[tokio::test]
async fn a_refusal_names_its_reason_and_its_article() {
    let server = server(Settings::default());
    let page = send(&server, "/refuse", &[], "").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.body.contains("Điều 6") && page.body.contains("Tối đa 3 MB"),
        "{}",
        page.body
    );
    let document = send(&server, "/refuse", &[("accept", "application/json")], "").await;
    let problem: Value = serde_json::from_str(&document.body).unwrap();
    assert_eq!(
        (&problem["code"], &problem["article"]),
        (&"petition.transfer.accepted".into(), &"Điều 6".into())
    );
}

#[tokio::test]
async fn a_fault_shows_an_id_and_never_its_cause() {
    let server = server(Settings::default());
    for path in ["/breaks", "/api/v1/breaks"] {
        let answer = fetch(&server, path, &[]).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(!answer.body.contains("disk"), "{}", answer.body);
    }
    let document: Value =
        serde_json::from_str(&fetch(&server, "/api/v1/breaks", &[]).await.body).unwrap();
    assert_eq!(document["id"].as_str().unwrap().len(), 22);
}

#[tokio::test]
async fn a_part_of_a_page_gets_a_part_for_an_answer() {
    let answer = fetch(
        &server(Settings::default()),
        "/nowhere",
        &[("hx-request-type", "partial")],
    )
    .await;
    assert!(
        answer
            .body
            .trim_start()
            .starts_with("<section class=\"problem\""),
        "{}",
        answer.body
    );
}
