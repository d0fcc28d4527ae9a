//! Taking petitions in: what is kept, what is told of a wrong entry.

use super::*;
use crate::document::{LARGEST, Upload};
use crate::petition::follow;

fn file(name: &str, bytes: &[u8]) -> Upload {
    Upload::new(name.to_owned(), bytes.to_vec())
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_wrong_with_a_filing_is_told_at_once_and_nothing_is_stored() {
    for desk in desks(TODAY).await {
        let mut raw = about("");
        raw.summary = String::new();
        raw.channel = "pigeon".to_owned();
        raw.received_on = Some(date(2026, 7, 7));
        raw.dated_on = Some(date(2026, 8, 1));
        raw.respondent = "x".repeat(301);
        raw.respondent_unit = Some("99".to_owned());
        raw.respondent_role = Some("king".to_owned());
        raw.signers = -1;
        raw.people[0].identity.name = "  ".to_owned();
        raw.people[0].identity.phone = "12".to_owned();
        raw.people[0].identity.email = "nobody".to_owned();
        raw.people[0].identity.id_number = "12-34".to_owned();
        raw.people[0].identity.address = "x".repeat(501);
        raw.files = vec![
            file("a.exe", b"MZ\x90\x00\x03\x00\x00\x00"),
            file("b.txt", b""),
            file("c.txt", &vec![b'x'; LARGEST + 1]),
        ];
        let mut found = wrong(desk.register.file(&desk.commune, raw).await);
        found.sort();
        let expected = [
            ("channel", "choice-unknown"),
            ("dated_on", "dated-after-received"),
            ("files.0", "file-type"),
            ("files.1", "file-empty"),
            ("files.2", "file-too-large"),
            ("people.0.address", "field-too-long"),
            ("people.0.email", "email-wrong"),
            ("people.0.id_number", "id-number-wrong"),
            ("people.0.name", "field-missing"),
            ("people.0.phone", "phone-wrong"),
            ("received_on", "field-in-the-future"),
            ("respondent", "field-too-long"),
            ("respondent_role", "choice-unknown"),
            ("respondent_unit", "unit-unknown"),
            ("signers", "number-out-of-range"),
            ("text", "field-missing"),
        ];
        let expected = expected.map(|(field, code)| (field.to_owned(), code));
        assert_eq!(found, expected);
        let early = RawFiling {
            received_on: Some(date(2001, 1, 1)),
            ..about("Đơn cũ")
        };
        assert_eq!(
            wrong(desk.register.file(&desk.commune, early).await),
            [("received_on".to_owned(), "field-before-the-law")]
        );
        let mut strangers = about("Đơn");
        strangers.people[0].known = Some(Id::of(1));
        strangers.visit = Some(Id::of(2));
        assert_eq!(
            wrong(desk.register.file(&desk.commune, strangers).await),
            [
                ("people.0.known".to_owned(), "person-unknown"),
                ("visit".to_owned(), "visit-unknown")
            ]
        );
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_follow_each_other_and_the_code_tells_how_it_stands() {
    for desk in desks(TODAY).await {
        let mut one = about("Đơn một");
        one.class = Some(Class::Recommendation);
        let first = desk.register.file(&desk.commune, one).await;
        let second = desk.register.file(&desk.commune, about("Đơn hai")).await;
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!((first.number, second.number), (1, 2));
        assert_eq!(second.year, 2026);
        let (scope, id) = (desk.commune.scope(), first.id);
        let kept = desk.register.read(move |tx, _| details(tx, &scope, id));
        let stated = kept.await.unwrap().stated_class;
        assert_eq!(stated.as_deref(), Some("recommendation"));
        let (code, secret) = (first.follow_code.to_lowercase(), first.follow_secret);
        let told = desk
            .register
            .read(move |tx, at| follow(tx, at, &code, &secret))
            .await
            .unwrap();
        assert_eq!((told.state.as_str(), told.number), ("received", (1, 2026)));
        let (code, secret) = (first.follow_code, second.follow_secret);
        let other = desk
            .register
            .read(move |tx, at| follow(tx, at, &code, &secret))
            .await;
        assert!(matches!(other, Err(Failure::NotFound)));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_of_neglect_runs_since_the_decree_that_brought_it() {
    for (day, due) in [
        (date(2026, 6, 30), None),
        (date(2026, 7, 1), Some(date(2026, 8, 17))),
    ] {
        for desk in desks(day).await {
            let id = desk.file(&desk.commune, about("Đơn")).await;
            let row = desk.details(&desk.commune, id).await.row;
            assert_eq!(row.due_on, due);
            desk.whole().await;
        }
    }
}
