//! The commission advises; the committee asks again.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::course::Act;
use super::super::directive::{SubjectKind, check_names};
use super::super::given::{TEXT, needed, refuse};
use super::ask::notice_of;
use super::state::PetitionStudy;
use super::words::Proposal;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// The advice.
#[derive(Debug, Clone, Default)]
pub struct Advising {
    /// `settle`, `transfer`, `direct`, `explain`, `file`.
    pub proposal: String,
    /// Its words.
    pub text: String,
    /// Is the matter complex, so that the longer term of the notice holds?
    pub is_complex: bool,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const RECEIVED: &str = "select received_on from petition where id = $1";

/// The commission advises.
///
/// # Errors
/// Not found when another studies it; field errors; `study-not-owed`, `changed-meanwhile`.
pub fn advise(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Advise>,
    id: Id,
    said: &Advising,
) -> Result<()> {
    let unit = permit.unit();
    let mut study = PetitionStudy::take(tx, (id, said.expected), |one| one.studied_by == unit)?;
    let mut errors = Vec::new();
    let text = said.text.trim();
    needed("text", text, TEXT, &mut errors);
    let proposal = Proposal::parse(&said.proposal);
    if proposal.is_none() {
        errors.push(FieldError::new("proposal", "field-missing"));
    }
    refuse(errors)?;
    let about = (SubjectKind::Petition, Some(study.petition));
    check_names(tx, at, about, &[("text", text)])?;
    let on = study.thing().day(tx, at, None)?;
    if said.is_complex != study.is_complex {
        let row = tx.first(RECEIVED, params![study.petition])?;
        let received_on = row.ok_or(Failure::NotFound)?.get("received_on")?;
        study.is_complex = said.is_complex;
        (study.notice_term, study.notice_due) = notice_of(at, received_on, said.is_complex);
    }
    let advised = study.advised(on, proposal.unwrap_or(Proposal::File), text)?;
    let act = Act {
        name: "advised",
        event: "petition_study.advised",
        on,
        text,
        due: None,
    };
    advised.save(tx, at, permit.by(), act)
}

/// The head of the committee asks again, by a day.
///
/// # Errors
/// Not found when it is another committee's; field errors; `study-not-advised`, `changed-meanwhile`.
pub fn ask_again(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    id: Id,
    (reason, by, expected): (&str, Option<Date>, Option<i64>),
) -> Result<()> {
    let unit = permit.unit();
    let study = PetitionStudy::take(tx, (id, expected), |one| one.unit == unit)?;
    let on = study.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    match by {
        None => errors.push(FieldError::new("due", "field-missing")),
        Some(by) if by < on => errors.push(FieldError::new("due", "due-before-it-was-given")),
        Some(_) => {}
    }
    refuse(errors)?;
    let about = (SubjectKind::Petition, Some(study.petition));
    check_names(tx, at, about, &[("reason", reason)])?;
    let by = by.unwrap_or(on);
    let act = Act {
        name: "returned",
        event: "petition_study.returned",
        on,
        text: reason.trim(),
        due: Some(by),
    };
    study.returned(by)?.save(tx, at, permit.by(), act)
}
