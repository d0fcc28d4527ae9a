//! The docket entries behind a paper: the one that issued it, and that of an earlier paper it names.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::number::label;
use super::row::NoticeLine;
use crate::settlement::{CaseDetails, Entry};
use crate::{Id, Setting};

/// An earlier paper of the case that this one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its number as printed.
    pub number: String,
    /// Its day.
    pub on: Date,
}

/// The entry that issued a notice: the one it names, or the last of its day by a step that issues its form.
pub(super) fn place_of(
    at: &Setting,
    details: &CaseDetails,
    docket: &[Entry],
    notice: &NoticeLine,
) -> Option<i64> {
    let procedure = at.law.procedures.get(&details.case.procedure)?;
    let issues = |entry: &&Entry| {
        let mut steps = procedure.steps.iter().filter(|step| step.id == entry.step);
        entry.on == notice.on && steps.any(|step| step.may_issue(&notice.form, &at.law.grounds))
    };
    let found = docket.iter().rev().find(issues).map(|entry| entry.seq);
    notice.entry.or(found)
}

/// Is it the first paper with a number that the step issues? The number typed with the step is that one's.
pub(super) fn is_first(
    at: &Setting,
    details: &CaseDetails,
    entry: &Entry,
    notice: &NoticeLine,
) -> bool {
    let procedure = at.law.procedures.get(&details.case.procedure);
    let steps = procedure.into_iter().flat_map(|procedure| &procedure.steps);
    let mut steps = steps.filter(|step| step.id == entry.step);
    let step = steps.find(|step| step.notices.contains(&notice.form));
    let mut forms = step.into_iter().flat_map(|step| &step.notices);
    let has_number = |form: &&String| {
        let paper = at.law.papers.get(form);
        paper.is_some_and(|paper| paper.letters.is_some())
    };
    forms.find(has_number) == Some(&notice.form)
}

/// Officials whom an entry names.
pub(super) fn officials_in(entry: &Entry) -> Vec<Id> {
    let fields: Json = serde_json::from_str(&entry.fields).unwrap_or_default();
    let values = fields.as_object().into_iter().flatten();
    // A field of several officials is a list of them.
    let each = values.flat_map(|(_, value)| {
        let one = std::slice::from_ref(value);
        value.as_array().map_or(one, Vec::as_slice)
    });
    each.filter_map(|value| value.as_str()?.parse().ok())
        .collect()
}

/// The last earlier notice of the form that this paper follows.
pub(super) fn followed(
    at: &Setting,
    details: &CaseDetails,
    docket: &[Entry],
    notice: &NoticeLine,
) -> Option<Followed> {
    let form = at.law.papers.get(&notice.form)?.follows.as_ref()?;
    let mut earlier = details.notices.iter().rev();
    let row = earlier.find(|row| row.form == *form && row.id < notice.id)?;
    let line = NoticeLine {
        id: row.id,
        unit: notice.unit.clone(),
        kind: notice.kind.clone(),
        subject: notice.subject,
        form: row.form.clone(),
        number: row.number,
        year: row.year,
        on: row.on,
        article: row.article.clone(),
        entry: None,
    };
    let seq = place_of(at, details, docket, &line);
    let entry = docket.iter().find(|entry| Some(entry.seq) == seq);
    Some(Followed {
        number: label(&at.law, &line, entry)?,
        on: row.on,
    })
}
