//! What the buttons of the page of an inspection ask for.

use casework::access::{Actor, acts};
use casework::supervision::inspection::{self, Concluding, RawRecommendation};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::written;
use crate::app::App;
use crate::web::form::day_of;
use crate::web::{Field, Fields, PageContext, Typed};

/// Recommendations that the form takes at once.
pub(super) const ROWS: [usize; 5] = [1, 2, 3, 4, 5];

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("on", t!("inspection-field-act-on"), 10),
        Field::text("reason", t!("inspection-field-cancel"), 4000),
        Field::line("number", t!("inspection-field-number"), 60),
        Field::text("text", t!("inspection-field-conclusion"), 4000),
        Field::line("kind_1", t!("inspection-field-recommends"), 20),
        Field::text("text_1", t!("inspection-field-recommendation"), 4000),
        Field::line("unit_1", t!("inspection-field-owner"), 300),
        Field::line("organizations_1", t!("inspection-field-organizations"), 6),
        Field::line("people_1", t!("inspection-field-people"), 6),
        Field::line("due_1", t!("inspection-field-due"), 10),
        Field::line("kind_2", t!("inspection-field-recommends"), 20),
        Field::text("text_2", t!("inspection-field-recommendation"), 4000),
        Field::line("unit_2", t!("inspection-field-owner"), 300),
        Field::line("organizations_2", t!("inspection-field-organizations"), 6),
        Field::line("people_2", t!("inspection-field-people"), 6),
        Field::line("due_2", t!("inspection-field-due"), 10),
        Field::line("kind_3", t!("inspection-field-recommends"), 20),
        Field::text("text_3", t!("inspection-field-recommendation"), 4000),
        Field::line("unit_3", t!("inspection-field-owner"), 300),
        Field::line("organizations_3", t!("inspection-field-organizations"), 6),
        Field::line("people_3", t!("inspection-field-people"), 6),
        Field::line("due_3", t!("inspection-field-due"), 10),
        Field::line("kind_4", t!("inspection-field-recommends"), 20),
        Field::text("text_4", t!("inspection-field-recommendation"), 4000),
        Field::line("unit_4", t!("inspection-field-owner"), 300),
        Field::line("organizations_4", t!("inspection-field-organizations"), 6),
        Field::line("people_4", t!("inspection-field-people"), 6),
        Field::line("due_4", t!("inspection-field-due"), 10),
        Field::line("kind_5", t!("inspection-field-recommends"), 20),
        Field::text("text_5", t!("inspection-field-recommendation"), 4000),
        Field::line("unit_5", t!("inspection-field-owner"), 300),
        Field::line("organizations_5", t!("inspection-field-organizations"), 6),
        Field::line("people_5", t!("inspection-field-people"), 6),
        Field::line("due_5", t!("inspection-field-due"), 10),
    ];
}

/// The field of a recommendation as the page names it.
pub(super) fn page_field(mut error: FieldError) -> FieldError {
    let named = error.field.strip_prefix("recommendations.");
    if let Some((no, name)) = named.and_then(|rest| rest.split_once('.')) {
        error.field = format!("{name}_{no}");
    }
    error
}

/// What a button of the page asks for.
pub(super) struct Asked {
    act: String,
    reason: String,
    concluding: Concluding,
}

impl Asked {
    pub(super) fn read(app: &App, t: &PageContext, form: &mut Typed) -> Self {
        let on = form.day("on");
        let recommendations = ROWS
            .into_iter()
            .map_while(|no| row(app, t, form, no))
            .collect();
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            reason: of("reason"),
            concluding: Concluding {
                number: of("number"),
                text: of("text"),
                recommendations,
                on,
                expected: form.value("version").parse().ok(),
            },
        }
    }

    pub(super) fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let permit = actor.permit::<acts::Inspect>()?;
        let said = &self.concluding;
        match self.act.as_str() {
            "begin" => inspection::begin(tx, at, &permit, id, (said.on, said.expected)),
            "cancel" => inspection::cancel(tx, at, &permit, id, (&self.reason, said.expected)),
            "conclude" => inspection::conclude(tx, at, &permit, id, said),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}

/// A recommendation of the form; none where nothing was typed.
fn row(app: &App, t: &PageContext, form: &Typed, no: usize) -> Option<RawRecommendation> {
    let of = |name: &str| form.value(&format!("{name}_{no}")).trim().to_owned();
    let (kind, text, unit) = (of("kind"), of("text"), of("unit"));
    if kind.is_empty() && text.is_empty() && unit.is_empty() {
        return None;
    }
    let number = |name: &str| match of(name) {
        typed if typed.is_empty() => 0,
        typed => typed.parse().unwrap_or(-1),
    };
    Some(RawRecommendation {
        kind,
        text,
        unit: written::unit(app, t, &unit).unwrap_or(unit),
        organizations: number("organizations"),
        people: number("people"),
        due: day_of(&of("due")),
    })
}
