//! Checks one step while it is loaded: its article, its states, and every fact, list, clock and paper it names.

use super::check::{Draft, twice};
use super::clause::Clause;
use super::load::Readers;
use super::{Act, Field, FieldKind, Step, TermAction, TermEffect};
use crate::Faults;
use crate::place::{Place, article_fault};

/// One step and what it may speak of.
pub(super) struct StepCheck<'a> {
    pub(super) draft: &'a Draft<'a>,
    pub(super) step: &'a Step,
    pub(super) place: &'a Place<'a>,
    pub(super) readers: &'a Readers<'a>,
}

impl StepCheck<'_> {
    pub(super) fn run(&self, faults: &mut Faults) {
        self.check_itself(faults);
        self.check_states(faults);
        for requirement in &self.step.requires {
            self.check_article(&requirement.article, faults);
            self.check_clause(&requirement.fact, faults);
        }
        for fact in self.step.sets.iter().chain(&self.step.clears) {
            self.check_fact(fact, faults);
        }
        for field in &self.step.fields {
            self.check_field(field, faults);
        }
        for effect in &self.step.terms {
            self.check_effect(effect, faults);
        }
        for term in &self.step.after {
            self.check_term(term, faults);
        }
        for notice in &self.step.notices {
            if self.readers.notices.get(notice).is_none() {
                self.fault(faults, notice, format!("there is no paper `{notice}`"));
            }
        }
    }

    fn fault(&self, faults: &mut Faults, word: &str, message: impl Into<String>) {
        self.place.fault(faults, word, message);
    }

    fn check_itself(&self, faults: &mut Faults) {
        let step = self.step;
        self.check_article(&step.article, faults);
        if step.by.is_empty() {
            self.fault(faults, "by", format!("nobody may take step `{}`", step.id));
        }
        if let (Some(since), Some(until)) = (step.since, step.until)
            && until < since
        {
            self.fault(
                faults,
                "until",
                format!("step `{}` ends before it begins", step.id),
            );
        }
        if step.act != Act::Note && step.changes_nothing() {
            self.fault(
                faults,
                &step.id,
                format!("step `{}` changes nothing", step.id),
            );
        }
        let names = step.fields.iter().map(|field| (&field.id, self.place));
        twice("field", names, faults);
    }

    fn check_states(&self, faults: &mut Faults) {
        if self.step.from.is_empty() {
            let message = format!("step `{}` can be taken from no state", self.step.id);
            self.fault(faults, "from", message);
        }
        for state in self.step.from.iter().chain(&self.step.to) {
            if !self.draft.is_state(state) {
                self.fault(faults, state, format!("there is no state `{state}`"));
            }
        }
    }

    fn check_article(&self, article: &str, faults: &mut Faults) {
        if let Some(message) = article_fault(article) {
            let word = if article.is_empty() {
                "article"
            } else {
                article
            };
            self.fault(faults, word, format!("step `{}`: {message}", self.step.id));
        }
    }

    fn check_clause(&self, clause: &Clause, faults: &mut Faults) {
        for literal in clause.literals() {
            self.check_fact(&literal.fact, faults);
        }
    }

    fn check_fact(&self, fact: &str, faults: &mut Faults) {
        if !self.draft.is_fact(fact) {
            self.fault(faults, fact, format!("there is no fact `{fact}`"));
        }
    }

    /// Rows have columns, each of a plain kind and none with a fact; nothing else has any.
    fn check_columns(&self, field: &Field, faults: &mut Faults) {
        if (field.kind == FieldKind::Rows) == field.columns.is_empty() {
            let message = format!("field `{}`: rows have columns, and nothing else", field.id);
            self.fault(faults, &field.id, message);
        }
        for column in &field.columns {
            if !column.kind.is_plain() || column.fact.is_some() {
                let message = format!("column `{}` is not of a plain kind", column.id);
                self.fault(faults, &column.id, message);
            }
            self.check_field(column, faults);
        }
        let names = field.columns.iter().map(|column| (&column.id, self.place));
        twice("column", names, faults);
    }

    fn check_field(&self, field: &Field, faults: &mut Faults) {
        self.check_columns(field, faults);
        let chooses = matches!(field.kind, FieldKind::Choice | FieldKind::Choices);
        match &field.list {
            None if chooses => {
                let message = format!(
                    "field `{}` does not say which list it chooses from",
                    field.id
                );
                self.fault(faults, &field.id, message);
            }
            Some(list) => match self.readers.lists.get(list) {
                None => self.fault(faults, list, format!("there is no list `{list}`")),
                Some(list) => {
                    let clauses = list
                        .entries
                        .iter()
                        .filter_map(|entry| entry.requires.as_ref());
                    clauses.for_each(|clause| self.check_clause(clause, faults));
                }
            },
            None => {}
        }
        if let Some(fact) = &field.fact {
            self.check_fact(fact, faults);
            if field.kind != FieldKind::YesNo {
                let message = format!("field `{}` sets a fact, so it must be `yes_no`", field.id);
                self.fault(faults, &field.id, message);
            }
        }
        let is_amount = matches!(
            field.kind,
            FieldKind::Count | FieldKind::Money | FieldKind::Area
        );
        if field.carries_out.is_some() && !is_amount {
            let message = format!(
                "field `{}` carries out an amount, so it must be one",
                field.id
            );
            self.fault(faults, &field.id, message);
        }
        if field.happened && field.kind != FieldKind::Date {
            let message = format!("field `{}` has happened, so it must be a day", field.id);
            self.fault(faults, &field.id, message);
        }
        if let Some(most) = &field.at_most
            && !self.step.fields.iter().any(|other| other.id == *most)
        {
            self.fault(
                faults,
                most,
                format!("there is no field `{most}` in this step"),
            );
        }
    }

    fn check_effect(&self, effect: &TermEffect, faults: &mut Faults) {
        match (effect.term.as_str(), effect.does) {
            ("*", TermAction::Opens) => {
                self.fault(
                    faults,
                    "*",
                    "a clock is opened by its own rule id, not by `*`",
                );
            }
            ("all", TermAction::Stops) => {}
            ("all", _) => self.fault(faults, "all", "`all` goes only with `stops`"),
            (term, _) => self.check_term(term, faults),
        }
        if let Some(clause) = &effect.when {
            self.check_clause(clause, faults);
        }
        if effect.at_expiry
            && (effect.does != TermAction::Opens
                || self.step.after.is_empty()
                || effect.start.is_some())
        {
            let message = "`at_expiry` goes only with `opens`, in a step that waits for clocks, without `start`";
            self.fault(faults, "at_expiry", message);
        }
        if let Some(start) = &effect.start {
            let is_date = |field: &Field| {
                field.id == *start && field.kind == FieldKind::Date && !field.optional
            };
            if !self.step.fields.iter().any(is_date) {
                let message =
                    format!("`{start}` is no obligatory field of kind `date` of this step");
                self.fault(faults, start, message);
            }
        }
    }

    fn check_term(&self, term: &str, faults: &mut Faults) {
        if term != "*" && !(self.readers.is_term)(term) {
            self.fault(faults, term, format!("there is no term `{term}`"));
        }
    }
}
