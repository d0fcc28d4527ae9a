//! The form of the desk, and the visit and petition that it holds.

use casework::document::Upload;
use casework::petition::{PartyFiling, RawFiling};
use casework::reception::{RawVisit, RawVisitor};
use casework::{FieldError, Id};
use law::procedure::Class;
use words::t;

use crate::pages::petition::people::{self, with_people};
use crate::web::form::FieldFault;
use crate::web::{Field, Fields, Typed};

/// The result with which a petition is filed in the same go.
const PETITION_TAKEN: &str = "petition_taken";
/// How a petition comes that is handed over at the desk.
const CHANNEL: &str = "desk";

pub(super) struct DeskForm;

impl Fields for DeskForm {
    const FIELDS: &'static [Field] = with_people![
        Field::line("do", t!("reception-receive"), 40),
        Field::line("once", t!("petition-field-version"), 30),
        Field::line("session", t!("reception-field-session"), 13),
        Field::line("find", t!("reception-field-find"), 100),
        Field::line("case", t!("reception-field-case"), 13),
        Field::line("petition", t!("reception-field-petition"), 13),
        Field::line("about", t!("reception-field-about"), 400),
        Field::line("matter", t!("reception-field-matter"), 20),
        Field::line("count", t!("reception-field-count"), 7),
        Field::line("without_paper", t!("reception-field-without-paper"), 300),
        Field::line("class", t!("petition-field-class"), 20),
        Field::line("field", t!("petition-field-field"), 60),
        Field::text("summary", t!("reception-field-summary"), 2000),
        Field::line(
            "settled_before_by",
            t!("reception-field-settled-before"),
            300
        ),
        Field::line("within", t!("reception-field-within"), 3),
        Field::line("outcome", t!("reception-field-outcome"), 40),
        Field::line("ground", t!("reception-field-ground"), 10),
        Field::text("answer", t!("reception-field-answer"), 2000),
        Field::line("promised_on", t!("reception-field-promised"), 10),
        Field::line("guided_to", t!("reception-field-guided"), 300),
        Field::line("handed_to", t!("reception-field-handed"), 300),
        Field::line("paper_number", t!("reception-field-paper-number"), 60),
        Field::line("note", t!("reception-field-note"), 2000),
        Field::line("waives", t!("reception-field-waives"), 3),
        Field::line("respondent", t!("petition-field-respondent"), 300),
        Field::text("text", t!("petition-text"), 100_000),
        Field::files("files", t!("petition-files"), 50),
    ];
}

/// What was typed, as the work takes it.
pub(super) struct Entered {
    pub(super) visit: RawVisit,
    /// The petition handed over, when one was taken.
    pub(super) petition: Option<RawFiling>,
    /// The row of the form of each person.
    pub(super) rows: Vec<usize>,
}

/// Reads the form; what is wrong with it by itself is marked in it.
pub(super) fn read(form: &mut Typed) -> Entered {
    form.required("outcome");
    let promised_on = form.day("promised_on");
    let count = form.number("count", 1..=100_000).unwrap_or(0);
    let (rows, people): (Vec<usize>, Vec<_>) = people::filings(form).into_iter().unzip();
    let of = |name: &str| form.value(name).to_owned();
    let visitors = visitors(form, &people, count);
    let (is_repeated, same_as) = match form.value("matter") {
        "new" => (Some(false), None),
        "again" => (Some(true), None),
        other => (None, other.parse::<Id>().ok()),
    };
    let class = Class::parse(form.value("class"));
    let outcome = of("outcome");
    let petition = (outcome == PETITION_TAKEN).then(|| handed_over(form, people, count, class));
    let visit = RawVisit {
        session: form.value("session").parse().ok(),
        visitors,
        people: count,
        class,
        field: of("field"),
        summary: of("summary"),
        settled_before_by: of("settled_before_by"),
        within_competence: match form.value("within") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        ground: if outcome == "refused" {
            of("ground")
        } else {
            String::new()
        },
        outcome,
        answer: of("answer"),
        promised_on,
        guided_to: of("guided_to"),
        handed_to: of("handed_to"),
        paper_number: of("paper_number"),
        note: of("note"),
        is_repeated,
        same_as,
        case: form.value("case").parse().ok(),
        petition: form.value("petition").parse().ok(),
        waives_protection: form.value("waives") == "yes",
        on: None,
    };
    Entered {
        visit,
        petition,
        rows,
    }
}

/// Whoever came. Whoever is named of a larger group speaks for those who are not.
fn visitors(form: &Typed, people: &[PartyFiling], count: i64) -> Vec<RawVisitor> {
    let named = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let visitor = |one: &PartyFiling| RawVisitor {
        represents: one.role == "representative" || count > named,
        known: one.known,
        without_paper: if one.identity.id_number.is_empty() {
            form.value("without_paper").to_owned()
        } else {
            String::new()
        },
        identity: one.identity.clone(),
    };
    people.iter().map(visitor).collect()
}

/// The petition handed over at the visit.
fn handed_over(
    form: &Typed,
    people: Vec<PartyFiling>,
    signers: i64,
    class: Option<Class>,
) -> RawFiling {
    let of = |name: &str| form.value(name).to_owned();
    RawFiling {
        channel: CHANNEL.to_owned(),
        people,
        signers,
        class,
        summary: of("summary"),
        text: of("text"),
        respondent: of("respondent"),
        files: form.uploads().iter().map(Upload::from).collect(),
        ..RawFiling::default()
    }
}

/// A fault of the work on the field of the form that it is about.
pub(super) fn fault_of(error: FieldError, rows: &[usize]) -> FieldFault {
    let field = match error.field.as_str() {
        "people" => "count".to_owned(),
        "visitors" => "people.0.name".to_owned(),
        "same_as" => "matter".to_owned(),
        "within_competence" => "within".to_owned(),
        other => match other.strip_prefix("visitors.") {
            Some(rest) if rest.ends_with(".without_paper") => "without_paper".to_owned(),
            Some(rest) => format!("people.{}", rest.replace(".known", ".name")),
            None => other.to_owned(),
        },
    };
    let mut fault = people::fault_of(FieldError { field, ..error }, rows);
    if fault.field == "people.0.name" && rows.is_empty() {
        // Nobody was named: the first row is the place to do it.
        fault.key = t!("form-required").into();
    }
    fault
}
