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
            | FieldKind::Members => None,
            FieldKind::Choice | FieldKind::Choices => {
                let list = self.at.law.grounds.get(field.list.as_deref()?)?;
                let entry = list.on(self.on).next()?;
                Some(entry.code.clone())
            }
            FieldKind::Date if field.happened => Some(self.on.to_string()),
            FieldKind::Date => Some(later(&self.at.law.calendar, self.on, AHEAD).to_string()),
            FieldKind::Unit if step.act == Act::Appeal => self.superior(),
            FieldKind::Unit => Some(self.office.head.unit.clone()),
            FieldKind::Official => Some(self.office.officer.official.to_string()),
            FieldKind::Count | FieldKind::Money | FieldKind::Area | FieldKind::Duty => {
                Some("1".to_owned())
            }
            _ => Some(self.phrase(dice, &field.id)),
        }
    }

    fn phrase(&self, dice: &mut Dice, name: &str) -> String {
        let number = u64::from(dice.between(1, 900));
        self.stock.phrase(dice, name, &self.office.name, number)
    }
}
