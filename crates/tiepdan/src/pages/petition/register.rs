//! Registering a petition that came to the unit by post, from another body, or otherwise than through the public page.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::access::{Actor, acts};
use casework::document::Upload;
use casework::petition::{self, Filed, Filing, RawFiling};
use casework::{Failure, FieldError, Id, person};
use law::procedure::Class;
use words::t;

use super::people::{self, FoundPerson, PersonRow, with_people};
use super::{label, paths, receipt};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct RegisterForm;

impl Fields for RegisterForm {
    const FIELDS: &'static [Field] = with_people![
        Field::line("do", t!("petition-register"), 30),
        Field::line("once", t!("petition-field-version"), 30),
        Field::line("channel", t!("petition-field-channel"), 30),
        Field::line("received_on", t!("petition-field-received"), 10),
        Field::line("dated_on", t!("petition-field-dated"), 10),
        Field::line("forwarded_by", t!("petition-field-forwarded"), 300),
        Field::line("class", t!("petition-field-class"), 20),
        Field::line("find", t!("petition-person-find"), 100),
        Field::line("signers", t!("petition-field-signers"), 7),
        Field::line("respondent", t!("petition-field-respondent"), 300),
        Field::text("summary", t!("petition-field-summary"), 2000),
        Field::text("text", t!("petition-text"), 100_000),
        Field::line("originals", t!("petition-field-originals"), 3),
        Field::files("files", t!("petition-files"), 50),
    ];
}

#[derive(Template)]
#[template(path = "pages/petition/register.html")]
struct RegisterPage {
    t: PageContext,
    form: Typed,
    channels: Vec<Choice>,
    classes: Vec<Choice>,
    rows: Vec<PersonRow>,
    may_add: bool,
    found: Vec<FoundPerson>,
    is_searched: bool,
    has_lost_files: bool,
}

fn page(app: &App, t: PageContext, form: Typed, found: Vec<FoundPerson>) -> RegisterPage {
    RegisterPage {
        channels: label::channels(&t, &app.law),
        classes: label::classes(&t),
        rows: people::rows(&form),
        may_add: people::may_add(&form),
        is_searched: !form.value("find").is_empty(),
        has_lost_files: !form.uploads().is_empty(),
        found,
        form,
        t,
    }
}

/// `GET /queue/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::File>()?;
    let form = Typed::empty(RegisterForm::FIELDS)
        .fill("once", app.chance.token())
        .fill("received_on", t.today().to_string());
    Ok(render(StatusCode::OK, &page(&app, t, form, Vec::new())))
}

/// `POST /queue/new`.
pub(super) async fn register(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<RegisterForm>,
) -> Result<Response, Problem> {
    actor.permit::<acts::File>()?;
    if let Some(found) = change(&app, &actor, &mut form).await? {
        let page = page(&app, t, form.into_typed().without_faults(), found);
        return Ok(render(StatusCode::OK, &page));
    }
    let (raw, rows) = raw(&mut form);
    let print = form.print();
    let filed = if form.is_valid() {
        let work = || file(&app, &actor, raw);
        app.filed.take(&print, t.now.at, work).await
    } else {
        // Everything that is wrong is told at once.
        let more = raw.validate(&app.setting()).err();
        Err(Failure::Invalid(more.unwrap_or_default()))
    };
    match filed {
        Ok(filed) => Ok(receipt::after(&app, &paths::receipt(filed.id), &filed, "")),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(
                errors
                    .into_iter()
                    .map(|error| people::fault_of(error, &rows)),
            );
            let page = page(&app, t, form.into_typed(), Vec::new());
            Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What a button inside the form asks for: the people found, or `None` when the petition is to be registered.
async fn change(
    app: &App,
    actor: &Actor,
    form: &mut Typed,
) -> Result<Option<Vec<FoundPerson>>, Problem> {
    if people::change(form) {
        return Ok(Some(Vec::new()));
    }
    let asked = form.value("do").to_owned();
    if asked == "find" {
        let typed = form.value("find").to_owned();
        return Ok(Some(people::search(app, actor, &typed).await?));
    }
    if let Some(id) = asked
        .strip_prefix("pick-")
        .and_then(|id| id.parse::<Id>().ok())
    {
        let scope = actor.scope();
        let known = app
            .store
            .read(move |tx| person::find(tx, &scope, id))
            .await?;
        if let Some(identity) = known {
            people::pick(form, id, &identity.name);
            form.put("find", "");
        }
        return Ok(Some(Vec::new()));
    }
    Ok(None)
}

/// The petition as it was typed, and the rows of its people.
fn raw(form: &mut Typed) -> (RawFiling, Vec<usize>) {
    form.required("once");
    form.required("channel");
    let (received_on, dated_on) = (form.day("received_on"), form.day("dated_on"));
    let signers = form.number("signers", 0..=100_000).unwrap_or(0);
    let (rows, people) = people::filings(form).into_iter().unzip();
    let files = form.uploads().iter().map(Upload::from);
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawFiling {
        channel: of("channel"),
        received_on,
        dated_on,
        people,
        signers,
        class: Class::parse(form.value("class")),
        summary: of("summary"),
        text: of("text"),
        respondent: of("respondent"),
        forwarded_by: of("forwarded_by"),
        has_originals: form.value("originals") == "yes",
        files: files.collect(),
        ..RawFiling::default()
    };
    (raw, rows)
}

/// Keeps the petition; people of the register must be those the officer may see.
async fn file(app: &App, actor: &Actor, raw: RawFiling) -> Result<Filed, Failure> {
    let (at, scope) = (app.setting(), actor.scope());
    let permit = actor.permit::<acts::File>()?;
    let known: Vec<Id> = raw.people.iter().filter_map(|one| one.known).collect();
    let filing: Filing = raw.validate(&at).map_err(Failure::Invalid)?;
    app.store
        .write(move |tx| {
            for (index, id) in known.iter().enumerate() {
                if person::find(tx, &scope, *id)?.is_none() {
                    let field = format!("people.{index}.name");
                    return Err(FieldError::new(field, "person-unknown").into());
                }
            }
            petition::file(tx, &at, &permit, &filing)
        })
        .await
}
