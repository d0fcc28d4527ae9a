//! Documents and classes, and what form 06/QLKNTC counts of them, on every engine.

use jiff::civil::{Date, date};
use law::procedure::Post;

use super::{Filter, RawAttendee, RawClass, RawDocument};
use crate::access::{Actor, acts};
use crate::testing::{Register, registers};
use crate::{Failure, Id, Result, check, guidance};

/// The People's Committee of Ninh Bình.
const PROVINCE: &str = "37-2025.ubnd";
/// That of one of its communes.
const COMMUNE: &str = "14005-2025.ubnd";
const HEAD: &[Post] = &[Post::Head];
const TODAY: Date = date(2026, 8, 3);

fn plan(number: &str, on: Date) -> RawDocument {
    RawDocument {
        number: number.to_owned(),
        on: Some(on),
        kind: "plan".to_owned(),
        title: "Kế hoạch tiếp công dân năm 2026".to_owned(),
        ..RawDocument::default()
    }
}

async fn issue(register: &Register, head: &Actor, raw: RawDocument) -> Result<Id> {
    let permit = head.permit::<acts::KeepGuidance>()?;
    register
        .write(move |tx, at| {
            let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
            guidance::issue(tx, at, &permit, &entry, &[])
        })
        .await
}

async fn counted(register: &Register) -> Vec<(String, i64)> {
    const SQL: &str = "select measure, cast(sum(amount) as bigint) as amount from counted group by measure having sum(amount) <> 0 \
         order by measure";
    register
        .read(|tx, at| {
            assert_eq!(check::faults(tx, at)?, Vec::<String>::new());
            let rows = tx.query(SQL, &[])?;
            let each = rows
                .iter()
                .map(|row| Ok((row.get("measure")?, row.get("amount")?)));
            Ok(each.collect::<store::Result<Vec<_>>>()?)
        })
        .await
        .unwrap()
}

fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<&'static str> {
    match result {
        Err(Failure::Invalid(errors)) => errors.into_iter().map(|error| error.code).collect(),
        Err(Failure::Refused(refusal)) => vec![refusal.code],
        other => panic!("expected to be refused, got {other:?}"),
    }
}

/// How many documents of 2026 an official sees.
async fn seen(register: &Register, who: &Actor) -> usize {
    let scope = who.scope();
    let filter = Filter {
        year: Some(2026),
        limit: 50,
        ..Filter::default()
    };
    let page = register
        .read(move |tx, _| guidance::documents(tx, &scope, &filter))
        .await;
    page.unwrap().rows.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_issued_amended_cancelled_struck_out_and_seen_below_but_not_beside() {
    for register in registers(TODAY).await.unwrap() {
        let chair = register.official(PROVINCE, HEAD, true).await.unwrap();
        let first = issue(&register, &chair, plan("1/KH-UBND", date(2026, 1, 5)))
            .await
            .unwrap();
        let amends = RawDocument {
            does: "amends".to_owned(),
            other: Some(first),
            ..plan("9/KH-UBND", date(2026, 3, 2))
        };
        let amending = issue(&register, &chair, amends.clone()).await.unwrap();
        let cancels = RawDocument {
            does: "cancels".to_owned(),
            number: "30/QĐ-UBND".to_owned(),
            on: Some(date(2026, 7, 1)),
            ..amends.clone()
        };
        issue(&register, &chair, cancels).await.unwrap();
        assert_eq!(
            codes(issue(&register, &chair, amends.clone()).await),
            ["document-ended"]
        );
        let early = RawDocument {
            other: Some(amending),
            on: Some(date(2026, 2, 2)),
            ..amends.clone()
        };
        assert_eq!(
            codes(issue(&register, &chair, early).await),
            ["document-later"]
        );
        let idle = RawDocument {
            other: None,
            ..amends
        };
        assert_eq!(
            codes(issue(&register, &chair, idle).await),
            ["field-missing"]
        );
        let mistake = issue(&register, &chair, plan("1/KH-UBND", TODAY))
            .await
            .unwrap();
        for (reason, told) in [
            ("", "field-missing"),
            ("Nhập hai lần", ""),
            ("Lại", "document-struck"),
        ] {
            let permit = chair.permit::<acts::KeepGuidance>().unwrap();
            let struck = register
                .write(move |tx, at| guidance::strike(tx, at, &permit, mistake, reason))
                .await;
            match told {
                "" => struck.unwrap(),
                told => assert_eq!(codes(struck), [told]),
            }
        }
        let expected = [("amended", 1), ("cancelled", 1), ("issued", 1)];
        let expected = expected.map(|(what, n)| (format!("guidance.{what}"), n));
        assert_eq!(counted(&register).await, expected);
        let commune = register.official(COMMUNE, HEAD, false).await.unwrap();
        issue(&register, &commune, plan("2/KH-UBND", TODAY))
            .await
            .unwrap();
        let neighbour = register
            .official("14011-2025.ubnd", HEAD, false)
            .await
            .unwrap();
        for (who, sees) in [(&chair, 5), (&commune, 5), (&neighbour, 4)] {
            assert_eq!(seen(&register, who).await, sees);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_counts_once_with_everybody_who_attended() {
    for register in registers(TODAY).await.unwrap() {
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let clerk = register
            .official(COMMUNE, &[Post::ReceptionOfficer], false)
            .await
            .unwrap();
        let raw = RawClass {
            on: Some(date(2026, 7, 20)),
            kind: "training".to_owned(),
            topic: "Kỹ năng tiếp công dân".to_owned(),
            organizer: "Thanh tra tỉnh".to_owned(),
            people: 40,
            attendees: vec![
                RawAttendee {
                    official: Some(clerk.official),
                    ..RawAttendee::default()
                },
                RawAttendee {
                    name: "Lê Thị Cúc".to_owned(),
                    body: "Hội Phụ nữ".to_owned(),
                    ..RawAttendee::default()
                },
            ],
            ..RawClass::default()
        };
        let hold = async |raw: RawClass| {
            let permit = head.permit::<acts::KeepGuidance>().unwrap();
            register
                .write(move |tx, at| {
                    let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                    guidance::hold(tx, at, &permit, &entry)
                })
                .await
        };
        let id = hold(raw.clone()).await.unwrap();
        let wrong = hold(RawClass {
            on: Some(date(2026, 9, 1)),
            kind: "party".to_owned(),
            ..raw.clone()
        });
        assert_eq!(
            codes(wrong.await),
            ["field-in-the-future", "choice-unknown"]
        );
        let expected = [("classes", 1), ("people", 40)];
        let expected = expected.map(|(what, n)| (format!("training.{what}"), n));
        assert_eq!(counted(&register).await, expected);
        let scope = head.scope();
        let (_, attended) = register
            .read(move |tx, _| guidance::class(tx, &scope, id))
            .await
            .unwrap();
        let bodies: Vec<&str> = attended.iter().map(|one| one.body.as_str()).collect();
        assert_eq!(bodies, [COMMUNE, "Hội Phụ nữ"]);
        assert!(clerk.permit::<acts::KeepGuidance>().is_err());
        let again = hold(raw).await.unwrap();
        let permit = head.permit::<acts::KeepGuidance>().unwrap();
        register
            .write(move |tx, at| guidance::strike_class(tx, at, &permit, again, "Nhập hai lần"))
            .await
            .unwrap();
        assert_eq!(counted(&register).await, expected);
    }
}
