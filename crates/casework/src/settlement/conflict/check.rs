//! What must be true of every conflict of interest, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// What must not be found, each with what it is; one row with the id of its case for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "conflict of interest that no docket entry declared in case",
        "select i.case_id as id from interest i where not exists (select 1 from docket d where d.case_id = i.case_id \
         and d.seq = i.entry and d.act = 'declare_interest') order by i.case_id, i.no",
    ),
    (
        "conflict of interest decided without its docket entry in case",
        "select i.case_id as id from interest i where (i.decision is null) <> (i.decided_entry is null) or (i.decided_entry is not null \
         and not exists (select 1 from docket d where d.case_id = i.case_id and d.seq = i.decided_entry and d.act = 'decide_interest')) \
         order by i.case_id, i.no",
    ),
    (
        "conflict of interest decided by the official himself in case",
        "select i.case_id as id from interest i where i.decided_by = i.official order by i.case_id, i.no",
    ),
    (
        "step by an official in a conflict of interest in case",
        "select i.case_id as id from interest i join docket d on d.case_id = i.case_id and d.official = i.official and d.seq > i.entry \
         where d.act not in ('declare_interest', 'note', 'join') and (i.decided_entry is null or d.seq < i.decided_entry \
         or i.decision = 'stands_aside') order by i.case_id, i.no, d.seq",
    ),
];

/// Every fault of the conflicts of interest, one line each.
pub(in crate::settlement) fn check(tx: &mut Tx<'_>, faults: &mut Vec<String>) -> Result<()> {
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(())
}
