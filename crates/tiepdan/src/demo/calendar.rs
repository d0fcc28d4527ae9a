//! The receptions of the present: held, missed and put off in the weeks before today, one going on, and the calendar of the
//! weeks to come.

use jiff::civil::Date;

use crate::history::dice::Dice;
use crate::history::places::Body;
use crate::history::receive::{calls, held};
use crate::history::sitting::{Answer, Call, Course, Seat, Sitting};
use crate::history::story::{earlier, later};
use crate::history::weave::Weaver;

/// Working days between two days of the head: a commune's twice a month, the others' once.
const COMMUNE_STEP: u32 = 10;
const UPPER_STEP: u32 = 20;
/// Working days that the calendar looks back and ahead.
const BACK: u32 = 60;
const AHEAD: u32 = 40;
/// Working days ahead that are public already.
const PUBLIC: u32 = 22;

/// Working days for which a petition handed over may still lie there.
const UNPROCESSED: u32 = 8;

/// Whose calendar it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Desk {
    /// The State's in a commune: a head's day each fortnight and a regular one each week.
    Commune,
    /// The State's above: a head's day each month and regular ones twice a week.
    Upper,
    /// The Party's.
    Party,
}

/// Lays the calendar of a unit around today.
pub(super) fn lay(weaver: &mut Weaver<'_>, body: &Body, desk: Desk) {
    let step = if desk == Desk::Upper {
        UPPER_STEP
    } else {
        COMMUNE_STEP
    };
    let first = weaver.dice.between(0, step - 1);
    for ago in (first..BACK).step_by(step as usize) {
        past(weaver, body, ago, Seat::Periodic);
    }
    for ahead in (step - first..AHEAD).step_by(step as usize) {
        coming(weaver, body, ahead);
    }
    if desk == Desk::Party {
        return;
    }
    let often = if desk == Desk::Upper { 3 } else { 5 };
    for ago in (1..BACK / 2).step_by(often) {
        past(weaver, body, ago, Seat::Regular);
    }
    if weaver.dice.chance(60) {
        let ago = weaver.dice.between(3, 25);
        past(weaver, body, ago, Seat::Unscheduled);
    }
    let today = weaver.ground.today.today;
    if weaver.calendar().is_working_day(today) == Ok(true) {
        let visits = visits(&mut weaver.dice, 0, 4, 7);
        let sitting = held(&mut weaver.dice, body, today, Seat::Regular, visits);
        weaver.lane.sittings.push(sitting);
    }
}

/// Who comes to a sitting so many working days ago; a petition handed over lately lies in the queue.
fn visits(dice: &mut Dice, ago: u32, least: u32, most: u32) -> Vec<Call> {
    let citizens = dice.between(least, most) as usize;
    let groups = usize::from(citizens > 6 && dice.chance(40));
    let mut visits = calls(dice, citizens, groups);
    for visit in &mut visits {
        if ago < UNPROCESSED && dice.chance(30) {
            visit.answer = Answer::Taken;
        }
    }
    visits
}

/// A day of the past: mostly held, now and then by the deputy, missed or put off.
fn past(weaver: &mut Weaver<'_>, body: &Body, ago: u32, seat: Seat) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let on = earlier(calendar, today, ago);
    let dice = &mut weaver.dice;
    let is_heads = seat == Seat::Periodic;
    let chance = dice.between(1, 100);
    let sitting = match chance {
        1..=8 if is_heads && ago > 0 => other(dice, body, on, on, Course::Missed),
        9..=14 if is_heads && ago > 0 => {
            let to = later(calendar, today, dice.between(1, 9));
            other(dice, body, on, earlier(calendar, on, 1), Course::Moved(to))
        }
        15..=24 if is_heads => {
            let visits = visits(dice, ago, 1, 6);
            held(dice, body, on, Seat::Delegated, visits)
        }
        _ => {
            let visits = visits(dice, ago, 0, if is_heads { 9 } else { 5 });
            held(dice, body, on, seat, visits)
        }
    };
    weaver.lane.sittings.push(sitting);
}

fn coming(weaver: &mut Weaver<'_>, body: &Body, ahead: u32) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let on = later(calendar, today, ahead);
    let course = if ahead < PUBLIC {
        Course::Announced
    } else {
        Course::Planned
    };
    let entered = earlier(calendar, today, 2);
    let sitting = other(&mut weaver.dice, body, on, entered, course);
    weaver.lane.sittings.push(sitting);
}

fn other(dice: &mut Dice, body: &Body, on: Date, entered: Date, course: Course) -> Sitting {
    Sitting {
        entered,
        course,
        ..held(dice, body, on, Seat::Periodic, Vec::new())
    }
}
