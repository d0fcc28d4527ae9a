//! Addresses of protection and restoration.

use casework::Id;

use crate::web::listing::address;

/// How anybody asks for protection.
pub const GUIDE: &str = "/protection";
/// What the unit protects.
pub const PROTECTIONS: &str = "/protections";
/// A request is taken down.
pub const NEW: &str = "/protections/new";
/// One dossier.
pub const PROTECTION: &str = "/protections/{id}";
/// What of it lies under the seal.
pub const SEAL: &str = "/protections/{id}/seal";
/// Its decision, its refusal or its end, as a paper.
pub const PAPER: &str = "/protections/{id}/paper.pdf";
/// What is owed the accused.
pub const RESTORATIONS: &str = "/restorations";
/// Of one case.
pub const RESTORATION: &str = "/restorations/{id}";
/// The notice to the accused.
pub const NOTICE: &str = "/restorations/{id}/notice.pdf";

/// The list, narrowed.
pub fn protections(situation: &str, after: &str) -> String {
    address(PROTECTIONS, &[("situation", situation), ("after", after)])
}

/// A dossier.
pub fn protection(id: Id) -> String {
    format!("{PROTECTIONS}/{id}")
}

/// A request for the denunciation of a petition.
pub fn new(petition: Id) -> String {
    address(NEW, &[("petition", &petition.to_string())])
}

/// What of a dossier lies under the seal.
pub fn seal(id: Id) -> String {
    format!("{PROTECTIONS}/{id}/seal")
}

/// A dossier's paper.
pub fn paper(id: Id) -> String {
    format!("{PROTECTIONS}/{id}/paper.pdf")
}

/// What is owed the accused, narrowed.
pub fn restorations(situation: &str, after: &str) -> String {
    address(RESTORATIONS, &[("situation", situation), ("after", after)])
}

/// What is owed the accused of a case.
pub fn restoration(case: Id) -> String {
    format!("{RESTORATIONS}/{case}")
}

/// The notice to the accused of a case.
pub fn notice(case: Id) -> String {
    format!("{RESTORATIONS}/{case}/notice.pdf")
}
