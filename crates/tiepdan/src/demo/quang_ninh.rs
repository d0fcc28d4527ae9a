//! Quảng Ninh: the first half of 2024 is below the first half of 2023 in citizens, cases, large groups and petitions.

use jiff::civil::{Date, date};

use crate::history::Ground;
use crate::history::lane::Lane;
use crate::history::places::{Body, Territory, days};
use crate::history::receive::{deal, even_days, held, visits_of};
use crate::history::sitting::Seat;
use crate::history::stock::Kind;
use crate::history::weave::Weaver;

/// The province.
pub(crate) const PROVINCE: &str = "22";
/// A day on which its former communes stood.
pub(crate) const THEN: Date = date(2024, 6, 1);

/// One half-year: citizens, the cases they came about, large groups, petitions of a kind.
struct Half {
    from: Date,
    until: Date,
    citizens: usize,
    visits: usize,
    large_groups: usize,
    complaints: usize,
    denunciations: usize,
    recommendations: usize,
}

/// The article gives the direction, not the numbers; these are of the size such a province has.
const HALVES: [Half; 2] = [
    Half {
        from: date(2022, 12, 15),
        until: date(2023, 6, 14),
        citizens: 2_460,
        visits: 1_660,
        large_groups: 41,
        complaints: 96,
        denunciations: 34,
        recommendations: 210,
    },
    Half {
        from: date(2023, 12, 15),
        until: date(2024, 6, 14),
        citizens: 2_105,
        visits: 1_480,
        large_groups: 29,
        complaints: 78,
        denunciations: 27,
        recommendations: 181,
    },
];

/// Sittings of each body in a half-year.
const SITTINGS: usize = 6;

/// The two half-years in one lane.
pub(crate) fn lane(ground: &Ground, of: usize) -> Option<Lane> {
    let province = Territory::of(&ground.law, PROVINCE, THEN)?;
    let mut bodies: Vec<Body> = vec![province.committee.clone()];
    bodies.extend(province.below.iter().map(|one| one.committee.clone()));
    let communes = province.communes();
    bodies.extend(communes.iter().map(|one| one.committee.clone()));
    let mut weaver = Weaver::new(ground, PROVINCE);
    for half in &HALVES {
        for (kind, count) in [
            (Kind::Complaint, half.complaints),
            (Kind::Denunciation, half.denunciations),
            (Kind::Recommendation, half.recommendations),
        ] {
            let count = count.div_ceil(of);
            for day in days(&ground.law, &mut weaver.dice, half.from, half.until, count) {
                let body = weaver.dice.pick(&bodies)?.clone();
                weaver.case(&body, kind, day, None);
            }
        }
        receive(&mut weaver, &bodies, half, of);
    }
    Some(weaver.lane)
}

fn receive(weaver: &mut Weaver<'_>, bodies: &[Body], half: &Half, of: usize) {
    let ground = weaver.ground;
    let dice = &mut weaver.dice;
    let visits = visits_of(
        dice,
        half.visits.div_ceil(of),
        half.citizens.div_ceil(of),
        half.large_groups.div_ceil(of),
    );
    let mut met: Vec<&Body> = bodies.iter().collect();
    dice.shuffle(&mut met);
    met.truncate(bodies.len().div_ceil(of));
    let mut sittings = Vec::new();
    for body in met {
        for on in even_days(ground, dice, half.from, half.until, SITTINGS) {
            let seat = if dice.chance(40) {
                Seat::Regular
            } else {
                Seat::Periodic
            };
            sittings.push(held(dice, body, on, seat, Vec::new()));
        }
    }
    deal(dice, &mut sittings, visits);
    weaver.lane.sittings.extend(sittings);
}
