//! The period that is asked for: from a day to a day; without them the reporting year so far.

use casework::{Failure, report};
use law::Law;
use law::period::Period;
use words::t;

use crate::pages::report::running_year;
use crate::web::failure::field_fault;
use crate::web::{Field, Fields, Kind, PageContext, Problem, Typed};

/// From a day to a day.
pub(super) struct PeriodQuery;

impl Fields for PeriodQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("from", t!("report-from"), 10),
        Field::line("until", t!("report-until"), 10),
        Field::line("measure", t!("responsibility-measure"), 20),
        Field::line("part", t!("responsibility-part"), 3),
        Field::line("after", t!("list-pages"), 20),
    ];
}

/// The period of a form; where it says none that can be, the reporting year so far with what is wrong beside the field.
///
/// # Errors
/// Not found where the law has no reporting year.
pub(super) fn period(t: &PageContext, law: &Law, typed: &mut Typed) -> Result<Period, Problem> {
    let running = running_year(law, t.today()).ok_or(Kind::NotFound)?;
    let until = running.to.min(t.today());
    let so_far = law.periods.range(running.from, until).unwrap_or(running);
    let mut days = [so_far.from, so_far.to];
    for (name, day) in ["from", "until"].into_iter().zip(&mut days) {
        if typed.value(name).is_empty() {
            typed.put(name, day.to_string());
        }
        *day = typed.day(name).unwrap_or(*day);
    }
    if !typed.is_valid() {
        return Ok(so_far);
    }
    let [from, until] = days;
    match report::measured_period(law, from, until) {
        Ok(period) => Ok(period),
        Err(Failure::Invalid(errors)) => {
            typed.refuse_all(errors.into_iter().map(field_fault));
            Ok(so_far)
        }
        Err(failure) => Err(failure.into()),
    }
}
