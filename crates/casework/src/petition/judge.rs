//! What whoever filed says of the answer: a mark and a word, by the code of the petition and without a name.

use store::{Tx, params};

use super::file::secret_hash;
use super::query::plain_code;
use crate::audit::{self, By, Event};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// The best mark.
pub const BEST_MARK: i64 = 5;
/// Longest word.
const LONGEST: usize = 500;

/// A judgement.
#[derive(Debug, Clone, Default)]
pub struct Judging {
    /// From 1 to [`BEST_MARK`].
    pub mark: Option<i64>,
    /// A word, if there is one. Of who is under the seal none is kept.
    pub text: String,
}

/// A petition that was answered: without a case when it was handled, with one when that was decided or ended.
const ANSWERED: &str = "select q.id, q.tenant, q.sealed, coalesce(c.unit, q.unit) as unit, j.mark from petition q \
     left join cases c on c.id = q.case_id left join judgement j on j.petition = q.id \
     where q.follow_code = $1 and q.follow_hash = $2";
const IS_ANSWERED: &str = "select q.id from petition q left join cases c on c.id = q.case_id where q.id = $1 and q.handled_on is not null \
     and (q.case_id is null or c.decided_on is not null or c.closed_on is not null)";
const KEEP: &str = "insert into judgement (petition, tenant, unit, on_day, mark, text) values ($1, $2, $3, $4, $5, $6)";

/// Keeps what whoever holds code and secret says of the answer, once.
///
/// # Errors
/// Not found when code and secret do not belong together; field errors; the refusals `judged-already`, `not-answered-yet`.
pub fn judge(
    tx: &mut Tx<'_>,
    at: &Setting,
    (code, secret): (&str, &str),
    said: &Judging,
) -> Result<()> {
    // The code proves him, also where he works under the one whom he denounced.
    tx.unveiled(|tx| judged(tx, at, (code, secret), said))
}

fn judged(
    tx: &mut Tx<'_>,
    at: &Setting,
    (code, secret): (&str, &str),
    said: &Judging,
) -> Result<()> {
    let row = tx
        .first(ANSWERED, params![plain_code(code), secret_hash(secret)])?
        .ok_or(Failure::NotFound)?;
    let mark = said.mark.filter(|mark| (1..=BEST_MARK).contains(mark));
    let mark = mark.ok_or_else(|| FieldError::new("mark", "choice-unknown"))?;
    if said.text.chars().count() > LONGEST {
        return Err(FieldError::new("word", "field-too-long")
            .with("most", LONGEST)
            .into());
    }
    if row.get::<Option<i64>>("mark")?.is_some() {
        return Err(Refusal::new("judged-already").into());
    }
    let id: Id = row.get("id")?;
    if !is_answered(tx, id)? {
        return Err(Refusal::new("not-answered-yet").into());
    }
    let (unit, tenant): (String, String) = (row.get("unit")?, row.get("tenant")?);
    let text = if row.get("sealed")? {
        ""
    } else {
        said.text.trim()
    };
    tx.send(KEEP, params![id, tenant, unit, at.now.today, mark, text])?;
    let by = By {
        official: None,
        unit: &unit,
        tenant: &tenant,
        rule: None,
    };
    let event = Event {
        name: "petition.judged",
        subject_kind: "petition",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}

fn is_answered(tx: &mut Tx<'_>, id: Id) -> Result<bool> {
    Ok(tx.first(IS_ANSWERED, params![id])?.is_some())
}

/// May whoever follows this petition judge the answer now?
///
/// # Errors
/// What the database reports.
pub(super) fn may_judge(tx: &mut Tx<'_>, id: Id) -> Result<bool> {
    const JUDGED: &str = "select mark from judgement where petition = $1";
    Ok(is_answered(tx, id)? && tx.first(JUDGED, params![id])?.is_none())
}
