//! `/tips/{id}/reading`: what was told and the talk about it, opened for a reason that goes on record, and shown once.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::document::Attachment;
use casework::tip::{self, Reading, Statement, TipFile};
use casework::{Failure, Id};
use words::t;

use super::label;
use super::one::{self, ActForm};
use super::paths::{self, FilePath, TipPath};
use crate::app::App;
use crate::pages::petition::hand_out;
use crate::pages::petition::receipt::kept_nowhere;
use crate::web::failure::field_fault;
use crate::web::{At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ReasonForm;

impl Fields for ReasonForm {
    const FIELDS: &'static [Field] = &[Field::line("reason", t!("tip-field-reason"), 500)];
}

/// One message.
struct Said {
    side: &'static str,
    on: String,
    text: String,
    files: Vec<Paper>,
}

/// One file.
struct Paper {
    action: String,
    no: i64,
    media_type: String,
    is_cleaned: bool,
}

#[derive(Template)]
#[template(path = "pages/tip/opened.html")]
struct OpenedPage {
    t: PageContext,
    statement: Statement,
    about_unit: Option<String>,
    role: String,
    files: Vec<Paper>,
    said: Vec<Said>,
    reason: String,
    back: String,
}

/// `POST /tips/{id}/reading`.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(TipPath { id }): At<TipPath>,
    t: PageContext,
    form: Form<ReasonForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let (at, reason) = (app.setting(), form.value("reason").to_owned());
    let asked = reason.clone();
    let opened = app
        .store
        .write(move |tx| tip::read(tx, &at, &permit, id, &asked))
        .await;
    match opened {
        Ok(reading) => Ok(kept_nowhere(Html(page(t, &app, reading, reason)))),
        Err(Failure::Invalid(errors)) => {
            let mut again = Typed::empty(ActForm::FIELDS).fill("reason", reason);
            again.refuse_all(errors.into_iter().map(field_fault));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            one::page(&app, &actor, t, (again, Vec::new()), (id, None), status).await
        }
        Err(failure) => Err(failure.into()),
    }
}

fn page(t: PageContext, app: &App, reading: Reading, reason: String) -> OpenedPage {
    let id = reading.details.tip.id;
    let papers = |files: &[TipFile]| files.iter().map(|file| paper(id, file)).collect();
    let said = reading.lines.iter().map(|line| Said {
        side: label::side(line.side),
        on: t.date(line.on),
        text: line.text.clone(),
        files: papers(&line.files),
    });
    let about = reading.statement.about_unit.as_deref();
    OpenedPage {
        about_unit: about.map(|unit| legal::unit_in_place(&t, &app.law, unit)),
        role: label::role_word(&t, &reading.statement.role),
        files: papers(&reading.files),
        said: said.collect(),
        statement: reading.statement,
        reason,
        back: paths::tip(id),
        t,
    }
}

fn paper(tip: Id, file: &TipFile) -> Paper {
    Paper {
        action: paths::file(tip, file.id),
        no: file.no,
        media_type: file.media_type.clone(),
        is_cleaned: file.is_cleaned,
    }
}

/// `POST /tips/{id}/files/{file}`: one file, on record again.
pub(super) async fn open_file(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(FilePath { id, file }): At<FilePath>,
    form: Form<ReasonForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let (at, reason) = (app.setting(), form.value("reason").to_owned());
    let (found, bytes) = app
        .store
        .write(move |tx| tip::read_file(tx, &at, &permit, (id, file), &reason))
        .await?;
    let named = Attachment {
        id: found.id,
        subject: id,
        sealed: true,
        name: found.no.to_string(),
        media_type: found.media_type,
        size: found.size,
        // The scanner remembers it by its place, not by what it holds.
        hash: format!("tip {file}"),
    };
    hand_out(&app, &named, bytes).await
}
