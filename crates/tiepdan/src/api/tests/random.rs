//! Whatever is sent, the program answers and does not break.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Json::from),
        Just(json!("\u{0}")),
        Just(json!(COMMUNE)),
        Just(json!("complaint")),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|pairs| { Json::Object(pairs.into_iter().collect()) }),
        ]
    })
}

/// A good body of which one field is anything, or anything at all.
fn nearly(good: &Json) -> impl Strategy<Value = Json> + use<> {
    let names: Vec<String> = good.as_object().unwrap().keys().cloned().collect();
    let good = good.clone();
    (any::<prop::sample::Index>(), any_json(), any::<u8>()).prop_map(move |(at, value, kind)| {
        if kind < 16 {
            return value;
        }
        let mut body = good.clone();
        body[at.get(&names)] = value;
        body
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_body_breaks_the_program() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let filed = program.post(&token, "/api/v1/petitions", &petition()).await;
        let one = format!("/api/v1/petitions/{}", filed.text("id"));
        let planned = json!({"kind": "periodic", "place": "a"});
        let planned = program.post(&token, "/api/v1/sessions", &planned).await;
        let session = planned.text("id");
        let mut runner = TestRunner::deterministic();
        for (path, good) in [
            ("/api/v1/petitions".to_owned(), petition()),
            ("/api/v1/public/petitions".to_owned(), public_petition()),
            (
                "/api/v1/public/follow".to_owned(),
                json!({"code": "a", "secret": "b"}),
            ),
            (
                format!("{one}/classification"),
                json!({"class": "complaint", "stage": "first", "field": "land", "ineligibility": null, "competent_unit": COMMUNE,
                    "branch": "administrative", "is_mixed": false, "facts": [], "respondent_unit": COMMUNE,
                    "respondent_role": "head", "summary": "a"}),
            ),
            (
                format!("{one}/handling"),
                json!({"rule": "XD-02", "on": "2026-07-06", "sent_to": COMMUNE, "reason": "a", "join_case": null,
                    "earlier_case": null, "contents": ["a"], "facts": [], "is_discipline": false, "duplicate_of": null}),
            ),
            (
                "/api/v1/sessions".to_owned(),
                json!({"kind": "periodic", "form": "online", "online_ground": "remote", "received_by": "delegate", "host": "a",
                    "delegated_by": "b", "on": "2026-07-06", "place": "c", "content": "", "attendees": "",
                    "announced_on": "2026-07-01", "starts_at": "08:00", "ends_at": "11:00", "note": "", "is_open": false}),
            ),
            (
                format!("/api/v1/sessions/{session}/visits"),
                json!({"visitors": [{"name": "a", "address": "b", "id_number": "1", "represents": true}], "people": 5,
                    "class": "complaint", "field": "land", "summary": "a", "outcome": "petition_taken", "ground": "",
                    "promised_on": "2026-07-06", "is_repeated": null, "same_as": null, "case": null,
                    "petition": {"text": "a", "respondent": "b", "dated_on": "2026-07-01"}}),
            ),
            (
                format!("/api/v1/sessions/{session}/acts"),
                json!({"act": "move", "on": "2026-07-07", "reason": "a", "starts_at": "08:00", "ends_at": "09:00"}),
            ),
            (
                format!("/api/v1/cases/{case}/steps"),
                json!({"step": "accept", "on": "2026-07-06", "number": "1", "reason": "a"}),
            ),
        ] {
            for _ in 0..40 {
                let body = nearly(&good).new_tree(&mut runner).unwrap().current();
                let answer = program.post(&token, &path, &body).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{path} {body}: {} {}",
                    answer.status,
                    answer.body
                );
            }
        }
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_query_and_no_header_breaks_the_program() {
    for program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let bearer = format!("Bearer {token}");
        let mut runner = TestRunner::deterministic();
        let text = prop_oneof![any::<String>(), "[0-9/]{1,12}", "[a-z0-9.-]{0,20}"];
        for (path, name) in [
            ("petitions", "unit"),
            ("petitions", "after"),
            ("petitions", "limit"),
            ("sessions", "from"),
            ("sessions", "until"),
            ("sessions", "register"),
            ("public/calendar", "unit"),
            ("cases", "state"),
            ("reports/01-TCD", "period"),
            ("reports/01-TCD", "unit"),
            ("public/figures", "period"),
            ("public/figures", "unit"),
            ("cases", "class"),
            ("units", "q"),
            ("units", "after"),
            ("search", "q"),
        ] {
            for _ in 0..20 {
                let value = text.new_tree(&mut runner).unwrap().current();
                let value = percent_encoding::utf8_percent_encode(
                    &value,
                    percent_encoding::NON_ALPHANUMERIC,
                );
                let address = format!("/api/v1/{path}?{name}={value}");
                let answer = program
                    .ask(
                        Method::GET,
                        &address,
                        &[("authorization", &bearer)],
                        Body::empty(),
                    )
                    .await;
                assert!(
                    !answer.status.is_server_error(),
                    "{address}: {}",
                    answer.body
                );
            }
        }
    }
}
