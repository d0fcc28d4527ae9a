//! Petitions that may be the same matter: by the same person, or with the same text (rulebook §4.5).

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::access::Scope;
use crate::{Failure, Id, Result};

/// A petition that may be the same matter. One of another unit shows only where and when it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The petition.
    pub id: Id,
    /// The unit that holds it.
    pub unit: String,
    /// Its number and year there.
    pub number: (i64, i64),
    /// The day it came.
    pub received_on: Date,
    /// 0 to 100.
    pub score: i64,
    /// Why: `same-text`, `same-person`.
    pub reasons: Vec<&'static str>,
    /// What it is about, when the reader may see it.
    pub summary: Option<String>,
    /// The case it opened or joined, when the reader may see it.
    pub case: Option<Id>,
}

/// Most that are shown.
const MOST: i64 = 20;
/// Equal letters tell more than an equal sender.
const SAME_TEXT: i64 = 70;
const SAME_PERSON: i64 = 40;

/// Petitions anywhere in the register that may be the same matter as one in scope, best first. A sealed one is never set
/// beside an open one: the name on that would tell who denounces (Law on Denunciations art. 8(3)).
///
/// # Errors
/// Not found when the petition is out of scope.
pub fn similar(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Vec<Likeness>> {
    let [unit, below] = scope.values();
    let visible = format!(
        "select id from petition q where q.id = $1 and {}",
        scope.condition("q.unit", 2)
    );
    tx.first(
        &visible,
        &[params![id].as_slice(), &[unit.clone(), below.clone()]].concat(),
    )?
    .ok_or(Failure::NotFound)?;
    let columns = format!(
        "q.id, q.unit, q.number, q.year, q.received_on, q.summary, q.case_id, case when {} then 1 else 0 end as seen",
        scope.condition("q.unit", 2)
    );
    let same_text = format!(
        "select {columns} from petition q join petition o on o.id = $1 where q.text_print = o.text_print and q.text_print <> '' and q.sealed = o.sealed \
         and q.id <> o.id order by q.id desc limit {MOST}"
    );
    let same_person = format!(
        "select distinct {columns} from petition q join petition_party pq on pq.petition = q.id join petition_party po on po.person = pq.person \
         where po.petition = $1 and q.id <> $1 order by q.id desc limit {MOST}"
    );
    let mut found: Vec<Likeness> = Vec::new();
    for (sql, score, reason) in [
        (same_text, SAME_TEXT, "same-text"),
        (same_person, SAME_PERSON, "same-person"),
    ] {
        for row in tx.query(
            &sql,
            &[params![id].as_slice(), &[unit.clone(), below.clone()]].concat(),
        )? {
            add(&mut found, &row, score, reason)?;
        }
    }
    found.sort_by_key(|one| (-one.score, -one.id.number()));
    found.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok(found)
}

fn add(
    found: &mut Vec<Likeness>,
    row: &Row,
    score: i64,
    reason: &'static str,
) -> store::Result<()> {
    let id: Id = row.get("id")?;
    if let Some(known) = found.iter_mut().find(|known| known.id == id) {
        known.score = (known.score + score).min(100);
        known.reasons.push(reason);
        return Ok(());
    }
    let seen = row.get::<i64>("seen")? == 1;
    found.push(Likeness {
        id,
        unit: row.get("unit")?,
        number: (row.get("number")?, row.get("year")?),
        received_on: row.get("received_on")?,
        score,
        reasons: vec![reason],
        summary: if seen {
            Some(row.get("summary")?)
        } else {
            None
        },
        case: if seen { row.get("case_id")? } else { None },
    });
    Ok(())
}
