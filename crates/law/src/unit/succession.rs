//! Who took over: territories by the lists of the merger, bodies by following their territory.

use super::list::read_rows;
use super::territory::Territories;
use super::{Level, Place, Units};
use crate::{Faults, Source};

/// A unit that took over from one that ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Successor {
    /// Its code.
    pub code: String,
    /// The one to propose where several share what was one; a person decides.
    pub is_default: bool,
}

/// One row of the list: places of territories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    before: u32,
    after: u32,
    is_default: bool,
}

/// The list, in order of the ended territory.
#[derive(Debug, Clone, Default)]
pub(super) struct Succession {
    links: Vec<Link>,
}

impl Succession {
    pub(super) fn load(source: &Source, territories: &Territories, faults: &mut Faults) -> Self {
        let mut links = Vec::new();
        if let Some(file) = source.file("units/successors.csv") {
            read_rows(file, faults, |row, faults| {
                let find = |column| territories.find(row.text(column));
                let (Some(before), Some(after)) = (find("before"), find("after")) else {
                    let (before, after) = (row.text("before"), row.text("after"));
                    return row.fault(faults, format!("no unit {before:?} or no unit {after:?}"));
                };
                links.push(Link {
                    before,
                    after,
                    is_default: row.text("default") == "1",
                });
            });
        }
        links.sort_unstable();
        Self { links }
    }

    fn of(&self, before: u32) -> impl Iterator<Item = &Link> {
        let start = self.links.partition_point(|link| link.before < before);
        let rest = self.links.get(start..).unwrap_or_default();
        rest.iter().take_while(move |link| link.before == before)
    }
}

impl Units {
    /// The units that took over from one, empty while it goes on. A district's tasks went to communes and
    /// province, by subject (rulebook V-05): then all are named and a person chooses.
    pub fn successors(&self, code: &str) -> Vec<Successor> {
        let mut found = match self.place(code) {
            None => Vec::new(),
            Some(Place::Territory(at)) => self.territory_successors(at),
            Some(Place::Body { territory, rule }) => self.body_successors(territory, rule),
        };
        found.sort_by(|a, b| (&a.code, !a.is_default).cmp(&(&b.code, !b.is_default)));
        found.dedup_by(|b, a| a.code == b.code);
        if let [only] = found.as_mut_slice() {
            only.is_default = true;
        }
        found
    }

    fn territory_successors(&self, at: u32) -> Vec<Successor> {
        let links = self.territory_links(at);
        links
            .into_iter()
            .filter_map(|(after, is_default)| {
                let code = self.territories.get(after)?.code.to_string();
                Some(Successor { code, is_default })
            })
            .collect()
    }

    /// Places of the territories that took over; a district's are those of its communes.
    fn territory_links(&self, at: u32) -> Vec<(u32, bool)> {
        let direct: Vec<(u32, bool)> = self
            .succession
            .of(at)
            .map(|link| (link.after, link.is_default))
            .collect();
        let is_district = self
            .territories
            .get(at)
            .is_some_and(|t| t.level == Level::District);
        if !direct.is_empty() || !is_district {
            return direct;
        }
        let communes = self.territories.below(at);
        communes
            .flat_map(|commune| self.succession.of(commune))
            .map(|link| (link.after, false))
            .collect()
    }

    fn body_successors(&self, at: u32, rule: u16) -> Vec<Successor> {
        let (Some(territory), Some(rule)) = (self.territories.get(at), self.bodies.get(rule))
        else {
            return Vec::new();
        };
        if !rule.becomes.is_empty() {
            let is_default = rule.becomes.len() == 1;
            let codes = rule.becomes.iter().filter_map(|id| self.code_in(at, id));
            return codes.map(|code| Successor { code, is_default }).collect();
        }
        let mut found: Vec<Successor> = Vec::new();
        for (after, is_default) in self.territory_links(at) {
            let above = self.territories.get(after).map(|t| t.parent);
            let above = above.filter(|_| territory.level == Level::District);
            for (at, is_default) in [(Some(after), is_default), (above, false)] {
                if let Some(at) = at.filter(|at| self.body_place(*at, &rule.id).is_some()) {
                    let code = self.code_in(at, &rule.id);
                    found.extend(code.map(|code| Successor { code, is_default }));
                }
            }
        }
        found
    }
}
