//! `/tip/new`: telling something without a name. The receipt with the code is the answer to the form and stands nowhere else.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::document::Upload;
use casework::tip::{self, Given, RawTelling, Role};
use casework::{Failure, FieldError};
use jiff::ToSpan;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::petition::unit_choice::{self, UnitField};
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Html, PageContext, Problem, Typed, legal};

/// The unit of the one it is about.
const ABOUT: UnitField = UnitField {
    code: "about_unit",
    typed: "about_unit_typed",
    shown: "about_unit_shown",
};
/// What the ticket of the form is for: it holds the bytes of the code, so that a form sent twice is taken once.
const PURPOSE: &str = "a tip";
/// How long a form may lie open, in hours.
const HOURS: i64 = 12;

pub(super) struct WriteForm;

impl Fields for WriteForm {
    const FIELDS: &'static [Field] = &[
        Field::line("ticket", t!("tip-send"), 200),
        Field::line("whom", t!("tip-field-whom"), 300),
        Field::line(ABOUT.typed, t!("tip-field-about-unit"), 200),
        Field::line(ABOUT.code, t!("tip-field-about-unit"), 60),
        Field::line(ABOUT.shown, t!("tip-field-about-unit"), 200),
        Field::line("role", t!("tip-field-role"), 10),
        Field::text("what", t!("tip-field-what"), 20_000),
        Field::line("when", t!("tip-field-when"), 300),
        Field::line("place", t!("tip-field-place"), 300),
        Field::files("files", t!("tip-field-files"), 10),
        Field::line("may_ask", t!("tip-field-may-ask"), 3),
        Field::line("do", t!("tip-send"), 10),
    ];
}

#[derive(Template)]
#[template(path = "pages/tip/write.html")]
struct WritePage {
    t: PageContext,
    leave: &'static str,
    form: Typed,
    about: UnitField,
    abouts: Vec<Choice>,
    roles: Vec<Choice>,
    answers: Vec<Choice>,
    has_lost_files: bool,
}

#[derive(Template)]
#[template(path = "pages/tip/receipt.html")]
struct ReceiptPage {
    t: PageContext,
    leave: &'static str,
    code: String,
    unit: String,
    uncleaned: usize,
}

fn page(t: PageContext, form: Typed, abouts: Vec<Choice>) -> WritePage {
    WritePage {
        leave: paths::LEAVE,
        about: ABOUT,
        abouts,
        roles: label::roles(&t),
        answers: label::answers(&t),
        has_lost_files: !form.uploads().is_empty(),
        form,
        t,
    }
}

/// The form with a ticket that holds the bytes of a code nobody has seen.
fn ticketed(app: &App, t: &PageContext, mut form: Typed) -> Typed {
    let secret: [u8; 16] = app.chance.bytes();
    let until = t.now.at.saturating_add(HOURS.hours()).unwrap_or(t.now.at);
    let ticket = app
        .tickets
        .seal(PURPOSE, &secret, until, app.chance.bytes());
    form.put("ticket", ticket);
    form
}

/// `GET /tip/new`.
pub(super) async fn ask(State(app): State<Arc<App>>, t: PageContext) -> impl IntoResponse {
    let form = ticketed(&app, &t, Typed::empty(WriteForm::FIELDS));
    Html(page(t, form, Vec::new()))
}

/// `POST /tip/new`.
pub(super) async fn send(
    State(app): State<Arc<App>>,
    t: PageContext,
    mut form: Form<WriteForm>,
) -> Result<Response, Problem> {
    let (unit, abouts) = unit_choice::resolve(&t, &app.law, &mut form, ABOUT);
    let raw = raw(&mut form, unit);
    let held = app.tickets.open(PURPOSE, form.value("ticket"), t.now.at);
    let secret = held.and_then(|held| <[u8; 16]>::try_from(held).ok());
    if secret.is_none() {
        form.refuse("do", t!("tip-form-too-old"), Vec::new());
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let ticket = form.value("ticket").to_owned();
    let taken = || app.tip_throttle.take_from_nobody(&ticket, t.now.at);
    let waiting = form.is_valid().then(taken);
    if let Some(Err(seconds)) = waiting {
        let values = vec![("seconds", seconds.into())];
        form.refuse("do", t!("tip-too-many"), values);
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    match given(&app, &form, raw, secret).await {
        Ok(given) => Ok(Html(receipt(t, &app, &given)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(renamed).map(field_fault));
            let mut form = form.into_typed();
            if secret.is_none() {
                form = ticketed(&app, &t, form);
            }
            Ok(render(status, &page(t, form, abouts)))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Keeps what was typed if nothing is wrong with it; else tells everything that is.
async fn given(
    app: &App,
    form: &Typed,
    raw: RawTelling,
    secret: Option<[u8; 16]>,
) -> Result<Given, Failure> {
    let at = app.setting();
    let telling = raw.validate(&at);
    let (Some(secret), true) = (secret, form.is_valid()) else {
        return Err(Failure::Invalid(telling.err().unwrap_or_default()));
    };
    let telling = telling.map_err(Failure::Invalid)?;
    app.store
        .write(move |tx| tip::give(tx, &at, &telling, secret))
        .await
}

fn receipt(t: PageContext, app: &App, given: &Given) -> ReceiptPage {
    ReceiptPage {
        leave: paths::LEAVE,
        code: given.code.to_string(),
        unit: legal::unit_in_place(&t, &app.law, &given.unit),
        uncleaned: given.uncleaned,
        t,
    }
}

/// What was typed. Whoever does not say whether he may be asked is told to.
fn raw(form: &mut Typed, about_unit: Option<String>) -> RawTelling {
    form.required("may_ask");
    let may_ask = form.choice("may_ask", |word| match word {
        label::YES => Some(true),
        label::NO => Some(false),
        _ => None,
    });
    form.choice("role", Role::parse);
    let files = form.uploads().iter().map(|upload| Upload {
        name: String::new(),
        ..Upload::from(upload)
    });
    RawTelling {
        about_unit,
        role: form.value("role").to_owned(),
        whom: form.value("whom").to_owned(),
        what: form.value("what").to_owned(),
        when: form.value("when").to_owned(),
        place: form.value("place").to_owned(),
        may_ask: may_ask.unwrap_or_default(),
        files: files.collect(),
    }
}

/// A wrong entry under the name it has on the page.
fn renamed(mut error: FieldError) -> FieldError {
    if error.field == ABOUT.code {
        ABOUT.typed.clone_into(&mut error.field);
    }
    error
}
