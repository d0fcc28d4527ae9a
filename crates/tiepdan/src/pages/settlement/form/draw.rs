//! The fields of a step, each as it is shown.

use casework::access::Colleague;
use casework::settlement::ContentRow;
use law::procedure::{Field, FieldKind};
use words::t;

use super::super::names;
use super::{Drawing, LINE, PREFIX, Part, Shape, TEXT, rows};
use crate::web::components::Choice;
use crate::web::form::{DrawnField, Entry};
use crate::web::{PageContext, legal};

/// Longest note to the head.
const NOTE: usize = 2000;
/// Options shown at once; more of them drop down.
const AT_ONCE: usize = 8;
/// What a content can be found to be.
const FINDINGS: [&str; 3] = ["right", "partly_right", "wrong"];

/// The fields that every step has beside its own.
fn own_fields(t: &PageContext) -> Vec<DrawnField> {
    let field = |name: &str, label: &'static str| DrawnField {
        name: name.to_owned(),
        label: t.say(label).into_owned(),
        hint: String::new(),
        longest: 20,
        entry: Entry::Line,
    };
    vec![
        field("on", t!("settlement-step-on")),
        field("version", t!("settlement-step-version")),
        field("seen", t!("settlement-step-version")),
        DrawnField {
            longest: NOTE,
            entry: Entry::Text,
            ..field("note", t!("proposal-field-note"))
        },
    ]
}

impl Drawing<'_> {
    /// The fields and how each is shown.
    pub(in crate::pages::settlement) fn draw(&self) -> (Vec<DrawnField>, Vec<Part>) {
        let (mut fields, mut parts) = (own_fields(self.t), Vec::new());
        for field in &self.step.fields {
            match field.kind {
                FieldKind::Findings | FieldKind::ByContent => {
                    self.by_content(field, &mut fields, &mut parts);
                }
                FieldKind::Rows => rows::draw(self, field, &mut fields, &mut parts),
                _ => self.plain(field, &mut fields, &mut parts),
            }
        }
        (fields, parts)
    }

    fn open_contents(&self) -> impl Iterator<Item = &ContentRow> {
        self.contents
            .iter()
            .filter(|content| content.state == "open")
    }

    /// One for each open content; what the verification proposes stands under it.
    fn by_content(&self, field: &Field, fields: &mut Vec<DrawnField>, parts: &mut Vec<Part>) {
        let choices = || match field.kind {
            FieldKind::Findings => FINDINGS.map(|one| self.finding(one)).into(),
            _ => self.listed(field),
        };
        let is_text = field.kind == FieldKind::ByContent && field.list.is_none();
        let (shape, entry, longest) = if is_text {
            (Shape::Text, Entry::Text, TEXT)
        } else {
            (Shape::Radio, Entry::Line, 20)
        };
        for content in self.open_contents() {
            let name = format!("{PREFIX}{}.{}", field.id, content.no);
            let title = legal::text(self.t, &field.title);
            fields.push(DrawnField {
                name: name.clone(),
                label: format!("{title} {}", content.no),
                hint: self.about(field, content),
                longest,
                entry,
            });
            parts.push(Part {
                name,
                shape,
                needed: !field.optional,
                choices: if is_text { Vec::new() } else { choices() },
                is_rare: false,
                rows: Vec::new(),
                seen: 0,
            });
        }
    }

    fn about(&self, field: &Field, content: &ContentRow) -> String {
        let proposed = content.proposed.as_deref();
        match proposed.filter(|_| field.kind == FieldKind::Findings) {
            Some(proposed) => format!(
                "{} ({}: {})",
                content.text,
                self.t.say(t!("settlement-content-proposed")),
                names::finding(self.t, proposed)
            ),
            None => content.text.clone(),
        }
    }

    fn finding(&self, value: &str) -> Choice {
        Choice {
            value: value.to_owned(),
            label: names::finding(self.t, value),
        }
    }

    /// A field of one value.
    pub(super) fn plain(&self, field: &Field, fields: &mut Vec<DrawnField>, parts: &mut Vec<Part>) {
        let name = format!("{PREFIX}{}", field.id);
        let choices = self.choices(field);
        let shape = shape(field.kind, choices.len());
        let entry = match shape {
            Shape::Ticks => Entry::Many,
            Shape::Text => Entry::Text,
            _ => Entry::Line,
        };
        let drawn = |name: String, hint: String, entry: Entry| DrawnField {
            name,
            label: legal::text(self.t, &field.title).to_owned(),
            hint,
            longest: if entry == Entry::Text { TEXT } else { LINE },
            entry,
        };
        fields.push(drawn(name.clone(), self.hint(field), entry));
        if shape == Shape::Unit {
            for ending in ["code", "shown"] {
                let name = format!("{name}.{ending}");
                fields.push(drawn(name, String::new(), Entry::Line));
            }
        }
        parts.push(Part {
            name,
            shape,
            needed: !field.optional,
            choices,
            is_rare: field.optional && is_amount(field.kind),
            rows: Vec::new(),
            seen: 0,
        });
    }

    fn hint(&self, field: &Field) -> String {
        let t = self.t;
        match (field.kind, field.at_least) {
            (FieldKind::Choices, Some(least)) => t
                .say_with(t!("settlement-choose-at-least"), &[("least", least.into())])
                .into_owned(),
            (FieldKind::Unit, _) => t.say(t!("settlement-unit-how")).into_owned(),
            _ => String::new(),
        }
    }

    /// The entries of the law's list that are in force.
    fn listed(&self, field: &Field) -> Vec<Choice> {
        let list = field.list.as_deref();
        let list = list.and_then(|list| self.app.law.grounds.get(list));
        let entries = list.into_iter().flat_map(|list| list.on(self.on));
        let choice = |entry: &law::grounds::Entry| Choice {
            value: entry.code.clone(),
            label: legal::text(self.t, &entry.title).to_owned(),
        };
        entries.map(choice).collect()
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
            FieldKind::Choice | FieldKind::Choices => self.listed(field),
            FieldKind::Official | FieldKind::Officials => {
                let choice = |one: &Colleague| Choice {
                    value: one.id.to_string(),
                    label: match names::posts(t, &one.posts) {
                        posts if posts.is_empty() => one.name.clone(),
                        posts => format!("{} ({posts})", one.name),
                    },
                };
                self.colleagues.iter().map(choice).collect()
            }
            FieldKind::Contents => {
                let choice = |content: &ContentRow| Choice {
                    value: content.no.to_string(),
                    label: format!("{}. {}", content.no, content.text),
                };
                self.open_contents().map(choice).collect()
            }
            FieldKind::Request => self.beside.requests.clone(),
            FieldKind::Declaration => self.beside.declarations.clone(),
            FieldKind::File => self.beside.files.clone(),
            _ => Vec::new(),
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
        FieldKind::YesNo | FieldKind::Findings | FieldKind::ByContent => Shape::Radio,
        FieldKind::Choice if choices <= AT_ONCE => Shape::Radio,
        FieldKind::Choice
        | FieldKind::Official
        | FieldKind::Request
        | FieldKind::Declaration
        | FieldKind::File => Shape::DropDown,
        FieldKind::Choices | FieldKind::Contents | FieldKind::Officials => Shape::Ticks,
        FieldKind::Unit => Shape::Unit,
        FieldKind::Rows => Shape::Rows,
        FieldKind::Line | FieldKind::Count | FieldKind::Money | FieldKind::Area => Shape::Line,
    }
}
