//! The docket (sổ thụ lý): the append-only list of a case's steps.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Row, Tx, params};

use super::case::Case;
use crate::audit::{chain, stands_at, walk};
use crate::{Id, Result, Setting};

/// One step as the docket keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number in the docket, from 1.
    pub seq: i64,
    /// Id of the step.
    pub step: String,
    /// What it means to the register.
    pub act: String,
    /// The day of the step.
    pub on: Date,
    /// The moment it was entered, microseconds UTC.
    pub at: i64,
    /// Who entered it; none for the passing of a day.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// The article.
    pub article: String,
    /// The state after it.
    pub state: String,
    /// What was entered, as JSON.
    pub fields: String,
    /// Hash of the entry.
    pub hash: String,
}

impl Entry {
    /// The hash that this entry must have after the one before.
    fn proven(&self, case: Id, tenant: &str, previous: &str) -> String {
        let writing = Writing {
            step: &self.step,
            act: &self.act,
            on: self.on,
            official: self.official,
            unit: &self.unit,
            article: &self.article,
            state: &self.state,
            fields: &self.fields,
        };
        hash_of(case, self.seq, tenant, &writing, self.at, previous)
    }
}

/// The number of the first entry at which the chain of a whole docket is broken.
pub fn first_break(case: Id, tenant: &str, entries: &[Entry]) -> Option<i64> {
    let (mut seq, mut previous) = (0, "");
    for entry in entries {
        seq += 1;
        if entry.seq != seq || entry.hash != entry.proven(case, tenant, previous) {
            return Some(seq);
        }
        previous = &entry.hash;
    }
    None
}

/// A step to be written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing<'a> {
    pub(super) step: &'a str,
    pub(super) act: &'a str,
    pub(super) on: Date,
    pub(super) official: Option<Id>,
    pub(super) unit: &'a str,
    pub(super) article: &'a str,
    pub(super) state: &'a str,
    pub(super) fields: &'a str,
}

const APPEND: &str = "insert into docket (case_id, seq, tenant, step, act, on_day, at, official, unit, article, state, fields, previous, hash) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const OF_CASE: &str = "select seq, tenant, step, act, on_day, at, official, unit, article, state, fields, previous, hash \
     from docket where case_id = $1 order by seq";
/// As its hashes take it.
const CHAIN: &str = "select case_id, seq, tenant, step, act, on_day, at, official, unit, article, state, fields, previous, hash \
     from docket where case_id = $1 order by seq";
const HEADS: &str =
    "select id, docket_length, docket_hash from cases where id > $1 order by id limit 500";

/// Appends a step; the case's length and hash go on with it and are saved by the caller.
pub(super) fn append(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &mut Case,
    writing: &Writing<'_>,
) -> Result<()> {
    let seq = case.docket_length + 1;
    let previous = std::mem::take(&mut case.docket_hash);
    let hash = hash_of(case.id, seq, &case.tenant, writing, at.now.at, &previous);
    tx.send(
        APPEND,
        params![
            case.id,
            seq,
            case.tenant,
            writing.step,
            writing.act,
            writing.on,
            at.now.at,
            writing.official,
            writing.unit,
            writing.article,
            writing.state,
            writing.fields,
            previous,
            hash
        ],
    )?;
    (case.docket_length, case.docket_hash) = (seq, hash);
    Ok(())
}

fn hash_of(
    case: Id,
    seq: i64,
    tenant: &str,
    writing: &Writing<'_>,
    at: i64,
    previous: &str,
) -> String {
    let official = writing.official.map(Id::number);
    chain(params![
        case,
        seq,
        tenant,
        writing.step,
        writing.act,
        writing.on,
        at,
        official,
        writing.unit,
        writing.article,
        writing.state,
        writing.fields,
        previous
    ])
}

/// The docket of a case. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn docket(tx: &mut Tx<'_>, case: Id) -> Result<Vec<Entry>> {
    Ok(tx
        .query(OF_CASE, params![case])?
        .iter()
        .map(entry)
        .collect::<store::Result<_>>()?)
}

fn entry(row: &Row) -> store::Result<Entry> {
    Ok(Entry {
        seq: row.get("seq")?,
        step: row.get("step")?,
        act: row.get("act")?,
        on: row.get("on_day")?,
        at: row.get("at")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        article: row.get("article")?,
        state: row.get("state")?,
        fields: row.get("fields")?,
        hash: row.get("hash")?,
    })
}

/// Every break of a docket's chain, one line each; empty when all are whole.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let (mut faults, mut after) = (Vec::new(), Id::of(i64::MIN));
    loop {
        let heads = tx.query(HEADS, params![after])?;
        let Some(last) = heads.last() else {
            return Ok(faults);
        };
        after = last.get("id")?;
        for head in &heads {
            check_one(tx, head, &mut faults)?;
        }
    }
}

fn check_one(tx: &mut Tx<'_>, head: &Row, faults: &mut Vec<String>) -> Result<()> {
    let case: Id = head.get("id")?;
    let rows = tx.query(CHAIN, params![case])?;
    let end = walk(&format!("docket of case {case}"), &rows, faults);
    let is_at_end = end
        .is_some_and(|(seq, hash)| stands_at(head, ("docket_length", seq), ("docket_hash", &hash)));
    if !is_at_end {
        faults.push(format!(
            "case {case}: it does not stand where its docket ends"
        ));
    }
    Ok(())
}
