//! What an officer enters with a step, checked against the fields the procedure asks for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::procedure::{Answers, Field, FieldKind, Step};
use serde_json::{Map, Value as Json};
use store::{Tx, params};

use super::case::Case;
use crate::{FieldError, Id, Result, Setting};

/// Longest line.
const LINE: usize = 300;
/// Longest text.
const TEXT: usize = 20_000;
/// Largest amount: one million billion đồng.
const AMOUNT: i64 = 1_000_000_000_000_000;
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
    /// Officials.
    pub officials: BTreeMap<String, Id>,
}

impl Entered {
    /// A line or a choice.
    pub fn line(&self, id: &str) -> Option<&str> {
        self.json.get(id).and_then(Json::as_str)
    }
}

const OPEN_CONTENTS: &str =
    "select no from case_content where case_id = $1 and state = 'open' order by no";
const COLLEAGUE: &str = "select id from official where id = $1 and unit = $2 and not disabled";

/// Reads what was typed, `field` → text; findings are `findings.1`, chosen contents `contents.1`.
///
/// # Errors
/// One error for each field that is missing, unknown or does not fit.
pub(super) fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    step: &Step,
    on: Date,
    typed: &BTreeMap<String, String>,
) -> Result<Entered> {
    let mut entered = Entered::default();
    let mut errors = Vec::new();
    let open: Vec<i64> = tx
        .query(OPEN_CONTENTS, params![case.id])?
        .iter()
        .map(|row| row.get("no"))
        .collect::<store::Result<_>>()?;
    for name in typed.keys() {
        let group = name.split('.').next().unwrap_or(name);
        let field = step.fields.iter().find(|field| field.id == group);
        if !field.is_some_and(|field| is_part(field, name, &open)) {
            errors.push(FieldError::new(format!("fields.{name}"), "field-unknown"));
        }
    }
    for field in &step.fields {
        let outcome = match field.kind {
            FieldKind::Findings => read_findings(&mut entered, field, &open, typed),
            FieldKind::Contents => read_contents(&mut entered, field, &open, typed),
            FieldKind::Official => read_official(tx, &mut entered, case, field, typed)?,
            _ => read_plain(
                &mut entered,
                at,
                field,
                on,
                typed.get(&field.id).map_or("", |text| text.trim()),
            ),
        };
        if let Err(error) = outcome {
            errors.push(error);
        }
    }
    errors.extend(above_their_bound(&entered, step));
    if errors.is_empty() {
        Ok(entered)
    } else {
        Err(crate::Failure::Invalid(errors))
    }
}

/// Is the name that of the field itself, or of an open content within it?
fn is_part(field: &Field, name: &str, open: &[i64]) -> bool {
    let by_content = matches!(field.kind, FieldKind::Findings | FieldKind::Contents);
    match name.split_once('.') {
        None => !by_content,
        Some((_, no)) => by_content && no.parse().is_ok_and(|no| open.contains(&no)),
    }
}

type Checked = std::result::Result<(), FieldError>;

fn wrong(field: &Field, code: &'static str) -> FieldError {
    FieldError::new(format!("fields.{}", field.id), code)
}

fn read_plain(entered: &mut Entered, at: &Setting, field: &Field, on: Date, text: &str) -> Checked {
    if field.kind == FieldKind::YesNo {
        let yes = matches!(text, "yes" | "on" | "true" | "1");
        entered.answers.insert(field.id.clone(), yes);
        entered.json.insert(field.id.clone(), Json::Bool(yes));
        return Ok(());
    }
    if text.is_empty() {
        return if field.optional {
            Ok(())
        } else {
            Err(wrong(field, "field-missing"))
        };
    }
    let kept = match field.kind {
        FieldKind::Date => {
            let day: Date = text
                .parse()
                .map_err(|_| wrong(field, "date-wrong").with("found", text))?;
            entered.dates.insert(field.id.clone(), day);
            Json::from(text)
        }
        FieldKind::Count | FieldKind::Money | FieldKind::Area => {
            let amount =
                amount(text).ok_or_else(|| wrong(field, "number-wrong").with("found", text))?;
            entered.amounts.insert(field.id.clone(), amount);
            Json::from(amount)
        }
        FieldKind::Choice | FieldKind::Choices => choice(at, field, on, text)?,
        FieldKind::Unit => {
            let unit = at
                .law
                .units
                .get(text)
                .ok_or_else(|| wrong(field, "unit-unknown").with("unit", text))?;
            Json::from(unit.code)
        }
        FieldKind::Line if text.chars().count() > LINE => {
            return Err(wrong(field, "field-too-long").with("most", LINE));
        }
        _ if text.chars().count() > TEXT => {
            return Err(wrong(field, "field-too-long").with("most", TEXT));
        }
        _ => Json::from(text),
    };
    entered.json.insert(field.id.clone(), kept);
    Ok(())
}

fn amount(text: &str) -> Option<i64> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}'))
        .collect();
    digits
        .parse()
        .ok()
        .filter(|amount| (0..=AMOUNT).contains(amount))
}

fn choice(
    at: &Setting,
    field: &Field,
    on: Date,
    text: &str,
) -> std::result::Result<Json, FieldError> {
    let list = field.list.as_deref().unwrap_or_default();
    let chosen: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect();
    for code in &chosen {
        if at
            .law
            .grounds
            .get(list)
            .and_then(|list| list.entry(code, on))
            .is_none()
        {
            return Err(wrong(field, "choice-unknown").with("found", code));
        }
    }
    if field.at_least.is_some_and(|least| chosen.len() < least) {
        return Err(wrong(field, "too-few-choices").with("least", field.at_least.unwrap_or(1)));
    }
    Ok(if field.kind == FieldKind::Choice {
        Json::from(text)
    } else {
        Json::from(chosen)
    })
}

fn read_findings(
    entered: &mut Entered,
    field: &Field,
    open: &[i64],
    typed: &BTreeMap<String, String>,
) -> Checked {
    for no in open {
        let text = typed
            .get(&format!("{}.{no}", field.id))
            .map_or("", |text| text.trim());
        if text.is_empty() && !field.optional {
            return Err(FieldError::new(
                format!("fields.{}.{no}", field.id),
                "field-missing",
            ));
        }
        if !text.is_empty() && !FINDINGS.contains(&text) {
            return Err(
                FieldError::new(format!("fields.{}.{no}", field.id), "choice-unknown")
                    .with("found", text),
            );
        }
        if !text.is_empty() {
            entered.findings.insert(*no, text.to_owned());
        }
    }
    let json: Map<String, Json> = entered
        .findings
        .iter()
        .map(|(no, finding)| (no.to_string(), Json::from(finding.as_str())))
        .collect();
    entered.json.insert(field.id.clone(), Json::Object(json));
    Ok(())
}

fn read_contents(
    entered: &mut Entered,
    field: &Field,
    open: &[i64],
    typed: &BTreeMap<String, String>,
) -> Checked {
    let prefix = format!("{}.", field.id);
    let numbers = typed
        .keys()
        .filter_map(|name| name.strip_prefix(&prefix))
        .filter_map(|no| no.parse::<i64>().ok());
    entered.contents = numbers.filter(|no| open.contains(no)).collect();
    if entered.contents.is_empty() && !field.optional {
        return Err(wrong(field, "field-missing"));
    }
    entered
        .json
        .insert(field.id.clone(), Json::from(entered.contents.clone()));
    Ok(())
}

fn read_official(
    tx: &mut Tx<'_>,
    entered: &mut Entered,
    case: &Case,
    field: &Field,
    typed: &BTreeMap<String, String>,
) -> Result<Checked> {
    let text = typed.get(&field.id).map_or("", |text| text.trim());
    if text.is_empty() {
        return Ok(if field.optional {
            Ok(())
        } else {
            Err(wrong(field, "field-missing"))
        });
    }
    let Ok(id) = text.parse::<Id>() else {
        return Ok(Err(wrong(field, "official-unknown")));
    };
    if tx.first(COLLEAGUE, params![id, case.unit])?.is_none() {
        return Ok(Err(wrong(field, "official-unknown")));
    }
    entered.officials.insert(field.id.clone(), id);
    entered
        .json
        .insert(field.id.clone(), Json::from(id.to_string()));
    Ok(Ok(()))
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
