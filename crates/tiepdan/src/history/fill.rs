//! What is entered with a step: what the life says, and for every other field the law asks for something fitting.

use std::collections::BTreeMap;

use casework::Setting;
use jiff::civil::Date;
use law::procedure::{Act, Field, FieldKind, Step};

use super::dice::Dice;
use super::life::{Entered, Move};
use super::office::Office;
use super::stock::Stock;
use super::story::later;

/// A step about to be taken.
pub(crate) struct Filling<'a> {
    pub(crate) at: &'a Setting,
    pub(crate) stock: &'a Stock,
    pub(crate) office: &'a Office,
    /// How many claims the case has.
    pub(crate) contents: usize,
    pub(crate) on: Date,
}

/// Days that a field asks for when the life does not say: a promise, well ahead.
const AHEAD: u32 = 15;

impl Filling<'_> {
    /// Everything the step's fields need.
    pub(crate) fn of(&self, dice: &mut Dice, step: &Step, life: &Move) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for field in &step.fields {
            let said = life.entered.iter().find(|(id, _)| *id == field.id);
            if field.kind == FieldKind::Findings {
                let finding = match said {
                    Some((_, Entered::Text(text))) => text.as_str(),
                    _ => "right",
                };
                for no in 1..=self.contents {
                    all.insert(format!("{}.{no}", field.id), self.finding(finding, no));
                }
                continue;
            }
            if self.several(dice, step, field, &mut all) {
                continue;
            }
            let value = match said {
                Some((_, Entered::Text(text))) if self.is_lawful(field, text) => Some(text.clone()),
                Some((_, Entered::Later(days))) => {
                    Some(later(&self.at.law.calendar, self.on, *days).to_string())
                }
                Some((_, Entered::Phrase(name))) => Some(self.phrase(dice, name)),
                _ => self.usual(dice, step, field),
            };
            if let Some(value) = value {
                all.insert(field.id.clone(), value);
            }
        }
        all
    }

    /// Fields of several values: for every claim, and one row of those that the law asks for.
    fn several(
        &self,
        dice: &mut Dice,
        step: &Step,
        field: &Field,
        all: &mut BTreeMap<String, String>,
    ) -> bool {
        let is_asked = !field.optional;
        match field.kind {
            FieldKind::ByContent if is_asked => {
                for no in 1..=self.contents {
                    let told = self
                        .listed(field)
                        .unwrap_or_else(|| self.phrase(dice, &field.id));
                    all.insert(format!("{}.{no}", field.id), told);
                }
                true
            }
            FieldKind::Rows if is_asked => {
                for column in &field.columns {
                    let told = match column.id.as_str() {
                        "name" => Some(self.stock.name(dice)),
                        _ => self.usual(dice, step, column),
                    };
                    let name = format!("{}.1.{}", field.id, column.id);
                    all.extend(told.map(|told| (name, told)));
                }
                true
            }
            FieldKind::ByContent | FieldKind::Rows => true,
            _ => false,
        }
    }

    /// The first entry of the law's list.
    fn listed(&self, field: &Field) -> Option<String> {
        let list = self.at.law.grounds.get(field.list.as_deref()?)?;
        Some(list.on(self.on).next()?.code.clone())
    }

    /// Choices of another time or instance are not in the list of this field.
    fn is_lawful(&self, field: &Field, text: &str) -> bool {
        let list = field
            .list
            .as_deref()
            .and_then(|list| self.at.law.grounds.get(list));
        list.is_none_or(|list| {
            text.split(',')
                .all(|code| list.entry(code, self.on).is_some())
        })
    }

    /// Of a claim found partly right, the first part is right and the others are wrong.
    fn finding(&self, finding: &str, no: usize) -> String {
        match (finding, self.contents) {
            ("partly_right", 2..) if no == 1 => "right".to_owned(),
            ("partly_right", 2..) => "wrong".to_owned(),
            _ => finding.to_owned(),
        }
    }

    /// Who settles a second time.
    fn superior(&self) -> Option<String> {
        self.at.law.units.get(&self.office.head.unit)?.parent
    }

    fn usual(&self, dice: &mut Dice, step: &Step, field: &Field) -> Option<String> {
        if field.optional && field.id != "summary" {
            return None;
        }
        match field.kind {
            FieldKind::YesNo
            | FieldKind::Findings
            | FieldKind::Contents
            | FieldKind::Withdrawn
            | FieldKind::Members
            | FieldKind::File => None,
            FieldKind::Choice | FieldKind::Choices => self.listed(field),
            FieldKind::Date if field.happened => Some(self.on.to_string()),
            FieldKind::Date => Some(later(&self.at.law.calendar, self.on, AHEAD).to_string()),
            FieldKind::Unit if step.act == Act::Appeal => self.superior(),
            FieldKind::Unit => Some(self.office.head.unit.clone()),
            // Only the head holds a dialogue in person.
            FieldKind::Official if field.id == "host" => {
                Some(self.office.head.official.to_string())
            }
            FieldKind::Official => Some(self.office.officer.official.to_string()),
            FieldKind::Officials => Some(self.office.colleague.official.to_string()),
            FieldKind::Request
            | FieldKind::Declaration
            | FieldKind::Count
            | FieldKind::Money
            | FieldKind::Area
            | FieldKind::Duty => Some("1".to_owned()),
            _ => Some(self.phrase(dice, &field.id)),
        }
    }

    fn phrase(&self, dice: &mut Dice, name: &str) -> String {
        let number = u64::from(dice.between(1, 900));
        self.stock.phrase(dice, name, &self.office.name, number)
    }
}
