//! The clocks of many subjects at once, for lists.

use std::collections::BTreeMap;

use store::{IntoValue, Tx, Value};

use super::clock::{COLUMNS, Clock};
use crate::{Id, Result, Setting};

/// Subjects of one statement.
const AT_ONCE: usize = 200;

/// For each subject with its unit the clock which that unit owes first: running, with the first due day.
///
/// # Errors
/// What the database reports.
pub fn first_owed(
    tx: &mut Tx<'_>,
    at: &Setting,
    subjects: &[(Id, &str)],
) -> Result<BTreeMap<Id, Clock>> {
    let mut first: BTreeMap<Id, Clock> = BTreeMap::new();
    for some in subjects.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|no| format!("${no}")).collect();
        let sql = format!(
            "select {COLUMNS}, subject from clock where closed_on is null and due_on is not null and subject in ({}) order by due_on, id",
            places.join(", ")
        );
        let values: Vec<Value<'_>> = some.iter().map(|(id, _)| id.value()).collect();
        for row in tx.query(&sql, &values)? {
            let (clock, subject): (Clock, Id) = (Clock::of_row(&row)?, row.get("subject")?);
            let is_theirs = some.contains(&(subject, clock.unit.as_str()));
            if is_theirs && clock.is_running() && at.law.is_owed_by_unit(&clock.term) {
                first.entry(subject).or_insert(clock);
            }
        }
    }
    Ok(first)
}
