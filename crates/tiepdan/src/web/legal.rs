//! What the law's data say, in the language of a page: articles, units, clocks.

use casework::Refusal;
use casework::settlement;
use casework::term::Clock;
use jiff::civil::Date;
use law::term::Unit;
use law::{Law, Question, Text};
use words::{Left, Value};

use crate::web::components::{ClockState, ClockView};
use crate::web::context::PageContext;
use crate::web::refusal::{refusal_key, told};

/// A name of the law in the language of the page.
pub fn text<'a>(t: &PageContext, text: &'a Text) -> &'a str {
    text.in_language(t.language().tag())
}

/// An article as a rule cites it, in words.
pub fn article(t: &PageContext, law: &Law, cited: &str) -> String {
    text(t, &law.texts.cited(cited)).to_owned()
}

/// A unit as people write it; its code where the law does not know it.
pub fn unit_name(t: &PageContext, law: &Law, code: &str) -> String {
    law.units
        .get(code)
        .map_or_else(|| code.to_owned(), |unit| text(t, &unit.short).to_owned())
}

/// A unit by its whole name in the language of the page; as the register knows it where the law does not.
pub fn whole_name(t: &PageContext, law: &Law, code: &str, known: &str) -> String {
    let unit = law.units.get(code);
    unit.map_or_else(|| known.to_owned(), |unit| text(t, &unit.name).to_owned())
}

/// A unit as people write it with the province around it, where communes share a name.
pub fn unit_in_place(t: &PageContext, law: &Law, code: &str) -> String {
    let name = unit_name(t, law, code);
    let around = law
        .units
        .get(code)
        .and_then(|unit| law.units.get(&unit.territory))
        .filter(|territory| territory.level > law::unit::Level::Province)
        .and_then(|territory| law.units.get(&territory.tenant));
    match around {
        Some(province) => format!("{name}, {}", within_sentence(t, text(t, &province.name))),
        None => name,
    }
}

/// The name of a place after others: its kind, which stands first in Vietnamese, in small letters.
fn within_sentence(t: &PageContext, name: &str) -> String {
    let mut letters = name.chars();
    match (t.language(), letters.next()) {
        (words::Language::Vi, Some(first)) => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// What a clock measures, in plain words.
pub fn term_name(t: &PageContext, law: &Law, term: &str) -> String {
    if term == casework::term::UNPROCESSED {
        return t.say("clock-unprocessed").into_owned();
    }
    law.term(term)
        .map_or_else(|| term.to_owned(), |found| text(t, &found.title).to_owned())
}

/// What forbids an act, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// The sentence.
    pub sentence: String,
    /// The article behind it; empty where it is a fact and no rule.
    pub article: String,
}

/// A refusal of the work in the words of a page, to stand above the form that was refused.
pub fn forbidden(t: &PageContext, law: &Law, refusal: &Refusal) -> Forbidden {
    let sentence = refusal.text.as_ref().map_or_else(
        || {
            let values: Vec<(&'static str, Value<'static>)> = refusal
                .values
                .iter()
                .map(|(name, value)| (*name, Value::from(value.clone())))
                .collect();
            told(t, refusal_key(refusal.code), &values)
        },
        |said| text(t, said).to_owned(),
    );
    let cited = refusal.article.as_deref();
    Forbidden {
        sentence,
        article: cited.map_or_else(String::new, |cited| article(t, law, cited)),
    }
}

/// A clock with its article, in the version of the rule that it keeps.
pub fn clock(t: &PageContext, law: &Law, clock: &Clock) -> ClockView {
    let version = law.term(&clock.term).and_then(|term| {
        term.versions
            .iter()
            .find(|version| version.id == clock.version)
    });
    let article = version.map_or(clock.article.as_str(), |version| text(t, &version.article));
    let is_working = version
        .and_then(|version| version.length.counted())
        .is_some_and(|counted| counted.unit == Unit::WorkingDays);
    let state = match (clock.closed_on, clock.due) {
        (Some(_), _) if clock.outcome.as_deref() == Some("late") => ClockState::Broken,
        (Some(_), _) => ClockState::Kept,
        (None, _) if clock.suspended_on.is_some() => ClockState::Paused,
        (None, Some(due)) => running(t, law, due, is_working),
        (None, None) => ClockState::Unnumbered,
    };
    ClockView {
        state,
        due: clock.due,
        article: article.to_owned(),
    }
}

/// The due day of a line in a list.
pub fn due(t: &PageContext, law: &Law, due: Date) -> ClockView {
    ClockView {
        state: running(t, law, due, false),
        due: Some(due),
        article: String::new(),
    }
}

/// When a term would end that begins on a day, with its article; none where the law sets no such term then.
pub fn term_from(t: &PageContext, law: &Law, term: &str, from: Date) -> Option<ClockView> {
    let answer = law.due(&Question::new(term, from)).ok()?;
    let due = answer.due?;
    let is_working = answer.nominal.is_none();
    Some(ClockView {
        state: running(t, law, due, is_working),
        due: Some(due),
        article: answer
            .article
            .map_or_else(String::new, |article| text(t, &article).to_owned()),
    })
}

fn running(t: &PageContext, law: &Law, due: Date, is_working: bool) -> ClockState {
    let left = left(law, t.today(), due, is_working);
    ClockState::Running {
        left,
        is_soon: left.days <= settlement::SOON,
    }
}

/// The days from today to a due day, as its term counts them.
pub fn left(law: &Law, today: Date, due: Date, working: bool) -> Left {
    let days = if working {
        let (first, last, sign) = if today <= due {
            (today, due, 1)
        } else {
            (due, today, -1)
        };
        let between = law
            .calendar
            .working_days(first, last)
            .iter()
            .filter(|day| **day != first);
        sign * i64::try_from(between.count()).unwrap_or(i64::MAX)
    } else {
        today
            .until(due)
            .map_or(0, |span| i64::from(span.get_days()))
    };
    Left { days, working }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_left_is_counted_as_the_term_counts() {
        let law = casework::testing::law();
        let (friday, monday) = (date(2026, 11, 20), date(2026, 11, 23));
        assert_eq!(left(&law, friday, monday, true).days, 1);
        assert_eq!(left(&law, friday, monday, false).days, 3);
        assert_eq!(left(&law, monday, friday, true).days, -1);
        assert_eq!(left(&law, monday, monday, true).days, 0);
        assert_eq!(left(&law, monday, friday, false).days, -3);
    }
}
