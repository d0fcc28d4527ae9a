//! Asking for units: by code, by superior, by territory.

use std::collections::HashSet;

use jiff::civil::Date;

use super::body::Superior;
use super::territory::COUNTRY;
use super::{Level, Place, UnitEntry, Units};

impl Units {
    /// The unit with this code, of any day, named as it was last.
    pub fn get(&self, code: &str) -> Option<UnitEntry> {
        match self.place(code) {
            Some(place) => self.entry(place, None),
            None => self.added.read().get(code).map(|e| e.unit.clone()),
        }
    }

    /// The unit with this code as it is on a day; none when it does not exist then.
    pub fn as_of(&self, code: &str, on: Date) -> Option<UnitEntry> {
        let unit = match self.place(code) {
            Some(place) => self.entry(place, Some(on)),
            None => self.added.read().get(code).map(|e| e.unit.clone()),
        };
        unit.filter(|unit| unit.is_in_force(on))
    }

    /// The country: the territory around all others.
    pub fn country(&self) -> Option<UnitEntry> {
        self.entry(Place::Territory(COUNTRY), None)
    }

    /// Every unit of every day: a territory, its bodies, the next territory; at the end what the register adds.
    pub fn all(&self) -> impl Iterator<Item = UnitEntry> + '_ {
        let of_law = self.places().filter_map(|place| self.entry(place, None));
        of_law.chain(self.added.read().all())
    }

    /// Every unit that exists on a day, named as on that day; at the end what the register adds.
    pub fn in_force(&self, on: Date) -> impl Iterator<Item = UnitEntry> + '_ {
        let added = self.added.read().all().into_iter();
        self.places()
            .filter(move |place| self.is_there(*place, on))
            .filter_map(move |place| self.entry(place, Some(on)))
            .chain(added.filter(move |unit| unit.is_in_force(on)))
    }

    /// The units directly below one on a day: below a territory the territories, below a body the bodies
    /// that answer to it.
    pub fn children(&self, code: &str, on: Date) -> Vec<UnitEntry> {
        let place = self.place(code);
        let mut found =
            place.map_or_else(Vec::new, |place| self.entries(self.places_below(place), on));
        if !matches!(place, Some(Place::Territory(_))) {
            let added = self.added.read();
            let below = added.below(code).filter(|e| e.unit.is_in_force(on));
            found.extend(below.map(|e| e.unit.clone()));
        }
        found
    }

    /// The bodies of a territory on a day.
    pub fn bodies(&self, territory: &str, on: Date) -> Vec<UnitEntry> {
        match self.place(territory) {
            Some(Place::Territory(at)) => {
                let mut found = self.entries(self.bodies_of(at).collect(), on);
                let added = self.added.read();
                let here = added.there(on).filter(|e| e.at == at);
                found.extend(here.map(|e| e.unit.clone()));
                found
            }
            _ => Vec::new(),
        }
    }

    /// A unit and everything below it on a day. Below a territory that is every territory in it with all
    /// its bodies; below a body, all bodies that answer to it through any number of others.
    pub fn subtree(&self, code: &str, on: Date) -> Vec<UnitEntry> {
        let mut found = Vec::new();
        let mut open: Vec<Place> = self.place(code).into_iter().collect();
        while let Some(place) = open.pop() {
            if !self.is_there(place, on) {
                continue;
            }
            found.push(place);
            if let Place::Territory(at) = place {
                found.extend(self.bodies_of(at));
            }
            open.extend(self.places_below(place));
        }
        let mut found = self.entries(found, on);
        found.extend(self.added_within(code, &found, on));
        found
    }

    /// What the register adds below a unit whose part of the law is found: in its territories, or under its bodies.
    fn added_within(&self, top: &str, found: &[UnitEntry], on: Date) -> Vec<UnitEntry> {
        let added = self.added.read();
        if let Some(Place::Territory(_)) = self.place(top) {
            let around: HashSet<&str> = found.iter().map(|unit| unit.territory.as_str()).collect();
            let inside = |unit: &UnitEntry| around.contains(unit.territory.as_str());
            let there = added.there(on).filter(|e| inside(&e.unit));
            return there.map(|e| e.unit.clone()).collect();
        }
        let own = added.get(top).filter(|e| e.unit.is_in_force(on));
        let mut within: Vec<UnitEntry> = own.map(|e| e.unit.clone()).into_iter().collect();
        let mut open: Vec<String> = found.iter().map(|unit| unit.code.clone()).collect();
        open.extend(within.iter().map(|unit| unit.code.clone()));
        while let Some(parent) = open.pop() {
            for below in added.below(&parent).filter(|e| e.unit.is_in_force(on)) {
                open.push(below.unit.code.clone());
                within.push(below.unit.clone());
            }
        }
        within
    }

    fn entries(&self, places: Vec<Place>, on: Date) -> Vec<UnitEntry> {
        let there = places.into_iter().filter(|place| self.is_there(*place, on));
        there
            .filter_map(|place| self.entry(place, Some(on)))
            .collect()
    }

    /// Does the unit at a place exist on a day?
    pub(super) fn is_there(&self, place: Place, on: Date) -> bool {
        let days = match place {
            Place::Territory(at) => self.territories.get(at).map(|t| t.days),
            Place::Body { territory, rule } => self
                .territories
                .get(territory)
                .zip(self.bodies.get(rule))
                .and_then(|(territory, rule)| rule.days_in(territory)),
        };
        days.is_some_and(|days| days.contains(on))
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let count = u32::try_from(self.territories.rows.len()).unwrap_or(u32::MAX);
        (0..count).flat_map(|at| std::iter::once(Place::Territory(at)).chain(self.bodies_of(at)))
    }

    pub(super) fn bodies_of(&self, territory: u32) -> impl Iterator<Item = Place> + '_ {
        let of = self.territories.get(territory).map(|t| self.bodies.of(t));
        of.into_iter()
            .flatten()
            .map(move |(rule, _, _)| Place::Body { territory, rule })
    }

    /// The place of the unit with this code.
    pub(super) fn place(&self, code: &str) -> Option<Place> {
        let Some((territory, id)) = code.split_once('.') else {
            return self.territories.find(code).map(Place::Territory);
        };
        let at = self.territories.find(territory)?;
        self.body_place(at, id)
    }

    /// The place of a body of a territory, if it ever has it.
    pub(super) fn body_place(&self, at: u32, id: &str) -> Option<Place> {
        let territory = self.territories.get(at)?;
        let rule = self.bodies.find(territory.level, id)?;
        self.bodies.get(rule)?.days_in(territory)?;
        Some(Place::Body {
            territory: at,
            rule,
        })
    }

    fn places_below(&self, place: Place) -> Vec<Place> {
        match place {
            Place::Territory(at) => self.territories.below(at).map(Place::Territory).collect(),
            Place::Body { territory, rule } => self
                .bodies
                .get(rule)
                .map_or_else(Vec::new, |rule| self.bodies_below(territory, &rule.id)),
        }
    }

    /// The bodies whose superior is the body `id` of the territory `at`.
    fn bodies_below(&self, at: u32, id: &str) -> Vec<Place> {
        let mut found = self.bodies_with(at, |superior| {
            superior == Superior::Here(id) || (at == COUNTRY && superior == Superior::Central(id))
        });
        for below in self.territories.below(at) {
            found.extend(self.bodies_with(below, |superior| {
                superior == Superior::Above(id)
                    || (at == COUNTRY && superior == Superior::Central(id))
            }));
        }
        found
    }

    fn bodies_with(&self, at: u32, fits: impl Fn(Superior<'_>) -> bool) -> Vec<Place> {
        let Some(territory) = self.territories.get(at) else {
            return Vec::new();
        };
        let of = self.bodies.of(territory);
        of.filter(|(_, rule, _)| fits(rule.superior()))
            .map(|(rule, _, _)| Place::Body {
                territory: at,
                rule,
            })
            .collect()
    }

    /// The level of the territory at a place or around it.
    pub(super) fn level(&self, place: Place) -> Level {
        let (Place::Territory(at) | Place::Body { territory: at, .. }) = place;
        self.territories.get(at).map_or(Level::Central, |t| t.level)
    }
}
