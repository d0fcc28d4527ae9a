//! Leading and supervising: whom a body directs, when a late directive goes upward, what makes a case prolonged.

use jiff::civil::Date;
use serde::Deserialize;

use crate::place::article_fault;
use crate::unit::{Branch, Units};
use crate::{Confidence, Faults, Source, Text, dated};

/// Which bodies lead others than those that answer to them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// Branches that lead.
    pub branches: Vec<Branch>,
    /// The branch of their own territory that they lead.
    pub over: Branch,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// When a directive that is late goes to the superior of its owner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Working days after the due day.
    pub working_days: u32,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What a criterion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Years since the petition that opened the case was received.
    Years,
    /// Instances that have decided.
    Stages,
    /// People behind its petitions.
    People,
    /// Petitions and visits of its people at central bodies.
    Centre,
}

/// One thing that makes a case prolonged, complicated or a mass case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name in rows and the API.
    pub id: String,
    /// Its words.
    pub title: Text,
    /// What it counts.
    pub measure: Measure,
    /// From how many on it is met.
    pub least: i64,
    /// Does it make a candidate alone?
    pub suffices: bool,
    /// The article or document behind it.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The criteria of prolonged cases.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prolonged {
    /// How many that do not suffice alone make a candidate together.
    pub together: usize,
    /// In the order in which they are shown.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
}

/// What a review meeting draws its agenda up from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Days without a step after which a case is stuck.
    pub stuck_days: i64,
    /// People from whom on a case is a mass case.
    pub people: i64,
    /// Lines of each kind that an agenda shows.
    pub items: usize,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Which bodies take voters' petitions down, and how long an answer may take.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voters {
    /// Branches that keep them.
    pub branches: Vec<Branch>,
    /// Calendar days that are offered for an answer.
    pub answer_days: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// When a petition that is not processed is held against the head.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neglect {
    /// Its rule: `CR-70`.
    pub id: String,
    /// Days after receipt on which the head is warned.
    pub warn: Vec<i64>,
    /// Days after receipt on which the law removes him.
    pub removal: i64,
    /// First day on which it holds.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Which bodies study petitions sent to them, and when the person is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Branches that keep such a register.
    pub branches: Vec<Branch>,
    /// Working days that are offered for the advice.
    pub advise_days: u32,
    /// The term of the written notice to the person.
    pub notice: String,
    /// The same in a complex matter.
    pub complex: String,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// When many people with one cause are told of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Days of a window.
    pub days: i64,
    /// Windows before the last one that make up the past.
    pub windows: i64,
    /// People from whom on a cause is told of, and below whom nothing is.
    pub people: i64,
    /// Tenths of the past's mean that the last window must reach.
    pub factor_tenths: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Warning {
    /// Do so many people now, after so many in all windows of the past, make a warning?
    pub fn is_rising(&self, now: i64, past: i64) -> bool {
        now >= self.people && now * self.windows * 10 >= past * self.factor_tenths
    }
}

/// `supervision.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    /// Who leads whom.
    pub lead: Lead,
    /// When what is late goes upward.
    pub escalation: Escalation,
    /// What review meetings look at.
    pub review: Review,
    /// Voters' petitions.
    pub voters: Voters,
    /// Petitions sent to the Party.
    pub study: Study,
    /// When what was not processed is held against the head.
    pub neglect: Neglect,
    /// When many people with one cause are told of.
    pub warning: Warning,
    /// What makes a case prolonged.
    pub prolonged: Prolonged,
}

impl Supervision {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("supervision.toml") else {
            faults.add(
                "supervision.toml",
                1,
                "the file of supervision does not exist",
            );
            return Self::nothing();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::nothing();
        };
        let own = [
            &read.lead.article,
            &read.escalation.article,
            &read.review.article,
            &read.voters.article,
            &read.study.article,
            &read.neglect.article,
            &read.warning.article,
        ];
        let of_criteria = read.prolonged.criteria.iter().map(|one| &one.article);
        for article in own.into_iter().chain(of_criteria) {
            if let Some(message) = article_fault(article) {
                faults.add(&file.path, 1, message);
            }
        }
        read
    }

    /// Nobody leads, nothing is late, no case is prolonged: where the file cannot be read.
    fn nothing() -> Self {
        let (article, confidence) = (String::new(), Confidence::C);
        Self {
            lead: Lead {
                branches: Vec::new(),
                over: Branch::Government,
                article: article.clone(),
                confidence,
            },
            escalation: Escalation {
                working_days: 0,
                article: article.clone(),
                confidence,
            },
            review: Review {
                stuck_days: i64::from(i16::MAX),
                people: i64::MAX,
                items: 0,
                article: article.clone(),
                confidence,
            },
            voters: Voters {
                branches: Vec::new(),
                answer_days: 0,
                article: article.clone(),
                confidence,
            },
            study: Study {
                branches: Vec::new(),
                advise_days: 0,
                notice: String::new(),
                complex: String::new(),
                article: article.clone(),
                confidence,
            },
            neglect: Neglect {
                id: String::new(),
                warn: Vec::new(),
                removal: i64::from(i16::MAX),
                from: Date::MAX,
                article: article.clone(),
                confidence,
            },
            warning: Warning {
                days: 1,
                windows: 1,
                people: i64::MAX,
                factor_tenths: 0,
                article,
                confidence,
            },
            prolonged: Prolonged {
                together: usize::MAX,
                criteria: Vec::new(),
            },
        }
    }

    /// The units whose reach a body directs: its own, and where it leads, the one at the head of its territory.
    pub fn leads(&self, units: &Units, code: &str) -> Vec<String> {
        let mut tops = vec![code.to_owned()];
        let Some(unit) = units.get(code) else {
            return tops;
        };
        if !self.lead.branches.contains(&unit.branch) {
            return tops;
        }
        let day = unit.until.unwrap_or(unit.from);
        let bodies = units.bodies(&unit.territory, day);
        let heads = bodies
            .into_iter()
            .filter(|one| one.branch == self.lead.over);
        tops.extend(heads.map(|one| one.code));
        tops
    }
}

impl Prolonged {
    /// A criterion by its id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|one| one.id == id)
    }

    /// The criteria that a case meets, by what is counted of it; empty when they do not make a candidate.
    pub fn met(&self, counted: impl Fn(Measure) -> i64) -> Vec<&Criterion> {
        let met: Vec<&Criterion> = self
            .criteria
            .iter()
            .filter(|one| counted(one.measure) >= one.least)
            .collect();
        let is_enough = met.iter().any(|one| one.suffices) || met.len() >= self.together;
        if is_enough { met } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Measure;
    use crate::Law;

    #[test]
    fn a_case_is_proposed_by_one_criterion_that_suffices_or_by_two_that_do_not() {
        let law = Law::vietnam().unwrap();
        let prolonged = &law.supervision.prolonged;
        let of = |years, people, centre| {
            let met = prolonged.met(|measure| match measure {
                Measure::Years => years,
                Measure::Stages => 0,
                Measure::People => people,
                Measure::Centre => centre,
            });
            met.iter().map(|one| one.id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of(2, 1, 0), ["years_open"]);
        assert!(of(1, 5, 0).is_empty());
        assert_eq!(of(1, 5, 1), ["mass", "came_to_centre"]);
    }

    #[test]
    fn a_party_committee_leads_the_government_of_its_territory_and_a_department_only_itself() {
        let law = Law::vietnam().unwrap();
        let leads = |code| law.supervision.leads(&law.units, code);
        assert_eq!(leads("01.cap-uy"), ["01.cap-uy", "01.ubnd"]);
        assert_eq!(leads("tw.thanh-tra"), ["tw.thanh-tra", "tw.chinh-phu"]);
        assert_eq!(leads("01.ubnd"), ["01.ubnd"]);
    }
}
