//! Who may do what stands in `law/vn/rights.toml`: outside `access` no code names a post to decide on it.

use crate::code::shipped;
use crate::settled::settle;
use crate::tree::{self, File};

const POSTS: &[&str] = &[
    "Head",
    "DeputyHead",
    "SectionHead",
    "ReceptionOfficer",
    "PetitionOfficer",
    "Settler",
    "Verifier",
    "Supervisor",
    "Archivist",
    "Administrator",
];

/// Where somebody could be let in.
const FOLDERS: &[&str] = &[
    "crates/casework/src/",
    "crates/tiepdan/src/api/",
    "crates/tiepdan/src/pages/",
    "crates/tiepdan/src/papers/",
    "crates/tiepdan/src/web/",
];

/// Who heads a unit is a fact that the law asks for (he receives, he hosts the dialogue, he is a party, he answers for a case), and
/// a post has a title on paper and a name on a page: none of them lets anybody in.
const EXCEPTIONS: &[&str] = &[
    "crates/casework/src/notice/signing.rs",
    "crates/casework/src/reception/plan.rs",
    "crates/casework/src/settlement/given.rs",
    "crates/casework/src/settlement/meeting/record.rs",
    "crates/casework/src/supervision/prolonged/put_on.rs",
    "crates/tiepdan/src/pages/settlement/names.rs",
    "crates/tiepdan/src/papers/notice/office.rs",
    "crates/tiepdan/src/web/session.rs",
];

fn of_file(file: &File) -> Vec<String> {
    let is_asked = FOLDERS.iter().any(|folder| file.path.starts_with(folder));
    if !is_asked || file.path.starts_with("crates/casework/src/access/") {
        return Vec::new();
    }
    let tokens = shipped(file);
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let named = words.windows(4).filter_map(|four| match four {
        ["Post", ":", ":", post] if POSTS.contains(post) => Some(*post),
        _ => None,
    });
    named
        .map(|post| format!("{}: names the post {post}", file.path))
        .collect()
}

#[test]
fn no_code_but_the_rules_names_a_post() {
    let faults: Vec<String> = tree::files("rs").iter().flat_map(of_file).collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_named_post_is_found_where_it_could_let_somebody_in_and_nowhere_else() {
    let text = "fn may(actor: &Actor) -> bool { actor.holds(law::procedure::Post::Head, unit) || post == Post::Calendar }";
    let found = |path| of_file(&File::example(path, text)).len();
    assert_eq!(found("crates/casework/src/petition/handle.rs"), 1);
    assert_eq!(found("crates/tiepdan/src/pages/petition/show.rs"), 1);
    assert_eq!(found("crates/casework/src/access/mod.rs"), 0);
    assert_eq!(found("crates/tiepdan/src/demo/sign_ins.rs"), 0);
}
