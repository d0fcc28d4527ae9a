//! Addresses of what is told without a name. No code and no key of the talk stands in any of them.

use casework::Id;
use jiff::civil::Date;
use serde::Deserialize;

use crate::web::listing::address;

/// What it is, before anything is typed.
pub const ABOUT: &str = "/tip";
/// Telling something.
pub const WRITE: &str = "/tip/new";
/// The talk: the code stands in the body.
pub const TALK: &str = "/tip/talk";
/// Answering in it.
pub const ANSWER: &str = "/tip/talk/answer";
/// Where the button for leaving quickly leads: a page that anybody may have open.
pub const LEAVE: &str = "https://vi.wikipedia.org/";

/// What was told to a unit.
pub const TIPS: &str = "/tips";
/// One of them.
pub const TIP: &str = "/tips/{id}";
/// Opening it.
pub const READING: &str = "/tips/{id}/reading";
/// A file of it.
pub const FILE: &str = "/tips/{id}/files/{file}";

/// One tip.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct TipPath {
    /// The tip.
    pub id: Id,
}

/// One file of a tip.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct FilePath {
    /// The tip.
    pub id: Id,
    /// The file.
    pub file: Id,
}

/// The list, after a place in it.
pub fn tips(after: &str) -> String {
    address(TIPS, &[("after", after)])
}

/// A place in the list, as its address has it.
pub fn key((on, id): (Date, Id)) -> String {
    format!("{on}.{id}")
}

/// The place that an address has.
pub fn place(after: &str) -> Option<(Date, Id)> {
    let (on, id) = after.split_once('.')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

/// One tip.
pub fn tip(id: Id) -> String {
    format!("{TIPS}/{id}")
}

/// Opening it.
pub fn reading(id: Id) -> String {
    format!("{TIPS}/{id}/reading")
}

/// A file of it.
pub fn file(id: Id, file: Id) -> String {
    format!("{TIPS}/{id}/files/{file}")
}
