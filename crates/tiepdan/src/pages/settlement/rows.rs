//! Lines of lists of cases, and how a list is turned to its next page.

use std::collections::BTreeMap;

use casework::Id;
use casework::access;
use casework::settlement::{Case, CaseRow};
use casework::term::{self, Clock};
use casework::{Failure, Setting};
use store::Tx;

use super::{names, paths};
use crate::app::App;
use crate::web::components::ClockView;
use crate::web::{PageContext, legal};

/// One line of a list.
pub(super) struct Line {
    /// Where it leads.
    pub(super) href: String,
    /// Number in its unit's book.
    pub(super) number: String,
    /// What it is about.
    pub(super) title: String,
    /// Its class.
    pub(super) class: String,
    /// Its unit.
    pub(super) unit: String,
    /// Its state.
    pub(super) state: String,
    /// The tone of its state.
    pub(super) tone: &'static str,
    /// The clock it owes first.
    pub(super) clock: Option<ClockView>,
    /// Who owes it.
    pub(super) owes: String,
    /// Is a denouncer behind it?
    pub(super) sealed: bool,
    /// Where its unit is urged, for whoever may; empty for others.
    pub(super) urge: String,
}

/// What the lines need beside the rows, read in the same transaction.
pub(super) struct Beside {
    clocks: BTreeMap<Id, Clock>,
    names: BTreeMap<Id, String>,
}

impl Beside {
    /// Reads it.
    ///
    /// # Errors
    /// What the database reports.
    pub(super) fn read(tx: &mut Tx<'_>, at: &Setting, cases: &[&Case]) -> Result<Self, Failure> {
        let units = cases.iter().map(|case| (case.id, case.unit.as_str()));
        let ids: Vec<(Id, &str)> = units.collect();
        let officials: Vec<Id> = cases.iter().filter_map(|case| in_charge(case)).collect();
        Ok(Self {
            clocks: term::first_owed(tx, at, &ids)?,
            names: access::names(tx, &officials)?,
        })
    }

    /// The line of a row.
    pub(super) fn line(&self, t: &PageContext, app: &App, row: &CaseRow) -> Line {
        let case = &row.case;
        let clock = self.clocks.get(&case.id);
        Line {
            href: paths::case(case.id),
            number: names::number(case.number, case.year),
            title: case.title.clone(),
            class: names::class(t, &app.law, case.class),
            unit: names::unit(t, app, &case.unit),
            state: names::state(t, &app.law, case),
            tone: names::tone(case.phase),
            clock: clock.map(|clock| legal::clock(t, &app.law, clock).brief()),
            owes: if row.closed_on.is_some() {
                String::new()
            } else {
                names::owes(t, app, &case.unit, in_charge(case), &self.names)
            },
            sealed: case.sealed,
            urge: String::new(),
        }
    }
}

/// Who works on the case: who verifies it, else who took it on.
fn in_charge(case: &Case) -> Option<Id> {
    case.verifier.or(case.settler)
}

/// The key of a row, for the link to the next page.
pub(super) fn key(place: &(String, Id)) -> String {
    format!("{}~{}", place.0, place.1)
}

/// The key of the row before, as the query names it; nothing for what is none.
pub(super) fn place(key: &str) -> Option<(String, Id)> {
    let (due, id) = key.split_once('~')?;
    let due: jiff::civil::Date = due.parse().ok()?;
    Some((due.to_string(), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_turned_by_a_key_that_is_read_back_and_by_nothing_else() {
        let row = ("2026-11-26".to_owned(), Id::of(77));
        assert_eq!(place(&key(&row)), Some(row));
        for wrong in ["", "~", "2026-11-26", "mai~0000000000000", "2026-11-26~x"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
