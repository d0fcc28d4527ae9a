//! A unit as others see it: put together from its territory and its rule when asked for.

use jiff::civil::Date;
use serde::Serialize;

use super::body::{Rule, Superior, territory_of_superior};
use super::days::Days;
use super::fold::plain;
use super::territory::{COUNTRY, Kind, Territory};
use super::{Branch, Level, Place, Units};
use crate::Text;

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitEntry {
    /// Unique for ever: `37-2025.ubnd`.
    pub code: String,
    /// As the seal has it: "Ủy ban nhân dân tỉnh Ninh Bình".
    pub name: Text,
    /// As people write it: "UBND tỉnh Ninh Bình".
    pub short: Text,
    /// How high it stands.
    pub level: Level,
    /// Its line.
    pub branch: Branch,
    /// Of a territory `province`, `ward`…; of a body the last part of its code: `ubnd`, `so-tai-chinh`…
    pub kind: String,
    /// Code of the province or central body whose data it shares.
    pub tenant: String,
    /// Code of the territory: its own, or the one the body serves.
    pub territory: String,
    /// Code of the superior: the body above in the same line; of a territory, the territory around it.
    pub parent: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub until: Option<Date>,
    /// What its head is called; territories have none.
    pub head_title: Option<Text>,
    /// Latitude and longitude of the territory's centre in degrees, where known.
    pub centre: Option<(f32, f32)>,
    /// The last resolution that formed the territory, where known.
    pub resolution: Option<String>,
}

impl UnitEntry {
    /// Does the unit exist on this day?
    pub fn is_in_force(&self, on: Date) -> bool {
        self.days().contains(on)
    }

    fn days(&self) -> Days {
        Days {
            from: self.from,
            until: self.until,
        }
    }
}

/// The words a territory lends to the names of its bodies.
struct Words<'a> {
    kind: &'a str,
    name: &'a str,
    party: &'a str,
    en: String,
}

impl Words<'_> {
    fn fill(&self, pattern: &Text) -> Text {
        Text {
            vi: pattern
                .vi
                .replace("{kind}", self.kind)
                .replace("{name}", self.name)
                .replace("{party}", self.party),
            en: pattern.en.replace("{name}", &self.en),
        }
    }
}

impl Units {
    /// The unit at a place, named as on a day; without a day, as it was named last.
    pub(super) fn entry(&self, place: Place, on: Option<Date>) -> Option<UnitEntry> {
        match place {
            Place::Territory(at) => self.territory_entry(at, on),
            Place::Body { territory, rule } => self.body_entry(territory, rule, on),
        }
    }

    fn territory_entry(&self, at: u32, on: Option<Date>) -> Option<UnitEntry> {
        let territory = self.territories.get(at)?;
        let (kind, name) = if at == COUNTRY {
            ("country", self.territories.country.clone()?)
        } else {
            let (kind, name) = self.territories.name_on(at, on)?;
            (kind.id.as_str(), full_name(kind, name))
        };
        let parent = self.territories.get(territory.parent);
        Some(UnitEntry {
            code: territory.code.to_string(),
            short: name.clone(),
            name,
            level: territory.level,
            branch: Branch::Territory,
            kind: kind.to_owned(),
            tenant: self.tenant(at),
            territory: territory.code.to_string(),
            parent: parent.filter(|_| at != COUNTRY).map(|p| p.code.to_string()),
            from: territory.days.from,
            until: territory.days.until,
            head_title: None,
            centre: territory.centre,
            resolution: self.territories.resolution(territory).map(str::to_owned),
        })
    }

    fn body_entry(&self, at: u32, rule: u16, on: Option<Date>) -> Option<UnitEntry> {
        let territory = self.territories.get(at)?;
        let rule = self.bodies.get(rule)?;
        let days = rule.days_in(territory)?;
        let words = self.words(at, on);
        let name = words.fill(&rule.name);
        let tenant = if at == COUNTRY {
            self.code_in(at, rule.tenant.as_deref().unwrap_or(&rule.id))?
        } else {
            self.tenant(at)
        };
        Some(UnitEntry {
            code: self.code_in(at, &rule.id)?,
            short: rule
                .short
                .as_ref()
                .map_or_else(|| name.clone(), |short| words.fill(short)),
            name,
            level: rule.level,
            branch: rule.branch,
            kind: rule.id.clone(),
            tenant,
            territory: territory.code.to_string(),
            parent: self.superior_code(at, territory, rule),
            from: days.from,
            until: days.until,
            head_title: Some(words.fill(&rule.head)),
            centre: territory.centre,
            resolution: None,
        })
    }

    fn words(&self, at: u32, on: Option<Date>) -> Words<'_> {
        let (kind, name) = self.territories.name_on(at, on).unzip();
        let name = name.unwrap_or_default();
        Words {
            kind: kind.map_or("", |k| &k.vi),
            name,
            party: kind.map_or("", |k| &k.party),
            en: kind.map_or_else(String::new, |k| full_name(k, name).en),
        }
    }

    fn tenant(&self, at: u32) -> String {
        let province = self.territories.get(self.territories.province_of(at));
        province.map_or_else(String::new, |p| p.code.to_string())
    }

    fn superior_code(&self, at: u32, territory: &Territory, rule: &Rule) -> Option<String> {
        let superior = rule.superior();
        let (Superior::Here(id) | Superior::Above(id) | Superior::Central(id)) = superior else {
            return None;
        };
        self.code_in(territory_of_superior(at, territory, superior)?, id)
    }

    /// Code of a body of a territory.
    pub(super) fn code_in(&self, at: u32, id: &str) -> Option<String> {
        Some(format!("{}.{id}", self.territories.get(at)?.code))
    }
}

fn full_name(kind: &Kind, name: &str) -> Text {
    let capital: String = {
        let mut letters = kind.vi.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters.as_str().chars()).collect()
    };
    Text {
        vi: format!("{capital} {name}"),
        en: kind.en.replace("{name}", &plain(name)),
    }
}
