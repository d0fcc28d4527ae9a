//! Weaves the stories of one lane: single cases, pairs of two instances, petitions sent on, guided or filed.

use std::sync::Arc;

use jiff::civil::Date;
use law::calendar::Calendar;
use law::procedure::Stage;

use super::Ground;
use super::dice::Dice;
use super::lane::Lane;
use super::places::Body;
use super::stock::Kind;
use super::story::{Fate, Story, choose, later};

/// A lane in the making.
pub(crate) struct Weaver<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) dice: Dice,
    pub(crate) lane: Lane,
}

/// A case that ended by a withdrawal.
pub(crate) const WITHDRAWN: &str = "withdrawn";
/// A case whose decision was appealed.
const APPEALED: &str = "appealed";
/// The step by which a first case goes on to the second instance.
const APPEAL: &str = "appeal";

impl<'a> Weaver<'a> {
    pub(crate) fn new(ground: &'a Ground, name: &str) -> Self {
        Self {
            ground,
            dice: Dice::of(ground.seed, name),
            lane: Lane {
                name: name.to_owned(),
                ..Lane::default()
            },
        }
    }

    pub(crate) fn calendar(&self) -> &'a Calendar {
        &self.ground.law.calendar
    }

    fn push(&mut self, story: Story) -> usize {
        self.lane.stories.push(story);
        self.lane.stories.len() - 1
    }

    /// A petition, not yet given its fate.
    fn petition(&mut self, body: &Body, kind: Kind, received: Date) -> Story {
        let (unit, place) = (&body.unit, &body.place);
        let mut story = Story::new(self.calendar(), &mut self.dice, unit, place, kind, received);
        story.signers = match self.dice.between(1, 100) {
            1..=4 => i64::from(self.dice.between(5, 18)),
            5..=12 => i64::from(self.dice.between(2, 4)),
            _ => 1,
        };
        story
    }

    /// A case of the first instance that goes its whole way; answers its place in the lane.
    pub(crate) fn case(
        &mut self,
        body: &Body,
        kind: Kind,
        received: Date,
        ends: Option<&str>,
    ) -> usize {
        let lives = &self.ground.stock.lives;
        let mut story = self.petition(body, kind, received);
        let life = choose(lives, &mut self.dice, kind, Stage::First, ends);
        story.live(self.calendar(), &mut self.dice, life, lives);
        self.push(story)
    }

    /// A case that goes as one life does, called by its name; answers its place in the lane.
    pub(crate) fn case_as(&mut self, body: &Body, kind: Kind, received: Date, life: &str) -> usize {
        let lives = &self.ground.stock.lives;
        let mut story = self.petition(body, kind, received);
        let place = lives.iter().position(|one| one.id == life);
        story.live(
            self.calendar(),
            &mut self.dice,
            place.unwrap_or_default(),
            lives,
        );
        self.push(story)
    }

    /// The same matter settled by one body and then again by the body above it; answers the place of the second.
    pub(crate) fn twice(
        &mut self,
        lower: &Body,
        upper: &Body,
        kind: Kind,
        received: Date,
    ) -> usize {
        let ends = (kind != Kind::Denunciation).then_some(APPEALED);
        let first = self.case(lower, kind, received, ends);
        let again = self.lane.stories.get(first).map(|story| {
            let life = self.ground.stock.lives.get(story.life);
            let appeal = life.and_then(|life| {
                let place = life.steps.iter().position(|step| step.step == APPEAL);
                story.steps.get(place?).copied()
            });
            appeal.unwrap_or_else(|| later(self.calendar(), story.last_day(), 5))
        });
        let mut story = self.petition(upper, kind, again.unwrap_or(received));
        story.seed = self
            .lane
            .stories
            .get(first)
            .map_or(story.seed, |one| one.seed);
        story.signers = self.lane.stories.get(first).map_or(1, |one| one.signers);
        story.stage = Stage::Second;
        story.earlier = Some(first);
        let lives = &self.ground.stock.lives;
        let life = choose(lives, &mut self.dice, kind, Stage::Second, None);
        story.live(self.calendar(), &mut self.dice, life, lives);
        self.push(story)
    }

    /// A petition that another unit of the lane got first and sent on; answers the place of its case.
    pub(crate) fn sent(&mut self, from: &Body, to: &Body, kind: Kind, received: Date) -> usize {
        let mut before = self.petition(from, kind, received);
        let arrives = before.handled;
        let seed = before.seed;
        let signers = before.signers;
        let from_place = self.lane.stories.len();
        let mut after = self.petition(to, kind, arrives);
        after.seed = seed;
        after.signers = signers;
        after.arrives_from = Some(from_place);
        let lives = &self.ground.stock.lives;
        let life = choose(lives, &mut self.dice, kind, Stage::First, None);
        after.live(self.calendar(), &mut self.dice, life, lives);
        before.fate = Fate::Sent {
            rule: kind.outside_rule(),
            to: Arc::clone(&to.unit),
            answered: Some(after.last_day()),
        };
        self.push(before);
        self.push(after)
    }

    /// A complaint of which another body is competent: the petitioner is guided there.
    pub(crate) fn guided(&mut self, body: &Body, received: Date) {
        let mut story = self.petition(body, Kind::Complaint, received);
        story.signers = 1;
        story.fate = Fate::Handled(Kind::Complaint.outside_rule());
        self.push(story);
    }

    /// A petition that may not be processed: it is filed away.
    pub(crate) fn filed(&mut self, body: &Body, kind: Kind, received: Date) {
        let mut story = self.petition(body, kind, received);
        story.eligible = false;
        story.fate = Fate::Handled("XD-01");
        self.push(story);
    }

    /// Another petition about the matter of a case that is still being examined.
    pub(crate) fn joined(&mut self, other: usize) {
        let Some(first) = self.lane.stories.get(other).cloned() else {
            return;
        };
        let mut story = first.clone();
        story.seed = self.dice.next();
        story.fate = Fate::Joins(other);
        story.arrives_from = None;
        story.earlier = None;
        story.channel = "post";
        story.steps.clear();
        story.turns.clear();
        story.received = first.received;
        story.classified = first.handled;
        story.handled = first.handled;
        self.push(story);
    }
}
