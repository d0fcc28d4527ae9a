//! Questions that a term cannot answer.

use std::fmt;

use jiff::civil::Date;

use super::{Question, is_suspension};
use crate::calendar::OutsideCalendar;
use crate::term::{Term, Version};
use crate::{Law, Text};

/// Why a question for a due date has no answer; `Display` says what to ask instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DueRefusal {
    /// No term has this id or name.
    #[error("there is no term `{asked}`; the nearest are {}", nearest.join(", "))]
    UnknownTerm {
        /// What was asked for.
        asked: String,
        /// What may have been meant.
        nearest: Vec<String>,
    },
    /// The rule has no term of its own.
    #[error("{rule} is no term: {}{}", instead.en, list("; see ", see))]
    NoTerm {
        /// The rule.
        rule: String,
        /// What it is instead.
        instead: Text,
        /// The terms it bears on.
        see: Vec<String>,
    },
    /// The rule is a way to handle a petition, without a clock of its own.
    #[error("{rule} is no term but a way to handle a petition; `law show {rule}` tells it")]
    Handling {
        /// The rule.
        rule: String,
    },
    /// The rule is a duty to receive citizens.
    #[error(
        "{duty} is no term but a duty to receive citizens so often; `law show {duty}` tells how often"
    )]
    Duty {
        /// The duty.
        duty: String,
    },
    /// The term has no such value on that day.
    #[error("{term} has no {option} on {on}{hint}")]
    NoOption {
        /// The term.
        term: String,
        /// What was asked for.
        option: DueOption,
        /// The day of the event.
        on: Date,
        /// What to do instead; empty or a clause of its own.
        hint: String,
    },
    /// More extensions than the law allows.
    #[error("{term} may be extended {most} times at most ({}), not {asked}", article.en)]
    TooManyExtensions {
        /// The term.
        term: String,
        /// How many were asked for.
        asked: u32,
        /// How many are allowed.
        most: u32,
        /// Where it stands.
        article: Text,
    },
    /// The clock could not be stopped this way on that day.
    #[error("{term} can be stopped by {option} from {since} on ({}), not on {on}", article.en)]
    PauseTooEarly {
        /// The term.
        term: String,
        /// What was asked for.
        option: DueOption,
        /// First day on which it could be stopped.
        since: Date,
        /// The first day asked for.
        on: Date,
        /// Where it stands.
        article: Text,
    },
    /// A span of days that ends before it begins.
    #[error("{option}: {first} to {last} ends before it begins")]
    PauseReversed {
        /// What was asked for.
        option: DueOption,
        /// First day given.
        first: Date,
        /// Last day given.
        last: Date,
    },
    /// A suspension that began before the clock did.
    #[error("a suspension on {on} lies before the start on {start}")]
    SuspendedBeforeStart {
        /// Day of the suspension.
        on: Date,
        /// Day of the event.
        start: Date,
    },
    /// A day outside the known years was needed.
    #[error(transparent)]
    OutsideCalendar(#[from] OutsideCalendar),
}

/// What a question can ask beyond the term and the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueOption {
    /// The number for a complex case.
    Complex,
    /// The number for a remote area.
    Remote,
    /// Extension decisions.
    Extensions,
    /// Days between suspension and continuation.
    Suspended,
    /// Days of an obstacle or of an expert assessment.
    NotCounted,
}

impl fmt::Display for DueOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Complex => "number for complex cases (--complex)",
            Self::Remote => "number for remote areas (--remote)",
            Self::Extensions => "extension (--extensions)",
            Self::Suspended => "suspension (--suspended)",
            Self::NotCounted => "days that are not counted (--not-counted)",
        })
    }
}

fn list(before: &str, words: &[String]) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("{before}{}", words.join(", "))
}

/// Refuses an option that the version in force has not.
pub(super) fn check_options(
    law: &Law,
    term: &Term,
    version: &Version,
    question: &Question<'_>,
) -> Result<(), DueRefusal> {
    let counted = version.length.counted();
    let refuse = |option, hint: String| {
        Err(DueRefusal::NoOption {
            term: term.id.clone(),
            option,
            on: question.from,
            hint,
        })
    };
    if question.complex && counted.is_none_or(|c| c.complex.is_none()) {
        return refuse(DueOption::Complex, String::new());
    }
    if question.remote && counted.is_none_or(|c| c.remote.is_none()) {
        return refuse(DueOption::Remote, remote_hint(law, term));
    }
    if question.extensions > 0 {
        let Some(extension) = counted.and_then(|c| c.extension) else {
            return refuse(DueOption::Extensions, String::new());
        };
        if question.extensions > extension.max {
            return Err(DueRefusal::TooManyExtensions {
                term: term.id.clone(),
                asked: question.extensions,
                most: extension.max,
                article: version.article.clone(),
            });
        }
    }
    Ok(())
}

fn remote_hint(law: &Law, term: &Term) -> String {
    if let Some(near) = &term.remote_of {
        return format!(": it is itself the term of remote areas, beside {near}");
    }
    law.terms
        .iter()
        .find(|other| other.remote_of.as_ref() == Some(&term.id))
        .map(|other| {
            format!(
                ": in remote areas the term is {} ({})",
                other.id, other.name
            )
        })
        .unwrap_or_default()
}

/// Refuses days that the law does not let stop this clock.
pub(super) fn check_pauses(
    term: &Term,
    version: &Version,
    question: &Question<'_>,
) -> Result<(), DueRefusal> {
    for (option, spans) in [
        (DueOption::Suspended, &question.suspended),
        (DueOption::NotCounted, &question.not_counted),
    ] {
        for (first, last) in spans {
            check_pause(term, version, question.from, option, (*first, *last))?;
        }
    }
    Ok(())
}

fn check_pause(
    term: &Term,
    version: &Version,
    start: Date,
    option: DueOption,
    (first, last): (Date, Date),
) -> Result<(), DueRefusal> {
    if last < first {
        return Err(DueRefusal::PauseReversed {
            option,
            first,
            last,
        });
    }
    let by_suspension = option == DueOption::Suspended;
    if by_suspension && first < start {
        return Err(DueRefusal::SuspendedBeforeStart { on: first, start });
    }
    let allowed = version
        .pauses
        .iter()
        .filter(|pause| is_suspension(pause.kind) == by_suspension)
        .min_by_key(|pause| pause.from);
    match allowed {
        None => Err(DueRefusal::NoOption {
            term: term.id.clone(),
            option,
            on: start,
            hint: String::new(),
        }),
        Some(pause) if first < pause.from => Err(DueRefusal::PauseTooEarly {
            term: term.id.clone(),
            option,
            since: pause.from,
            on: first,
            article: pause.article.clone(),
        }),
        Some(_) => Ok(()),
    }
}
