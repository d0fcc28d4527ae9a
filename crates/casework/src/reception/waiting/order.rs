//! In which order those who wait are received (rulebook CR-32): large groups, complex and prolonged matters first, as the law's
//! list has them; then by the day on which it was asked for.

use law::Law;
use law::grounds::Entry;

use super::query::WaitingRow;

/// The law's list of what goes first.
pub const PRIORITY: &str = "reception.priority";
/// Its entries that the register can tell.
const LARGE_GROUP: &str = "large_group";
const COMPLEX: &str = "complex";
const PROLONGED: &str = "prolonged";

/// Why somebody is received before others.
pub type Reason<'a> = Option<&'a Entry>;

/// The place of a row in the order, and the entry behind it; the last place where none is.
pub(super) fn place<'a>(law: &'a Law, row: &WaitingRow) -> (usize, Reason<'a>) {
    let list = law.grounds.get(PRIORITY);
    let entries = list.map_or(&[][..], |list| list.entries.as_slice());
    let fits = |entry: &Entry| match entry.code.as_str() {
        LARGE_GROUP => law.groups.is_large(row.people),
        COMPLEX => row.waiting.is_complex,
        PROLONGED => row.waiting.is_prolonged,
        _ => false,
    };
    let found = entries.iter().enumerate().find(|(_, entry)| fits(entry));
    found.map_or((entries.len(), None), |(no, entry)| (no, Some(entry)))
}

impl WaitingRow {
    /// Why it stands before others; none where only its day counts.
    pub fn reason<'a>(&self, law: &'a Law) -> Reason<'a> {
        place(law, self).1
    }
}
