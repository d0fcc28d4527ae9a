//! Proves a procedure sound while it is loaded: every name is known, no two versions of a step hold at once,
//! every state can be reached and left. Each mistake is told with its file and line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::check_step::StepCheck;
use super::clause::Clause;
use super::load::{Placed, Readers};
use super::{Fact, Field, GovernedBy, Procedure, State, Step, TermAction, graph};
use crate::Faults;
use crate::place::{Place, article_fault};

/// A procedure as read, its records still with their places.
pub(super) struct Draft<'a> {
    /// Beginning of the procedure's own file.
    pub(super) top: Place<'a>,
    /// Everything but states, facts and steps.
    pub(super) head: Procedure,
    pub(super) states: Vec<Placed<'a, State>>,
    pub(super) facts: Vec<Placed<'a, Fact>>,
    pub(super) steps: Vec<Placed<'a, Step>>,
}

impl Draft<'_> {
    /// Puts the included fields in, checks everything, and gives the procedure.
    pub(super) fn finish(
        mut self,
        sets: &BTreeMap<String, Vec<Field>>,
        readers: &Readers<'_>,
        faults: &mut Faults,
    ) -> Procedure {
        self.include(sets, faults);
        self.check_head(readers, faults);
        self.check_names(faults);
        for (step, place) in &self.steps {
            let check = StepCheck {
                draft: &self,
                step,
                place,
                readers,
            };
            check.run(faults);
        }
        self.check_facts_come_true(faults);
        self.check_versions(faults);
        graph::check(&self, faults);
        let mut procedure = self.head;
        procedure.states = self.states.into_iter().map(|(state, _)| state).collect();
        procedure.facts = self.facts.into_iter().map(|(fact, _)| fact).collect();
        procedure.steps = self.steps.into_iter().map(|(step, _)| step).collect();
        procedure
    }

    fn include(&mut self, sets: &BTreeMap<String, Vec<Field>>, faults: &mut Faults) {
        for (step, place) in &mut self.steps {
            let mut fields = std::mem::take(&mut step.fields);
            for name in &step.include {
                match sets.get(name) {
                    Some(set) => fields.extend(set.iter().cloned()),
                    None => {
                        place.fault(faults, name, format!("there is no set of fields `{name}`"));
                    }
                }
            }
            step.fields = fields;
        }
    }

    fn check_head(&self, readers: &Readers<'_>, faults: &mut Faults) {
        let head = &self.head;
        if let Some(message) = article_fault(&head.article) {
            self.top.fault(faults, "article", message);
        }
        if head.until.is_some_and(|until| until < head.from) {
            self.top
                .fault(faults, "until", "the procedure ends before it begins");
        }
        let opening = head.opening.iter().map(|effect| &effect.term);
        for term in head
            .settlement
            .iter()
            .chain(&head.limitation)
            .chain(opening)
        {
            if !(readers.is_term)(term) {
                self.top
                    .fault(faults, term, format!("there is no term `{term}`"));
            }
        }
        for effect in &head.opening {
            if effect.does != TermAction::Opens {
                self.top.fault(
                    faults,
                    &effect.term,
                    "at its opening a case can only open clocks",
                );
            }
            let facts = effect.when.iter().flat_map(Clause::literals);
            for literal in facts.filter(|literal| !self.is_fact(&literal.fact)) {
                let message = format!("there is no fact `{}`", literal.fact);
                self.top.fault(faults, &literal.fact, message);
            }
        }
        if !self.is_state(&head.start) {
            let message = format!("there is no state `{}`", head.start);
            self.top.fault(faults, &head.start, message);
        }
    }

    fn check_names(&self, faults: &mut Faults) {
        let states = self.states.iter().map(|(state, place)| (&state.id, place));
        let facts = self.facts.iter().map(|(fact, place)| (&fact.id, place));
        twice("state", states, faults);
        twice("fact", facts, faults);
    }

    fn check_facts_come_true(&self, faults: &mut Faults) {
        let mut settable: BTreeSet<&str> = BTreeSet::new();
        for (step, _) in &self.steps {
            settable.extend(step.sets.iter().map(String::as_str));
            settable.extend(step.fields.iter().filter_map(|field| field.fact.as_deref()));
        }
        for (fact, place) in &self.facts {
            let is_set = settable.contains(fact.id.as_str());
            if fact.given && is_set {
                let message = format!(
                    "fact `{}` is given by the case, yet a step sets it",
                    fact.id
                );
                place.fault(faults, &fact.id, message);
            }
            if !fact.given && !fact.units.is_empty() {
                let message = format!("fact `{}` names units, yet is not given", fact.id);
                place.fault(faults, &fact.id, message);
            }
            if !fact.given && !is_set {
                let message = format!("fact `{}` can never become true: no step sets it", fact.id);
                place.fault(faults, &fact.id, message);
            }
        }
    }

    fn check_versions(&self, faults: &mut Faults) {
        for (index, (step, place)) in self.steps.iter().enumerate() {
            let clash = self
                .steps
                .iter()
                .take(index)
                .any(|(other, _)| are_in_force_at_once(step, other));
            if clash {
                let message = format!(
                    "step `{}` has two versions that hold on the same day in the same state",
                    step.id
                );
                place.fault(faults, &step.id, message);
            }
        }
    }

    pub(super) fn is_state(&self, id: &str) -> bool {
        self.states.iter().any(|(state, _)| state.id == id)
    }

    pub(super) fn is_fact(&self, id: &str) -> bool {
        self.facts.iter().any(|(fact, _)| fact.id == id)
    }
}

pub(super) fn twice<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a String, &'a Place<'a>)>,
    faults: &mut Faults,
) {
    let mut seen = BTreeSet::new();
    for (name, place) in names {
        if !seen.insert(name) {
            place.fault(faults, name, format!("{what} `{name}` is given twice"));
        }
    }
}

fn are_in_force_at_once(a: &Step, b: &Step) -> bool {
    if a.id != b.id || !a.from.iter().any(|state| b.from.contains(state)) {
        return false;
    }
    let begins = |step: &Step| step.since.unwrap_or(Date::MIN);
    let ends = |step: &Step| step.until.unwrap_or(Date::MAX);
    match (a.governed_by, b.governed_by) {
        // A case starts before its steps, so the pair clashes when some start fits before some day.
        (GovernedBy::CaseStart, GovernedBy::StepDay) => begins(a) <= ends(b),
        (GovernedBy::StepDay, GovernedBy::CaseStart) => begins(b) <= ends(a),
        _ => begins(a) <= ends(b) && begins(b) <= ends(a),
    }
}

impl Step {
    /// Neither the state, nor a fact, nor a clock, nor a paper, nor an entry comes of it.
    pub(super) fn changes_nothing(&self) -> bool {
        let moves = self
            .to
            .as_ref()
            .is_some_and(|to| self.from.iter().any(|from| from != to));
        !moves && self.leaves_no_trace()
    }

    /// Apart from a change of state, nothing comes of it.
    pub(super) fn leaves_no_trace(&self) -> bool {
        self.sets.is_empty()
            && self.clears.is_empty()
            && self.fields.is_empty()
            && self.terms.is_empty()
            && self.notices.is_empty()
    }
}
