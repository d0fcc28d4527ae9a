//! What no shipped code holds: `unsafe`, and whatever ends a server.

use crate::code::{Token, shipped};
use crate::settled::settle;
use crate::tree::{self, File};

const WORDS: &[&str] = &["unsafe"];
const CALLS: &[&str] = &[
    "unwrap",
    "expect",
    "unwrap_err",
    "expect_err",
    "unwrap_unchecked",
];
const MACROS: &[&str] = &["panic", "todo", "unimplemented", "dbg"];

const EXCEPTIONS: &[&str] = &[];

fn of_file(file: &File) -> Vec<String> {
    let tokens = shipped(file);
    let found = (0..tokens.len()).filter(|at| is_forbidden(&tokens, *at));
    found
        .map(|at| format!("{}:{}: {}", file.path, tokens[at].line, tokens[at].text))
        .collect()
}

fn is_forbidden(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let word = token.text.as_str();
    let next = tokens.get(at + 1).map_or("", |token| token.text.as_str());
    let is_method = at > 0 && tokens[at - 1].text == ".";
    !token.is_string
        && (WORDS.contains(&word)
            || (is_method && next == "(" && CALLS.contains(&word))
            || (next == "!" && MACROS.contains(&word)))
}

#[test]
fn no_shipped_code_can_end_the_server() {
    let faults: Vec<String> = tree::files("rs").iter().flat_map(of_file).collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn an_unwrap_is_found_inside_a_macro_too() {
    let text = "fn a() { println!(\"{}\", b.unwrap()); unsafe { c() }; panic!(\"unsafe\") }\n#[test]\nfn t() { x.unwrap() }";
    let faults = of_file(&File::example("a.rs", text));
    assert_eq!(
        faults,
        ["a.rs:1: unwrap", "a.rs:1: unsafe", "a.rs:1: panic"]
    );
    assert!(
        of_file(&File::example(
            "a.rs",
            "fn a() { b.unwrap_or(c) } struct expect;"
        ))
        .is_empty()
    );
}
