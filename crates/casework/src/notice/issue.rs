//! Issuing a paper: from then on it stands as it was printed.

use jiff::civil::Date;
use store::{Tx, params};

use super::bind::bind;
use super::dossier::Dossier;
use super::draft::{add, own};
use super::form::Texts;
use super::query::latest;
use super::row::PaperRow;
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Refusal, Result, Setting, document};

/// A draft as it was printed, outside any transaction.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The version of the draft that was printed.
    pub version: i64,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its day.
    pub on: Date,
    /// What filled the template, as JSON: the paper can be printed again, to the byte.
    pub filled: String,
    /// Hash of the templates.
    pub template: String,
    /// The PDF.
    pub pdf: Vec<u8>,
}

const ISSUE: &str = "update paper set state = 'issued', number = $3, on_day = $4, filled = $5, template = $6, hash = $7, issued_at = $8, \
     issued_by = $9, version = version + 1 where id = $1 and version = $2 and state = 'draft'";

/// Shortest reason for issuing again.
const REASON: usize = 10;

/// Issues a draft as it was printed.
///
/// # Errors
/// Field errors for what the paper cannot do without; `paper-issued`; `changed-meanwhile` when it was written on since.
pub fn issue(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
    printed: &Printed,
) -> Result<PaperRow> {
    let paper = own(at, permit, dossier)?;
    let draft = latest(tx, dossier.notice.id)?.ok_or(Failure::NotFound)?;
    if draft.issued.is_some() {
        return Err(Refusal::new("paper-issued").into());
    }
    let missing = Texts::kept(&draft.texts).missing(paper);
    if !missing.is_empty() {
        return Err(Failure::Invalid(missing));
    }
    let hash = document::keep(tx, "application/pdf", &printed.pdf)?;
    let by = permit.official();
    let values = params![
        draft.id,
        printed.version,
        printed.number,
        printed.on,
        printed.filled,
        printed.template,
        hash,
        at.now.at,
        by
    ];
    if tx.execute(ISSUE, values)? == 0 {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    bind(tx, at.now.at, draft.id)?;
    record(tx, at, permit, dossier, "paper.issued")?;
    latest(tx, dossier.notice.id)?.ok_or(Failure::NotFound)
}

/// Begins a further edition of an issued paper, with its texts; the issued one stays.
///
/// # Errors
/// A reason that says nothing; `paper-not-issued` while the latest edition is a draft.
pub fn reissue(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
    reason: &str,
) -> Result<PaperRow> {
    own(at, permit, dossier)?;
    let reason = reason.trim();
    if reason.chars().count() < REASON {
        let error = FieldError::new("reason", "reason-too-short");
        return Err(error.with("least", REASON).into());
    }
    let last = latest(tx, dossier.notice.id)?.ok_or(Failure::NotFound)?;
    if last.issued.is_none() {
        return Err(Refusal::new("paper-not-issued").into());
    }
    record(tx, at, permit, dossier, "paper.reopened")?;
    let edition = last.edition + 1;
    add(tx, at, permit, dossier, (edition, &last.texts, reason))
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
    name: &'static str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: dossier.kind(),
        subject: Some(dossier.notice.subject),
        detail: &dossier.notice.form,
    };
    audit::record(tx, at, permit.by(), &event)
}
