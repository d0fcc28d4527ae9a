//! All the rows that belong to what is kept from somebody.

use std::collections::BTreeSet;

use store::{Tx, params};

use super::table::KEPT;
use crate::{Id, Result};

/// Petitions with what they came from and became, and the cases they are settled in; `{ids}`: those found so far.
const PETITIONS: &str = "select id, case_id, visit, part_of, came_from, sent_petition from petition where id in ({ids}) \
     union select id, case_id, visit, part_of, came_from, sent_petition from petition where case_id in ({ids}) \
     union select id, case_id, visit, part_of, came_from, sent_petition from petition where part_of in ({ids}) \
     union select id, case_id, visit, part_of, came_from, sent_petition from petition where came_from in ({ids}) \
     union select id, case_id, visit, part_of, came_from, sent_petition from petition where duplicate_of in ({ids})";
/// Columns of a petition that name another row of the same matter.
const LEADS: [&str; 5] = ["case_id", "visit", "part_of", "came_from", "sent_petition"];
/// Visits at which the matter was spoken of, before there was a petition too.
const VISITS: &str = "select id, matter from visit where id in ({ids}) union select id, matter from visit where petition in ({ids}) \
     union select id, matter from visit where case_id in ({ids}) union select id, matter from visit where matter in ({ids})";
/// A case that goes on with one of them: a second instance, a denunciation continued.
const LATER: &str = "select id from cases where earlier_case in ({ids})";

/// Rows that are not there for somebody: petitions, cases and all that belongs to them, by their ids, which no two tables share.
pub(super) struct Hidden {
    /// Petitions, cases and visits.
    matters: BTreeSet<Id>,
    all: BTreeSet<Id>,
}

impl Hidden {
    /// Whatever belongs to these petitions and cases.
    ///
    /// # Errors
    /// What the database reports.
    pub(super) fn of(tx: &mut Tx<'_>, against: &[Id]) -> Result<Self> {
        let mut matters: BTreeSet<Id> = against.iter().copied().collect();
        loop {
            let before = matters.len();
            let ids = list(&matters);
            for row in tx.query(&PETITIONS.replace("{ids}", &ids), params![])? {
                matters.insert(row.get("id")?);
                for column in LEADS {
                    matters.extend(row.get::<Option<Id>>(column)?);
                }
            }
            for row in tx.query(&VISITS.replace("{ids}", &ids), params![])? {
                matters.extend([row.get::<Id>("id")?, row.get("matter")?]);
            }
            for row in tx.query(&LATER.replace("{ids}", &ids), params![])? {
                matters.insert(row.get("id")?);
            }
            if matters.len() == before {
                break;
            }
        }
        let mut all = matters.clone();
        for table in KEPT.iter().filter(|table| table.has_id) {
            for column in table.belongs {
                let sql = table.belonging(column, &list(&all));
                for row in tx.query(&sql, params![])? {
                    all.insert(row.get("id")?);
                }
            }
        }
        Ok(Self { matters, all })
    }

    pub(super) fn holds(&self, id: Id) -> bool {
        self.all.contains(&id)
    }

    /// The ids as a text holds them.
    pub(super) fn list(&self) -> String {
        list(&self.all)
    }

    /// Those of petitions and cases alone.
    pub(super) fn matters(&self) -> String {
        list(&self.matters)
    }
}

/// Numbers between commas; there is always one.
fn list(ids: &BTreeSet<Id>) -> String {
    let each: Vec<String> = ids.iter().map(|id| id.number().to_string()).collect();
    each.join(", ")
}
