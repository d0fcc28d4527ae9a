//! What an officer enters with a step, checked against the fields the procedure asks for.

mod picked;
mod plain;
mod rows;
mod several;

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::procedure::{Answers, Facts, Field, FieldKind, Step};
use law::term::Direction;
use serde_json::{Map, Value as Json};
use store::{Tx, params};

use super::case::Case;
use super::numbered::Numbers;
use crate::person::Names;
use crate::{Failure, FieldError, Id, Result, Setting};

pub use rows::EnteredRow;

/// What a content can be found to be.
const FINDINGS: [&str; 3] = ["right", "wrong", "partly_right"];

/// Entries that fit the fields of a step.
#[derive(Debug, Clone, Default)]
pub struct Entered {
    /// As the docket keeps them.
    pub json: Map<String, Json>,
    /// Yes and no.
    pub answers: Answers,
    /// Days.
    pub dates: BTreeMap<String, Date>,
    /// Counts, money, areas.
    pub amounts: BTreeMap<String, i64>,
    /// Findings by number of content.
    pub findings: BTreeMap<i64, String>,
    /// Chosen contents.
    pub contents: Vec<i64>,
    /// Chosen ones of those who take part.
    pub members: Vec<i64>,
    /// The chosen duty.
    pub duty: Option<i64>,
    /// Officials.
    pub officials: BTreeMap<String, Id>,
    /// Several officials of one field.
    pub groups: BTreeMap<String, Vec<Id>>,
    /// Texts and choices by number of content.
    pub by_content: BTreeMap<String, BTreeMap<i64, String>>,
    /// Rows.
    pub rows: BTreeMap<String, Vec<EnteredRow>>,
    /// Numbers of what waits: a request, a declaration.
    pub picked: BTreeMap<String, i64>,
}

impl Entered {
    /// A line or a choice.
    pub fn line(&self, id: &str) -> Option<&str> {
        self.json.get(id).and_then(Json::as_str)
    }

    /// The rows of a field; none where nothing was entered.
    pub fn rows_of(&self, id: &str) -> &[EnteredRow] {
        self.rows.get(id).map_or(&[], Vec::as_slice)
    }

    /// What a field says of a content; empty where nothing was entered.
    pub fn of_content(&self, id: &str, no: i64) -> &str {
        let of_field = self.by_content.get(id);
        of_field
            .and_then(|all| all.get(&no))
            .map_or("", String::as_str)
    }

    /// The codes of several choices.
    pub fn list(&self, id: &str) -> Vec<String> {
        let chosen = self.json.get(id).and_then(Json::as_array);
        let codes = chosen.into_iter().flatten();
        codes
            .filter_map(|code| code.as_str().map(str::to_owned))
            .collect()
    }
}

const COLLEAGUE: &str = "select id from official where id = $1 and unit = $2 and not disabled";

/// One step being filled in.
pub(super) struct Filling<'a> {
    pub(super) at: &'a Setting,
    pub(super) case: &'a Case,
    pub(super) step: &'a Step,
    /// The day of the step.
    pub(super) on: Date,
    /// The facts of the case on that day.
    pub(super) facts: &'a Facts,
    /// What was typed.
    pub(super) typed: &'a BTreeMap<String, String>,
}

type Checked = std::result::Result<(), FieldError>;

/// An error of a field of the step.
pub(super) fn wrong(field: &Field, code: &'static str) -> FieldError {
    FieldError::new(format!("fields.{}", field.id), code)
}

impl Filling<'_> {
    /// Reads what was typed, `field` → text; findings are `findings.1`, chosen contents `contents.1`.
    ///
    /// # Errors
    /// One error for each field that is missing, unknown or does not fit.
    pub(super) fn read(&self, tx: &mut Tx<'_>) -> Result<Entered> {
        let mut entered = Entered::default();
        let numbers = Numbers::read(tx, self.case.id, &self.step.fields)?;
        let mut errors = self.unknown(&numbers);
        self.read_answers(&mut entered);
        // Choices are judged on the facts as they are once the answers of the step are entered.
        let facts = self.step.answered(self.facts, &entered.answers);
        for field in &self.step.fields {
            if field.kind == FieldKind::Rows {
                errors.extend(rows::read(self, tx, &mut entered, field, &facts)?);
                continue;
            }
            let outcome = match field.kind {
                FieldKind::YesNo => Ok(()),
                FieldKind::Findings => {
                    self.read_findings(&mut entered, field, numbers.of(field.kind))
                }
                FieldKind::Contents | FieldKind::Withdrawn | FieldKind::Members => {
                    self.read_numbers(&mut entered, field, numbers.of(field.kind))
                }
                FieldKind::ByContent => {
                    let open = numbers.of(FieldKind::Findings);
                    several::by_content(self, &mut entered, field, &facts, open)
                }
                FieldKind::Duty => self.read_duty(&mut entered, field, numbers.of(field.kind)),
                FieldKind::Official => self.read_official(tx, &mut entered, field)?,
                FieldKind::Officials => several::officials(self, tx, &mut entered, field)?,
                FieldKind::Request | FieldKind::Declaration => {
                    picked::read(self, tx, &mut entered, field)?
                }
                _ => plain::read(self, &mut entered, field, &facts),
            };
            errors.extend(outcome.err());
        }
        errors.extend(above_their_bound(&entered, self.step));
        errors.extend(self.impossible_starts(&entered));
        if self.case.sealed {
            let names = Names::of_case(tx, self.at, self.case.id)?;
            let told = self.typed.iter().filter(|(_, text)| names.stand_in(text));
            errors.extend(told.map(|(field, _)| {
                FieldError::new(format!("fields.{field}"), "names-the-denouncer")
            }));
        } else {
            errors.extend(self.shown_to_anybody(tx)?);
        }
        if errors.is_empty() {
            Ok(entered)
        } else {
            Err(Failure::Invalid(errors))
        }
    }

    /// What was typed for a field, without spaces around it.
    pub(super) fn text(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", |text| text.trim())
    }

    /// What anybody may read tells nobody who takes part.
    fn shown_to_anybody(&self, tx: &mut Tx<'_>) -> Result<Vec<FieldError>> {
        let shown = self.step.fields.iter().filter(|field| field.public);
        let shown: Vec<&Field> = shown
            .filter(|field| !self.text(&field.id).is_empty())
            .collect();
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        let names = Names::everybody_of_case(tx, self.at, self.case.id)?;
        let told = shown
            .iter()
            .filter(|field| names.stand_in(self.text(&field.id)));
        Ok(told
            .map(|field| wrong(field, "tells-private-data"))
            .collect())
    }

    fn unknown(&self, numbers: &Numbers) -> Vec<FieldError> {
        let is_known = |name: &str| {
            let (id, no) = name.split_once('.').unwrap_or((name, ""));
            let field = self.step.fields.iter().find(|field| field.id == id);
            field.is_some_and(|field| match field.kind {
                FieldKind::Findings
                | FieldKind::Contents
                | FieldKind::ByContent
                | FieldKind::Withdrawn
                | FieldKind::Members => {
                    let known = numbers.of(field.kind);
                    no.parse().is_ok_and(|no: i64| known.contains(&no))
                }
                FieldKind::Rows => rows::knows(field, no),
                _ => no.is_empty(),
            })
        };
        let names = self.typed.keys().filter(|name| !is_known(name));
        names
            .map(|name| FieldError::new(format!("fields.{name}"), "field-unknown"))
            .collect()
    }

    fn read_answers(&self, entered: &mut Entered) {
        let asked = self.step.fields.iter();
        for field in asked.filter(|field| field.kind == FieldKind::YesNo) {
            let yes = matches!(self.text(&field.id), "yes" | "on" | "true" | "1");
            entered.answers.insert(field.id.clone(), yes);
            entered.json.insert(field.id.clone(), Json::Bool(yes));
        }
    }

    fn read_findings(&self, entered: &mut Entered, field: &Field, open: &[i64]) -> Checked {
        for no in open {
            let name = format!("{}.{no}", field.id);
            let text = self.text(&name);
            let error = |code| FieldError::new(format!("fields.{name}"), code);
            if text.is_empty() && !field.optional {
                return Err(error("field-missing"));
            }
            if !text.is_empty() && !FINDINGS.contains(&text) {
                return Err(error("choice-unknown").with("found", text));
            }
            if !text.is_empty() {
                entered.findings.insert(*no, text.to_owned());
            }
        }
        let each = entered.findings.iter();
        let json: Map<String, Json> = each
            .map(|(no, finding)| (no.to_string(), Json::from(finding.as_str())))
            .collect();
        entered.json.insert(field.id.clone(), Json::Object(json));
        Ok(())
    }

    fn read_numbers(&self, entered: &mut Entered, field: &Field, known: &[i64]) -> Checked {
        let is_chosen = |no: &&i64| !self.text(&format!("{}.{no}", field.id)).is_empty();
        let chosen: Vec<i64> = known.iter().filter(is_chosen).copied().collect();
        if chosen.is_empty() {
            return if field.optional {
                Ok(())
            } else {
                Err(wrong(field, "field-missing"))
            };
        }
        let json = Json::from(chosen.clone());
        entered.json.insert(field.id.clone(), json);
        if field.kind == FieldKind::Members {
            entered.members = chosen;
        } else {
            entered.contents = chosen;
        }
        Ok(())
    }

    fn read_duty(&self, entered: &mut Entered, field: &Field, open: &[i64]) -> Checked {
        let text = self.text(&field.id);
        if text.is_empty() {
            return if field.optional {
                Ok(())
            } else {
                Err(wrong(field, "field-missing"))
            };
        }
        let chosen = text.parse().ok().filter(|no: &i64| open.contains(no));
        let Some(no) = chosen else {
            return Err(wrong(field, "choice-unknown").with("found", text));
        };
        entered.duty = Some(no);
        entered.json.insert(field.id.clone(), Json::from(no));
        Ok(())
    }

    fn read_official(
        &self,
        tx: &mut Tx<'_>,
        entered: &mut Entered,
        field: &Field,
    ) -> Result<Checked> {
        let text = self.text(&field.id);
        if text.is_empty() {
            let missing = !field.optional;
            return Ok(if missing {
                Err(wrong(field, "field-missing"))
            } else {
                Ok(())
            });
        }
        let Some(id) = self.colleague(tx, text)? else {
            return Ok(Err(wrong(field, "official-unknown")));
        };
        entered.officials.insert(field.id.clone(), id);
        entered
            .json
            .insert(field.id.clone(), Json::from(id.to_string()));
        Ok(Ok(()))
    }

    /// The official of the unit that a text names by his id.
    pub(super) fn colleague(&self, tx: &mut Tx<'_>, text: &str) -> Result<Option<Id>> {
        let Ok(id) = text.parse::<Id>() else {
            return Ok(None);
        };
        let row = tx.first(COLLEAGUE, params![id, self.case.unit])?;
        Ok(row.map(|_| id))
    }

    /// An event that starts a clock has happened by the day of the step; one that a clock runs up to is still to come.
    fn impossible_starts(&self, entered: &Entered) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for effect in &self.step.terms {
            let Some(field) = &effect.start else { continue };
            let Some(day) = entered.dates.get(field) else {
                continue;
            };
            let name = format!("fields.{field}");
            let term = self.at.law.term(&effect.term);
            let is_backward = term.is_some_and(|term| term.direction == Direction::Backward);
            if is_backward && *day < self.on {
                let error = FieldError::new(name, "date-before-the-step").with("on", self.on);
                errors.push(error);
            } else if !is_backward && *day > self.on {
                let error = FieldError::new(name, "date-after-the-step").with("on", self.on);
                errors.push(error);
            }
        }
        errors.dedup();
        errors
    }
}

/// "Of them officials" may not exceed the persons of whom they are.
fn above_their_bound(entered: &Entered, step: &Step) -> Vec<FieldError> {
    let amount = |id: &str| entered.amounts.get(id).copied().unwrap_or(0);
    let bounded = step
        .fields
        .iter()
        .filter_map(|field| field.at_most.as_ref().map(|bound| (field, bound)));
    bounded
        .filter(|(field, bound)| amount(&field.id) > amount(bound))
        .map(|(field, bound)| wrong(field, "above-its-bound").with("bound", amount(bound)))
        .collect()
}
