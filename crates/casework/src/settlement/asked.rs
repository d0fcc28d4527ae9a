//! What a petition tells of its case when it opens one, beside what the register counts itself.

use law::procedure::{Fact, Procedure};

/// What the register counts for every case.
const COUNTED: [&str; 11] = [
    "against_own_head",
    "contents_settled",
    "documents_requested",
    "many",
    "group",
    "has_team",
    "head_conflicted",
    "interest_open",
    "overdue",
    "same_settler_as_first",
    "team_conflicted",
];

/// The facts an officer gives when a petition opens a case of this procedure.
pub fn facts_asked(procedure: &Procedure) -> impl Iterator<Item = &Fact> {
    let asked = |fact: &&Fact| fact.given && !COUNTED.contains(&fact.id.as_str());
    procedure.facts.iter().filter(asked)
}
