//! Which of the units that a register adds a name or a search means.

use jiff::civil::Date;

use super::added::Entry;
use super::fold::{fold, fold_keeping_marks, has_marks};
use super::search::begins;
use super::{UnitEntry, Units};

impl Units {
    /// The units added that are called so on a day, within every place of `around`.
    pub(super) fn added_called(&self, name: &str, around: &[&str], on: Date) -> Vec<UnitEntry> {
        let (folded, written) = (fold(name), fold_keeping_marks(name));
        let added = self.added.read();
        let called = added.there(on).filter(|e| {
            *e.folded == *folded
                && (!has_marks(name) || fold_keeping_marks(&e.unit.name.vi) == written)
        });
        let within = called.filter(|e| around.iter().all(|part| self.is_within(e.at, part, on)));
        within.map(|e| e.unit.clone()).collect()
    }

    /// What the register adds among what the law has: a name typed whole first, the others after the law's, which
    /// leave them half the room.
    pub(super) fn with_added(
        &self,
        mut found: Vec<UnitEntry>,
        words: &[&str],
        on: Date,
        limit: usize,
    ) -> Vec<UnitEntry> {
        let added = self.added.read();
        let mut hits: Vec<_> = added
            .there(on)
            .filter_map(|entry| Some((self.missing_of_added(entry, words, on)?, entry)))
            .collect();
        hits.sort_by_key(|(missing, entry)| (*missing, entry.unit.code.clone()));
        let (whole, part): (Vec<_>, Vec<_>) = hits.into_iter().partition(|(n, _)| *n == 0);
        let units = |hits: Vec<(usize, &Entry)>| -> Vec<UnitEntry> {
            let units = hits.into_iter().map(|(_, entry)| entry.unit.clone());
            units.take(limit).collect()
        };
        let (whole, part) = (units(whole), units(part));
        let room = part.len().min(limit / 2);
        found.truncate(limit.saturating_sub(room));
        let mut all = [whole, found, part].concat();
        all.truncate(limit);
        all
    }

    /// Words of the name of a unit added that were not typed; none where the typed words do not mean it.
    fn missing_of_added(&self, entry: &Entry, words: &[&str], on: Date) -> Option<usize> {
        if !words.iter().any(|word| begins(&entry.folded, word)) {
            return None;
        }
        let around = format!(
            "{} {}",
            self.name_of(entry.at, on),
            self.names_around(entry.at, on)
        );
        let is_meant = |word: &&str| begins(&entry.folded, word) || begins(&around, word);
        let own = entry.folded.split(' ');
        let missing = own.filter(|part| !words.iter().any(|word| part.starts_with(word)));
        words.iter().all(is_meant).then(|| missing.count())
    }
}
