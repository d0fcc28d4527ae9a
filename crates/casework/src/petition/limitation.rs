//! The period in which a first complaint may be made: from the day on which the complainant received or learned of the
//! decision or act, without the days on which an obstacle kept him from it (Law on Complaints art. 9, 48; rulebook KN-01,
//! KN-30).

use jiff::civil::Date;
use law::Question;
use law::procedure::{Class, Stage};

use super::circumstance::Circumstances;
use crate::{Refusal, Result, Setting};

/// The fact that an officer finds when the conditions of acceptance are met; the period is one of them.
const CONDITIONS_MET: &str = "conditions_met";

/// When the period ends, or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limitation {
    /// The rule id of its term.
    pub term: String,
    /// The last day.
    pub due: Date,
    /// The article, as the term cites it.
    pub article: law::Text,
    /// Was the complaint made after it?
    pub is_over: bool,
}

/// The period of a complaint that was made on a day; none where the law sets none, or the day of knowledge is not known.
pub fn limitation(
    at: &Setting,
    class: Class,
    stage: Stage,
    given: &Circumstances,
    made_on: Date,
) -> Option<Limitation> {
    let procedures = &at.law.procedures;
    let procedure = procedures.find(class, stage, given.is_discipline(), made_on)?;
    let term = procedure.limitation.as_deref()?;
    let mut question = Question::new(term, given.known_on?);
    question.not_counted.extend(given.obstacle);
    let answer = at.law.due(&question).ok()?;
    let due = answer.due?;
    Some(Limitation {
        term: term.to_owned(),
        due,
        article: answer.article?,
        is_over: made_on > due,
    })
}

/// A complaint that came too late does not meet the conditions of acceptance.
///
/// # Errors
/// The refusal `limitation-over` with its article.
pub(super) fn check(found: Option<&Limitation>, facts: &[String]) -> Result<()> {
    let Some(limitation) = found.filter(|found| found.is_over) else {
        return Ok(());
    };
    if facts.iter().any(|fact| fact == CONDITIONS_MET) {
        return Err(Refusal::new("limitation-over")
            .article(&limitation.article.vi)
            .with("due", limitation.due)
            .into());
    }
    Ok(())
}
