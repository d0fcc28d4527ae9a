//! What must hold of a version beyond its shape; each mistake in words its author understands.

use super::raw::{RawUnit, RawVersion};
use super::{Direction, Unit};
use crate::Parameters;
use crate::parameter::Allowed;

/// Every mistake in the numbers of one version.
pub(super) fn numbers(raw: &RawVersion, direction: Direction) -> Vec<String> {
    let mut mistakes = Vec::new();
    let unit = *raw.unit.get_ref();
    let has_numbers = raw.base.is_some()
        || raw.complex.is_some()
        || raw.remote.is_some()
        || raw.extension.is_some()
        || raw.second.is_some()
        || raw.roll.is_some()
        || !raw.pauses.is_empty()
        || !raw.alerts.is_empty();
    match (unit, raw.unit.get_ref().unit()) {
        (_, Some(unit)) => counted(raw, unit, direction, &mut mistakes),
        (RawUnit::None, _) if raw.reason.is_none() => {
            mistakes.push("a version without a number needs a `reason`".to_owned());
        }
        (_, None) if has_numbers => {
            mistakes.push("a version without a number has no base, extension or pause".to_owned());
        }
        _ => {}
    }
    if raw.reason.is_some() && unit != RawUnit::None {
        mistakes.push("`reason` belongs to `unit = \"none\"`".to_owned());
    }
    mistakes
}

fn counted(raw: &RawVersion, unit: Unit, direction: Direction, mistakes: &mut Vec<String>) {
    let mut must = |holds: bool, message: &str| {
        if !holds {
            mistakes.push(message.to_owned());
        }
    };
    let Some(base) = raw.base else {
        must(false, "`base` is missing");
        return;
    };
    must((1..=3650).contains(&base), "`base` must be 1 to 3650");
    let longer = |number: Option<u32>| number.is_none_or(|n| n > base && n <= 3650);
    must(longer(raw.complex), "`complex` must be more than `base`");
    must(longer(raw.remote), "`remote` must be more than `base`");
    must(
        raw.complex.is_none() || raw.remote.is_none(),
        "a term with a complex and a remote number needs a remote term of its own",
    );
    must(
        raw.extension.is_none_or(|e| {
            (1..=365).contains(&e.days) && (1..=10).contains(&e.max) && unit == Unit::Days
        }),
        "`extension` needs unit days, 1 to 365 days and a max of 1 to 10",
    );
    must(
        raw.pauses.is_empty() || (unit == Unit::Days && direction == Direction::Forward),
        "only a forward term in days can be paused",
    );
    must(
        raw.roll.is_none() || unit == Unit::Days,
        "`roll` belongs to unit days",
    );
    must(
        raw.alerts.iter().all(|day| *day >= 1 && *day < base) && raw.alerts.is_sorted(),
        "`alerts` must lie before `base`, in order",
    );
    must(
        unit != Unit::DayOfMonth || base <= 28,
        "a day of the month must be 1 to 28",
    );
    must(
        unit != Unit::Hours || (direction == Direction::Backward && base < 24),
        "`hours` belongs to backward terms, less than 24",
    );
    let plain = direction == Direction::Forward || matches!(unit, Unit::Days | Unit::WorkingDays);
    must(
        plain || unit == Unit::Hours,
        "a backward term is in days, working days or hours",
    );
    let alone = raw.complex.is_none()
        && raw.remote.is_none()
        && raw.extension.is_none()
        && raw.pauses.is_empty();
    must(
        raw.second.is_none() || alone,
        "a term on which two texts disagree has one number in each",
    );
    if let Some(second) = &raw.second {
        must(
            matches!(second.unit, Unit::Days | Unit::WorkingDays)
                && (1..=3650).contains(&second.base),
            "`second` is in days or working days, 1 to 3650",
        );
        must(
            raw.parameter.is_some() && raw.reading.is_some(),
            "`second` needs `reading` and the `parameter` that chooses",
        );
    }
}

/// What is wrong with the readings a version names, given the parameter that chooses between them.
pub(super) fn readings(raw: &RawVersion, parameters: &Parameters) -> Option<String> {
    let id = raw.parameter.as_ref()?.get_ref();
    let Some(parameter) = parameters.get(id) else {
        return Some(format!("no parameter `{id}`"));
    };
    let named = [
        raw.reading.as_deref(),
        raw.second.as_ref().map(|second| second.reading.as_str()),
    ];
    let Allowed::Choices(choices) = &parameter.allowed else {
        return None;
    };
    let unknown = named
        .into_iter()
        .flatten()
        .find(|reading| !choices.iter().any(|choice| choice == reading))?;
    Some(format!(
        "`{unknown}` is not among the choices of parameter `{id}`"
    ))
}

/// Whether `id` is written as the rulebook writes ids: `KN-04`, `CR-61a`, `TC-P7`.
pub(super) fn is_rule_id(id: &str) -> bool {
    let Some((kind, number)) = id.split_once('-') else {
        return false;
    };
    let number = number.strip_prefix('P').unwrap_or(number);
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    kind.len() == 2
        && kind.chars().all(|c| c.is_ascii_uppercase())
        && (1..=2).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit())
        && number.len() - digits.len() <= 1
}

/// Whether `name` is written as names are: `complaint.first.settlement`.
pub(super) fn is_name(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        })
}
