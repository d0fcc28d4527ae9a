//! Directives: what a leader orders, and what each of its owners makes of it, planned before anything is written.

use std::sync::Arc;

use casework::access::acts;
use casework::supervision::{self, RawDirective, RawOwner, Reporting, Returning};
use casework::{Failure, Id, Result, Setting};
use jiff::civil::Date;
use store::Tx;

use super::Ground;
use super::office::{Office, Offices};

/// A directive.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// The unit that gives it.
    pub(crate) giver: Arc<str>,
    /// Where: `reception`, `written`…
    pub(crate) source: &'static str,
    /// The number of the document.
    pub(crate) number: Arc<str>,
    /// The day of the document.
    pub(crate) on: Date,
    /// The day on which it is given to its owners.
    pub(crate) given: Date,
    /// The body that gave it; empty: the head of the unit.
    pub(crate) given_by: Arc<str>,
    /// What is to be done.
    pub(crate) text: String,
    /// The sitting of the lane at which it was given.
    pub(crate) sitting: Option<usize>,
    /// Its owners.
    pub(crate) parts: Vec<Part>,
}

/// One owner of a directive.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The unit that owes it.
    pub(crate) unit: Arc<str>,
    /// The day by which it reports.
    pub(crate) due: Date,
    /// What is done with it.
    pub(crate) acts: Vec<(Date, Deed)>,
}

/// What is done with an owner's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The owner reports.
    Report(String),
    /// The giver returns the report and wants another by a day.
    Return(String, Date),
    /// The giver accepts.
    Accept,
    /// It is late and goes to the superior of its owner.
    Escalate,
}

/// A directive at hand.
pub(crate) struct Ordering<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) offices: &'a Offices,
    pub(crate) at: &'a Setting,
    pub(crate) order: &'a Order,
}

impl Order {
    /// The units that act in it.
    pub(crate) fn units(&self) -> impl Iterator<Item = Arc<str>> {
        let owners = self.parts.iter().map(|part| Arc::clone(&part.unit));
        std::iter::once(Arc::clone(&self.giver)).chain(owners)
    }
}

impl Ordering<'_> {
    fn office(&self, unit: &str) -> Result<&Office> {
        self.offices.get(unit).ok_or(Failure::NotFound)
    }

    /// It is given; answers what each owner owes.
    pub(crate) fn give(&self, tx: &mut Tx<'_>, session: Option<Id>) -> Result<Arc<[Id]>> {
        let (order, at) = (self.order, self.at);
        let head = &self.office(&order.giver)?.head;
        let raw = RawDirective {
            source: order.source.to_owned(),
            number: order.number.to_string(),
            on: Some(order.on),
            given_by: order.given_by.to_string(),
            session,
            text: order.text.clone(),
            owners: order
                .parts
                .iter()
                .map(|part| RawOwner {
                    unit: part.unit.to_string(),
                    official: None,
                    due: Some(part.due),
                })
                .collect(),
            ..RawDirective::default()
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let permit = head.permit::<acts::Direct>()?;
        let given = supervision::give(tx, at, &permit, &head.scope(), &entry)?;
        Ok(given.assignments.into())
    }

    /// Something is done with an owner's part.
    pub(crate) fn act(&self, tx: &mut Tx<'_>, part: &Part, deed: &Deed, id: Id) -> Result<()> {
        let at = self.at;
        let leading = || {
            self.office(&self.order.giver)?
                .head
                .permit::<acts::Direct>()
        };
        match deed {
            Deed::Report(text) => {
                let permit = self
                    .office(&part.unit)?
                    .officer
                    .permit::<acts::ReportUp>()?;
                let reporting = Reporting {
                    text: text.clone(),
                    ..Reporting::default()
                };
                supervision::report(tx, at, &permit, id, &reporting)
            }
            Deed::Return(reason, due) => {
                let said = Returning {
                    reason: reason.clone(),
                    due: Some(*due),
                    ..Returning::default()
                };
                supervision::return_report(tx, at, &leading()?, id, &said)
            }
            Deed::Accept => supervision::accept(tx, at, &leading()?, id, &Returning::default()),
            Deed::Escalate => {
                let went = supervision::escalate(tx, at, id)?;
                debug_assert!(went || at.now.today == self.ground.today.today);
                Ok(())
            }
        }
    }
}
