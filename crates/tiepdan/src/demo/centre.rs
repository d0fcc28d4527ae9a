//! The 220 prolonged cases that the centre wanted settled in the second quarter of 2025: old cases of many provinces,
//! most of them settled by then, the others still open in provinces that went on through the merger.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::unit::Level;

use crate::history::Ground;
use crate::history::follow::{Register, Turn};
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
/// The body that keeps their list, the day on which it does so, and the quarter.
pub(crate) const KEEPER: &str = "tw.thanh-tra";
const LISTED: Date = date(2025, 3, 20);
pub(crate) const QUARTER: (Date, Date) = (date(2025, 4, 1), date(2025, 6, 30));
/// The days of the milestones of a plan.
const MILESTONES: [Date; 3] = [date(2025, 4, 4), date(2025, 5, 9), date(2025, 6, 20)];
/// The list and its words.
const WORDS: &str = include_str!("prolonged.toml");
/// The first step that a prolonged case took only in the second quarter of 2025.
const DECIDING: [&str; 2] = ["decide", "conclude"];

/// The cases, all in one lane.
pub(crate) fn lane(ground: &Ground, of: usize) -> Lane {
    let law = &ground.law;
    let mut weaver = Weaver::new(ground, "tw");
    weaver.lane.lists.extend(list());
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
        follow(&mut weaver, case, is_open);
    }
    weaver.lane
}

#[derive(serde::Deserialize)]
struct Named {
    name: String,
    basis: String,
}

/// The list on which the centre keeps them.
fn list() -> Option<Register> {
    let named: Named = toml::from_str(WORDS).ok()?;
    Some(Register {
        keeper: KEEPER.into(),
        name: named.name,
        basis: named.basis,
        period: QUARTER,
        opened: DAY,
    })
}

/// The case on the list of the lane: put there, planned, reported on at the end of each month, settled and found done;
/// an open one is reported on to this day.
fn follow(weaver: &mut Weaver<'_>, case: usize, is_open: bool) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let planned = later(calendar, LISTED, weaver.dice.between(2, 6));
    let reached = later(calendar, planned, weaver.dice.between(1, 3));
    let to_settle = weaver.dice.between(1, 2);
    let to_agree = weaver.dice.between(1, 3);
    let steps = &weaver.ground.stock.lives;
    let Some(story) = weaver.lane.stories.get_mut(case) else {
        return;
    };
    let steps = steps.get(story.life).map_or(&[][..], |life| &life.steps);
    let deciding = steps
        .iter()
        .position(|step| DECIDING.contains(&step.step.as_str()));
    let decided = deciding.and_then(|no| story.steps.get(no).copied());
    let end = (!is_open).then(|| later(calendar, story.last_day(), to_settle));
    let mut turns = vec![
        (LISTED, Turn::PutOn(0)),
        (planned, Turn::Plan(MILESTONES.to_vec())),
        (reached, Turn::Reach(1)),
    ];
    let mut month = LISTED.first_of_month();
    loop {
        let last = month.last_of_month();
        let on = calendar.on_or_before(last).unwrap_or(last);
        if on > today || end.is_some_and(|end| on >= end) {
            break;
        }
        let is_decided = decided.is_some_and(|day| day <= on);
        turns.push((
            on,
            Turn::Report(if is_decided { "exhausted" } else { "under_way" }),
        ));
        month = month.saturating_add(1.month());
    }
    if let Some(end) = end {
        turns.push((end, Turn::Report("settled")));
        turns.extend([2, 3].map(|no| (end, Turn::Reach(no))));
        turns.push((end, Turn::Settled));
        turns.push((later(calendar, end, to_agree), Turn::Done));
    }
    story.turns = turns;
}

/// The case lies between verification and decision for years, until the centre takes it up; an open one lies there still.
fn prolong(weaver: &mut Weaver<'_>, case: usize) {
    let calendar = weaver.calendar();
    let worked = calendar.working_days(date(2025, 4, 1), LAST_DECISION);
    let decided = weaver.dice.pick(worked).copied().unwrap_or(DAY);
    let lives = &weaver.ground.stock.lives;
    let Some(story) = weaver.lane.stories.get_mut(case) else {
        return;
    };
    let steps = lives.get(story.life).map_or(&[][..], |life| &life.steps);
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
