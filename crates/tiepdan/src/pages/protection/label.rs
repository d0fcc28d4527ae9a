//! The words for protection and restoration.

use casework::protection::restoration::Consent;
use casework::protection::{CheckOutcome, Gravity, MeasureKind, Situation, Source, Stand};
use jiff::civil::Date;
use law::Law;
use words::t;

use crate::web::components::Choice;
use crate::web::{PageContext, legal};

/// What a list of the law offers on a day.
pub(crate) fn listed(t: &PageContext, law: &Law, list: &str, on: Date) -> Vec<Choice> {
    let found = law.grounds.get(list);
    let entries = found.into_iter().flat_map(|list| list.on(on));
    entries
        .map(|entry| Choice {
            value: entry.code.clone(),
            label: legal::text(t, &entry.title).to_owned(),
        })
        .collect()
}

/// An entry of a list of the law by its name; its code where it is unknown.
pub(super) fn entry(t: &PageContext, law: &Law, (list, code): (&str, &str)) -> String {
    let found = law.grounds.get(list);
    let entry = found.and_then(|list| list.entries.iter().find(|entry| entry.code == code));
    entry.map_or_else(
        || code.to_owned(),
        |entry| legal::text(t, &entry.title).to_owned(),
    )
}

/// Every measure of the law, its kind in front.
pub(super) fn measures(t: &PageContext, law: &Law) -> Vec<Choice> {
    let of_kind = |kind: &MeasureKind| {
        let listed = listed(t, law, kind.list(), t.today());
        let kind = kind.as_str();
        listed.into_iter().map(move |one| Choice {
            value: format!("{kind}.{}", one.value),
            label: one.label,
        })
    };
    MeasureKind::ALL.iter().flat_map(of_kind).collect()
}

/// Where a protection stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Asked => (t!("protection-stand-asked"), "wait"),
        Stand::Granted => (t!("protection-stand-granted"), "good"),
        Stand::Refused => (t!("protection-stand-refused"), "bad"),
        Stand::Ended => (t!("protection-stand-ended"), "plain"),
    }
}

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::Open => t!("protection-tab-open"),
        Situation::Asked => t!("protection-tab-asked"),
        Situation::Watched => t!("protection-tab-watched"),
        Situation::Late => t!("protection-tab-late"),
        Situation::All => t!("protection-tab-all"),
    }
}

/// How it was asked for.
pub(super) const fn source(source: Source) -> &'static str {
    match source {
        Source::Written => t!("protection-source-written"),
        Source::Minutes => t!("protection-source-minutes"),
        Source::Oral => t!("protection-source-oral"),
        Source::Settler => t!("protection-source-settler"),
    }
}

/// How grave.
pub(super) const fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Low => t!("protection-gravity-low"),
        Gravity::Middle => t!("protection-gravity-middle"),
        Gravity::High => t!("protection-gravity-high"),
    }
}

/// What a measure protects.
pub(super) const fn kind(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Secrecy => t!("protection-kind-secrecy"),
        MeasureKind::Job => t!("protection-kind-job"),
        MeasureKind::Safety => t!("protection-kind-safety"),
    }
}

/// What follows from a check.
pub(super) const fn outcome(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Nothing => t!("protection-outcome-nothing"),
        CheckOutcome::Renewed => t!("protection-outcome-renewed"),
        CheckOutcome::Superior => t!("protection-outcome-superior"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "asked" => t!("protection-act-asked"),
        "confirmed" => t!("protection-act-confirmed"),
        "assessed" => t!("protection-act-assessed"),
        "measure_ordered" => t!("protection-act-measure-ordered"),
        "measure_done" => t!("protection-act-measure-done"),
        "measure_ended" => t!("protection-act-measure-ended"),
        "granted" => t!("protection-act-granted"),
        "refused" => t!("protection-act-refused"),
        "ended" => t!("protection-act-ended"),
        _ => t!("protection-act-checked"),
    }
}

/// What the accused says to publicity.
pub(super) const fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::Asked => t!("restoration-consent-asked"),
        Consent::Given => t!("restoration-consent-given"),
        Consent::Declined => t!("restoration-consent-declined"),
    }
}

/// What was found of the denunciation.
pub(super) fn finding(finding: &str) -> &'static str {
    match finding {
        "wrong" => t!("restoration-finding-wrong"),
        _ => t!("restoration-finding-partly"),
    }
}
