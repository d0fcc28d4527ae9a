//! Stories of receptions, on every engine.

mod calendar;
mod counting;
mod people;
mod places;
mod roster;
mod seal;
mod waiting;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::{RawSession, RawVisit, RawVisitor, Received};
use crate::access::{Actor, acts};
use crate::person::RawIdentity;
use crate::testing::Register;
use crate::{Failure, FieldError, Id, Refusal, Result, audit, reception, report, tally};

/// The People's Committee of the province of Ninh Bình, since 2025.
const PROVINCE: &str = "37-2025.ubnd";
/// Its Party committee.
const PARTY: &str = "37-2025.cap-uy";
/// The People's Committee of the commune of Hoa Lư, since 2025.
const COMMUNE: &str = "14005-2025.ubnd";

const DESK: &[Post] = &[Post::ReceptionOfficer];

/// A Monday after the law of July 2026.
const MONDAY: Date = date(2026, 8, 3);

async fn officer(register: &Register, unit: &'static str) -> Actor {
    register.official(unit, DESK, false).await.unwrap()
}

fn identity(name: &str, id_number: &str) -> RawIdentity {
    RawIdentity {
        name: name.to_owned(),
        id_number: id_number.to_owned(),
        address: "Thôn 3, xã Hoa Lư".to_owned(),
        ..RawIdentity::default()
    }
}

fn visitor(name: &str, id_number: &str) -> RawVisitor {
    RawVisitor {
        identity: identity(name, id_number),
        ..RawVisitor::default()
    }
}

/// Đỗ Thị Ước comes about the compensation for her land and is answered at once.
fn complaint() -> RawVisit {
    RawVisit {
        visitors: vec![visitor("Đỗ Thị Ước", "037188001234")],
        class: Some(Class::Complaint),
        summary: "Không đồng ý với mức bồi thường khi thu hồi đất".to_owned(),
        outcome: "answered".to_owned(),
        ..RawVisit::default()
    }
}

/// So many people on one content, so many of them speaking for all.
fn crowd(people: i64, representatives: i64) -> RawVisit {
    let speaker = |n| RawVisitor {
        represents: true,
        ..visitor(&format!("Đại diện {n}"), &format!("03718800{n:04}"))
    };
    RawVisit {
        visitors: (0..representatives).map(speaker).collect(),
        people,
        ..complaint()
    }
}

async fn receive(register: &Register, actor: &Actor, raw: RawVisit) -> Result<Received> {
    let permit = actor.permit::<acts::Receive>()?;
    register
        .write(move |tx, at| {
            let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
            reception::receive(tx, at, &permit, &entry)
        })
        .await
}

async fn plan(register: &Register, actor: &Actor, raw: RawSession) -> Result<reception::Planned> {
    let permit = actor.permit::<acts::PlanReception>()?;
    register
        .write(move |tx, at| {
            let plan = raw.clone().validate(at).map_err(Failure::Invalid)?;
            reception::plan(tx, at, &permit, &plan)
        })
        .await
}

async fn open(register: &Register, actor: &Actor, raw: RawSession) -> Result<Id> {
    let permit = actor.permit::<acts::Receive>()?;
    register
        .write(move |tx, at| {
            let plan = raw.clone().validate(at).map_err(Failure::Invalid)?;
            reception::open(tx, at, &permit, &plan)
        })
        .await
}

async fn hold(
    register: &Register,
    actor: &Actor,
    session: Id,
    holding: reception::Holding,
) -> Result<()> {
    let permit = actor.permit::<acts::Receive>()?;
    register
        .write(move |tx, at| reception::hold(tx, at, &permit, session, &holding))
        .await
}

/// A periodic session of the head at his office.
fn periodic(on: Date) -> RawSession {
    RawSession {
        kind: "periodic".to_owned(),
        on: Some(on),
        place: "Trụ sở tiếp công dân".to_owned(),
        ..RawSession::default()
    }
}

/// Everything counted so far, measure by measure.
async fn counted(register: &Register) -> Vec<(String, i64)> {
    const SQL: &str = "select measure, cast(sum(amount) as bigint) as amount from counted group by measure order by measure";
    register
        .read(|tx, at| {
            assert_eq!(tally::check(tx, at)?, Vec::<String>::new());
            assert_eq!(audit::check(tx)?, Vec::<String>::new());
            assert_eq!(report::recount(tx, at)?, Vec::<String>::new());
            let mut all = Vec::new();
            for row in tx.query(SQL, &[])? {
                all.push((row.get("measure")?, row.get("amount")?));
            }
            Ok(all)
        })
        .await
        .unwrap()
}

fn amounts(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    let each = expected.iter();
    each.map(|(name, amount)| ((*name).to_owned(), *amount))
        .collect()
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => *refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(result: Result<T>) -> Vec<(String, &'static str)> {
    let pair = |error: FieldError| (error.field, error.code);
    match result {
        Err(Failure::Invalid(errors)) => errors.into_iter().map(pair).collect(),
        other => panic!("expected wrong fields, got {other:?}"),
    }
}

fn one(field: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(field.to_owned(), code)]
}
