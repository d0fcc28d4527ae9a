//! `/directives/new`: a leader gives a directive, from a session, a visit, a case or a petition, or by itself.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague, acts};
use casework::reception;
use casework::supervision::{self, RawDirective, RawOwner};
use casework::{Failure, Id};
use words::t;

use super::{label, paths, written};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct GiveForm;

impl Fields for GiveForm {
    const FIELDS: &'static [Field] = &[
        Field::line("source", t!("supervision-field-source"), 30),
        Field::line("number", t!("supervision-field-number"), 60),
        Field::line("on", t!("supervision-field-on"), 10),
        Field::line("given_by", t!("supervision-field-given-by"), 300),
        Field::text("text", t!("supervision-field-text"), 4000),
        Field::line("due", t!("supervision-field-due"), 10),
        Field::text("owners", t!("supervision-field-owners"), 20_000),
        Field::line("official", t!("supervision-field-official"), 20),
        Field::many("each", t!("supervision-field-each"), 10),
        Field::line("session", t!("reception-session"), 20),
        Field::line("subject_kind", t!("supervision-field-subject"), 20),
        Field::line("subject", t!("supervision-field-subject"), 20),
    ];
}

/// What a new directive is about.
pub(super) struct About;

impl Fields for About {
    const FIELDS: &'static [Field] = &[
        Field::line("session", t!("reception-session"), 20),
        Field::line("visit", t!("supervision-subject-visit"), 20),
        Field::line("case", t!("supervision-subject-case"), 20),
        Field::line("petition", t!("supervision-subject-petition"), 20),
        Field::line("meeting", t!("review-one"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/give.html")]
struct GivePage {
    t: PageContext,
    form: Typed,
    sources: Vec<Choice>,
    colleagues: Vec<Choice>,
    each: Vec<Choice>,
    subject: Option<&'static str>,
}

/// `GET /directives/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<About>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Direct>()?;
    let about = asked.into_typed();
    let mut form = Typed::empty(GiveForm::FIELDS)
        .fill("on", t.today().to_string())
        .fill("given_by", actor.name.clone());
    for kind in ["visit", "case", "petition", "meeting"] {
        if let Ok(id) = about.value(kind).parse::<Id>() {
            form = form
                .fill("subject_kind", kind)
                .fill("subject", id.to_string());
        }
    }
    if !about.value("meeting").is_empty() {
        form = form.fill("source", "review_meeting");
    }
    let session = match (about.value("session").parse(), about.value("visit").parse()) {
        (Ok(session), _) => Some(session),
        (_, Ok(visit)) => {
            let scope = actor.scope();
            let found = app
                .store
                .read(move |tx| reception::visit(tx, &scope, visit));
            Some(found.await?.row.session)
        }
        _ => None,
    };
    if let Some(session) = session {
        form = form
            .fill("session", session.to_string())
            .fill("source", "reception");
    }
    page(&app, &actor, t, form, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (now, unit) = (app.setting().now, actor.unit.clone());
    let colleagues = app
        .store
        .read(move |tx| access::colleagues(tx, now, &unit))
        .await?;
    let colleague = |one: Colleague| Choice {
        value: one.id.to_string(),
        label: one.name,
    };
    let kind = supervision::SubjectKind::parse(form.value("subject_kind"));
    let page = GivePage {
        sources: label::sources(&t),
        colleagues: colleagues.into_iter().map(colleague).collect(),
        each: vec![Choice {
            value: "yes".to_owned(),
            label: t.say(t!("supervision-each-below")).into_owned(),
        }],
        subject: kind.map(label::subject),
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `POST /directives/new`.
pub(super) async fn give(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<GiveForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Direct>()?;
    let raw = read(&app, &actor, &t, &mut form);
    let given = if form.is_valid() {
        let (at, scope) = (app.setting(), actor.scope());
        let work = move |tx: &mut store::Tx<'_>| {
            let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
            supervision::give(tx, &at, &permit, &scope, &entry)
        };
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    match given {
        Ok(given) => Ok(Redirect::to(&paths::directive(given.id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&app, &actor, t, form.into_typed(), status).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The directive as it was typed, the names of its owners read as units.
fn read(app: &App, actor: &Actor, t: &PageContext, form: &mut Typed) -> RawDirective {
    let (on, due) = (form.day("on"), form.day("due"));
    let owners = owners(app, actor, t, form);
    let id = |name: &str| form.value(name).parse().ok();
    let of = |name: &str| form.value(name).to_owned();
    RawDirective {
        source: of("source"),
        number: of("number"),
        on,
        given_by: of("given_by"),
        session: id("session"),
        subject_kind: of("subject_kind"),
        subject: id("subject"),
        text: of("text"),
        due,
        owners,
    }
}

fn owners(app: &App, actor: &Actor, t: &PageContext, form: &mut Typed) -> Vec<RawOwner> {
    let mut owners = Vec::new();
    let unit = |code: String| RawOwner {
        unit: code,
        ..RawOwner::default()
    };
    if let Ok(official) = form.value("official").parse() {
        owners.push(RawOwner {
            official: Some(official),
            ..unit(actor.unit.clone())
        });
    }
    if form.has("each", "yes") {
        let below = app.law.units.children(&actor.unit, t.today()).into_iter();
        owners.extend(below.map(|one| unit(one.code)));
    }
    let named = written::units(app, t, form, "owners");
    owners.extend(named.into_iter().map(unit));
    owners
}
