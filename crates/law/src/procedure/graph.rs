//! The states and moves of a procedure as a graph: what can be reached, what can be left, what goes in circles.

use std::collections::BTreeSet;

use super::check::Draft;
use super::{Phase, State};
use crate::Faults;

/// Every state can be reached and left; no circle of steps leaves no trace.
pub(super) fn check(draft: &Draft<'_>, faults: &mut Faults) {
    let reached = reached(draft);
    for (state, place) in &draft.states {
        if !reached.contains(state.id.as_str()) {
            let message = format!("state `{}` cannot be reached", state.id);
            place.fault(faults, &state.id, message);
        }
        if !state.is_end() && !is_left(draft, &state.id) {
            let message = format!("state `{}` has no way out", state.id);
            place.fault(faults, &state.id, message);
        }
    }
    for (step, place) in &draft.steps {
        let (true, Some(to)) = (step.leaves_no_trace(), &step.to) else {
            continue;
        };
        if step
            .from
            .iter()
            .any(|from| leads_tracelessly(draft, to, from))
        {
            let message = format!("step `{}` goes in a circle that changes nothing", step.id);
            place.fault(faults, &step.id, message);
        }
    }
}

fn reached<'a>(draft: &'a Draft<'_>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::from([draft.head.start.as_str()]);
    loop {
        let before = reached.len();
        for (step, _) in &draft.steps {
            if step.from.iter().any(|from| reached.contains(from.as_str())) {
                reached.extend(step.to.as_deref());
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

fn is_left(draft: &Draft<'_>, state: &str) -> bool {
    draft.steps.iter().any(|(step, _)| {
        step.from.iter().any(|from| from == state) && step.to.as_ref().is_some_and(|to| to != state)
    })
}

fn leads_tracelessly(draft: &Draft<'_>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(state) = open.pop() {
        if state == to {
            return true;
        }
        let onward = draft
            .steps
            .iter()
            .filter(|(step, _)| step.leaves_no_trace() && step.from.iter().any(|f| f == state))
            .filter_map(|(step, _)| step.to.as_deref());
        for next in onward {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

impl State {
    /// Is a case in it over?
    pub fn is_end(&self) -> bool {
        matches!(
            self.phase,
            Phase::Closed | Phase::Refused | Phase::Terminated
        )
    }
}
