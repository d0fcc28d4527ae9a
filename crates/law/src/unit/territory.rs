//! Territories: the country, its provinces, districts and communes, as rows of the lists.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::Level;
use super::days::Days;
use super::list::{Row, read_rows};
use crate::{Faults, Source, SourceFile, Text, dated};

/// The country is the first territory.
pub(super) const COUNTRY: u32 = 0;

/// What `territories.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    country: Country,
    #[serde(rename = "kind")]
    kinds: Vec<Kind>,
    #[serde(rename = "list")]
    lists: Vec<Spanned<List>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    code: String,
    name: Text,
    #[serde(deserialize_with = "dated::required")]
    from: Date,
}

/// A kind of territory and how it is spoken of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    /// For example `ward`.
    pub(super) id: String,
    /// `phường`
    pub(super) vi: String,
    /// `{name} Ward`
    pub(super) en: String,
    /// `Đảng ủy phường`
    pub(super) party: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    file: String,
    level: Level,
    #[serde(default, deserialize_with = "dated::optional")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "dated::optional")]
    until: Option<Date>,
}

/// One territory, kept small: there are 14,000.
#[derive(Debug, Clone)]
pub(super) struct Territory {
    pub(super) code: Box<str>,
    /// Without its kind: `Ninh Bình`.
    pub(super) name: Box<str>,
    pub(super) level: Level,
    pub(super) kind: u8,
    pub(super) parent: u32,
    pub(super) days: Days,
    /// Latitude and longitude of its centre, degrees.
    pub(super) centre: Option<(f32, f32)>,
    /// Place in `Territories::resolutions`.
    resolution: Option<u16>,
}

/// A name a territory had before.
#[derive(Debug, Clone)]
pub(super) struct EarlierName {
    pub(super) territory: u32,
    pub(super) until: Date,
    pub(super) kind: u8,
    pub(super) name: Box<str>,
}

/// All territories, the country first, a parent always before its children.
#[derive(Debug, Clone, Default)]
pub(super) struct Territories {
    pub(super) rows: Vec<Territory>,
    pub(super) kinds: Vec<Kind>,
    pub(super) earlier: Vec<EarlierName>,
    pub(super) country: Option<Text>,
    /// Places in `rows`, in order of code.
    by_code: Vec<u32>,
    /// Places in `rows`, in order of parent.
    by_parent: Vec<u32>,
    resolutions: Vec<Box<str>>,
}

impl Territories {
    pub(super) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("units/territories.toml") else {
            return Self::default();
        };
        let Some(description) = file.toml::<Description>(faults) else {
            return Self::default();
        };
        let mut all = Self {
            kinds: description.kinds,
            ..Self::default()
        };
        all.add_country(description.country);
        for list in &description.lists {
            let Some(rows) = source.file(&format!("units/{}", list.get_ref().file)) else {
                let line = file.line_of(&list.span());
                faults.add(
                    &file.path,
                    line,
                    format!("{}: no such list", list.get_ref().file),
                );
                continue;
            };
            all.read_list(list.get_ref(), rows, faults);
        }
        all.read_earlier_names(source, faults);
        all
    }

    fn add_country(&mut self, country: Country) {
        self.rows.push(Territory {
            code: country.code.into(),
            name: country.name.vi.as_str().into(),
            level: Level::Central,
            kind: u8::MAX,
            parent: COUNTRY,
            days: Days {
                from: country.from,
                until: None,
            },
            centre: None,
            resolution: None,
        });
        self.country = Some(country.name);
        self.index();
    }

    /// Reads one list; its parents stand in lists before it.
    fn read_list(&mut self, list: &List, file: &SourceFile, faults: &mut Faults) {
        let first = self.rows.len();
        read_rows(file, faults, |row, faults| self.read_row(list, row, faults));
        self.index();
        for pair in self.by_code.windows(2) {
            if let [a, b] = pair
                && self.code(*a) == self.code(*b)
                && *a as usize >= first
            {
                faults.add(&file.path, 1, format!("{}: stands twice", self.code(*a)));
            }
        }
    }

    fn read_row(&mut self, list: &List, row: &Row<'_>, faults: &mut Faults) {
        let code = row.text("code");
        if code.is_empty() || row.text("name").is_empty() {
            return row.fault(faults, "a territory needs a code and a name");
        }
        if self.find(code).is_some() {
            return;
        }
        let Some(kind) = self.kind(row, faults) else {
            return;
        };
        let parent = match row.text("parent") {
            "" => Some(COUNTRY),
            parent => self.find(parent),
        };
        let Some(parent) = parent else {
            return row.fault(faults, format!("parent: no unit {:?}", row.text("parent")));
        };
        let Some(from) = row.value("from", faults).or(list.from) else {
            return row.fault(faults, "from: neither the row nor its list has a first day");
        };
        let until = row.value("until", faults).or(list.until);
        if until.is_some_and(|until| until < from) {
            return row.fault(faults, "ends before it begins");
        }
        let resolution = self.resolution_of(row.text("resolution"));
        self.rows.push(Territory {
            code: code.into(),
            name: row.text("name").into(),
            level: list.level,
            kind,
            parent,
            days: Days { from, until },
            centre: row.value("lat", faults).zip(row.value("lon", faults)),
            resolution,
        });
    }

    fn kind(&self, row: &Row<'_>, faults: &mut Faults) -> Option<u8> {
        let id = row.text("kind");
        let at = self.kinds.iter().position(|kind| kind.id == id);
        if at.is_none() {
            row.fault(faults, format!("kind: {id:?} is not in territories.toml"));
        }
        at.and_then(|at| u8::try_from(at).ok())
    }

    fn read_earlier_names(&mut self, source: &Source, faults: &mut Faults) {
        let Some(file) = source.file("units/renamed.csv") else {
            return;
        };
        let mut earlier = Vec::new();
        read_rows(file, faults, |row, faults| {
            let Some(territory) = self.find(row.text("code")) else {
                return row.fault(faults, format!("code: no unit {:?}", row.text("code")));
            };
            let Some(until) = row.value("until", faults) else {
                return row.fault(faults, "until: the last day of the earlier name is missing");
            };
            let Some(kind) = self.kind(row, faults) else {
                return;
            };
            earlier.push(EarlierName {
                territory,
                until,
                kind,
                name: row.text("name").into(),
            });
        });
        earlier.sort_by_key(|e| (e.territory, e.until));
        self.earlier = earlier;
    }

    fn resolution_of(&mut self, text: &str) -> Option<u16> {
        if text.is_empty() {
            return None;
        }
        let at = self.resolutions.iter().position(|r| &**r == text);
        let at = at.unwrap_or_else(|| {
            self.resolutions.push(text.into());
            self.resolutions.len() - 1
        });
        u16::try_from(at).ok()
    }

    fn index(&mut self) {
        let rows = &self.rows;
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        self.by_code = (0..count).collect();
        self.by_code
            .sort_by_key(|at| rows.get(*at as usize).map(|t| &t.code));
        self.by_parent = (1..count).collect();
        self.by_parent
            .sort_by_key(|at| rows.get(*at as usize).map(|t| (t.parent, *at)));
    }

    fn code(&self, at: u32) -> &str {
        self.get(at).map_or("", |t| &t.code)
    }

    /// The territory at a place.
    pub(super) fn get(&self, at: u32) -> Option<&Territory> {
        self.rows.get(at as usize)
    }

    /// The place of the territory with this code.
    pub(super) fn find(&self, code: &str) -> Option<u32> {
        let at = self.by_code.binary_search_by(|at| self.code(*at).cmp(code));
        at.ok().and_then(|at| self.by_code.get(at).copied())
    }

    /// The places of the territories directly below one, of any day.
    pub(super) fn below(&self, parent: u32) -> impl Iterator<Item = u32> + '_ {
        let parent_of = |at: &u32| self.get(*at).map_or(u32::MAX, |t| t.parent);
        let start = self.by_parent.partition_point(|at| parent_of(at) < parent);
        let rest = self.by_parent.get(start..).unwrap_or_default();
        rest.iter()
            .copied()
            .take_while(move |at| parent_of(at) == parent)
    }

    /// The province a territory lies in (itself, if it is one); the country for the country.
    pub(super) fn province_of(&self, mut at: u32) -> u32 {
        while let Some(territory) = self.get(at) {
            if territory.level <= Level::Province {
                return at;
            }
            at = territory.parent;
        }
        COUNTRY
    }

    /// Its kind and its name without the kind on a day; without a day, the last it had.
    pub(super) fn name_on(&self, at: u32, day: Option<Date>) -> Option<(&Kind, &str)> {
        let territory = self.get(at)?;
        let earlier = day.and_then(|day| {
            let named = |e: &&EarlierName| e.territory == at && day <= e.until;
            self.earlier.iter().find(named)
        });
        let (kind, name) = earlier.map_or((territory.kind, &territory.name), |e| (e.kind, &e.name));
        Some((self.kinds.get(usize::from(kind))?, name))
    }

    /// Number of the last resolution that formed it, where the lists name one.
    pub(super) fn resolution(&self, territory: &Territory) -> Option<&str> {
        let at = usize::from(territory.resolution?);
        self.resolutions.get(at).map(|r| &**r)
    }
}
