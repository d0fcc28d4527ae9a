//! The number of a paper as it is printed.

use law::Law;
use serde_json::Value as Json;

use super::row::NoticeLine;
use crate::settlement::Entry;

/// The field of a step in which an office with a book of its own writes the number it gave.
const NUMBER: &str = "number";

/// What was typed with the step as the number of its paper; else the number of the unit's series with the signs of its
/// kind and of its unit: `12/TB-UBND`. None for papers that bear no number.
pub fn label(law: &Law, notice: &NoticeLine, entry: Option<&Entry>) -> Option<String> {
    let letters = law.papers.get(&notice.form)?.letters.as_deref()?;
    let fields = entry.and_then(|entry| serde_json::from_str::<Json>(&entry.fields).ok());
    let typed = fields
        .as_ref()
        .and_then(|fields| fields.get(NUMBER)?.as_str())
        .filter(|typed| !typed.is_empty());
    if let Some(typed) = typed {
        return Some(typed.to_owned());
    }
    let unit = law.units.get(&notice.unit)?;
    let office = law.papers.office();
    Some(office.number(&law.units, &unit, letters, notice.number))
}
