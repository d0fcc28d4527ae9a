//! The people on a petition, as a form asks for them: some rows, one for each person, which everybody who takes a
//! petition shares.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use casework::person::{self, Found, RawIdentity};
use casework::petition::PartyFiling;
use casework::{FieldError, Id};
use words::t;

use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::form::FieldFault;
use crate::web::view::Html;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

/// Rows of a form at most; more people than these are told by their number.
pub const ROWS: usize = 5;
/// People shown while somebody types.
const FOUND: i64 = 6;

/// The fields of a form together with those of the rows of people.
macro_rules! with_people {
    ($($own:expr,)*) => {
        $crate::pages::petition::people::with_people!(@rows [$($own,)*] "0" "1" "2" "3" "4")
    };
    (@rows [$($own:expr,)*] $($n:literal)*) => {
        &[
            $($own,)*
            Field::line("rows", words::t!("petition-person-rows"), 2),
            $(
                Field::line(concat!("people.", $n, ".known"), words::t!("petition-person-known"), 13),
                Field::line(concat!("people.", $n, ".role"), words::t!("petition-person-role"), 20),
                Field::line(concat!("people.", $n, ".name"), words::t!("petition-person-name"), 200),
                Field::line(concat!("people.", $n, ".id_number"), words::t!("petition-person-number"), 30),
                Field::line(concat!("people.", $n, ".address"), words::t!("petition-person-address"), 500),
                Field::line(concat!("people.", $n, ".phone"), words::t!("petition-person-phone"), 30),
                Field::line(concat!("people.", $n, ".email"), words::t!("petition-person-email"), 254),
                Field::line(concat!("people.", $n, ".organization"), words::t!("petition-person-organization"), 3),
            )*
        ]
    };
}
pub(crate) use with_people;

/// One row of the form, with the names of its fields.
pub struct PersonRow {
    /// Counted from 0.
    pub index: usize,
    /// Somebody of the register, who is shown and not typed.
    pub is_known: bool,
    /// The id of somebody of the register.
    pub known: String,
    /// Whether he represents the others.
    pub role: String,
    /// Full name.
    pub name: String,
    /// Number of his paper.
    pub id_number: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Whether it is an organization.
    pub organization: String,
}

impl PersonRow {
    fn new(index: usize, is_known: bool) -> Self {
        let field = |part| field(index, part);
        Self {
            index,
            is_known,
            known: field("known"),
            role: field("role"),
            name: field("name"),
            id_number: field("id_number"),
            address: field("address"),
            phone: field("phone"),
            email: field("email"),
            organization: field("organization"),
        }
    }

    /// The row as people count.
    pub fn number(&self) -> usize {
        self.index + 1
    }
}

fn field(index: usize, part: &str) -> String {
    format!("people.{index}.{part}")
}

/// How many rows a form shows.
fn count(form: &Typed) -> usize {
    let asked = form.value("rows").parse().unwrap_or(1);
    let used = (0..ROWS).filter(|index| !is_empty(form, *index)).max();
    usize::clamp(asked, 1, ROWS).max(used.map_or(1, |index| index + 1))
}

fn is_empty(form: &Typed, index: usize) -> bool {
    let parts = ["known", "name", "id_number", "address", "phone", "email"];
    parts
        .iter()
        .all(|part| form.value(&field(index, part)).is_empty())
}

/// The rows that a form shows.
pub fn rows(form: &Typed) -> Vec<PersonRow> {
    (0..count(form))
        .map(|index| PersonRow::new(index, !form.value(&field(index, "known")).is_empty()))
        .collect()
}

/// Whether another row may be added.
pub fn may_add(form: &Typed) -> bool {
    count(form) < ROWS
}

/// What a button beside the rows asks for; `false` when it was another button.
pub fn change(form: &mut Typed) -> bool {
    let asked = form.value("do").to_owned();
    if asked == "person" {
        let more = (count(form) + 1).min(ROWS);
        form.put("rows", more.to_string());
        return true;
    }
    if let Some(index) = asked
        .strip_prefix("drop-")
        .and_then(|index| index.parse().ok())
    {
        for part in ["known", "name", "id_number", "address", "phone", "email"] {
            form.put(&field(index, part), "");
        }
        return true;
    }
    false
}

/// Puts somebody of the register into the first empty row.
pub fn pick(form: &mut Typed, id: Id, name: &str) {
    let Some(index) = (0..ROWS).find(|index| is_empty(form, *index)) else {
        return;
    };
    form.put(&field(index, "known"), id.to_string());
    form.put(&field(index, "name"), name);
    form.put("rows", count(form).max(index + 1).to_string());
}

/// Begins the first row with what was searched for and not found: a number or a name.
pub fn begin(form: &mut Typed, typed: &str) {
    if !filings(form).is_empty() {
        return;
    }
    let has_digits = typed.chars().any(|letter| letter.is_ascii_digit());
    let part = match has_digits {
        false => "name",
        true if typed.chars().all(char::is_alphanumeric) => "id_number",
        // The number of a case, or part of an address.
        true => return,
    };
    form.put(&field(0, part), typed);
    form.put("find", "");
}

/// The people as they were typed, rows left empty passed over, each with its row.
pub fn filings(form: &Typed) -> Vec<(usize, PartyFiling)> {
    (0..ROWS)
        .filter(|index| !is_empty(form, *index))
        .map(|index| {
            let of = |part: &str| form.value(&field(index, part)).to_owned();
            let identity = RawIdentity {
                is_organization: of("organization") == "yes",
                name: of("name"),
                id_number: of("id_number"),
                address: of("address"),
                phone: of("phone"),
                email: of("email"),
                ..RawIdentity::default()
            };
            let filing = PartyFiling {
                role: of("role"),
                known: of("known").parse().ok(),
                identity,
            };
            (index, filing)
        })
        .collect()
}

/// A fault of the work on the field of the form it is about: people are counted without the empty rows, files have
/// one field.
pub fn fault_of(error: FieldError, people: &[usize]) -> FieldFault {
    let mut fault = field_fault(error);
    if let Some((index, part)) = fault
        .field
        .strip_prefix("people.")
        .and_then(|rest| rest.split_once('.'))
        && let Some(row) = index
            .parse()
            .ok()
            .and_then(|index: usize| people.get(index))
    {
        fault.field = field(*row, part).into();
    } else if fault.field.starts_with("files.") {
        fault.field = "files".into();
    }
    fault
}

/// The search for somebody of the register.
pub struct PersonSearch;

impl Fields for PersonSearch {
    const FIELDS: &'static [Field] = &[Field::line("find", t!("petition-person-find"), 100)];
}

/// Somebody found, as he is shown.
pub struct FoundPerson {
    /// The row of the register.
    pub id: String,
    /// Name.
    pub name: String,
    /// Number of his paper; empty where the register has none.
    pub number: String,
    /// What tells him from others of the same name.
    pub about: String,
}

/// People of units in scope, as they are shown.
pub fn told(found: Vec<Found>) -> Vec<FoundPerson> {
    found
        .into_iter()
        .map(|one| {
            let identity = one.identity;
            let number = identity.id_number.unwrap_or_default();
            let parts = [number.clone(), identity.address];
            let about: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            FoundPerson {
                id: one.id.to_string(),
                name: identity.name,
                number,
                about: about.join(" · "),
            }
        })
        .collect()
}

/// The people found for what was typed, for a form that is shown again or for a part of it.
///
/// # Errors
/// What the database reports.
pub async fn search(
    app: &App,
    actor: &casework::access::Actor,
    typed: &str,
) -> Result<Vec<FoundPerson>, Problem> {
    let (scope, typed) = (actor.scope(), typed.to_owned());
    let found = app
        .store
        .read(move |tx| person::search(tx, &scope, &typed, FOUND))
        .await?;
    Ok(told(found))
}

#[derive(Template)]
#[template(path = "pages/petition/people_found.html")]
struct FoundPart {
    t: PageContext,
    is_asked: bool,
    found: Vec<FoundPerson>,
}

/// `POST /parts/people`: the people found, while somebody types; no address holds a name.
pub(super) async fn show_found(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Form<PersonSearch>,
) -> Result<Response, Problem> {
    let typed = asked.value("find");
    let found = search(&app, &actor, typed).await?;
    let is_asked = typed.chars().count() > 1;
    Ok(axum::response::IntoResponse::into_response(Html(
        FoundPart { t, is_asked, found },
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;

    impl Fields for Sample {
        const FIELDS: &'static [Field] = with_people![Field::line("do", t!("form-required"), 20),];
    }

    #[test]
    fn an_empty_row_between_two_people_is_passed_over_and_faults_find_their_row() {
        let mut form = Typed::empty(Sample::FIELDS);
        form.put("people.0.name", "Đỗ Thị Ước");
        form.put("people.2.name", "Lê An");
        let people = filings(&form);
        let at: Vec<usize> = people.iter().map(|(row, _)| *row).collect();
        assert_eq!(at, [0, 2]);
        let fault = fault_of(FieldError::new("people.1.phone", "phone-wrong"), &at);
        assert_eq!(fault.field, "people.2.phone");
        assert_eq!(
            fault_of(FieldError::new("files.3", "file-empty"), &at).field,
            "files"
        );
    }

    #[test]
    fn a_row_is_added_filled_and_dropped_without_losing_the_others() {
        let mut form = Typed::empty(Sample::FIELDS).fill("do", "person");
        form.put("people.0.name", "Lê An");
        assert!(change(&mut form));
        assert_eq!(rows(&form).len(), 2);
        pick(&mut form, Id::of(7), "Trần Bình");
        assert!(rows(&form)[1].is_known);
        assert_eq!(filings(&form)[1].1.known, Some(Id::of(7)));
        form.put("do", "drop-1");
        assert!(change(&mut form));
        assert_eq!(filings(&form).len(), 1);
        assert_eq!(form.value("people.0.name"), "Lê An");
        form.put("do", "file");
        assert!(!change(&mut form));
    }
}
