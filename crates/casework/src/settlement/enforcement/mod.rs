//! Carrying a decision out (thi hành): what it orders becomes duties (nghĩa vụ), each owed by somebody until a day; what is
//! carried out is written in instalments, to the last đồng and square metre, and never beyond the order without a reason.

mod assign;
mod check;
mod end;
mod lay_down;
mod perform;
mod query;
mod row;

use law::procedure::{Field, Procedure, Step};
use store::{Tx, params};

pub(super) use check::check;
pub use query::{DutyFilter, DutyLine, duties, late_duties};
pub use row::{DutyRow, InstalmentRow};
pub(super) use row::{duties_of, instalments_of};

use crate::{Id, Result};

const OPEN: &str =
    "select cast(count(*) as bigint) as n from duty where case_id = $1 and state = 'open'";

/// Is nothing left to be carried out of the decisions of a case?
pub(super) fn is_carried_out(tx: &mut Tx<'_>, case: Id) -> Result<bool> {
    let row = tx.first(OPEN, params![case])?;
    Ok(row.map_or(Ok(0), |row| row.get::<i64>("n"))? == 0)
}

/// Does the step itself write down what was carried out?
pub(super) fn carries_out(step: &Step) -> bool {
    step.fields.iter().any(|field| field.carries_out.is_some())
}

/// Is it the amount of an order that is carried out later?
fn is_order(procedure: &Procedure, what: &str) -> bool {
    let fields = procedure.steps.iter().flat_map(|step| &step.fields);
    let mut carrying = fields.filter_map(|field: &Field| field.carries_out.as_deref());
    carrying.any(|order| order == what)
}
