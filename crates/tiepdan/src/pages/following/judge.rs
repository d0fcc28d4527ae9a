//! `POST /follow/judgement`: what whoever filed says of the answer; code and secret stand in the body again.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::petition::{self, BEST_MARK, Judging};
use casework::{Failure, Refusal};
use store::Tx;
use words::t;

use super::follow::told;
use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::web::client::Client;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::refusal::refusal_key;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, Typed};

pub(super) struct JudgeForm;

impl Fields for JudgeForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("petition-code"), 40),
        Field::line("secret", t!("petition-secret"), 40),
        Field::line("mark", t!("following-mark"), 1),
        Field::line("word", t!("following-word"), 500),
    ];
}

/// The marks, the best first.
pub(super) fn marks(t: &PageContext) -> Vec<Choice> {
    let keys = [
        t!("following-mark-5"),
        t!("following-mark-4"),
        t!("following-mark-3"),
        t!("following-mark-2"),
        t!("following-mark-1"),
    ];
    let values = (1..=BEST_MARK).rev().zip(keys);
    let choice = |(mark, key): (i64, &'static str)| Choice {
        value: mark.to_string(),
        label: t.say(key).into_owned(),
    };
    values.map(choice).collect()
}

/// `POST /follow/judgement`.
pub(super) async fn judge(
    State(app): State<Arc<App>>,
    client: Client,
    t: PageContext,
    mut form: Form<JudgeForm>,
) -> Result<Response, Problem> {
    let (code, secret) = (
        form.value("code").to_owned(),
        form.value("secret").to_owned(),
    );
    if app.follow_throttle.take(&code, client, t.now.at).is_err() {
        return Err(Kind::TooMany.into());
    }
    let said = Judging {
        mark: form.value("mark").parse().ok(),
        text: form.value("word").to_owned(),
    };
    let (at, key) = (app.setting(), (code.clone(), secret.clone()));
    let work = move |tx: &mut Tx<'_>| petition::judge(tx, &at, (&key.0, &key.1), &said);
    let done = if form.is_valid() {
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let status = answered(&mut form, done)?;
    let (at, key) = (app.setting(), (code.clone(), secret.clone()));
    let found = app
        .store
        .read(move |tx| petition::follow(tx, &at, &key.0, &key.1));
    let following = found.await?;
    app.follow_throttle.forgive(&code, client);
    let is_judged = status == StatusCode::OK;
    let judging = (form.into_typed(), (code, secret), is_judged);
    let page = told(t, &app, &following, judging);
    Ok(kept_nowhere(render(status, &page)))
}

/// The status of the page; what stands against the judgement stands beside the form.
fn answered(form: &mut Typed, done: Result<(), Failure>) -> Result<StatusCode, Problem> {
    Ok(match done {
        Ok(()) => StatusCode::OK,
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(Failure::Refused(refusal)) => {
            let Refusal { code, .. } = *refusal;
            form.refuse("mark", refusal_key(code), Vec::new());
            StatusCode::CONFLICT
        }
        Err(failure) => return Err(failure.into()),
    })
}
