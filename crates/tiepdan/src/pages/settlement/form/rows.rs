//! Rows of the same columns: a few are seen, more are a click away, and none needs a script.

use casework::settlement::CaseDetails;
use law::procedure::{Field, FieldKind, Step};
use words::t;

use super::{Drawing, LINE, PREFIX, Part, Shape};
use crate::web::form::{Drawn, DrawnField, Entry};
use crate::web::legal;

/// Rows that a form has room for.
const ROOM: usize = 30;
/// Rows seen at once in an empty form.
const SEEN: usize = 3;
/// The column that says in what role somebody takes part.
const ROLE: &str = "role";
/// The list of the law from which it is chosen.
const ROLES: &str = "meeting.role";

/// Draws the rows of a field.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    field: &Field,
    fields: &mut Vec<DrawnField>,
    parts: &mut Vec<Part>,
) {
    let t = drawing.t;
    let name = format!("{PREFIX}{}", field.id);
    let title = legal::text(t, &field.title);
    fields.push(DrawnField {
        name: name.clone(),
        label: title.to_owned(),
        hint: t.say(t!("settlement-rows-how")).into_owned(),
        longest: LINE,
        entry: Entry::Line,
    });
    let mut rows = Vec::new();
    for no in 1..=ROOM {
        let mut cells = Vec::new();
        for column in &field.columns {
            let named = Field {
                id: format!("{}.{no}.{}", field.id, column.id),
                ..column.clone()
            };
            drawing.plain(&named, fields, &mut cells);
        }
        for cell in &mut cells {
            // A list of options in every row would be too long.
            if cell.shape == Shape::Radio {
                cell.shape = Shape::DropDown;
            }
        }
        rows.push((format!("{title} {no}"), cells));
    }
    parts.push(Part {
        name,
        shape: Shape::Rows,
        needed: !field.optional,
        choices: Vec::new(),
        is_rare: false,
        rows,
        seen: SEEN,
    });
}

/// Is nothing typed in the cells of a row?
pub(super) fn is_empty(cells: &[Part], form: &Drawn) -> bool {
    cells.iter().all(|cell| form.value(&cell.name).is_empty())
}

/// Shows every row in which something stands or is wrong, and one to spare.
pub(in crate::pages::settlement) fn show_filled(parts: &mut [Part], form: &Drawn) {
    for part in parts.iter_mut().filter(|part| part.shape == Shape::Rows) {
        let is_used = |(_, cells): &(String, Vec<Part>)| {
            !is_empty(cells, form) || cells.iter().any(|cell| form.fault(&cell.name).is_some())
        };
        let used = part.rows.iter().rposition(is_used);
        part.seen = used
            .map_or(SEEN, |last| last + 2)
            .clamp(SEEN, part.rows.len());
    }
}

/// Puts those whom the case names into the empty rows of a meeting; of a denouncer the role alone.
pub(in crate::pages::settlement) fn fill_people(
    mut form: Drawn,
    step: &Step,
    details: &CaseDetails,
) -> Drawn {
    let of_people = |field: &&Field| {
        field.kind == FieldKind::Rows
            && field
                .columns
                .iter()
                .any(|one| one.list.as_deref() == Some(ROLES))
    };
    let Some(field) = step.fields.iter().find(of_people) else {
        return form;
    };
    let mut no = 0;
    for one in &details.participants {
        let role = match one.shown.role.as_str() {
            "complainant" | "denouncer" | "recommender" => "petitioner",
            "representative" => "representative",
            "respondent" | "accused" => "respondent",
            _ => "concerned",
        };
        let known = one.shown.identity.as_ref().map(|who| who.name.clone());
        let name = known.or_else(|| one.name.clone()).unwrap_or_default();
        no += 1;
        if no > ROOM {
            return form;
        }
        let cell = |column: &str| format!("{PREFIX}{}.{no}.{column}", field.id);
        form = form.fill(&cell("name"), name).fill(&cell(ROLE), role);
    }
    form
}
