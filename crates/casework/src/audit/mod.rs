//! The record of who saw and did what: append-only, each entry bound to the one before it by its hash.
//!
//! Entries stand in lanes so that officers do not wait for each other; a lane is a unit and one of a few
//! numbers. The audit knows no noun: whoever acts brings an [`Event`].

mod bind;
mod check;

pub(crate) use bind::{Binding, bind, is_bound, prints};
pub use check::check;
pub(crate) use check::{stands_at, walk};

use sha2::{Digest, Sha256};
use store::{Asked, Tx, Value, params};

use crate::{Id, Result, Setting};

/// What happened, told by the noun to which it happened.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Name of the event: `petition.filed`.
    pub name: &'static str,
    /// Kind of the thing: `petition`.
    pub subject_kind: &'static str,
    /// The thing, if there is one.
    pub subject: Option<Id>,
    /// Facts worth keeping that name nobody; JSON or empty.
    pub detail: &'a str,
}

/// Who did it, as the audit keeps it.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The official; none for the public and for the program itself.
    pub official: Option<Id>,
    /// The unit for which it was done.
    pub unit: &'a str,
    /// The tenant of that unit.
    pub tenant: &'a str,
    /// The rule of rights under which it was done; none for what needs no permit.
    pub rule: Option<&'a str>,
}

/// Lanes of one unit.
const LANES: i64 = 8;

const OPEN_LANE: &str =
    "insert into audit_head (lane, seq, hash) values ($1, 0, '') on conflict (lane) do nothing";
const TAKE_LANE: &str = "update audit_head set seq = seq + 1 where lane = $1 returning seq, hash";
const CLOSE_LANE: &str = "update audit_head set hash = $2 where lane = $1";
const APPEND: &str = "insert into audit (lane, seq, tenant, at, official, unit, event, subject_kind, subject, detail, previous, hash, rule) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// A lane that was asked for, locked until the end of the transaction.
#[derive(Debug)]
pub(crate) struct LaneAsked {
    lane: String,
    asked: Asked,
}

/// Asks for the lane of a subject, so that the question goes to the database together with others; [`record_in`] writes there.
///
/// # Errors
/// What the database reports.
pub(crate) fn ask_lane(tx: &mut Tx<'_>, by: By<'_>, subject: Option<Id>) -> Result<LaneAsked> {
    ask_named(tx, format!("{}#{}", by.unit, number_of(subject)))
}

/// The number of the lane of a subject.
fn number_of(subject: Option<Id>) -> i64 {
    subject.map_or(0, Id::number).rem_euclid(LANES)
}

fn ask_named(tx: &mut Tx<'_>, lane: String) -> Result<LaneAsked> {
    let asked = tx.ask(TAKE_LANE, params![lane])?;
    Ok(LaneAsked { lane, asked })
}

/// Writes one entry in the transaction of the act.
///
/// # Errors
/// What the database reports.
pub fn record(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, event: &Event<'_>) -> Result<()> {
    let lane = ask_lane(tx, by, event.subject)?;
    record_in(tx, at, by, event, lane)
}

/// As [`record`], in the lane that was asked for.
///
/// # Errors
/// What the database reports.
pub(crate) fn record_in(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    event: &Event<'_>,
    lane: LaneAsked,
) -> Result<()> {
    write(tx, at.now.at, by, event, lane)
}

/// Writes one entry at a moment, microseconds UTC.
fn write(
    tx: &mut Tx<'_>,
    moment: i64,
    by: By<'_>,
    event: &Event<'_>,
    LaneAsked { lane, asked }: LaneAsked,
) -> Result<()> {
    let taken = if let Some(row) = tx.fetch(asked)?.into_iter().next() {
        row
    } else {
        tx.execute(OPEN_LANE, params![lane])?;
        tx.first(TAKE_LANE, params![lane])?
            .ok_or(store::Error::Closed)?
    };
    let (seq, previous): (i64, String) = (taken.get("seq")?, taken.get("hash")?);
    let subject = event.subject.map(Id::number);
    let official = by.official.map(Id::number);
    let values = params![
        lane,
        seq,
        by.tenant,
        moment,
        official,
        by.unit,
        event.name,
        event.subject_kind,
        subject,
        event.detail,
        previous
    ];
    let hash = chain(&with_rule(values, by.rule));
    tx.send(
        APPEND,
        &[values.as_slice(), params![hash, by.rule]].concat(),
    )?;
    tx.send(CLOSE_LANE, params![lane, hash])?;
    Ok(())
}

/// What is hashed: the rule only where there is one, so that entries of before there were rules prove as they did.
fn with_rule<'a>(values: &[Value<'a>], rule: Option<&'a str>) -> Vec<Value<'a>> {
    let rule = rule.map(|rule| Value::Text(rule.into()));
    values.iter().cloned().chain(rule).collect()
}

/// The hash of an entry: every value with its length, so that no two entries read alike.
pub fn chain(values: &[Value<'_>]) -> String {
    let mut digest = Sha256::new();
    for value in values {
        let text = match value {
            Value::Null => continue_mark(&mut digest),
            Value::Int(v) => v.to_string(),
            Value::Text(v) => v.as_ref().to_owned(),
            Value::Bool(v) => v.to_string(),
            Value::Real(v) => v.to_string(),
            Value::Blob(v) => data_encoding::HEXLOWER.encode(v),
        };
        digest.update(text.len().to_be_bytes());
        digest.update(text.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

/// Nothing is told apart from an empty text.
fn continue_mark(digest: &mut Sha256) -> String {
    digest.update([0xff]);
    String::new()
}
