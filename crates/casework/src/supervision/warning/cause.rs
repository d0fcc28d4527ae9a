//! The project or decision behind a petition, as an officer names it.

use store::{Tx, params};

use super::super::given::{LINE, needed, refuse};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, fold};

/// What kind of cause it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// A project: a road, an industrial zone, a resettlement.
    Project,
    /// A decision of an authority.
    Decision,
    /// A field of affairs at a place: a unit and what it holds.
    Place,
}

impl CauseKind {
    /// The name in rows and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Decision => "decision",
            Self::Place => "place",
        }
    }

    /// The kind of this name.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Project, Self::Decision, Self::Place];
        all.into_iter().find(|one| one.as_str() == text)
    }
}

const PETITION: &str = "select tenant, sealed from petition where id = $1 and unit = $2";
const NAME: &str = "insert into petition_cause (petition, tenant, kind, name, folded) values ($1, $2, $3, $4, $5) \
     on conflict (petition) do update set kind = excluded.kind, name = excluded.name, folded = excluded.folded";
const FORGET: &str = "delete from petition_cause where petition = $1";
const OF: &str = "select kind, name from petition_cause where petition = $1";

/// Names the project or decision behind a petition of the unit; an empty name takes it back.
///
/// # Errors
/// Not found for another unit's petition; field errors; the refusal `cause-of-the-sealed` for a denunciation, which counts by
/// field and place alone.
pub fn name_cause(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NameCause>,
    petition: Id,
    (kind, name): (&str, &str),
) -> Result<()> {
    let row = tx
        .first(PETITION, params![petition, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    if row.get::<bool>("sealed")? {
        return Err(Refusal::new("cause-of-the-sealed").into());
    }
    let name = name.trim();
    if name.is_empty() {
        tx.send(FORGET, params![petition])?;
    } else {
        let kind = CauseKind::parse(kind).filter(|kind| *kind != CauseKind::Place);
        let mut errors = Vec::new();
        if kind.is_none() {
            errors.push(FieldError::new("cause_kind", "choice-unknown"));
        }
        needed("cause", name, LINE, &mut errors);
        refuse(errors)?;
        let kind = kind.map_or("", CauseKind::as_str);
        let tenant: String = row.get("tenant")?;
        tx.send(NAME, params![petition, tenant, kind, name, fold(name)])?;
    }
    let event = Event {
        name: "petition.cause-named",
        subject_kind: "petition",
        subject: Some(petition),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

/// The kind and name of the cause of a petition, if an officer named one. The caller has shown that the reader sees it.
///
/// # Errors
/// What the database reports.
pub fn cause_of(tx: &mut Tx<'_>, petition: Id) -> Result<Option<(String, String)>> {
    let row = tx.first(OF, params![petition])?;
    let pair = |row: store::Row| Ok::<_, store::Error>((row.get("kind")?, row.get("name")?));
    Ok(row.map(pair).transpose()?)
}
