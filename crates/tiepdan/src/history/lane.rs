//! A lane: the part of the history that a few units share, written in the order of its days. Lanes run at the same
//! time and share commits; no two write for the same unit, so that the history is the same every time.

mod led;

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::settlement::Joined;
use casework::{Ids, Result, Setting};
use jiff::civil::Date;
use store::{Store, Tx};

use super::follow::{Register, Turn};
use super::office::Offices;
use super::order::Order;
use super::perform::{Known, Performing};
use super::sitting::Sitting;
use super::story::{Fate, Story};
use super::{Ground, clock};

/// Acts in one transaction: many enough to spare round trips, few enough to let other lanes in.
const AT_ONCE: usize = 64;

/// A part of the history.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    /// Its name, told while it loads.
    pub(crate) name: String,
    /// Petitions and cases.
    pub(crate) stories: Vec<Story>,
    /// Receptions.
    pub(crate) sittings: Vec<Sitting>,
    /// Directives.
    pub(crate) orders: Vec<Order>,
    /// Lists of prolonged cases.
    pub(crate) lists: Vec<Register>,
}

/// One act of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Sit(usize),
    File(usize),
    Classify(usize),
    Handle(usize),
    Step(usize, usize),
    Reply(usize),
    /// What is done with the story as a case of a list.
    Follow(usize, usize),
    /// A list is opened.
    List(usize),
    /// A directive is given.
    Order(usize),
    /// Something is done with a part of it: order, part, act.
    Deed(usize, usize, usize),
}

/// What a lane wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Reception sessions.
    pub sessions: usize,
    /// Visits.
    pub visits: usize,
    /// Petitions filed or arrived.
    pub petitions: usize,
    /// Cases opened.
    pub cases: usize,
    /// Steps taken.
    pub steps: usize,
    /// Directives given, to all their owners.
    pub assignments: usize,
    /// Cases put on lists of prolonged ones.
    pub prolonged: usize,
}

impl std::ops::AddAssign for Written {
    fn add_assign(&mut self, more: Self) {
        self.sessions += more.sessions;
        self.visits += more.visits;
        self.petitions += more.petitions;
        self.cases += more.cases;
        self.steps += more.steps;
        self.assignments += more.assignments;
        self.prolonged += more.prolonged;
    }
}

/// The act that failed, and why.
#[derive(Debug, thiserror::Error)]
#[error("{lane}, {on}, {act}: {failure:?}")]
pub struct Broken {
    lane: String,
    on: Date,
    act: String,
    failure: casework::Failure,
}

impl Lane {
    /// The units that act in it.
    pub(crate) fn units(&self) -> Vec<Arc<str>> {
        let mut units: Vec<Arc<str>> = self
            .stories
            .iter()
            .map(|story| Arc::clone(&story.unit))
            .chain(self.sittings.iter().map(|one| Arc::clone(&one.unit)))
            .chain(self.orders.iter().flat_map(Order::units))
            .chain(self.lists.iter().map(|list| Arc::clone(&list.keeper)))
            .collect();
        units.sort();
        units.dedup();
        units
    }

    /// Adds what another lane tells, after its own.
    pub(crate) fn take_over(&mut self, other: Self) {
        let (shift, sittings, lists) = (self.stories.len(), self.sittings.len(), self.lists.len());
        let moved = |no: Option<usize>| no.map(|no| no + shift);
        self.stories
            .extend(other.stories.into_iter().map(|mut story| {
                story.arrives_from = moved(story.arrives_from);
                story.earlier = moved(story.earlier);
                if let Fate::Joins(no) = &mut story.fate {
                    *no += shift;
                }
                for (_, turn) in &mut story.turns {
                    if let Turn::PutOn(list) = turn {
                        *list += lists;
                    }
                }
                story
            }));
        self.sittings.extend(other.sittings);
        self.lists.extend(other.lists);
        self.orders
            .extend(other.orders.into_iter().map(|mut order| {
                order.sitting = order.sitting.map(|no| no + sittings);
                order
            }));
    }

    /// Every act with its day, in order.
    fn acts(&self) -> Vec<(Date, Act)> {
        let mut acts = Vec::new();
        for (no, sitting) in self.sittings.iter().enumerate() {
            acts.push((sitting.entered, Act::Sit(no)));
        }
        for (no, story) in self.stories.iter().enumerate() {
            if story.arrives_from.is_none() {
                acts.push((story.received, Act::File(no)));
            }
            if story.fate != Fate::Unseen {
                acts.push((story.classified, Act::Classify(no)));
            }
            if !matches!(story.fate, Fate::Unseen | Fate::Undone) {
                acts.push((story.handled, Act::Handle(no)));
            }
            acts.extend(
                story
                    .steps
                    .iter()
                    .enumerate()
                    .map(|(step, on)| (*on, Act::Step(no, step))),
            );
            if let Fate::Sent {
                answered: Some(on), ..
            } = story.fate
            {
                acts.push((on, Act::Reply(no)));
            }
            let turns = story.turns.iter().enumerate();
            acts.extend(turns.map(|(turn, (on, _))| (*on, Act::Follow(no, turn))));
        }
        self.add_led(&mut acts);
        // Within a day in the order of the stories, so that an earlier one is known before a later one needs it.
        acts.sort_by_key(|(on, act)| (*on, story_of(*act), *act));
        acts
    }
}

impl Lane {
    /// What leaders do: after everything else of the day, so that what it is about is known.
    fn add_led(&self, acts: &mut Vec<(Date, Act)>) {
        for (no, list) in self.lists.iter().enumerate() {
            acts.push((list.opened, Act::List(no)));
        }
        for (no, order) in self.orders.iter().enumerate() {
            acts.push((order.given, Act::Order(no)));
            for (part, owed) in order.parts.iter().enumerate() {
                let deeds = owed.acts.iter().enumerate();
                acts.extend(deeds.map(|(deed, (on, _))| (*on, Act::Deed(no, part, deed))));
            }
        }
    }

    /// Where what is known of a thing stands: stories first, then sittings, lists and directives.
    fn place_of(&self, act: Act) -> usize {
        let sittings = self.stories.len();
        let lists = sittings + self.sittings.len();
        match act {
            Act::Sit(no) => sittings + no,
            Act::List(no) => lists + no,
            Act::Order(no) | Act::Deed(no, ..) => lists + self.lists.len() + no,
            other => story_of(other),
        }
    }

    fn places(&self) -> usize {
        self.stories.len() + self.sittings.len() + self.lists.len() + self.orders.len()
    }
}

fn story_of(act: Act) -> usize {
    match act {
        Act::List(_) | Act::Order(_) | Act::Deed(..) => usize::MAX,
        Act::Sit(no)
        | Act::Follow(no, _)
        | Act::File(no)
        | Act::Classify(no)
        | Act::Handle(no)
        | Act::Step(no, _)
        | Act::Reply(no) => no,
    }
}

/// Everything a running lane reads.
struct Running {
    lane: Lane,
    acts: Vec<(Date, Act)>,
    ground: Arc<Ground>,
    offices: Arc<Offices>,
}

/// Writes a lane. `node` tells its ids from those of every other lane.
///
/// # Errors
/// The first act that was refused or failed.
pub(crate) async fn run(
    store: Store,
    ground: Arc<Ground>,
    offices: Arc<Offices>,
    lane: Lane,
    node: u8,
) -> std::result::Result<Written, Broken> {
    let at = ground.setting(&lane.name, Ids::of_node(node));
    let acts = lane.acts();
    let running = Arc::new(Running {
        lane,
        acts,
        ground,
        offices,
    });
    let mut known = Arc::new(vec![Known::default(); running.lane.places()]);
    let mut written = Written::default();
    for from in (0..running.acts.len()).step_by(AT_ONCE) {
        let (reading, before, at) = (Arc::clone(&running), Arc::clone(&known), at.clone());
        let stopped = Arc::new(std::sync::Mutex::new(from));
        let stop = Arc::clone(&stopped);
        let done = store
            .write(move |tx| reading.some(tx, at.clone(), &before, from, &stop))
            .await;
        let (more, changed) = done.map_err(|failure| {
            let no = stopped.lock().map_or(from, |no| *no);
            running.broken(no, failure)
        })?;
        written += more;
        let known = Arc::make_mut(&mut known);
        for (no, now) in changed {
            if let Some(slot) = known.get_mut(no) {
                *slot = now;
            }
        }
    }
    Ok(written)
}

/// What changed in one transaction.
type Changed = BTreeMap<usize, Known>;

impl Running {
    fn broken(&self, no: usize, failure: casework::Failure) -> Broken {
        let (on, act) = self
            .acts
            .get(no)
            .copied()
            .unwrap_or((self.ground.today.today, Act::Sit(0)));
        let step = match act {
            Act::Step(story, step) => self.lane.stories.get(story).and_then(|story| {
                let life = self.ground.stock.lives.get(story.life)?;
                let step = life.steps.get(step)?;
                Some(format!(" {} of {}", step.step, life.id))
            }),
            _ => None,
        };
        Broken {
            lane: self.lane.name.clone(),
            on,
            act: format!("{act:?}{}", step.unwrap_or_default()),
            failure,
        }
    }

    /// The acts from one place on, as one transaction.
    fn some(
        &self,
        tx: &mut Tx<'_>,
        mut at: Setting,
        before: &[Known],
        from: usize,
        stop: &std::sync::Mutex<usize>,
    ) -> Result<(Written, Changed)> {
        let (mut written, mut changed) = (Written::default(), Changed::new());
        for (place, (on, act)) in self.acts.iter().enumerate().skip(from).take(AT_ONCE) {
            if let Ok(mut stop) = stop.lock() {
                *stop = place;
            }
            at.now = clock::moment(*on, place, self.ground.today);
            self.one(tx, &at, *act, before, &mut changed, &mut written)?;
        }
        Ok((written, changed))
    }

    fn one(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        act: Act,
        before: &[Known],
        changed: &mut Changed,
        written: &mut Written,
    ) -> Result<()> {
        let known = |no: usize| changed.get(&no).or_else(|| before.get(no)).cloned();
        let no = self.lane.place_of(act);
        if let Some(now) = self.led(tx, at, act, &known, written)? {
            changed.insert(no, now);
            return Ok(());
        }
        let Some(story) = self.lane.stories.get(no) else {
            return Ok(());
        };
        let case_of = |no: Option<usize>| no.and_then(known).and_then(|known| known.case);
        let sent = story
            .arrives_from
            .and_then(known)
            .and_then(|known| known.sent);
        let (join, earlier) = match story.fate {
            Fate::Joins(other) => (case_of(Some(other)), None),
            _ => (None, case_of(story.earlier)),
        };
        let mut now = known(no).unwrap_or_default();
        let performing = Performing {
            ground: &self.ground,
            offices: &self.offices,
            at,
            story,
        };
        let petition = now.petition.or(sent);
        match (act, petition, now.case) {
            (Act::File(_), ..) => {
                now.petition = Some(performing.file(tx, None)?);
                written.petitions += 1;
            }
            (Act::Classify(_), Some(petition), _) => {
                written.petitions += usize::from(now.petition.is_none());
                now.petition = Some(petition);
                performing.classify(tx, petition)?;
            }
            (Act::Handle(_), Some(petition), _) => {
                let done = performing.handle(tx, petition, join, earlier)?;
                written.cases += usize::from(done.case.is_some() && join.is_none());
                keep(&mut now, &done);
            }
            (Act::Step(_, step), _, Some(case)) => {
                now.state = performing.step(tx, case, &now.state, step)?;
                written.steps += 1;
            }
            (Act::Reply(_), Some(petition), _) => performing.reply(tx, petition)?,
            _ => return Err(casework::Failure::NotFound),
        }
        changed.insert(no, now);
        Ok(())
    }
}

fn keep(known: &mut Known, done: &Joined) {
    known.sent = done.sent_petition;
    known.case = done.case;
    if done.case.is_some() {
        known.state = Arc::from(START);
    }
}

/// The state in which every procedure begins.
const START: &str = "examining";
