//! `POST /follow/protection`: whoever denounced asks for protection; code and secret stand in the body and in no address.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::petition;
use casework::protection::{self, LISTS, RawRequest};
use store::Tx;
use words::t;

use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::pages::protection::{chosen, label};
use crate::pages::supervision::carried::carried;
use crate::web::client::Client;
use crate::web::components::Choice;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, Typed};

pub(super) struct ProtectForm;

impl Fields for ProtectForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("petition-code"), 40),
        Field::line("secret", t!("petition-secret"), 40),
        Field::line("do", t!("supervision-act"), 20),
        Field::line("urgent", t!("protection-field-urgent"), 5),
        Field::many("people", t!("protection-field-people"), 20),
        Field::text("names", t!("protection-field-names"), 2000),
        Field::line("threat", t!("protection-field-threat"), 40),
        Field::line("from_whom", t!("protection-field-from-whom"), 40),
        Field::text("text", t!("protection-field-text"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/following/protect.html")]
struct ProtectPage {
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    urgency: Vec<Choice>,
    people: Vec<Choice>,
    threats: Vec<Choice>,
    whom: Vec<Choice>,
    is_asked: bool,
}

fn page(t: PageContext, app: &App, form: Typed, forbidden: Option<Forbidden>) -> ProtectPage {
    let [people, threats, whom] = LISTS.map(|list| label::listed(&t, &app.law, list, t.today()));
    ProtectPage {
        urgency: vec![Choice {
            value: "yes".to_owned(),
            label: t.say(t!("protection-urgent")).into_owned(),
        }],
        people,
        threats,
        whom,
        forbidden,
        is_asked: false,
        form,
        t,
    }
}

/// `POST /follow/protection`: first the form, then the request.
pub(super) async fn protect(
    State(app): State<Arc<App>>,
    client: Client,
    t: PageContext,
    mut form: Form<ProtectForm>,
) -> Result<Response, Problem> {
    let of = |name: &str| form.value(name).to_owned();
    let (code, secret) = (of("code"), of("secret"));
    if app.follow_throttle.take(&code, client, t.now.at).is_err() {
        return Err(Kind::TooMany.into());
    }
    let (at, key) = (app.setting(), (code.clone(), secret.clone()));
    let known = app
        .store
        .read(move |tx| petition::follow(tx, &at, &key.0, &key.1));
    known.await?;
    app.follow_throttle.forgive(&code, client);
    if form.value("do").is_empty() {
        let form = form.into_typed().fill("people", "denouncer");
        let page = page(t, &app, form, None);
        return Ok(kept_nowhere(render(StatusCode::OK, &page)));
    }
    let (raw, at) = (asked(&form), app.setting());
    let work =
        move |tx: &mut Tx<'_>| protection::ask_by_secret(tx, &at, (&code, &secret), &raw).map(drop);
    let done = carried(&app, &t, &mut form, work).await?;
    let (is_asked, forbidden, status) = match done {
        Ok(()) => (true, None, StatusCode::OK),
        Err((forbidden, status)) => (false, forbidden, status),
    };
    let page = ProtectPage {
        is_asked,
        ..page(t, &app, form.into_typed(), forbidden)
    };
    Ok(kept_nowhere(render(status, &page)))
}

fn asked(form: &Typed) -> RawRequest {
    let of = |name: &str| form.value(name).to_owned();
    RawRequest {
        source: String::new(),
        on: None,
        is_urgent: form.has("urgent", "yes"),
        people: chosen(&form.values("people"), form.value("names")),
        threat: of("threat"),
        from_whom: of("from_whom"),
        text: of("text"),
    }
}
