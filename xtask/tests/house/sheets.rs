//! Our own sheets know no left and right, so that they read from either side.

use crate::settled::settle;
use crate::tree::{self, File};

const SIDES: &[&str] = &["left", "right"];
const VALUES: &[&str] = &["text-align", "float", "clear"];

const EXCEPTIONS: &[&str] = &[];

fn of_file(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, line) in without_comments(&file.text).lines().enumerate() {
        for declaration in line.split([';', '{', '}']) {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let (property, value) = (property.trim(), value.trim());
            let is_side = property.split('-').any(|part| SIDES.contains(&part))
                && !property.starts_with("--");
            let is_value = VALUES.contains(&property) && SIDES.contains(&value);
            if is_side || is_value {
                faults.push(format!("{}:{}: {property}: {value}", file.path, at + 1));
            }
        }
    }
    faults
}

/// The sheet with every comment made blank, lines kept.
fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        plain.extend(comment.matches('\n'));
        rest = after;
    }
    plain + rest
}

#[test]
fn our_sheets_know_no_left_and_right() {
    let faults: Vec<String> = tree::files("css").iter().flat_map(of_file).collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_physical_side_is_found() {
    let sheet = "/* left:\n */ p { margin-left: 1rem; inset-inline-start: 0 }\nq { text-align: right }\nr { color: red; right: 0 }";
    let faults = of_file(&File::example("a.css", sheet));
    assert_eq!(
        faults,
        [
            "a.css:2: margin-left: 1rem",
            "a.css:3: text-align: right",
            "a.css:4: right: 0"
        ]
    );
}
