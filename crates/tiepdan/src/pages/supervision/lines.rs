//! Assignments as lists show them, and what was done on one in time.

use std::collections::BTreeMap;

use casework::Id;
use casework::supervision::{AssignmentRow, AssignmentStep, Stand};
use jiff::civil::Date;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::web::components::{ClockView, Moment};
use crate::web::{PageContext, legal};

/// A line of a list of assignments.
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// What is to be done.
    pub text: String,
    /// Where it was given, with the number of the document.
    pub source: String,
    /// Who gave it.
    pub given_by: String,
    /// Its day.
    pub on: Date,
    /// The unit that owes it.
    pub owner: String,
    /// How it stands, as a message key.
    pub stand: &'static str,
    /// The tone of its mark.
    pub tone: &'static str,
    /// The day by which a report is owed.
    pub clock: Option<ClockView>,
    /// The superior to whom it went.
    pub upward: Option<String>,
}

/// An assignment as a list shows it.
pub fn line(t: &PageContext, app: &App, row: &AssignmentRow) -> Line {
    let (one, directive) = (&row.assignment, &row.directive);
    let (stand, tone) = label::stand(one.stand);
    let is_owed = matches!(one.stand, Stand::Given | Stand::Returned);
    let unit = |code: &str| legal::unit_in_place(t, &app.law, code);
    Line {
        href: paths::assignment(one.id),
        text: directive.text.clone(),
        source: source(t, row),
        given_by: directive.given_by.clone(),
        on: directive.on,
        owner: unit(&one.unit),
        stand,
        tone,
        clock: is_owed.then(|| legal::due(t, &app.law, one.due)),
        upward: one.escalated_to.as_deref().filter(|_| is_owed).map(unit),
    }
}

/// Where it was given, with the number of the document.
pub(super) fn source(t: &PageContext, row: &AssignmentRow) -> String {
    let name = t.say(label::source(row.directive.source));
    if row.directive.number.is_empty() {
        name.into_owned()
    } else {
        format!("{name} {}", row.directive.number)
    }
}

/// What was done on an assignment, the first act first.
pub(super) fn moments(
    t: &PageContext,
    app: &App,
    steps: &[AssignmentStep],
    names: &BTreeMap<Id, String>,
) -> Vec<Moment> {
    let last = steps.len().saturating_sub(1);
    let each = steps.iter().enumerate().map(|(index, step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        let name = name.unwrap_or_else(|| t.say(t!("supervision-by-rule")).into_owned());
        let due = [("day", t.date(step.due).into())];
        Moment {
            title: t.say(label::act(&step.act)).into_owned(),
            when: t.date(step.on),
            who: format!("{name}, {}", legal::unit_name(t, &app.law, &step.unit)),
            note: match step.act.as_str() {
                "given" => t.say_with("supervision-due-by", &due).into_owned(),
                "returned" => {
                    let again = t.say_with("supervision-due-by", &due);
                    format!("{} {again}", step.text)
                }
                _ => step.text.clone(),
            },
            tone: if index == last { "now" } else { "done" },
        }
    });
    each.collect()
}
