//! Hà Nam in the second quarter of 2023: the secretary's monthly receptions, fewer complaints and denunciations than the
//! year before, some withdrawn after explanation.

use jiff::civil::{Date, date};

use crate::history::Ground;
use crate::history::lane::Lane;
use crate::history::places::{Body, Territory, days};
use crate::history::receive::{calls, held};
use crate::history::sitting::{Answer, Seat};
use crate::history::stock::Kind;
use crate::history::weave::{WITHDRAWN, Weaver};

/// The province as it was.
pub(crate) const PROVINCE: &str = "35";
/// The quarter of the session, and the same one a year before; complaints, denunciations, withdrawn complaints.
const QUARTERS: [(Date, Date, usize, usize, usize); 2] = [
    (date(2022, 3, 15), date(2022, 6, 14), 48, 19, 2),
    (date(2023, 3, 15), date(2023, 6, 14), 37, 14, 5),
];
/// The secretary's days of the first half of 2023.
const SECRETARY: [Date; 6] = [
    date(2023, 1, 16),
    date(2023, 2, 15),
    date(2023, 3, 15),
    date(2023, 4, 17),
    date(2023, 5, 15),
    date(2023, 6, 15),
];

/// Petitions of two quarters and the receptions of the secretary.
pub(crate) fn lane(ground: &Ground) -> Option<Lane> {
    let province = Territory::of(&ground.law, PROVINCE, date(2023, 6, 21))?;
    let mut bodies: Vec<Body> = vec![province.committee.clone()];
    bodies.extend(province.below.iter().map(|one| one.committee.clone()));
    let mut weaver = Weaver::new(ground, PROVINCE);
    for (from, until, complaints, denunciations, withdrawn) in QUARTERS {
        for (kind, count, ends) in [
            (Kind::Complaint, complaints - withdrawn, None),
            (Kind::Complaint, withdrawn, Some(WITHDRAWN)),
            (Kind::Denunciation, denunciations, None),
        ] {
            for day in days(&ground.law, &mut weaver.dice, from, until, count) {
                let body = weaver.dice.pick(&bodies)?.clone();
                weaver.case(&body, kind, day, ends);
            }
        }
    }
    let secretary = province.body("cap-uy");
    for on in SECRETARY {
        let dice = &mut weaver.dice;
        let citizens = dice.between(9, 22) as usize;
        let mut visits = calls(dice, citizens, 1);
        for visit in &mut visits {
            visit.answer = Answer::Answered;
        }
        let sitting = held(dice, &secretary, on, Seat::Periodic, visits);
        weaver.lane.sittings.push(sitting);
    }
    Some(weaver.lane)
}
