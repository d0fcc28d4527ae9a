//! What must not be found among reports, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// Each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "report that does not stand as its last act says",
        "select r.id from period_report r where r.stand <> coalesce((select s.act from period_report_step s where s.report = r.id \
         order by s.seq desc limit 1), '') order by r.id",
    ),
    (
        "report with a gap among its acts",
        "select r.id from period_report r where (select count(*) from period_report_step s where s.report = r.id) \
         <> coalesce((select max(s.seq) from period_report_step s where s.report = r.id), 0) order by r.id",
    ),
    (
        "report that is sent without a day",
        "select r.id from period_report r where (r.sent_on is null) = (r.stand in ('sent', 'accepted')) order by r.id",
    ),
    (
        "report whose figures are closed although it was returned",
        "select r.id from period_report r where r.stand = 'returned' and exists (select 1 from frozen_figure f where f.unit = r.unit \
         and f.period = r.period) order by r.id",
    ),
    (
        "report copied to its own line",
        "select r.id from period_report r join report_copy c on c.unit = r.unit join unit_reach u on u.upper = c.receiver \
         and u.lower = c.unit order by r.id",
    ),
];

/// Every fault of reports, one line each; empty when all is well.
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
