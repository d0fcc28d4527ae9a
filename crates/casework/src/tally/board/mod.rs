//! Sums for boards: how much flowed in each reporting month and what stands open, for each unit with all below it and for
//! each alone. An act appends what it changes ([`flow`], [`stand`]); [`fold`] adds that to the sums of every unit above,
//! so that no two acts wait for the row of the country. A reader adds up both ([`boards`]) and is never behind.

mod check;
mod fold;
mod read;
mod without;

pub use check::check_boards;
pub use fold::{fold, is_waiting};
pub use read::{Place, Sums, Times, board_version, boards};
pub(crate) use without::{Uncounted, without};

use jiff::civil::Date;
use store::{Tx, params};

use crate::{Result, Setting};

/// What changed within a unit so far.
const VERSION: &str = "version";
/// All of what is open, whenever it is due.
pub const ALL: &str = "";

const APPEND: &str =
    "insert into board_change (id, unit, figure, time, amount) values ($1, $2, $3, $4, $5)";

/// The figure in which a measure flows, if boards show it.
fn figure_of(measure: &str) -> Option<String> {
    let mut parts = measure.split('.');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    match (first, second, third) {
        ("visit", _, Some("turns")) => Some("visits".to_owned()),
        ("case", "opened" | "settled", Some(class)) => Some(format!("{second}.{class}")),
        ("petition", "received" | "processed", _) | ("decision", "in_time" | "late", _) => {
            Some(second.to_owned())
        }
        _ => None,
    }
}

/// The pattern of the measures that flow in a figure; as the forms write patterns.
pub fn pattern_of(figure: &str) -> Option<String> {
    match figure.split_once('.') {
        None => match figure {
            "visits" => Some("visit.*.turns".to_owned()),
            "received" => Some("petition.received.*.*".to_owned()),
            "processed" => Some("petition.processed.*".to_owned()),
            "in_time" | "late" => Some(format!("decision.{figure}.*.*")),
            "opened" => Some("case.opened.*.*.*".to_owned()),
            "settled" => Some("case.settled.*.*.*".to_owned()),
            _ => None,
        },
        Some((what @ ("opened" | "settled"), class)) => Some(format!("case.{what}.{class}.*.*")),
        Some(_) => None,
    }
}

/// A count that flows in a reporting month.
pub(super) fn flow(
    tx: &mut Tx<'_>,
    at: &Setting,
    (unit, measure): (&str, &str),
    (month, amount): (&str, i64),
) -> Result<()> {
    match figure_of(measure) {
        Some(figure) => append(tx, at, unit, &figure, month, amount),
        None => Ok(()),
    }
}

/// A petition that is not processed or a case that is not closed.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// The unit that has it.
    pub unit: &'a str,
    /// The class of a case; none: a petition.
    pub class: Option<&'a str>,
    /// The day it came or began.
    pub begun: Date,
    /// The day it is due.
    pub due: Date,
}

/// Something opens (1) or is open no more (-1).
///
/// # Errors
/// What the database reports.
pub fn stand(tx: &mut Tx<'_>, at: &Setting, open: &Open<'_>, amount: i64) -> Result<()> {
    let age = if open.class.is_some() {
        "case.age"
    } else {
        "petition.age"
    };
    let month = open.begun.strftime("%Y-%m").to_string();
    append(tx, at, open.unit, age, &month, amount)?;
    append(
        tx,
        at,
        open.unit,
        &due_figure(open.class),
        &open.due.to_string(),
        amount,
    )
}

/// What is open gets another day on which it is due.
///
/// # Errors
/// What the database reports.
pub fn shift(tx: &mut Tx<'_>, at: &Setting, open: &Open<'_>, due: Date) -> Result<()> {
    if open.due == due {
        return Ok(());
    }
    let figure = due_figure(open.class);
    append(tx, at, open.unit, &figure, &open.due.to_string(), -1)?;
    append(tx, at, open.unit, &figure, &due.to_string(), 1)
}

fn due_figure(class: Option<&str>) -> String {
    class.map_or_else(
        || "petition.due".to_owned(),
        |class| format!("case.due.{class}"),
    )
}

fn append(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    figure: &str,
    time: &str,
    amount: i64,
) -> Result<()> {
    tx.send(APPEND, params![at.id(), unit, figure, time, amount])?;
    Ok(())
}

/// Times for which a change counts: its own; of a month its year too; of a due day its month (`m2026-11`), its year (`y2026`)
/// and all that is open, so that what is overdue is the sum of a few rows however long it has been.
fn times(figure: &str, time: &str) -> Vec<String> {
    let mut times = vec![time.to_owned()];
    if figure.contains(".due") {
        times.extend(time.get(..7).map(|month| format!("m{month}")));
        times.extend(time.get(..4).map(|year| format!("y{year}")));
        times.push(ALL.to_owned());
    } else if !figure.contains(".age")
        && let Some((year, _)) = time.split_once('-')
    {
        times.push(year.to_owned());
    }
    times
}

type Key = (String, bool, String, String);
