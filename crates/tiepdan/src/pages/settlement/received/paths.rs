//! Addresses of dossiers received.

use casework::Id;
use serde::Deserialize;

/// The list, and taking one in.
pub(super) const LIST: &str = "/dossiers";
/// One dossier.
pub(super) const DOSSIER: &str = "/dossiers/{id}";
/// One of its documents.
pub(super) const DOCUMENT: &str = "/dossiers/{id}/documents/{no}";
/// Joining it to a case.
pub(super) const JOIN: &str = "/dossiers/{id}/join";

/// The address of a dossier.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct DossierPath {
    pub(super) id: Id,
}

/// The address of a document.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct DocumentPath {
    pub(super) id: Id,
    pub(super) no: i64,
}

/// A dossier.
pub(super) fn dossier(id: Id) -> String {
    format!("{LIST}/{id}")
}

/// A document of it.
pub(super) fn document(id: Id, no: i64) -> String {
    format!("{LIST}/{id}/documents/{no}")
}

/// Joining it to a case.
pub(super) fn join(id: Id) -> String {
    format!("{LIST}/{id}/join")
}

/// The list after a dossier.
pub(super) fn after(id: Id) -> String {
    format!("{LIST}?after={id}")
}
