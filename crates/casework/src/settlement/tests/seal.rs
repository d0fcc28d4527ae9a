//! A denouncer leaves no trace: not in a table, not in a file of the database.

use super::*;
use crate::access::acts;
use crate::document::Upload;
use crate::person;
use crate::petition;
use crate::testing::{dump, letter};

const NAME: &str = "Trương Thị Ngọc Uyển";
const NUMBER: &str = "037195006789";
const PHONE: &str = "0988776655";
fn planted() -> RawFiling {
    let text = format!("Tôi là {NAME}, số điện thoại {PHONE}, xin tố cáo việc thu tiền.");
    let mut raw = letter(NAME, &text, COMMUNE);
    raw.people[0].identity.id_number = NUMBER.to_owned();
    raw.people[0].identity.phone = PHONE.to_owned();
    raw.people[0].identity.email = "uyen.ngoc@example.vn".to_owned();
    raw.files = vec![Upload::new(
        format!("Đơn của {NAME}.txt"),
        format!("{NAME} ký tên"),
    )];
    raw
}

/// Where the denouncer can be read, in any spelling.
async fn traces(register: &Register) -> Vec<String> {
    let all = register.read(|tx, _| dump(tx)).await.unwrap();
    let told = ["ngoc uyen", "truong thi ngoc"].map(str::to_owned);
    let numbers = [NUMBER, PHONE, "uyen ngoc"];
    let mut found = Vec::new();
    for (table, rows) in all {
        for row in rows {
            let folded = crate::fold(&row);
            let names = told.iter().map(String::as_str).chain(numbers);
            if names.into_iter().any(|name| folded.contains(name)) {
                found.push(format!("{table}: {row}"));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_can_be_read_in_no_table() {
    for class in [None, Some(Class::Denunciation)] {
        for mut story in Story::all(AFTER).await {
            // Filed as it may be anything, or as a denunciation at once; the officer finds a denunciation.
            let raw = RawFiling { class, ..planted() };
            let id = story.register.file(&story.officer, raw).await.unwrap().id;
            let open = traces(&story.register).await;
            assert_eq!(open.is_empty(), class.is_some(), "{open:?}");
            let finding = finding(Class::Denunciation, COMMUNE);
            story
                .register
                .classify(&story.officer, id, finding)
                .await
                .unwrap();
            let handling = Handling {
                rule: "XD-09".to_owned(),
                ..Handling::default()
            };
            let joined = story.register.handle(&story.officer, id, handling).await;
            story.case = joined.unwrap().case.unwrap();
            story.step("check_identity", &[("report", "Đủ")]).await;
            story.on(2).step("accept", &[("number", "1")]).await;
            assert_eq!(traces(&story.register).await, Vec::<String>::new());
            let details = story.details().await;
            assert!(details.participants[0].shown.identity.is_none());
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_sent_on_stays_sealed_at_both_units_and_is_sealed_backwards() {
    for mut story in Story::all(AFTER).await {
        // The province takes it for a reflection and sends it on; the commune finds a denunciation.
        let raw = planted();
        let id = story.register.file(&story.superior, raw).await.unwrap().id;
        let outside = finding(Class::Recommendation, COMMUNE);
        story
            .register
            .classify(&story.superior, id, outside)
            .await
            .unwrap();
        let handling = Handling {
            rule: "XD-17".to_owned(),
            sent_to: Some(COMMUNE.to_owned()),
            ..Handling::default()
        };
        let joined = story.register.handle(&story.superior, id, handling).await;
        let sent = joined.unwrap().sent_petition.unwrap();
        assert!(!traces(&story.register).await.is_empty());
        let found = finding(Class::Denunciation, COMMUNE);
        story
            .register
            .classify(&story.officer, sent, found)
            .await
            .unwrap();
        assert_eq!(traces(&story.register).await, Vec::<String>::new());
        story.on(1).whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_officer_can_write_the_name_where_others_read() {
    for mut story in Story::all(AFTER).await {
        let id = story.register.file(&story.officer, planted()).await;
        let id = id.unwrap().id;
        let named = Classifying {
            summary: Some(format!("Bà {} tố cáo", NAME.to_uppercase())),
            ..finding(Class::Denunciation, COMMUNE)
        };
        let failure = story.register.classify(&story.officer, id, named).await;
        assert_eq!(
            wrong_fields(failure.unwrap_err()),
            [("summary".to_owned(), "names-the-denouncer")]
        );
        let found = finding(Class::Denunciation, COMMUNE);
        story
            .register
            .classify(&story.officer, id, found)
            .await
            .unwrap();
        let handling = |reason: &str| Handling {
            rule: "XD-09".to_owned(),
            reason: reason.to_owned(),
            ..Handling::default()
        };
        let named = handling("Theo đơn của Truong Thi Ngoc Uyen");
        let failure = story.register.handle(&story.officer, id, named).await;
        assert_eq!(
            wrong_fields(failure.unwrap_err()),
            [("reason".to_owned(), "names-the-denouncer")]
        );
        let joined = story
            .register
            .handle(&story.officer, id, handling(""))
            .await;
        story.case = joined.unwrap().case.unwrap();
        let report = format!("Đã gọi số {PHONE}");
        assert_eq!(
            story.wrong("check_identity", &[("report", &report)]).await,
            [("fields.report".to_owned(), "names-the-denouncer")]
        );
        assert_eq!(traces(&story.register).await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seal_opens_for_a_reason_that_stays_on_record_and_search_never_finds_who_is_under_it() {
    for story in Story::all(AFTER).await {
        let raw = RawFiling {
            class: Some(Class::Denunciation),
            ..planted()
        };
        let id = story.register.file(&story.officer, raw).await.unwrap().id;
        let (scope, permit) = (
            story.officer.scope(),
            story.officer.permit::<acts::OpenSeal>(),
        );
        let (permit, other) = (permit.unwrap(), scope.clone());
        let found = story
            .register
            .read(move |tx, _| {
                let mut found = Vec::new();
                for typed in [NAME, NUMBER, "Trương"] {
                    found.extend(person::search(tx, &other, typed, 10)?);
                }
                Ok(found)
            })
            .await
            .unwrap();
        assert_eq!(found, []);
        let opened = story
            .register
            .write(move |tx, at| {
                let short = person::open_seal(tx, at, &permit, &scope, id, "xem");
                assert_eq!(wrong_fields(short.unwrap_err())[0].1, "reason-too-short");
                let why = "Xác minh danh tính người tố cáo";
                person::open_seal(tx, at, &permit, &scope, id, why)
            })
            .await
            .unwrap();
        assert_eq!(opened.people[0].name, NAME);
        let told = story.register.read(|tx, _| dump(tx)).await.unwrap();
        let told = told["audit"]
            .iter()
            .filter(|row| row.contains("seal.opened"));
        assert_eq!(told.count(), 1);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_file_is_read_by_nobody_and_an_open_one_by_who_sees_its_petition() {
    for story in Story::all(AFTER).await {
        for (class, readable) in [(None, true), (Some(Class::Denunciation), false)] {
            let raw = RawFiling { class, ..planted() };
            let id = story.register.file(&story.officer, raw).await.unwrap().id;
            let permit = story.officer.permit::<acts::File>().unwrap();
            let late = Upload::new("anh.txt".to_owned(), b"chung cu".to_vec());
            let file = story
                .register
                .write(move |tx, at| petition::add_attachment(tx, at, &permit, id, &late))
                .await
                .unwrap();
            let stranger = story.register.official("14011-2025.ubnd", OFFICERS, true);
            let stranger = stranger.await.unwrap();
            for (who, sees) in [
                (&story.officer, true),
                (&story.superior, true),
                (&stranger, false),
            ] {
                let who = who.clone();
                let read = story
                    .register
                    .write(move |tx, at| petition::read_file(tx, at, &who, id, file))
                    .await;
                match (readable && sees, read) {
                    (true, read) => assert_eq!(read.unwrap().1, b"chung cu"),
                    (false, read) => assert!(matches!(read, Err(Failure::NotFound))),
                }
            }
        }
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_file_opens_with_its_name_for_a_reason_that_stays_on_record() {
    for class in [None, Some(Class::Denunciation)] {
        for story in Story::all(AFTER).await {
            let raw = RawFiling { class, ..planted() };
            let id = story.register.file(&story.officer, raw).await.unwrap().id;
            let found = finding(Class::Denunciation, COMMUNE);
            let classified = story.register.classify(&story.officer, id, found);
            classified.await.unwrap();
            let (permit, scope) = (
                story.officer.permit::<acts::OpenSeal>().unwrap(),
                story.officer.scope(),
            );
            let (opened, bytes) = story
                .register
                .write(move |tx, at| {
                    let why = "Đối chiếu chữ ký của người viết";
                    let opened = petition::open_seal(tx, at, &permit, &scope, id, why)?;
                    let file = opened.files[0].id;
                    petition::read_sealed_file(tx, at, &permit, &scope, id, file, why)
                })
                .await
                .unwrap();
            assert_eq!(opened.name, format!("Đơn của {NAME}.txt"));
            assert_eq!(bytes, format!("{NAME} ký tên").into_bytes());
            story.whole().await;
        }
    }
}
