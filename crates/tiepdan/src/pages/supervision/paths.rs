//! Addresses of directives and prolonged cases.

use casework::Id;
use jiff::civil::Date;
use serde::Deserialize;

use crate::web::listing::address;

/// The directives one gave, owes or leads.
pub const DIRECTIVES: &str = "/directives";
/// A new one.
pub const GIVE: &str = "/directives/new";
/// One directive with its owners.
pub const DIRECTIVE: &str = "/directives/{id}";
/// What one owner owes.
pub const ASSIGNMENT: &str = "/assignments/{id}";
/// The lists of prolonged cases.
pub const LISTS: &str = "/prolonged";
/// A case to be put on a list.
pub const PUT_ON: &str = "/prolonged/put";
/// Cases that the program proposes.
pub const CANDIDATES: &str = "/prolonged/candidates";
/// One list.
pub const ONE_LIST: &str = "/prolonged/{id}";
/// The progress of a list in a month.
pub const PROGRESS: &str = "/prolonged/{id}/pdf";
/// One case of a list.
pub const ENTRY: &str = "/prolonged-cases/{id}";

/// The urgings one received, gave or was told of.
pub const URGINGS: &str = "/urgings";
/// A new one by hand.
pub const URGE: &str = "/urgings/new";
/// One urging.
pub const URGING: &str = "/urgings/{id}";

/// Inspections.
pub const INSPECTIONS: &str = "/inspections";
/// A new one.
pub const PLAN_INSPECTION: &str = "/inspections/new";
/// One inspection.
pub const INSPECTION: &str = "/inspections/{id}";
/// What one recommends.
pub const RECOMMENDATION: &str = "/inspection-recommendations/{id}";
/// Review meetings.
pub const MEETINGS: &str = "/meetings";
/// One of them.
pub const MEETING: &str = "/meetings/{id}";

/// Causes about which more people write than before.
pub const WARNINGS: &str = "/warnings";
/// One of them.
pub const WARNING: &str = "/warnings/{id}";
/// The project or decision behind a petition.
pub const CAUSE: &str = "/petitions/{id}/cause";

/// Which row an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct RowPath {
    /// The row.
    pub id: Id,
}

/// The list of directives, narrowed.
pub fn directives(side: &str, tab: &str, after: &str) -> String {
    address(
        DIRECTIVES,
        &[("side", side), ("tab", tab), ("after", after)],
    )
}

/// The form of a new directive about something: `session`, `visit`, `case`, `petition`, `meeting`.
pub fn give(about: &str, id: Id) -> String {
    address(GIVE, &[(about, &id.to_string())])
}

/// A directive.
pub fn directive(id: Id) -> String {
    format!("{DIRECTIVES}/{id}")
}

/// A directive from one of its owners on.
pub fn directive_after(id: Id, after: &str) -> String {
    address(&directive(id), &[("after", after)])
}

/// What one owner owes.
pub fn assignment(id: Id) -> String {
    format!("/assignments/{id}")
}

/// A list.
pub fn list(id: Id) -> String {
    format!("{LISTS}/{id}")
}

/// A list, narrowed.
pub fn list_from(id: Id, stand: &str, after: &str) -> String {
    address(&list(id), &[("stand", stand), ("after", after)])
}

/// The form that puts a case on a list.
pub fn put_on(case: Id) -> String {
    address(PUT_ON, &[("case", &case.to_string())])
}

/// The proposals after one of them.
pub fn candidates(after: &str) -> String {
    address(CANDIDATES, &[("after", after)])
}

/// A case of a list.
pub fn entry(id: Id) -> String {
    format!("/prolonged-cases/{id}")
}

/// The list of urgings, narrowed.
pub fn urgings(side: &str, tab: &str, after: &str) -> String {
    address(URGINGS, &[("side", side), ("tab", tab), ("after", after)])
}

/// The form that urges about something: `case`, `petition`, `assignment`.
pub fn urge(about: &str, id: Id) -> String {
    address(URGE, &[(about, &id.to_string())])
}

/// An urging.
pub fn urging(id: Id) -> String {
    format!("{URGINGS}/{id}")
}

/// The list of inspections, narrowed.
pub fn inspections(tab: &str, after: &str) -> String {
    address(INSPECTIONS, &[("tab", tab), ("after", after)])
}

/// An inspection.
pub fn inspection(id: Id) -> String {
    format!("{INSPECTIONS}/{id}")
}

/// What an inspection recommends.
pub fn recommendation(id: Id) -> String {
    format!("/inspection-recommendations/{id}")
}

/// The meetings after one of them.
pub fn meetings(after: &str) -> String {
    address(MEETINGS, &[("after", after)])
}

/// A review meeting.
pub fn meeting(id: Id) -> String {
    format!("{MEETINGS}/{id}")
}

/// Warnings of one stand, or all.
pub fn warnings(stand: &str, after: &str) -> String {
    address(WARNINGS, &[("stand", stand), ("after", after)])
}

/// A warning.
pub fn warning(id: Id) -> String {
    format!("{WARNINGS}/{id}")
}

/// The project or decision behind a petition.
pub fn cause(petition: Id) -> String {
    format!("/petitions/{petition}/cause")
}

/// The place of a row in the order of days, as an address has it.
pub fn key((day, id): (Date, Id)) -> String {
    format!("{day}.{id}")
}

/// The place that an address has.
pub fn place(key: &str) -> Option<(Date, Id)> {
    let (day, id) = key.split_once('.')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_place_comes_back_as_it_was_given() {
        let there = (date(2026, 7, 6), Id::of(7));
        assert_eq!(place(&key(there)), Some(there));
        assert_eq!(place("2026-07-06"), None);
        assert_eq!(
            directives("owed", "late", ""),
            "/directives?side=owed&tab=late"
        );
    }
}
