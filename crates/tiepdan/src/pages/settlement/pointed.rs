//! What a step may point at by its number: claims, people who take part, duties of a decision.

use casework::settlement::{CaseDetails, DutyRow, Participant};
use law::procedure::{Field, FieldKind};
use words::t;

use super::names;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::{PageContext, legal};

/// Roles of those who complain, denounce or recommend.
const PETITIONERS: [&str; 4] = ["complainant", "denouncer", "recommender", "representative"];

/// The choices of a field that points at something of the case; none for other fields.
pub(super) fn choices(
    t: &PageContext,
    app: &App,
    details: &CaseDetails,
    field: &Field,
) -> Vec<Choice> {
    match field.kind {
        FieldKind::Contents => contents(details, "open"),
        FieldKind::Withdrawn => contents(details, "withdrawn"),
        FieldKind::Members => members(t, details),
        FieldKind::Duty => duties(t, app, details),
        _ => Vec::new(),
    }
}

fn contents(details: &CaseDetails, state: &str) -> Vec<Choice> {
    let chosen = details.contents.iter().filter(|one| one.state == state);
    let choice = |content: &casework::settlement::ContentRow| Choice {
        value: content.no.to_string(),
        label: format!("{}. {}", content.no, content.text),
    };
    chosen.map(choice).collect()
}

/// Whoever petitions and is still in the case; of one under the seal his role alone.
fn members(t: &PageContext, details: &CaseDetails) -> Vec<Choice> {
    let still = details
        .participants
        .iter()
        .filter(|one| one.left_on.is_none() && PETITIONERS.contains(&one.shown.role.as_str()));
    let choice = |one: &Participant| {
        let key = format!("settlement-role-{}", one.shown.role);
        let role = t.say(&key);
        let name = one.shown.identity.as_ref().map(|who| who.name.as_str());
        Choice {
            value: one.no.to_string(),
            label: name.map_or_else(
                || format!("{role} {}", one.no),
                |name| format!("{name} ({role})"),
            ),
        }
    };
    still.map(choice).collect()
}

fn duties(t: &PageContext, app: &App, details: &CaseDetails) -> Vec<Choice> {
    let open = details.ending.duties.iter().filter(|duty| duty.is_open());
    let choice = |duty: &DutyRow| {
        let (what, left) = (what(t, app, details, duty), left(t, app, details, duty));
        let left = t.say_with(t!("settlement-duty-left"), &[("left", left.into())]);
        let mut label = format!("{what}: {left}");
        if !duty.owed_by.is_empty() {
            label.push_str(" · ");
            label.push_str(&duty.owed_by);
        }
        Choice {
            value: duty.no.to_string(),
            label,
        }
    };
    open.map(choice).collect()
}

/// What a duty is, in the law's words.
pub(super) fn what(t: &PageContext, app: &App, details: &CaseDetails, duty: &DutyRow) -> String {
    what_of(t, app, &details.case.procedure, &duty.what)
}

/// What an amount of a procedure is called.
pub(super) fn what_of(t: &PageContext, app: &App, procedure: &str, what: &str) -> String {
    let procedure = app.law.procedures.get(procedure);
    names::field(procedure, "", what).map_or_else(
        || what.to_owned(),
        |field| legal::text(t, &field.title).to_owned(),
    )
}

/// An amount of a duty, in its measure.
pub(super) fn measured(
    t: &PageContext,
    app: &App,
    procedure: &str,
    what: &str,
    amount: i64,
) -> String {
    let procedure = app.law.procedures.get(procedure);
    let kind = names::field(procedure, "", what).map_or(FieldKind::Count, |field| field.kind);
    names::amount(t, kind, amount)
}

fn left(t: &PageContext, app: &App, details: &CaseDetails, duty: &DutyRow) -> String {
    measured(t, app, &details.case.procedure, &duty.what, duty.left())
}
