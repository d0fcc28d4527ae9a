//! Every page that an official reaches protects what it shows, and holds no script and no style of its own.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use jiff::civil::date;
use law::procedure::Post;

use super::COMMUNE;
use crate::testing::{Shown, sites};

/// Headers and what each must say.
const EXPECTED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cache-control", "no-store"),
];
const EVERY_POST: &[Post] = &[
    Post::Head,
    Post::ReceptionOfficer,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Supervisor,
    Post::Archivist,
    Post::Administrator,
];
/// Pages that are walked; an empty register has fewer.
const MOST: usize = 150;
/// Fewer mean that the walk found no way.
const FEWEST: usize = 20;

/// The addresses a page leads to, without what is asked of them.
fn ways(page: &Shown) -> Vec<String> {
    let parts = page.body.split("href=\"").skip(1);
    let found = parts.filter_map(|rest| rest.split('"').next());
    found
        .filter_map(|href| href.split(['?', '#']).next())
        .filter(|path| path.starts_with('/') && !path.starts_with("/assets/"))
        .map(str::to_owned)
        .collect()
}

fn examine(path: &str, page: &Shown) {
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{path}: {policy}"
    );
    for (name, value) in EXPECTED {
        assert_eq!(page.header(name), value, "{path}: {name}");
    }
    if page.header("content-type").starts_with("text/html") {
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        for forbidden in [
            " style=\"",
            "<style",
            "<script>",
            " onclick=",
            " onload=",
            "javascript:",
        ] {
            assert!(!page.says(forbidden), "{path}: {forbidden}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_an_official_stays_on_the_machine_or_is_framed_or_scripted() {
    let site = sites(date(2026, 7, 6)).await.remove(0);
    let (_, mut browser) = site.official(COMMUNE, EVERY_POST).await;
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut seen = BTreeSet::new();
    let mut shown = 0;
    while let Some(path) = waiting.pop_front() {
        if seen.len() >= MOST || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.open(&path).await;
        examine(&path, &page);
        shown += usize::from(page.status == StatusCode::OK);
        waiting.extend(ways(&page));
    }
    assert!(shown >= FEWEST, "{shown} of {seen:?}");
    // What anybody may see may be kept; what was answered to something he sent is not.
    let mut visitor = site.visitor();
    let home = visitor.open("/privacy").await;
    assert_eq!(home.header("cache-control"), "private, no-cache");
    let chosen = [("value", "dark"), ("back", "/")];
    let answer = visitor.send("/preferences/theme", &home, &chosen).await;
    assert_eq!(answer.header("cache-control"), "no-store");
}
