//! Taking a package in.

use store::{Tx, params};

use super::package::{DATA, Listed, PDF, Package};
use super::query::{Received, of_package};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::document::{self, Upload, Verdict};
use crate::{Failure, FieldError, Id, Result, Setting};

const ADD: &str = "insert into received_dossier (id, tenant, unit, hash, origin_unit, origin_case, number, year, class, procedure, title, state, \
     sealed, register, received_by, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
const ADD_DOCUMENT: &str = "insert into received_document (dossier, no, file, title, on_day, media_type, size, hash) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Takes the dossier of a package in for a unit. The same package twice is one dossier.
///
/// # Errors
/// Field errors of `package` for a document of a type that is not taken.
pub fn receive(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReceiveDossier>,
    package: &Package,
) -> Result<Received> {
    if let Some(known) = of_package(tx, permit.unit(), &package.hash)? {
        return Ok(known);
    }
    let (id, told) = (at.id(), &package.register);
    let (tenant, unit, by) = (permit.tenant(), permit.unit(), permit.official());
    tx.execute(
        ADD,
        params![
            id,
            tenant,
            unit,
            package.hash,
            told.unit,
            told.case,
            told.number,
            told.year,
            told.class,
            told.procedure,
            told.title,
            told.state,
            told.sealed,
            package.text,
            by,
            at.now.at
        ],
    )?;
    for (no, listed) in in_order(package).into_iter().enumerate() {
        keep_document(tx, at, id, no, &listed, package)?;
    }
    let event = Event {
        name: "dossier.received",
        subject_kind: "dossier",
        subject: Some(id),
        detail: &package.hash,
    };
    audit::record(tx, at, permit.by(), &event)?;
    of_package(tx, unit, &package.hash)?.ok_or(Failure::NotFound)
}

/// The bound dossier, its data, and then its documents as the package lists them.
fn in_order(package: &Package) -> Vec<Listed> {
    let last = package.register.docket.last().map(|entry| entry.on);
    let whole = [PDF, DATA].into_iter().filter_map(|file| {
        Some(Listed {
            file: file.to_owned(),
            title: String::new(),
            on: last?,
        })
    });
    whole
        .chain(package.register.documents.iter().cloned())
        .collect()
}

fn keep_document(
    tx: &mut Tx<'_>,
    at: &Setting,
    dossier: Id,
    no: usize,
    listed: &Listed,
    package: &Package,
) -> Result<()> {
    let no = i64::try_from(no).unwrap_or(i64::MAX);
    let Listed { file, title, on } = listed;
    let (media_type, size, hash) = match package.files.get(file) {
        Some(bytes) => {
            let media_type = media_type(file, bytes)?;
            let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            let hash = document::keep(tx, media_type, bytes)?;
            document::note(tx, at, &hash, media_type, bytes, &Verdict::default())?;
            (media_type, size, hash)
        }
        None => ("", 0, String::new()),
    };
    let values = params![dossier, no, file, title, on, media_type, size, hash];
    tx.execute(ADD_DOCUMENT, values)?;
    Ok(())
}

/// The type of a document, told by its content; the whole dossier is as large as it is.
fn media_type(file: &str, bytes: &[u8]) -> Result<&'static str> {
    match file {
        PDF if bytes.starts_with(b"%PDF-") => Ok("application/pdf"),
        PDF => Err(FieldError::new("package", "file-type")
            .with("found", file)
            .into()),
        DATA => Ok("application/json"),
        _ => {
            let upload = Upload::new(file, bytes);
            Ok(document::sniff("package", &upload)?)
        }
    }
}
