//! Addresses of cases.

use casework::Id;

use crate::web::listing::address;

/// The list of cases.
pub const LIST: &str = "/cases";
/// One case.
pub const CASE: &str = "/cases/{id}";
/// Its dossier, bound.
pub const DOSSIER_PDF: &str = "/cases/{id}/dossier.pdf";
/// Its dossier, packed.
pub const DOSSIER_ZIP: &str = "/cases/{id}/dossier.zip";
/// One step of a case.
pub const STEP: &str = "/cases/{id}/steps/{step}";
/// The files of a case.
pub const FILES: &str = "/cases/{id}/files";
/// One of them.
pub const FILE: &str = "/cases/{id}/files/{file}";
/// One of the pictures among them, to be looked at.
pub const PICTURE: &str = "/cases/{id}/files/{file}/picture";
/// What waits for the head.
pub const SIGN: &str = "/sign";
/// Who owes what.
pub const WATCH: &str = "/watch";

/// Who owes what of decisions.
pub const ENFORCEMENT: &str = "/enforcement";
/// Decisions that stand in public.
pub const PUBLISHED: &str = "/published";

/// A case.
pub fn case(id: Id) -> String {
    format!("{LIST}/{id}")
}

/// The dossier of a case, bound and packed.
pub fn dossier(id: Id) -> (String, String) {
    let case = case(id);
    (format!("{case}/dossier.pdf"), format!("{case}/dossier.zip"))
}

/// A step of a case.
pub fn step(id: Id, step: &str) -> String {
    format!("{LIST}/{id}/steps/{step}")
}

/// The files of a case.
pub fn files(id: Id) -> String {
    format!("{LIST}/{id}/files")
}

/// One of them.
pub fn file(id: Id, file: Id) -> String {
    format!("{LIST}/{id}/files/{file}")
}

/// The list, narrowed.
pub fn list(tab: &str, class: &str, state: &str, unit: &str) -> String {
    let query = [
        ("tab", tab),
        ("class", class),
        ("state", state),
        ("unit", unit),
    ];
    address(LIST, &query)
}

/// A petition of a case.
pub fn petition(id: Id) -> String {
    format!("/petitions/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrowed_list_names_only_what_narrows_it() {
        assert_eq!(list("open", "", "", ""), "/cases?tab=open");
        let narrowed = list("overdue", "complaint", "", "14005-2025.ubnd");
        assert_eq!(
            narrowed,
            "/cases?tab=overdue&class=complaint&unit=14005-2025.ubnd"
        );
        assert_eq!(
            step(Id::of(0), "accept"),
            "/cases/0000000000000/steps/accept"
        );
    }
}
