//! The day of a head beside his duty: who waits to be received by him, what waits for his signature, what became of the conclusions he gave, what is late in his
//! unit and below and who owes it.

use std::collections::BTreeMap;

use casework::access::{self, Actor, acts};
use casework::reception::waiting::{self, WaitingRow};
use casework::settlement::proposal;
use casework::settlement::{self, Owed};
use casework::supervision::{self, AssignmentRow, DirectiveSums, Lateness, ListFilter, Side};
use casework::{Failure, Id, Setting};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::paths;
use super::waiting::{who, why};
use crate::app::App;
use crate::pages::settlement::owed::{OwedLine, by_officials, by_units};
use crate::pages::supervision::lines::{Line, line};
use crate::web::PageContext;
use crate::web::board::Cell;

/// Lines of each part; the whole stands on the page of its own.
const FIRST: usize = 8;
/// Cases looked at for the head's signature.
const SIGNED: usize = 50;

/// Somebody who waits to be received.
pub(super) struct WaitingLine {
    pub(super) href: String,
    pub(super) who: String,
    pub(super) about: String,
    pub(super) people: i64,
    pub(super) why: Cell,
    pub(super) session: Option<Date>,
}

/// What the day is made of, read in the transaction of the page.
pub(super) struct Day {
    signed: usize,
    is_more: bool,
    proposals: usize,
    waiting: Vec<WaitingRow>,
    sums: DirectiveSums,
    given: Vec<AssignmentRow>,
    people: Vec<Owed>,
    units: Vec<Owed>,
    names: BTreeMap<Id, String>,
}

/// The same in words.
pub(super) struct DayView {
    /// Cases whose next step is the head's.
    pub(super) signed: usize,
    /// Are there more of them than were counted?
    pub(super) is_more: bool,
    /// Proposals that wait.
    pub(super) proposals: usize,
    /// Who waits to be received, first those whom the law puts first.
    pub(super) waiting: Vec<WaitingLine>,
    /// How what he gave stands.
    pub(super) sums: DirectiveSums,
    /// What he gave and is not ended.
    pub(super) given: Vec<Line>,
    /// Officials who owe.
    pub(super) people: Vec<OwedLine>,
    /// Units that owe.
    pub(super) units: Vec<OwedLine>,
}

impl DayView {
    /// Said beside the number of cases, where there are more than were counted.
    pub(super) fn more(&self, t: &PageContext) -> String {
        if self.is_more {
            t.say(t!("reception-day-more")).into_owned()
        } else {
            String::new()
        }
    }
}

impl Day {
    /// The day of a person who leads; none for others.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
    ) -> Result<Option<Self>, Failure> {
        if !actor.may::<acts::Direct>() {
            return Ok(None);
        }
        let scope = actor.scope();
        let (waiting, next) = settlement::waiting_for_head(tx, at, actor, None, SIGNED)?;
        let (signed, is_more) = (waiting.len(), next.is_some());
        let filter = ListFilter {
            side: Side::Given,
            lateness: Some(Lateness::Open),
            limit: i64::try_from(FIRST).unwrap_or(i64::MAX),
            ..ListFilter::default()
        };
        let mut people = settlement::owed_by_officials(tx, at, &scope)?;
        people.truncate(FIRST);
        let mut waits = waiting::waiting(tx, at, &scope.clone().own(), false)?;
        waits.truncate(FIRST);
        let mut units = if scope.reaches_below() {
            settlement::owed_by_units(tx, at, &scope)?
        } else {
            Vec::new()
        };
        units.truncate(FIRST);
        let officials: Vec<Id> = people.iter().filter_map(|one| one.official).collect();
        Ok(Some(Self {
            signed,
            is_more,
            proposals: proposal::waiting(tx, actor)?.len(),
            waiting: waits,
            sums: supervision::sums(tx, at, &scope, None)?,
            given: supervision::assignments(tx, at, &scope, &filter)?.rows,
            names: access::names(tx, &officials)?,
            people,
            units,
        }))
    }

    pub(super) fn shown(&self, t: &PageContext, app: &App) -> DayView {
        DayView {
            signed: self.signed,
            is_more: self.is_more,
            proposals: self.proposals,
            waiting: self.waiting.iter().map(|row| waits(t, app, row)).collect(),
            sums: self.sums,
            given: self.given.iter().map(|row| line(t, app, row)).collect(),
            people: by_officials(t, app, &self.names, &self.people),
            units: by_units(t, app, &self.units),
        }
    }
}

fn waits(t: &PageContext, app: &App, row: &WaitingRow) -> WaitingLine {
    WaitingLine {
        href: paths::row(paths::WAITING, row.waiting.id),
        who: who(t, row),
        about: row.summary.clone(),
        people: row.people,
        why: why(t, app, row),
        session: row.session_on,
    }
}
