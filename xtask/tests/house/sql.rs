//! A page of rows is ordered to the id, or a row could be shown twice or never.

use crate::code::shipped;
use crate::settled::settle;
use crate::tree::{self, File};

const EXCEPTIONS: &[&str] = &[];

/// The columns of `ORDER BY` in front of a `LIMIT`; none where the text is put together from parts.
fn orders(sql: &str) -> Vec<String> {
    let text = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut pieces = text.split(" LIMIT ").collect::<Vec<_>>();
    pieces.pop();
    let columns = pieces
        .into_iter()
        .filter_map(|before| before.rsplit_once("ORDER BY ").map(|(_, columns)| columns));
    // An order inside parentheses that are closed again belongs to something else.
    columns
        .filter(|columns| {
            !columns.contains('{') && columns.matches(')').count() <= columns.matches('(').count()
        })
        .map(str::to_owned)
        .collect()
}

fn ends_in_id(columns: &str) -> bool {
    let last = columns.rsplit(',').next().unwrap_or_default();
    let column = last.split_whitespace().next().unwrap_or_default();
    let name = column.rsplit('.').next().unwrap_or_default();
    name == "id" || name.ends_with("_id")
}

fn of_file(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for token in shipped(file).iter().filter(|token| token.is_string) {
        for columns in orders(&token.text)
            .iter()
            .filter(|columns| !ends_in_id(columns))
        {
            faults.push(format!(
                "{}:{}: ORDER BY {columns} LIMIT does not end in an id",
                file.path, token.line
            ));
        }
    }
    faults
}

#[test]
fn every_page_of_rows_is_ordered_to_the_id() {
    let faults: Vec<String> = tree::files("rs").iter().flat_map(of_file).collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn an_order_that_does_not_end_in_an_id_is_found() {
    let of = |sql: &str| {
        of_file(&File::example(
            "a.rs",
            &format!("const A: &str = \"{sql}\";"),
        ))
        .len()
    };
    assert_eq!(of("SELECT a FROM b ORDER BY due\\n LIMIT $1"), 1);
    assert_eq!(of("SELECT a FROM b ORDER BY due, b.id DESC LIMIT $1"), 0);
    assert_eq!(of("SELECT a FROM b ORDER BY due"), 0);
    assert_eq!(of("SELECT sum(a) OVER (ORDER BY day) FROM b LIMIT $1"), 0);
}
