//! The rules as a page for whoever reads law and no code: `docs/rights.md`.

use std::fmt::Write;

use super::{Rights, Rule};
use crate::procedure::Post;

impl Rights {
    /// The page: what the conditions mean, then each rule with its posts in both languages.
    pub fn page(&self) -> String {
        let mut text = String::from("# Who may do what\n\n");
        line(
            &mut text,
            "Drawn from `law/vn/rights.toml`; do not edit. What has no rule here, nobody may do. Rows of other units are not found: a person sees \
             the rows of his unit and, where one of his posts was given with a view below, those of the units below. An act done under a rule is kept \
             in the audit with the rule's id.\n",
        );
        line(&mut text, "## Conditions\n");
        line(&mut text, "| condition | in Vietnamese |\n| --- | --- |");
        for named in &self.conditions {
            let row = format!("| {} | {} |", named.title.en, named.title.vi);
            line(&mut text, &row);
        }
        line(&mut text, "\n## Rules\n");
        line(
            &mut text,
            "| id | act | in Vietnamese | posts | in Vietnamese | conditions | article | sure | holds |",
        );
        line(&mut text, &format!("{}|", "| --- ".repeat(9)));
        for rule in &self.rules {
            line(&mut text, &self.row(rule));
        }
        text
    }

    fn row(&self, rule: &Rule) -> String {
        let named = |language| {
            let words = rule.posts.iter().map(|post| self.post(*post, language));
            words.collect::<Vec<_>>().join(", ")
        };
        let conditions = rule
            .conditions
            .iter()
            .filter_map(|one| self.condition(*one))
            .map(|title| title.en.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let until = rule.until.map(|day| day.to_string()).unwrap_or_default();
        format!(
            "| {} | {} | {} | {} | {} | {conditions} | {} | {:?} | {}–{until} |",
            rule.id,
            rule.title.en,
            rule.title.vi,
            named("en"),
            named("vi"),
            rule.article,
            rule.confidence,
            rule.from,
        )
    }

    fn post(&self, post: Post, language: &str) -> &str {
        let mut named = self.posts.iter();
        named
            .find(|named| named.id == post)
            .map_or(post.as_str(), |named| named.title.in_language(language))
    }
}

fn line(text: &mut String, content: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{content}");
}
