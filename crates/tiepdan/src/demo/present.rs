//! The present: the weeks around today at three levels, with work in every state of every procedure.

use casework::term::UNPROCESSED;
use jiff::civil::Date;
use law::Question;
use law::procedure::{Class, Stage};

use super::calendar::{Desk, lay};
use super::conclusions::conclude;
use crate::history::Ground;
use crate::history::lane::Lane;
use crate::history::life::Life;
use crate::history::places::{Body, Territory};
use crate::history::stock::Kind;
use crate::history::story::{Fate, Story, earlier, later};
use crate::history::weave::Weaver;

/// The communes that the demonstration lives in, by province: the first of each is fully alive.
pub(super) const PLACES: [(&str, &[&str]); 3] = [
    (
        "37-2025",
        &["14329-2025", "14533-2025", "14566-2025", "13285-2025"],
    ),
    ("01", &["00004-2025", "00337-2025"]),
    ("22", &["06673-2025", "06652-2025"]),
];
/// The commune in which the demonstration's officials of that level work.
pub(crate) const COMMUNE: &str = "14329-2025";
/// Their province.
pub(crate) const PROVINCE: &str = "37-2025";
/// Their central body.
pub(crate) const CENTRE: &str = "tw.thanh-tra";

/// Working days ago on which a petition came that should be processed around today, whatever the law allows for it.
const LONG_AGO: std::ops::Range<u32> = 5..70;
/// Days before and after today.
const AROUND: i32 = 4;

/// How far the life of a case is walked at a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fullness {
    /// Every state of every life.
    Whole,
    /// One state of some.
    Some,
}

/// The lanes of the present: one for each province, in a small part for one alone, and one for the centre.
pub(crate) fn lanes(ground: &Ground, of: usize) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for (province, communes) in PLACES.into_iter().take(PLACES.len().div_ceil(of)) {
        lanes.extend(province_today(ground, province, communes));
    }
    let mut weaver = Weaver::new(ground, "tw today");
    let capital = ground
        .law
        .units
        .get("01")
        .map_or_else(String::new, |unit| unit.name.vi);
    let centre = Body {
        unit: CENTRE.into(),
        place: capital.into(),
    };
    alive(&mut weaver, &centre, Fullness::Whole, Stage::First, false);
    lay(&mut weaver, &centre, Desk::Upper);
    lanes.push(weaver.lane);
    lanes
}

/// A province with some of its communes.
fn province_today(ground: &Ground, province: &str, communes: &[&str]) -> Option<Lane> {
    let today = ground.today.today;
    let province = Territory::of(&ground.law, province, today)?;
    let mut weaver = Weaver::new(ground, &format!("{} today", province.code));
    let is_home = province.code == PROVINCE;
    let department = province.body("so-nong-nghiep-moi-truong");
    let lower: Vec<Body> = communes
        .iter()
        .filter_map(|code| Territory::of(&ground.law, code, today))
        .map(|commune| commune.committee)
        .collect();
    for body in &lower {
        let fullness = if is_home && lower.first().is_some_and(|first| first.unit == body.unit) {
            Fullness::Whole
        } else {
            Fullness::Some
        };
        alive(&mut weaver, body, fullness, Stage::First, false);
    }
    let fullness = if is_home {
        Fullness::Whole
    } else {
        Fullness::Some
    };
    alive(
        &mut weaver,
        &province.committee,
        fullness,
        Stage::First,
        false,
    );
    alive(
        &mut weaver,
        &province.committee,
        fullness,
        Stage::Second,
        false,
    );
    alive(&mut weaver, &department, fullness, Stage::First, true);
    alive(
        &mut weaver,
        &province.committee,
        fullness,
        Stage::Second,
        true,
    );
    receive(&mut weaver, &province, communes, &lower);
    let mut owners = lower.clone();
    owners.push(department);
    conclude(&mut weaver, &province.committee, &owners);
    conclude(
        &mut weaver,
        &province.body("cap-uy"),
        std::slice::from_ref(&province.committee),
    );
    for body in &lower {
        conclude(&mut weaver, body, std::slice::from_ref(body));
    }
    Some(weaver.lane)
}

/// Their receptions, and what goes on between the communes and the province.
fn receive(weaver: &mut Weaver<'_>, province: &Territory, communes: &[&str], lower: &[Body]) {
    let (ground, today) = (weaver.ground, weaver.ground.today.today);
    for body in lower {
        lay(weaver, body, Desk::Commune);
        between(weaver, body, &province.committee);
    }
    lay(weaver, &province.committee, Desk::Upper);
    lay(weaver, &province.body("tiep-dan"), Desk::Upper);
    lay(weaver, &province.body("cap-uy"), Desk::Party);
    for code in communes {
        if let Some(commune) = Territory::of(&ground.law, code, today) {
            lay(weaver, &commune.body("cap-uy"), Desk::Party);
        }
    }
}

/// A unit at work: cases in their states, petitions in the queue.
fn alive(weaver: &mut Weaver<'_>, body: &Body, fullness: Fullness, stage: Stage, discipline: bool) {
    let stock = &weaver.ground.stock;
    for (place, life) in stock.lives.iter().enumerate() {
        let own = life.stage == stage && life.discipline == discipline && !life.is_prolonged();
        if !own && !(life.also && (discipline || stage == Stage::Second)) {
            continue;
        }
        let kind = kind_of(life.class, discipline);
        for done in 0..=life.steps.len() {
            if fullness == Fullness::Some && !weaver.dice.chance(14) {
                continue;
            }
            under_way(
                weaver,
                body,
                &Path {
                    place,
                    life,
                    kind,
                    stage,
                },
                done,
            );
        }
    }
    if stage == Stage::First && !discipline {
        queue(weaver, body, fullness);
        forgotten(weaver, body);
        deadlines(weaver, body);
    }
}

fn kind_of(class: Class, discipline: bool) -> Kind {
    match (class, discipline) {
        (Class::Complaint, false) => Kind::Complaint,
        (Class::Complaint, true) => Kind::Discipline,
        (Class::Denunciation, _) => Kind::Denunciation,
        (Class::Recommendation, _) => Kind::Recommendation,
    }
}

/// A life that cases of a kind and an instance go.
struct Path<'a> {
    place: usize,
    life: &'a Life,
    kind: Kind,
    stage: Stage,
}

/// A case that has taken so many steps of a life, the last of them some working days ago.
fn under_way(weaver: &mut Weaver<'_>, body: &Body, path: &Path<'_>, done: usize) {
    let since = match weaver.dice.between(1, 100) {
        1..=62 => weaver.dice.between(0, 4),
        63..=88 => weaver.dice.between(5, 14),
        _ => weaver.dice.between(15, 40),
    };
    let taken: u32 = path
        .life
        .steps
        .iter()
        .take(done)
        .map(|step| step.after.1)
        .sum();
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let received = earlier(calendar, today, taken + since + 3);
    if path.life.since.is_some_and(|first| received < first) {
        return;
    }
    walk(weaver, body, path, received, done);
}

/// A case received on a day, handled three working days later, that has taken so many steps of a life.
fn walk(weaver: &mut Weaver<'_>, body: &Body, path: &Path<'_>, received: Date, done: usize) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let case = weaver.case_as(body, path.kind, received, &path.life.id);
    let Some(story) = weaver.lane.stories.get_mut(case) else {
        return;
    };
    story.stage = path.stage;
    story.life = path.place;
    story.classified = later(calendar, received, 1);
    story.handled = later(calendar, received, 3);
    let mut day = story.handled;
    story.steps.clear();
    for step in path.life.steps.iter().take(done) {
        day = later(calendar, day, step.after.1);
        story.steps.push(day);
    }
    story.until(today);
}

/// Petitions that wait: unseen, classified, sent on with and without an answer, guided, filed.
fn queue(weaver: &mut Weaver<'_>, body: &Body, fullness: Fullness) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let kinds = [
        Kind::Complaint,
        Kind::Denunciation,
        Kind::Recommendation,
        Kind::Recommendation,
    ];
    let waited = if fullness == Fullness::Whole { 13 } else { 6 };
    for ago in 0..waited {
        for (no, kind) in kinds.into_iter().enumerate() {
            if fullness == Fullness::Some && !weaver.dice.chance(50) {
                continue;
            }
            let received = earlier(calendar, today, ago);
            let place = weaver.case(body, kind, received, None);
            if let Some(story) = weaver.lane.stories.get_mut(place) {
                wait(story, today, no % 2 == 0);
            }
        }
        let received = earlier(calendar, today, ago + 4);
        weaver.guided(body, received);
        weaver.filed(body, Kind::Complaint, received);
        for story in weaver.lane.stories.iter_mut().rev().take(2) {
            story.until(today);
        }
    }
}

/// Petitions whose time to be processed ends around today: overdue, due today, due soon.
fn forgotten(weaver: &mut Weaver<'_>, body: &Body) {
    let (law, today) = (&weaver.ground.law, weaver.ground.today.today);
    let kinds = [Kind::Recommendation, Kind::Complaint, Kind::Denunciation];
    for ago in LONG_AGO {
        let received = earlier(weaver.calendar(), today, ago);
        let due = law.due_day(&Question::new(UNPROCESSED, received));
        let Some(due) = due.ok().and_then(|days| days.due) else {
            continue;
        };
        if !(-AROUND..=AROUND).contains(&today.until(due).map_or(i32::MAX, |span| span.get_days()))
        {
            continue;
        }
        let kind = weaver.dice.pick(&kinds).copied();
        let place = weaver.case(body, kind.unwrap_or(Kind::Complaint), received, None);
        if let Some(story) = weaver.lane.stories.get_mut(place) {
            wait(story, today, ago % 2 == 0);
        }
    }
}

fn wait(story: &mut Story, today: Date, is_seen: bool) {
    story.steps.clear();
    story.fate = if is_seen { Fate::Undone } else { Fate::Unseen };
    story.until(today);
}

/// Cases whose settlement ends around today: 30 days after acceptance, a little more and a little less.
fn deadlines(weaver: &mut Weaver<'_>, body: &Body) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let stock = &weaver.ground.stock;
    for (days, id, steps) in [
        (22, "kept", 3),
        (25, "amended", 4),
        (27, "kept", 2),
        (28, "unfounded", 5),
        (29, "kept", 3),
        (30, "kept", 3),
        (30, "unfounded", 6),
        (31, "kept", 3),
        (33, "amended", 5),
        (36, "unfounded", 4),
        (45, "kept", 2),
    ] {
        let accepted = today.saturating_sub(jiff::Span::new().days(days));
        let accepted = calendar.on_or_before(accepted).unwrap_or(accepted);
        let Some((place, life)) = stock
            .lives
            .iter()
            .enumerate()
            .find(|(_, life)| life.id == id)
        else {
            continue;
        };
        let accept = life
            .steps
            .iter()
            .position(|step| step.step == "accept")
            .unwrap_or(0);
        let before: u32 = life
            .steps
            .iter()
            .take(accept + 1)
            .map(|step| step.after.1)
            .sum();
        let path = Path {
            place,
            life,
            kind: kind_of(life.class, false),
            stage: Stage::First,
        };
        walk(
            weaver,
            body,
            &path,
            earlier(calendar, accepted, before + 3),
            steps,
        );
    }
}

/// What goes on between a commune and its province: petitions sent down, second complaints, continued denunciations.
fn between(weaver: &mut Weaver<'_>, lower: &Body, upper: &Body) {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    for ago in [2, 5, 9, 14, 30, 60] {
        let before = weaver.lane.stories.len();
        weaver.sent(
            upper,
            lower,
            Kind::Recommendation,
            earlier(calendar, today, ago),
        );
        weaver.sent(
            upper,
            lower,
            Kind::Denunciation,
            earlier(calendar, today, ago + 1),
        );
        cut(weaver, before, today);
    }
    for (ago, kind) in [
        (44, Kind::Complaint),
        (52, Kind::Complaint),
        (60, Kind::Complaint),
        (58, Kind::Denunciation),
        (72, Kind::Denunciation),
    ] {
        let before = weaver.lane.stories.len();
        weaver.twice(lower, upper, kind, earlier(calendar, today, ago));
        cut(weaver, before, today);
    }
}

/// Leaves out what has not happened yet, from one story of the lane on.
fn cut(weaver: &mut Weaver<'_>, from: usize, today: Date) {
    let stories = &mut weaver.lane.stories;
    for story in stories.iter_mut().skip(from) {
        if let Fate::Sent { answered, .. } = &mut story.fate {
            *answered = answered.filter(|on| *on <= today);
        }
        story.until(today);
    }
    // A story that hangs on one that has not come so far has not begun.
    let mut no = from;
    while let Some(story) = stories.get(no) {
        let hangs = story.received > today
            || story.arrives_from.is_some_and(|other| {
                stories
                    .get(other)
                    .is_none_or(|other| !matches!(other.fate, Fate::Sent { .. }))
            });
        if hangs {
            stories.truncate(no);
            return;
        }
        no += 1;
    }
}
