//! What must not be found among studies, each with what it is; one row with its id for each fault.

use jiff::civil::Date;
use store::{Tx, params};

use super::ask::notice_of;
use crate::{Id, Result, Setting};

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "study of another committee's petition",
        "select s.id from petition_study s where not exists (select 1 from petition q where q.id = s.petition and q.unit = s.unit) order by s.id",
    ),
    (
        "study advised without a proposal",
        "select s.id from petition_study s where (s.advised_on is not null) <> (s.proposal is not null) \
         or (s.stand not in ('asked', 'returned') and s.advised_on is null) order by s.id",
    ),
    (
        "study that is ended and open at once",
        "select s.id from petition_study s where (s.closed_on is not null) <> (s.stand = 'closed') order by s.id",
    ),
    (
        "study that was told and not concluded",
        "select s.id from petition_study s where (s.noticed_on is not null and s.concluded_on is null) \
         or (s.noticed_on is null and s.stand in ('noticed', 'closed')) order by s.id",
    ),
];

const NOTICES: &str = "select s.id, q.received_on, s.is_complex, s.notice_term, s.notice_due from petition_study s \
     join petition q on q.id = s.petition order by s.id";

/// Studies whose day of notice is not the law's, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for row in tx.query(NOTICES, params![])? {
        let (received_on, is_complex): (Date, bool) =
            (row.get("received_on")?, row.get("is_complex")?);
        let kept: (String, Option<Date>) = (row.get("notice_term")?, row.get("notice_due")?);
        if notice_of(at, received_on, is_complex) != kept {
            faults.push(format!(
                "study with a notice that is not the law's {}",
                row.get::<Id>("id")?
            ));
        }
    }
    Ok(faults)
}
