//! `/follow/data`: everything the register holds of whoever filed, as one JSON file for himself and nobody else.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::petition::{self, Own};
use serde_json::{Value as Json, json};
use store::Tx;
use words::t;

use crate::app::App;
use crate::pages::petition::receipt::{kept, kept_nowhere};
use crate::web::client::Client;
use crate::web::file::saved;
use crate::web::refusal::refusal_key;
use crate::web::view::render;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, Typed};

pub(super) struct OwnForm;

impl Fields for OwnForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("petition-code"), 40),
        Field::line("secret", t!("petition-secret"), 40),
        Field::line("name", t!("following-data-name"), 200),
    ];
}

#[derive(Template)]
#[template(path = "pages/following/own.html")]
struct OwnPage {
    t: PageContext,
    form: Typed,
}

/// `GET /follow/data`.
pub(super) async fn ask(t: PageContext, headers: HeaderMap) -> Response {
    let code = kept(&headers).map_or_else(String::new, |kept| kept.code);
    let form = Typed::empty(OwnForm::FIELDS).fill("code", code);
    kept_nowhere(Html(OwnPage { t, form }))
}

/// `POST /follow/data`.
pub(super) async fn give(
    State(app): State<Arc<App>>,
    client: Client,
    t: PageContext,
    mut form: Form<OwnForm>,
) -> Result<Response, Problem> {
    let typed = (form.required("code"), form.required("secret"));
    let (Some(name), (Some(code), Some(secret))) = (form.required("name"), typed) else {
        return Ok(again(t, form.into_typed()));
    };
    if let Err(seconds) = app.follow_throttle.take(&code, client, t.now.at) {
        let waits = vec![("seconds", seconds.into())];
        form.refuse("secret", t!("following-too-many"), waits);
        let form = form.into_typed();
        let page = OwnPage { t, form };
        return Ok(kept_nowhere(render(StatusCode::TOO_MANY_REQUESTS, &page)));
    }
    let (at, key) = (app.setting(), code.clone());
    let work = move |tx: &mut Tx<'_>| petition::own(tx, &at, (&key, &secret), &name);
    match app.store.write(work).await {
        Ok(own) => {
            app.follow_throttle.forgive(&code, client);
            Ok(file(&own))
        }
        Err(failure) => refused(t, form.into_typed(), failure),
    }
}

/// Why nothing is given.
fn refused(t: PageContext, mut form: Typed, failure: Failure) -> Result<Response, Problem> {
    match failure {
        Failure::NotFound => {
            form.refuse("name", t!("following-data-wrong"), Vec::new());
            Ok(again(t, form))
        }
        Failure::Refused(refusal) => {
            form.refuse("code", refusal_key(refusal.code), Vec::new());
            let page = OwnPage { t, form };
            Ok(kept_nowhere(render(StatusCode::CONFLICT, &page)))
        }
        failure => Err(failure.into()),
    }
}

fn again(t: PageContext, form: Typed) -> Response {
    kept_nowhere(Again(OwnPage { t, form }).into_response())
}

fn file(own: &Own) -> Response {
    let text = format!("{:#}\n", written(own));
    saved("application/json", "tiepdan.json", text.into_bytes())
}

/// Moments are microseconds UTC, days `YYYY-MM-DD`.
fn written(own: &Own) -> Json {
    let (person, state) = (&own.identity, &own.following);
    let (number, year) = state.number;
    let files = own.files.iter().map(
        |file| json!({ "sha256": file.hash, "bytes": file.size, "media_type": file.media_type }),
    );
    let seen = own
        .seen
        .iter()
        .map(|seen| json!({ "at": seen.at, "unit": seen.unit, "event": seen.event }));
    let case = state
        .case
        .as_ref()
        .map(|(procedure, state, last_on, due_on)| {
            json!({ "procedure": procedure, "state": state, "last_on": last_on.to_string(),
            "due_on": due_on.map(|day| day.to_string()) })
        });
    json!({
        "you": {
            "is_organization": person.is_organization, "name": person.name, "id_kind": person.id_kind,
            "id_number": person.id_number, "address": person.address, "commune": person.commune,
            "phone": person.phone, "email": person.email,
        },
        "petition": {
            "unit": state.unit, "number": number, "year": year, "received_on": state.received_on.to_string(),
            "channel": own.channel, "class": own.class, "summary": own.summary, "text": own.text,
            "others": own.others, "state": state.state, "rule": state.rule, "reason": state.reason,
            "handled_on": state.handled_on.map(|day| day.to_string()), "sent_to": state.sent_to,
            "due_on": state.due_on.map(|day| day.to_string()),
        },
        "case": case,
        "judgement": own.judgement.as_ref().map(|(mark, word)| json!({ "mark": mark, "word": word })),
        "files": files.collect::<Vec<_>>(),
        "seen": seen.collect::<Vec<_>>(),
    })
}
