//! What leaders order and what becomes of it, told on every engine.

mod directives;
mod escalating;
mod inspecting;
mod prolonged;
mod refusals;
mod reviewing;
mod urging;
mod voices;
mod warnings;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::{
    Given, RawDirective, RawOwner, Reporting, Returning, accept, give, report, return_report,
};
use crate::access::{Actor, acts};
use crate::petition::Handling;
use crate::testing::{Register, complaint, finding, registers};
use crate::{Failure, Id, Result};

/// The People's Committee of the commune of Hoa Lư, Ninh Bình, since 2025.
const COMMUNE: &str = "14005-2025.ubnd";
/// The People's Committee of Ninh Bình.
const PROVINCE: &str = "37-2025.ubnd";
/// Its Party committee.
const PARTY: &str = "37-2025.cap-uy";
const OFFICERS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];
const BEGIN: Date = date(2026, 7, 6);

/// A leader above, an owner below.
struct Story {
    register: Register,
    leader: Actor,
    owner: Actor,
}

impl Story {
    /// The story begins on every engine, led by a unit.
    async fn led_by(unit: &'static str) -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(BEGIN).await.unwrap() {
            let leader = register.official(unit, OFFICERS, true).await.unwrap();
            let owner = register.official(COMMUNE, OFFICERS, false).await.unwrap();
            stories.push(Self {
                register,
                leader,
                owner,
            });
        }
        stories
    }

    async fn give(&self, raw: RawDirective) -> Result<Given> {
        let (permit, scope) = (self.leader.permit::<acts::Direct>()?, self.leader.scope());
        self.register
            .write(move |tx, at| {
                let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                give(tx, at, &permit, &scope, &entry)
            })
            .await
    }

    /// One assignment, due on a day of July.
    async fn given(&self, due: i8) -> Id {
        let given = self.give(order(due)).await.unwrap();
        *given.assignments.first().unwrap()
    }

    async fn report(&self, id: Id, text: &'static str) -> Result<()> {
        let permit = self.owner.permit::<acts::ReportUp>()?;
        let reporting = Reporting {
            text: text.to_owned(),
            ..Reporting::default()
        };
        self.register
            .write(move |tx, at| report(tx, at, &permit, id, &reporting))
            .await
    }

    async fn accept(&self, id: Id) -> Result<()> {
        let permit = self.leader.permit::<acts::Direct>()?;
        let said = Returning::default();
        self.register
            .write(move |tx, at| accept(tx, at, &permit, id, &said))
            .await
    }

    async fn send_back(&self, id: Id, reason: &'static str, due: Option<Date>) -> Result<()> {
        let permit = self.leader.permit::<acts::Direct>()?;
        let said = Returning {
            reason: reason.to_owned(),
            due,
            ..Returning::default()
        };
        self.register
            .write(move |tx, at| return_report(tx, at, &permit, id, &said))
            .await
    }

    /// A case of the commune.
    async fn case(&self, class: Class, rule: &str) -> Id {
        let filed = self
            .register
            .file(&self.owner, complaint(COMMUNE))
            .await
            .unwrap();
        let finding = finding(class, COMMUNE);
        self.register
            .classify(&self.owner, filed.id, finding)
            .await
            .unwrap();
        let handling = Handling {
            rule: rule.to_owned(),
            ..Handling::default()
        };
        let joined = self.register.handle(&self.owner, filed.id, handling).await;
        joined.unwrap().case.unwrap()
    }

    async fn whole(&self) {
        let faults = self.register.read(crate::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
    }
}

/// A conclusion at a reception, due on a day of July.
fn order(due: i8) -> RawDirective {
    RawDirective {
        source: "reception".to_owned(),
        text: "Kiểm tra việc thu hồi đất tại thôn 3, báo cáo kết quả".to_owned(),
        due: Some(date(2026, 7, due)),
        owners: vec![RawOwner {
            unit: COMMUNE.to_owned(),
            ..RawOwner::default()
        }],
        ..RawDirective::default()
    }
}

fn code<T: std::fmt::Debug>(done: Result<T>) -> String {
    match done.unwrap_err() {
        Failure::Refused(refusal) => refusal.code.to_owned(),
        Failure::Invalid(errors) => errors
            .iter()
            .map(|error| format!("{} {}", error.field, error.code))
            .collect::<Vec<_>>()
            .join(", "),
        Failure::NotFound => "not-found".to_owned(),
        other @ Failure::Broken(_) => panic!("{other:?}"),
    }
}
