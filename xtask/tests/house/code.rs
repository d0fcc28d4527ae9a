//! Rust code as a flat row of tokens, without its tests and its documentation.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::tree::File;

/// One word, sign, bracket or literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// As it is written; the value of a string literal.
    pub(crate) text: String,
    /// Line in the file, counted from 1.
    pub(crate) line: usize,
    /// Is it a string literal?
    pub(crate) is_string: bool,
}

/// The code of a file that goes into the program: nothing of a file of tests, no item under `#[cfg(test)]` or `#[test]`.
pub(crate) fn shipped(file: &File) -> Vec<Token> {
    if file.is_test() {
        return Vec::new();
    }
    all(file, true)
}

/// All code of a file, with its tests.
pub(crate) fn whole(file: &File) -> Vec<Token> {
    all(file, false)
}

fn all(file: &File, without_tests: bool) -> Vec<Token> {
    let stream: TokenStream = file
        .text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", file.path));
    let mut tokens = Vec::new();
    flatten(stream, without_tests, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, without_tests: bool, tokens: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if is_sign(&tree, '#') {
            // `#![…]` speaks of the whole file.
            if trees.peek().is_some_and(|next| is_sign(next, '!')) {
                trees.next();
            }
            let Some(TokenTree::Group(attribute)) = trees.next() else {
                continue;
            };
            let words = attribute.stream().to_string();
            if without_tests && is_test_attribute(&words) {
                for tree in trees.by_ref() {
                    let ends = matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                    if ends || is_sign(&tree, ';') {
                        break;
                    }
                }
            } else if !words.starts_with("doc") {
                flatten(attribute.stream(), without_tests, tokens);
            }
            continue;
        }
        match tree {
            TokenTree::Group(group) => flatten_group(&group, without_tests, tokens),
            TokenTree::Literal(literal) => tokens.push(of_literal(&literal)),
            other => tokens.push(plain(&other.to_string(), other.span().start().line)),
        }
    }
}

fn flatten_group(group: &Group, without_tests: bool, tokens: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    tokens.push(plain(open, group.span_open().start().line));
    flatten(group.stream(), without_tests, tokens);
    tokens.push(plain(close, group.span_close().start().line));
}

fn of_literal(literal: &proc_macro2::Literal) -> Token {
    let line = literal.span().start().line;
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(string) => Token {
            text: string.value(),
            line,
            is_string: true,
        },
        _ => plain(&literal.to_string(), line),
    }
}

fn plain(text: &str, line: usize) -> Token {
    Token {
        text: text.to_owned(),
        line,
        is_string: false,
    }
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_test_attribute(words: &str) -> bool {
    let words: String = words.split_whitespace().collect();
    words == "test"
        || words == "cfg(test)"
        || words.starts_with("cfg(all(test")
        || words.ends_with("::test")
        || words.contains("::test(")
}

#[test]
fn tests_and_documentation_are_not_shipped() {
    let text = "//! Doc.\n/// Doc.\nfn a() { b(\"x\") }\n#[cfg(test)]\nmod tests { fn t() {} }\n#[test]\nfn u() {}\nfn v() {}";
    let words: Vec<String> = shipped(&File::example("a.rs", text))
        .into_iter()
        .map(|token| token.text)
        .collect();
    assert_eq!(words.join(" "), "fn a ( ) { b ( x ) } fn v ( ) { }");
    assert!(shipped(&File::example("crates/a/tests/b.rs", text)).is_empty());
    assert!(
        whole(&File::example("a.rs", text))
            .iter()
            .any(|token| token.text == "tests")
    );
}
