//! Urgings as lists show them, and what was done on one in time.

use std::collections::BTreeMap;

use casework::Id;
use casework::supervision::urging::{Stand, UrgedKind, UrgingRow, UrgingStep};
use jiff::civil::Date;
use words::t;

use super::super::paths;
use super::label;
use crate::app::App;
use crate::pages::{petition, reception, settlement};
use crate::web::components::{ClockView, Moment};
use crate::web::{PageContext, legal};

/// A line of a list of urgings.
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// What it is about, with its number.
    pub subject: String,
    /// What is asked: the words of the rule and the term, or those of whoever urged.
    pub text: String,
    /// Who urges.
    pub giver: String,
    /// Number of the document, or empty.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// The unit that is urged.
    pub unit: String,
    /// The unit below that owes the thing, where another is urged.
    pub of_unit: Option<String>,
    /// How it stands, as a message key.
    pub stand: &'static str,
    /// The tone of its mark.
    pub tone: &'static str,
    /// The day by which an answer is owed.
    pub clock: Option<ClockView>,
    /// The unit above to which it went.
    pub upward: Option<String>,
}

/// An urging as a list shows it.
pub fn line(t: &PageContext, app: &App, row: &UrgingRow) -> Line {
    let one = &row.urging;
    let (stand, tone) = label::stand(one);
    let unit = |code: &str| legal::unit_in_place(t, &app.law, code);
    let is_open = one.stand == Stand::Open;
    let answer_by = one.answer_by.filter(|_| is_open);
    Line {
        href: paths::urging(one.id),
        subject: subject(t, row),
        text: text(t, app, row),
        giver: one.giver.as_deref().map_or_else(
            || t.say(t!("supervision-by-rule")).into_owned(),
            |code| legal::unit_name(t, &app.law, code),
        ),
        number: one.number.clone(),
        on: one.on,
        unit: unit(&one.unit),
        of_unit: (one.of_unit != one.unit).then(|| unit(&one.of_unit)),
        stand,
        tone,
        clock: answer_by.map(|day| legal::due(t, &app.law, day)),
        upward: one.escalated_to.as_deref().filter(|_| is_open).map(unit),
    }
}

/// What it is about, with its number.
pub(super) fn subject(t: &PageContext, row: &UrgingRow) -> String {
    let kind = t.say(label::kind(row.urging.subject.0));
    match row.number {
        Some((number, year)) => {
            let values = [
                ("thing", kind.as_ref().into()),
                ("number", format!("{number}/{year}").into()),
            ];
            t.say_with("urging-subject", &values).into_owned()
        }
        None => kind.into_owned(),
    }
}

/// What is asked.
fn text(t: &PageContext, app: &App, row: &UrgingRow) -> String {
    let rule = row.urging.rule.as_deref();
    let Some(rule) = rule.and_then(|id| app.law.urging.rule(id)) else {
        return row.urging.text.clone();
    };
    let title = legal::text(t, &rule.title);
    let term = row.term.as_deref().unwrap_or_default();
    let values = [
        ("rule", title.into()),
        ("term", legal::term_name(t, &app.law, term).into()),
        (
            "due",
            row.urging
                .due
                .map(|day| t.date(day))
                .unwrap_or_default()
                .into(),
        ),
    ];
    t.say_with("urging-by-rule-text", &values).into_owned()
}

/// The page of what it is about.
pub(super) fn href((kind, id): (UrgedKind, Id)) -> String {
    match kind {
        UrgedKind::Case => settlement::paths::case(id),
        UrgedKind::Petition => petition::paths::petition(id),
        UrgedKind::Visit => reception::paths::visit(id),
        UrgedKind::Assignment => paths::assignment(id),
        UrgedKind::VoterPetition => super::super::voter::paths::petition(id),
    }
}

/// What was done on an urging, the first act first.
pub(super) fn moments(
    t: &PageContext,
    app: &App,
    steps: &[UrgingStep],
    names: &BTreeMap<Id, String>,
) -> Vec<Moment> {
    let last = steps.len().saturating_sub(1);
    let each = steps.iter().enumerate().map(|(index, step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        let name = name.unwrap_or_else(|| t.say(t!("supervision-by-rule")).into_owned());
        Moment {
            title: t.say(label::act(&step.act)).into_owned(),
            when: t.date(step.on),
            who: format!("{name}, {}", legal::unit_name(t, &app.law, &step.unit)),
            note: note(t, step),
            tone: if index == last { "now" } else { "done" },
        }
    });
    each.collect()
}

fn note(t: &PageContext, step: &UrgingStep) -> String {
    if step.act != "answered" {
        return step.text.clone();
    }
    let values = [
        ("process", step.text.as_str().into()),
        ("reasons", step.reasons.as_str().into()),
        ("responsibility", step.responsibility.as_str().into()),
    ];
    t.say_with("urging-answer-told", &values).into_owned()
}
