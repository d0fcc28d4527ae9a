//! Finding a unit by what people call it.

use jiff::civil::Date;

use super::body::Bodies;
use super::fold::{fold, fold_keeping_marks, has_marks};
use super::territory::Territories;
use super::{Level, Place, UnitEntry, Units};

/// What a name led to.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// No unit is called so on that day.
    Unknown,
    /// Exactly one.
    One(Box<UnitEntry>),
    /// Several; the name needs its province, or the code must be given.
    Several(Vec<UnitEntry>),
}

/// A beginning of names: `ubnd xa` of communes, `tinh` of provinces.
#[derive(Debug, Clone)]
struct Beginning {
    folded: Box<str>,
    kind: u8,
    /// None: the territory itself.
    rule: Option<u16>,
}

/// Folded names, ready for searching.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Names of territories without their kind, in order.
    territories: Vec<(Box<str>, u32)>,
    beginnings: Vec<Beginning>,
    /// Whole names of bodies of the country.
    central: Vec<(Box<str>, u16)>,
}

impl Names {
    pub(super) fn new(territories: &Territories, bodies: &Bodies) -> Self {
        let mut names = Self::default();
        let present = (0u32..).zip(&territories.rows).map(|(at, t)| (&t.name, at));
        let earlier = territories.earlier.iter().map(|e| (&e.name, e.territory));
        for (name, at) in present.chain(earlier) {
            names.territories.push((fold(name).into(), at));
        }
        names.territories.sort_unstable();
        names.territories.dedup();
        for (kind, words) in (0u8..).zip(&territories.kinds) {
            names.begin(&words.vi, kind, None);
            for (rule, body) in (0u16..).zip(&bodies.rules) {
                if body.level == Level::Central {
                    continue;
                }
                for pattern in std::iter::once(&body.name).chain(&body.short) {
                    let begin = pattern.vi.replace("{name}", "");
                    let begin = begin
                        .replace("{kind}", &words.vi)
                        .replace("{party}", &words.party);
                    names.begin(&begin, kind, Some(rule));
                }
            }
        }
        for (rule, body) in (0u16..).zip(&bodies.rules) {
            if body.level == Level::Central {
                let both = std::iter::once(&body.name).chain(&body.short);
                let folded = both.flat_map(|text| [fold(&text.vi), fold(&text.en)]);
                names.central.extend(folded.map(|name| (name.into(), rule)));
            }
        }
        names
    }

    fn begin(&mut self, text: &str, kind: u8, rule: Option<u16>) {
        self.beginnings.push(Beginning {
            folded: fold(text).into(),
            kind,
            rule,
        });
    }

    /// Every folded name of a territory, today's and earlier ones, with its territory.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, u32)> {
        self.territories.iter().map(|(name, at)| (&**name, *at))
    }

    fn called(&self, folded: &str) -> impl Iterator<Item = u32> {
        let start = self
            .territories
            .partition_point(|(name, _)| &**name < folded);
        let rest = self.territories.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |(name, _)| &**name == folded)
            .map(|(_, at)| *at)
    }
}

impl Units {
    /// The unit with this code or name on a day. Case and spacing do not matter; marks matter only where
    /// they are written. `xã Tân Lập, tỉnh Phú Thọ` names what lies around after commas. A bare name means
    /// the province where a province has it.
    pub fn by_name(&self, name: &str, on: Date) -> Lookup {
        if let Some(unit) = self.as_of(name.trim(), on) {
            return Lookup::One(Box::new(unit));
        }
        let mut places = self.places_called(name, on);
        if places.len() > 1 && !name.contains(',') {
            let is_province =
                |p: &&Place| matches!(p, Place::Territory(_)) && self.level(**p) == Level::Province;
            if let Some(province) = places.iter().find(is_province).copied() {
                places = vec![province];
            }
        }
        let mut units: Vec<UnitEntry> = places
            .into_iter()
            .filter_map(|place| self.entry(place, Some(on)))
            .collect();
        let (first, around) = parts(name);
        units.extend(self.added_called(first, &around, on));
        match (units.pop(), units.is_empty()) {
            (None, _) => Lookup::Unknown,
            (Some(unit), true) => Lookup::One(Box::new(unit)),
            (Some(unit), false) => {
                units.push(unit);
                Lookup::Several(units)
            }
        }
    }

    fn places_called(&self, name: &str, on: Date) -> Vec<Place> {
        let (first, around) = parts(name);
        let mut places = self.candidates(first, on);
        places.retain(|place| {
            self.is_there(*place, on)
                && self.has_marks_of(*place, first, on)
                && around.iter().all(|part| self.lies_in(*place, part, on))
        });
        places.sort_unstable();
        places.dedup();
        places
    }

    fn candidates(&self, name: &str, on: Date) -> Vec<Place> {
        let folded = fold(name);
        let whole = self.names.called(&folded).map(Place::Territory);
        let central = self.names.central.iter().filter(|(n, _)| **n == *folded);
        let central = central.map(|(_, rule)| Place::Body {
            territory: super::territory::COUNTRY,
            rule: *rule,
        });
        let mut found: Vec<Place> = whole.chain(central).collect();
        for begin in &self.names.beginnings {
            let rest = folded.strip_prefix(&*begin.folded);
            let Some(rest) = rest.and_then(|rest| rest.strip_prefix(' ')) else {
                continue;
            };
            for territory in self.names.called(rest) {
                if !self.is_kind(territory, begin.kind, on) {
                    continue;
                }
                match begin.rule {
                    None => found.push(Place::Territory(territory)),
                    Some(rule) => found.push(Place::Body { territory, rule }),
                }
            }
        }
        found
    }

    fn is_kind(&self, territory: u32, kind: u8, on: Date) -> bool {
        let wanted = self.territories.kinds.get(usize::from(kind));
        let is = self.territories.name_on(territory, Some(on));
        wanted.zip(is).is_some_and(|(a, (b, _))| a.id == b.id)
    }

    /// Where the writer set marks, are they those of the name?
    fn has_marks_of(&self, place: Place, written: &str, on: Date) -> bool {
        if !has_marks(written) {
            return true;
        }
        let Some(unit) = self.entry(place, Some(on)) else {
            return false;
        };
        let written = fold_keeping_marks(written);
        let names = [&unit.name.vi, &unit.short.vi];
        names.into_iter().any(|name| {
            let name = fold_keeping_marks(name);
            let bare = name.strip_suffix(&written);
            bare.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        })
    }

    /// Is the territory called so, or does it lie in one that is?
    pub(super) fn is_within(&self, at: u32, name: &str, on: Date) -> bool {
        let own = Place::Territory(at);
        self.places_called(name, on).contains(&own) || self.lies_in(own, name, on)
    }

    /// Does the unit lie in a territory of this name?
    fn lies_in(&self, place: Place, name: &str, on: Date) -> bool {
        let (Place::Territory(mut at)
        | Place::Body {
            territory: mut at, ..
        }) = place;
        let around = self.places_called(name, on);
        while let Some(territory) = self.territories.get(at).filter(|t| t.parent != at) {
            at = territory.parent;
            if around.contains(&Place::Territory(at)) {
                return true;
            }
        }
        false
    }
}

/// A name and what lies around, after commas.
fn parts(name: &str) -> (&str, Vec<&str>) {
    let mut parts = name.split(',').map(str::trim);
    let first = parts.next().unwrap_or_default();
    (first, parts.filter(|part| !part.is_empty()).collect())
}
