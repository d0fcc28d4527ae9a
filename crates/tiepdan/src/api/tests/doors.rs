//! Who gets in, and what a neighbour sees.

use super::*;

/// Operations that anybody may ask. The list may only shrink.
const OPEN_TO_ALL: [&str; 11] = [
    "GET /api/v1/openapi.json",
    "GET /api/v1/public/calendar",
    "GET /api/v1/public/decisions",
    "GET /api/v1/public/dialogues",
    "GET /api/v1/public/dialogues/{id}",
    "GET /api/v1/public/figures",
    "POST /api/v1/public/follow",
    "POST /api/v1/public/petitions",
    "POST /api/v1/public/tips",
    "POST /api/v1/public/tips/answers",
    "POST /api/v1/public/tips/talk",
];

fn operations() -> Vec<(Method, String)> {
    let mut all = Vec::new();
    for (path, operations) in DESCRIPTION["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            all.push((method, path.clone()));
        }
    }
    all
}

fn some_address(path: &str) -> String {
    let id = casework::Id::of(1).to_string();
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { &id } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in_without_a_token_that_holds() {
    let program = programs().await.remove(0);
    let mut open = Vec::new();
    for (method, path) in operations() {
        for headers in [&[][..], &[("authorization", "Bearer forged")][..]] {
            let address = some_address(&path);
            let answer = program
                .ask(method.clone(), &address, headers, Body::empty())
                .await;
            if answer.status == StatusCode::UNAUTHORIZED {
                assert_eq!(answer.text("code"), "sign-in-needed");
            } else {
                open.push(format!("{method} {path}"));
            }
        }
    }
    open.dedup();
    assert_eq!(open, OPEN_TO_ALL);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_neither_the_petition_nor_the_case_nor_that_they_exist() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let above = program
            .official("37-2025.ubnd", &[Post::Supervisor], true)
            .await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let shown = program.get(&token, &format!("/api/v1/cases/{case}")).await;
        let petition = shown.body["petitions"][0].as_str().unwrap().to_owned();
        for (method, path) in operations() {
            let noun = path.split('/').nth(3).unwrap_or_default();
            let id = match noun {
                "petitions" => &petition,
                "cases" => &case,
                _ => continue,
            };
            if !path.contains("{id}") {
                continue;
            }
            let address = path.replace("{id}", id);
            let answer = if method == Method::GET {
                program.get(&neighbour, &address).await
            } else if path.ends_with("/attachments") {
                upload(&program, &neighbour, &address).await
            } else {
                program.post(&neighbour, &address, &body_for(&path)).await
            };
            assert_eq!(answer.fault().0, 404, "{method} {path}");
        }
        for (who, sees) in [(&token, true), (&neighbour, false), (&above, true)] {
            for (path, list) in [
                ("/api/v1/petitions?state=handled", "items"),
                ("/api/v1/cases", "items"),
                ("/api/v1/search?q=đỗ%20thị", "people"),
                ("/api/v1/search?q=do%20thi", "petitions"),
                ("/api/v1/search?q=1/2026", "cases"),
                ("/api/v1/search?q=037188001234", "people"),
            ] {
                let found = program
                    .get(
                        who,
                        &path
                            .replace('đ', "%C4%91")
                            .replace('ỗ', "%E1%BB%97")
                            .replace('ị', "%E1%BB%8B"),
                    )
                    .await
                    .done();
                let rows = found[list].as_array().unwrap().len();
                assert_eq!(rows, usize::from(sees), "{path}");
            }
            for asked in ["đỗ thị", "037188001234"] {
                let body = json!({"q": asked, "limit": 5});
                let found = program.post(who, "/api/v1/search", &body).await.done();
                let rows = found["people"].as_array().unwrap().len();
                assert_eq!(rows, usize::from(sees), "{asked}");
            }
        }
    }
}

async fn upload(program: &Program, token: &str, path: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "multipart/form-data; boundary=x"),
    ];
    let part = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nnội dung";
    let body = Body::from(format!("--x\r\n{part}\r\n--x--\r\n"));
    program.ask(Method::POST, path, &headers, body).await
}

fn body_for(path: &str) -> Json {
    match path.rsplit('/').next().unwrap() {
        "classification" => json!({"class": "complaint", "field": "land"}),
        "handling" => json!({"rule": "XD-02"}),
        "cause" => json!({"kind": "decision", "name": "12/QĐ-UBND"}),
        _ => json!({"step": "accept", "number": "1"}),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_does_not_allow_an_act_is_told_so() {
    for program in programs().await {
        let verifier = program.official(COMMUNE, &[Post::Verifier], false).await;
        let answer = program
            .post(&verifier, "/api/v1/petitions", &petition())
            .await;
        assert_eq!(answer.fault().0, 403);
        assert_eq!(answer.text("code"), "act-needs-post");
        assert_eq!(program.count("petition").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_a_browser_serves_too_but_not_from_another_site() {
    for program in programs().await {
        let actor = program
            .register
            .official(COMMUNE, ALL_POSTS, false)
            .await
            .unwrap();
        program
            .register
            .write(move |tx, at| {
                access::remember_session(tx, at.now, actor.official, "secret", "csrf")
            })
            .await
            .unwrap();
        for (site, status) in [("same-origin", 201), ("cross-site", 403)] {
            let headers = [
                ("cookie", "session=secret"),
                ("content-type", "application/json"),
                ("sec-fetch-site", site),
            ];
            let body = Body::from(petition().to_string());
            let answer = program
                .ask(Method::POST, "/api/v1/petitions", &headers, body)
                .await;
            assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        }
        assert_eq!(program.count("petition").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_is_walked_page_by_page_without_gap_or_double() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        for _ in 0..7 {
            program
                .post(&token, "/api/v1/petitions", &petition())
                .await
                .done();
        }
        let (mut numbers, mut path) = (Vec::new(), "/api/v1/petitions?limit=3".to_owned());
        loop {
            let page = program.get(&token, &path).await.done();
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= 3);
            numbers.extend(items.iter().map(|row| row["number"].as_i64().unwrap()));
            let Some(next) = page["next"].as_str() else {
                break;
            };
            path = format!("/api/v1/petitions?limit=3&after={next}");
        }
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    }
}
