//! What the rules say, read from their file by nothing of the program that is asked.

use law::Source;

use super::*;

static RULES: LazyLock<String> =
    LazyLock::new(|| Source::vietnam().file("rights.toml").unwrap().text.clone());

/// Does the rule in force give this act to this post?
pub(super) fn gives(act: &str, post: Post) -> bool {
    let name = format!("act = \"{act}\"\n");
    let mut rules = RULES.split("[[rule]]").skip(1);
    let rule = rules.find(|rule| rule.contains(&name) && !rule.contains("\nuntil = "));
    let rule = rule.unwrap_or_else(|| panic!("no rule says who may {act}"));
    let posts = rule.lines().find(|line| line.starts_with("posts = "));
    posts.unwrap().contains(&format!("\"{}\"", post.as_str()))
}

/// How far an operation reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The reader's unit and those that he sees below it.
    Seen,
    /// The reader's unit alone.
    Own,
}

/// What a reading operation needs beside a sign-in: how far it reaches, and the act that a rule must give.
pub(super) fn needs(template: &str) -> (Reach, Option<&'static str>) {
    let short = template.trim_start_matches("/api/v1");
    let act = match short {
        "/cases/{id}/dossier.zip" => Some("export-dossier"),
        "/boards/{unit}" | "/boards/{unit}/rows" => Some("read-board"),
        "/responsibility/{unit}" => Some("read-responsibility"),
        "/warnings" | "/warnings/{id}" => Some("heed-warning"),
        "/waiting" => Some("receive"),
        "/oversight" => Some("oversee"),
        "/roster" | "/allowance-sheets" => Some("read-roster"),
        _ => None,
    };
    let reach = match short {
        "/petitions/{id}/handling" | "/cases/{id}/proposals" => Reach::Own,
        _ => Reach::Seen,
    };
    (reach, act)
}

/// The question of an operation that cannot be asked without one.
pub(super) fn question(template: &str) -> &'static str {
    match template.trim_start_matches("/api/v1") {
        "/search" => "?q=1/2026&limit=100",
        "/reports/{form}" | "/reports/{form}/{column}/rows" | "/indicators" => "?period=2026-Q3",
        "/boards/{unit}/rows" => "?figure=cases",
        "/petitions" => "?state=handled",
        _ => "",
    }
}
