//! What may be done with a case as it stands, and how it stands afterwards. Pure functions.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Confidence, Facts, Field, FieldKind, GovernedBy, Procedure, Requirement, State, Step,
    TermEffect,
};
use crate::grounds::Lists;

/// What was entered in the `yes_no` fields of a step: field id to yes or no. A field not named is a no.
pub type Answers = BTreeMap<String, bool>;

/// A case as its procedure sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Id of its state.
    pub state: String,
    /// What is true of it, given facts included.
    pub facts: Facts,
}

impl Procedure {
    /// The state of this id.
    pub fn state(&self, id: &str) -> Option<&State> {
        self.states.iter().find(|state| state.id == id)
    }

    /// May a case begin under this procedure on that day?
    pub fn begins_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The steps that a case in `state`, begun on `case_start` (rulebook V-01), has on `day`, whatever its facts.
    pub fn steps_on(&self, state: &str, case_start: Date, day: Date) -> Vec<&Step> {
        self.steps
            .iter()
            .filter(|step| step.from.iter().any(|from| from == state))
            .filter(|step| step.is_in_force(case_start, day))
            .collect()
    }

    /// The one version of a step that a case in `state` has on `day`.
    pub fn step_on(&self, id: &str, state: &str, case_start: Date, day: Date) -> Option<&Step> {
        self.steps_on(state, case_start, day)
            .into_iter()
            .find(|step| step.id == id)
    }

    /// How sure we are of a step for a case that began on that day.
    pub fn confidence(&self, step: &Step, case_start: Date) -> Confidence {
        match &self.stand_in {
            Some(stand_in) if case_start <= stand_in.until => {
                stand_in.confidence.max(step.confidence)
            }
            _ => step.confidence,
        }
    }

    /// The rule ids an effect or a condition speaks of: `*` is every settlement clock of the procedure.
    pub fn terms_meant<'a>(&'a self, term: &'a str) -> Vec<&'a str> {
        if term == "*" {
            self.settlement.iter().map(String::as_str).collect()
        } else {
            vec![term]
        }
    }

    /// The clocks that begin with a case of these given facts.
    pub fn opening_effects<'a>(
        &'a self,
        facts: &'a Facts,
    ) -> impl Iterator<Item = &'a TermEffect> + 'a {
        self.opening.iter().filter(|effect| effect.applies(facts))
    }
}

impl Step {
    /// Does this version hold for a case begun on `case_start`, on `day`?
    pub fn is_in_force(&self, case_start: Date, day: Date) -> bool {
        let governing = match self.governed_by {
            GovernedBy::CaseStart => case_start,
            GovernedBy::StepDay => day,
        };
        self.since.is_none_or(|since| since <= governing)
            && self.until.is_none_or(|until| governing <= until)
    }

    /// The forms of the papers that it issues with what was chosen: its own, and those that a chosen entry of a list issues.
    pub fn papers<'a>(
        &'a self,
        lists: &'a Lists,
        on: Date,
        chosen: impl Fn(&str) -> Option<&'a str>,
    ) -> Vec<&'a str> {
        let of_choice = |field: &'a Field| {
            let list = lists.get(field.list.as_deref()?)?;
            list.entry(chosen(&field.id)?, on)?.notice.as_deref()
        };
        let own = self.notices.iter().map(String::as_str);
        own.chain(self.choices().filter_map(of_choice)).collect()
    }

    /// May it issue a paper of this form, by itself or by what is chosen?
    pub fn may_issue(&self, form: &str, lists: &Lists) -> bool {
        let by_choice = |field: &Field| {
            let list = field.list.as_deref().and_then(|id| lists.get(id));
            let mut entries = list.into_iter().flat_map(|list| &list.entries);
            entries.any(|entry| entry.notice.as_deref() == Some(form))
        };
        self.notices.iter().any(|own| own == form) || self.choices().any(by_choice)
    }

    fn choices(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter();
        fields.filter(|field| field.kind == FieldKind::Choice)
    }

    /// The facts as they are once the answers of the step are entered, before its own `sets` and `clears`.
    /// Requirements are judged on these, so that a step can ask and judge in one go.
    pub fn answered(&self, facts: &Facts, answers: &Answers) -> Facts {
        let mut facts = facts.clone();
        for field in &self.fields {
            if let (FieldKind::YesNo, Some(fact)) = (field.kind, &field.fact) {
                facts.set(fact, answers.get(&field.id).copied().unwrap_or(false));
            }
        }
        facts
    }

    /// What forbids the step on these facts; empty when it is lawful.
    pub fn refusals(&self, facts: &Facts) -> Vec<&Requirement> {
        self.requires
            .iter()
            .filter(|requirement| !requirement.fact.holds(facts))
            .collect()
    }

    /// What forbids the step whatever the officer will answer in it: for the list of steps to offer.
    pub fn blocks(&self, facts: &Facts) -> Vec<&Requirement> {
        self.refusals(facts)
            .into_iter()
            .filter(|requirement| !self.asks_about(requirement))
            .collect()
    }

    fn asks_about(&self, requirement: &Requirement) -> bool {
        self.fields
            .iter()
            .filter_map(|field| field.fact.as_deref())
            .any(|fact| requirement.fact.mentions(fact))
    }

    /// The facts after the step.
    pub fn apply(&self, facts: &Facts, answers: &Answers) -> Facts {
        let mut facts = self.answered(facts, answers);
        for fact in &self.sets {
            facts.set(fact, true);
        }
        for fact in &self.clears {
            facts.set(fact, false);
        }
        facts
    }

    /// How the case stands after the step.
    ///
    /// # Errors
    /// Every requirement that does not hold, each with its article.
    pub fn take<'a>(
        &'a self,
        standing: &Standing,
        answers: &Answers,
    ) -> Result<Standing, Vec<&'a Requirement>> {
        let refusals = self.refusals(&self.answered(&standing.facts, answers));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        Ok(Standing {
            state: self.to.as_ref().unwrap_or(&standing.state).clone(),
            facts: self.apply(&standing.facts, answers),
        })
    }

    /// What the step does to the clocks of a case with these facts (those after the step), in order.
    pub fn effects<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a TermEffect> + 'a {
        self.terms.iter().filter(|effect| effect.applies(facts))
    }
}

impl TermEffect {
    /// Does the effect take place on these facts?
    pub fn applies(&self, facts: &Facts) -> bool {
        self.when.as_ref().is_none_or(|when| when.holds(facts))
    }
}
