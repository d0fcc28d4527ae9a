//! The sentences of what the work refuses: each code with the key of its message, and values in the reader's words.

use jiff::civil::Date;
use words::{Value, Voice, t};

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
        "assignment-ended" => t!("refusal-assignment-ended"),
        "assignment-not-late" => t!("refusal-assignment-not-late"),
        "assignment-not-reported" => t!("refusal-assignment-not-reported"),
        "assignment-not-to-report" => t!("refusal-assignment-not-to-report"),
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
        "milestone-not-open" => t!("refusal-milestone-not-open"),
        "not-oneself" => t!("refusal-not-oneself"),
        "limitation-over" => t!("refusal-limitation-over"),
        "paper-issued" => t!("refusal-paper-issued"),
        "paper-not-built" => t!("refusal-paper-not-built"),
        "paper-not-issued" => t!("refusal-paper-not-issued"),
        "paper-of-another-unit" => t!("refusal-paper-of-another-unit"),
        "proposal-not-waiting" => t!("refusal-proposal-not-waiting"),
        "proposal-own" => t!("refusal-proposal-own"),
        "proposal-waits" => t!("refusal-proposal-waits"),
        "public-until" => t!("refusal-public-until"),
        "representatives-of-a-group" => t!("refusal-representatives-of-a-group"),
        "step-is-yours" => t!("refusal-step-is-yours"),
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
        "prolonged-contents-left" => t!("refusal-prolonged-contents-left"),
        "prolonged-ended" => t!("refusal-prolonged-ended"),
        "prolonged-not-planned" => t!("refusal-prolonged-not-planned"),
        "prolonged-not-settled" => t!("refusal-prolonged-not-settled"),
        "prolonged-not-to-plan" => t!("refusal-prolonged-not-to-plan"),
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
        _ => return None,
    })
}

fn entry(code: &str) -> Option<&'static str> {
    Some(match code {
        "above-its-bound" => t!("entry-above-its-bound"),
        "after-the-receipt" => t!("entry-after-the-receipt"),
        "after-the-term" => t!("entry-after-the-term"),
        "after-the-window" => t!("entry-after-the-window"),
        "before-the-suit" => t!("entry-before-the-suit"),
        "duty-needed" => t!("entry-duty-needed"),
        "more-than-ordered" => t!("entry-more-than-ordered"),
        "orders-something" => t!("entry-orders-something"),
        "public-too-seldom" => t!("entry-public-too-seldom"),
        "public-too-short" => t!("entry-public-too-short"),
        "tells-private-data" => t!("entry-tells-private-data"),
        "announced-after-the-session" => t!("entry-announced-after-the-session"),
        "asked-by-law" => t!("entry-asked-by-law"),
        "before-its-beginning" => t!("entry-before-its-beginning"),
        "before-the-last-step" => t!("entry-before-the-last-step"),
        "before-the-register" => t!("entry-before-the-register"),
        "case-unknown" => t!("entry-case-unknown"),
        "no-deputy" => t!("entry-no-deputy"),
        "choice-unfit" => t!("entry-choice-unfit"),
        "choice-unknown" => t!("entry-choice-unknown"),
        "content-not-decided" => t!("entry-content-not-decided"),
        "content-unknown" => t!("entry-content-unknown"),
        "date-after-the-step" => t!("entry-date-after-the-step"),
        "date-before-the-step" => t!("entry-date-before-the-step"),
        "date-too-far" => t!("entry-date-too-far"),
        "date-wrong" => t!("entry-date-wrong"),
        "dated-after-received" => t!("entry-dated-after-received"),
        "due-before-it-was-given" => t!("entry-due-before-it-was-given"),
        "email-wrong" => t!("entry-email-wrong"),
        "ends-before-it-begins" => t!("entry-ends-before-it-begins"),
        "field-after-the-calendar" => t!("entry-field-after-the-calendar"),
        "field-before-the-law" => t!("entry-field-before-the-law"),
        "field-in-the-future" => t!("entry-field-in-the-future"),
        "field-in-the-past" => t!("entry-field-in-the-past"),
        "field-missing" => t!("entry-field-missing"),
        "field-too-long" => t!("entry-field-too-long"),
        "field-unknown" => t!("entry-field-unknown"),
        "file-empty" => t!("entry-file-empty"),
        "file-too-large" => t!("entry-file-too-large"),
        "file-type" => t!("entry-file-type"),
        "ground-without-refusal" => t!("entry-ground-without-refusal"),
        "host-not-the-head" => t!("entry-host-not-the-head"),
        "id-number-wrong" => t!("entry-id-number-wrong"),
        "last-day-before-first" => t!("entry-last-day-before-first"),
        "leader-is-member" => t!("entry-leader-is-member"),
        "moved-to-the-same-day" => t!("entry-moved-to-the-same-day"),
        "names-the-denouncer" => t!("entry-names-the-denouncer"),
        "not-of-the-team" => t!("entry-not-of-the-team"),
        "not-the-day-of-the-session" => t!("entry-not-the-day-of-the-session"),
        "nothing-left" => t!("entry-nothing-left"),
        "number-out-of-range" => t!("entry-number-out-of-range"),
        "number-wrong" => t!("entry-number-wrong"),
        "of-the-team-already" => t!("entry-of-the-team-already"),
        "official-not-of-unit" => t!("entry-official-not-of-unit"),
        "official-unknown" => t!("entry-official-unknown"),
        "owner-twice" => t!("entry-owner-twice"),
        "period-closed" => t!("entry-period-closed"),
        "person-unknown" => t!("entry-person-unknown"),
        "petitioner-not-there" => t!("entry-petitioner-not-there"),
        "petition-unknown" => t!("entry-petition-unknown"),
        "phone-wrong" => t!("entry-phone-wrong"),
        "post-held-already" => t!("entry-post-held-already"),
        "reason-too-short" => t!("entry-reason-too-short"),
        "reason-without-criterion" => t!("entry-reason-without-criterion"),
        "receiver-not-of-this-kind" => t!("entry-receiver-not-of-this-kind"),
        "seal-would-show" => t!("entry-seal-would-show"),
        "sent-to-itself" => t!("entry-sent-to-itself"),
        "session-unknown" => t!("entry-session-unknown"),
        "sign-in-taken" => t!("entry-sign-in-taken"),
        "sign-in-with-spaces" => t!("entry-sign-in-with-spaces"),
        "subject-unknown" => t!("entry-subject-unknown"),
        "subject-wrong" => t!("entry-subject-wrong"),
        "time-wrong" => t!("entry-time-wrong"),
        "too-few-choices" => t!("entry-too-few-choices"),
        "too-many" => t!("entry-too-many"),
        "too-many-contents" => t!("entry-too-many-contents"),
        "too-many-files" => t!("entry-too-many-files"),
        "too-many-people" => t!("entry-too-many-people"),
        "too-many-tokens" => t!("entry-too-many-tokens"),
        "unit-not-below" => t!("entry-unit-not-below"),
        "unit-not-in-force" => t!("entry-unit-not-in-force"),
        "unit-not-led" => t!("entry-unit-not-led"),
        "unit-unknown" => t!("entry-unit-unknown"),
        "visit-unknown" => t!("entry-visit-unknown"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
