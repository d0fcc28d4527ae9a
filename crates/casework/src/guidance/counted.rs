//! What form 06/QLKNTC counts of documents and classes; what is struck out is counted back.

use jiff::civil::Date;
use store::Tx;

use super::words::Does;
use crate::tally::{self, Count};
use crate::{FieldError, Id, Result, Setting};

/// What is counted, of which unit, on which day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing<'a> {
    pub(super) unit: &'a str,
    pub(super) on: Date,
    pub(super) kind: &'static str,
    pub(super) id: Id,
}

/// The measure of a document.
pub(super) const fn measure(does: Does) -> &'static str {
    match does {
        Does::New => "guidance.issued",
        Does::Amends => "guidance.amended",
        Does::Cancels => "guidance.cancelled",
    }
}

/// Counts; a negative amount takes back.
///
/// # Errors
/// A field error in a period that is closed.
pub(super) fn count(
    tx: &mut Tx<'_>,
    at: &Setting,
    thing: Thing<'_>,
    measures: &[(&str, i64)],
) -> Result<()> {
    if let Some(until) = tally::closed_until(tx, thing.unit, thing.on)? {
        let closed = FieldError::new("on", "period-closed");
        return Err(closed.with("until", until).into());
    }
    let each = measures.iter().map(|(measure, amount)| Count {
        unit: thing.unit,
        measure,
        on: thing.on,
        subject_kind: thing.kind,
        subject: thing.id,
        amount: *amount,
    });
    tally::count(tx, at, &each.collect::<Vec<_>>())
}
