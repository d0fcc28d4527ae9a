//! Answers after a petition was handled: what the body answered to which it was sent, what the unit tells whoever sent it
//! on, what it tells the petitioner (Law on Citizen Reception art. 27, 28).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::petition::{self, Answering, Details};
use casework::{Failure, Refusal};
use words::t;

use super::paths::PetitionPath;
use super::{paths, queue};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Who says what to whom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The body to which the petition was sent answers this unit.
    Received,
    /// This unit answers whoever sent the petition on.
    Forwarder,
    /// This unit tells the petitioner.
    Petitioner,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Received, Self::Forwarder, Self::Petitioner];

    const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Forwarder => "forwarder",
            Self::Petitioner => "petitioner",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Received => t!("petition-reply-received"),
            Self::Forwarder => t!("petition-reply-forwarder"),
            Self::Petitioner => t!("petition-reply-petitioner"),
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn fits(self, details: &Details) -> bool {
        match self {
            Self::Received => details.sent_to.is_some(),
            Self::Forwarder => details.forwarded_by.is_some(),
            Self::Petitioner => true,
        }
    }
}

pub(super) struct ReplyForm;

impl Fields for ReplyForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("petition-reply-kind"), 20),
        Field::line("on", t!("petition-reply-on"), 10),
        Field::line("number", t!("petition-reply-number"), 100),
        Field::text("text", t!("petition-reply-text"), 10_000),
    ];
}

#[derive(Template)]
#[template(path = "pages/petition/reply.html")]
struct ReplyPage {
    t: PageContext,
    form: Typed,
    number: String,
    about: String,
    kinds: Vec<Choice>,
    action: String,
    back: String,
    forbidden: Option<Forbidden>,
}

async fn load(app: &App, actor: &Actor, path: PetitionPath) -> Result<Details, Failure> {
    let scope = actor.scope().own();
    let details = app
        .store
        .read(move |tx| petition::details(tx, &scope, path.id))
        .await?;
    if details.handled_on.is_none() {
        return Err(Refusal::new("petition-unhandled").into());
    }
    Ok(details)
}

fn page(
    t: PageContext,
    app: &App,
    form: Typed,
    details: &Details,
    refusal: Option<&Refusal>,
) -> ReplyPage {
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.fits(details));
    ReplyPage {
        kinds: kinds
            .map(|kind| Choice {
                value: kind.name().to_owned(),
                label: t.say(kind.label()).into_owned(),
            })
            .collect(),
        number: queue::number(details.row.number),
        about: queue::title(&t, &details.row),
        action: paths::reply(details.row.id),
        back: paths::petition(details.row.id),
        forbidden: refusal.map(|refusal| legal::forbidden(&t, &app.law, refusal)),
        form,
        t,
    }
}

/// `GET /petitions/{id}/reply`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Handle>()?;
    let details = load(&app, &actor, path).await?;
    under_seal(&app, &actor, details.row.sealed, Seen::Petition(path.id)).await?;
    let mut form = Typed::empty(ReplyForm::FIELDS).fill("on", t.today().to_string());
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.fits(&details)) {
        form.put("kind", kind.name());
    }
    Ok(render(StatusCode::OK, &page(t, &app, form, &details, None)))
}

/// `POST /petitions/{id}/reply`.
pub(super) async fn record(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
    mut form: Form<ReplyForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Handle>()?;
    let details = load(&app, &actor, path).await?;
    let Some((kind, answering)) = answering(&mut form) else {
        let page = page(t, &app, form.into_typed(), &details, None);
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let at = app.setting();
    let answer = app
        .store
        .write(move |tx| match kind {
            Kind::Received => petition::record_reply(tx, &at, &permit, path.id, &answering),
            Kind::Forwarder => petition::answer_forwarder(tx, &at, &permit, path.id, &answering),
            Kind::Petitioner => petition::tell_petitioner(tx, &at, &permit, path.id, &answering),
        })
        .await;
    match answer {
        Ok(()) => Ok(Redirect::to(&paths::petition(path.id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let page = page(t, &app, form.into_typed(), &details, None);
            Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Refused(refusal)) => {
            let page = page(t, &app, form.into_typed(), &details, Some(&refusal));
            Ok(render(StatusCode::CONFLICT, &page))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn answering(form: &mut Typed) -> Option<(Kind, Answering)> {
    form.required("kind");
    form.required("text");
    let kind = form.choice("kind", Kind::parse);
    let on = form.day("on");
    let kind = kind.filter(|_| form.is_valid())?;
    let answering = Answering {
        on,
        number: form.value("number").to_owned(),
        text: form.value("text").to_owned(),
    };
    Some((kind, answering))
}
