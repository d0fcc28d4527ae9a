//! Voters' petitions, dialogues, obstacles, recommendations upward and petitions to the Party through the API alone.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";
const COUNCIL: &str = "37-2025.vp-dbqh-hdnd";
const PARTY: &str = "37-2025.cap-uy";
const COMMISSION: &str = "37-2025.noi-chinh";

#[tokio::test(flavor = "multi_thread")]
async fn voters_petition_is_taken_down_once_sent_answered_and_told() {
    for program in programs().await {
        let deputies = program.official(COUNCIL, ALL_POSTS, true).await;
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let meeting = json!({"kind": "local", "place": "Thôn 3", "district": "Số 4", "deputies": "Trần Thị Ngọc", "voters": 60});
        let met = program
            .post(&deputies, "/api/v1/voter-meetings", &meeting)
            .await
            .done();
        let (path, key) = (
            "/api/v1/voter-petitions",
            [("idempotency-key", "what-they-said")],
        );
        let said = json!({"meeting": met["id"], "topic": "land", "text": "Đề nghị làm đường"});
        let first = program.post_with(&deputies, path, &key, &said).await.done();
        let again = program.post_with(&deputies, path, &key, &said).await.done();
        assert_eq!((&first, &first["district"]), (&again, &json!("Số 4")));
        let one = format!("{path}/{}", first["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        assert_eq!(program.get(&owner, &one).await.fault().0, 404);
        let forward = json!({"act": "forward", "to": COMMUNE, "due": "2026-07-30"});
        program.post(&deputies, &acts, &forward).await.done();
        let stale = [("if-match", "\"1\"")];
        let answer = json!({"act": "answer", "outcome": "settled", "text": "Đã làm xong"});
        let stale = program.post_with(&owner, &acts, &stale, &answer).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        program.post(&owner, &acts, &answer).await.done();
        program
            .post(&deputies, &acts, &json!({"act": "accept"}))
            .await
            .done();
        let told = json!({"act": "tell", "text": "Báo tại hội nghị"});
        let told = program.post(&deputies, &acts, &told).await.done();
        assert_eq!(told["steps"].as_array().unwrap().len(), 5);
        let listed = program
            .get(&owner, &format!("{path}?situation=closed"))
            .await
            .done();
        assert_eq!(listed["items"][0]["stand"], "told");
        let wrong = program.get(&owner, &format!("{path}?situation=lost")).await;
        assert_eq!(wrong.fault().0, 422);
        let refused = program.post(&owner, path, &said).await;
        assert_eq!(
            (refused.fault().0, refused.fault().1.as_str()),
            (403, "unit-keeps-no-such-register")
        );
        program.expect_whole().await;
    }
}

/// Read without an account.
async fn open(program: &Program, path: &str) -> Answer {
    program.ask(Method::GET, path, &[], Body::empty()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_is_held_and_read_without_an_account_once_it_is_public() {
    for program in programs().await {
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let clerk = program
            .official(PROVINCE, &[Post::PetitionOfficer], true)
            .await;
        let path = "/api/v1/dialogues";
        let raw = json!({"kind": "periodic", "theme": "Tái định cư", "on": "2026-07-06", "place": "Hội trường", "host": "Chủ tịch"});
        assert_eq!(
            program.post(&clerk, path, &raw).await.fault().1,
            "act-needs-post"
        );
        let made = program.post(&leader, path, &raw).await.done();
        let acts = format!("{path}/{}/acts", made["id"].as_str().unwrap());
        let ask = json!({"act": "ask", "topic": "land", "text": "Khi nào?", "answer": "Trong tháng", "owner": COMMUNE, "due": "2026-07-30"});
        assert_eq!(
            program.post(&leader, &acts, &ask).await.fault().1,
            "dialogue-not-held"
        );
        let hold = json!({"act": "hold", "participants": 90, "text": "Trả lời từng hộ"});
        program.post(&leader, &acts, &hold).await.done();
        program.post(&leader, &acts, &ask).await.done();
        let public = format!("/api/v1/public/dialogues/{}", made["id"].as_str().unwrap());
        assert_eq!(open(&program, &public).await.fault().0, 404);
        program
            .post(&leader, &acts, &json!({"act": "publish"}))
            .await
            .done();
        let read = open(&program, &public).await.done();
        assert_eq!(
            (&read["asked"][0]["promise"], &read["promises"]),
            (&json!("given"), &json!(1))
        );
        let listed = open(&program, "/api/v1/public/dialogues").await.done();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recommendation_goes_upward_is_answered_and_carried_out() {
    for program in programs().await {
        let owner = program.official(COMMUNE, ALL_POSTS, false).await;
        let leader = program.official(PROVINCE, ALL_POSTS, true).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let path = "/api/v1/upward-recommendations";
        let below = json!({"to": NEIGHBOUR, "text": "Đề nghị hướng dẫn"});
        assert_eq!(program.post(&owner, path, &below).await.fault().2, ["to"]);
        let raw = json!({"to": PROVINCE, "text": "Đề nghị hướng dẫn", "answer_by": "2026-07-30"});
        let sent = program.post(&owner, path, &raw).await.done();
        let one = format!("{path}/{}", sent["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        assert_eq!(program.get(&neighbour, &one).await.fault().0, 404);
        let early = program
            .post(&leader, &acts, &json!({"act": "carry_out", "text": "Xong"}))
            .await;
        assert_eq!(early.fault().1, "upward-not-answered");
        let answer = json!({"act": "answer", "outcome": "partly", "text": "Đồng ý một phần", "promised": "2026-08-30"});
        program.post(&leader, &acts, &answer).await.done();
        let done = json!({"act": "carry_out", "text": "Đã ban hành hướng dẫn"});
        let done = program.post(&leader, &acts, &done).await.done();
        assert_eq!(done["stand"], "ended");
        let none = json!({"instrument": "31/2024/QH15", "article": "Điều 98", "topic": "land", "problem": "Chưa rõ"});
        let none = program.post(&owner, "/api/v1/legal-obstacles", &none).await;
        assert_eq!(none.fault().2, ["case"]);
        let articles = program
            .get(&leader, "/api/v1/legal-obstacle-articles")
            .await
            .done();
        assert_eq!(articles["items"], json!([]));
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_to_the_party_is_for_the_committee_and_its_commission_alone() {
    for program in programs().await {
        let committee = program.official(PARTY, ALL_POSTS, true).await;
        let commission = program.official(COMMISSION, ALL_POSTS, false).await;
        let state = program.official(PROVINCE, ALL_POSTS, true).await;
        let filed = json!({"channel": "post", "summary": "Đề nghị xem xét", "text": "Kính đề nghị Tỉnh ủy xem xét",
            "people": [{"name": "Đỗ Thị Ước", "address": "Thôn 3"}]});
        let filed = program
            .post(&committee, "/api/v1/petitions", &filed)
            .await
            .done();
        let path = "/api/v1/party-petitions";
        let ask = json!({"petition": filed["id"], "studied_by": COMMISSION});
        assert_eq!(program.post(&state, path, &ask).await.fault().0, 403);
        let asked = program.post(&committee, path, &ask).await.done();
        assert_eq!(asked["notice_due"], "2026-07-20");
        let one = format!("{path}/{}", asked["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        assert_eq!(program.get(&state, &one).await.fault().0, 404);
        let advise = json!({"act": "advise", "proposal": "explain", "text": "Hướng dẫn công dân"});
        program.post(&commission, &acts, &advise).await.done();
        let conclude = json!({"act": "conclude", "text": "Đồng ý"});
        assert_eq!(
            program.post(&commission, &acts, &conclude).await.fault().0,
            404
        );
        program.post(&committee, &acts, &conclude).await.done();
        let notify = json!({"act": "notify", "number": "12-TB/TU"});
        program.post(&committee, &acts, &notify).await.done();
        let close = json!({"act": "close", "text": "Công dân đã rõ"});
        let closed = program.post(&committee, &acts, &close).await.done();
        assert_eq!(closed["stand"], "closed");
        assert!(
            !program
                .get(&committee, path)
                .await
                .done()
                .to_string()
                .contains("Ước")
        );
        let none = program.get(&state, "/api/v1/oversight").await;
        assert_eq!(none.fault().1, "unit-keeps-no-such-register");
        program.get(&committee, "/api/v1/oversight").await.done();
        program.expect_whole().await;
    }
}
