//! `/protections/new`: a request is taken down for the denunciation of a petition, or proposed by the settler.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::protection::{self, LISTS, RawPerson, RawRequest, Source};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::supervision::carried::{Again, carried};
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

/// What the address tells.
pub(super) struct Subject;

impl Fields for Subject {
    const FIELDS: &'static [Field] = &[Field::line("petition", t!("petition-one"), 20)];
}

pub(super) struct AskForm;

impl Fields for AskForm {
    const FIELDS: &'static [Field] = &[
        Field::line("petition", t!("petition-one"), 20),
        Field::line("source", t!("protection-field-source"), 20),
        Field::line("on", t!("protection-field-on"), 10),
        Field::line("urgent", t!("protection-field-urgent"), 5),
        Field::many("people", t!("protection-field-people"), 20),
        Field::text("names", t!("protection-field-names"), 2000),
        Field::line("threat", t!("protection-field-threat"), 40),
        Field::line("from_whom", t!("protection-field-from-whom"), 40),
        Field::text("text", t!("protection-field-text"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/protection/ask.html")]
struct AskPage {
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    sources: Vec<Choice>,
    urgency: Vec<Choice>,
    people: Vec<Choice>,
    threats: Vec<Choice>,
    whom: Vec<Choice>,
}

fn page(t: PageContext, app: &App, form: Typed, (forbidden, status): Again) -> Response {
    let [who, what, whom] = LISTS.map(|list| label::listed(&t, &app.law, list, t.today()));
    let source = |one: &Source| Choice {
        value: one.as_str().to_owned(),
        label: t.say(label::source(*one)).into_owned(),
    };
    let page = AskPage {
        sources: Source::ALL.iter().map(source).collect(),
        urgency: vec![Choice {
            value: "yes".to_owned(),
            label: t.say(t!("protection-urgent")).into_owned(),
        }],
        people: who,
        threats: what,
        whom,
        forbidden,
        form,
        t,
    };
    render(status, &page)
}

/// `GET /protections/new?petition=…`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Subject>,
) -> Result<Response, Problem> {
    actor.permit::<acts::AskProtection>()?;
    let form = Typed::empty(AskForm::FIELDS)
        .fill("petition", asked.into_typed().value("petition"))
        .fill("people", "denouncer")
        .fill("on", t.today().to_string());
    Ok(page(t, &app, form, (None, StatusCode::OK)))
}

/// Those who were chosen, the kin with the names told, each on a line of its own.
pub(crate) fn chosen(people: &[&str], names: &str) -> Vec<RawPerson> {
    let mut names = names.lines().map(str::trim);
    let person = |relation: &&str| RawPerson {
        relation: (*relation).to_owned(),
        name: if *relation == "denouncer" {
            String::new()
        } else {
            names.next().unwrap_or_default().to_owned()
        },
    };
    people.iter().map(person).collect()
}

/// `POST /protections/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<AskForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::AskProtection>()?;
    let petition = form.value("petition").parse::<Id>();
    let petition = petition.map_err(|_| Failure::NotFound)?;
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawRequest {
        source: of("source"),
        on: None,
        is_urgent: form.has("urgent", "yes"),
        people: chosen(&form.values("people"), form.value("names")),
        threat: of("threat"),
        from_whom: of("from_whom"),
        text: of("text"),
    };
    let raw = RawRequest {
        on: form.day("on"),
        ..raw
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| {
        let done = protection::ask(tx, &at, &permit, petition, &raw);
        done.map_err(|failure| {
            super::act::named(failure, &[("relation", "people"), ("name", "names")])
        })
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::protection(id)).into_response()),
        Err(again) => Ok(page(t, &app, form.into_typed(), again)),
    }
}
