//! The head of the committee concludes; the person is told in writing; the matter is followed to its end.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::bodies::named;
use super::super::course::Act;
use super::super::directive::{SubjectKind, check_names};
use super::super::given::{LINE, TEXT, needed, refuse};
use super::state::PetitionStudy;
use crate::access::{Permit, acts};
use crate::{Id, Refusal, Result, Setting};

/// What the head concludes.
#[derive(Debug, Clone, Default)]
pub struct Concluding {
    /// The conclusion.
    pub text: String,
    /// The body that is to settle the matter; may be empty.
    pub competent: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// How the person was told.
#[derive(Debug, Clone, Default)]
pub struct Notifying {
    /// The number of the notice.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// How it ended.
#[derive(Debug, Clone, Default)]
pub struct Closing {
    /// What came of it.
    pub result: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const OPEN: &str = "select a.id from assignment a join directive d on d.id = a.directive where d.subject_kind = 'petition' and d.subject = $1 \
     and d.unit = $2 and a.closed_on is null";

/// The head of the committee concludes. What he orders is a directive about the petition.
///
/// # Errors
/// Not found when it is another committee's; field errors; `study-not-advised`, `changed-meanwhile`.
pub fn conclude(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    id: Id,
    said: &Concluding,
) -> Result<()> {
    let unit = permit.unit();
    let study = PetitionStudy::take(tx, (id, said.expected), |one| one.unit == unit)?;
    let (mut errors, text) = (Vec::new(), said.text.trim());
    needed("text", text, TEXT, &mut errors);
    refuse(errors)?;
    let about = (SubjectKind::Petition, Some(study.petition));
    check_names(tx, at, about, &[("text", text)])?;
    let competent = match said.competent.trim() {
        "" => None,
        code => Some(named(tx, at, "competent", code)?.code),
    };
    let on = study.thing().day(tx, at, None)?;
    let act = Act {
        name: "concluded",
        event: "petition_study.concluded",
        on,
        text,
        due: None,
    };
    study
        .concluded(on, text, competent)?
        .save(tx, at, permit.by(), act)
}

/// The person was told in writing that the matter was taken, transferred or directed (rulebook DV-07).
///
/// # Errors
/// Not found when it is another committee's; field errors; `study-not-concluded`, `changed-meanwhile`.
pub fn notify(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::AskStudy>,
    id: Id,
    said: &Notifying,
) -> Result<()> {
    let unit = permit.unit();
    let study = PetitionStudy::take(tx, (id, said.expected), |one| one.unit == unit)?;
    let mut errors = Vec::new();
    needed("number", &said.number, LINE, &mut errors);
    refuse(errors)?;
    let on = study.thing().day(tx, at, said.on)?;
    let act = Act {
        name: "noticed",
        event: "petition_study.noticed",
        on,
        text: said.number.trim(),
        due: study.notice_due,
    };
    study
        .noticed(on, said.number.trim())?
        .save(tx, at, permit.by(), act)
}

/// It ended: nothing that the committee directed about the petition is open any more.
///
/// # Errors
/// Not found when it is another committee's; field errors; `study-not-noticed`, `study-directives-left`, `changed-meanwhile`.
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::AskStudy>,
    id: Id,
    said: &Closing,
) -> Result<()> {
    let unit = permit.unit();
    let study = PetitionStudy::take(tx, (id, said.expected), |one| one.unit == unit)?;
    let (mut errors, result) = (Vec::new(), said.result.trim());
    needed("result", result, TEXT, &mut errors);
    refuse(errors)?;
    let about = (SubjectKind::Petition, Some(study.petition));
    check_names(tx, at, about, &[("result", result)])?;
    let on = study.thing().day(tx, at, None)?;
    let closed = study.closed(on, result)?;
    if tx.first(OPEN, params![closed.petition, unit])?.is_some() {
        return Err(Refusal::new("study-directives-left").into());
    }
    let act = Act {
        name: "closed",
        event: "petition_study.closed",
        on,
        text: result,
        due: None,
    };
    closed.save(tx, at, permit.by(), act)
}
