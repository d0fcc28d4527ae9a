//! A unit as it is typed in a command: by its code, or by a name that is one unit's alone.

use jiff::civil::Date;
use law::unit::{Lookup, Units};

use super::Failure;

/// The code of the unit that is meant on a day.
///
/// # Errors
/// Wrong words when nobody or several are called so.
pub(super) fn unit(units: &Units, typed: &str, on: Date) -> Result<String, Failure> {
    if units.get(typed).is_some() {
        return Ok(typed.to_owned());
    }
    match units.by_name(typed, on) {
        Lookup::One(unit) => Ok(unit.code),
        Lookup::Unknown => Err(Failure::words(format!(
            "no unit is called {typed:?} on {on}: `tiepdan units list` shows the codes"
        ))),
        Lookup::Several(units) => {
            let codes: Vec<String> = units.into_iter().map(|unit| unit.code).collect();
            let codes = codes.join(", ");
            Err(Failure::words(format!(
                "{typed:?} is the name of several units; give one code: {codes}"
            )))
        }
    }
}
