//! No address holds what somebody typed of a person: addresses are kept in histories, bookmarks and logs. What a page asks
//! in its query is a code, a day, a number of a page or the name of an office; whatever may be a person's name, paper,
//! address or telephone is sent in a body.

use crate::settled::settle;
use crate::tree::{self, File};

/// What the queries of pages may ask. A new name stands here only when nothing typed of a person fits into it.
const ASKED: &[&str] = &[
    "after",
    "article",
    "assignment",
    "before",
    "case",
    "class",
    // What a provider of identities answers with (RFC 6749 §4.1.2, RFC 9207): used once, of no person.
    "code",
    "district",
    "error",
    "figure",
    "from",
    "instrument",
    "iss",
    "list",
    "measure",
    "meeting",
    "month",
    // The page to which a fresh proof leads back.
    "next",
    "no",
    "obstacle",
    "on",
    "own",
    "owner",
    "part",
    "period",
    "petition",
    "proposal",
    // The name of an office.
    "q",
    "register",
    "row",
    "rows",
    "session",
    "side",
    "situation",
    "stand",
    "state",
    "tab",
    "then",
    "time",
    "unit",
    "until",
    "version",
    "visit",
    "voter_petition",
    "year",
];

const PAGES: &str = "crates/tiepdan/src/pages/";

const EXCEPTIONS: &[&str] = &[];

/// The names between `before` and `after` wherever they stand in a text.
fn between<'a>(text: &'a str, before: &str, after: char) -> Vec<&'a str> {
    let rest = text.split(before).skip(1);
    rest.filter_map(|rest| rest.split_once(after).map(|(name, _)| name))
        .collect()
}

/// The fields of a form in a file; none where the file has no such form.
fn fields<'a>(file: &'a File, form: &str) -> Option<Vec<&'a str>> {
    let (_, rest) = file
        .text
        .split_once(&format!("impl Fields for {form} {{"))?;
    let own = rest.split("\n}").next()?;
    let calls = own.split("Field::").skip(1);
    let names = calls.filter_map(|call| {
        let (_, inside) = call.split_once('(')?;
        let inside = inside.trim_start().strip_prefix('"')?;
        inside.split('"').next()
    });
    Some(names.collect())
}

/// The noun of a page: `petition`.
fn noun(file: &File) -> &str {
    let below = file.path.strip_prefix(PAGES).unwrap_or_default();
    below.split('/').next().unwrap_or_default()
}

/// Every field of every query, with the file that asks it.
fn asked(files: &[File]) -> Vec<(&str, &str)> {
    let pages = || {
        files
            .iter()
            .filter(|file| !file.is_test() && file.path.starts_with(PAGES))
    };
    let mut all = Vec::new();
    for file in pages() {
        for form in between(&file.text, "Asked<", '>') {
            let near = pages().filter(|other| noun(other) == noun(file));
            let found = match fields(file, form) {
                Some(own) => own,
                None => near
                    .filter_map(|other| fields(other, form))
                    .flatten()
                    .collect(),
            };
            all.extend(found.into_iter().map(|name| (file.path.as_str(), name)));
        }
    }
    all
}

fn of_queries(files: &[File]) -> Vec<String> {
    let strange = asked(files)
        .into_iter()
        .filter(|(_, name)| !ASKED.contains(name));
    strange
        .map(|(path, name)| format!("{path}: asks `{name}` in its address; send it in a body"))
        .collect()
}

/// Fields of a page that may hold a person, and that htmx would put into an address.
fn of_templates(file: &File) -> Vec<String> {
    if !file.path.starts_with(PAGES) {
        return Vec::new();
    }
    let parts = between(&file.text, "hx-get=\"/parts/", '"');
    let strange = parts.into_iter().filter(|part| *part != "units");
    strange
        .map(|part| format!("{}: asks /parts/{part} by an address", file.path))
        .collect()
}

#[test]
fn no_address_of_a_page_holds_what_was_typed_of_a_person() {
    let files = tree::files("rs");
    assert!(asked(&files).len() > 40, "the queries are found");
    let mut faults = of_queries(&files);
    faults.extend(tree::files("html").iter().flat_map(of_templates));
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_name_in_an_address_is_found() {
    let text = "impl Fields for Search {\n    const FIELDS: &[Field] = &[Field::line(\n\"name\", t!(\"x\"), 9)];\n}\n\
        async fn show(asked: Asked<Search>) {}";
    let path = "crates/tiepdan/src/pages/desk/found.rs";
    assert_eq!(of_queries(&[File::example(path, text)]).len(), 1);
    let code = text.replace("\"name\"", "\"unit\"");
    assert!(of_queries(&[File::example(path, &code)]).is_empty());
    let elsewhere = text.replace("Asked<", "Form<");
    assert!(of_queries(&[File::example(path, &elsewhere)]).is_empty());
    let page = "crates/tiepdan/src/pages/desk/desk.html";
    let live =
        |address: &str| of_templates(&File::example(page, &format!("<i hx-get=\"{address}\">")));
    assert_eq!(live("/parts/desk").len(), 1);
    assert!(live("/parts/units").is_empty() && live("/file").is_empty());
}
