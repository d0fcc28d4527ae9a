//! Directives and prolonged cases through the API alone.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

fn order() -> Json {
    json!({"source": "written", "number": "15/CT-UBND", "text": "Rà soát đơn tồn đọng", "due": "2026-07-31",
        "owners": [{"unit": COMMUNE}]})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_is_given_once_reported_on_and_accepted() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let key = [("idempotency-key", "the-directive")];
        let given = program
            .post_with(&leader, "/api/v1/directives", &key, &order())
            .await
            .done();
        let again = program
            .post_with(&leader, "/api/v1/directives", &key, &order())
            .await
            .done();
        assert_eq!(given, again);
        let id = given["assignments"][0].as_str().unwrap();
        let owed = program
            .get(&owner, "/api/v1/directives?side=owed")
            .await
            .done();
        assert_eq!(owed["items"][0]["id"], *id);
        let path = format!("/api/v1/assignments/{id}/acts");
        let early = program
            .post(&leader, &path, &json!({"act": "accept"}))
            .await;
        assert_eq!(early.fault().1, "assignment-not-reported");
        let report = json!({"act": "report", "text": "Đã rà soát, còn 2 đơn"});
        assert_eq!(
            program.post(&owner, &path, &report).await.done()["stand"],
            "reported"
        );
        let stale = [("if-match", "\"1\"")];
        let stale = program
            .post_with(&leader, &path, &stale, &json!({"act": "accept"}))
            .await;
        assert_eq!(
            stale.status,
            StatusCode::PRECONDITION_FAILED,
            "{}",
            stale.body
        );
        let done = program
            .post(&leader, &path, &json!({"act": "accept"}))
            .await
            .done();
        assert_eq!(done["stand"], "accepted");
        assert_eq!(done["steps"].as_array().unwrap().len(), 3);
        let whole = format!("/api/v1/directives/{}", given["id"].as_str().unwrap());
        assert_eq!(program.get(&leader, &whole).await.done()["accepted"], 1);
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prolonged_case_is_listed_planned_and_reviewed() {
    for program in programs().await {
        let keeper = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&owner, "complaint", "land.compensation", "XD-02")
            .await;
        let list = json!({"name": "Quý III", "basis": "142-TB/VPTW", "from": "2026-07-01", "until": "2026-09-30"});
        let list = program
            .post(&keeper, "/api/v1/prolonged-lists", &list)
            .await
            .done();
        let cases = format!(
            "/api/v1/prolonged-lists/{}/cases",
            list["id"].as_str().unwrap()
        );
        let put = json!({"case": case, "reason": "Đông người", "head_name": "Trần Văn Mẫu"});
        let entry = program.post(&keeper, &cases, &put).await.done();
        assert_eq!(
            program.post(&keeper, &cases, &put).await.fault().1,
            "case-on-list"
        );
        let path = format!(
            "/api/v1/prolonged-cases/{}/acts",
            entry["id"].as_str().unwrap()
        );
        let plan =
            json!({"act": "plan", "milestones": [{"due": "2026-08-20", "text": "Đối thoại"}]});
        assert_eq!(
            program.post(&owner, &path, &plan).await.done()["stand"],
            "planned"
        );
        let told = json!({"act": "progress", "contents": [{"content": 1, "stand": "under_way", "text": "Đã họp"}]});
        let told = program.post(&owner, &path, &told).await.done();
        assert_eq!(told["reported"], "2026-07");
        let early = program
            .post(&owner, &path, &json!({"act": "settled"}))
            .await;
        assert_eq!(early.fault().1, "prolonged-contents-left");
        let note = json!({"act": "note", "text": "Làm sớm"});
        assert_eq!(
            program.post(&owner, &path, &note).await.fault().0,
            404,
            "the owner keeps no list"
        );
        program.post(&keeper, &path, &note).await.done();
        let shown = program.get(&keeper, &cases).await.done();
        assert_eq!(
            (&shown["items"][0]["milestones"], &shown["more"]),
            (&json!(1), &json!(false))
        );
        let whole = format!("/api/v1/prolonged-lists/{}", list["id"].as_str().unwrap());
        let whole = program.get(&keeper, &whole).await.done();
        assert_eq!(whole["months"][0]["left"], 1);
        assert_eq!(
            program
                .get(&keeper, "/api/v1/prolonged-candidates")
                .await
                .done()["items"],
            json!([])
        );
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_no_directive_and_no_list_and_an_officer_without_the_post_is_refused() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let clerk = program
            .official(PROVINCE, &[Post::ReceptionOfficer], false)
            .await;
        let given = program
            .post(&leader, "/api/v1/directives", &order())
            .await
            .done();
        let (id, one) = (
            given["id"].as_str().unwrap(),
            given["assignments"][0].as_str().unwrap(),
        );
        let list = json!({"name": "Quý III", "basis": "142-TB/VPTW", "from": "2026-07-01", "until": "2026-09-30"});
        let list = program
            .post(&leader, "/api/v1/prolonged-lists", &list)
            .await
            .done();
        let list = list["id"].as_str().unwrap();
        for path in [
            format!("directives/{id}"),
            format!("assignments/{one}"),
            format!("prolonged-lists/{list}"),
            format!("prolonged-lists/{list}/cases"),
        ] {
            let answer = program.get(&neighbour, &format!("/api/v1/{path}")).await;
            assert_eq!(answer.fault().0, 404, "{path}");
        }
        let acts = format!("/api/v1/assignments/{one}/acts");
        let theirs = program
            .post(&neighbour, &acts, &json!({"act": "report", "text": "x"}))
            .await;
        assert_eq!(theirs.fault().0, 404);
        for (path, body) in [
            ("/api/v1/directives".to_owned(), order()),
            (acts, json!({"act": "accept"})),
            (
                "/api/v1/prolonged-lists".to_owned(),
                json!({"name": "x", "basis": "y"}),
            ),
        ] {
            assert_eq!(
                program.post(&clerk, &path, &body).await.fault().1,
                "act-needs-post",
                "{path}"
            );
        }
        let seen = program.get(&clerk, "/api/v1/prolonged-candidates").await;
        assert_eq!(seen.fault().1, "act-needs-post");
    }
}
