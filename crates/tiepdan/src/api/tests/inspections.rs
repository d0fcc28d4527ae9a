//! Inspections and review meetings through the API alone.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

fn planned() -> Json {
    json!({"kind": "inspection", "occasion": "planned", "topic": "both", "basis": "15/QĐ-UBND", "from": "2025-07-01",
        "until": "2026-06-30", "days": 30, "team": "Trần Văn Đoàn", "units": [COMMUNE]})
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_is_planned_once_concluded_and_followed_to_the_end() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let (path, key) = ("/api/v1/inspections", [("idempotency-key", "the-plan")]);
        let planned_once = program
            .post_with(&leader, path, &key, &planned())
            .await
            .done();
        let again = program
            .post_with(&leader, path, &key, &planned())
            .await
            .done();
        assert_eq!(planned_once, again);
        let one = format!("{path}/{}", planned_once["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        let conclusion = json!({"act": "conclude", "number": "08/KL-UBND", "text": "Chưa tiếp đủ số ngày", "recommendations": [
            {"kind": "administrative", "text": "Kiểm điểm", "unit": COMMUNE, "organizations": 1, "people": 2, "due": "2026-08-20"}]});
        let early = program.post(&leader, &acts, &conclusion).await;
        assert_eq!(early.fault().1, "inspection-not-begun");
        let stale = [("if-match", "\"7\"")];
        let stale = program
            .post_with(&leader, &acts, &stale, &json!({"act": "begin"}))
            .await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        program
            .post(&leader, &acts, &json!({"act": "begin"}))
            .await
            .done();
        let done = program.post(&leader, &acts, &conclusion).await.done();
        let recommendation = done["recommendations"][0]["id"].as_str().unwrap();
        let carry = format!("/api/v1/inspection-recommendations/{recommendation}/acts");
        let early = program
            .post(&leader, &carry, &json!({"act": "accept"}))
            .await;
        assert_eq!(early.fault().1, "recommendation-not-answered");
        let report =
            json!({"act": "answer", "text": "Đã kiểm điểm", "organizations": 1, "people": 2});
        program.post(&owner, &carry, &report).await.done();
        let done = program
            .post(&leader, &carry, &json!({"act": "accept"}))
            .await
            .done();
        assert_eq!(done["stand"], "carried_out");
        let listed = program
            .get(&owner, &format!("{path}?situation=carried_out"))
            .await
            .done();
        assert_eq!(listed["items"][0]["accepted"], 1);
        let rows = "/api/v1/reports/06-QLKNTC/10/rows?period=2026-Q3&rows=own";
        let rows = program.get(&leader, rows).await.done();
        assert_eq!(rows["items"][0]["kind"], "inspection");
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_meeting_is_called_opened_told_and_closed() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let path = "/api/v1/review-meetings";
        let meeting = json!({"on": "2026-07-06", "host": "Chủ tịch UBND tỉnh"});
        let called = program.post(&leader, path, &meeting).await.done();
        let one = format!("{path}/{}", called["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        assert_eq!(program.get(&owner, &one).await.fault().0, 404);
        let opened = program
            .post(&leader, &acts, &json!({"act": "open"}))
            .await
            .done();
        assert_eq!(opened["reports"][0]["unit"], COMMUNE);
        let word = json!({"act": "tell", "text": "Không có vụ việc quá hạn"});
        program.post(&owner, &acts, &word).await.done();
        let close = json!({"act": "close", "text": "Đã rà soát"});
        assert_eq!(program.post(&owner, &acts, &close).await.fault().0, 404);
        program.post(&leader, &acts, &close).await.done();
        let seen = program.get(&owner, &one).await.done();
        assert_eq!(
            (&seen["stand"], &seen["reports"][0]["text"]),
            (&json!("closed"), &json!("Không có vụ việc quá hạn"))
        );
        let months = "/api/v1/review-months";
        let set = program
            .post(&leader, months, &json!({"per_month": 2}))
            .await
            .done();
        assert_eq!(set["items"][0]["held"], 1);
        let months = program.get(&leader, months).await.done();
        assert_eq!(months["items"][0]["wanted"], 2);
        let listed = program.get(&owner, path).await.done();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_of_it_finds_no_inspection_and_who_may_not_is_refused() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let clerk = program
            .official(PROVINCE, &[Post::PetitionOfficer], true)
            .await;
        let refused = program
            .post(&clerk, "/api/v1/inspections", &planned())
            .await;
        assert_eq!(refused.fault().1, "act-needs-post");
        let meeting = json!({"on": "2026-07-06", "host": "Chủ tịch"});
        let refused = program
            .post(&clerk, "/api/v1/review-meetings", &meeting)
            .await;
        assert_eq!(refused.fault().1, "act-needs-post");
        let rhythm = program
            .post(&clerk, "/api/v1/review-months", &json!({"per_month": 2}))
            .await;
        assert_eq!(rhythm.fault().1, "act-needs-post");
        let made = program
            .post(&leader, "/api/v1/inspections", &planned())
            .await
            .done();
        let called = program
            .post(&leader, "/api/v1/review-meetings", &meeting)
            .await
            .done();
        for path in [
            format!("inspections/{}", made["id"].as_str().unwrap()),
            format!("review-meetings/{}", called["id"].as_str().unwrap()),
        ] {
            let seen = program.get(&neighbour, &format!("/api/v1/{path}")).await;
            assert_eq!(seen.fault().0, 404, "{path}");
            let acts = format!("/api/v1/{path}/acts");
            let act = json!({"act": "cancel"});
            assert_eq!(program.post(&neighbour, &acts, &act).await.fault().0, 404);
        }
        let wrong = json!({"kind": "audit", "units": ["01.ubnd"]});
        let wrong = program.post(&leader, "/api/v1/inspections", &wrong).await;
        assert_eq!(wrong.fault().0, 422);
    }
}
