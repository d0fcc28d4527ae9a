//! The papers of a visit: the notice of a refusal to receive, the receipt for what was handed over (Decree 154/2026,
//! forms 01/TCD and 02/TCD). An officer of the unit begins them; the law's lists say which visit has which.

use jiff::civil::Date;
use law::Law;
use law::grounds::Entry;
use store::{Tx, params};

use super::query::of_subject;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::document::{self, Attachment};
use crate::reception::{self, REFUSALS, RESULTS, Session, VisitDetails, VisitRow};
use crate::{Failure, Id, Refusal, Result, Setting, organization};

/// A visit with what its papers tell of it.
#[derive(Debug, Clone)]
pub struct Visited {
    /// The visit.
    pub details: VisitDetails,
    /// The session at which it was.
    pub session: Session,
    /// What was handed over with its petition.
    pub files: Vec<Attachment>,
}

/// A visit in scope, as its papers tell of it.
pub(super) fn visited(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Visited> {
    let details = reception::visit(tx, scope, id)?;
    let (session, _) = reception::session(tx, scope, details.row.session)?;
    let files = match details.row.petition {
        Some(petition) => document::of_subject(tx, petition)?,
        None => Vec::new(),
    };
    Ok(Visited {
        details,
        session: session.session,
        files,
    })
}

impl Visited {
    /// What a field of a paper is drafted from.
    pub(super) fn text(&self, source: &str) -> Option<String> {
        let details = &self.details;
        let text = match source {
            "summary" => details.row.summary.clone(),
            "answer" => details.answer.clone(),
            "note" => details.note.clone(),
            "place" => self.session.place.clone(),
            "files" => {
                let open = self.files.iter().filter(|file| !file.sealed);
                open.map(|file| file.name.as_str())
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            _ => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }
}

/// The ground on which a visit was refused, as the law had it on its day.
pub fn ground<'a>(law: &'a Law, visit: &VisitRow) -> Option<&'a Entry> {
    let list = law.grounds.get(REFUSALS)?;
    list.entry(visit.ground.as_deref()?, visit.on)
}

/// Forms of the papers that the law gives for a visit and that serve on a day, each with its article.
pub fn forms<'a>(law: &'a Law, visit: &VisitRow, on: Date) -> Vec<(&'a str, &'a str)> {
    let results = law.grounds.get(RESULTS);
    let result = results.and_then(|list| list.entry(&visit.outcome, visit.on));
    let entries = [result, ground(law, visit)].into_iter().flatten();
    let named = entries.filter_map(|entry| Some((entry.notice.as_deref()?, entry)));
    let serving = named.filter(|(form, _)| {
        let notice = law.notices.get(form);
        notice.is_some_and(|notice| notice.is_in_force(on))
    });
    serving
        .map(|(form, entry)| (form, entry.article.as_str()))
        .collect()
}

const ADD: &str = "insert into notice (id, tenant, unit, subject_kind, subject, form, series, year, number, on_day, article) \
     values ($1, $2, $3, 'visit', $4, $5, $6, $7, $8, $9, $10)";

/// Begins a paper of a visit and numbers it; the one that was begun before is answered again.
///
/// # Errors
/// Not found when the visit is not of this unit; `visit-without-paper` where the law gives no such paper for it today.
pub fn begin(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    scope: &Scope,
    visit: Id,
    form: &str,
) -> Result<Id> {
    let row = reception::visit(tx, scope, visit)?.row;
    let (unit, on) = (permit.unit(), at.now.today);
    if row.unit != unit {
        return Err(Failure::NotFound);
    }
    let begun = of_subject(tx, visit)?;
    if let Some(found) = begun.iter().find(|notice| notice.form == form) {
        return Ok(found.id);
    }
    let mut lawful = forms(&at.law, &row, on).into_iter();
    let Some((form, article)) = lawful.find(|(known, _)| *known == form) else {
        return Err(Refusal::new("visit-without-paper").into());
    };
    let numbered = organization::number_paper(tx, at, unit, form, on)?;
    let (id, tenant, year) = (at.id(), permit.tenant(), i64::from(on.year()));
    let values = params![
        id,
        tenant,
        unit,
        visit,
        form,
        numbered.series,
        year,
        numbered.number,
        on,
        article
    ];
    tx.execute(ADD, values)?;
    let event = Event {
        name: "paper.begun",
        subject_kind: "visit",
        subject: Some(visit),
        detail: form,
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}
