//! A proposal in few words.

use std::collections::BTreeMap;

use casework::Id;
use casework::settlement::proposal::{Proposal, State};
use law::procedure::{Field, FieldKind, Procedure};
use words::t;

use super::super::names;
use super::paths;
use crate::app::App;
use crate::web::{PageContext, legal};

/// A proposal as lists show it.
pub(in super::super) struct ProposalLine {
    pub(in super::super) href: String,
    pub(in super::super) step: String,
    pub(in super::super) by: String,
    pub(in super::super) at: String,
    pub(in super::super) state: &'static str,
    pub(in super::super) tone: &'static str,
    pub(in super::super) answer: String,
}

/// Key of the words of a state, and its tone.
pub(super) fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Proposed => (t!("proposal-state-proposed"), "wait"),
        State::Checked => (t!("proposal-state-checked"), "now"),
        State::Taken => (t!("proposal-state-taken"), "good"),
        State::Returned => (t!("proposal-state-returned"), "bad"),
        State::Withdrawn => (t!("proposal-state-withdrawn"), "done"),
    }
}

/// What was filled in, in words and in the order of the step.
pub(super) fn filled(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    known: &BTreeMap<Id, String>,
    proposal: &Proposal,
) -> Vec<(String, String)> {
    let step = names::step(procedure, &proposal.step);
    let fields = step.into_iter().flat_map(|step| &step.fields);
    let mut told = Vec::new();
    for field in fields {
        let title = legal::text(t, &field.title);
        let own = proposal.fields.iter().filter_map(|(name, value)| {
            let (id, rest) = name.split_once('.').unwrap_or((name, ""));
            (id == field.id && !value.is_empty()).then_some((rest, value))
        });
        for (rest, value) in own {
            let label = if rest.is_empty() {
                title.to_owned()
            } else {
                format!("{title} {rest}")
            };
            told.push((label, words(t, app, field, value, known, proposal)));
        }
    }
    told
}

fn words(
    t: &PageContext,
    app: &App,
    field: &Field,
    value: &str,
    known: &BTreeMap<Id, String>,
    proposal: &Proposal,
) -> String {
    let person = |id: &str| id.parse().ok().and_then(|id: Id| known.get(&id)).cloned();
    match field.kind {
        FieldKind::YesNo if value == "yes" => t.say(t!("settlement-yes")).into_owned(),
        FieldKind::YesNo => t.say(t!("settlement-no")).into_owned(),
        FieldKind::Date => value
            .parse()
            .map_or(value.to_owned(), |day: jiff::civil::Date| t.date(day)),
        FieldKind::Unit => legal::unit_name(t, &app.law, value),
        FieldKind::Findings => names::finding(t, value),
        FieldKind::Official | FieldKind::Officials => {
            let each: Vec<String> = value.split(',').filter_map(person).collect();
            each.join("; ")
        }
        FieldKind::Choice => names::entry(t, &app.law, field.list.as_deref(), value, proposal.on),
        _ => value.to_owned(),
    }
}

/// A proposal in words.
pub(in super::super) fn line(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    known: &BTreeMap<Id, String>,
    proposal: &Proposal,
) -> ProposalLine {
    let step = names::step(procedure, &proposal.step);
    let (state, tone) = state(proposal.state);
    ProposalLine {
        href: paths::proposal(proposal.id),
        step: step.map_or_else(String::new, |step| legal::text(t, &step.title).to_owned()),
        by: known
            .get(&proposal.proposed_by)
            .cloned()
            .unwrap_or_default(),
        at: t.moment(app.clock.local(proposal.proposed_at)),
        state,
        tone,
        answer: proposal.answer.clone(),
    }
}
