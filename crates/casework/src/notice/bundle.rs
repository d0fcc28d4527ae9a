//! Everything that the dossier of a case holds, in the order of the law.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::dossier::{DossierOrder, Held};
use store::Tx;

use super::query::{editions, of_subject};
use super::received::{self, Received};
use super::row::{NoticeLine, PaperRow};
use crate::access::{Actor, Permit, acts, names};
use crate::audit::{self, Event};
use crate::document::{self, Attachment};
use crate::petition::{self, Details};
use crate::settlement::{self, CaseDetails, Entry};
use crate::{Failure, Id, Result, Setting};

/// One document of a dossier.
#[derive(Debug, Clone)]
pub enum Document {
    /// A petition as it came.
    Petition(Box<Details>),
    /// A file that was handed in; its content is not here.
    File(Attachment),
    /// An issued paper, in its latest edition.
    Paper(Box<NoticeLine>, Box<PaperRow>),
    /// A notice whose paper was not issued.
    Unissued(Box<NoticeLine>),
    /// The dossier of the case before, as another register bound it; SHA-256 of its PDF, hexadecimal.
    Received(Box<Received>, String),
}

/// A document in its place.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its part of the dossier, from 0.
    pub part: usize,
    /// Its day; for a file, that of what it came with.
    pub on: Date,
    /// What it is.
    pub document: Document,
}

/// A dossier without the contents of its files.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// The case.
    pub case: CaseDetails,
    /// Its docket.
    pub docket: Vec<Entry>,
    /// Names of the officials on the docket.
    pub names: BTreeMap<Id, String>,
    /// Its documents in order.
    pub leaves: Vec<Leaf>,
}

/// Puts the dossier of a case together; that it was taken out goes on record. What lies under a seal stays there.
///
/// # Errors
/// Not found when the case is out of the person's scope.
pub fn bundle(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ExportDossier>,
    actor: &Actor,
    id: Id,
) -> Result<Bundle> {
    let scope = actor.scope();
    let case = settlement::details(tx, &scope, id)?;
    let order = at.law.dossiers.of(case.case.class);
    let order = order.ok_or(Failure::NotFound)?;
    let mut leaves = Vec::new();
    for petition in &case.petitions {
        let details = petition::details(tx, &scope, *petition)?;
        let on = details.row.received_on;
        leaves.push(Leaf {
            part: order.part_of(Held::Petition),
            on,
            document: Document::Petition(Box::new(details)),
        });
        files(tx, order, *petition, on, &mut leaves)?;
    }
    files(tx, order, id, case.case.last_on, &mut leaves)?;
    for notice in of_subject(tx, id)? {
        leaves.push(paper(tx, order, notice)?);
    }
    for dossier in received::of_case(tx, id)? {
        leaves.extend(bound(tx, order, dossier)?);
    }
    leaves.sort_by_key(|leaf| (leaf.part, leaf.on));
    let docket = settlement::docket(tx, id)?;
    let officials: Vec<Id> = docket.iter().filter_map(|entry| entry.official).collect();
    let names = names(tx, &officials)?;
    let event = Event {
        name: "case.dossier-exported",
        subject_kind: "case",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(Bundle {
        case,
        docket,
        names,
        leaves,
    })
}

fn files(
    tx: &mut Tx<'_>,
    order: &DossierOrder,
    subject: Id,
    on: Date,
    leaves: &mut Vec<Leaf>,
) -> Result<()> {
    let part = order.part_of(Held::File);
    for file in document::of_subject(tx, subject)? {
        leaves.push(Leaf {
            part,
            on,
            document: Document::File(file),
        });
    }
    Ok(())
}

/// The bound PDF of a dossier that was joined to the case.
fn bound(tx: &mut Tx<'_>, order: &DossierOrder, dossier: Received) -> Result<Option<Leaf>> {
    let whole = received::documents(tx, dossier.id)?.into_iter().next();
    Ok(whole.map(|whole| Leaf {
        part: order.part_of(Held::File),
        on: whole.on,
        document: Document::Received(Box::new(dossier), whole.hash),
    }))
}

fn paper(tx: &mut Tx<'_>, order: &DossierOrder, notice: NoticeLine) -> Result<Leaf> {
    let editions = editions(tx, notice.id)?;
    let issued = editions.into_iter().rev().find(|row| row.issued.is_some());
    let (part, on) = (order.part_of_form(&notice.form), notice.on);
    let document = match issued {
        Some(row) => Document::Paper(Box::new(notice), Box::new(row)),
        None => Document::Unissued(Box::new(notice)),
    };
    Ok(Leaf { part, on, document })
}

impl Document {
    /// The hash of its content, SHA-256 hexadecimal; none for what has no file of its own.
    pub fn hash(&self) -> Option<&str> {
        match self {
            Self::File(file) => Some(&file.hash),
            Self::Paper(_, row) => row.issued.as_ref().map(|issued| issued.hash.as_str()),
            Self::Received(_, hash) => Some(hash),
            Self::Petition(_) | Self::Unissued(_) => None,
        }
    }

    /// The content of its file; none under the seal, and none that the scanner found harmful.
    ///
    /// # Errors
    /// What the database reports.
    pub fn content(&self, tx: &mut Tx<'_>) -> Result<Option<Vec<u8>>> {
        match self.hash() {
            Some(hash)
                if document::scan::of(tx, hash)?.standing != document::Standing::Infected =>
            {
                document::content(tx, hash)
            }
            _ => Ok(None),
        }
    }
}
