//! `/tip/talk`: what became of what was told, by its code alone. The code comes in the body and is kept nowhere: a ticket in the
//! form of the answer stands for it for half an hour.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::document::Upload;
use casework::tip::{self, Code, Talk, WrongCode};
use jiff::ToSpan;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::web::components::Moment;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Html, PageContext, Problem, Typed, legal};

/// What the ticket of the answer is for.
const PURPOSE: &str = "a talk";
/// How long it holds, in minutes.
const MINUTES: i64 = 30;

pub(super) struct CodeForm;

impl Fields for CodeForm {
    const FIELDS: &'static [Field] = &[Field::line("code", t!("tip-field-code"), 80)];
}

pub(super) struct AnswerForm;

impl Fields for AnswerForm {
    const FIELDS: &'static [Field] = &[
        Field::line("ticket", t!("tip-answer-do"), 300),
        Field::text("text", t!("tip-field-text"), 4000),
        Field::files("files", t!("tip-field-files"), 10),
    ];
}

#[derive(Template)]
#[template(path = "pages/tip/ask.html")]
struct AskPage {
    t: PageContext,
    leave: &'static str,
    form: Typed,
    is_unknown: bool,
}

/// One message.
struct Said {
    side: &'static str,
    on: String,
    text: String,
    files: usize,
}

#[derive(Template)]
#[template(path = "pages/tip/talk.html")]
struct TalkPage {
    t: PageContext,
    leave: &'static str,
    form: Typed,
    unit: String,
    moments: Vec<Moment>,
    ground: String,
    said: Vec<Said>,
    was_sent: bool,
}

fn asking(t: PageContext, form: Typed, is_unknown: bool) -> AskPage {
    AskPage {
        leave: paths::LEAVE,
        form,
        is_unknown,
        t,
    }
}

/// `GET /tip/talk`.
pub(super) async fn ask(t: PageContext) -> impl IntoResponse {
    Html(asking(t, Typed::empty(CodeForm::FIELDS), false))
}

/// `POST /tip/talk`: a code that there is not is answered as one that there is, and as long.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    t: PageContext,
    mut form: Form<CodeForm>,
) -> Result<Response, Problem> {
    let typed = form.required("code");
    let code = typed.map(|typed| typed.parse::<Code>());
    if let Some(Err(wrong)) = code {
        form.refuse("code", wrong_code(wrong), Vec::new());
    }
    let Some(Ok(code)) = code.filter(|_| form.is_valid()) else {
        let page = asking(t, form.into_typed(), false);
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let print = code.print();
    if let Err(seconds) = app.tip_throttle.take_from_nobody(&print, t.now.at) {
        form.refuse(
            "code",
            t!("tip-too-many"),
            vec![("seconds", seconds.into())],
        );
        let page = asking(t, form.into_typed(), false);
        return Ok(render(StatusCode::TOO_MANY_REQUESTS, &page));
    }
    let empty = Typed::empty(AnswerForm::FIELDS);
    let shown = shown(&app, t.clone(), empty, (print, false), StatusCode::OK).await?;
    let unknown = || Html(asking(t, Typed::empty(CodeForm::FIELDS), true)).into_response();
    Ok(shown.unwrap_or_else(unknown))
}

const fn wrong_code(wrong: WrongCode) -> &'static str {
    match wrong {
        WrongCode::Length => t!("tip-code-length"),
        WrongCode::Digit => t!("tip-code-digit"),
    }
}

/// The talk under a code, with a new ticket for the answer; none where there is no such code.
async fn shown(
    app: &App,
    t: PageContext,
    mut form: Typed,
    (print, was_sent): (String, bool),
    status: StatusCode,
) -> Result<Option<Response>, Problem> {
    let (at, asked) = (app.setting(), print.clone());
    let found = app.store.read(move |tx| tip::talk(tx, &at, &asked)).await?;
    let Some(talk) = found else {
        return Ok(None);
    };
    let until = t.now.at.saturating_add(MINUTES.minutes());
    let until = until.unwrap_or(t.now.at);
    let held = [talk.told.to_be_bytes().as_slice(), print.as_bytes()].concat();
    let ticket = app.tickets.seal(PURPOSE, &held, until, app.chance.bytes());
    form.put("ticket", ticket);
    Ok(Some(render(status, &page(app, t, form, &talk, was_sent))))
}

fn page(app: &App, t: PageContext, form: Typed, talk: &Talk, was_sent: bool) -> TalkPage {
    let said = talk.lines.iter().map(|line| Said {
        side: label::side(line.side),
        on: t.date(line.on),
        text: line.text.clone(),
        files: line.files.len(),
    });
    let ground = talk.ground.as_deref();
    TalkPage {
        leave: paths::LEAVE,
        unit: legal::unit_in_place(&t, &app.law, &talk.unit),
        moments: label::moments(&t, app, &talk.steps),
        ground: ground.map_or_else(String::new, |ground| label::ground(&t, app, ground)),
        said: said.collect(),
        was_sent,
        form,
        t,
    }
}

/// `POST /tip/talk/answer`.
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    t: PageContext,
    mut form: Form<AnswerForm>,
) -> Result<Response, Problem> {
    let held = app.tickets.open(PURPOSE, form.value("ticket"), t.now.at);
    let Some((seen, print)) = held.as_deref().and_then(of_ticket) else {
        return Ok(too_late(t));
    };
    if app.tip_throttle.take_from_nobody(&print, t.now.at).is_err() {
        return Err(crate::web::Kind::TooMany.into());
    }
    let done = if form.is_valid() {
        answered(&app, &form, (print.clone(), seen)).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let (form, status) = match done {
        Ok(()) => (Typed::empty(AnswerForm::FIELDS), StatusCode::OK),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            (form.into_typed(), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(failure) => return Err(failure.into()),
    };
    let was_sent = status == StatusCode::OK;
    let shown = shown(&app, t.clone(), form, (print, was_sent), status).await?;
    Ok(shown.unwrap_or_else(|| too_late(t)))
}

/// How many messages of his own whoever answers had seen, and the print of his code.
fn of_ticket(held: &[u8]) -> Option<(i64, String)> {
    let (seen, print) = held.split_first_chunk::<8>()?;
    let print = String::from_utf8(print.to_vec()).ok()?;
    Some((i64::from_be_bytes(*seen), print))
}

/// The code is asked for again: the ticket holds no more.
fn too_late(t: PageContext) -> Response {
    let mut form = Typed::empty(CodeForm::FIELDS);
    form.refuse("code", t!("tip-talk-too-late"), Vec::new());
    render(StatusCode::UNPROCESSABLE_ENTITY, &asking(t, form, false))
}

async fn answered(app: &App, form: &Typed, (print, seen): (String, i64)) -> Result<(), Failure> {
    let files = form.uploads().iter().map(|upload| Upload {
        name: String::new(),
        ..Upload::from(upload)
    });
    let files: Vec<Upload> = files.collect();
    let (at, text) = (app.setting(), form.value("text").to_owned());
    app.store
        .write(move |tx| tip::answer(tx, &at, (&print, seen), (&text, &files)))
        .await
}
