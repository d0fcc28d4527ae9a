//! What does not hold in a form, what changed since it was reported, what a reader must know: in plain words.

use casework::report::{Adjustment, Report, RowViolation};
use law::Law;
use law::form::{Form, Identity};
use words::{Value, t};

use super::grid::{column_label, figure_text};
use crate::web::{PageContext, legal};

/// A figure that changed after it was reported.
pub(super) struct Changed {
    pub(super) unit: String,
    pub(super) column: u16,
    pub(super) label: String,
    pub(super) reported: String,
    pub(super) now: String,
}

/// What does not hold, a sentence each.
pub(super) fn violations(t: &PageContext, law: &Law, form: &Form, report: &Report) -> Vec<String> {
    let each = report.violations.iter();
    each.map(|one| violation(t, law, form, one)).collect()
}

fn violation(t: &PageContext, law: &Law, form: &Form, one: &RowViolation) -> String {
    let found = &one.violation;
    let (key, with) = match &found.identity {
        Identity::Sum(list) => {
            let list: Vec<String> = list.iter().map(u16::to_string).collect();
            (t!("report-check-sum"), list.join(" + "))
        }
        Identity::AtMost(no) => (t!("report-check-at-most"), no.to_string()),
        Identity::AtLeastFiveTimes(no) => (t!("report-check-five-times"), no.to_string()),
        Identity::SameAs(at) => (t!("report-check-same"), format!("{}.{}", at.form, at.no)),
        Identity::AtLeast(at) => (
            t!("report-check-at-least"),
            format!("{}.{}", at.form, at.no),
        ),
    };
    let values: [(&str, Value<'_>); 5] = [
        ("unit", unit(t, law, one.unit.as_deref()).into()),
        ("column", found.column.to_string().into()),
        ("with", with.into()),
        (
            "found",
            figure_text(t, form, found.column, found.found).into(),
        ),
        (
            "expected",
            figure_text(t, form, found.column, found.expected).into(),
        ),
    ];
    t.say_with(key, &values).into_owned()
}

/// What changed since the period was closed.
pub(super) fn changes(
    t: &PageContext,
    law: &Law,
    form: &Form,
    found: &[Adjustment],
) -> Vec<Changed> {
    let line = |one: &Adjustment| Changed {
        unit: unit(t, law, one.unit.as_deref()),
        column: one.column,
        label: column_label(form, one.column),
        reported: figure_text(t, form, one.column, one.reported),
        now: figure_text(t, form, one.column, one.now),
    };
    found.iter().map(line).collect()
}

fn unit(t: &PageContext, law: &Law, code: Option<&str>) -> String {
    code.map_or_else(
        || t.say(t!("report-total")).into_owned(),
        |code| legal::unit_name(t, law, code),
    )
}

/// What a reader must know of a form: a layout that is not of the period, columns that nothing fills yet.
pub(super) fn notes(t: &PageContext, report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if report.in_later_layout {
        notes.push(t.say(t!("report-later-layout")).into_owned());
    }
    if !report.not_built.is_empty() {
        let columns: Vec<String> = report.not_built.iter().map(u16::to_string).collect();
        let columns = [("columns", columns.join(", ").into())];
        notes.push(t.say_with(t!("report-not-built"), &columns).into_owned());
    }
    notes
}
