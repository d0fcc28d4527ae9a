//! Addresses of public dialogues.

use casework::Id;

use crate::web::listing::address;

/// The dialogues one holds or sees.
pub const DIALOGUES: &str = "/dialogues";
/// One of them.
pub const DIALOGUE: &str = "/dialogues/{id}";
/// Those that anybody may read.
pub const PUBLIC: &str = "/public-dialogues";
/// One of these.
pub const PUBLIC_ONE: &str = "/public-dialogues/{id}";

/// The list, narrowed.
pub fn dialogues(tab: &str, after: &str) -> String {
    address(DIALOGUES, &[("tab", tab), ("after", after)])
}

/// A dialogue.
pub fn dialogue(id: Id) -> String {
    format!("{DIALOGUES}/{id}")
}

/// Those that anybody may read, after one of them.
pub fn public(after: &str) -> String {
    address(PUBLIC, &[("after", after)])
}

/// A dialogue that anybody may read.
pub fn public_one(id: Id) -> String {
    format!("{PUBLIC}/{id}")
}
