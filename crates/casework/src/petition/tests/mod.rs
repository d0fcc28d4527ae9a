//! Stories of petitions at the desk, on every engine.

mod classifying;
mod competence;
mod filing;
mod handling;
mod limits;
mod replies;
mod splitting;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use crate::access::Actor;
use crate::petition::{Classifying, Details, Handling, RawFiling, details};
use crate::testing::{Register, finding, letter, registers};
use crate::{Failure, Id, Refusal, Result};

/// The People's Committee of a commune of Ninh Bình.
const COMMUNE: &str = "14005-2025.ubnd";
/// Its neighbour.
const NEIGHBOUR: &str = "14011-2025.ubnd";
/// The People's Committee of Ninh Bình.
const PROVINCE: &str = "37-2025.ubnd";
/// The People's Committee of Hải Phòng, another tenant.
const ELSEWHERE: &str = "31-2025.ubnd";
const OFFICERS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::ReceptionOfficer,
    Post::Settler,
    Post::Verifier,
];
const TODAY: Date = date(2026, 7, 6);

/// A desk at the commune and one at the province, on one engine.
struct Desk {
    register: Register,
    commune: Actor,
    province: Actor,
}

async fn desks(today: Date) -> Vec<Desk> {
    let mut desks = Vec::new();
    for register in registers(today).await.unwrap() {
        let commune = register.official(COMMUNE, OFFICERS, false).await.unwrap();
        let province = register.official(PROVINCE, OFFICERS, true).await.unwrap();
        desks.push(Desk {
            register,
            commune,
            province,
        });
    }
    desks
}

fn about(text: &str) -> RawFiling {
    letter("Đỗ Thị Ước", text, COMMUNE)
}

fn by(rule: &str) -> Handling {
    Handling {
        rule: rule.to_owned(),
        ..Handling::default()
    }
}

impl Desk {
    async fn file(&self, actor: &Actor, raw: RawFiling) -> Id {
        self.register.file(actor, raw).await.unwrap().id
    }

    /// Filed and classified.
    async fn found(&self, actor: &Actor, raw: RawFiling, finding: Classifying) -> Id {
        let id = self.file(actor, raw).await;
        self.register.classify(actor, id, finding).await.unwrap();
        id
    }

    async fn details(&self, actor: &Actor, id: Id) -> Details {
        let scope = actor.scope();
        self.register
            .read(move |tx, _| details(tx, &scope, id))
            .await
            .unwrap()
    }

    /// The rules that are lawful for a petition today, the proposed one first.
    async fn lawful(&self, actor: &Actor, id: Id) -> Vec<String> {
        let unit = actor.unit.clone();
        self.register
            .read(move |tx, at| {
                let rules = super::lawful_outcomes(tx, at, &unit, id)?;
                Ok(rules.into_iter().map(|rule| rule.id.clone()).collect())
            })
            .await
            .unwrap()
    }

    async fn whole(&self) {
        assert_eq!(self.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result.unwrap_err() {
        Failure::Refused(refusal) => *refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(result: Result<T>) -> Vec<(String, &'static str)> {
    match result.unwrap_err() {
        Failure::Invalid(errors) => errors
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect(),
        other => panic!("expected wrong fields, got {other:?}"),
    }
}
