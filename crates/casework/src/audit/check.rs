//! The proof of the lanes: no entry changed, moved, lost or added, each with its number.

use store::{Row, Tx, params};

use super::chain;
use crate::Result;

const LANE_HEADS: &str = "select lane, seq, hash from audit_head order by lane";
const LANE: &str = "select lane, seq, tenant, at, official, unit, event, subject_kind, subject, detail, previous, rule, hash \
     from audit where lane = $1 order by seq";
const WITHOUT_HEAD: &str = "select distinct a.lane from audit a \
     where not exists (select 1 from audit_head h where h.lane = a.lane) order by a.lane";

/// Every break of the audit's chains, one line each; empty when the record is whole.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for head in tx.query(LANE_HEADS, params![])? {
        let lane: String = head.get("lane")?;
        let rows = tx.query(LANE, params![lane])?;
        let end = walk(&format!("audit {lane}"), &rows, &mut faults);
        if end.is_none_or(|(seq, hash)| !stands_at(&head, ("seq", seq), ("hash", &hash))) {
            faults.push(format!(
                "audit_head {lane}: it is not where the entries of the lane end"
            ));
        }
    }
    for row in tx.query(WITHOUT_HEAD, params![])? {
        let lane: String = row.get("lane")?;
        faults.push(format!(
            "audit {lane}: entries stand in a lane without head"
        ));
    }
    Ok(faults)
}

/// Does a head stand where the chain ends?
pub(crate) fn stands_at(head: &Row, (seq, last): (&str, i64), (hash, end): (&str, &str)) -> bool {
    head.get::<i64>(seq).is_ok_and(|found| found == last)
        && head.get::<String>(hash).is_ok_and(|found| found == end)
}

/// Walks a chain whose rows end with `previous` and `hash` and have `seq`; every other column is in the hash. Answers the
/// number and hash of the last row; none when one cannot be read.
pub(crate) fn walk(what: &str, rows: &[Row], faults: &mut Vec<String>) -> Option<(i64, String)> {
    let (mut last, mut expected) = (0_i64, String::new());
    for row in rows {
        let Ok(seq) = row.get::<i64>("seq") else {
            faults.push(format!("{what}: an entry after {last} has no number"));
            return None;
        };
        if seq != last + 1 {
            faults.push(format!(
                "{what}: entries are missing between {last} and {seq}"
            ));
        }
        let previous: String = row.get("previous").unwrap_or_default();
        let kept: String = row.get("hash").unwrap_or_default();
        if proven(row) != kept {
            faults.push(format!(
                "{what} entry {seq}: it was changed, its hash is not that of what stands in it"
            ));
        }
        if previous != expected && seq == last + 1 {
            faults.push(format!(
                "{what} entry {seq}: it is not bound to the one before"
            ));
        }
        (last, expected) = (seq, kept);
    }
    Some((last, expected))
}

/// The hash of the values but the last, which is the hash that is kept; of entries of before there were rules without the rule.
fn proven(row: &Row) -> String {
    let Some((_, rest)) = row.values().split_last() else {
        return String::new();
    };
    let has_no_rule = row
        .get::<Option<String>>("rule")
        .is_ok_and(|rule| rule.is_none());
    match rest.split_last() {
        Some((_, older)) if has_no_rule => chain(older),
        _ => chain(rest),
    }
}
