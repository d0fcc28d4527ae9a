//! What the things behind a figure are called, and on which page each of them stands.

use std::collections::HashMap;

use store::{Row, Tx, Value};

use super::behind::Thing;
use super::member::padded;
use crate::access::Scope;
use crate::{Id, Result};

/// A thing behind a figure as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The thing.
    pub thing: Thing,
    /// What is called so; none where it has gone to a unit that the reader does not see.
    pub name: Option<Name>,
}

/// What a thing is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Number and year in its unit's book; none for a session.
    pub number: Option<(i64, i64)>,
    /// Number of the paper, of a decision or a conclusion.
    pub paper: String,
    /// What it is about; who receives, of a session.
    pub title: String,
    /// Is a denouncer behind it?
    pub sealed: bool,
    /// `visit`, `session`, `petition`, `case`, `inspection`, `guidance`, `training`: where it is read.
    pub page_kind: &'static str,
    /// Id of that.
    pub page: Id,
}

/// Kind of a thing, kind of its page, and its columns; `{ids}` are the marks of the ids.
const SOURCES: &[(&str, &str, &str)] = &[
    (
        "visit",
        "visit",
        "select id, number, year, '' as paper, summary as title, sealed, id as page, unit from visit where id in ({ids})",
    ),
    (
        "session",
        "session",
        "select id, cast(0 as bigint) as number, cast(0 as bigint) as year, '' as paper, host as title, false as sealed, id as page, unit \
         from reception_session where id in ({ids})",
    ),
    (
        "petition",
        "petition",
        "select id, number, year, '' as paper, summary as title, sealed, id as page, unit from petition where id in ({ids})",
    ),
    (
        "case",
        "case",
        "select id, number, year, '' as paper, title, sealed, id as page, unit from cases where id in ({ids})",
    ),
    (
        "inspection",
        "inspection",
        "select id, cast(0 as bigint) as number, cast(0 as bigint) as year, number as paper, basis as title, false as sealed, id as page, unit \
         from inspection where id in ({ids})",
    ),
    (
        "guidance",
        "guidance",
        "select id, cast(0 as bigint) as number, cast(0 as bigint) as year, number as paper, title, false as sealed, id as page, unit \
         from guidance where id in ({ids})",
    ),
    (
        "training",
        "training",
        "select id, cast(0 as bigint) as number, cast(0 as bigint) as year, '' as paper, topic as title, false as sealed, id as page, unit \
         from training_class where id in ({ids})",
    ),
    (
        "recommendation",
        "recommendation",
        "select id, cast(0 as bigint) as number, cast(0 as bigint) as year, '' as paper, text as title, false as sealed, id as page, unit \
         from inspection_recommendation where id in ({ids})",
    ),
    (
        "assignment",
        "assignment",
        "select a.id, cast(0 as bigint) as number, cast(0 as bigint) as year, d.number as paper, d.text as title, false as sealed, a.id as page, a.unit \
         from assignment a join directive d on d.id = a.directive where a.id in ({ids})",
    ),
    (
        "decision",
        "case",
        "select d.id, c.number, c.year, d.number as paper, c.title, c.sealed, c.id as page, c.unit from decision d \
         join cases c on c.id = d.case_id where d.id in ({ids})",
    ),
];

/// Names things, in their order. What does not stand in scope keeps its id and has no name.
///
/// # Errors
/// What the database reports.
pub fn named(tx: &mut Tx<'_>, scope: &Scope, things: Vec<Thing>) -> Result<Vec<Named>> {
    let mut names: HashMap<(&'static str, Id), Name> = HashMap::new();
    for (kind, page_kind, select) in SOURCES {
        let of_kind = things.iter().filter(|thing| thing.subject_kind == *kind);
        let ids: Vec<Id> = of_kind.map(|thing| thing.subject).collect();
        if ids.is_empty() {
            continue;
        }
        let (marks, values) = padded(3, &ids);
        let select = select.replace("{ids}", &marks);
        let condition = scope.condition("s.unit", 1);
        let sql = format!("select s.* from ({select}) s where {condition}");
        let [unit, below] = scope.values();
        let values: Vec<Value<'_>> = [unit, below].into_iter().chain(values).collect();
        for row in tx.query(&sql, &values)? {
            names.insert((kind, row.get("id")?), name(page_kind, &row)?);
        }
    }
    let with_name = |thing: Thing| {
        let kind = SOURCES
            .iter()
            .find(|(kind, ..)| *kind == thing.subject_kind);
        Named {
            name: kind.and_then(|(kind, ..)| names.remove(&(*kind, thing.subject))),
            thing,
        }
    };
    Ok(things.into_iter().map(with_name).collect())
}

fn name(page_kind: &'static str, row: &Row) -> store::Result<Name> {
    let number: (i64, i64) = (row.get("number")?, row.get("year")?);
    Ok(Name {
        number: Some(number).filter(|(number, _)| *number > 0),
        paper: row.get("paper")?,
        title: row.get("title")?,
        sealed: row.get("sealed")?,
        page_kind,
        page: row.get("page")?,
    })
}
