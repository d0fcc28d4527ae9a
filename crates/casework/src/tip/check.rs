//! What must be true of what was told without a name, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "tip at the unit that never gets it, or below it",
        "select t.id from anonymous_tip t where t.kept_from is not null and exists (select 1 from unit_reach r where r.upper = t.kept_from \
         and r.lower = t.unit) order by t.id",
    ),
    (
        "tip that is closed and open at once",
        "select t.id from anonymous_tip t where (t.stand = 'closed') <> (t.closed_on is not null) or (t.closed_on is null) <> (t.ground is null) \
         order by t.id",
    ),
    (
        "tip without what was told",
        "select t.id from anonymous_tip t where not exists (select 1 from tip_content c where c.id = t.content and c.tip = t.id) order by t.id",
    ),
    (
        "tip with a message or a file without its content",
        "select t.id from anonymous_tip t where exists (select 1 from tip_message m where m.tip = t.id and not exists (select 1 \
         from tip_content c where c.id = m.content and c.tip = t.id)) or exists (select 1 from tip_file f where f.tip = t.id \
         and not exists (select 1 from tip_content c where c.id = f.content and c.tip = t.id)) order by t.id",
    ),
    (
        "tip with a gap in its talk",
        "select t.id from anonymous_tip t where (select count(*) from tip_message m where m.tip = t.id) \
         <> coalesce((select max(m.no) from tip_message m where m.tip = t.id), 0) order by t.id",
    ),
    (
        "tip with a gap among its acts",
        "select t.id from anonymous_tip t where (select count(*) from tip_step s where s.tip = t.id) \
         <> coalesce((select max(s.seq) from tip_step s where s.tip = t.id), 0) order by t.id",
    ),
    (
        "tip that does not stand as its last act says",
        "select t.id from anonymous_tip t where t.stand <> coalesce((select case s.act when 'used' then 'used' when 'closed' then 'closed' \
         else 'received' end from tip_step s where s.tip = t.id order by s.seq desc limit 1), '') order by t.id",
    ),
    (
        "tip at another unit than where it went",
        "select t.id from anonymous_tip t where t.unit <> coalesce((select coalesce(s.to_unit, s.unit) from tip_step s where s.tip = t.id \
         order by s.seq desc limit 1), '') order by t.id",
    ),
];

/// Every fault of what was told without a name, one line each; empty when all is well.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
