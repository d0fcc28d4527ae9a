//! Choosing a unit by typing its name: the name as it is typed, and where it means several the units to choose from.
//! Works without scripts in two goes, with htmx in one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use jiff::civil::Date;
use law::Law;
use law::unit::{Branch, Lookup};
use words::t;

use crate::app::App;
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::{Field, Fields, Html, PageContext, Typed, legal};

/// Units shown to choose from.
const MOST: usize = 8;

/// The three fields of a choice, named once by the page.
#[derive(Clone, Copy, Debug)]
pub struct UnitField {
    /// The code that is chosen.
    pub code: &'static str,
    /// The name as it is typed.
    pub typed: &'static str,
    /// The typed name for which the choices were shown.
    pub shown: &'static str,
}

/// The units a typed name may mean.
pub fn choices(t: &PageContext, law: &Law, typed: &str) -> Vec<Choice> {
    let on = t.today();
    let exact = match law.units.by_name(typed, on) {
        Lookup::One(unit) if unit.branch != Branch::Territory => Some(unit.code),
        _ => None,
    };
    let found = law
        .units
        .search(typed, on, MOST)
        .into_iter()
        .map(|unit| unit.code);
    let others: Vec<String> = found.filter(|code| Some(code) != exact.as_ref()).collect();
    let codes = exact.into_iter().chain(others).take(MOST);
    codes.map(|code| choice(t, law, code)).collect()
}

fn choice(t: &PageContext, law: &Law, code: String) -> Choice {
    Choice {
        label: legal::unit_in_place(t, law, &code),
        value: code,
    }
}

/// What a form means: the unit's code, or nothing with the choices to show. A name that means one unit is taken; one
/// that means several, or none, is a fault of the field.
pub fn resolve(
    t: &PageContext,
    law: &Law,
    form: &mut Typed,
    field: UnitField,
) -> (Option<String>, Vec<Choice>) {
    let typed = form.value(field.typed).to_owned();
    let chosen = form.value(field.code).to_owned();
    let was_shown = form.value(field.shown) == typed;
    if !chosen.is_empty() && was_shown && exists(law, &chosen, t.today()) {
        let choices = vec![choice(t, law, chosen.clone())];
        return (Some(chosen), choices);
    }
    form.put(field.code, "");
    if typed.is_empty() {
        return (None, Vec::new());
    }
    let found = choices(t, law, &typed);
    form.put(field.shown, typed.clone());
    match found.as_slice() {
        [] => {
            form.refuse(field.typed, t!("petition-unit-none"), Vec::new());
            (None, found)
        }
        [one] => {
            form.put(field.code, one.value.clone());
            (Some(one.value.clone()), found)
        }
        [first, ..] if is_exact(law, &typed, &first.value, t.today()) => {
            form.put(field.code, first.value.clone());
            (Some(first.value.clone()), found)
        }
        _ => {
            form.refuse(field.typed, t!("petition-unit-several"), Vec::new());
            (None, found)
        }
    }
}

fn exists(law: &Law, code: &str, on: Date) -> bool {
    law.units
        .as_of(code, on)
        .is_some_and(|unit| unit.branch != Branch::Territory)
}

fn is_exact(law: &Law, typed: &str, code: &str, on: Date) -> bool {
    matches!(law.units.by_name(typed, on), Lookup::One(unit) if unit.code == code)
}

/// Fills a choice with a unit that is known already.
pub fn fill(t: &PageContext, law: &Law, form: &mut Typed, field: UnitField, code: &str) {
    let name = legal::unit_in_place(t, law, code);
    form.put(field.code, code);
    form.put(field.typed, name.clone());
    form.put(field.shown, name);
}

/// The choices to show with a form that is filled and not yet sent.
pub fn shown(t: &PageContext, law: &Law, form: &Typed, field: UnitField) -> Vec<Choice> {
    match form.value(field.code) {
        "" => Vec::new(),
        code => vec![choice(t, law, code.to_owned())],
    }
}

#[derive(Template)]
#[template(path = "pages/petition/unit_found.html")]
struct FoundPart {
    t: PageContext,
    field: UnitField,
    typed: String,
    chosen: String,
    found: Vec<Choice>,
}

/// The choices of the pages that have one.
const FIELDS: [UnitField; 4] = [
    super::classify::RESPONDENT,
    super::classify::PRESENT,
    super::classify::COMPETENT,
    super::handle::SENT_TO,
];

/// The fields under which htmx sends what is typed.
pub(super) struct Part;

impl Fields for Part {
    const FIELDS: &'static [Field] = &[
        Field::line(super::classify::RESPONDENT.typed, t!("petition-unit"), 200),
        Field::line(super::classify::PRESENT.typed, t!("petition-unit"), 200),
        Field::line(super::classify::COMPETENT.typed, t!("petition-unit"), 200),
        Field::line(super::handle::SENT_TO.typed, t!("petition-unit"), 200),
    ];
}

/// `GET /parts/units?sent_to_typed=…`: the units a typed name may mean.
pub(super) async fn show_found(
    State(app): State<Arc<App>>,
    t: PageContext,
    asked: Asked<Part>,
) -> impl IntoResponse {
    let is_meant = |field: &UnitField| !asked.value(field.typed).is_empty();
    let field = FIELDS
        .into_iter()
        .find(is_meant)
        .unwrap_or(super::handle::SENT_TO);
    let typed = asked.value(field.typed).to_owned();
    let found = choices(&t, &app.law, &typed);
    // A name written out in full means the unit of that name, whatever else it is part of.
    let meant = found
        .first()
        .filter(|first| is_exact(&app.law, &typed, &first.value, t.today()));
    Html(FoundPart {
        chosen: meant.map_or_else(String::new, |one| one.value.clone()),
        found,
        field,
        typed,
        t,
    })
}
