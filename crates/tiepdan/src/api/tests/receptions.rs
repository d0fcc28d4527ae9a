//! Receiving citizens over the API.

use super::*;

const DESK: &[Post] = &[Post::Head, Post::ReceptionOfficer];

fn session() -> Json {
    json!({"kind": "periodic", "on": "2026-07-06", "place": "Phòng tiếp công dân", "starts_at": "08:00"})
}

fn visit() -> Json {
    json!({
        "visitors": [{"name": "Đỗ Thị Ước", "id_number": "037188001234", "address": "Thôn 3"}],
        "class": "complaint",
        "summary": "Không đồng ý với mức bồi thường khi thu hồi đất",
        "outcome": "answered",
    })
}

async fn planned(program: &Program, token: &str) -> String {
    let planned = program.post(token, "/api/v1/sessions", &session()).await;
    assert_eq!(planned.status, StatusCode::CREATED, "{}", planned.body);
    format!("/api/v1/sessions/{}", planned.text("id"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_plans_a_session_receives_a_visit_and_reads_both() {
    for program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let path = planned(&program, &token).await;
        let received = program
            .post(&token, &format!("{path}/visits"), &visit())
            .await;
        assert_eq!(received.status, StatusCode::CREATED, "{}", received.body);
        assert_eq!(received.body["number"], 1);
        let again = program
            .post(&token, &format!("{path}/visits"), &visit())
            .await
            .done();
        assert_eq!(again["is_repeated"], true);
        assert_eq!(again["matter"], received.body["id"]);
        let shown = program.get(&token, &path).await.done();
        assert_eq!(shown["state"], "held");
        assert_eq!(shown["items"].as_array().unwrap().len(), 2);
        let one = format!("/api/v1/visits/{}", received.text("id"));
        let one = program.get(&token, &one).await.done();
        assert_eq!(one["visitors"][0]["name"], "Đỗ Thị Ước");
        assert_eq!(one["group"], "head");
        let listed = program
            .get(&token, "/api/v1/sessions?from=2026-07-01&until=2026-07-31")
            .await;
        assert_eq!(listed.done()["items"][0]["visits"], 2);
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_is_handed_over_at_a_visit_and_the_citizen_is_told_of_it_later() {
    for mut program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let path = planned(&program, &token).await;
        let mut body = visit();
        body["outcome"] = json!("petition_taken");
        body["petition"] = json!({"text": "Tôi xin trình bày việc thu hồi đất.", "respondent": "Chủ tịch UBND xã"});
        let received = program
            .post(&token, &format!("{path}/visits"), &body)
            .await
            .done();
        assert_eq!(received["due_on"], "2026-07-20");
        let petition = received["petition"]["id"].as_str().unwrap();
        let one = format!("/api/v1/visits/{}", received["id"].as_str().unwrap());
        assert_eq!(program.get(&token, &one).await.done()["petition"], petition);
        program.on(date(2026, 7, 8));
        let told = json!({"paper_number": "15/TB-UBND"});
        let told = program
            .post(&token, &format!("{one}/answer"), &told)
            .await
            .done();
        assert_eq!(told["terms"][0]["outcome"], "on_time");
        body["petition"] = json!({"dated_on": "2026-08-01"});
        let wrong = program.post(&token, &format!("{path}/visits"), &body).await;
        assert_eq!(
            wrong.fault(),
            (
                422,
                "invalid".to_owned(),
                vec!["petition.dated_on".to_owned()]
            )
        );
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unlawful_number_of_representatives_is_refused_with_its_article() {
    for program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let path = planned(&program, &token).await;
        let mut body = visit();
        body["people"] = json!(7);
        let refused = program.post(&token, &format!("{path}/visits"), &body).await;
        assert_eq!(refused.fault().1, "representatives-not-lawful");
        assert!(refused.text("article").contains("29"));
        assert_eq!(program.count("visit").await, 0);
        assert_eq!(program.get(&token, &path).await.done()["state"], "planned");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_receives_once() {
    for program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let path = format!("{}/visits", planned(&program, &token).await);
        let key = [("idempotency-key", "visit-1")];
        let first = program
            .post_with(&token, &path, &key, &visit())
            .await
            .done();
        let again = program
            .post_with(&token, &path, &key, &visit())
            .await
            .done();
        assert_eq!(first, again);
        assert_eq!(program.count("visit").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_announced_put_off_opened_and_ended_and_a_stale_act_is_told() {
    for mut program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let path = planned(&program, &token).await;
        let acts = format!("{path}/acts");
        let announced = program
            .post(&token, &acts, &json!({"act": "announce"}))
            .await
            .done();
        assert_eq!(announced["state"], "announced");
        assert_eq!(announced["is_late"], true);
        let stale = [("if-match", "\"1\"")];
        let moved = json!({"act": "move", "on": "2026-07-13", "reason": "Họp"});
        let refused = program.post_with(&token, &acts, &stale, &moved).await;
        assert_eq!(refused.fault().0, 412);
        let next = program.post(&token, &acts, &moved).await.done();
        let next = format!("/api/v1/sessions/{}/acts", next["id"].as_str().unwrap());
        let public = program
            .ask(Method::GET, "/api/v1/public/calendar", &[], Body::empty())
            .await;
        let public = public.done();
        let days: Vec<&str> = public["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["on"].as_str().unwrap())
            .collect();
        assert_eq!(days, ["2026-07-06", "2026-07-13"]);
        program.on(date(2026, 7, 13));
        let open = json!({"act": "open", "received_by": "delegate", "delegated_by": "Chủ tịch", "host": "Phó Chủ tịch"});
        let opened = program.post(&token, &next, &open).await.done();
        assert_eq!(opened["received_by"], "delegate");
        let early = program
            .post(&token, &next, &json!({"act": "end", "ends_at": "07:00"}))
            .await;
        assert_eq!(early.fault().2, ["ends_at"]);
        let ended = program
            .post(&token, &next, &json!({"act": "end", "ends_at": "11:30"}))
            .await;
        assert_eq!(ended.done()["ends_at"], "11:30");
        let missed = program
            .post(&token, &next, &json!({"act": "miss", "reason": "Ốm"}))
            .await;
        assert_eq!(missed.fault().1, "session-not-to-miss");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_neither_the_session_nor_its_visits() {
    for program in programs().await {
        let token = program.official(COMMUNE, DESK, false).await;
        let neighbour = program.official(NEIGHBOUR, DESK, true).await;
        let path = planned(&program, &token).await;
        let visits = format!("{path}/visits");
        let received = program.post(&token, &visits, &visit()).await;
        let one = format!("/api/v1/visits/{}", received.text("id"));
        for address in [&path, &one] {
            assert_eq!(program.get(&neighbour, address).await.fault().0, 404);
        }
        let told = json!({"paper_number": "1"});
        for (address, body) in [
            (visits, visit()),
            (format!("{path}/acts"), json!({"act": "announce"})),
            (format!("{one}/answer"), told),
        ] {
            let answer = program.post(&neighbour, &address, &body).await;
            assert_eq!(answer.fault().0, 404, "{address}");
        }
    }
}
