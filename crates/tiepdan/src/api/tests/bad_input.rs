//! Bad input gets a clear answer with the field, and nothing is stored.

use super::*;

/// A body, and what it is answered: status, code, field.
type Wrong = (Vec<u8>, u16, &'static str, &'static str);

/// The petition with one field changed.
fn with(field: &'static str, value: Json) -> Wrong {
    let mut body = petition();
    body[field] = value;
    (body.to_string().into_bytes(), 422, "invalid", field)
}

/// The petition with one field of its first person changed.
fn person(field: &str, value: Json, place: &'static str) -> Wrong {
    let mut body = petition();
    body["people"][0][field] = value;
    (body.to_string().into_bytes(), 422, "invalid", place)
}

fn wrong_fields() -> Vec<Wrong> {
    vec![
        with("received_on", json!("2026-07-07")),
        with("received_on", json!("2013-12-31")),
        with("received_on", json!("2026-02-30")),
        with("received_on", json!("2026-07-06T08:00:00")),
        with("dated_on", json!("2026-07-07")),
        with("channel", json!("pigeon")),
        with("channel", json!(7)),
        with("class", json!("wish")),
        with("signers", json!(-1)),
        with("signers", json!(1e30)),
        with("signers", json!("3")),
        with("text", json!("ă".repeat(100_001))),
        with("text", json!("a\u{0}b")),
        with("summary", json!("x".repeat(2001))),
        with("people", json!(vec![json!({"name": "A"}); 501])),
        with("people", json!({})),
    ]
}

fn wrong_people() -> Vec<Wrong> {
    let unknown = casework::Id::of(1).to_string();
    vec![
        person("name", json!(""), "people.0.name"),
        person("name", json!("n".repeat(201)), "people.0.name"),
        person("id_number", json!("?!"), "people.0.id_number"),
        person("phone", json!("abc"), "people.0.phone"),
        person("email", json!("nobody"), "people.0.email"),
        person("role", json!("denouncer"), "people.0.role"),
        person("known", json!(unknown), "people.0.known"),
        person("known", json!("x"), "people.0.known"),
    ]
}

fn wrong_bodies() -> Vec<Wrong> {
    let unknown = |wrong: Wrong| (wrong.0, 422, "unknown-field", wrong.3);
    let malformed = |body: String| (body.into_bytes(), 400, "malformed", "");
    vec![
        unknown(with("colour", json!("red"))),
        unknown(person("colour", json!("red"), "people.0.colour")),
        (b"{}".to_vec(), 422, "invalid", "channel"),
        (b"[]".to_vec(), 422, "invalid", ""),
        (b"null".to_vec(), 422, "invalid", ""),
        malformed("{".to_owned()),
        malformed(String::new()),
        malformed(petition().to_string() + "}"),
        malformed("[".repeat(500)),
        (b"{\"channel\": \"\xff\"}".to_vec(), 400, "broken-text", ""),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_petition_is_refused_by_the_field() {
    let cases = [wrong_fields(), wrong_people(), wrong_bodies()].concat();
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let bearer = format!("Bearer {token}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        for (body, status, code, field) in &cases {
            let shown: String = String::from_utf8_lossy(body).chars().take(300).collect();
            let body = Body::from(body.clone());
            let answer = program
                .ask(Method::POST, "/api/v1/petitions", &headers, body)
                .await;
            let (found, told, fields) = answer.fault();
            assert_eq!((found, told.as_str()), (*status, *code), "{shown}");
            if !field.is_empty() {
                assert_eq!(fields, [*field], "{shown}");
            }
        }
        assert_eq!(program.count("petition").await, 0);
        assert_eq!(program.count("person").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_or_of_another_kind_is_refused() {
    let program = programs().await.remove(0);
    let token = program.official(COMMUNE, ALL_POSTS, false).await;
    let bearer = format!("Bearer {token}");
    let huge = vec![b' '; 100 << 20];
    for (kind, body, status, code) in [
        ("application/json", huge.clone(), 413, "too-large"),
        (
            "text/plain",
            petition().to_string().into(),
            415,
            "wrong-media",
        ),
        (
            "application/x-www-form-urlencoded",
            b"channel=desk".to_vec(),
            415,
            "wrong-media",
        ),
    ] {
        let headers = [("authorization", bearer.as_str()), ("content-type", kind)];
        let answer = program
            .ask(
                Method::POST,
                "/api/v1/petitions",
                &headers,
                Body::from(body),
            )
            .await;
        let (found, told, _) = answer.fault();
        assert_eq!((found, told.as_str()), (status, code));
    }
    // The same without telling its length first.
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
    ];
    let pieces = in_pieces(&huge);
    let answer = program
        .ask(Method::POST, "/api/v1/petitions", &headers, pieces)
        .await;
    assert_eq!(answer.fault().0, 413);
}

/// A body in pieces whose length is not told.
fn in_pieces(bytes: &[u8]) -> Body {
    struct Pieces(std::vec::IntoIter<Vec<u8>>);
    impl futures_core::Stream for Pieces {
        type Item = Result<Vec<u8>, std::convert::Infallible>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(self.0.next().map(Ok))
        }
    }
    let pieces: Vec<Vec<u8>> = bytes.chunks(1 << 20).map(<[u8]>::to_vec).collect();
    Body::from_stream(Pieces(pieces.into_iter()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_is_refused_and_nothing_is_kept() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let filed = program.post(&token, "/api/v1/petitions", &petition()).await;
        let path = format!("/api/v1/petitions/{}/attachments", filed.text("id"));
        let bearer = format!("Bearer {token}");
        let program_file: &[u8] = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff";
        for (part, content, status) in [
            ("name=\"file\"; filename=\"a.pdf\"", program_file, 422),
            ("name=\"file\"; filename=\"a.pdf\"", b"", 422),
            ("name=\"file\"", b"text", 422),
        ] {
            let head = format!("--x\r\nContent-Disposition: form-data; {part}\r\n\r\n");
            let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
            let headers = [
                ("authorization", bearer.as_str()),
                ("content-type", "multipart/form-data; boundary=x"),
            ];
            let answer = program
                .ask(Method::POST, &path, &headers, Body::from(body))
                .await;
            assert_eq!(answer.fault().0, status, "{part}");
            assert_eq!(answer.fault().2, ["file"], "{part}");
        }
        for (kind, body, status) in [
            ("multipart/form-data", "", 400),
            ("multipart/form-data; boundary=x", "--x\r\nbroken", 400),
            ("multipart/form-data; boundary=x", "--x--\r\n", 422),
            ("application/json", "{}", 415),
        ] {
            let headers = [("authorization", bearer.as_str()), ("content-type", kind)];
            let answer = program
                .ask(Method::POST, &path, &headers, Body::from(body))
                .await;
            assert_eq!(answer.fault().0, status, "{kind} {body}");
        }
        assert_eq!(program.count("attachment").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_or_a_filter_that_means_nothing_is_refused() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let missing = casework::Id::of(1).to_string();
        for (path, status, field) in [
            ("/api/v1/petitions/1".to_owned(), 404, ""),
            (format!("/api/v1/petitions/{missing}"), 404, ""),
            (format!("/api/v1/cases/{missing}/steps"), 404, ""),
            ("/api/v1/cases/%FF".to_owned(), 404, ""),
            ("/api/v1/cases/%00".to_owned(), 404, ""),
            ("/api/v1/nothing".to_owned(), 404, ""),
            ("/api/v1/petitions?state=opne".to_owned(), 422, "state"),
            ("/api/v1/petitions?stat=open".to_owned(), 422, "stat"),
            ("/api/v1/petitions?limit=0".to_owned(), 422, "limit"),
            ("/api/v1/petitions?limit=101".to_owned(), 422, "limit"),
            ("/api/v1/petitions?after=x".to_owned(), 422, "after"),
            ("/api/v1/petitions?unit=%00".to_owned(), 422, "unit"),
            ("/api/v1/petitions?unit=%FF".to_owned(), 400, ""),
            ("/api/v1/cases?situation=bad".to_owned(), 422, "situation"),
            ("/api/v1/cases?class=wish".to_owned(), 422, "class"),
            ("/api/v1/units?parent=nowhere".to_owned(), 422, "parent"),
            ("/api/v1/units?branch=tree".to_owned(), 422, "branch"),
            ("/api/v1/units?on=2026-13-01".to_owned(), 422, "on"),
            ("/api/v1/units?limit=501".to_owned(), 422, "limit"),
            ("/api/v1/search".to_owned(), 422, "q"),
            (format!("/api/v1/search?q={}", "a".repeat(201)), 422, "q"),
        ] {
            let answer = program.get(&token, &path).await;
            let (found, _, fields) = answer.fault();
            assert_eq!(found, status, "{path}");
            if !field.is_empty() {
                assert_eq!(fields, [field], "{path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_step_is_refused_by_the_field_as_it_was_sent() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let path = format!("/api/v1/cases/{case}/steps");
        for (body, status, field) in [
            (json!({"number": "1"}), 422, "step"),
            (json!({"step": 7}), 422, "step"),
            (json!({"step": "fly"}), 422, "step"),
            (json!({"step": "refuse"}), 422, "ground"),
            (
                json!({"step": "accept", "number": {"a": "b"}}),
                422,
                "number.a",
            ),
            (json!({"step": "accept", "number": 1.5}), 422, "number"),
            (
                json!({"step": "accept", "number": "1", "colour": "red"}),
                422,
                "colour",
            ),
            (
                json!({"step": "accept", "number": "1", "findings": {"1": "right"}}),
                422,
                "findings.1",
            ),
            (
                json!({"step": "accept", "number": "1", "on": "2026-07-07"}),
                422,
                "on",
            ),
            (
                json!({"step": "accept", "number": "1", "on": "2026-07-05"}),
                422,
                "on",
            ),
            (
                json!({"step": "accept", "number": "1", "on": "soon"}),
                422,
                "on",
            ),
            (
                json!({"step": "refuse", "number": "1", "ground": "zz", "reason": "x"}),
                422,
                "ground",
            ),
            (json!({"step": "decide", "number": "1"}), 409, ""),
        ] {
            let answer = program.post(&token, &path, &body).await;
            let (found, _, fields) = answer.fault();
            assert_eq!(found, status, "{body}");
            if !field.is_empty() {
                assert!(fields.contains(&field.to_owned()), "{body}: {fields:?}");
            }
        }
        assert_eq!(program.count("docket").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_are_told_in_the_language_that_was_asked_for() {
    let program = programs().await.remove(0);
    for (language, title) in [("vi", "Cần đăng nhập"), ("en", "Sign in first")] {
        let answer = program
            .ask(
                Method::GET,
                "/api/v1/cases",
                &[("accept-language", language)],
                Body::empty(),
            )
            .await;
        assert_eq!(answer.text("title"), title);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_or_secret_tells_nothing() {
    for program in programs().await {
        let filed = program
            .post("", "/api/v1/public/petitions", &public_petition())
            .await
            .done();
        let follow = |code: &Json, secret: &str| json!({"code": code, "secret": secret});
        let secret = filed["follow_secret"].as_str().unwrap();
        let path = "/api/v1/public/follow";
        let right = follow(&filed["follow_code"], secret);
        let found = program.post("", path, &right).await.done();
        assert_eq!(found["unit"], COMMUNE);
        assert_eq!(found["state"], "received");
        for wrong in [
            follow(&filed["follow_code"], "AAAA"),
            follow(&json!("0000-0000"), secret),
            follow(&json!(""), ""),
        ] {
            assert_eq!(program.post("", path, &wrong).await.fault().0, 404);
        }
    }
}
