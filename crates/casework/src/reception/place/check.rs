//! What must be true of what is kept of places, for `tiepdan check`: above all that there is no room for a person.

use store::{Tx, params};

use crate::{Id, MIGRATIONS, Result};

/// The tables of places.
const TABLES: [&str; 3] = ["security_meeting", "place_incident", "place_help"];
/// Parts of names of columns that would tell who somebody is.
const OF_A_PERSON: [&str; 9] = [
    "person", "name", "citizen", "visit", "petition", "case", "address", "phone", "paper",
];

/// Each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "help for nobody",
        "select h.id from place_help h where h.people < 1 or h.amount < 0 order by h.id",
    ),
    (
        "incident without what happened and what was done",
        "select i.id from place_incident i where i.happened = '' or i.done = '' order by i.id",
    ),
    (
        "security meeting without minutes",
        "select m.id from security_meeting m where m.minutes = '' order by m.id",
    ),
];

/// Columns of a table that would tell who somebody is, in the texts of some schema.
fn telling<'a>(texts: impl Iterator<Item = &'a str>, table: &str) -> Vec<String> {
    let mut found = Vec::new();
    for text in texts {
        let made = format!("create table {table} (");
        let added = format!("alter table {table} add column ");
        let columns = text
            .split(&made)
            .skip(1)
            .filter_map(|rest| rest.split(");").next());
        let each = columns.flat_map(|columns| columns.split(','));
        let later = text.split(&added).skip(1);
        for column in each.chain(later) {
            let column = column.split_whitespace().next().unwrap_or_default();
            if OF_A_PERSON.iter().any(|word| column.contains(word)) {
                found.push(format!(
                    "{table} has a column {column}, which tells of a person"
                ));
            }
        }
    }
    found
}

/// Every fault of places, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for table in TABLES {
        faults.extend(telling(MIGRATIONS.iter().map(|one| one.sql), table));
    }
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_tells_of_a_person_is_found_when_it_is_made_and_when_it_is_added() {
        let made =
            "create table place_help (id bigint, person bigint);\ncreate table other (name text);";
        let added = "alter table place_help add column full_name text;";
        let found = telling([made, added].into_iter(), "place_help");
        assert_eq!(found.len(), 2, "{found:?}");
        for table in TABLES {
            let texts = MIGRATIONS.iter().map(|one| one.sql);
            assert!(
                texts
                    .clone()
                    .any(|text| text.contains(&format!("create table {table} (")))
            );
            assert_eq!(telling(texts, table), Vec::<String>::new());
        }
    }
}
