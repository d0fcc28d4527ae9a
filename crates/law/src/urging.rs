//! Urging (đôn đốc): the rules by which the register reminds whoever owes a term, and tells his superior.

use jiff::civil::Date;
use serde::Deserialize;

use crate::place::article_fault;
use crate::{Calendar, Confidence, Faults, Source, Text, dated};

/// Who is urged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urged {
    /// The unit that owes the term.
    Owner,
    /// The unit above it.
    Superior,
}

/// Within what an urging is answered, counted from its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering {
    /// A term of law.
    Term(String),
    /// Working days.
    Days(u32),
}

/// One rule of urging.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgingRule {
    /// Its name in rows and the API.
    pub id: String,
    /// Its words.
    pub title: Text,
    /// First day on which it urges.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Last day.
    #[serde(default, deserialize_with = "dated::optional")]
    pub until: Option<Date>,
    /// Working days after the due day of the term; negative: before it.
    pub at: i32,
    /// Again after so many working days.
    pub every: Option<u32>,
    /// How many times at most.
    #[serde(default = "once")]
    pub most: u32,
    /// Only these terms; empty: every one that a unit owes.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Not these terms.
    #[serde(default)]
    pub except: Vec<String>,
    /// Only terms of at least so many days from their start to their due day.
    #[serde(default)]
    pub least: i32,
    /// Who is urged.
    pub to: Urged,
    /// The term of law within which it is answered.
    pub answer_term: Option<String>,
    /// The working days within which it is answered.
    pub answer_days: Option<u32>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Within what an urging by hand is answered that names no day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The term of law.
    pub term: String,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// `urging.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Urging {
    /// In the order of the file.
    #[serde(rename = "rule", default)]
    pub rules: Vec<UrgingRule>,
    /// How one by hand is answered.
    pub answer: Option<Answer>,
}

const fn once() -> u32 {
    1
}

impl Urging {
    pub(crate) fn load(
        source: &Source,
        is_term: &dyn Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Self {
        let Some(file) = source.file("urging.toml") else {
            faults.add("urging.toml", 1, "the file of urging does not exist");
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        for (no, rule) in read.rules.iter().enumerate() {
            let earlier = read.rules.iter().take(no);
            if earlier.clone().any(|one| one.id == rule.id) {
                faults.add(&file.path, 1, format!("rule {} stands twice", rule.id));
            }
            for message in rule.faults(is_term) {
                faults.add(&file.path, 1, format!("rule {}: {message}", rule.id));
            }
        }
        if let Some(answer) = read.answer.as_ref().filter(|one| !is_term(&one.term)) {
            faults.add(&file.path, 1, format!("there is no term {}", answer.term));
        }
        read
    }

    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&UrgingRule> {
        self.rules.iter().find(|one| one.id == id)
    }

    /// The last due day that a rule of a day looks ahead to.
    pub fn horizon(&self, calendar: &Calendar, today: Date) -> Date {
        let ahead = self.rules.iter().map(|rule| rule.at.min(0).unsigned_abs());
        calendar
            .after(today, ahead.max().unwrap_or(0).max(1))
            .unwrap_or(today)
    }
}

impl UrgingRule {
    fn faults(&self, is_term: &dyn Fn(&str) -> bool) -> Vec<String> {
        let named = self.terms.iter().chain(&self.except);
        let named = named.chain(&self.answer_term);
        let unknown = named.filter(|term| !is_term(term));
        let mut faults: Vec<String> = unknown
            .map(|term| format!("there is no term {term}"))
            .collect();
        if self.every == Some(0) || self.most == 0 {
            faults.push("it would urge without end or never".to_owned());
        }
        if self.answer_term.is_some() && self.answer_days.is_some() {
            faults.push("it is answered within two things".to_owned());
        }
        faults.extend(article_fault(&self.article));
        faults
    }

    /// Does it hold on a day?
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Within what it is answered; none where it only reminds.
    pub fn answering(&self) -> Option<Answering> {
        let term = self.answer_term.clone().map(Answering::Term);
        term.or(self.answer_days.map(Answering::Days))
    }

    /// Which of its times has come, so many working days after the due day; none before the first.
    pub fn stage(&self, late: i32) -> Option<u32> {
        let past = u32::try_from(late.checked_sub(self.at)?).ok()?;
        let stage = self.every.map_or(0, |every| past / every.max(1));
        Some(stage.min(self.most.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::Answering;
    use crate::Law;

    #[test]
    fn a_rule_comes_again_and_no_more_often_than_it_says() {
        let law = Law::vietnam().unwrap();
        let late = law.urging.rule("late").unwrap();
        let stages: Vec<_> = [0, 1, 5, 6, 11, 400].map(|day| late.stage(day)).into();
        assert_eq!(stages, [None, Some(0), Some(0), Some(1), Some(2), Some(11)]);
        let soon = law.urging.rule("soon").unwrap();
        assert_eq!([soon.stage(-6), soon.stage(-5)], [None, Some(0)]);
    }

    #[test]
    fn the_superior_of_an_overdue_denunciation_has_the_term_of_the_law_to_demand() {
        let law = Law::vietnam().unwrap();
        let rule = law.urging.rule("denunciation_late").unwrap();
        assert_eq!(rule.answering(), Some(Answering::Term("TC-18".to_owned())));
    }
}
