//! The units of a province on a day, as the builder needs them.

use std::sync::Arc;

use jiff::civil::Date;
use law::Law;
use law::unit::{Level, UnitEntry};

use super::dice::Dice;

/// A unit with the place its people come from.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    /// Code of the unit.
    pub(crate) unit: Arc<str>,
    /// Where its people live.
    pub(crate) place: Arc<str>,
}

/// A territory and what is directly below it.
#[derive(Debug, Clone)]
pub(crate) struct Territory {
    /// Its code.
    pub(crate) code: String,
    /// The People's Committee.
    pub(crate) committee: Body,
    /// Territories below it.
    pub(crate) below: Vec<Territory>,
}

impl Territory {
    /// The territory of a code as on a day, with everything below it.
    pub(crate) fn of(law: &Law, code: &str, on: Date) -> Option<Self> {
        let entry = law.units.as_of(code, on)?;
        Some(Self::build(law, &entry, "", on))
    }

    fn build(law: &Law, entry: &UnitEntry, around: &str, on: Date) -> Self {
        let name = if around.is_empty() {
            entry.name.vi.clone()
        } else {
            format!("{}, {around}", entry.name.vi)
        };
        let below = match entry.level {
            Level::Commune => Vec::new(),
            _ => law.units.children(&entry.code, on),
        };
        Self {
            code: entry.code.clone(),
            committee: Body {
                unit: Arc::from(format!("{}.ubnd", entry.code)),
                place: Arc::from(name.as_str()),
            },
            below: below
                .iter()
                .map(|child| Self::build(law, child, &name, on))
                .collect(),
        }
    }

    /// The body of this territory under another last part of its code.
    pub(crate) fn body(&self, id: &str) -> Body {
        Body {
            unit: Arc::from(format!("{}.{id}", self.code)),
            place: Arc::clone(&self.committee.place),
        }
    }

    /// Every territory at the bottom.
    pub(crate) fn communes(&self) -> Vec<&Territory> {
        if self.below.is_empty() {
            return vec![self];
        }
        self.below.iter().flat_map(Self::communes).collect()
    }
}

/// Working days spread over a span like the work of offices: so many, in order.
pub(crate) fn days(law: &Law, dice: &mut Dice, from: Date, until: Date, count: usize) -> Vec<Date> {
    let worked = law.calendar.working_days(from, until);
    let mut days: Vec<Date> = (0..count)
        .filter_map(|_| dice.pick(worked).copied())
        .collect();
    days.sort();
    days
}
