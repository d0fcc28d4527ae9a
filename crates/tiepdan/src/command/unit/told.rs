//! What is wrong with a file of units, and what to do about it.

use casework::organization::Wrong;
use law::unit::{Branch, Level};

pub(super) fn sentence(wrong: &Wrong) -> String {
    match wrong {
        Wrong::NotText => "is no text in UTF-8: save the sheet as \"CSV UTF-8\"".to_owned(),
        Wrong::TooManyRows(most) => {
            format!("one file has at most {most} rows: bring in the rest with another file")
        }
        Wrong::ColumnMissing(column) => format!(
            "the header has no column {column}: it must be code,name,level,branch,parent,from,until"
        ),
        Wrong::ColumnUnknown(column) => {
            format!("the header has a column {column:?} that means nothing here: take it out")
        }
        Wrong::ColumnTwice(column) => {
            format!("the header has the column {column:?} twice: take one out")
        }
        Wrong::Cells { found, wanted } => format!(
            "the row has {found} cells and the header {wanted}: put a text with the separator in it between quotation marks"
        ),
        Wrong::Empty => "is empty: fill it in".to_owned(),
        Wrong::TooLong(most) => format!("has more than {most} letters: shorten it"),
        Wrong::Letters => {
            "a code has letters a to z, digits, point, hyphen and underscore, and begins with a letter or a digit".to_owned()
        }
        Wrong::Unseen => "has a line break or a sign that cannot be seen: take it out".to_owned(),
        Wrong::LevelUnknown(found) => format!("{found:?} is none of {}", levels()),
        Wrong::BranchUnknown(found) => format!("{found:?} is none of {}", branches()),
        Wrong::Territory => {
            format!("a territory is no body, the law's lists alone have territories: take one of {}", branches())
        }
        Wrong::NoDay(found) => format!("{found:?} is no day: write it as 2026-07-01"),
        Wrong::EndsBeforeItBegins(from) => {
            format!("the last day lies before the first, {from}: give a later one, or leave it empty")
        }
        other => of_register(other),
    }
}

/// What is wrong only against the other units.
fn of_register(wrong: &Wrong) -> String {
    match wrong {
        Wrong::OfTheLaw(name) => format!(
            "is the code of a unit of the law, {name}: leave the row out, or give the unit a code of its own"
        ),
        Wrong::Twice(row) => format!("stands already in row {row}: a code is one unit's alone"),
        Wrong::Capitals(other) => {
            format!(
                "differs from {other} only in capitals: write it the same, or take another code"
            )
        }
        Wrong::ParentUnknown(code) => format!(
            "there is no unit {code:?}: `tiepdan units list` and `tiepdan unit list` show the codes"
        ),
        Wrong::ParentLater(row) => {
            format!("the unit stands in row {row}: move that row above this one")
        }
        Wrong::Circle => {
            "the units above lead back to this one: name the unit that stands above".to_owned()
        }
        Wrong::AboveParent => {
            "is higher than the level of the parent: give the same level or a lower one".to_owned()
        }
        Wrong::BeforeParent(from) => {
            format!("the parent begins on {from}: give that day or a later one")
        }
        Wrong::AfterParent(until) => {
            format!("the parent ends on {until}: give that day or an earlier one")
        }
        Wrong::BelowOutside(code) => format!(
            "{code} stands below and would lie outside these days: bring in its new days with the same file"
        ),
        Wrong::HasWork(was) => format!(
            "the unit or one below it has officials or work: it stays {was:?}; what became another unit needs a code of its own"
        ),
        _ => "cannot be taken".to_owned(),
    }
}

fn levels() -> String {
    Level::ALL.map(Level::as_str).join(", ")
}

fn branches() -> String {
    let bodies = Branch::ALL
        .into_iter()
        .filter(|branch| *branch != Branch::Territory);
    bodies.map(Branch::as_str).collect::<Vec<_>>().join(", ")
}
