//! The sentences of what the work refuses: each code with the key of its message, and values in the reader's words.

mod desk;
mod entry;
mod file;
mod led;
mod paper;
mod proof;
mod protection;
mod seal;

use jiff::civil::Date;
use words::{Value, Voice, t};

use desk::desk;
use entry::entry;
use file::file;
use led::led;
use paper::paper;
use proof::proof;
use protection::protection;
use seal::seal;

/// The sentence of a refusal; a code without one of its own is told in general.
pub fn refusal_key(code: &str) -> &'static str {
    refusal(code).unwrap_or(t!("refusal-step-forbidden"))
}

/// The sentence of a wrong entry; a code without one of its own is told in general.
pub fn entry_key(code: &str) -> &'static str {
    entry(code).unwrap_or(t!("problem-invalid.remedy"))
}

/// The message of a key with its values; a day among them is written as the language writes days.
pub fn told(t: &Voice<'_>, key: &str, values: &[(&'static str, Value<'static>)]) -> String {
    let values: Vec<(&str, Value<'_>)> = values
        .iter()
        .map(|(name, value)| (*name, in_words(t, value)))
        .collect();
    t.say_with(key, &values).into_owned()
}

fn in_words<'a>(t: &Voice<'_>, value: &'a Value<'static>) -> Value<'a> {
    let day = match value {
        Value::Text(text) if text.len() == DAY.len() => text.parse::<Date>().ok(),
        _ => None,
    };
    day.map_or_else(|| value.clone(), |day| t.date(day).into())
}

/// How programs write a day.
const DAY: &str = "YYYY-MM-DD";

fn refusal(code: &str) -> Option<&'static str> {
    Some(match code {
        "act-needs-post" => t!("refusal-act-needs-post"),
        "case-ended" => t!("refusal-case-ended"),
        "case-not-to-join" => t!("refusal-case-not-to-join"),
        "case-on-list" => t!("refusal-case-on-list"),
        "changed-meanwhile" => t!("refusal-changed-meanwhile"),
        "conflict-of-interest" => t!("refusal-conflict-of-interest"),
        "conflict-of-ones-own" => t!("refusal-conflict-of-ones-own"),
        "denunciation-not-online" => t!("refusal-denunciation-not-online"),
        "done-once-already" => t!("refusal-done-once-already"),
        "form-not-lawful-yet" => t!("refusal-form-not-lawful-yet"),
        "handling-unlawful" => t!("refusal-handling-unlawful"),
        "idempotency-key-reused" => t!("refusal-idempotency-key-reused"),
        "not-answered-yet" => t!("refusal-not-answered-yet"),
        "not-oneself" => t!("refusal-not-oneself"),
        "judged-already" => t!("refusal-judged-already"),
        "limitation-over" => t!("refusal-limitation-over"),
        "public-until" => t!("refusal-public-until"),
        "representatives-of-a-group" => t!("refusal-representatives-of-a-group"),
        "step-is-yours" => t!("refusal-step-is-yours"),
        "own-data-sealed" => t!("refusal-own-data-sealed"),
        "period-frozen" => t!("refusal-period-frozen"),
        "period-not-frozen" => t!("refusal-period-not-frozen"),
        "period-not-over" => t!("refusal-period-not-over"),
        "period-sent" => t!("refusal-period-sent"),
        "period-unnamed" => t!("refusal-period-unnamed"),
        "petition-handled" => t!("refusal-petition-handled"),
        "petition-not-forwarded" => t!("refusal-petition-not-forwarded"),
        "petition-not-sent" => t!("refusal-petition-not-sent"),
        "petition-unclassified" => t!("refusal-petition-unclassified"),
        "petition-unhandled" => t!("refusal-petition-unhandled"),
        "procedure-unknown" => t!("refusal-procedure-unknown"),
        "representatives-not-lawful" => t!("refusal-representatives-not-lawful"),
        "session-not-open" => t!("refusal-session-not-open"),
        "session-not-planned" => t!("refusal-session-not-planned"),
        "session-not-to-miss" => t!("refusal-session-not-to-miss"),
        "session-not-to-move" => t!("refusal-session-not-to-move"),
        "session-not-to-open" => t!("refusal-session-not-to-open"),
        "step-forbidden" => t!("refusal-step-forbidden"),
        "step-needs-post" => t!("refusal-step-needs-post"),
        "step-not-in-force" => t!("refusal-step-not-in-force"),
        "step-not-in-this-state" => t!("refusal-step-not-in-this-state"),
        "step-too-early" => t!("refusal-step-too-early"),
        "term-cannot-be-counted" => t!("refusal-term-cannot-be-counted"),
        "term-unknown" => t!("refusal-term-unknown"),
        "visit-has-petition" => t!("refusal-visit-has-petition"),
        _ => return elsewhere(code),
    })
}

fn elsewhere(code: &str) -> Option<&'static str> {
    let of_papers = paper(code).or_else(|| file(code));
    let of_people = || {
        seal(code)
            .or_else(|| proof(code))
            .or_else(|| protection(code))
    };
    of_papers
        .or_else(|| led(code))
        .or_else(|| desk(code))
        .or_else(of_people)
}

#[cfg(test)]
mod tests;
