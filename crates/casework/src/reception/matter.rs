//! Which visits are on one matter: the same case, the same petition, an earlier visit that the officer names, or
//! the same person with the same kind of content in the same field.
//!
//! A matter is the id of its first visit. An open visit and a sealed one are never on one matter: whoever reads the
//! open one would know the denouncer.

use jiff::civil::Date;
use law::procedure::Class;
use store::{Row, Tx, params};

use super::state::Session;
use super::visit_form::VisitEntry;
use crate::access::Scope;
use crate::{FieldError, Id, Result};

const SAME_AS: &str = "select matter, sealed from visit where id = $1 and tenant = $2";
const CASE_KNOWN: &str = "select sealed from cases where id = $1 and tenant = $2";
const PETITION_KNOWN: &str = "select sealed, case_id from petition where id = $1 and tenant = $2";
const OF_PETITION: &str =
    "select matter from visit where petition = $1 and sealed = $2 order by id limit 1";
const OF_CASE: &str =
    "select matter from visit where case_id = $1 and sealed = $2 order by id limit 1";
const OF_PETITIONS_OF_CASE: &str = "select v.matter from petition q join visit v on v.petition = q.id where q.case_id = $1 and v.sealed = $2 \
     order by v.id limit 1";
const OF_PERSON: &str = "select v.id, v.matter, v.on_day from visit_person vp join visit v on v.id = vp.visit where vp.person = $1 \
     and v.unit = $2 and v.register = $3 and v.class = $4 and (cast($5 as text) = '' or v.field = $5) and not v.sealed \
     order by v.id desc limit 1";

/// The earlier visit on the same matter that the entry names by a visit, a petition or a case.
pub(super) fn named(tx: &mut Tx<'_>, session: &Session, entry: &VisitEntry) -> Result<Option<Id>> {
    let (raw, sealed) = (&entry.raw, entry.sealed);
    let matter = |row: Option<Row>| row.map(|row| row.get::<Id>("matter")).transpose();
    if let Some(earlier) = raw.same_as {
        let row = tx.first(SAME_AS, params![earlier, session.tenant])?;
        let row = row.ok_or_else(|| FieldError::new("same_as", "visit-unknown"))?;
        if row.get::<bool>("sealed")? != sealed {
            return Err(FieldError::new("same_as", "seal-would-show").into());
        }
        return Ok(Some(row.get("matter")?));
    }
    let mut case = raw.case;
    if let Some(petition) = raw.petition {
        let row = tx.first(PETITION_KNOWN, params![petition, session.tenant])?;
        let row = row.ok_or_else(|| FieldError::new("petition", "petition-unknown"))?;
        if row.get::<bool>("sealed")? && !sealed {
            return Err(FieldError::new("petition", "seal-would-show").into());
        }
        if let Some(found) = matter(tx.first(OF_PETITION, params![petition, sealed])?)? {
            return Ok(Some(found));
        }
        case = case.or(row.get("case_id")?);
    }
    let Some(case) = case else {
        return Ok(None);
    };
    let row = tx.first(CASE_KNOWN, params![case, session.tenant])?;
    let row = row.ok_or_else(|| FieldError::new("case", "case-unknown"))?;
    if row.get::<bool>("sealed")? && !sealed {
        return Err(FieldError::new("case", "seal-would-show").into());
    }
    if let Some(found) = matter(tx.first(OF_CASE, params![case, sealed])?)? {
        return Ok(Some(found));
    }
    Ok(matter(
        tx.first(OF_PETITIONS_OF_CASE, params![case, sealed])?,
    )?)
}

/// An earlier visit that is most likely on the same matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The visit.
    pub visit: Id,
    /// Its matter.
    pub matter: Id,
    /// Its day.
    pub on: Date,
}

/// The last visit of a person to a unit with the same kind of content in the same field; `field` may be empty.
pub(super) fn of_person(
    tx: &mut Tx<'_>,
    unit: &str,
    register: super::Register,
    person: Id,
    class: Class,
    field: &str,
) -> Result<Option<Earlier>> {
    let class = class.as_str();
    let values = params![person, unit, register, class, field];
    let Some(row) = tx.first(OF_PERSON, values)? else {
        return Ok(None);
    };
    Ok(Some(Earlier {
        visit: row.get("id")?,
        matter: row.get("matter")?,
        on: row.get("on_day")?,
    }))
}

const REGISTER: &str = "select branch from unit where code = $1";

/// What the program proposes while a visit is typed: the earlier visit of this person on most likely the same
/// matter, to the unit at the top of the scope. Without one the visit is the first.
///
/// # Errors
/// What the database reports.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: Id,
    class: Class,
    field: &str,
) -> Result<Option<Earlier>> {
    let Some(row) = tx.first(REGISTER, params![scope.unit()])? else {
        return Ok(None);
    };
    let register = super::Register::of_branch(&row.get::<String>("branch")?);
    of_person(tx, scope.unit(), register, person, class, field)
}
