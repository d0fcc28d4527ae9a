//! The registers around the desk through the API alone: rosters and what they are paid, documents and classes, who waits,
//! deputies' days, interpreters, places.

use super::*;

const HEADS: &[Post] = &[Post::Head];
const CLERKS: &[Post] = &[Post::ReceptionOfficer];

async fn clerk(program: &Program) -> (casework::Id, String) {
    let actor = program
        .register
        .official(COMMUNE, CLERKS, false)
        .await
        .unwrap();
    let secret = format!("token-of-{}", actor.official);
    let (official, kept) = (actor.official, secret.clone());
    program
        .register
        .write(move |tx, at| access::make_token(tx, at, official, "program", &kept, 1000))
        .await
        .unwrap();
    (official, secret)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_is_kept_told_and_closed_to_the_dong() {
    for mut program in programs().await {
        let head = program.official(COMMUNE, HEADS, false).await;
        let (official, own) = clerk(&program).await;
        let (path, key) = ("/api/v1/roster", [("idempotency-key", "july")]);
        let sits = json!({"group": "receiver", "official": official.to_string(), "basis": "12/QĐ-UBND",
            "from": "2026-07-01", "until": "2026-07-31"});
        let first = program.post_with(&head, path, &key, &sits).await.done();
        assert_eq!(
            first,
            program.post_with(&head, path, &key, &sits).await.done()
        );
        assert_eq!(first["items"].as_array().unwrap().len(), 23);
        let guard = json!({"group": "coordination", "name": "Lê Văn An", "body": "Công an xã", "from": "2026-07-03"});
        let guard = program.post(&head, path, &guard).await.done();
        let acts = format!("{path}/{}/acts", guard["items"][0]["id"].as_str().unwrap());
        let time = json!({"act": "tell_time", "minutes": 120});
        program.post(&head, &acts, &time).await.done();
        assert_eq!(
            program.post(&head, &acts, &time).await.fault().0,
            404,
            "the row was replaced"
        );
        assert_eq!(
            program.post(&own, path, &sits).await.fault().1,
            "act-needs-post"
        );
        program.on(date(2026, 7, 31));
        let sheets = "/api/v1/allowance-sheets";
        let month = json!({"month": "2026-07-01", "expected": 2_825_000});
        let wrong = json!({"month": "2026-07-01", "expected": 1});
        assert_eq!(
            program.post(&head, sheets, &wrong).await.fault().1,
            "changed-meanwhile"
        );
        let closed = program.post(&head, sheets, &month).await.done();
        assert_eq!(
            (&closed["total"], &closed["no"]),
            (&json!(2_825_000), &json!(1))
        );
        let mine = program
            .get(&own, &format!("{sheets}?month=2026-07-01"))
            .await
            .done();
        assert_eq!(
            (&mine["total"], mine["lines"].as_array().unwrap().len()),
            (&json!(2_800_000), 1)
        );
        let roster = program
            .get(&own, &format!("{path}?month=2026-07-01"))
            .await
            .done();
        assert_eq!(roster["items"].as_array().unwrap().len(), 23);
        let neighbour = program.official(NEIGHBOUR, HEADS, true).await;
        let other = program
            .get(&neighbour, &format!("{path}?unit={COMMUNE}"))
            .await;
        assert_eq!(other.fault().0, 404);
        program.expect_whole().await;
    }
}

/// What was entered by mistake is struck out once, by whoever may.
async fn strike(program: &Program, head: &str, own: &str) {
    for (path, title) in [
        ("guidance-documents", "number"),
        ("training-classes", "topic"),
    ] {
        let path = format!("/api/v1/{path}");
        let listed = program.get(head, &path).await.done();
        let one = format!("{path}/{}", listed["items"][0]["id"].as_str().unwrap());
        assert!(program.get(own, &one).await.done()[title].is_string());
        let strike = json!({"act": "strike", "reason": "Nhập nhầm"});
        let acts = format!("{one}/acts");
        assert_eq!(
            program.post(own, &acts, &strike).await.fault().1,
            "act-needs-post"
        );
        program.post(head, &acts, &strike).await.done();
        assert_eq!(
            program.post(head, &acts, &strike).await.fault().1,
            "document-struck"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_classes_receivers_interpreters_and_places_are_entered_listed_and_refused() {
    for program in programs().await {
        let head = program.official(COMMUNE, HEADS, false).await;
        let (official, own) = clerk(&program).await;
        let settler = program.official(COMMUNE, &[Post::Settler], false).await;
        let document = json!({"number": "12/KH-UBND", "on": "2026-07-03", "kind": "plan", "title": "Kế hoạch"});
        let class = json!({"on": "2026-07-03", "kind": "training", "topic": "Đối thoại", "organizer": "UBND xã", "people": 9,
            "attendees": [{"official": official.to_string()}]});
        let receiver = json!({"official": official.to_string(), "number": "3/QĐ", "decided_on": "2026-07-01", "place": "Trụ sở",
            "from": "2026-07-01"});
        let interpreter = json!({"language": "muong", "name": "Bùi Thị Mơ", "body": "UBND xã", "contact": "Văn phòng"});
        let incident = json!({"on": "2026-07-03", "kind": "crowd", "people": 60, "happened": "Tập trung đông", "done": "Mời vào"});
        let help = json!({"on": "2026-07-03", "kind": "fare", "people": 3, "amount": 450_000});
        let meeting = json!({"on": "2026-07-03", "span": "month", "bodies": "Công an xã", "minutes": "Không có sự việc"});
        let deputy = json!({"deputy": "Phạm Văn Đại", "assembly": "commune", "on": "2026-07-30", "place": "Trụ sở"});
        for (path, good, field) in [
            ("guidance-documents", &document, "kind"),
            ("training-classes", &class, "kind"),
            ("receivers", &receiver, "official"),
            ("interpreters", &interpreter, "language"),
            ("place/incidents", &incident, "kind"),
            ("place/help", &help, "kind"),
            ("place/security-meetings", &meeting, "span"),
            ("deputy-days", &deputy, "assembly"),
        ] {
            let path = format!("/api/v1/{path}");
            let refused = program.post(&settler, &path, good).await;
            assert_eq!(refused.fault().1, "act-needs-post", "{path}");
            let mut wrong = good.clone();
            wrong[field] = if field == "official" {
                Json::Null
            } else {
                json!("x")
            };
            let wrong = program.post(&head, &path, &wrong).await;
            assert_eq!(wrong.fault().2, [field], "{path}");
            program.post(&head, &path, good).await.done();
            let listed = program.get(&own, &path).await.done();
            assert_eq!(listed["items"].as_array().unwrap().len(), 1, "{path}");
        }
        strike(&program, &head, &own).await;
        let days = program.get(&head, "/api/v1/deputy-days").await.done();
        let day = &days["items"][0];
        assert_eq!(
            (&day["tell_by"], &day["unable_by"]),
            (&json!("2026-07-16"), &json!("2026-07-23"))
        );
        let acts = format!("/api/v1/deputy-days/{}/acts", day["id"].as_str().unwrap());
        program
            .post(&head, &acts, &json!({"act": "tell"}))
            .await
            .done();
        let put_off = json!({"act": "report_unable", "reason": "Họp", "to": "2026-08-06"});
        let moved = program.post(&head, &acts, &put_off).await.done();
        assert_eq!(moved["stand"], "moved");
        let done = program
            .post(&head, &acts, &json!({"act": "hold", "people": 2}))
            .await;
        assert_eq!(done.fault().1, "deputy-day-over");
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_asked_for_at_a_visit_and_put_on_a_session() {
    for program in programs().await {
        let (_, own) = clerk(&program).await;
        let session = json!({"kind": "periodic", "on": "2026-07-10", "place": "Trụ sở"});
        let session = program
            .post(&own, "/api/v1/sessions", &session)
            .await
            .done();
        let regular = json!({"kind": "regular", "on": "2026-07-06", "place": "Trụ sở"});
        let regular = program
            .post(&own, "/api/v1/sessions", &regular)
            .await
            .done();
        let visits = format!(
            "/api/v1/sessions/{}/visits",
            regular["id"].as_str().unwrap()
        );
        let visit = json!({"class": "denunciation", "summary": "Cán bộ nhận tiền", "outcome": "answered",
            "visitors": [{"name": "Đỗ Thị Ước", "id_number": "037188001234", "address": "Thôn 3"}]});
        let visit = program.post(&own, &visits, &visit).await.done();
        let asked = json!({"visit": visit["id"], "is_complex": true});
        let waits = program.post(&own, "/api/v1/waiting", &asked).await.done();
        assert_eq!(waits["reason"], "complex");
        let again = program.post(&own, "/api/v1/waiting", &asked).await;
        assert_eq!(again.fault().1, "waiting-already");
        let acts = format!("/api/v1/waiting/{}/acts", waits["id"].as_str().unwrap());
        let place = json!({"act": "place", "session": session["id"]});
        let placed = program.post(&own, &acts, &place).await.done();
        assert_eq!(placed["session_on"], "2026-07-10");
        let listed = program.get(&own, "/api/v1/waiting").await;
        assert!(
            !listed.body.to_string().contains("Ước"),
            "a denouncer has no name here"
        );
        let early = program.post(&own, &acts, &json!({"act": "receive"})).await;
        assert_eq!(early.fault().1, "not-received-yet");
        let neighbour = program.official(NEIGHBOUR, CLERKS, false).await;
        let gone = json!({"act": "withdraw", "reason": "x"});
        assert_eq!(program.post(&neighbour, &acts, &gone).await.fault().0, 404);
        program.post(&own, &acts, &gone).await.done();
        assert_eq!(
            program.post(&own, &acts, &gone).await.fault().1,
            "waiting-ended"
        );
        program.expect_whole().await;
    }
}
