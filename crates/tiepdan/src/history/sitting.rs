//! Receptions: a sitting of a unit and who came to it.

use std::sync::Arc;

use casework::access::acts;
use casework::reception::{self, RawSession, RawVisit, RawVisitor};
use casework::{Failure, Id, Result, Setting};
use jiff::civil::Date;
use store::Tx;

use super::Ground;
use super::dice::Dice;
use super::office::{Office, Offices};
use super::perform::{Performing, WORDS};
use super::stock::Kind;
use super::story::{Fate, Story, earlier};

/// Who sits, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seat {
    /// An officer on a regular day.
    Regular,
    /// The head on his day.
    Periodic,
    /// His deputy on his day.
    Delegated,
    /// The head when something could not wait.
    Unscheduled,
}

/// What became of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Course {
    /// It was held and these came.
    Held(Vec<Call>),
    /// In the calendar, not yet public.
    Planned,
    /// In the public calendar.
    Announced,
    /// The day went by and nobody received.
    Missed,
    /// Put off to another day.
    Moved(Date),
}

/// Somebody who came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// His chance: name, words.
    pub(crate) seed: u64,
    /// People.
    pub(crate) people: u32,
    /// About what.
    pub(crate) kind: Kind,
    /// What came of it.
    pub(crate) answer: Answer,
}

/// What came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Told what he wanted to know.
    Answered,
    /// Told where to go.
    Guided,
    /// His petition was taken; it lies in the queue.
    Taken,
}

/// One sitting.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    /// The unit that receives.
    pub(crate) unit: Arc<str>,
    /// Where its people live.
    pub(crate) place: Arc<str>,
    /// Its own chance.
    pub(crate) seed: u64,
    /// The day of the sitting.
    pub(crate) on: Date,
    /// The day on which this is entered: that of the sitting, or of its planning.
    pub(crate) entered: Date,
    /// Who sits.
    pub(crate) seat: Seat,
    /// What became of it.
    pub(crate) course: Course,
}

impl Seat {
    /// Kind of the session and who receives.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Regular => ("regular", "officer"),
            Self::Periodic => ("periodic", "head"),
            Self::Delegated => ("periodic", "delegate"),
            Self::Unscheduled => ("unscheduled", "head"),
        }
    }
}

impl Answer {
    /// Entry of the law's list, and what is written beside it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Answered => ("answered", "answered"),
            Self::Guided => ("guided_to_write", "guided"),
            Self::Taken => ("petition_taken", "taken"),
        }
    }
}

/// Working days before the day of a session on which its calendar is published.
const PUBLISHED: u32 = 7;

impl Sitting {
    /// Enters the sitting and who came; answers the session and how many visits.
    pub(crate) fn enter(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        ground: &Ground,
        offices: &Offices,
    ) -> Result<(Id, usize)> {
        let office = offices.get(&self.unit).ok_or(Failure::NotFound)?;
        let mut dice = Dice::of(self.seed, "sitting");
        let plan = self.session(&mut dice, at, ground, office);
        let plan = plan.validate(at).map_err(Failure::Invalid)?;
        let calls = match &self.course {
            Course::Held(calls) => calls,
            other => return self.put_in_calendar(tx, at, ground, office, &plan, other),
        };
        let permit = office.officer.permit::<acts::Receive>()?;
        let session = reception::open(tx, at, &permit, &plan)?;
        for call in calls {
            let visit = call.visit(at, ground, office, &self.place, session);
            let entry = visit.validate(at).map_err(Failure::Invalid)?;
            let received = reception::receive(tx, at, &permit, &entry)?;
            if call.answer == Answer::Taken {
                let story = self.petition(at, call);
                let performing = Performing {
                    ground,
                    offices,
                    at,
                    story: &story,
                };
                let petition = performing.file(tx, Some(received.id))?;
                reception::tie_petition(tx, at, &permit, received.id, petition)?;
            }
        }
        Ok((session, calls.len()))
    }

    /// The petition handed over at a visit, by the same person about the same matter.
    fn petition(&self, at: &Setting, call: &Call) -> Story {
        let mut dice = Dice::of(call.seed, "petition");
        let calendar = &at.law.calendar;
        let (unit, place) = (&self.unit, &self.place);
        let mut story = Story::new(calendar, &mut dice, unit, place, call.kind, self.on);
        story.seed = call.seed;
        story.channel = "reception";
        story.signers = i64::from(call.people);
        story.fate = Fate::Unseen;
        story
    }

    fn session(
        &self,
        dice: &mut Dice,
        at: &Setting,
        ground: &Ground,
        office: &Office,
    ) -> RawSession {
        let (kind, received_by) = self.seat.words();
        let published = earlier(&at.law.calendar, self.on, PUBLISHED).min(at.now.today);
        let is_public = !matches!(self.course, Course::Planned) && self.seat != Seat::Unscheduled;
        let host = if self.seat == Seat::Regular || self.seat == Seat::Delegated {
            office.officer.name.clone()
        } else {
            office.head.name.clone()
        };
        RawSession {
            kind: kind.to_owned(),
            received_by: received_by.to_owned(),
            host,
            delegated_by: if self.seat == Seat::Delegated {
                office.head.name.clone()
            } else {
                String::new()
            },
            on: Some(self.on),
            place: ground.stock.reception(dice, "place"),
            attendees: ground.stock.reception(dice, "attendees"),
            announced_on: (is_public && published >= at.law.first_day()).then_some(published),
            starts_at: "08:00".to_owned(),
            ends_at: if self.on < ground.today.today && matches!(self.course, Course::Held(_)) {
                "11:30".to_owned()
            } else {
                String::new()
            },
            ..RawSession::default()
        }
    }

    fn put_in_calendar(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        ground: &Ground,
        office: &Office,
        plan: &reception::SessionPlan,
        course: &Course,
    ) -> Result<(Id, usize)> {
        let permit = office.head.permit::<acts::PlanReception>()?;
        let planned = reception::plan(tx, at, &permit, plan)?;
        let mut dice = Dice::of(self.seed, "calendar");
        let reason = ground.stock.reception(&mut dice, "missed");
        match course {
            Course::Missed => reception::miss(tx, at, &permit, planned.id, &reason, None)?,
            Course::Moved(to) => {
                reception::put_off(tx, at, &permit, planned.id, *to, &reason, None)?;
            }
            _ => {}
        }
        Ok((planned.id, 0))
    }
}

impl Call {
    fn visit(
        &self,
        at: &Setting,
        ground: &Ground,
        office: &Office,
        place: &str,
        session: Id,
    ) -> RawVisit {
        let mut dice = Dice::of(self.seed, WORDS);
        let year = at.now.today.year();
        let who = ground.stock.person(&mut dice, place);
        let told = ground
            .stock
            .tell(&mut dice, self.kind, &who, &office.name, year);
        let (outcome, written) = self.answer.words();
        RawVisit {
            session: Some(session),
            visitors: vec![RawVisitor {
                represents: self.people > 1,
                identity: who,
                ..RawVisitor::default()
            }],
            people: i64::from(self.people),
            class: Some(self.kind.class()),
            field: told.field,
            summary: told.summary,
            outcome: outcome.to_owned(),
            answer: ground.stock.reception(&mut dice, written),
            is_repeated: Some(dice.chance(18)),
            ..RawVisit::default()
        }
    }
}
