//! A proposal in few words.

use std::collections::BTreeMap;

use casework::Id;
use casework::settlement::proposal::{Proposal, State};
use law::procedure::Procedure;
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
        by: known.get(&proposal.proposed_by).cloned().unwrap_or_default(),
        at: t.moment(app.clock.local(proposal.proposed_at)),
        state,
        tone,
        answer: proposal.answer.clone(),
    }
}
