//! An official puts a case on a list: with its owner and the head who answers for it.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{LINE, TEXT, act_day, bounded, check_names_of_case, refuse};
use super::super::reach::{check_owner, is_led};
use super::candidate::criteria_of;
use super::row::Act;
use super::state::ProlongedEntry;
use super::words::EntryStand;
use crate::access::{Permit, acts, names};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// A case to be put on a list.
#[derive(Debug, Clone, Default)]
pub struct PutOn {
    /// The case.
    pub case: Option<Id>,
    /// Code of the unit that owns it there; empty: the unit that settles the case.
    pub owner: String,
    /// The head who answers for it, where he signs in; absent and without a name: the head of the owner.
    pub head: Option<Id>,
    /// His name, where he does not.
    pub head_name: String,
    /// Why; needed when the case meets none of the law's criteria.
    pub reason: String,
    /// The day; absent: today.
    pub on: Option<Date>,
}

const LIST: &str = "select unit from prolonged_list where id = $1";
const CASE: &str = "select unit, closed_on, started_on from cases where id = $1";
const THERE: &str = "select id from prolonged_case where list = $1 and case_id = $2";
const HEAD: &str = "select o.id from post p join official o on o.id = p.official where p.unit = $1 and p.post = $2 and o.unit = p.unit \
     and not o.disabled and p.from_on <= $3 and (p.until_on is null or p.until_on >= $3) order by p.from_on desc, o.id limit 1";

/// Puts a case that the unit leads on one of its lists. Answers the row.
///
/// # Errors
/// Not found for a list of another unit; field errors for a case or an owner that the unit does not lead, an owner without
/// a head, a missing reason; the refusals `case-on-list` and `case-ended`.
pub fn put_on(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepList>,
    list: Id,
    wanted: &PutOn,
) -> Result<Id> {
    let row = tx.first(LIST, params![list])?.ok_or(Failure::NotFound)?;
    if row.get::<String>("unit")? != permit.unit() {
        return Err(Failure::NotFound);
    }
    let (case, case_unit, started_on) = case_of(tx, at, permit.unit(), wanted)?;
    if tx.first(THERE, params![list, case])?.is_some() {
        return Err(Refusal::new("case-on-list").into());
    }
    let on = act_day(at, wanted.on, started_on)?;
    let owner = Some(wanted.owner.trim()).filter(|owner| !owner.is_empty());
    let owner = owner.unwrap_or(&case_unit);
    let criteria = criteria_of(tx, at, case)?;
    check(tx, at, permit.unit(), (owner, case), wanted, &criteria)?;
    let (head, head_name) = head_of(tx, owner, wanted, on)?;
    let entry = ProlongedEntry {
        id: at.id(),
        tenant: organization::ensure(tx, at, owner)?.tenant,
        list,
        case,
        unit: permit.unit().to_owned(),
        owner: owner.to_owned(),
        head,
        head_name,
        listed_on: on,
        criteria,
        reason: wanted.reason.trim().to_owned(),
        stand: EntryStand::Listed,
        settled_on: None,
        closed_on: None,
        version: 1,
    };
    entry.insert(tx)?;
    let act = Act {
        name: "listed",
        event: "prolonged.listed",
        on,
        text: &entry.reason,
    };
    entry.record(tx, at, permit.by(), act)?;
    Ok(entry.id)
}

/// The case, if the unit leads the one that settles it and it has not ended.
fn case_of(
    tx: &mut Tx<'_>,
    at: &Setting,
    keeper: &str,
    wanted: &PutOn,
) -> Result<(Id, String, Date)> {
    let unknown = || FieldError::new("case", "subject-unknown");
    let case = wanted
        .case
        .ok_or_else(|| FieldError::new("case", "field-missing"))?;
    let row = tx.first(CASE, params![case])?.ok_or_else(unknown)?;
    let unit: String = row.get("unit")?;
    let tops = at.law.supervision.leads(&at.law.units, keeper);
    if !is_led(tx, at, &tops, &unit)? {
        return Err(unknown().into());
    }
    if row.get::<Option<Date>>("closed_on")?.is_some() {
        return Err(Refusal::new("case-ended").into());
    }
    Ok((case, unit, row.get("started_on")?))
}

fn check(
    tx: &mut Tx<'_>,
    at: &Setting,
    keeper: &str,
    (owner, case): (&str, Id),
    wanted: &PutOn,
    criteria: &[String],
) -> Result<()> {
    let tops = at.law.supervision.leads(&at.law.units, keeper);
    let mut errors = Vec::new();
    errors.extend(check_owner(tx, at, &tops, ("owner", owner), wanted.head)?);
    bounded("reason", &wanted.reason, TEXT, &mut errors);
    bounded("head_name", &wanted.head_name, LINE, &mut errors);
    if criteria.is_empty() && wanted.reason.trim().is_empty() {
        errors.push(FieldError::new("reason", "reason-without-criterion"));
    }
    refuse(errors)?;
    let texts = [
        ("reason", wanted.reason.as_str()),
        ("head_name", &wanted.head_name),
    ];
    check_names_of_case(tx, at, case, &texts)
}

/// The head who answers: as named, else the holder of the post.
fn head_of(tx: &mut Tx<'_>, owner: &str, wanted: &PutOn, on: Date) -> Result<(Option<Id>, String)> {
    let head = match wanted.head {
        Some(head) => Some(head),
        None if !wanted.head_name.trim().is_empty() => {
            return Ok((None, wanted.head_name.trim().to_owned()));
        }
        None => {
            let post = law::procedure::Post::Head.as_str();
            let row = tx.first(HEAD, params![owner, post, on])?;
            row.map(|row| row.get("id")).transpose()?
        }
    };
    let head = head.ok_or_else(|| FieldError::new("head_name", "field-missing"))?;
    let name = names(tx, &[head])?.remove(&head).unwrap_or_default();
    Ok((Some(head), name))
}
