//! Units found by the names that were typed.

use law::unit::{Branch, Lookup};
use words::t;

use super::{Part, Shape};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::form::Drawn;
use crate::web::{PageContext, legal};

/// Units offered for a name that means several.
const UNITS: usize = 8;

/// Finds the units that were typed: a name that means one unit becomes its code, one that means several shows them.
pub(in crate::pages::settlement) fn resolve_units(
    t: &PageContext,
    app: &App,
    form: &mut Drawn,
    parts: &mut [Part],
) {
    for part in parts.iter_mut().filter(|part| part.shape == Shape::Unit) {
        let (code, shown) = (
            format!("{}.code", part.name),
            format!("{}.shown", part.name),
        );
        let typed = form.value(&part.name).to_owned();
        let is_chosen = form.value(&shown) == typed && is_body(app, t, form.value(&code));
        if typed.is_empty() || is_chosen {
            let chosen = form.value(&code).to_owned();
            part.choices = choice(t, app, &chosen).into_iter().collect();
            continue;
        }
        let found = meant(t, app, &typed);
        match found.as_slice() {
            [only] => form.replace(&code, only.value.clone()),
            [] => form.refuse(&part.name, t!("settlement-unit-none")),
            _ => {
                form.replace(&code, "");
                form.refuse(&part.name, t!("settlement-unit-several"));
            }
        }
        form.replace(&shown, typed);
        part.choices = found;
    }
}

fn is_body(app: &App, t: &PageContext, code: &str) -> bool {
    let unit = app.law.units.as_of(code, t.today());
    unit.is_some_and(|unit| unit.branch != Branch::Territory)
}

fn meant(t: &PageContext, app: &App, typed: &str) -> Vec<Choice> {
    if let Lookup::One(unit) = app.law.units.by_name(typed, t.today())
        && unit.branch != Branch::Territory
    {
        return choice(t, app, &unit.code).into_iter().collect();
    }
    let found = app.law.units.search(typed, t.today(), UNITS);
    found
        .iter()
        .filter_map(|unit| choice(t, app, &unit.code))
        .collect()
}

fn choice(t: &PageContext, app: &App, code: &str) -> Option<Choice> {
    (!code.is_empty()).then(|| Choice {
        value: code.to_owned(),
        label: legal::unit_in_place(t, &app.law, code),
    })
}
