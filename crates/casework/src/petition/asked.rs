//! What the rules of handling ask an officer about a petition, beside what the register knows itself.

use law::Law;
use law::handling::Kind;
use law::procedure::Fact;

/// What the register knows: from the classification, the channel and the people who signed.
const KNOWN: [&str; 4] = ["eligible", "competent", "transferred", "group"];

/// The facts that can change what is done with a petition of this kind, in the order of the law.
pub fn facts_asked(law: &Law, kind: Kind) -> Vec<&Fact> {
    let rules: Vec<_> = law
        .handling
        .rules
        .iter()
        .filter(|rule| rule.kinds.contains(&kind))
        .collect();
    let matters = |fact: &&Fact| {
        !KNOWN.contains(&fact.id.as_str())
            && rules
                .iter()
                .any(|rule| rule.when.iter().any(|clause| clause.mentions(&fact.id)))
    };
    law.handling.facts.iter().filter(matters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_matter_for_the_kind_is_asked() {
        let law = crate::testing::law();
        let asked = |kind| -> Vec<String> {
            let facts = facts_asked(&law, kind);
            facts.into_iter().map(|fact| fact.id.clone()).collect()
        };
        let complaint = asked(Kind::Complaint);
        assert!(complaint.iter().any(|fact| fact == "conditions_met"));
        assert!(!complaint.iter().any(|fact| fact == "anonymous"));
        assert!(
            asked(Kind::Denunciation)
                .iter()
                .any(|fact| fact == "anonymous")
        );
        assert!(!asked(Kind::Mixed).iter().any(|fact| fact == "eligible"));
    }
}
