//! Rules of the law in the shapes that commands print: a few words, or JSON.

use jiff::civil::Date;
use law::term::{Counted, Direction, Length, OtherRule, Unit, Version};
use law::{Allowed, Duty, Instrument, Parameter, Per, Term};
use serde_json::{Value, json};

/// `30 days, 45 if complex`.
pub(super) fn length(version: &Version, direction: Direction) -> String {
    match &version.length {
        Length::Counted(counted) => number(counted, direction),
        Length::Immediately => "at once".to_owned(),
        Length::Unnumbered { .. } => "no number".to_owned(),
    }
}

fn number(counted: &Counted, direction: Direction) -> String {
    let before = match direction {
        Direction::Forward => "",
        Direction::Backward => " before",
    };
    let base = format!("{}{before}", units(counted.base, counted.unit));
    let parts = [
        Some(base),
        counted.complex.map(|days| format!("{days} if complex")),
        counted.remote.map(|days| format!("{days} if remote")),
        counted
            .extension
            .map(|extension| format!("+{} up to {} times", extension.days, extension.max)),
        counted
            .other
            .as_ref()
            .map(|other| format!("{} by another text", units(other.base, other.unit))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn units(number: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Days => ("day", "days"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::Months => ("month", "months"),
        Unit::Hours => ("hour", "hours"),
        Unit::DayOfMonth => return format!("next day {number} of a month"),
    };
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `2 days a month`.
pub(super) fn frequency(duty: &Duty) -> String {
    let per = match duty.per {
        Per::Week => "a week",
        Per::Month => "a month",
        Per::Occasion => return "when the occasion arises".to_owned(),
    };
    let days = duty.days.unwrap_or_default();
    format!("{} {per}", units(days, Unit::Days))
}

/// `both | law | decree`, or `0 to 365`.
pub(super) fn allowed(parameter: &Parameter) -> String {
    match &parameter.allowed {
        Allowed::Choices(choices) => choices.join(" | "),
        Allowed::Range { least, most } => format!("{least} to {most}"),
    }
}

/// The last day, or nothing where it is open.
pub(super) fn last(until: Option<Date>) -> String {
    until.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn term_json(term: &Term, on: Option<Date>) -> Value {
    let versions: Vec<Value> = versions(term, on)
        .map(|version| version_json(version, term.direction))
        .collect();
    json!({
        "kind": "term", "id": term.id, "name": term.name, "title": term.title,
        "start": { "id": term.start.id, "title": term.start.title },
        "decides": { "id": term.decides.id, "title": term.decides.title },
        "notices": term.notices, "direction": term.direction, "remote_of": term.remote_of,
        "versions": versions,
    })
}

/// All versions, or the one in force on a day.
pub(super) fn versions(term: &Term, on: Option<Date>) -> impl Iterator<Item = &Version> {
    term.versions.iter().filter(move |version| {
        on.is_none_or(|day| version.from <= day && version.until.is_none_or(|until| day <= until))
    })
}

fn version_json(version: &Version, direction: Direction) -> Value {
    let counted = version.length.counted();
    let reason = match &version.length {
        Length::Unnumbered { reason } => Some(reason),
        Length::Counted(_) | Length::Immediately => None,
    };
    let pauses: Vec<Value> = version
        .pauses
        .iter()
        .map(|pause| json!({ "kind": pause.kind, "from": pause.from, "article": pause.article }))
        .collect();
    json!({
        "id": version.id, "from": version.from, "until": version.until,
        "article": version.article, "confidence": version.confidence,
        "length": length(version, direction),
        "unit": counted.map(|c| c.unit), "base": counted.map(|c| c.base),
        "complex": counted.and_then(|c| c.complex), "remote": counted.and_then(|c| c.remote),
        "extension": counted.and_then(|c| c.extension), "rolled": counted.map(|c| c.is_rolled),
        "other": counted.and_then(|c| c.other.as_ref()).map(|other| json!({
            "unit": other.unit, "base": other.base, "article": other.article,
        })),
        "pauses": pauses, "alerts": version.alerts, "parameter": version.parameter,
        "reason": reason, "note": version.note,
    })
}

pub(super) fn duty_json(duty: &Duty) -> Value {
    json!({
        "kind": "duty", "id": duty.id, "head": duty.head, "levels": duty.levels,
        "branches": duty.branches, "days": duty.days, "per": duty.per, "from": duty.from,
        "until": duty.until, "article": duty.article, "confidence": duty.confidence,
        "note": duty.note,
    })
}

pub(super) fn text_json(text: &Instrument) -> Value {
    json!({
        "kind": "text", "id": text.id, "number": text.number, "title": text.title,
        "short": text.short, "from": text.from, "until": text.until,
        "amended_by": text.amended_by, "confidence": text.confidence, "note": text.note,
    })
}

pub(super) fn parameter_json(parameter: &Parameter) -> Value {
    json!({
        "kind": "parameter", "id": parameter.id, "title": parameter.title,
        "uncertainty": parameter.uncertainty, "allowed": allowed(parameter),
        "default": parameter.default, "value": parameter.value, "effect": parameter.effect,
    })
}

pub(super) fn rule_json(rule: &OtherRule) -> Value {
    json!({
        "kind": "rule", "id": rule.id, "title": rule.title, "article": rule.article,
        "instead": rule.instead, "see": rule.see,
    })
}
