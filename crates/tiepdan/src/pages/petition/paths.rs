//! Addresses of petitions as officers see them.

use casework::Id;
use serde::Deserialize;

/// Petitions to process.
pub const QUEUE: &str = "/queue";
/// Registering a petition that came by post or otherwise.
pub const REGISTER: &str = "/queue/new";
/// One petition.
pub const PETITION: &str = "/petitions/{id}";
/// Its classification.
pub const CLASSIFICATION: &str = "/petitions/{id}/classification";
/// Its handling.
pub const HANDLING: &str = "/petitions/{id}/handling";
/// Its receipt, to print.
pub const RECEIPT: &str = "/petitions/{id}/receipt";
/// The same as a file.
pub const RECEIPT_PDF: &str = "/petitions/{id}/receipt/pdf";
/// The complaint on the form of the law, to be signed.
pub const COMPLAINT_FORM: &str = "/petitions/{id}/receipt/complaint";
/// Its seal.
pub const SEAL: &str = "/petitions/{id}/seal";
/// Answers after it was handled.
pub const REPLY: &str = "/petitions/{id}/reply";
/// One of its files.
pub const FILE: &str = "/petitions/{id}/files/{file}";
/// One of its pictures, to be looked at.
pub const PICTURE: &str = "/petitions/{id}/files/{file}/picture";
/// One of its files under the seal.
pub const SEALED_FILE: &str = "/petitions/{id}/seal/{file}";
/// People of the register, found while somebody types.
pub const PEOPLE_PART: &str = "/parts/people";
/// Units, found while somebody types.
pub const UNITS_PART: &str = "/parts/units";

/// Which petition an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct PetitionPath {
    /// The petition.
    pub id: Id,
}

/// Which file of which petition an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct FilePath {
    /// The petition.
    pub id: Id,
    /// The file.
    pub file: Id,
}

/// The page of a petition.
pub fn petition(id: Id) -> String {
    format!("/petitions/{id}")
}

/// The page that classifies it.
pub fn classification(id: Id) -> String {
    format!("/petitions/{id}/classification")
}

/// The page that handles it.
pub fn handling(id: Id) -> String {
    format!("/petitions/{id}/handling")
}

/// The page that records an answer.
pub fn reply(id: Id) -> String {
    format!("/petitions/{id}/reply")
}

/// Its receipt.
pub fn receipt(id: Id) -> String {
    format!("/petitions/{id}/receipt")
}

/// The same as a file.
pub fn receipt_pdf(id: Id) -> String {
    format!("/petitions/{id}/receipt/pdf")
}

/// The complaint on the form of the law, to be signed.
pub fn complaint_form(id: Id) -> String {
    format!("/petitions/{id}/receipt/complaint")
}

/// Openings of seals.
pub const SEALS: &str = "/seals";
/// A second person's answer to a question to open one.
pub const SEAL_ANSWER: &str = "/seals/{id}";

/// A second person's answer.
pub fn seal_answer(id: Id) -> String {
    format!("/seals/{id}")
}

/// The page that opens its seal.
pub fn seal(id: Id) -> String {
    format!("/petitions/{id}/seal")
}

/// One of its files.
pub fn file(id: Id, file: Id) -> String {
    format!("/petitions/{id}/files/{file}")
}

/// One of its pictures, to be looked at.
pub fn picture(id: Id, file: Id) -> String {
    format!("/petitions/{id}/files/{file}/picture")
}

/// One of its files under the seal.
pub fn sealed_file(id: Id, file: Id) -> String {
    format!("/petitions/{id}/seal/{file}")
}
