//! List, count, search, figure and what is behind it are one set for one reader. The names tell of what went wrong elsewhere.

use std::collections::BTreeSet;

use super::ground::PROVINCE;
use super::*;

type Ids = BTreeSet<String>;

fn ids(items: &Json) -> Ids {
    let items = items.as_array().unwrap().iter();
    items
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The things that a reader sees and that meet a condition, by one of their ids.
fn seen(
    reader: &Reader,
    things: &[Thing],
    is_wanted: impl Fn(&Thing) -> bool,
    id: impl Fn(&Thing) -> &String,
) -> Ids {
    let his = things.iter().filter(|thing| reader.sees(thing.unit));
    his.filter(|thing| is_wanted(thing))
        .map(|thing| id(thing).clone())
        .collect()
}

async fn ground() -> (Program, Vec<Thing>, Vec<Reader>) {
    let program = programs().await.remove(0);
    let (things, readers) = (things(&program).await, readers(&program).await);
    (program, things, readers)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_filtered_by_who_reads_it_whatever_it_is_asked_for() {
    let (program, things, readers) = ground().await;
    for reader in &readers {
        let of = |unit: Option<&str>, id: fn(&Thing) -> &String| {
            seen(
                reader,
                &things,
                |thing| unit.is_none_or(|unit| thing.unit == unit),
                id,
            )
        };
        let units = UNITS.iter().map(|unit| Some(*unit));
        for unit in [None].into_iter().chain(units) {
            let narrowed = unit.map_or(String::new(), |unit| format!("&unit={unit}"));
            for (path, expected) in [
                (
                    "petitions?state=handled&limit=100",
                    of(unit, |thing| &thing.petition),
                ),
                (
                    "cases?situation=open&limit=100",
                    of(unit, |thing| &thing.case),
                ),
            ] {
                let path = format!("/api/v1/{path}{narrowed}");
                let listed = program.get(&reader.token, &path).await;
                if listed.status == StatusCode::NOT_FOUND {
                    assert_eq!(expected, Ids::new(), "{path} {}", reader.name());
                } else {
                    let found = ids(&listed.done()["items"]);
                    assert_eq!(found, expected, "{path} {}", reader.name());
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_what_the_list_shows_and_nothing_sealed() {
    let (program, things, readers) = ground().await;
    for reader in &readers {
        let open = |thing: &Thing| !thing.sealed;
        let petitions = seen(reader, &things, open, |thing| &thing.petition);
        let cases = seen(reader, &things, open, |thing| &thing.case);
        // Each book gives its first numbers to these two.
        let (mut by_number, mut cases_by_number) = (Ids::new(), Ids::new());
        for number in ["1/2026", "2/2026"] {
            let path = format!("/api/v1/search?q={number}&limit=100");
            let found = program.get(&reader.token, &path).await.done();
            by_number.extend(ids(&found["petitions"]));
            cases_by_number.extend(ids(&found["cases"]));
        }
        assert_eq!(by_number, petitions, "{}", reader.name());
        assert_eq!(cases_by_number, cases, "{}", reader.name());
        let named = "/api/v1/search?q=do%20thi&limit=100";
        let named = program.get(&reader.token, named).await.done();
        assert_eq!(ids(&named["petitions"]), petitions, "{}", reader.name());
        for sealed in ["bui%20thi", "037188009999"] {
            let path = format!("/api/v1/search?q={sealed}&limit=100");
            let found = program.get(&reader.token, &path).await.done();
            for part in ["petitions", "cases", "people"] {
                assert_eq!(found[part], json!([]), "{path} {}", reader.name());
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_count_is_taken_over_the_same_rows_as_the_list_behind_it() {
    let (program, things, readers) = ground().await;
    let may_read = |reader: &&Reader| gives("read-board", reader.post);
    for reader in readers.iter().filter(may_read) {
        let expected = seen(reader, &things, |_| true, |thing| &thing.case);
        let path = format!("/api/v1/boards/{}", reader.unit);
        let board = program.get(&reader.token, &path).await.done();
        let classes = board["cases"].as_array().unwrap().iter();
        let counted: i64 = classes.map(|class| class["open"].as_i64().unwrap()).sum();
        let rows = format!("{path}/rows?figure=cases&limit=100");
        let rows = program.get(&reader.token, &rows).await.done();
        assert_eq!(ids(&rows["items"]), expected, "{}", reader.name());
        assert_eq!(
            usize::try_from(counted),
            Ok(expected.len()),
            "{}",
            reader.name()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_of_a_report_is_the_rows_behind_it_and_names_none_that_its_reader_does_not_see() {
    let (program, things, readers) = ground().await;
    for reader in &readers {
        let path = "/api/v1/reports/03-GQKN";
        let report = program
            .get(&reader.token, &format!("{path}?period=2026-Q3"))
            .await
            .done();
        let rows = program
            .get(
                &reader.token,
                &format!("{path}/2/rows?period=2026-Q3&limit=100"),
            )
            .await
            .done();
        let items = rows["items"].as_array().unwrap();
        let sum: f64 = items
            .iter()
            .map(|item| item["amount"].as_f64().unwrap())
            .sum();
        assert_eq!(
            report["total"]["2"].as_f64(),
            Some(sum),
            "{}",
            reader.name()
        );
        for item in items {
            let is_his = reader.sees(item["unit"].as_str().unwrap());
            assert_eq!(item["title"].is_null(), !is_his, "{} {item}", reader.name());
        }
        if reader.unit != PROVINCE {
            let his = seen(reader, &things, |thing| !thing.sealed, |thing| &thing.case);
            assert_eq!(ids(&rows["items"]), his, "{}", reader.name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_embedded_in_an_answer_is_read_in_the_scope_of_its_reader() {
    let (program, things, readers) = ground().await;
    for reader in &readers {
        let seen_by_him: Ids = seen(reader, &things, |_| true, |thing| &thing.petition);
        for thing in things.iter().filter(|thing| reader.sees(thing.unit)) {
            let case = format!("/api/v1/cases/{}", thing.case);
            let case = program.get(&reader.token, &case).await.done();
            assert_eq!(case["petitions"], json!([thing.petition]));
            let similar = format!("/api/v1/petitions/{}/similar", thing.petition);
            let similar = program.get(&reader.token, &similar).await.done();
            for item in similar["items"].as_array().unwrap() {
                let is_his = seen_by_him.contains(item["id"].as_str().unwrap());
                assert_eq!(
                    item["summary"].is_null(),
                    !is_his,
                    "{} {item}",
                    reader.name()
                );
                assert!(is_his || item["case"].is_null(), "{} {item}", reader.name());
            }
        }
    }
}

/// A session with a visit at the commune; their addresses and the id of the session.
async fn received(program: &Program) -> (Vec<String>, String) {
    const DESK: &[Post] = &[Post::Head, Post::ReceptionOfficer];
    let token = program.official(COMMUNE, DESK, false).await;
    let session = json!({"kind": "periodic", "on": "2026-07-06", "place": "Phòng tiếp công dân", "starts_at": "08:00"});
    let planned = program.post(&token, "/api/v1/sessions", &session).await;
    let id = planned.text("id");
    let session = format!("/api/v1/sessions/{id}");
    let visit = json!({"visitors": [{"name": "Đỗ Thị Ước", "id_number": "037188001234", "address": "Thôn 3"}],
        "class": "complaint", "summary": "Việc thu hồi đất", "outcome": "answered"});
    let visited = program
        .post(&token, &format!("{session}/visits"), &visit)
        .await;
    let visit = format!("/api/v1/visits/{}", visited.text("id"));
    (vec![session, visit], id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_and_its_visits_are_listed_for_those_who_may_open_them() {
    let program = programs().await.remove(0);
    let (addresses, session) = received(&program).await;
    for reader in readers(&program).await {
        let is_his = reader.sees(COMMUNE);
        let path = "/api/v1/sessions?from=2026-07-01&until=2026-07-31&limit=100";
        let listed = program.get(&reader.token, path).await.done();
        assert_eq!(
            ids(&listed["items"]).contains(&session),
            is_his,
            "{}",
            reader.name()
        );
        for address in &addresses {
            let status = program.get(&reader.token, address).await.status;
            let expected = if is_his {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(status, expected, "{address} {}", reader.name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_is_listed_for_who_gave_it_and_for_who_owes_it_and_opened_by_them_alone() {
    let program = programs().await.remove(0);
    let leader = program.official(PROVINCE, ALL_POSTS, true).await;
    let order = json!({"source": "written", "number": "15/CT-UBND", "text": "Rà soát", "due": "2026-07-31", "owners": [{"unit": COMMUNE}]});
    let given = program.post(&leader, "/api/v1/directives", &order).await;
    let given = given.done();
    let one = given["assignments"][0].as_str().unwrap();
    for reader in readers(&program).await {
        for (side, unit) in [("owed", COMMUNE), ("given", PROVINCE)] {
            let path = format!("/api/v1/directives?side={side}&limit=100");
            let listed = program.get(&reader.token, &path).await.done();
            let has_it = ids(&listed["items"]).contains(one);
            // The province sees below it what it gave itself.
            if reader.unit == unit || reader.unit == NEIGHBOUR {
                assert_eq!(has_it, reader.unit == unit, "{side} {}", reader.name());
            }
        }
        let opened = format!("/api/v1/assignments/{one}");
        let opened = program.get(&reader.token, &opened).await.status;
        let is_theirs = reader.unit != NEIGHBOUR;
        assert_eq!(opened == StatusCode::OK, is_theirs, "{}", reader.name());
    }
}
