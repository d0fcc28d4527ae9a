//! The articles by which an act is refused, as the law's data have them.

use crate::{Refusal, Setting};

/// The list of them.
const RULES: &str = "protection.rule";

/// A refusal with the article of a rule.
pub(super) fn refusal(at: &Setting, code: &'static str, rule: &str) -> Refusal {
    let list = at.law.grounds.get(RULES);
    let entry = list.and_then(|list| list.entry(rule, at.now.today));
    let refusal = Refusal::new(code);
    match entry {
        Some(entry) => refusal.article(&entry.article),
        None => refusal,
    }
}
