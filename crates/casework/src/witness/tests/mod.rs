//! Stories of a register that somebody changes behind the program's back, on every engine.

mod columns;
mod days;

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, offset};
use law::procedure::{Class, Post};
use store::Tx;

use super::{Key, due, keep, prepare};
use crate::access::{Actor, acts};
use crate::document::Upload;
use crate::notice::{self, Printed};
use crate::petition::Handling;
use crate::testing::{Register, complaint, disarm, finding, registers};
use crate::{Failure, Id, Refusal, Result, settlement};

const COMMUNE: &str = "14005-2025.ubnd";
/// A Monday.
const MONDAY: Date = date(2026, 7, 6);
const POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];

/// A register with a complaint, its file, its case and an issued paper.
struct Story {
    register: Register,
    officer: Actor,
    case: Id,
    key: Arc<Key>,
}

impl Story {
    /// A complaint with a file is filed and opened as a case on Monday.
    async fn all() -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(MONDAY).await.unwrap() {
            let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
            let mut raw = complaint(COMMUNE);
            raw.files = vec![Upload::new("don-do-thi-uoc.txt", "Đơn viết tay")];
            let id = register.file(&officer, raw).await.unwrap().id;
            let found = finding(Class::Complaint, COMMUNE);
            register.classify(&officer, id, found).await.unwrap();
            let handling = Handling {
                rule: "XD-02".to_owned(),
                ..Handling::default()
            };
            let joined = register.handle(&officer, id, handling).await.unwrap();
            stories.push(Self {
                register,
                officer,
                case: joined.case.unwrap(),
                key: Arc::new(Key::of_secret(&[7; 32])),
            });
        }
        stories
    }

    /// The case is accepted today, and the paper of it is issued.
    async fn accept(&self) {
        let taken = self.register.take(&self.officer, self.case, "accept", &[]);
        taken.await.unwrap();
        let (scope, case) = (self.officer.scope(), self.case);
        let permit = self.officer.permit::<acts::IssuePaper>().unwrap();
        let issued = self.register.write(move |tx, at| {
            let details = settlement::details(tx, &scope, case)?;
            let last = details.notices.last().ok_or(Failure::NotFound)?;
            let dossier = notice::dossier(tx, at, &scope, last.id)?;
            let draft = notice::start(tx, at, &permit, &dossier)?;
            let printed = Printed {
                version: draft.version,
                number: dossier.number.clone(),
                on: dossier.notice.on,
                filled: "{}".to_owned(),
                template: "t".to_owned(),
                pdf: b"%PDF-1.7 thong bao".to_vec(),
            };
            notice::issue(tx, at, &permit, &dossier, &printed)
        });
        issued.await.unwrap();
    }

    /// Draws what is due, as the program does after midnight; answers the days.
    async fn draw(&self) -> Vec<Date> {
        let today = self.register.at.now.today;
        let days = self.register.read(move |tx, _| due(tx, MONDAY, today));
        let days = days.await.unwrap();
        for day in &days {
            let key = Arc::clone(&self.key);
            let (day, end) = (*day, end(*day));
            let drawn = self.register.write(move |tx, at| {
                let prepared = prepare(tx, day, end)?;
                keep(tx, &key, at.now.at, &prepared)
            });
            assert!(drawn.await.unwrap().is_some(), "{day}");
        }
        days
    }

    async fn chains(&self) -> Vec<String> {
        let read = self.register.read(|tx, _| crate::check::chains(tx));
        read.await.unwrap()
    }

    /// What is found of a change behind the program's back, which is then undone; an error when the database refuses it.
    async fn found(
        &self,
        change: impl Fn(&mut Tx<'_>) -> Result<()> + Send + 'static,
        look: impl Fn(&mut Tx<'_>) -> Result<Vec<String>> + Send + 'static,
    ) -> std::result::Result<Vec<String>, Failure> {
        let undone = self.register.write(move |tx, _| {
            disarm(tx)?;
            change(tx)?;
            let found = look(tx)?.join("\n");
            Err::<(), _>(Refusal::new("undone").with("found", found).into())
        });
        match undone.await {
            Err(Failure::Refused(refusal)) => {
                Ok(refusal.values[0].1.lines().map(str::to_owned).collect())
            }
            Err(failure) => Err(failure),
            Ok(()) => unreachable!("the change is undone"),
        }
    }
}

/// The first moment after a day in Vietnam, microseconds UTC.
fn end(day: Date) -> i64 {
    let midnight = day.saturating_add(1.day()).at(0, 0, 0, 0);
    let zone = TimeZone::fixed(offset(7));
    let moment = zone.to_timestamp(midnight).unwrap();
    moment.as_microsecond()
}
