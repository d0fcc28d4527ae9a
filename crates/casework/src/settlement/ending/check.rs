//! What must be true of how cases end, for `tiepdan check`: every row has its docket entry, every publicity its least days.

use store::{Tx, params};

use crate::{Id, Result};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "withdrawal without its docket entry",
        "select w.id from withdrawal w where not exists (select 1 from docket k where k.case_id = w.case_id and k.seq = w.seq \
         and k.act in ('withdraw_whole', 'withdraw_part') and k.on_day = w.on_day) order by w.id",
    ),
    (
        "withdrawal by nobody",
        "select w.id from withdrawal w where w.people < 1 order by w.id",
    ),
    (
        "service without its docket entry",
        "select s.id from service s where not exists (select 1 from docket k where k.case_id = s.case_id and k.seq = s.sent_seq \
         and k.act in ('send', 'deliver')) order by s.id",
    ),
    (
        "service before it was sent",
        "select s.id from service s where s.served_on < s.sent_on order by s.id",
    ),
    (
        "publicity without its docket entry",
        "select p.id from publication p where not exists (select 1 from docket k where k.case_id = p.case_id and k.seq = p.seq \
         and k.act = 'publish') order by p.id",
    ),
    (
        "publicity that ends before it begins",
        "select p.id from publication p where p.until_on < p.from_on order by p.id",
    ),
    (
        "publicity taken down without a reason",
        "select p.id from publication p where p.down_on is not null and p.down_reason = '' order by p.id",
    ),
    (
        "judgment without its docket entry",
        "select l.id from lawsuit l where l.judged_on is not null and not exists (select 1 from docket k where k.case_id = l.case_id \
         and k.seq = l.judged_seq and k.act = 'judge') order by l.id",
    ),
    (
        "judgment before its suit",
        "select l.id from lawsuit l where l.judged_on < l.accepted_on order by l.id",
    ),
    (
        "look again without its docket entry",
        "select r.id from reexamination r where not exists (select 1 from docket k where k.case_id = r.case_id and k.seq = r.seq \
         and k.act = 'reexamine' and k.on_day = r.ordered_on) order by r.id",
    ),
];

/// Every fault of withdrawals, services, publications, suits and looks again, one line each; empty when all is well.
pub(in crate::settlement) fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
