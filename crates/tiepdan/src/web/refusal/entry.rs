//! The sentences of wrong entries.

use words::t;

/// The key of a wrong entry's sentence; none for a code without one.
pub(super) fn entry(code: &str) -> Option<&'static str> {
    general(code)
        .or_else(|| of_case(code))
        .or_else(|| super::desk::entry(code))
}

/// Of entries everywhere.
fn general(code: &str) -> Option<&'static str> {
    Some(match code {
        "after-the-receipt" => t!("entry-after-the-receipt"),
        "announced-after-the-session" => t!("entry-announced-after-the-session"),
        "asked-by-law" => t!("entry-asked-by-law"),
        "before-the-register" => t!("entry-before-the-register"),
        "choice-unfit" => t!("entry-choice-unfit"),
        "choice-unknown" => t!("entry-choice-unknown"),
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
        "field-not-after-today" => t!("entry-field-not-after-today"),
        "file-empty" => t!("entry-file-empty"),
        "file-too-large" => t!("entry-file-too-large"),
        "file-type" => t!("entry-file-type"),
        "id-number-wrong" => t!("entry-id-number-wrong"),
        "last-day-before-first" => t!("entry-last-day-before-first"),
        "moved-to-the-same-day" => t!("entry-moved-to-the-same-day"),
        "not-the-day-of-the-session" => t!("entry-not-the-day-of-the-session"),
        "number-out-of-range" => t!("entry-number-out-of-range"),
        "number-wrong" => t!("entry-number-wrong"),
        "official-not-of-unit" => t!("entry-official-not-of-unit"),
        "official-unknown" => t!("entry-official-unknown"),
        "owner-twice" => t!("entry-owner-twice"),
        "period-closed" => t!("entry-period-closed"),
        "person-unknown" => t!("entry-person-unknown"),
        "petition-unknown" => t!("entry-petition-unknown"),
        "phone-wrong" => t!("entry-phone-wrong"),
        "post-held-already" => t!("entry-post-held-already"),
        "reason-too-short" => t!("entry-reason-too-short"),
        "receiver-not-of-this-kind" => t!("entry-receiver-not-of-this-kind"),
        "seal-would-show" => t!("entry-seal-would-show"),
        "sent-to-itself" => t!("entry-sent-to-itself"),
        "session-unknown" => t!("entry-session-unknown"),
        "sign-in-taken" => t!("entry-sign-in-taken"),
        "sign-in-with-spaces" => t!("entry-sign-in-with-spaces"),
        "subject-unknown" => t!("entry-subject-unknown"),
        "subject-wrong" => t!("entry-subject-wrong"),
        "unit-is-own" => t!("entry-unit-is-own"),
        "unit-keeps-no-study" => t!("entry-unit-keeps-no-study"),
        "unit-not-higher" => t!("entry-unit-not-higher"),
        "voter-meeting-unknown" => t!("entry-voter-meeting-unknown"),
        "time-wrong" => t!("entry-time-wrong"),
        "too-many" => t!("entry-too-many"),
        "too-many-files" => t!("entry-too-many-files"),
        "too-many-people" => t!("entry-too-many-people"),
        "too-many-tokens" => t!("entry-too-many-tokens"),
        "unit-not-below" => t!("entry-unit-not-below"),
        "unit-not-in-force" => t!("entry-unit-not-in-force"),
        "unit-not-led" => t!("entry-unit-not-led"),
        "unit-unknown" => t!("entry-unit-unknown"),
        "urged-itself" => t!("entry-urged-itself"),
        "visit-unknown" => t!("entry-visit-unknown"),
        _ => return None,
    })
}

/// Of what is entered with the steps of a case.
fn of_case(code: &str) -> Option<&'static str> {
    Some(match code {
        "above-its-bound" => t!("entry-above-its-bound"),
        "after-the-term" => t!("entry-after-the-term"),
        "after-the-window" => t!("entry-after-the-window"),
        "before-its-beginning" => t!("entry-before-its-beginning"),
        "before-the-last-step" => t!("entry-before-the-last-step"),
        "before-the-suit" => t!("entry-before-the-suit"),
        "case-unknown" => t!("entry-case-unknown"),
        "content-not-decided" => t!("entry-content-not-decided"),
        "content-unknown" => t!("entry-content-unknown"),
        "duty-needed" => t!("entry-duty-needed"),
        "ground-without-refusal" => t!("entry-ground-without-refusal"),
        "host-not-the-head" => t!("entry-host-not-the-head"),
        "leader-is-member" => t!("entry-leader-is-member"),
        "more-than-ordered" => t!("entry-more-than-ordered"),
        "names-the-denouncer" => t!("entry-names-the-denouncer"),
        "no-deputy" => t!("entry-no-deputy"),
        "not-of-the-team" => t!("entry-not-of-the-team"),
        "nothing-left" => t!("entry-nothing-left"),
        "of-the-team-already" => t!("entry-of-the-team-already"),
        "orders-something" => t!("entry-orders-something"),
        "petitioner-not-there" => t!("entry-petitioner-not-there"),
        "public-too-seldom" => t!("entry-public-too-seldom"),
        "public-too-short" => t!("entry-public-too-short"),
        "reason-without-criterion" => t!("entry-reason-without-criterion"),
        "tells-private-data" => t!("entry-tells-private-data"),
        "too-few-choices" => t!("entry-too-few-choices"),
        "too-many-contents" => t!("entry-too-many-contents"),
        _ => return None,
    })
}
