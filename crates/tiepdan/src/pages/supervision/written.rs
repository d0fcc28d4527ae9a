//! Units as people write them, a name or a code a line, read as units of the law.

use law::unit::{Branch, Lookup};
use words::t;

use crate::app::App;
use crate::web::{PageContext, Typed};

/// The codes of the units that were written in a field; a fault beside it for each that is unknown.
pub(super) fn units(
    app: &App,
    t: &PageContext,
    form: &mut Typed,
    field: &'static str,
) -> Vec<String> {
    let typed = form.value(field).to_owned();
    let names = typed.lines().map(str::trim).filter(|name| !name.is_empty());
    let mut codes = Vec::new();
    for name in names {
        if let Some(code) = unit(app, t, name) {
            codes.push(code);
        } else {
            let values = vec![("name", name.to_owned().into())];
            form.refuse(field, t!("supervision-owner-unknown"), values);
        }
    }
    codes
}

/// The unit of this name or code today; none where it is unknown or several bear it.
pub(super) fn unit(app: &App, t: &PageContext, name: &str) -> Option<String> {
    let (units, today) = (&app.law.units, t.today());
    let found = match units.as_of(name, today) {
        Some(found) => Some(found),
        None => match units.by_name(name, today) {
            Lookup::One(found) => Some(*found),
            Lookup::Unknown | Lookup::Several(_) => None,
        },
    };
    found
        .filter(|found| found.branch != Branch::Territory)
        .map(|found| found.code)
}
