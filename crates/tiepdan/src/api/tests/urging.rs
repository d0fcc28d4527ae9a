//! Urging through the API alone.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

fn about(case: &str) -> Json {
    json!({"subject_kind": "case", "subject": case, "number": "12/UBND-TD", "text": "Báo cáo quá trình, lý do, trách nhiệm"})
}

fn answer() -> Json {
    json!({"act": "answer", "process": "Đang xác minh", "reasons": "Chờ hồ sơ", "responsibility": "Chủ tịch UBND xã"})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_urged_once_answers_and_the_answer_is_counted() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&owner, "complaint", "land.compensation", "XD-02")
            .await;
        let key = [("idempotency-key", "the-urging")];
        let path = "/api/v1/urgings";
        let urged = program
            .post_with(&leader, path, &key, &about(&case))
            .await
            .done();
        let again = program
            .post_with(&leader, path, &key, &about(&case))
            .await
            .done();
        assert_eq!(urged, again);
        assert_eq!(urged["answer_by"], "2026-07-13");
        let open = program
            .get(&owner, "/api/v1/urgings?side=received")
            .await
            .done();
        assert_eq!((&open["open"], &open["late"]), (&json!(1), &json!(0)));
        let id = open["items"][0]["id"].as_str().unwrap();
        let acts = format!("/api/v1/urgings/{id}/acts");
        let bare = program.post(&owner, &acts, &json!({"act": "answer"})).await;
        assert_eq!(bare.fault().2, ["process", "reasons", "responsibility"]);
        let stale = [("if-match", "\"7\"")];
        let stale = program.post_with(&owner, &acts, &stale, &answer()).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        let done = program.post(&owner, &acts, &answer()).await.done();
        assert_eq!(done["stand"], "answered");
        assert_eq!(done["steps"][1]["reasons"], "Chờ hồ sơ");
        let given = "/api/v1/urgings?side=given&situation=answered";
        let given = program.get(&leader, given).await.done();
        assert_eq!(
            (&given["items"][0]["id"], &given["answered_late"]),
            (&json!(id), &json!(0))
        );
        let late = program.post(&owner, &acts, &answer()).await;
        assert_eq!(late.fault().1, "urging-not-open");
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_no_urging_and_an_officer_without_the_post_is_refused() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let clerk = program
            .official(PROVINCE, &[Post::ReceptionOfficer], true)
            .await;
        let case = program
            .case(&owner, "complaint", "land.compensation", "XD-02")
            .await;
        let path = "/api/v1/urgings";
        let refused = program.post(&clerk, path, &about(&case)).await;
        assert_eq!(refused.fault().1, "act-needs-post");
        let unseen = program.post(&neighbour, path, &about(&case)).await;
        assert_eq!(unseen.fault().2, ["subject"]);
        let own = program.post(&owner, path, &about(&case)).await;
        assert_eq!(own.fault().2, ["subject"]);
        let urged = program.post(&leader, path, &about(&case)).await.done();
        let one = format!("{path}/{}", urged["id"].as_str().unwrap());
        assert_eq!(program.get(&neighbour, &one).await.fault().0, 404);
        let theirs = program
            .post(&neighbour, &format!("{one}/acts"), &answer())
            .await;
        assert_eq!(theirs.fault().0, 404);
        let back = json!({"act": "withdraw", "reason": "Gửi nhầm"});
        let not_his = program.post(&owner, &format!("{one}/acts"), &back).await;
        assert_eq!(not_his.fault().0, 404);
        let back = program
            .post(&leader, &format!("{one}/acts"), &back)
            .await
            .done();
        assert_eq!(back["stand"], "withdrawn");
    }
}
