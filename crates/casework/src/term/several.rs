//! The clocks of many subjects at once, for lists.

use std::collections::BTreeMap;

use store::{IntoValue, Tx, Value};

use super::clock::{COLUMNS, Clock};
use crate::{Id, Result, Setting};

/// Subjects of one statement.
const AT_ONCE: usize = 200;

/// For each subject the clock whose unit owes first: running, and the one with the first due day.
///
/// # Errors
/// What the database reports.
pub fn first_owed(tx: &mut Tx<'_>, at: &Setting, subjects: &[Id]) -> Result<BTreeMap<Id, Clock>> {
    let mut first: BTreeMap<Id, Clock> = BTreeMap::new();
    for some in subjects.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|no| format!("${no}")).collect();
        let sql = format!(
            "select {COLUMNS}, subject from clock where closed_on is null and due_on is not null and subject in ({}) order by due_on, id",
            places.join(", ")
        );
        let values: Vec<Value<'_>> = some.iter().map(IntoValue::value).collect();
        for row in tx.query(&sql, &values)? {
            let clock = Clock::of_row(&row)?;
            if clock.suspended_on.is_none() && at.law.is_owed_by_unit(&clock.term) {
                first.entry(row.get("subject")?).or_insert(clock);
            }
        }
    }
    Ok(first)
}
