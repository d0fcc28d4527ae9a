//! Addresses of papers.

use casework::Id;
use serde::Deserialize;

/// The paper of a notice: its draft, its editions.
pub const PAPER: &str = "/papers/{notice}";
/// The draft as it would be printed.
pub const PREVIEW: &str = "/papers/{notice}/preview.pdf";
/// Issuing it.
pub const ISSUE: &str = "/papers/{notice}/issue";
/// Beginning a further edition.
pub const AGAIN: &str = "/papers/{notice}/again";
/// An issued edition.
pub const EDITION: &str = "/papers/{notice}/{edition}";
/// Anybody's page that proves a copy.
pub const PROVE: &str = "/prove";
/// What the code on a paper opens.
pub const PROVED: &str = "/prove/{code}";

/// The address of a paper.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct PaperPath {
    pub(super) notice: Id,
}

/// The address of an edition.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct EditionPath {
    pub(super) notice: Id,
    pub(super) edition: i64,
}

/// The paper of a notice.
pub fn paper(notice: Id) -> String {
    format!("/papers/{notice}")
}

/// An issued edition of it.
pub fn edition(notice: Id, edition: i64) -> String {
    format!("/papers/{notice}/{edition}")
}

/// What the code on a paper opens, below the address of the server.
pub fn proved(code: &str) -> String {
    format!("{PROVE}/{code}")
}
