//! Hà Nội since the communes: the Standing Committee asks each of them to carry two of its directives out, by a day; most
//! report in time, some reports are returned, some are late and go upward, a few are still owed.

use std::sync::Arc;

use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::history::Ground;
use crate::history::lane::Lane;
use crate::history::order::{Deed, Order, Part};
use crate::history::places::Territory;
use crate::history::story::later;
use crate::history::weave::Weaver;

/// The capital.
pub(crate) const CITY: &str = "01";
/// The body that gives the directives.
pub(crate) const GIVER: &str = "01.cap-uy";
/// The numbers of the two directives.
pub(crate) const NUMBERS: [&str; 2] = ["07-CT/TU", "36-CT/TU"];
/// Communes in the article.
pub(crate) const COMMUNES: usize = 126;
/// The day on which the communes get them, and the day by which they report.
const GIVEN: Date = date(2025, 7, 14);
const DUE: Date = date(2025, 9, 30);
/// Working days after its due day on which something late goes upward.
const UPWARD: u32 = 1;

#[derive(Deserialize)]
struct Words {
    given_by: String,
    directive: Vec<Directive>,
}

#[derive(Deserialize)]
struct Directive {
    number: String,
    on: Date,
    text: String,
}

/// The directives to every commune, or to one part of so many of them.
pub(crate) fn lane(ground: &Ground, of: usize) -> Option<Lane> {
    let words: Words = toml::from_str(include_str!("directives.toml")).ok()?;
    let city = Territory::of(&ground.law, CITY, GIVEN)?;
    let mut weaver = Weaver::new(ground, "01.cap-uy");
    let communes = COMMUNES.div_ceil(of);
    for directive in words.directive {
        let owners = city.below.iter().take(communes);
        let owners: Vec<Arc<str>> = owners.map(|one| one.body("cap-uy").unit).collect();
        let parts = owners
            .into_iter()
            .map(|unit| part(&mut weaver, unit))
            .collect();
        weaver.lane.orders.push(Order {
            giver: GIVER.into(),
            source: "written",
            number: directive.number.into(),
            on: directive.on,
            given: GIVEN,
            given_by: words.given_by.as_str().into(),
            text: directive.text,
            sitting: None,
            parts,
        });
    }
    Some(weaver.lane)
}

fn part(weaver: &mut Weaver<'_>, unit: Arc<str>) -> Part {
    let calendar = weaver.calendar();
    let stock = &weaver.ground.stock;
    let dice = &mut weaver.dice;
    let mut phrase = |what: &str| stock.phrase(dice, what, "", 0);
    let (report, again, why) = (
        phrase("order.report"),
        phrase("order.report"),
        phrase("order.return"),
    );
    let way = dice.between(1, 100);
    let late = later(calendar, DUE, dice.between(3, 25));
    let before = later(calendar, GIVEN, dice.between(12, 50));
    let upward = later(calendar, DUE, UPWARD);
    let acts = match way {
        1..=78 => {
            let accepted = later(calendar, before, dice.between(1, 8));
            vec![(before, Deed::Report(report)), (accepted, Deed::Accept)]
        }
        79..=88 => {
            let returned = later(calendar, before, 4);
            let due = later(calendar, returned, 20);
            let reported = later(calendar, returned, dice.between(5, 18));
            let accepted = later(calendar, reported, 3);
            vec![
                (before, Deed::Report(report)),
                (returned, Deed::Return(why, due)),
                (reported, Deed::Report(again)),
                (accepted, Deed::Accept),
            ]
        }
        89..=96 => {
            let accepted = later(calendar, late, 5);
            vec![
                (upward, Deed::Escalate),
                (late, Deed::Report(report)),
                (accepted, Deed::Accept),
            ]
        }
        _ => vec![(upward, Deed::Escalate)],
    };
    Part {
        unit,
        due: DUE,
        acts,
    }
}
