//! Boards, responsibility and early warnings through the API alone.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn a_program_reads_a_board_and_what_is_behind_it() {
    for program in programs().await {
        let officer = program.official(COMMUNE, ALL_POSTS, false).await;
        let chair = program.official(PROVINCE, &[Post::Head], true).await;
        let case = program
            .case(&officer, "complaint", "land.compensation", "XD-02")
            .await;
        let path = format!("/api/v1/boards/{PROVINCE}");
        let board = program.get(&chair, &path).await.done();
        assert_eq!(board["cases"][0]["open"], 1);
        assert_eq!(board["years"][9]["opened"], 1);
        let rows = program
            .get(&chair, &format!("{path}/rows?figure=cases"))
            .await
            .done();
        assert_eq!(rows["items"][0]["id"], case.as_str());
        let wrong = program
            .get(&chair, &format!("{path}/rows?figure=cases&time=age-7"))
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            program.get(&officer, &path).await.status,
            StatusCode::NOT_FOUND
        );
        let settler = program.official(COMMUNE, &[Post::Settler], false).await;
        let own = format!("/api/v1/boards/{COMMUNE}");
        for path in [own.as_str(), "/api/v1/warnings"] {
            assert_eq!(
                program.get(&settler, path).await.fault().1,
                "act-needs-post",
                "{path}"
            );
        }
        let period = "from=2026-01-01&until=2026-06-30";
        let path = format!("/api/v1/responsibility/{COMMUNE}?{period}");
        let measured = program.get(&chair, &path).await.done();
        assert_eq!(measured["measures"].as_array().unwrap().len(), 7);
        let empty = program
            .get(&chair, "/api/v1/neglected-petitions")
            .await
            .done();
        assert_eq!(empty["items"], json!([]));
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cause_of_a_petition_is_named_and_taken_back() {
    for program in programs().await {
        let officer = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&officer, "complaint", "land.compensation", "XD-02")
            .await;
        let shown = program
            .get(&officer, &format!("/api/v1/cases/{case}"))
            .await
            .done();
        let path = format!(
            "/api/v1/petitions/{}/cause",
            shown["petitions"][0].as_str().unwrap()
        );
        let named = json!({"kind": "decision", "name": "Quyết định 12/QĐ-UBND"});
        assert_eq!(
            program.post(&officer, &path, &named).await.done()["kind"],
            "decision"
        );
        let wrong = program
            .post(&officer, &path, &json!({"kind": "place", "name": "x"}))
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken_back = program
            .post(&officer, &path, &json!({"name": ""}))
            .await
            .done();
        assert_eq!(taken_back["name"], Json::Null);
        program.expect_whole().await;
    }
}
