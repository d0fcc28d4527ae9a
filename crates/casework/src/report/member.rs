//! The rows of a report, and which unit of the register counts in which row.

use std::collections::{BTreeMap, HashMap};

use law::Law;
use law::period::Period;
use law::unit::{Branch, Level, UnitEntry};
use store::{Tx, Value};

use crate::access::Scope;
use crate::{Failure, Id, Result, organization};

/// Which rows a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// One for each unit directly below, and one for the unit's own work where there is any.
    Children,
    /// The unit alone, without those below.
    Own,
    /// One for each unit of a level, with what stands below it, and one for any other unit that worked.
    EachLevel(Level),
}

impl Rows {
    /// The rows that a word in an address means.
    pub fn parse(word: &str) -> Option<Self> {
        let levels = [
            Level::Central,
            Level::Province,
            Level::District,
            Level::Commune,
        ];
        match word {
            "children" => Some(Self::Children),
            "own" => Some(Self::Own),
            _ => {
                let level = levels.into_iter().find(|level| level.as_str() == word);
                level.map(Self::EachLevel)
            }
        }
    }

    /// The word for it in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Own => "own",
            Self::EachLevel(level) => level.as_str(),
        }
    }
}

/// Units and the rows they count in.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    /// Units that have a row, in order.
    pub(super) rows: Vec<RowUnit>,
    /// Row of each unit of the register that counts.
    pub(super) row_of: BTreeMap<String, usize>,
}

/// A unit that has a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowUnit {
    pub(super) code: String,
    pub(super) name: String,
    /// Shown also when it counted nothing?
    pub(super) is_fixed: bool,
}

/// What the register knows of a unit.
struct Known {
    parent: Option<String>,
    name: String,
}

const ALL: &str = "select code, parent, name from unit";

impl Members {
    /// The rows of a unit's report in a period.
    ///
    /// # Errors
    /// Not found for a unit out of scope.
    pub(super) fn find(
        tx: &mut Tx<'_>,
        law: &Law,
        scope: &Scope,
        unit: &str,
        period: &Period,
        rows: Rows,
    ) -> Result<Self> {
        let entry = law.units.get(unit).ok_or(Failure::NotFound)?;
        let known = known(tx, scope)?;
        let is_territory = entry.branch == Branch::Territory;
        if !is_territory && !sees(tx, law, scope, unit)? {
            return Err(Failure::NotFound);
        }
        let mut members = Self::default();
        let own = members.row(unit, &entry.name.vi, rows == Rows::Own);
        if rows == Rows::Own {
            members.row_of.insert(unit.to_owned(), own);
            return Ok(members);
        }
        if rows == Rows::Children {
            for child in law.units.children(unit, period.to) {
                members.row(&child.code, &child.name.vi, true);
            }
        }
        let tree = Tree {
            law,
            known: &known,
            top: unit,
            is_territory,
        };
        if let Rows::EachLevel(level) = rows {
            for below in law.units.subtree(unit, period.to) {
                if below.code != unit && tree.has_level(&below, level) {
                    members.row(&below.code, &below.name.vi, true);
                }
            }
        }
        members.join(&tree, rows);
        if is_territory && members.row_of.is_empty() && !scope.is_whole() {
            return Err(Failure::NotFound);
        }
        Ok(members)
    }

    fn row(&mut self, code: &str, name: &str, is_fixed: bool) -> usize {
        self.rows.push(RowUnit {
            code: code.to_owned(),
            name: name.to_owned(),
            is_fixed,
        });
        self.rows.len() - 1
    }

    fn join(&mut self, tree: &Tree<'_>, rows: Rows) {
        let mut row_at: HashMap<String, usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            row_at.insert(row.code.clone(), at);
        }
        let mut codes: Vec<&String> = tree.known.keys().collect();
        codes.sort();
        for code in codes {
            let Some(chain) = tree.chain(code) else {
                continue;
            };
            let (target, is_fixed) = tree.target(&chain, rows);
            let at = row_at.get(&target).copied().unwrap_or_else(|| {
                let at = self.row(&target, &tree.name(&target), is_fixed);
                row_at.insert(target, at);
                at
            });
            self.row_of.insert(code.clone(), at);
        }
    }

    /// The units that count in a row of a unit, or in any row.
    pub(super) fn units(&self, row: Option<&str>) -> Vec<&str> {
        let counts = |at: usize| {
            row.is_none_or(|row| self.rows.get(at).is_some_and(|unit| unit.code == row))
        };
        let counting = self.row_of.iter().filter(|(_, at)| counts(**at));
        counting.map(|(code, _)| code.as_str()).collect()
    }
}

/// The units of the register and how they stand below the one that reports.
struct Tree<'a> {
    law: &'a Law,
    known: &'a HashMap<String, Known>,
    top: &'a str,
    is_territory: bool,
}

impl Tree<'_> {
    /// From a unit up to the one below the top; none when it does not stand below it, empty for the top itself.
    fn chain(&self, code: &str) -> Option<Vec<String>> {
        let mut chain = Vec::new();
        let mut next = code.to_owned();
        while next != self.top {
            chain.push(next.clone());
            next = self.above(&next)?;
        }
        Some(chain)
    }

    fn above(&self, code: &str) -> Option<String> {
        if !self.is_territory {
            return match self.known.get(code) {
                Some(known) => known.parent.clone(),
                None => self.law.units.get(code)?.parent,
            };
        }
        // Below a territory stand its bodies, and the territories in it with theirs.
        let entry = self.law.units.get(code)?;
        if entry.branch == Branch::Territory {
            entry.parent
        } else {
            Some(entry.territory)
        }
    }

    /// The unit in whose row the lower end of a chain counts.
    fn target(&self, chain: &[String], rows: Rows) -> (String, bool) {
        match rows {
            Rows::EachLevel(level) => {
                let of_level = |code: &&String| {
                    let entry = self.law.units.get(code);
                    entry.is_some_and(|entry| self.has_level(&entry, level))
                };
                match chain.iter().find(of_level) {
                    Some(code) => (code.clone(), true),
                    None => (
                        chain.first().map_or(self.top, String::as_str).to_owned(),
                        false,
                    ),
                }
            }
            _ => match chain.last() {
                Some(code) => (code.clone(), false),
                None => (self.top.to_owned(), false),
            },
        }
    }

    /// Is it a unit of the level, of the kind that is asked for: a territory or a body?
    fn has_level(&self, unit: &UnitEntry, level: Level) -> bool {
        unit.level == level && (unit.branch == Branch::Territory) == self.is_territory
    }

    fn name(&self, code: &str) -> String {
        match self.known.get(code) {
            Some(known) => known.name.clone(),
            None => self
                .law
                .units
                .get(code)
                .map_or_else(|| code.to_owned(), |unit| unit.name.vi),
        }
    }
}

/// The units of the register that the reader may see.
fn known(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<String, Known>> {
    let sql = format!("{ALL} where {}", scope.condition("code", 1));
    let mut known = HashMap::new();
    for row in tx.query(&sql, &scope.values())? {
        known.insert(
            row.get("code")?,
            Known {
                parent: row.get("parent")?,
                name: row.get("name")?,
            },
        );
    }
    Ok(known)
}

/// Does a unit stand in the reader's scope, also where the register does not know it yet?
///
/// # Errors
/// What the database reports.
pub fn sees(tx: &mut Tx<'_>, law: &Law, scope: &Scope, unit: &str) -> Result<bool> {
    if scope.is_whole() || scope.unit() == unit {
        return Ok(true);
    }
    if !scope.reaches_below() {
        return Ok(false);
    }
    if organization::find(tx, unit)?.is_some() {
        return organization::is_within(tx, scope.unit(), unit);
    }
    let mut next = law.units.get(unit).and_then(|entry| entry.parent);
    while let Some(code) = next {
        if code == scope.unit() {
            return Ok(true);
        }
        next = law.units.get(&code).and_then(|entry| entry.parent);
    }
    Ok(false)
}

/// `$first, $first+1, …` for a list of values, padded to a power of two so that few texts are prepared, and the
/// padded values.
pub(super) fn list<'a>(first: usize, values: &[&'a str]) -> (String, Vec<Value<'a>>) {
    let size = values.len().max(1).next_power_of_two();
    let last = values.last().copied().unwrap_or_default();
    let padded = values.iter().copied().chain(std::iter::repeat(last));
    let marks: Vec<String> = (first..first + size).map(|no| format!("${no}")).collect();
    let values = padded
        .take(size)
        .map(|value| Value::Text(value.into()))
        .collect();
    (marks.join(", "), values)
}

/// The same for ids.
pub(super) fn padded<'a>(first: usize, ids: &[Id]) -> (String, Vec<Value<'a>>) {
    let size = ids.len().max(1).next_power_of_two();
    let last = ids.last().copied().unwrap_or(Id::of(0));
    let filled = ids.iter().copied().chain(std::iter::repeat(last));
    let marks: Vec<String> = (first..first + size).map(|no| format!("${no}")).collect();
    let values = filled
        .take(size)
        .map(|id| Value::Int(id.number()))
        .collect();
    (marks.join(", "), values)
}

/// Most units in one statement.
pub(super) const MOST_UNITS: usize = 8192;
