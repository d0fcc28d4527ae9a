//! What is sent twice is done once; what was changed meanwhile is not overwritten.

use super::*;

const KEY: (&str, &str) = ("idempotency-key", "8e03978e-40d5-43e8-bc93-6894a57f9324");
const OTHER: (&str, &str) = ("idempotency-key", "c2b1a4f0");

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_sent_again_under_its_key_is_kept_once_and_answered_alike() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        for (token, path, body) in [
            (token.as_str(), "/api/v1/petitions", petition()),
            ("", "/api/v1/public/petitions", public_petition()),
        ] {
            let before = program.count("petition").await;
            let first = program.post_with(token, path, &[KEY], &body).await;
            assert_eq!(first.status, StatusCode::CREATED);
            let again = program.post_with(token, path, &[KEY], &body).await;
            assert_eq!(again.status, StatusCode::CREATED);
            assert_eq!(first.header("etag"), again.header("etag"));
            assert_eq!(first.body, again.body);
            assert_eq!(program.count("petition").await, before + 1);

            let mut changed = body.clone();
            changed["text"] = json!("Nội dung khác.");
            let reused = program.post_with(token, path, &[KEY], &changed).await;
            assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(reused.text("code"), "idempotency-key-reused");
            program.post_with(token, path, &[OTHER], &body).await.done();
            assert_eq!(program.count("petition").await, before + 2);
        }
        let colleague = program.official(COMMUNE, ALL_POSTS, false).await;
        let before = program.count("petition").await;
        program
            .post_with(&colleague, "/api/v1/petitions", &[KEY], &petition())
            .await
            .done();
        assert_eq!(
            program.count("petition").await,
            before + 1,
            "his key is his own"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_retries_at_once_keep_one_petition() {
    for program in programs().await {
        let program = Arc::new(program);
        let sent: Vec<_> = (0..50)
            .map(|_| {
                let program = Arc::clone(&program);
                tokio::spawn(async move {
                    program
                        .post_with("", "/api/v1/public/petitions", &[KEY], &public_petition())
                        .await
                        .done()
                })
            })
            .collect();
        let mut answers = Vec::new();
        for one in sent {
            answers.push(one.await.unwrap());
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
        assert_eq!(program.count("petition").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_request_leaves_its_key_free() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let mut wrong = petition();
        wrong["channel"] = json!("pigeon");
        let path = "/api/v1/petitions";
        let refused = program.post_with(&token, path, &[KEY], &wrong).await;
        assert_eq!(refused.fault().2, ["channel"]);
        program
            .post_with(&token, path, &[KEY], &petition())
            .await
            .done();
        assert_eq!(program.count("petition").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_sent_again_stands_on_the_docket_once() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let path = format!("/api/v1/cases/{case}/steps");
        let body = json!({"step": "accept", "number": "12/TB-UBND"});
        let tag = ("if-match", "\"1\"");
        let first = program
            .post_with(&token, &path, &[KEY, tag], &body)
            .await
            .done();
        let again = program
            .post_with(&token, &path, &[KEY, tag], &body)
            .await
            .done();
        assert_eq!(first, again);
        assert_eq!(program.count("docket").await, 2);
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_sent_again_are_attached_once_although_the_marks_between_the_parts_differ() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let filed = program
            .post(&token, "/api/v1/petitions", &petition())
            .await
            .done();
        let path = format!(
            "/api/v1/petitions/{}/attachments",
            filed["id"].as_str().unwrap()
        );
        let bearer = format!("Bearer {token}");
        let mut answers = Vec::new();
        for mark in ["xx-one", "xx-two"] {
            let kind = format!("multipart/form-data; boundary={mark}");
            let headers = [
                ("authorization", bearer.as_str()),
                ("content-type", kind.as_str()),
                KEY,
            ];
            let part = "Content-Disposition: form-data; name=\"file\"; filename=\"don.pdf\"\r\n\r\n%PDF-1.4 đơn";
            let body = format!("--{mark}\r\n{part}\r\n--{mark}--\r\n");
            let answer = program
                .ask(Method::POST, &path, &headers, Body::from(body))
                .await;
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
            answers.push(answer.body);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0]["items"][0]["media_type"], "application/pdf");
        assert_eq!(program.count("attachment").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_seen_an_older_version_is_told_and_nothing_is_overwritten() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let filed = program.post(&token, "/api/v1/petitions", &petition()).await;
        assert_eq!(filed.header("etag"), "\"1\"");
        let path = format!("/api/v1/petitions/{}", filed.text("id"));
        let finding =
            |field: &str| json!({"class": "complaint", "field": field, "competent_unit": COMMUNE});
        let classify = format!("{path}/classification");
        let first = program
            .post_with(
                &token,
                &classify,
                &[("if-match", "\"1\"")],
                &finding("land.compensation"),
            )
            .await;
        assert_eq!(first.header("etag"), "\"2\"");
        for stale in ["\"1\"", "W/\"2\"", "\"x\""] {
            let second = program
                .post_with(
                    &token,
                    &classify,
                    &[("if-match", stale)],
                    &finding("land.recovery"),
                )
                .await;
            assert_eq!(second.status, StatusCode::PRECONDITION_FAILED, "{stale}");
            assert_eq!(second.text("code"), "changed-meanwhile");
        }
        let read = program.get(&token, &path).await;
        assert_eq!(read.header("etag"), "\"2\"");
        assert_eq!(read.body["field"], "land.compensation");

        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let steps = format!("/api/v1/cases/{case}/steps");
        let stale = program
            .post_with(
                &token,
                &steps,
                &[("if-match", "\"7\"")],
                &json!({"step": "accept", "number": "1"}),
            )
            .await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(stale.text("code"), "changed-meanwhile");
    }
}
