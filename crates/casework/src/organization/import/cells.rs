//! A unit as the cells of a file, to tell what changed.

use law::unit::AddedUnit;

/// The cells of a unit that can change, as a file has them.
pub(super) fn cells(unit: &AddedUnit) -> [(&'static str, String); 6] {
    let until = unit.until.map(|day| day.to_string()).unwrap_or_default();
    [
        ("name", unit.name.clone()),
        ("level", unit.level.as_str().to_owned()),
        ("branch", unit.branch.as_str().to_owned()),
        ("parent", unit.parent.clone()),
        ("from", unit.from.to_string()),
        ("until", until),
    ]
}

/// One of them.
pub(super) fn kept(unit: &AddedUnit, column: &str) -> String {
    let found = cells(unit).into_iter().find(|(name, _)| *name == column);
    found.map(|(_, value)| value).unwrap_or_default()
}

/// The columns in which two states of a unit differ.
pub(super) fn columns(was: &AddedUnit, is: &AddedUnit) -> Vec<&'static str> {
    let pairs = cells(was).into_iter().zip(cells(is));
    let changed = pairs.filter(|((_, was), (_, is))| was != is);
    changed.map(|((column, _), _)| column).collect()
}
