//! Protection told on every engine.

mod protecting;
mod restoring;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::*;
use crate::access::{Actor, acts};
use crate::petition::{Filed, Handling, RawFiling};
use crate::testing::{Register, finding, letter, registers};
use crate::{Failure, Id, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const OFFICERS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Supervisor,
    Post::ReceptionOfficer,
];
const NAME: &str = "Trương Thị Ngọc Uyển";
const CHILD: &str = "Phạm Trương Hoài Nam";

/// A denunciation with its case at the commune.
struct Story {
    register: Register,
    officer: Actor,
    superior: Actor,
    filed: Filed,
    case: Id,
}

impl Story {
    async fn all(begin: Date) -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(begin).await.unwrap() {
            let officer = register.official(COMMUNE, OFFICERS, false).await.unwrap();
            let superior = register.official(PROVINCE, OFFICERS, true).await.unwrap();
            let raw = RawFiling {
                class: Some(Class::Denunciation),
                ..letter(NAME, "Ông Bính thu tiền trái quy định.", COMMUNE)
            };
            let filed = register.file(&officer, raw).await.unwrap();
            let found = finding(Class::Denunciation, COMMUNE);
            register.classify(&officer, filed.id, found).await.unwrap();
            let handling = Handling {
                rule: "XD-09".to_owned(),
                ..Handling::default()
            };
            let joined = register.handle(&officer, filed.id, handling).await;
            let case = joined.unwrap().case.unwrap();
            stories.push(Self {
                register,
                officer,
                superior,
                filed,
                case,
            });
        }
        stories
    }

    async fn ask(&self, raw: RawRequest) -> Result<Id> {
        let permit = self.officer.permit::<acts::AskProtection>()?;
        let petition = self.filed.id;
        self.register
            .write(move |tx, at| ask(tx, at, &permit, petition, &raw))
            .await
    }

    async fn assess(&self, id: Id, is_imminent: bool) -> Result<()> {
        let permit = self.officer.permit::<acts::WatchProtection>()?;
        let raw = RawRisk {
            gravity: "high".to_owned(),
            is_imminent,
            text: "Bị nhắn tin đe dọa nhiều lần".to_owned(),
            ..RawRisk::default()
        };
        self.register
            .write(move |tx, at| assess(tx, at, &permit, id, &raw))
            .await
    }

    async fn order(&self, id: Id, task: &str) -> Result<()> {
        let permit = self.officer.permit::<acts::DecideProtection>()?;
        let raw = RawMeasure {
            kind: "safety".to_owned(),
            code: "guard".to_owned(),
            body: "police".to_owned(),
            task: task.to_owned(),
            ..RawMeasure::default()
        };
        self.register
            .write(move |tx, at| order(tx, at, &permit, id, &raw))
            .await
    }

    async fn grant(&self, id: Id) -> Result<()> {
        let permit = self.officer.permit::<acts::DecideProtection>()?;
        let raw = RawDecision {
            number: "21/QĐ-UBND".to_owned(),
            reason: "Có căn cứ cho rằng tính mạng bị đe dọa".to_owned(),
            ..RawDecision::default()
        };
        self.register
            .write(move |tx, at| grant(tx, at, &permit, id, &raw))
            .await
    }

    async fn end(&self, id: Id, ground: &str) -> Result<()> {
        let permit = self.officer.permit::<acts::DecideProtection>()?;
        let raw = RawEnding {
            ground: ground.to_owned(),
            number: "22/QĐ-UBND".to_owned(),
            reason: "Không còn bị đe dọa".to_owned(),
            ..RawEnding::default()
        };
        self.register
            .write(move |tx, at| end(tx, at, &permit, id, &raw))
            .await
    }

    async fn read(&self, id: Id) -> Dossier {
        let permit = self.officer.permit::<acts::WatchProtection>().unwrap();
        let read = self
            .register
            .write(move |tx, at| open_dossier(tx, at, &permit, id));
        read.await.unwrap()
    }

    async fn whole(&self) {
        assert_eq!(self.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

fn asked() -> RawRequest {
    let person = |relation: &str, name: &str| RawPerson {
        relation: relation.to_owned(),
        name: name.to_owned(),
    };
    RawRequest {
        source: "written".to_owned(),
        people: vec![person("denouncer", ""), person("child", CHILD)],
        threat: "life_health".to_owned(),
        from_whom: "accused".to_owned(),
        text: format!("Tôi là {NAME}, con tôi là {CHILD} bị đe dọa."),
        ..RawRequest::default()
    }
}

fn code<T: std::fmt::Debug>(told: Result<T>) -> &'static str {
    match told.unwrap_err() {
        Failure::Refused(refusal) => refusal.code,
        failure => panic!("{failure:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(told: Result<T>) -> Vec<(String, &'static str)> {
    match told.unwrap_err() {
        Failure::Invalid(errors) => errors
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect(),
        failure => panic!("{failure:?}"),
    }
}
