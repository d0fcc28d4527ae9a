//! The 220 prolonged cases that the centre wanted settled in the second quarter of 2025: old cases of many provinces,
//! most of them settled by then, the others still open in provinces that went on through the merger.

use jiff::civil::{Date, date};
use law::unit::Level;

use crate::history::Ground;
use crate::history::lane::Lane;
use crate::history::places::{Territory, days};
use crate::history::stock::Kind;
use crate::history::story::later;
use crate::history::weave::Weaver;

/// The cases.
pub(crate) const CASES: usize = 220;
/// Of them still open today.
pub(crate) const OPEN: usize = 23;
/// The day on which the centre spoke of them.
pub(crate) const DAY: Date = date(2025, 3, 17);
/// They had been open since before this day.
pub(crate) const OLD: Date = date(2023, 12, 31);
/// Provinces whose own figures an article gives; they have none of the cases.
const NOT_IN: [&str; 3] = ["37", "35", "22"];
/// The last day of a decision, so that the case is closed before the provinces merge.
const LAST_DECISION: Date = date(2025, 4, 24);
/// The step that puts the plan and the progress of a month on the docket, and its days.
const NOTE: &str = "note";
const NOTED: [Date; 5] = [
    date(2025, 3, 20),
    date(2025, 3, 31),
    date(2025, 4, 29),
    date(2025, 5, 30),
    date(2025, 6, 30),
];
/// The first step that a prolonged case took only in the second quarter of 2025.
const DECIDING: [&str; 2] = ["decide", "conclude"];

/// The cases, all in one lane.
pub(crate) fn lane(ground: &Ground, of: usize) -> Lane {
    let law = &ground.law;
    let mut weaver = Weaver::new(ground, "tw");
    let provinces: Vec<_> = law
        .units
        .in_force(DAY)
        .filter(|unit| unit.level == Level::Province && unit.code.len() == 2)
        .filter(|unit| !NOT_IN.contains(&unit.code.as_str()))
        .collect();
    let going_on: Vec<_> = provinces
        .iter()
        .filter(|unit| unit.until.is_none())
        .collect();
    let begun = days(
        law,
        &mut weaver.dice,
        date(2017, 1, 3),
        OLD,
        CASES.div_ceil(of),
    );
    for (no, day) in begun.into_iter().enumerate() {
        let is_open = no < OPEN.div_ceil(of);
        let unit = if is_open {
            weaver.dice.pick(&going_on).copied()
        } else {
            weaver.dice.pick(&provinces)
        };
        let Some(province) = unit.and_then(|unit| Territory::of(law, &unit.code, DAY)) else {
            continue;
        };
        let kind = if weaver.dice.chance(82) {
            Kind::Complaint
        } else {
            Kind::Denunciation
        };
        let life = match (kind, is_open) {
            (Kind::Complaint, false) => "prolonged",
            (Kind::Complaint, true) => "prolonged.open",
            (_, false) => "prolonged.denunciation",
            (_, true) => "prolonged.denunciation.open",
        };
        let case = weaver.case_as(&province.committee, kind, day, life);
        prolong(&mut weaver, case);
    }
    weaver.lane
}

/// The case lies between verification and decision for years, until the centre asks for a plan and for its progress month
/// by month; an open one lies there still.
fn prolong(weaver: &mut Weaver<'_>, case: usize) {
    let calendar = weaver.calendar();
    let worked = calendar.working_days(date(2025, 4, 1), LAST_DECISION);
    let decided = weaver.dice.pick(worked).copied().unwrap_or(DAY);
    let lives = &weaver.ground.stock.lives;
    let Some(story) = weaver.lane.stories.get_mut(case) else {
        return;
    };
    let steps = lives.get(story.life).map_or(&[][..], |life| &life.steps);
    let all = steps.iter().zip(&mut story.steps);
    let notes = all.filter(|(step, _)| step.step == NOTE);
    for ((_, slot), noted) in notes.zip(NOTED) {
        *slot = noted;
    }
    let Some(deciding) = steps
        .iter()
        .position(|step| DECIDING.contains(&step.step.as_str()))
    else {
        return;
    };
    let mut day = decided;
    for (no, slot) in story.steps.iter_mut().enumerate().skip(deciding) {
        let after = steps.get(no).map_or(0, |step| step.after.0);
        if no > deciding {
            day = later(calendar, day, after);
        }
        *slot = day;
    }
}
