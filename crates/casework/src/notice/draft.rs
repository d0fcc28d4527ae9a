//! The draft of a paper: begun from the dossier, written on until it is issued.

use data_encoding::BASE32_NOPAD;
use law::papers::Paper;
use store::{Tx, params};

use super::dossier::Dossier;
use super::form::{RawTexts, Texts};
use super::query::latest;
use super::row::{NoticeLine, PaperRow};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::person::Names;
use crate::{Failure, Refusal, Result, Setting};

const ADD: &str = "insert into paper (id, tenant, unit, notice, edition, state, code, texts, reason, made_at, made_by, sealed, version) \
     values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10, false, 1)";
const SAVE: &str = "update paper set texts = $3, version = version + 1 where id = $1 and version = $2 and state = 'draft'";

/// Letters of a code that nobody guesses and everybody can type: no digit that looks like a letter.
const CODE: usize = 12;

/// The latest edition of the paper of a notice, begun from its dossier where there is none.
///
/// # Errors
/// `paper-of-another-unit`; `paper-not-built` where the law's data have no template for the form.
pub fn start(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
) -> Result<PaperRow> {
    let paper = own(at, permit, dossier)?;
    if let Some(found) = latest(tx, dossier.notice.id)? {
        return Ok(found);
    }
    let drafted = Texts::of(paper, &dossier.drafted(paper)).unwrap_or_default();
    add(tx, at, permit, dossier, (1, &drafted.json(), ""))
}

/// The paper of a notice in the law, for an officer of the unit that issues it.
pub(super) fn own<'a>(
    at: &'a Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
) -> Result<&'a Paper> {
    if permit.unit() != dossier.notice.unit {
        return Err(Refusal::new("paper-of-another-unit").into());
    }
    let form = &dossier.notice.form;
    let paper = at.law.papers.get(form);
    paper.ok_or_else(|| Refusal::new("paper-not-built").with("form", form).into())
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
    (edition, texts, reason): (i64, &str, &str),
) -> Result<PaperRow> {
    let (id, notice) = (at.id(), dossier.notice.id);
    let secret = BASE32_NOPAD.encode(&at.secrets.secret());
    let code: String = secret.chars().take(CODE).collect();
    let unit = permit.unit();
    let (tenant, by) = (permit.tenant(), permit.official());
    let values = params![
        id, tenant, unit, notice, edition, code, texts, reason, at.now.at, by
    ];
    tx.execute(ADD, values)?;
    latest(tx, notice)?.ok_or(Failure::NotFound)
}

/// Keeps what an officer wrote into a draft.
///
/// # Errors
/// Field errors, among them a text that names a sealed denouncer; `paper-issued`; `changed-meanwhile`.
pub fn save(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::IssuePaper>,
    dossier: &Dossier,
    raw: &RawTexts,
    expected: Option<i64>,
) -> Result<PaperRow> {
    let paper = own(at, permit, dossier)?;
    let draft = start(tx, at, permit, dossier)?;
    if draft.issued.is_some() {
        return Err(Refusal::new("paper-issued").into());
    }
    let texts = Texts::of(paper, raw).map_err(Failure::Invalid)?;
    if !paper.is_for_denouncer {
        check_names(tx, at, &dossier.notice, &texts)?;
    }
    let version = expected.unwrap_or(draft.version);
    if tx.execute(SAVE, params![draft.id, version, texts.json()])? == 0 {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    let event = Event {
        name: "paper.drafted",
        subject_kind: dossier.kind(),
        subject: Some(dossier.notice.subject),
        detail: &dossier.notice.form,
    };
    audit::record(tx, at, permit.by(), &event)?;
    latest(tx, dossier.notice.id)?.ok_or(Failure::NotFound)
}

/// No text of a paper tells who denounced (Law on Denunciations art. 8(3)).
fn check_names(tx: &mut Tx<'_>, at: &Setting, notice: &NoticeLine, texts: &Texts) -> Result<()> {
    let names = match notice.kind.as_str() {
        "case" => Names::of_case(tx, at, notice.subject)?,
        "visit" => Names::of_visit(tx, at, notice.subject)?,
        _ => Names::sealed_of_petition(tx, at, notice.subject)?,
    };
    let fields: Vec<(String, &str)> = texts
        .iter()
        .map(|(field, text)| (format!("texts.{field}"), text))
        .collect();
    let errors = names.check(fields.iter().map(|(field, text)| (field.as_str(), *text)));
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}
