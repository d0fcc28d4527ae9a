//! Finding units while somebody types: every word typed is the beginning of a word of the name, of the body's
//! kind or of a territory around it.

use jiff::civil::Date;

use super::fold::fold;
use super::{Branch, Place, UnitEntry, Units};

/// Longest search in words: a name with its province has fewer.
const MOST_WORDS: usize = 12;

/// A territory that a search may mean.
struct Hit {
    at: u32,
    /// Words of its own name that were typed.
    own: usize,
    /// Words of its own name that were not.
    missing: usize,
    /// Typed words that are left for the body.
    left: Vec<usize>,
}

impl Units {
    /// Bodies on a day whose name, kind or place begins with every word typed, best first, at most `limit`.
    /// Without a word for the body, the People's Committee of the place comes first.
    ///
    /// A territory itself receives nothing and is never among them.
    pub fn search(&self, typed: &str, on: Date, limit: usize) -> Vec<UnitEntry> {
        let folded = fold(typed);
        let words: Vec<&str> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = self.central_bodies(&words, on);
        let there = |at: u32| {
            self.territories
                .get(at)
                .is_some_and(|found| found.days.contains(on))
        };
        let mut hits: Vec<Hit> = self
            .names
            .places()
            .filter(|(_, at)| there(*at))
            .filter_map(|(name, at)| self.hit(at, name, &words, on))
            .collect();
        hits.sort_by_key(|hit| {
            (
                hit.left.len(),
                hit.missing,
                std::cmp::Reverse(hit.own),
                hit.at,
            )
        });
        hits.dedup_by_key(|hit| hit.at);
        // A name typed whole is not mixed with others that only begin alike.
        if hits
            .first()
            .is_some_and(|hit| hit.own == words.len() && hit.missing == 0)
        {
            hits.retain(|hit| hit.own == words.len());
        }
        for hit in hits {
            if found.len() >= limit {
                break;
            }
            found.extend(self.bodies_meant(&hit, &words, on));
        }
        found.truncate(limit);
        self.with_added(found, &words, on, limit)
    }

    /// The folded name of a territory with its kind.
    pub(super) fn name_of(&self, at: u32, on: Date) -> String {
        let named = self.territories.name_on(at, Some(on));
        named.map_or_else(String::new, |(kind, name)| {
            fold(&format!("{} {name}", kind.vi))
        })
    }

    fn central_bodies(&self, words: &[&str], on: Date) -> Vec<UnitEntry> {
        let bodies = self.bodies_of(super::territory::COUNTRY);
        let there = bodies.filter(|place| self.is_there(*place, on));
        let entries = there.filter_map(|place| self.entry(place, Some(on)));
        entries
            .filter(|unit| {
                let name = fold(&format!("{} {}", unit.name.vi, unit.short.vi));
                words.iter().all(|word| begins(&name, word))
            })
            .collect()
    }

    /// What of the typed words this territory takes up; none when its own name is not meant.
    fn hit(&self, at: u32, own: &str, words: &[&str], on: Date) -> Option<Hit> {
        let is_own: Vec<bool> = words.iter().map(|word| begins(own, word)).collect();
        let count = is_own.iter().filter(|is| **is).count();
        if count == 0 {
            return None;
        }
        let (kind, _) = self.territories.name_on(at, Some(on))?;
        let around = format!("{} {}", fold(&kind.vi), self.names_around(at, on));
        let left = words
            .iter()
            .zip(&is_own)
            .enumerate()
            .filter(|(_, (word, is_own))| !**is_own && !begins(&around, word))
            .map(|(index, _)| index)
            .collect();
        let missing = own
            .split(' ')
            .filter(|part| !words.iter().any(|word| part.starts_with(word)))
            .count();
        Some(Hit {
            at,
            own: count,
            missing,
            left,
        })
    }

    /// The folded names of the territories around one, with their kinds.
    pub(super) fn names_around(&self, at: u32, on: Date) -> String {
        let mut names = String::new();
        let mut current = at;
        while let Some(territory) = self
            .territories
            .get(current)
            .filter(|t| t.parent != current)
        {
            current = territory.parent;
            names.push_str(&self.name_of(current, on));
            names.push(' ');
        }
        names
    }

    fn bodies_meant(&self, hit: &Hit, words: &[&str], on: Date) -> Vec<UnitEntry> {
        let places = self
            .bodies_of(hit.at)
            .filter(|place: &Place| self.is_there(*place, on));
        let mut bodies: Vec<UnitEntry> = places
            .filter_map(|place| self.entry(place, Some(on)))
            .filter(|unit| {
                let name = fold(&format!("{} {}", unit.name.vi, unit.short.vi));
                hit.left
                    .iter()
                    .all(|index| words.get(*index).is_some_and(|word| begins(&name, word)))
            })
            .collect();
        bodies.sort_by_key(|unit| unit.branch != Branch::Government);
        if hit.left.is_empty() {
            // Who types only a place means the government there.
            bodies.truncate(1);
        }
        bodies
    }
}

/// Does a word of the folded text begin so?
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.split(' ').any(|part| part.starts_with(word))
}
