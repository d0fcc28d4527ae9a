//! The proof of the papers: every number is there once and none is missing; every issued paper is the one that was printed.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::{Tx, params};

use super::bind;
use crate::Result;

const GAPS: &str = "select s.unit, s.series, s.year, s.last, cast(count(n.id) as bigint) as numbered, cast(count(distinct n.number) as bigint) as numbers \
     from series s join notice n on n.unit = s.unit and n.series = s.series and n.year = s.year \
     group by s.unit, s.series, s.year, s.last having count(n.id) <> count(distinct n.number) or max(n.number) - min(n.number) + 1 <> count(n.id) \
     or max(n.number) <> s.last order by s.unit, s.series, s.year";
const NEXT: &str = "select p.id, p.hash, c.bytes from paper p left join content c on c.hash = p.hash \
     where p.state = 'issued' and not p.sealed and p.id > $1 order by p.id limit 50";

/// Every fault, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for row in tx.query(GAPS, &[])? {
        let (unit, series): (String, String) = (row.get("unit")?, row.get("series")?);
        let year: i64 = row.get("year")?;
        faults.push(format!(
            "{unit}: the numbers of {series} in {year} have gaps or doubles"
        ));
    }
    bind::check(tx, &mut faults)?;
    let mut after = i64::MIN;
    loop {
        let rows = tx.query(NEXT, params![after])?;
        let Some(last) = rows.last() else {
            return Ok(faults);
        };
        after = last.get("id")?;
        for row in &rows {
            let (id, hash): (crate::Id, String) = (row.get("id")?, row.get("hash")?);
            let bytes: Option<Vec<u8>> = row.get("bytes")?;
            let is_whole =
                bytes.is_some_and(|bytes| HEXLOWER.encode(&Sha256::digest(&bytes)) == hash);
            if !is_whole {
                faults.push(format!("paper {id}: it is not the one that was issued"));
            }
        }
    }
}
