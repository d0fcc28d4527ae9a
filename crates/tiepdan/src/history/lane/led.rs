//! What leaders do in a lane: sessions they hold, lists they keep, directives they give, prolonged cases they follow.

use casework::{Failure, Id, Result, Setting};
use store::Tx;

use super::{Act, Known, Running, Written};
use crate::history::follow::{Following, Turn};
use crate::history::order::Ordering;
use crate::history::perform::Performing;

/// What is known of the thing at a place.
pub(super) type Recall<'a> = &'a dyn Fn(usize) -> Option<Known>;

impl Running {
    /// Does an act that is no petition's; answers what is then known of its thing, or none when it is one.
    pub(super) fn led(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        act: Act,
        known: Recall<'_>,
        written: &mut Written,
    ) -> Result<Option<Known>> {
        let mut now = known(self.lane.place_of(act)).unwrap_or_default();
        match act {
            Act::Sit(no) => {
                let sitting = self.lane.sittings.get(no).ok_or(Failure::NotFound)?;
                let (session, visits) = sitting.enter(tx, at, &self.ground, &self.offices)?;
                now.row = Some(session);
                written.sessions += 1;
                written.visits += visits;
            }
            Act::List(no) => {
                let list = self.lane.lists.get(no).ok_or(Failure::NotFound)?;
                now.row = Some(list.open(tx, at, &self.offices)?);
            }
            Act::Order(no) => {
                let ordering = self.ordering(at, no)?;
                let sitting = ordering.order.sitting;
                let session = sitting.and_then(|no| known(self.lane.place_of(Act::Sit(no))));
                let session = session.and_then(|known| known.row);
                now.assignments = ordering.give(tx, session)?;
                written.assignments += now.assignments.len();
            }
            Act::Deed(no, part, deed) => {
                let ordering = self.ordering(at, no)?;
                let owed = ordering.order.parts.get(part).ok_or(Failure::NotFound)?;
                let (_, deed) = owed.acts.get(deed).ok_or(Failure::NotFound)?;
                let id = now.assignments.get(part).ok_or(Failure::NotFound)?;
                ordering.act(tx, owed, deed, *id)?;
            }
            Act::Follow(no, turn) => now.row = Some(self.follow(tx, at, (no, turn), known)?),
            _ => return Ok(None),
        }
        written.prolonged += usize::from(matches!(act, Act::Follow(_, 0)));
        Ok(Some(now))
    }

    fn ordering<'a>(&'a self, at: &'a Setting, no: usize) -> Result<Ordering<'a>> {
        Ok(Ordering {
            ground: &self.ground,
            offices: &self.offices,
            at,
            order: self.lane.orders.get(no).ok_or(Failure::NotFound)?,
        })
    }

    /// A case of a list: put there, or what is done with it after; answers its row on the list.
    fn follow(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        (no, turn): (usize, usize),
        known: Recall<'_>,
    ) -> Result<Id> {
        let story = self.lane.stories.get(no).ok_or(Failure::NotFound)?;
        let listed = story.turns.iter().find_map(|(_, turn)| match turn {
            Turn::PutOn(list) => Some(*list),
            _ => None,
        });
        let place = listed.ok_or(Failure::NotFound)?;
        let list = self.lane.lists.get(place).ok_or(Failure::NotFound)?;
        let following = Following {
            ground: &self.ground,
            offices: &self.offices,
            at,
            seed: story.seed,
            owner: &story.unit,
            keeper: &list.keeper,
        };
        let now = known(no).unwrap_or_default();
        let (_, turn) = story.turns.get(turn).ok_or(Failure::NotFound)?;
        if let (Turn::PutOn(_), Some(case)) = (turn, now.case) {
            let row = known(self.lane.place_of(Act::List(place))).and_then(|known| known.row);
            return following.put_on(tx, row.ok_or(Failure::NotFound)?, case);
        }
        let id = now.row.ok_or(Failure::NotFound)?;
        let performing = Performing {
            ground: &self.ground,
            offices: &self.offices,
            at,
            story,
        };
        following.turn(tx, id, turn, performing.contents_of_case()?)?;
        Ok(id)
    }
}
