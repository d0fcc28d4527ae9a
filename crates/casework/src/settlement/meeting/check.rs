//! What must be true of every meeting, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// What must not be found, each with what it is; one row with the id of its case for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "meeting without its docket entry in case",
        "select m.case_id as id from meeting m where not exists (select 1 from docket d where d.case_id = m.case_id \
         and d.seq = m.entry and d.act = m.kind and d.on_day = m.on_day) order by m.case_id, m.no",
    ),
    (
        "person at no meeting of case",
        "select p.case_id as id from meeting_person p where not exists (select 1 from meeting m where m.case_id = p.case_id \
         and m.no = p.meeting) order by p.case_id, p.meeting, p.no",
    ),
    (
        "outcome of a meeting on a content that is not of case",
        "select p.case_id as id from meeting_content p where not exists (select 1 from meeting m where m.case_id = p.case_id \
         and m.no = p.meeting) or not exists (select 1 from case_content c where c.case_id = p.case_id and c.no = p.content) \
         order by p.case_id, p.meeting, p.content",
    ),
];

/// Every fault of the meetings, one line each.
pub(in crate::settlement) fn check(tx: &mut Tx<'_>, faults: &mut Vec<String>) -> Result<()> {
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(())
}
