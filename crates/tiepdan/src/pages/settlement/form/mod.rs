//! The form of a step, drawn from the fields that the law asks for.

mod beside;
mod draw;
mod rows;
mod unit;

use casework::access::Colleague;
use casework::settlement::ContentRow;
use jiff::civil::Date;
use law::procedure::{FieldKind, Step};
use words::t;

pub(super) use beside::Beside;
pub(super) use rows::{fill_people, show_filled};
pub(super) use unit::resolve_units;

use crate::app::App;
use crate::web::PageContext;
use crate::web::components::Choice;
use crate::web::form::Drawn;

/// What every field of the law is called in the form; the work names its field errors the same.
pub(super) const PREFIX: &str = "fields.";
/// Longest line and text, as the work takes them.
const LINE: usize = 300;
const TEXT: usize = 20_000;

/// How a field is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One line.
    Line,
    /// A day.
    Day,
    /// Lines of text.
    Text,
    /// One of a list that drops down.
    DropDown,
    /// One of options seen at once.
    Radio,
    /// Several of options seen at once.
    Ticks,
    /// A unit found by its name.
    Unit,
    /// Rows of the same columns.
    Rows,
}

/// A field as the template shows it.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) shape: Shape,
    pub(super) needed: bool,
    pub(super) choices: Vec<Choice>,
    /// An amount that most cases leave empty.
    pub(super) is_rare: bool,
    /// For rows: what each is called, and its cells.
    pub(super) rows: Vec<(String, Vec<Part>)>,
    /// For rows: how many are seen at once.
    pub(super) seen: usize,
}

impl Part {
    /// The rows that are seen at once.
    pub(super) fn seen_rows(&self) -> &[(String, Vec<Self>)] {
        self.rows.get(..self.seen).unwrap_or(&self.rows)
    }

    /// The rows that are a click away.
    pub(super) fn more_rows(&self) -> &[(String, Vec<Self>)] {
        self.rows.get(self.seen..).unwrap_or_default()
    }
}

/// What a form is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) t: &'a PageContext,
    pub(super) app: &'a App,
    pub(super) step: &'a Step,
    pub(super) contents: &'a [ContentRow],
    pub(super) colleagues: &'a [Colleague],
    /// What else of the case a field may choose from.
    pub(super) beside: &'a Beside,
    pub(super) on: Date,
}

/// Every field that must be filled and is not, all at once; a question of yes or no too, which the work would read as
/// a no.
pub(super) fn ask_for_missing(parts: &[Part], form: &mut Drawn) {
    for part in parts.iter().filter(|part| part.needed) {
        let is_empty = match part.shape {
            Shape::Rows => part
                .rows
                .iter()
                .all(|(_, cells)| rows::is_empty(cells, form)),
            _ => form.value(&part.name).is_empty(),
        };
        if is_empty {
            form.refuse(&part.name, t!("form-required"));
        }
    }
}

/// The form filled in with what was proposed: the way back from [`told`].
pub(super) fn as_proposed(
    mut form: Drawn,
    step: &Step,
    fields: &std::collections::BTreeMap<String, String>,
) -> Drawn {
    for (name, value) in fields {
        let (id, rest) = name.split_once('.').unwrap_or((name, ""));
        let field = step.fields.iter().find(|field| field.id == id);
        form = match field.map(|field| field.kind) {
            Some(FieldKind::Contents) => form.fill(&format!("{PREFIX}{id}"), rest),
            Some(FieldKind::Choices | FieldKind::Officials) => {
                let each = value.split(',');
                each.fold(form, |form, one| form.fill(&format!("{PREFIX}{name}"), one))
            }
            _ => form.fill(&format!("{PREFIX}{name}"), value),
        };
    }
    form
}

/// What was typed, as the work reads it: without the prefix, contents by their numbers, units by their codes.
pub(super) fn told(step: &Step, form: &Drawn) -> std::collections::BTreeMap<String, String> {
    let mut told = std::collections::BTreeMap::new();
    for (name, value) in form.joined() {
        let Some(name) = name.strip_prefix(PREFIX) else {
            continue;
        };
        let id = name.split('.').next().unwrap_or(name);
        let kind = step.fields.iter().find(|field| field.id == id);
        match kind.map(|field| field.kind) {
            Some(FieldKind::Contents) => {
                for no in value.split(',') {
                    told.insert(format!("{id}.{no}"), "yes".to_owned());
                }
            }
            Some(FieldKind::Unit) => {
                if name
                    .rsplit_once('.')
                    .is_some_and(|(_, part)| part == "code")
                {
                    told.insert(id.to_owned(), value);
                }
            }
            _ => drop(told.insert(name.to_owned(), value)),
        }
    }
    told
}
