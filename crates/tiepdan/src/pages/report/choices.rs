//! What there is to choose: the units one sees, the periods of the years, the rows.

use casework::access::Actor;
use casework::report::Rows;
use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::Level;
use words::t;

use super::chosen::{Chosen, DAYS};
use crate::web::components::Choice;
use crate::web::{PageContext, legal};

/// A group of choices under a head.
pub(crate) struct ChoiceGroup {
    /// Its head.
    pub(crate) label: String,
    /// What is in it.
    pub(crate) choices: Vec<Choice>,
}

/// Everything there is to choose on a page of figures.
pub(super) struct Choices {
    pub(super) units: Vec<Choice>,
    pub(super) periods: Vec<ChoiceGroup>,
    pub(super) days: &'static str,
    pub(super) rows: Vec<Choice>,
}

impl Choices {
    /// The choices for an official, around what he has chosen.
    pub(super) fn of(t: &PageContext, law: &Law, actor: &Actor, chosen: &Chosen) -> Self {
        Self {
            units: units(t, law, actor, chosen),
            periods: periods(t, law, t.today()),
            days: DAYS,
            rows: rows(t, law, chosen),
        }
    }
}

/// From one's own unit down to the chosen one, and what stands directly below that.
fn units(t: &PageContext, law: &Law, actor: &Actor, chosen: &Chosen) -> Vec<Choice> {
    let mut chain = Vec::new();
    let mut next = law.units.get(&chosen.unit);
    while let Some(unit) = next {
        let is_own = unit.code == actor.unit;
        next = unit.parent.as_deref().and_then(|code| law.units.get(code));
        chain.push(unit.code);
        if is_own {
            break;
        }
    }
    chain.reverse();
    if !chain.contains(&actor.unit) {
        chain.insert(0, actor.unit.clone());
    }
    if actor.scope().reaches_below() {
        let below = law.units.children(&chosen.unit, chosen.period.to);
        chain.extend(below.into_iter().map(|unit| unit.code));
    }
    let choice = |code: String| Choice {
        label: legal::unit_in_place(t, law, &code),
        value: code,
    };
    chain.into_iter().map(choice).collect()
}

/// The named periods of every year that the register may hold, the latest year first.
pub(crate) fn periods(t: &PageContext, law: &Law, today: Date) -> Vec<ChoiceGroup> {
    let choice = |period: Period| Choice {
        label: legal::text(t, &period.name).to_owned(),
        value: period.text,
    };
    let last = law.periods.month_of(today).year;
    let years = (law.first_day().year()..=last).rev();
    let groups = years.map(|year| ChoiceGroup {
        label: year.to_string(),
        choices: law.periods.of_year(year).into_iter().map(choice).collect(),
    });
    groups.filter(|group| !group.choices.is_empty()).collect()
}

fn rows(t: &PageContext, law: &Law, chosen: &Chosen) -> Vec<Choice> {
    let level = law.units.get(&chosen.unit).map(|unit| unit.level);
    let below = [Level::Province, Level::District, Level::Commune].into_iter();
    let below = below.filter(|one| level.is_some_and(|level| level < *one));
    let all = [Rows::Children, Rows::Own].into_iter();
    let choice = |rows: Rows| Choice {
        value: rows.as_str().to_owned(),
        label: t.say(label(rows)).into_owned(),
    };
    all.chain(below.map(Rows::EachLevel)).map(choice).collect()
}

const fn label(rows: Rows) -> &'static str {
    match rows {
        Rows::Children => t!("report-rows-children"),
        Rows::Own => t!("report-rows-own"),
        Rows::EachLevel(Level::Central) => t!("report-rows-central"),
        Rows::EachLevel(Level::Province) => t!("report-rows-province"),
        Rows::EachLevel(Level::District) => t!("report-rows-district"),
        Rows::EachLevel(Level::Commune) => t!("report-rows-commune"),
    }
}
