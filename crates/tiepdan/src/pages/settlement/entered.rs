//! What was entered with a step, in words.

use std::collections::BTreeMap;

use casework::Id;
use casework::settlement::Entry;
use law::procedure::{Field, FieldKind, Procedure};
use serde_json::{Map, Value as Json};
use words::t;

use super::names;
use crate::app::App;
use crate::web::{PageContext, legal};

/// One entry of the docket, as a page shows it.
pub(super) struct DocketLine {
    /// What was done.
    pub(super) title: String,
    /// The day of it.
    pub(super) on: String,
    /// Who did it.
    pub(super) who: String,
    /// When it was entered, where that was another day.
    pub(super) entered: String,
    /// The article.
    pub(super) article: String,
    /// What was entered: label and value.
    pub(super) fields: Vec<(String, String)>,
}

/// The officials whom docket entries name, as actors or in their fields.
pub(super) fn officials(procedure: Option<&Procedure>, docket: &[Entry]) -> Vec<Id> {
    let mut found: Vec<Id> = docket.iter().filter_map(|entry| entry.official).collect();
    for entry in docket {
        for (id, value) in fields_of(entry) {
            let field = names::field(procedure, &entry.step, &id);
            let kind = field.map(|field| field.kind);
            if matches!(kind, Some(FieldKind::Official | FieldKind::Officials)) {
                let one = std::slice::from_ref(&value);
                let all = value.as_array().map_or(one, Vec::as_slice);
                let texts = all.iter().filter_map(Json::as_str);
                found.extend(texts.filter_map(|text| text.parse::<Id>().ok()));
            }
        }
    }
    found
}

fn fields_of(entry: &Entry) -> Map<String, Json> {
    serde_json::from_str(&entry.fields).unwrap_or_default()
}

/// The docket in words, newest first.
pub(super) fn docket(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    docket: &[Entry],
    known: &BTreeMap<Id, String>,
) -> Vec<DocketLine> {
    let line = |entry: &Entry| line(t, app, procedure, entry, known);
    docket.iter().rev().map(line).collect()
}

fn line(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    entry: &Entry,
    known: &BTreeMap<Id, String>,
) -> DocketLine {
    let step = names::step(procedure, &entry.step);
    let title = step.map_or_else(
        || t.say(t!("settlement-docket-open")).into_owned(),
        |step| legal::text(t, &step.title).to_owned(),
    );
    let by = entry.official.and_then(|id| known.get(&id)).cloned();
    let who = by.unwrap_or_else(|| t.say(t!("settlement-docket-calendar")).into_owned());
    let moment = app.clock.local(entry.at);
    DocketLine {
        title,
        on: t.date(entry.on),
        who,
        entered: if moment.date() == entry.on {
            String::new()
        } else {
            t.moment(moment)
        },
        article: legal::article(t, &app.law, &entry.article),
        fields: fields(t, app, procedure, entry, known),
    }
}

fn fields(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    entry: &Entry,
    known: &BTreeMap<Id, String>,
) -> Vec<(String, String)> {
    let typed = fields_of(entry);
    let step = names::step(procedure, &entry.step);
    // In the order in which the step asks, not in that of the alphabet.
    let rank = |id: &str| {
        step.and_then(|step| step.fields.iter().position(|field| field.id == id))
            .unwrap_or(usize::MAX)
    };
    let mut ids: Vec<&String> = typed.keys().collect();
    ids.sort_by_key(|id| rank(id));
    let said = ids.into_iter().filter_map(|id| {
        let field = names::field(procedure, &entry.step, id)?;
        let value = value(t, app, field, typed.get(id)?, entry, known);
        (!value.is_empty()).then(|| (legal::text(t, &field.title).to_owned(), value))
    });
    said.collect()
}

fn value(
    t: &PageContext,
    app: &App,
    field: &Field,
    value: &Json,
    entry: &Entry,
    known: &BTreeMap<Id, String>,
) -> String {
    let law = &app.law;
    match (field.kind, value) {
        (_, Json::Bool(true)) => t.say(t!("settlement-yes")).into_owned(),
        (_, Json::Bool(false)) => t.say(t!("settlement-no")).into_owned(),
        (FieldKind::Duty, Json::Number(number)) => number.to_string(),
        (kind, Json::Number(number)) => names::amount(t, kind, number.as_i64().unwrap_or(0)),
        (FieldKind::Date, Json::String(text)) => text
            .parse()
            .map_or_else(|_| text.clone(), |day: jiff::civil::Date| t.date(day)),
        (FieldKind::Choice, Json::String(code)) => {
            names::entry(t, law, field.list.as_deref(), code, entry.on)
        }
        (FieldKind::Unit, Json::String(code)) => legal::unit_name(t, law, code),
        (FieldKind::Official, Json::String(id)) => {
            let id = id.parse::<Id>().ok();
            id.and_then(|id| known.get(&id))
                .cloned()
                .unwrap_or_default()
        }
        (_, Json::String(text)) => text.clone(),
        (FieldKind::Officials, Json::Array(all)) => {
            let ids = all
                .iter()
                .filter_map(|one| one.as_str()?.parse::<Id>().ok());
            let named = ids.filter_map(|id| known.get(&id).cloned());
            named.collect::<Vec<_>>().join("; ")
        }
        (FieldKind::Rows, Json::Array(all)) => {
            let each = all
                .iter()
                .map(|row| of_row(t, app, field, row, entry, known));
            each.collect::<Vec<_>>().join("; ")
        }
        (FieldKind::ByContent, Json::Object(all)) => {
            let each = all.iter().filter_map(|(no, told)| {
                let text = told.as_str()?;
                let list = field.list.as_deref();
                let text = match list {
                    Some(_) => names::entry(t, law, list, text, entry.on),
                    None => text.to_owned(),
                };
                Some(format!("{no}: {text}"))
            });
            each.collect::<Vec<_>>().join("; ")
        }
        (_, Json::Array(all)) => {
            let each = all.iter().map(|one| match one {
                Json::String(code) => names::entry(t, law, field.list.as_deref(), code, entry.on),
                other => other.to_string(),
            });
            each.collect::<Vec<_>>().join("; ")
        }
        (_, Json::Object(all)) => {
            let each = all.iter().map(|(no, finding)| {
                format!(
                    "{no}: {}",
                    names::finding(t, finding.as_str().unwrap_or_default())
                )
            });
            each.collect::<Vec<_>>().join("; ")
        }
        (_, Json::Null) => String::new(),
    }
}

/// The cells of a row in the order of its columns; of a file its name and hash.
fn of_row(
    t: &PageContext,
    app: &App,
    field: &Field,
    row: &Json,
    entry: &Entry,
    known: &BTreeMap<Id, String>,
) -> String {
    let cell = |column: &Field| {
        let text = |ending: &str| row.get(format!("{}{ending}", column.id))?.as_str();
        if column.kind == FieldKind::File {
            return Some(format!("{} (SHA-256 {})", text("_name")?, text("_hash")?));
        }
        let told = value(t, app, column, row.get(&column.id)?, entry, known);
        (!told.is_empty()).then_some(told)
    };
    let cells: Vec<String> = field.columns.iter().filter_map(cell).collect();
    cells.join(", ")
}

/// Amounts of a decision or of what was carried out, in words: label and amount.
pub(super) fn amounts(
    t: &PageContext,
    procedure: Option<&Procedure>,
    amounts: &BTreeMap<String, i64>,
) -> Vec<(String, String)> {
    let said = amounts.iter().filter_map(|(id, amount)| {
        let field = names::field(procedure, "", id)?;
        let label = legal::text(t, &field.title).to_owned();
        Some((label, names::amount(t, field.kind, *amount)))
    });
    said.collect()
}
