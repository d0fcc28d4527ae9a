//! Bounds of what is typed, and what no text of supervision may tell.

use jiff::civil::Date;
use store::{Tx, params};

pub(super) use crate::given::{LINE, TEXT, bounded, needed, refuse};
use crate::person::Names;
use crate::{Failure, FieldError, Id, Result, Setting};

/// A field must be one of the law's.
pub(super) fn check_topic(at: &Setting, topic: &str, errors: &mut Vec<FieldError>) {
    if topic.is_empty() {
        errors.push(FieldError::new("topic", "field-missing"));
    } else if !at
        .law
        .classification
        .topics
        .iter()
        .any(|one| one.id == topic)
    {
        errors.push(FieldError::new("topic", "choice-unknown").with("found", topic));
    }
}

/// A day that is past or today; today where none is given.
pub(super) fn day_or_today(
    field: &str,
    on: Option<Date>,
    at: &Setting,
    errors: &mut Vec<FieldError>,
) -> Date {
    let (on, first) = (on.unwrap_or(at.now.today), at.law.first_day());
    if on > at.now.today {
        errors.push(FieldError::new(field, "field-in-the-future"));
    }
    if on < first {
        errors.push(FieldError::new(field, "field-before-the-law").with("first", first));
    }
    on
}

/// The day of an act: today when none is given, not in the future and not before the act before it.
pub(super) fn act_day(at: &Setting, on: Option<Date>, last: Date) -> Result<Date> {
    let on = on.unwrap_or(at.now.today);
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if on < last {
        return Err(FieldError::new("on", "before-the-last-step")
            .with("last", last)
            .into());
    }
    Ok(on)
}

const SEALED_CASE: &str = "select sealed from cases where id = $1";

/// Refuses texts about a case that tell who denounced.
pub(super) fn check_names_of_case(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: Id,
    texts: &[(&str, &str)],
) -> Result<()> {
    let row = tx
        .first(SEALED_CASE, params![case])?
        .ok_or(Failure::NotFound)?;
    if !row.get::<bool>("sealed")? {
        return Ok(());
    }
    refuse(Names::of_case(tx, at, case)?.check(texts.iter().copied()))
}
