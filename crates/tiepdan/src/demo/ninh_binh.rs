//! Ninh Bình, from Directive 35 of the Politburo (2014-05-26) to the conference on its ten years (August 2024).

use jiff::civil::{Date, date};

use crate::history::Ground;
use crate::history::dice::Dice;
use crate::history::lane::Lane;
use crate::history::places::{Body, Territory, days};
use crate::history::spread::spread;
use crate::history::stock::Kind;
use crate::history::weave::{WITHDRAWN, Weaver};

/// The first day of the article's ten years.
pub(crate) const FROM: Date = date(2014, 5, 26);
/// The day before the conference.
pub(crate) const UNTIL: Date = date(2024, 8, 19);
/// Cases that the article counts as settled came in until here, so that the longest of them is done in time.
const LAST_SETTLED: Date = date(2024, 2, 15);
/// Cases still open at the conference came in from here on.
const FIRST_OPEN: Date = date(2024, 8, 6);
/// The last of them, so that each is taken on before the conference.
const LAST_OPEN: Date = date(2024, 8, 9);
/// How busy the years were, the first and last one being cut.
const YEARS: [(i16, u32); 11] = [
    (2014, 6),
    (2015, 12),
    (2016, 13),
    (2017, 12),
    (2018, 11),
    (2019, 10),
    (2020, 8),
    (2021, 7),
    (2022, 8),
    (2023, 8),
    (2024, 2),
];
/// The province as it was.
pub(crate) const PROVINCE: &str = "37";

/// The article's figures, or an equal part of each for a small history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) complaints: usize,
    pub(crate) complaints_open: usize,
    pub(crate) persuaded: usize,
    pub(crate) denunciations: usize,
    pub(crate) denunciations_open: usize,
    pub(crate) party_sessions: usize,
    pub(crate) party_citizens: usize,
    pub(crate) unscheduled_sessions: usize,
    pub(crate) unscheduled_citizens: usize,
    pub(crate) citizens: usize,
    pub(crate) large_groups: usize,
}

impl Figures {
    /// The figures of the article: "over a tenth" of 624 is taken as 68.
    pub(crate) const ARTICLE: Self = Self {
        complaints: 629,
        complaints_open: 5,
        persuaded: 68,
        denunciations: 445,
        denunciations_open: 4,
        party_sessions: 14_400,
        party_citizens: 2_214,
        unscheduled_sessions: 209,
        unscheduled_citizens: 190,
        citizens: 38_445,
        large_groups: 588,
    };

    /// One part of so many, nothing of it being none.
    pub(crate) fn part(self, of: usize) -> Self {
        let cut = |n: usize| n.div_ceil(of);
        Self {
            complaints: cut(self.complaints),
            complaints_open: cut(self.complaints_open),
            persuaded: cut(self.persuaded),
            denunciations: cut(self.denunciations),
            denunciations_open: cut(self.denunciations_open),
            party_sessions: cut(self.party_sessions),
            party_citizens: cut(self.party_citizens),
            unscheduled_sessions: cut(self.unscheduled_sessions),
            unscheduled_citizens: cut(self.unscheduled_citizens),
            citizens: cut(self.citizens),
            large_groups: cut(self.large_groups),
        }
    }
}

/// What one lane of the province takes over of each kind of petition.
struct Part {
    decided: usize,
    twice: usize,
    persuaded: usize,
    open: usize,
    denunciations: usize,
    continued: usize,
    withdrawn: usize,
    denunciations_open: usize,
    recommendations: usize,
    sent: usize,
    guided: usize,
    filed: usize,
}

impl Part {
    /// The whole, dealt out to lanes by their weight.
    fn dealt(figures: Figures, of: usize, weights: &[u32]) -> Vec<Self> {
        let cut = |n: usize| n.div_ceil(of);
        let twice = cut(40).min(figures.complaints / 8);
        let continued = cut(14).min(figures.denunciations / 8);
        let withdrawn = cut(22).min(figures.denunciations / 8);
        let settled = figures.complaints - figures.complaints_open;
        let concluded = figures.denunciations - figures.denunciations_open;
        let totals = [
            settled - figures.persuaded - 2 * twice,
            twice,
            figures.persuaded,
            figures.complaints_open,
            concluded - 2 * continued - withdrawn,
            continued,
            withdrawn,
            figures.denunciations_open,
            cut(1_860),
            cut(520),
            cut(640),
            cut(380),
        ];
        let dealt = totals.map(|total| spread(total, weights));
        let lane = |no: usize| {
            dealt
                .each_ref()
                .map(|one| one.get(no).copied().unwrap_or(0))
        };
        (0..weights.len()).map(|no| Self::of(lane(no))).collect()
    }

    fn of(counts: [usize; 12]) -> Self {
        let [
            decided,
            twice,
            persuaded,
            open,
            denunciations,
            continued,
            withdrawn,
            denunciations_open,
            recommendations,
            sent,
            guided,
            filed,
        ] = counts;
        Self {
            decided,
            twice,
            persuaded,
            open,
            denunciations,
            continued,
            withdrawn,
            denunciations_open,
            recommendations,
            sent,
            guided,
            filed,
        }
    }
}

/// Departments that settle complaints of their own.
const DEPARTMENTS: [&str; 5] = [
    "so-xay-dung",
    "so-tai-nguyen-moi-truong",
    "so-noi-vu",
    "so-y-te",
    "so-giao-duc-dao-tao",
];
/// The weight of the province beside its districts.
const OWN_WEIGHT: u32 = 25;

/// The petitions and cases of the province: one lane for each district, one for the province itself.
pub(crate) fn petitions(ground: &Ground, figures: Figures, of: usize) -> Vec<Lane> {
    let Some(province) = Territory::of(&ground.law, PROVINCE, FROM) else {
        return Vec::new();
    };
    let mut weights: Vec<u32> = province.below.iter().map(weight).collect();
    weights.push(OWN_WEIGHT);
    let mut desks: Vec<(&str, &Body, Vec<Body>)> = Vec::new();
    for district in &province.below {
        let communes = district.below.iter().map(|one| one.committee.clone());
        desks.push((&district.code, &district.committee, communes.collect()));
    }
    let departments = DEPARTMENTS.map(|id| province.body(id)).to_vec();
    desks.push((PROVINCE, &province.committee, departments));
    desks
        .iter()
        .zip(Part::dealt(figures, of, &weights))
        .map(|((name, upper, lower), part)| weave(ground, name, upper, lower, &part))
        .collect()
}

fn weight(district: &Territory) -> u32 {
    u32::try_from(district.below.len()).unwrap_or(1) + 6
}

/// Days of a span, spread over its years as busy as they were.
pub(crate) fn busy_days(ground: &Ground, dice: &mut Dice, until: Date, count: usize) -> Vec<Date> {
    let weights = YEARS.map(|(_, weight)| weight);
    let mut all = Vec::new();
    for ((year, _), count) in YEARS.iter().zip(spread(count, &weights)) {
        let first = Date::new(*year, 1, 1).unwrap_or(FROM).max(FROM);
        let last = Date::new(*year, 12, 31).unwrap_or(until).min(until);
        all.extend(days(&ground.law, dice, first, last, count));
    }
    dice.shuffle(&mut all);
    all
}

fn weave(ground: &Ground, name: &str, upper: &Body, lower: &[Body], part: &Part) -> Lane {
    let mut weaver = Weaver::new(ground, name);
    let is_province = name == PROVINCE;
    let on = |dice: &mut Dice, count: usize| busy_days(ground, dice, LAST_SETTLED, count);
    for day in on(&mut weaver.dice, part.decided) {
        let kind = if is_province && weaver.dice.chance(25) {
            Kind::Discipline
        } else {
            Kind::Complaint
        };
        let body = any(&mut weaver.dice, upper, lower);
        let case = weaver.case(&body, kind, day, None);
        if weaver.dice.chance(12) {
            weaver.joined(case);
        }
    }
    for day in on(&mut weaver.dice, part.twice) {
        let body = any(&mut weaver.dice, lower.first().unwrap_or(upper), lower);
        let day = day.min(date(2023, 11, 30));
        weaver.twice(&body, upper, Kind::Complaint, day);
    }
    for day in on(&mut weaver.dice, part.persuaded) {
        let body = any(&mut weaver.dice, upper, lower);
        weaver.case(&body, Kind::Complaint, day, Some(WITHDRAWN));
    }
    for day in on(&mut weaver.dice, part.denunciations) {
        let body = any(&mut weaver.dice, upper, lower);
        weaver.case(&body, Kind::Denunciation, day, None);
    }
    for day in on(&mut weaver.dice, part.continued) {
        let body = any(&mut weaver.dice, lower.first().unwrap_or(upper), lower);
        let day = day.min(date(2023, 10, 31));
        weaver.twice(&body, upper, Kind::Denunciation, day);
    }
    for day in on(&mut weaver.dice, part.withdrawn) {
        let body = any(&mut weaver.dice, upper, lower);
        weaver.case(&body, Kind::Denunciation, day, Some(WITHDRAWN));
    }
    still_open(&mut weaver, upper, lower, part);
    the_rest(&mut weaver, upper, lower, part);
    weaver.lane
}

/// Cases of the last weeks before the conference; they are settled after it.
fn still_open(weaver: &mut Weaver<'_>, upper: &Body, lower: &[Body], part: &Part) {
    let law = &weaver.ground.law;
    let last = LAST_OPEN;
    for (kind, count) in [
        (Kind::Complaint, part.open),
        (Kind::Denunciation, part.denunciations_open),
    ] {
        for day in days(law, &mut weaver.dice, FIRST_OPEN, last, count) {
            let body = any(&mut weaver.dice, upper, lower);
            weaver.case(&body, kind, day, None);
        }
    }
}

/// Recommendations, and what the units were not competent for.
fn the_rest(weaver: &mut Weaver<'_>, upper: &Body, lower: &[Body], part: &Part) {
    let ground = weaver.ground;
    for day in busy_days(ground, &mut weaver.dice, LAST_SETTLED, part.recommendations) {
        let body = any(&mut weaver.dice, upper, lower);
        weaver.case(&body, Kind::Recommendation, day, None);
    }
    for day in busy_days(ground, &mut weaver.dice, LAST_SETTLED, part.sent) {
        let to = any(&mut weaver.dice, lower.first().unwrap_or(upper), lower);
        weaver.sent(upper, &to, Kind::Recommendation, day);
    }
    for day in busy_days(ground, &mut weaver.dice, UNTIL, part.guided) {
        let body = any(&mut weaver.dice, upper, lower);
        weaver.guided(&body, day);
    }
    for day in busy_days(ground, &mut weaver.dice, UNTIL, part.filed) {
        let body = any(&mut weaver.dice, upper, lower);
        let kind = if weaver.dice.chance(40) {
            Kind::Denunciation
        } else {
            Kind::Complaint
        };
        weaver.filed(&body, kind, day);
    }
}

/// One of the bodies; the upper one gets about a third.
fn any(dice: &mut Dice, upper: &Body, lower: &[Body]) -> Body {
    if dice.chance(30) {
        return upper.clone();
    }
    dice.pick(lower).unwrap_or(upper).clone()
}
