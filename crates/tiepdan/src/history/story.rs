//! One petition from its arrival to its end, planned before anything is written.

use std::sync::Arc;

use jiff::civil::Date;
use law::calendar::Calendar;
use law::procedure::{Class, Stage};

use super::dice::Dice;
use super::follow::Turn;
use super::life::Life;
use super::stock::Kind;

/// What is done with a petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Nobody has looked at it yet.
    Unseen,
    /// Classified, not handled yet.
    Undone,
    /// It opens a case that goes as its life says.
    Case,
    /// It joins the case of an earlier story of the lane.
    Joins(usize),
    /// It is handled by this rule and opens nothing.
    Handled(&'static str),
    /// It is sent to this unit by this rule, answered on a day if it was.
    Sent {
        /// The rule of handling.
        rule: &'static str,
        /// The unit it is sent to.
        to: Arc<str>,
        /// The day of the answer.
        answered: Option<Date>,
    },
}

/// A petition's way.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    /// Its own chance: names, words.
    pub(crate) seed: u64,
    /// The unit that gets it.
    pub(crate) unit: Arc<str>,
    /// Where its people live.
    pub(crate) place: Arc<str>,
    /// What it is.
    pub(crate) kind: Kind,
    /// First or second instance.
    pub(crate) stage: Stage,
    /// How it came.
    pub(crate) channel: &'static str,
    /// People who signed.
    pub(crate) signers: i64,
    /// The day it came.
    pub(crate) received: Date,
    /// The day it was classified.
    pub(crate) classified: Date,
    /// The day it was handled.
    pub(crate) handled: Date,
    /// What is done with it.
    pub(crate) fate: Fate,
    /// May it be processed?
    pub(crate) eligible: bool,
    /// The story of the lane that was sent on to this unit and so became this one.
    pub(crate) arrives_from: Option<usize>,
    /// The story of the lane whose case was settled first.
    pub(crate) earlier: Option<usize>,
    /// Place of its life in the stock.
    pub(crate) life: usize,
    /// The days of the steps of its life; fewer than the life has where it is still under way.
    pub(crate) steps: Vec<Date>,
    /// What is done with it as a case of a list of prolonged ones.
    pub(crate) turns: Vec<(Date, Turn)>,
}

impl Kind {
    /// What the law calls it.
    pub(crate) fn class(self) -> Class {
        match self {
            Self::Complaint | Self::Discipline => Class::Complaint,
            Self::Denunciation => Class::Denunciation,
            Self::Recommendation => Class::Recommendation,
        }
    }

    /// The rule by which it opens a case.
    pub(crate) fn accepting_rule(self) -> &'static str {
        match self.class() {
            Class::Complaint => "XD-02",
            Class::Denunciation => "XD-09",
            Class::Recommendation => "XD-16",
        }
    }

    /// The rule by which a unit that is not competent deals with it.
    pub(crate) fn outside_rule(self) -> &'static str {
        match self.class() {
            Class::Complaint => "XD-04",
            Class::Denunciation => "XD-10",
            Class::Recommendation => "XD-17",
        }
    }
}

/// So many working days after a day; the day itself for none. Beyond the calendar the day stays.
pub(crate) fn later(calendar: &Calendar, day: Date, count: u32) -> Date {
    if count == 0 {
        return day;
    }
    calendar.after(day, count).unwrap_or(day)
}

/// So many working days before a day.
pub(crate) fn earlier(calendar: &Calendar, day: Date, count: u32) -> Date {
    if count == 0 {
        return day;
    }
    calendar.before(day, count).unwrap_or(day)
}

impl Story {
    /// A petition of one person to a unit on a day, classified and handled within the days that are usual, its case
    /// going as one of the lives.
    pub(crate) fn new(
        calendar: &Calendar,
        dice: &mut Dice,
        unit: &Arc<str>,
        place: &Arc<str>,
        kind: Kind,
        received: Date,
    ) -> Self {
        let seed = dice.next();
        let channels = [
            ("reception", 34),
            ("desk", 30),
            ("post", 22),
            ("portal", 6),
            ("mailbox", 5),
            ("email", 3),
        ];
        let channel = dice.weighted(channels.iter().map(|(_, weight)| *weight));
        let channel = channels.get(channel).map_or("desk", |(channel, _)| channel);
        let classified = later(calendar, received, dice.between(0, 3));
        let handled = later(calendar, classified, dice.between(0, 3));
        Self {
            seed,
            unit: Arc::clone(unit),
            place: Arc::clone(place),
            kind,
            stage: Stage::First,
            channel,
            signers: 1,
            received,
            classified,
            handled,
            fate: Fate::Case,
            eligible: true,
            arrives_from: None,
            earlier: None,
            life: 0,
            steps: Vec::new(),
            turns: Vec::new(),
        }
    }

    /// Goes the whole way of a life.
    pub(crate) fn live(
        &mut self,
        calendar: &Calendar,
        dice: &mut Dice,
        life: usize,
        lives: &[Life],
    ) {
        self.life = life;
        let mut day = self.handled;
        self.steps.clear();
        for step in lives.get(life).map_or(&[][..], |life| &life.steps) {
            day = later(calendar, day, dice.between(step.after.0, step.after.1));
            self.steps.push(day);
        }
    }

    /// The day of its last act.
    pub(crate) fn last_day(&self) -> Date {
        self.steps.last().copied().unwrap_or(self.handled)
    }

    /// Leaves out what would come after a day.
    pub(crate) fn until(&mut self, today: Date) {
        self.steps.retain(|day| *day <= today);
        self.turns.retain(|(day, _)| *day <= today);
        if self.handled > today {
            self.fate = Fate::Undone;
        }
        if self.classified > today {
            self.fate = Fate::Unseen;
        }
    }
}

/// The place of a life among those a case of this kind may go, by weight, or by what it ends in.
pub(crate) fn choose(
    lives: &[Life],
    dice: &mut Dice,
    kind: Kind,
    stage: Stage,
    ends: Option<&str>,
) -> usize {
    let discipline = kind == Kind::Discipline;
    let fits: Vec<usize> = lives
        .iter()
        .enumerate()
        .filter(|(_, life)| {
            life.class == kind.class()
                && life.stage == stage
                && life.discipline == discipline
                && life.ends.as_deref() == ends
                && !life.rare
        })
        .map(|(place, _)| place)
        .collect();
    let weight = |place: &usize| lives.get(*place).map_or(0, |life| life.weight.max(1));
    let chosen = dice.weighted(fits.iter().map(weight));
    fits.get(chosen).copied().unwrap_or_default()
}
