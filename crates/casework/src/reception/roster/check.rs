//! What must be true of rosters and sheets, for `tiepdan check`: every sheet is computed again to the đồng.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, params};

use super::sheet::{ClosedSheet, made};
use crate::reception::Month;
use crate::{Id, Result, Setting};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "duty that ends before it counts",
        "select d.id from roster_duty d where d.until_sheet < d.from_sheet order by d.id",
    ),
    (
        "duty that is ended without saying how, or not ended and said to be",
        "select d.id from roster_duty d where (d.until_sheet is null) <> (d.ended_as is null) order by d.id",
    ),
    (
        "duty of nobody",
        "select d.id from roster_duty d where d.official is null and d.name = '' order by d.id",
    ),
    (
        "official on the roster twice in one group on one day",
        "select d.id from roster_duty d where d.until_sheet is null and exists (select 1 from roster_duty e where e.id < d.id \
         and e.official = d.official and e.unit = d.unit and e.on_day = d.on_day and e.paid_group = d.paid_group \
         and e.until_sheet is null) order by d.id",
    ),
    (
        "duty drawn from a session that was not held",
        "select d.id from roster_duty d where d.session is not null and not exists (select 1 from reception_session s \
         where s.id = d.session and s.state = 'held' and s.unit = d.unit) order by d.id",
    ),
];
const SHEETS: &str = "select * from allowance_sheet order by unit, month, no";

/// Every fault of rosters and sheets, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    let rows = tx.query(SHEETS, params![])?;
    let mut last: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
    for row in &rows {
        let sheet = ClosedSheet::of_row(row)?;
        let Ok(first) = format!("{}-01", sheet.month).parse::<Date>() else {
            faults.push(format!("allowance sheet {} of no month", sheet.id));
            continue;
        };
        let made = made(tx, at, &sheet.unit, Month::of(first), sheet.no)?;
        let place = (sheet.unit.clone(), sheet.month.clone());
        let (no, before) = last.get(&place).copied().unwrap_or_default();
        let people = i64::try_from(made.lines.len()).unwrap_or(i64::MAX);
        let told = (sheet.no, sheet.total, sheet.paid, sheet.people);
        let found = (no + 1, made.total, made.total - before, people);
        if told != found {
            faults.push(format!(
                "allowance sheet {}: it says {told:?}, the roster {found:?}",
                sheet.id
            ));
        }
        last.insert(place, (sheet.no, sheet.total));
    }
    Ok(faults)
}
