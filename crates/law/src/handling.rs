//! What a unit may do with a classified petition: accept, guide, return, transfer, urge, report, split, file.

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::notices::Notices;
use crate::place::{Place, article_fault};
use crate::procedure::{Class, Clause, Fact, Facts};
use crate::{Confidence, Faults, Source, Text};

/// The content axis of a petition (rulebook §4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// khiếu nại
    Complaint,
    /// tố cáo
    Denunciation,
    /// kiến nghị, phản ánh
    Recommendation,
    /// nhiều nội dung khác nhau
    Mixed,
}

impl From<Class> for Kind {
    fn from(class: Class) -> Self {
        match class {
            Class::Complaint => Self::Complaint,
            Class::Denunciation => Self::Denunciation,
            Class::Recommendation => Self::Recommendation,
        }
    }
}

/// What is done with the petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// đề xuất thụ lý: opens a case or joins one
    Accept,
    /// không thụ lý
    Refuse,
    /// hướng dẫn
    Guide,
    /// trả lại đơn cho nơi chuyển
    Return,
    /// chuyển đơn
    Transfer,
    /// đôn đốc
    Urge,
    /// lưu đơn
    File,
    /// báo cáo thủ trưởng
    Report,
    /// hướng dẫn tách đơn
    Split,
    /// thông tin có nội dung tố cáo, không rõ người tố cáo
    Tip,
}

impl Outcome {
    /// Its name in rows and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::Guide => "guide",
            Self::Return => "return",
            Self::Transfer => "transfer",
            Self::Urge => "urge",
            Self::File => "file",
            Self::Report => "report",
            Self::Split => "split",
            Self::Tip => "tip",
        }
    }
}

/// Where the statutory forms count a petition so handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// đơn thuộc thẩm quyền
    WithinCompetence,
    /// hướng dẫn
    Guided,
    /// chuyển đơn
    Transferred,
    /// đôn đốc giải quyết: a column of the older forms alone
    Urged,
    /// in no column of results
    None,
}

/// One row of the decision tree.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Rule id: `XD-10`. Several rows may share it when their days do not overlap.
    pub id: String,
    /// What is done, in words.
    pub title: Text,
    /// For which kinds of petition.
    pub kinds: Vec<Kind>,
    /// Clauses that must all hold.
    #[serde(default)]
    pub when: Vec<Clause>,
    /// What is done.
    pub outcome: Outcome,
    /// The paper that is issued.
    pub document: Option<String>,
    /// The clock within which it is done.
    pub term: Option<String>,
    /// May it be done only once for the same content?
    #[serde(default)]
    pub once_per_content: bool,
    /// How the forms count it.
    pub counted: Counted,
    /// Where it stands.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Rule {
    fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let begins = |rule: &Self| rule.from.unwrap_or(Date::MIN);
        let ends = |rule: &Self| rule.until.unwrap_or(Date::MAX);
        begins(self) <= ends(other) && begins(other) <= ends(self)
    }
}

/// All rows of `handling.toml`, the more particular before the more general.
#[derive(Debug, Clone, Default)]
pub struct Handling {
    /// What the rows ask of a petition.
    pub facts: Vec<Fact>,
    /// The rows.
    pub rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandlingFile {
    fact: Vec<Fact>,
    rule: Vec<Spanned<Rule>>,
}

impl Handling {
    /// Reads `handling.toml`. `is_term` knows the rule ids of clocks.
    pub fn load(
        source: &Source,
        notices: &Notices,
        is_term: &dyn Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Self {
        let mut handling = Self::default();
        let Some(file) = source.file("handling.toml") else {
            return handling;
        };
        let Some(content) = file.toml::<HandlingFile>(faults) else {
            return handling;
        };
        handling.facts = content.fact;
        for record in content.rule {
            let (rule, place) = Place::split(file, record);
            handling.check(&rule, &place, notices, is_term, faults);
            handling.rules.push(rule);
        }
        handling
    }

    fn check(
        &self,
        rule: &Rule,
        place: &Place<'_>,
        notices: &Notices,
        is_term: &dyn Fn(&str) -> bool,
        faults: &mut Faults,
    ) {
        if let Some(message) = article_fault(&rule.article) {
            place.fault(faults, "article", message);
        }
        if rule.kinds.is_empty() {
            place.fault(
                faults,
                "kinds",
                format!("rule `{}` is for no kind of petition", rule.id),
            );
        }
        for literal in rule.when.iter().flat_map(Clause::literals) {
            if !self.facts.iter().any(|fact| fact.id == literal.fact) {
                let message = format!("there is no fact `{}`", literal.fact);
                place.fault(faults, &literal.fact, message);
            }
        }
        if let Some(document) = rule
            .document
            .as_deref()
            .filter(|id| notices.get(id).is_none())
        {
            place.fault(faults, document, format!("there is no paper `{document}`"));
        }
        if let Some(term) = rule.term.as_deref().filter(|term| !is_term(term)) {
            place.fault(faults, term, format!("there is no term `{term}`"));
        }
        let twice = |other: &Rule| other.id == rule.id && other.overlaps(rule);
        if self.rules.iter().any(twice) {
            place.fault(
                faults,
                &rule.id,
                format!("rule `{}` stands twice on the same day", rule.id),
            );
        }
    }

    /// What the law allows with a petition of this kind and these facts on that day; the most fitting first.
    pub fn lawful(&self, kind: Kind, facts: &Facts, day: Date) -> Vec<&Rule> {
        self.rules
            .iter()
            .filter(|rule| rule.kinds.contains(&kind) && rule.is_in_force(day))
            .filter(|rule| rule.when.iter().all(|clause| clause.holds(facts)))
            .collect()
    }

    /// What the program proposes; the officer decides.
    pub fn propose(&self, kind: Kind, facts: &Facts, day: Date) -> Option<&Rule> {
        self.lawful(kind, facts, day).into_iter().next()
    }

    /// Whether a row has this id, on whatever days.
    pub fn has(&self, id: &str) -> bool {
        self.rules.iter().any(|rule| rule.id == id)
    }

    /// The row of this id on a day.
    pub fn rule(&self, id: &str, day: Date) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.id == id && rule.is_in_force(day))
    }
}
