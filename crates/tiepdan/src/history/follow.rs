//! Prolonged cases: a case of the history on a named list, planned, reported on month by month, done or still open.

use std::sync::Arc;

use casework::access::acts;
use casework::supervision::{
    self, Planning, Progress, PutOn, RawList, RawMilestone, Reported, Review, Verdict,
};
use casework::{Failure, Id, Result, Setting};
use jiff::civil::Date;
use store::Tx;

use super::Ground;
use super::dice::Dice;
use super::office::{Office, Offices};

/// A list to be kept.
#[derive(Debug, Clone)]
pub(crate) struct Register {
    /// The unit that keeps it.
    pub(crate) keeper: Arc<str>,
    /// Its name.
    pub(crate) name: String,
    /// The document behind it.
    pub(crate) basis: String,
    /// Its period.
    pub(crate) period: (Date, Date),
    /// The day on which it is opened.
    pub(crate) opened: Date,
}

/// What is done with a case of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It is put on the list of the lane at this place.
    PutOn(usize),
    /// Its owner plans it: the days of the milestones.
    Plan(Vec<Date>),
    /// A milestone is reached.
    Reach(i64),
    /// Its owner reports the month: where its contents stand.
    Report(&'static str),
    /// Its owner holds it for settled.
    Settled,
    /// The keeper finds it done.
    Done,
}

/// A case of a list at hand.
pub(crate) struct Following<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) offices: &'a Offices,
    pub(crate) at: &'a Setting,
    /// Its chance: words.
    pub(crate) seed: u64,
    /// The unit that settles and owns it.
    pub(crate) owner: &'a str,
    /// The unit that keeps the list.
    pub(crate) keeper: &'a str,
}

impl Register {
    /// The list is opened.
    pub(crate) fn open(&self, tx: &mut Tx<'_>, at: &Setting, offices: &Offices) -> Result<Id> {
        let office = offices.get(&self.keeper).ok_or(Failure::NotFound)?;
        let raw = RawList {
            name: self.name.clone(),
            basis: self.basis.clone(),
            from: Some(self.period.0),
            until: Some(self.period.1),
        };
        let permit = office.head.permit::<acts::KeepList>()?;
        supervision::open_list(tx, at, &permit, &raw)
    }
}

impl Following<'_> {
    fn office(&self, unit: &str) -> Result<&Office> {
        self.offices.get(unit).ok_or(Failure::NotFound)
    }

    fn phrase(&self, what: &str) -> String {
        let month = self.at.now.today.strftime("%Y-%m").to_string();
        let mut dice = Dice::of(self.seed, &format!("{what} {month}"));
        let name = self.office(self.owner).map_or("", |office| &office.name);
        self.ground.stock.phrase(&mut dice, what, name, 0)
    }

    /// It is put on a list; answers its row there.
    pub(crate) fn put_on(&self, tx: &mut Tx<'_>, list: Id, case: Id) -> Result<Id> {
        let permit = self.office(self.keeper)?.head.permit::<acts::KeepList>()?;
        let wanted = PutOn {
            case: Some(case),
            reason: self.phrase("listed"),
            ..PutOn::default()
        };
        supervision::put_on(tx, self.at, &permit, list, &wanted)
    }

    /// Something is done with it; `contents` are those of the case.
    pub(crate) fn turn(&self, tx: &mut Tx<'_>, id: Id, turn: &Turn, contents: usize) -> Result<()> {
        let at = self.at;
        let owning = || self.office(self.owner)?.officer.permit::<acts::ReportUp>();
        match turn {
            Turn::PutOn(_) => Ok(()),
            Turn::Plan(days) => supervision::plan(tx, at, &owning()?, id, &self.planning(days)),
            Turn::Reach(no) => {
                supervision::reach_milestone(tx, at, &owning()?, id, (*no, None), None)
            }
            Turn::Report(stand) => {
                let told = self.progress(stand, contents);
                supervision::progress(tx, at, &owning()?, id, &told)
            }
            Turn::Settled => {
                let text = self.phrase("settled");
                supervision::settled(tx, at, &owning()?, id, (&text, None), None)
            }
            Turn::Done => {
                let said = Review {
                    verdict: Verdict::Done,
                    text: self.phrase("reviewed"),
                    on: None,
                    expected: None,
                };
                let permit = self.office(self.keeper)?.head.permit::<acts::KeepList>()?;
                supervision::review(tx, at, &permit, id, &said)
            }
        }
    }

    fn planning(&self, days: &[Date]) -> Planning {
        let named = ["milestone.first", "milestone.second", "milestone.last"];
        let milestones = days.iter().zip(named).map(|(due, what)| RawMilestone {
            due: Some(*due),
            text: self.phrase(what),
        });
        Planning {
            text: self.phrase("plan"),
            milestones: milestones.collect(),
            ..Planning::default()
        }
    }

    fn progress(&self, stand: &str, contents: usize) -> Progress {
        let each = (1..).take(contents).map(|content| Reported {
            content,
            stand: stand.to_owned(),
            text: self.phrase(if stand == "under_way" {
                "progress"
            } else {
                stand
            }),
        });
        Progress {
            contents: each.collect(),
            ..Progress::default()
        }
    }
}
