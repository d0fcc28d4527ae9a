//! The form of a step, drawn from the fields that the law asks for.

use casework::access::Colleague;
use casework::settlement::{CaseDetails, ContentRow};
use jiff::civil::Date;
use law::procedure::{Field, FieldKind, Step};
use law::unit::{Branch, Lookup};
use words::t;

use super::{names, pointed};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::form::{Drawn, DrawnField, Entry};
use crate::web::{PageContext, legal};

/// What every field of the law is called in the form; the work names its field errors the same.
pub(super) const PREFIX: &str = "fields.";
/// Options shown at once; more of them drop down.
const AT_ONCE: usize = 8;
/// Longest line and text, as the work takes them.
const LINE: usize = 300;
const TEXT: usize = 20_000;
/// Units offered for a name that means several.
const UNITS: usize = 8;

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
}

/// A field as the template shows it.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) shape: Shape,
    pub(super) needed: bool,
    pub(super) choices: Vec<Choice>,
    /// An amount that most cases leave empty.
    pub(super) is_rare: bool,
}

/// What a form is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) t: &'a PageContext,
    pub(super) app: &'a App,
    pub(super) step: &'a Step,
    pub(super) details: &'a CaseDetails,
    pub(super) colleagues: &'a [Colleague],
    pub(super) on: Date,
}

/// The fields that every step has beside its own.
fn own_fields(t: &PageContext) -> Vec<DrawnField> {
    let field = |name: &str, label: &'static str, hint: String| DrawnField {
        name: name.to_owned(),
        label: t.say(label).into_owned(),
        hint,
        longest: 20,
        entry: Entry::Line,
    };
    vec![
        field("on", t!("settlement-step-on"), String::new()),
        field("version", t!("settlement-step-version"), String::new()),
        field("seen", t!("settlement-step-version"), String::new()),
    ]
}

impl Drawing<'_> {
    /// The fields and how each is shown.
    pub(super) fn draw(&self) -> (Vec<DrawnField>, Vec<Part>) {
        let (mut fields, mut parts) = (own_fields(self.t), Vec::new());
        for field in &self.step.fields {
            match field.kind {
                FieldKind::Findings => self.findings(field, &mut fields, &mut parts),
                _ => self.plain(field, &mut fields, &mut parts),
            }
        }
        (fields, parts)
    }

    fn open_contents(&self) -> impl Iterator<Item = &ContentRow> {
        self.details
            .contents
            .iter()
            .filter(|content| content.state == "open")
    }

    fn findings(&self, field: &Field, fields: &mut Vec<DrawnField>, parts: &mut Vec<Part>) {
        for content in self.open_contents() {
            let name = format!("{PREFIX}{}.{}", field.id, content.no);
            let title = legal::text(self.t, &field.title);
            fields.push(DrawnField {
                name: name.clone(),
                label: format!("{title} {}", content.no),
                hint: content.text.clone(),
                longest: 20,
                entry: Entry::Line,
            });
            let choice = |value: &&str| Choice {
                value: (*value).to_owned(),
                label: names::finding(self.t, value),
            };
            parts.push(Part {
                name,
                shape: Shape::Radio,
                needed: !field.optional,
                choices: ["right", "partly_right", "wrong"]
                    .iter()
                    .map(choice)
                    .collect(),
                is_rare: false,
            });
        }
    }

    fn plain(&self, field: &Field, fields: &mut Vec<DrawnField>, parts: &mut Vec<Part>) {
        let name = format!("{PREFIX}{}", field.id);
        let choices = self.choices(field);
        let shape = shape(field.kind, choices.len());
        let entry = match shape {
            Shape::Ticks => Entry::Many,
            Shape::Text => Entry::Text,
            _ => Entry::Line,
        };
        fields.push(DrawnField {
            name: name.clone(),
            label: legal::text(self.t, &field.title).to_owned(),
            hint: self.hint(field),
            longest: if entry == Entry::Text { TEXT } else { LINE },
            entry,
        });
        if shape == Shape::Unit {
            for ending in ["code", "shown"] {
                fields.push(DrawnField {
                    name: format!("{name}.{ending}"),
                    label: legal::text(self.t, &field.title).to_owned(),
                    hint: String::new(),
                    longest: LINE,
                    entry: Entry::Line,
                });
            }
        }
        parts.push(Part {
            name,
            shape,
            needed: !field.optional,
            choices,
            is_rare: field.optional && is_amount(field.kind),
        });
    }

    fn hint(&self, field: &Field) -> String {
        let t = self.t;
        match (field.kind, field.at_least) {
            (FieldKind::Choices, Some(least)) => t
                .say_with(t!("settlement-choose-at-least"), &[("least", least.into())])
                .into_owned(),
            (FieldKind::Unit, _) => t.say(t!("settlement-unit-how")).into_owned(),
            (FieldKind::Choices, None) => self.always(field),
            _ => String::new(),
        }
    }

    /// What the law names always, said instead of asked.
    fn always(&self, field: &Field) -> String {
        let list = field.list.as_deref();
        let list = list.and_then(|list| self.app.law.grounds.get(list));
        let entries = list.into_iter().flat_map(|list| list.on(self.on));
        let always: Vec<&str> = entries
            .filter(|entry| entry.always)
            .map(|entry| legal::text(self.t, &entry.title))
            .collect();
        if always.is_empty() {
            return String::new();
        }
        let named = always.join("; ");
        self.t
            .say_with(t!("settlement-always"), &[("named", named.into())])
            .into_owned()
    }

    fn choices(&self, field: &Field) -> Vec<Choice> {
        let t = self.t;
        match field.kind {
            FieldKind::YesNo => {
                let choice = |value: &str, label: &'static str| Choice {
                    value: value.to_owned(),
                    label: t.say(label).into_owned(),
                };
                vec![
                    choice("yes", t!("settlement-yes")),
                    choice("no", t!("settlement-no")),
                ]
            }
            FieldKind::Choice | FieldKind::Choices => {
                let list = field.list.as_deref();
                let list = list.and_then(|list| self.app.law.grounds.get(list));
                let entries = list.into_iter().flat_map(|list| list.on(self.on));
                let entries = entries.filter(|entry| !entry.always);
                let choice = |entry: &law::grounds::Entry| Choice {
                    value: entry.code.clone(),
                    label: legal::text(t, &entry.title).to_owned(),
                };
                entries.map(choice).collect()
            }
            FieldKind::Official => {
                let choice = |one: &Colleague| Choice {
                    value: one.id.to_string(),
                    label: match names::posts(t, &one.posts) {
                        posts if posts.is_empty() => one.name.clone(),
                        posts => format!("{} ({posts})", one.name),
                    },
                };
                self.colleagues.iter().map(choice).collect()
            }
            _ => pointed::choices(t, self.app, self.details, field),
        }
    }
}

const fn is_amount(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Count | FieldKind::Money | FieldKind::Area)
}

const fn shape(kind: FieldKind, choices: usize) -> Shape {
    match kind {
        FieldKind::Text => Shape::Text,
        FieldKind::Date => Shape::Day,
        FieldKind::YesNo | FieldKind::Findings => Shape::Radio,
        FieldKind::Choice | FieldKind::Duty if choices <= AT_ONCE => Shape::Radio,
        FieldKind::Choice | FieldKind::Official | FieldKind::Duty => Shape::DropDown,
        FieldKind::Choices | FieldKind::Contents | FieldKind::Withdrawn | FieldKind::Members => {
            Shape::Ticks
        }
        FieldKind::Unit => Shape::Unit,
        FieldKind::Line | FieldKind::Count | FieldKind::Money | FieldKind::Area => Shape::Line,
    }
}

/// Finds the units that were typed: a name that means one unit becomes its code, one that means several shows them.
pub(super) fn resolve_units(t: &PageContext, app: &App, form: &mut Drawn, parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| part.shape == Shape::Unit) {
        let (code, shown) = (
            format!("{}.code", part.name),
            format!("{}.shown", part.name),
        );
        let typed = form.value(&part.name).to_owned();
        let is_chosen = form.value(&shown) == typed && is_body(app, t, form.value(&code));
        if typed.is_empty() || is_chosen {
            let chosen = form.value(&code).to_owned();
            part.choices = choice(t, app, &chosen).into_iter().collect();
            continue;
        }
        let found = meant(t, app, &typed);
        match found.as_slice() {
            [only] => form.replace(&code, only.value.clone()),
            [] => form.refuse(&part.name, t!("settlement-unit-none")),
            _ => {
                form.replace(&code, "");
                form.refuse(&part.name, t!("settlement-unit-several"));
            }
        }
        form.replace(&shown, typed);
        part.choices = found;
    }
}

fn is_body(app: &App, t: &PageContext, code: &str) -> bool {
    let unit = app.law.units.as_of(code, t.today());
    unit.is_some_and(|unit| unit.branch != Branch::Territory)
}

fn meant(t: &PageContext, app: &App, typed: &str) -> Vec<Choice> {
    if let Lookup::One(unit) = app.law.units.by_name(typed, t.today())
        && unit.branch != Branch::Territory
    {
        return choice(t, app, &unit.code).into_iter().collect();
    }
    let found = app.law.units.search(typed, t.today(), UNITS);
    found
        .iter()
        .filter_map(|unit| choice(t, app, &unit.code))
        .collect()
}

fn choice(t: &PageContext, app: &App, code: &str) -> Option<Choice> {
    (!code.is_empty()).then(|| Choice {
        value: code.to_owned(),
        label: legal::unit_in_place(t, &app.law, code),
    })
}

/// Every field that must be filled and is not, all at once; a question of yes or no too, which the work would read as
/// a no.
pub(super) fn ask_for_missing(parts: &[Part], form: &mut Drawn) {
    for part in parts.iter().filter(|part| part.needed) {
        if form.value(&part.name).is_empty() {
            form.refuse(&part.name, t!("form-required"));
        }
    }
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
            Some(FieldKind::Contents | FieldKind::Withdrawn | FieldKind::Members) => {
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
