//! Citizens and organizations who come or write, and the seal over those who denounce.
//!
//! A denouncer's data stand in `sealed_person` alone, encrypted (Law on Denunciations art. 8(3), 56(2)); every other row
//! knows only the number of the sealed row. What is shown of him elsewhere is [`Party::Sealed`].

mod identity;
mod name;
mod protected;
pub mod seal;

use jiff::civil::Date;
use store::{Row, Tx, params};

pub use identity::{Identity, RawIdentity};
pub use name::Names;
pub use protected::{Protected, open_protected};
pub use seal::{Seal, forget_if_unused, open_seal, seal_person};

use crate::access::Scope;
use crate::{Id, Result, Setting, fold};

/// Someone who takes part, as a row may name him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// A person whose name goes with the row.
    Open(Id),
    /// A denouncer: only the number of the sealed row.
    Sealed(Id),
}

impl Party {
    /// For the two columns `person` and `sealed`.
    pub fn columns(self) -> (Option<Id>, Option<Id>) {
        match self {
            Self::Open(id) => (Some(id), None),
            Self::Sealed(id) => (None, Some(id)),
        }
    }
}

/// Someone who takes part, as he may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Role: `complainant`, `denouncer`, `recommender`, `representative`…
    pub role: String,
    /// The person; none when he is sealed.
    pub identity: Option<Identity>,
    /// The row.
    pub party: Party,
}

const ADD_OPEN: &str = "insert into person (id, tenant, is_organization, name, name_folded, id_kind, id_number, address, commune, phone, email) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const BY_NUMBER: &str = "select id from person where id_number = $1 and tenant = $2 and name_folded = $3 order by id limit 1";

/// Keeps a person, in the open or under a seal; in the open he is found when the same name with the same paper is there already.
///
/// # Errors
/// What the database reports; the refusal `seal-keys-missing`.
pub fn keep(
    tx: &mut Tx<'_>,
    at: &Setting,
    tenant: &str,
    identity: &Identity,
    under: Option<&Seal>,
) -> Result<Party> {
    if let Some(seal) = under {
        return Ok(Party::Sealed(seal::keep(tx, at, tenant, seal, identity)?));
    }
    let folded = fold(&identity.name);
    if let Some(number) = &identity.id_number
        && let Some(row) = tx.first(BY_NUMBER, params![number, tenant, folded])?
    {
        return Ok(Party::Open(row.get("id")?));
    }
    let id = at.id();
    tx.send(
        ADD_OPEN,
        params![
            id,
            tenant,
            identity.is_organization,
            identity.name,
            folded,
            identity.id_kind,
            identity.id_number,
            identity.address,
            identity.commune,
            identity.phone,
            identity.email
        ],
    )?;
    Ok(Party::Open(id))
}

const OF_TENANT: &str = "select * from person where id = $1 and tenant = $2";

/// A person of a tenant by his row. Never a sealed one.
///
/// # Errors
/// What the database reports.
pub fn of_tenant(tx: &mut Tx<'_>, tenant: &str, id: Id) -> Result<Option<Identity>> {
    let row = tx.first(OF_TENANT, params![id, tenant])?;
    Ok(row.map(|row| Identity::of_row(&row)).transpose()?)
}
const MOVE_OPEN: &str = "insert into person (id, tenant, is_organization, name, name_folded, id_kind, id_number, address, commune, phone, email) \
     select $2, $3, is_organization, name, name_folded, id_kind, id_number, address, commune, phone, email from person where id = $1";
const MOVE_SEALED: &str = "insert into sealed_person (id, tenant, is_organization, name, name_folded, address, seal, envelope) \
     select $2, $3, is_organization, name, name_folded, address, seal, envelope from sealed_person where id = $1";
const MOVE_MARKS: &str = "insert into seal_mark (sealed, epoch, kind, size, mark) select $2, epoch, kind, size, mark from seal_mark where sealed = $1";

/// The same person among the rows of another tenant, under the same seal.
///
/// # Errors
/// What the database reports.
pub fn copy_to(tx: &mut Tx<'_>, at: &Setting, party: Party, tenant: &str) -> Result<Party> {
    let copy = at.id();
    Ok(match party {
        Party::Open(id) => {
            tx.send(MOVE_OPEN, params![id, copy, tenant])?;
            Party::Open(copy)
        }
        Party::Sealed(id) => {
            tx.send(MOVE_SEALED, params![id, copy, tenant])?;
            tx.send(MOVE_MARKS, params![id, copy])?;
            Party::Sealed(copy)
        }
    })
}

/// Someone found while an officer types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The row.
    pub id: Id,
    /// Who.
    pub identity: Identity,
    /// The day of his last visit to a unit in scope.
    pub last_visit: Option<Date>,
}

/// People whose folded name begins with what was typed, or whose paper has that number, among those who came to
/// or wrote to a unit in scope. Never a sealed one.
///
/// # Errors
/// What the database reports.
pub fn search(tx: &mut Tx<'_>, scope: &Scope, typed: &str, limit: i64) -> Result<Vec<Found>> {
    let folded = fold(typed);
    if folded.len() < 2 {
        return Ok(Vec::new());
    }
    let beyond = format!("{folded}\u{10ffff}");
    let number: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let came = scope.condition("v.unit", 5);
    let wrote = scope.condition("q.unit", 5);
    let sql = format!(
        "select p.*, (select max(v.on_day) from visit v join visit_person vp on vp.visit = v.id \
           where vp.person = p.id and {came}) as last_visit \
         from person p where ((p.name_folded >= $1 and p.name_folded < $2) or p.id_number = $3) \
           and (exists (select 1 from visit v join visit_person vp on vp.visit = v.id where vp.person = p.id and {came}) \
             or exists (select 1 from petition q join petition_party pp on pp.petition = q.id where pp.person = p.id and {wrote})) \
         order by p.name_folded, p.id limit $4"
    );
    let [unit, below] = scope.values();
    let rows = tx.query(
        &sql,
        &[
            params![folded, beyond, number, limit].as_slice(),
            &[unit, below],
        ]
        .concat(),
    )?;
    Ok(rows
        .iter()
        .map(|row| {
            Ok(Found {
                id: row.get("id")?,
                identity: Identity::of_row(row)?,
                last_visit: row.get("last_visit")?,
            })
        })
        .collect::<store::Result<_>>()?)
}

/// The person with this id, if he came to or wrote to a unit in scope. Never a sealed one.
///
/// # Errors
/// What the database reports.
pub fn find(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Option<Identity>> {
    let came = scope.condition("v.unit", 2);
    let wrote = scope.condition("q.unit", 2);
    let sql = format!(
        "select p.* from person p where p.id = $1 \
           and (exists (select 1 from visit v join visit_person vp on vp.visit = v.id where vp.person = p.id and {came}) \
             or exists (select 1 from petition q join petition_party pp on pp.petition = q.id where pp.person = p.id and {wrote}))"
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?;
    Ok(row.map(|row| Identity::of_row(&row)).transpose()?)
}

/// Reads the parties of a petition, a visit or a case from rows with `role`, `person`, `sealed` and the columns of `person`.
///
/// # Errors
/// What the database reports.
pub fn shown(row: &Row) -> store::Result<Shown> {
    let (person, sealed): (Option<Id>, Option<Id>) = (row.get("person")?, row.get("sealed")?);
    let (identity, party) = match (person, sealed) {
        (Some(id), None) => (Some(Identity::of_row(row)?), Party::Open(id)),
        (_, sealed) => (None, Party::Sealed(sealed.unwrap_or(Id::of(0)))),
    };
    Ok(Shown {
        role: row.get("role")?,
        identity,
        party,
    })
}
