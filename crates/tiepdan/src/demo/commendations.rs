//! The certificates of the conference on ten years of a directive in Ninh Bình: 10 collectives and 15 individuals, given by
//! the province that took the tasks over; and two proposals of the present.

use std::sync::Arc;

use casework::access::acts;
use casework::commendation::{self, Deciding, RawCommendation};
use casework::{Failure, Result};
use jiff::civil::Date;
use store::{Store, Tx};

use super::ninh_binh::{FROM, UNTIL};
use super::present::{COMMUNE, PROVINCE};
use super::urgings::actor;
use crate::history::dice::Dice;
use crate::history::{Ground, clock};

/// Collectives and individuals that the article counts.
pub(crate) const UNITS: usize = 10;
pub(crate) const PERSONS: usize = 15;
/// The province of the article.
const BEFORE: &str = "37";
/// Its words.
const WORDS: &str = include_str!("commendations.toml");

/// Writes them.
pub(super) async fn commend(store: &Store, ground: &Arc<Ground>, of: usize) -> Result<()> {
    let ground = Arc::clone(ground);
    store.write(move |tx| write(tx, &ground, of)).await
}

/// The words of a kind.
fn words(kind: &str) -> String {
    let all: toml::Table = toml::from_str(WORDS).unwrap_or_default();
    let found = all.get(kind).and_then(toml::Value::as_str);
    found.unwrap_or_default().to_owned()
}

/// The committees that are commended: of the province and of its districts and communes, in the order of the law.
fn bodies(ground: &Ground) -> Vec<String> {
    let units = &ground.law.units;
    let province = format!("{BEFORE}.ubnd");
    let districts = units.children(&province, UNTIL).into_iter();
    let governments = districts.filter(|one| one.kind == "ubnd");
    std::iter::once(province)
        .chain(governments.map(|one| one.code))
        .collect()
}

fn write(tx: &mut Tx<'_>, ground: &Ground, of: usize) -> Result<()> {
    let unit = format!("{PROVINCE}.ubnd");
    let Some(chair) = actor(tx, ground, &unit, "truong")? else {
        return Ok(());
    };
    let (propose, decide) = (
        chair.permit::<acts::Commend>()?,
        chair.permit::<acts::GrantCommendation>()?,
    );
    let mut at = ground.setting("commendations", ground.ids.clone());
    at.now = clock::moment(ground.today.today, 0, ground.today);
    let bodies = bodies(ground);
    let conference: Date = UNTIL.tomorrow().unwrap_or(UNTIL);
    let mut dice = Dice::of(ground.seed, "commendations");
    let wanted = [(UNITS, "unit"), (PERSONS, "person")];
    let mut number = 0;
    for (count, kind) in wanted {
        for (_, body) in (0..count.div_ceil(of)).zip(bodies.iter().cycle()) {
            number += 1;
            let person = if kind == "person" {
                format!("{}, {}", ground.stock.name(&mut dice), words("post"))
            } else {
                String::new()
            };
            let raw = RawCommendation {
                kind: kind.to_owned(),
                subject: body.clone(),
                person,
                form: "certificate_of_merit".to_owned(),
                period: format!("{FROM}..{UNTIL}"),
                merit: words("merit"),
                on: Some(UNTIL),
                official: None,
            };
            let id = commendation::propose(tx, &at, &propose, &raw)?;
            let said = Deciding {
                number: words("number").replace("{no}", &number.to_string()),
                on: Some(conference),
                ..Deciding::default()
            };
            commendation::grant(tx, &at, &decide, id, &said)?;
        }
    }
    let raw = RawCommendation {
        kind: "unit".to_owned(),
        subject: format!("{COMMUNE}.ubnd"),
        form: "certificate".to_owned(),
        period: (ground.today.today.year() - 1).to_string(),
        merit: words("present"),
        ..RawCommendation::default()
    };
    commendation::propose(tx, &at, &propose, &raw)?;
    Ok::<_, Failure>(())
}
