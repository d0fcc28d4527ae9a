//! How a case is verified, as a program enters and reads it.

use super::walk::Walk;
use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_program_keeps_evidence_and_reads_how_a_case_was_worked_on() {
    for mut program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let mut walk = Walk {
            program: &mut program,
            token,
            case,
        };
        walk.take(BEGIN, "accept", json!({})).await;
        walk.take(BEGIN, "assign_verification", json!({})).await;
        walk.take(BEGIN, "request_documents", json!({"holder": "Ông Bính"}))
            .await;
        let file = keep(&walk).await;
        let evidence = json!({"evidence": [{"what": "Trích lục", "kind": "document", "origin": "request",
            "received_on": BEGIN.to_string(), "file": file["id"]}]});
        walk.take(BEGIN, "record_evidence", evidence).await;
        let said = json!({"people": [
            {"name": "Đỗ Thị Ước", "role": "petitioner", "presence": "present", "signature": "refused"}]});
        walk.take(BEGIN, "work_with", said).await;
        let path = walk.path("verification");
        let work = walk.program.get(&walk.token, &path).await.done();
        assert_eq!(work["team"][0]["role"], "leader");
        assert_eq!(work["requests"][0]["holder"], "Ông Bính");
        assert_eq!(work["requests"][0]["answer_by"], "2026-07-13");
        assert_eq!(work["evidence"][0]["hash"], file["hash"]);
        assert_eq!(work["meetings"][0]["people"][0]["signature"], "refused");
        let reported = json!({"found": {"1": "Áp sai bảng giá"}, "proposed": {"1": "right"}, "positions_differ": false});
        walk.take(BEGIN, "report_verification", reported).await;
        let decided = json!({"orders": {"1": "Bồi thường bổ sung"}});
        walk.take(BEGIN, "decide", decided).await;
        let path = format!("/api/v1/cases/{}", walk.case);
        let case = walk.program.get(&walk.token, &path).await.done();
        let content = &case["contents"][0];
        assert_eq!(content["found"], "Áp sai bảng giá");
        assert_eq!(content["ordered"], "Bồi thường bổ sung");
        assert_eq!(content["settled_on"], BEGIN.to_string());
        program.expect_whole().await;
    }
}

/// Keeps a file with the case.
async fn keep(walk: &Walk<'_>) -> Json {
    let bearer = format!("Bearer {}", walk.token);
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "multipart/form-data; boundary=x"),
    ];
    let part = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nTrich luc";
    let body = Body::from(format!("--x\r\n{part}\r\n--x--\r\n"));
    let path = walk.path("attachments");
    let kept = walk.program.ask(Method::POST, &path, &headers, body).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.body);
    kept.body["items"][0].clone()
}
