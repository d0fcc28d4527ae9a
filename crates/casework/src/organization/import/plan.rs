//! What a file asks for against what the register has: units to add, units to change, and what forbids it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use law::unit::{AddedUnit, Level, UnitEntry, Units};

use super::form::{Line, Sheet};
use super::wrong::{Fault, Wrong};

/// A unit as it shall be, and as it was.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// Row that asks for it; of a unit that only follows one above it, that one's.
    pub(super) row: u64,
    pub(super) unit: AddedUnit,
    /// None for a unit that is new.
    pub(super) was: Option<AddedUnit>,
    /// Does it, or one above it, come under another superior?
    pub(super) moves: bool,
}

/// The plan of one file, while it is drawn up.
struct Drawing<'a> {
    law: &'a Units,
    /// The register's units as they are.
    there: &'a BTreeMap<String, AddedUnit>,
    /// The register's units as they will be.
    units: BTreeMap<String, AddedUnit>,
    /// Row of each code of the file, and whether it can stand.
    rows: HashMap<&'a str, (u64, bool)>,
    faults: Vec<Fault>,
}

/// Draws up the plan of a file: what changes, a unit always after the one above it, or every fault in order of row.
pub(super) fn plan(
    law: &Units,
    there: &BTreeMap<String, AddedUnit>,
    sheet: &Sheet,
) -> Result<Vec<Change>, Vec<Fault>> {
    let mut drawing = Drawing {
        law,
        there,
        units: there.clone(),
        rows: HashMap::new(),
        faults: sheet.faults.clone(),
    };
    drawing.note_rows(sheet);
    let mut capitals: HashMap<String, &str> = HashMap::new();
    for code in there.keys() {
        capitals.insert(code.to_lowercase(), code);
    }
    for line in &sheet.lines {
        let other = *capitals
            .entry(line.code.to_lowercase())
            .or_insert(&line.code);
        if other != line.code {
            drawing.wrong(line.row, "code", Wrong::Capitals(other.to_owned()));
        }
        drawing.take(line);
    }
    drawing.check_days();
    drawing
        .faults
        .sort_by_key(|fault| (fault.row, fault.column));
    if drawing.faults.is_empty() {
        Ok(drawing.changes())
    } else {
        Err(drawing.faults)
    }
}

impl<'a> Drawing<'a> {
    fn wrong(&mut self, row: u64, column: &'static str, wrong: Wrong) {
        self.faults.push(Fault { row, column, wrong });
    }

    fn note_rows(&mut self, sheet: &'a Sheet) {
        let lines = sheet.lines.iter().map(|l| (l.row, l.code.as_str(), true));
        let faulty = sheet
            .faulty
            .iter()
            .map(|(row, code)| (*row, code.as_str(), false));
        let mut all: Vec<_> = lines
            .chain(faulty)
            .filter(|(_, code, _)| !code.is_empty())
            .collect();
        all.sort_unstable();
        for (row, code, stands) in all {
            let (first, _) = *self.rows.entry(code).or_insert((row, stands));
            if first != row {
                self.wrong(row, "code", Wrong::Twice(first));
            }
        }
    }

    fn take(&mut self, line: &Line) {
        let first = self.rows.get(line.code.as_str());
        if first.is_some_and(|(row, _)| *row != line.row) {
            // That it stands twice is told already.
            return;
        }
        if let Some(unit) = self.of_law(&line.code) {
            return self.wrong(line.row, "code", Wrong::OfTheLaw(unit.name.vi));
        }
        if let Some(wrong) = self.no_parent(line) {
            return self.wrong(line.row, "parent", wrong);
        }
        if self
            .above(&line.parent)
            .is_some_and(|(level, ..)| line.level < level)
        {
            self.wrong(line.row, "level", Wrong::AboveParent);
        }
        let unit = AddedUnit {
            code: line.code.clone(),
            name: line.name.clone(),
            level: line.level,
            branch: line.branch,
            tenant: String::new(),
            parent: line.parent.clone(),
            from: line.from,
            until: line.until,
        };
        let before = self.units.insert(line.code.clone(), unit);
        if self.chain(&line.code).is_none() {
            self.wrong(line.row, "parent", Wrong::Circle);
            // The others are judged as if it had stayed where it was.
            match before {
                Some(before) => self.units.insert(line.code.clone(), before),
                None => self.units.remove(&line.code),
            };
        }
    }

    /// Why the unit above cannot be that one; what is wrong with an earlier row is told there.
    fn no_parent(&self, line: &Line) -> Option<Wrong> {
        if line.parent == line.code {
            return Some(Wrong::Circle);
        }
        if self.above(&line.parent).is_some() {
            return None;
        }
        match self.rows.get(line.parent.as_str()) {
            Some((row, _)) if *row < line.row => None,
            Some((row, _)) => Some(Wrong::ParentLater(*row)),
            None => Some(Wrong::ParentUnknown(line.parent.clone())),
        }
    }

    fn of_law(&self, code: &str) -> Option<UnitEntry> {
        self.law.get(code).filter(|_| self.law.is_of_law(code))
    }

    /// Level and days of a unit of the law or of the register.
    fn above(&self, code: &str) -> Option<(Level, Date, Option<Date>)> {
        let of_law = self.of_law(code).map(|u| (u.level, u.from, u.until));
        of_law.or_else(|| self.units.get(code).map(|u| (u.level, u.from, u.until)))
    }

    /// The register's units from one up to the highest; none when they run in a circle.
    fn chain(&self, code: &str) -> Option<Vec<&AddedUnit>> {
        let mut chain = Vec::new();
        let mut next = self.units.get(code);
        while let Some(unit) = next {
            if chain.len() > self.units.len() {
                return None;
            }
            chain.push(unit);
            next = self.units.get(&unit.parent);
        }
        Some(chain)
    }

    /// Every unit lies within the days of the one above it.
    fn check_days(&mut self) {
        let mut found = Vec::new();
        for unit in self.units.values() {
            let Some((_, from, until)) = self.above(&unit.parent) else {
                continue;
            };
            let ends_late = until.filter(|until| unit.until.is_none_or(|own| own > *until));
            let is_early = unit.from < from;
            let own = self.rows.get(unit.code.as_str());
            let (row, early, late) = match (own, self.rows.get(unit.parent.as_str())) {
                (Some((row, true)), _) => {
                    let late = Wrong::AfterParent(until.unwrap_or(Date::MAX));
                    (row, Wrong::BeforeParent(from), late)
                }
                (None, Some((row, true))) => {
                    let outside = Wrong::BelowOutside(unit.code.clone());
                    (row, outside.clone(), outside)
                }
                _ => continue,
            };
            found.extend(is_early.then_some((*row, "from", early)));
            found.extend(ends_late.map(|_| (*row, "until", late)));
        }
        for (row, column, wrong) in found {
            self.wrong(row, column, wrong);
        }
    }

    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for unit in self.units.values() {
            let chain = self.chain(&unit.code).unwrap_or_default();
            let was = self.there.get(&unit.code);
            let moves = chain.iter().any(|above| {
                let was = self.there.get(&above.code);
                was.is_some_and(|was| was.parent != above.parent)
            });
            let unit = AddedUnit {
                tenant: self.tenant(&chain),
                ..unit.clone()
            };
            if moves || was != Some(&unit) {
                let asks = chain.iter().find_map(|u| self.rows.get(u.code.as_str()));
                let row = asks.map_or(1, |(row, _)| *row);
                let was = was.cloned();
                changes.push((
                    chain.len(),
                    Change {
                        row,
                        unit,
                        was,
                        moves,
                    },
                ));
            }
        }
        changes.sort_by_key(|(depth, change)| (*depth, change.row));
        changes.into_iter().map(|(_, change)| change).collect()
    }

    /// The tenant of the law's unit above a chain.
    fn tenant(&self, chain: &[&AddedUnit]) -> String {
        let highest = chain.last().map(|unit| unit.parent.as_str());
        let above = highest.and_then(|code| self.of_law(code));
        above.map_or_else(String::new, |unit| unit.tenant)
    }
}
