//! A handler of a page or of the API is calm: a path, an actor, a form, one command or query, an answer.

use crate::settled::settle;
use crate::sizes::functions;
use crate::tree::{self, File};

const LONGEST: usize = 40;
const FOLDERS: &[&str] = &["crates/tiepdan/src/pages/", "crates/tiepdan/src/api/"];

const EXCEPTIONS: &[&str] = &[];

fn of_file(file: &File) -> Vec<String> {
    if file.is_test() || !FOLDERS.iter().any(|folder| file.path.starts_with(folder)) {
        return Vec::new();
    }
    let handlers = functions(file)
        .into_iter()
        .filter(|function| function.is_async && function.lines > LONGEST);
    handlers
        .map(|handler| format!("{}: has {} lines", handler.place, handler.lines))
        .collect()
}

#[test]
fn no_handler_is_long() {
    let faults: Vec<String> = tree::files("rs").iter().flat_map(of_file).collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_long_handler_is_found() {
    let text = format!("async fn show() {{\n{}}}", "x();\n".repeat(LONGEST));
    assert_eq!(
        of_file(&File::example(
            "crates/tiepdan/src/pages/desk/show.rs",
            &text
        ))
        .len(),
        1
    );
    assert!(of_file(&File::example("crates/tiepdan/src/worker.rs", &text)).is_empty());
}
