//! What was typed, held to its bounds: texts that must be there or must not be too long, days, words of a list.

use jiff::civil::Date;

use crate::{Failure, FieldError, Result, Setting};

/// Longest text.
pub(crate) const TEXT: usize = 4_000;
/// Longest name, place or number of a document.
pub(crate) const LINE: usize = 300;

/// A text that must be there and must not be longer than so many letters.
pub(crate) fn needed(field: &str, text: &str, most: usize, errors: &mut Vec<FieldError>) {
    if text.trim().is_empty() {
        errors.push(FieldError::new(field, "field-missing"));
    }
    bounded(field, text, most, errors);
}

/// A text that must not be longer than so many letters.
pub(crate) fn bounded(field: &str, text: &str, most: usize, errors: &mut Vec<FieldError>) {
    if text.chars().count() > most {
        errors.push(FieldError::new(field, "field-too-long").with("most", most));
    }
}

/// A number within bounds.
pub(crate) fn number(
    field: &str,
    found: i64,
    (least, most): (i64, i64),
    errors: &mut Vec<FieldError>,
) {
    if !(least..=most).contains(&found) {
        let wrong = FieldError::new(field, "number-out-of-range");
        errors.push(wrong.with("least", least).with("most", most));
    }
}

/// A day that must be there, not before the register's first.
pub(crate) fn day(
    at: &Setting,
    field: &str,
    typed: Option<Date>,
    errors: &mut Vec<FieldError>,
) -> Option<Date> {
    let first = at.law.first_day();
    match typed {
        None => errors.push(FieldError::new(field, "field-missing")),
        Some(day) if day < first => {
            errors.push(FieldError::new(field, "field-before-the-law").with("first", first));
        }
        Some(day) => return Some(day),
    }
    None
}

/// A day that must be there and must have come.
pub(crate) fn past_day(
    at: &Setting,
    field: &str,
    typed: Option<Date>,
    errors: &mut Vec<FieldError>,
) -> Option<Date> {
    let day = day(at, field, typed, errors)?;
    if day > at.now.today {
        errors.push(FieldError::new(field, "field-in-the-future"));
        return None;
    }
    Some(day)
}

/// The code of a list of the law in force on a day.
pub(crate) fn listed(
    at: &Setting,
    field: &str,
    (list, code): (&str, &str),
    on: Date,
    errors: &mut Vec<FieldError>,
) {
    let known = at.law.grounds.get(list);
    if code.is_empty() {
        errors.push(FieldError::new(field, "field-missing"));
    } else if known.and_then(|list| list.entry(code, on)).is_none() {
        errors.push(FieldError::new(field, "choice-unknown").with("found", code));
    }
}

/// Wrong entries end the act; none let it go on.
pub(crate) fn refuse(errors: Vec<FieldError>) -> Result<()> {
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}
