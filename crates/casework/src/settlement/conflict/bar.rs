//! Who may not act in a case.

use jiff::civil::Date;
use law::procedure::{Act, Class};
use store::{Tx, params};

use crate::settlement::case::Case;
use crate::{Id, Refusal, Result, Setting, access, fold};

const STANDING: &str = "select kind from interest where case_id = $1 and official = $2 and (decision is null or decision = 'stands_aside') order by no";
const CLEARED: &str = "select no from interest where case_id = $1 and official = $2 and kind = 'self' and decision = 'may_stay' order by no";
const OFFICIAL: &str = "select name, unit from official where id = $1";
const ACCUSED: &str = "select name, unit from case_participant where case_id = $1 and role = 'accused' and name is not null order by no";

const NAMED: &str = "select official from accused where subject = $1 and lifted_on is null \
     union select a.official from petition q join accused a on a.subject = q.id where q.case_id = $1 and a.lifted_on is null";

/// The conflict of whoever is named as the accused himself.
const OWN: &str = "self";
/// The conflict of whoever reports to the accused.
const LED: &str = "own_head";

/// Refuses an official who is in a conflict of interest, with the article of his case.
///
/// # Errors
/// `conflict-of-interest`.
pub(in crate::settlement) fn refuse_barred(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    official: Id,
    on: Date,
) -> Result<()> {
    let declared = tx.first(STANDING, params![case.id, official])?;
    let kind: Option<String> = declared.map(|row| row.get("kind")).transpose()?;
    let kind = match kind {
        Some(kind) => Some(kind),
        None if is_accused(tx, case, official)? => Some(OWN.to_owned()),
        None if reports_to_accused(tx, at, case, official)? => Some(LED.to_owned()),
        None => None,
    };
    let Some(kind) = kind else { return Ok(()) };
    let list = at.law.grounds.get(list_of(case.class));
    let entry = list.and_then(|list| list.entry(&kind, on));
    let mut refusal = Refusal::new("conflict-of-interest");
    if let Some(entry) = entry {
        refusal = refusal
            .article(&entry.article)
            .with("kind", &entry.title.vi);
    }
    Err(refusal.into())
}

/// May the act be done by somebody who is in a conflict? He may tell of it, and write a note.
pub(in crate::settlement) fn is_open_to_all(act: Act) -> bool {
    matches!(act, Act::DeclareInterest | Act::Note)
}

/// Is the case kept from him, because it is against him or against somebody to whom he reports?
fn reports_to_accused(tx: &mut Tx<'_>, at: &Setting, case: &Case, official: Id) -> Result<bool> {
    if tx.first(NAMED, params![case.id])?.is_none() {
        return Ok(false);
    }
    match access::actor(tx, at, official)? {
        Some(actor) => access::is_kept_from(tx, at, &actor, case.id),
        None => Ok(false),
    }
}

/// The law's list of conflicts for a class.
const fn list_of(class: Class) -> &'static str {
    match class {
        Class::Denunciation => "conflict.denunciation",
        Class::Complaint | Class::Recommendation => "conflict.complaint",
    }
}

/// Is the official of the same name and unit as the accused? The head may find that he only bears the same name.
fn is_accused(tx: &mut Tx<'_>, case: &Case, official: Id) -> Result<bool> {
    if case.class != Class::Denunciation {
        return Ok(false);
    }
    let Some(row) = tx.first(OFFICIAL, params![official])? else {
        return Ok(false);
    };
    let (name, unit): (String, String) = (row.get("name")?, row.get("unit")?);
    let name = format!(" {} ", fold(&name));
    for row in tx.query(ACCUSED, params![case.id])? {
        let (named, of): (String, Option<String>) = (row.get("name")?, row.get("unit")?);
        let is_same_unit = of.is_none_or(|of| of == unit);
        if is_same_unit && format!(" {} ", fold(&named)).contains(&name) {
            return Ok(tx.first(CLEARED, params![case.id, official])?.is_none());
        }
    }
    Ok(false)
}
