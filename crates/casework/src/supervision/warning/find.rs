//! Which causes rise: people by cause and window, unit by unit from below.

use std::collections::{BTreeMap, BTreeSet};

use super::cause::CauseKind;

/// One cause: its kind, its name folded (empty for a field at a place), the field (empty for a project or decision).
pub(super) type Cause = (CauseKind, String, String);

/// Who wrote in the last window, and how many in all windows before.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// Writers of the last window, each once, with how many signed with him at most.
    pub(super) now: BTreeMap<String, i64>,
    /// People of each window before added up.
    pub(super) past: i64,
}

impl People {
    /// How many people wrote in the last window.
    pub(super) fn count(&self) -> i64 {
        self.now.values().sum()
    }

    /// A petition of the last window: a writer counts once, however often he writes.
    pub(super) fn add(&mut self, writer: String, signers: i64) {
        let known = self.now.entry(writer).or_default();
        *known = (*known).max(signers.max(1));
    }

    fn join(&mut self, other: Self) {
        for (writer, signers) in other.now {
            self.add(writer, signers);
        }
        self.past += other.past;
    }
}

/// A cause that rises at a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) unit: String,
    pub(super) cause: Cause,
    pub(super) people: i64,
    pub(super) past: i64,
}

/// Units with their superior, those deepest below first.
pub(super) type Units = Vec<(String, Option<String>)>;

/// The causes that rise, each at the lowest unit where it does. What is told of below is not counted again above.
pub(super) fn rising(
    units: &Units,
    mut people: BTreeMap<String, BTreeMap<Cause, People>>,
    is_rising: impl Fn(i64, i64) -> bool,
) -> Vec<Found> {
    let known: BTreeSet<&str> = units.iter().map(|(code, _)| code.as_str()).collect();
    let mut found = Vec::new();
    for (code, parent) in units {
        for (cause, of_cause) in people.remove(code).unwrap_or_default() {
            let (now, past) = (of_cause.count(), of_cause.past);
            if is_rising(now, past) {
                found.push(Found {
                    unit: code.clone(),
                    cause,
                    people: now,
                    past,
                });
            } else if let Some(parent) = parent
                .as_ref()
                .filter(|parent| known.contains(parent.as_str()))
            {
                let above = people.entry(parent.clone()).or_default();
                above.entry(cause).or_default().join(of_cause);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(writers: &[&str], past: i64) -> People {
        let mut people = People {
            past,
            ..People::default()
        };
        for writer in writers {
            people.add((*writer).to_owned(), 1);
        }
        people
    }

    #[test]
    fn what_is_told_of_below_cannot_be_found_by_subtraction_above() {
        let units: Units = [
            ("a", Some("p")),
            ("b", Some("p")),
            ("c", Some("p")),
            ("p", None),
        ]
        .map(|(code, parent)| (code.to_owned(), parent.map(str::to_owned)))
        .into();
        let land: Cause = (CauseKind::Place, String::new(), "land".to_owned());
        let of = |people| BTreeMap::from([(land.clone(), people)]);
        let people = BTreeMap::from([
            (
                "a".to_owned(),
                of(wrote(&["1", "2", "3", "4", "5", "6"], 0)),
            ),
            ("b".to_owned(), of(wrote(&["7", "8", "9", "9"], 0))),
            ("c".to_owned(), of(wrote(&["10", "7"], 0))),
        ]);
        let is_rising = |now, past| now >= 5 && now * 120 >= past * 20;
        let found = rising(&units, people.clone(), is_rising);
        // Three of b and one more of c are four people: nothing is told of them at the province.
        assert_eq!(
            found
                .iter()
                .map(|one| (one.unit.as_str(), one.people))
                .collect::<Vec<_>>(),
            [("a", 6)]
        );
        let mut more = people;
        more.insert("c".to_owned(), of(wrote(&["10", "11"], 600)));
        assert_eq!(
            rising(&units, more.clone(), is_rising).len(),
            1,
            "not above its own past"
        );
        more.insert("c".to_owned(), of(wrote(&["10", "11"], 0)));
        assert_eq!(
            rising(&units, more, is_rising).last().map(|one| one.people),
            Some(5)
        );
    }
}
