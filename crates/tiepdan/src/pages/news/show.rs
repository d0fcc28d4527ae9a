//! `/news`: what came since one looked last, what runs out, whether one wants a mail a day.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::Actor;
use casework::news::{self, Item, News, NewsKind};
use casework::{Failure, FieldError};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::report::paths as report;
use crate::pages::supervision::carried::carried;
use crate::pages::{petition, protection, settlement, supervision};
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// What was looked at.
pub(super) struct SeenForm;

impl Fields for SeenForm {
    const FIELDS: &'static [Field] = &[Field::line("kind", t!("news-kind"), 20)];
}

/// Where the mail of a day goes.
pub(super) struct DigestForm;

impl Fields for DigestForm {
    const FIELDS: &'static [Field] = &[Field::line("address", t!("news-field-address"), 300)];
}

struct Line {
    href: String,
    text: String,
    on: Date,
    note: String,
    is_new: bool,
}

struct Part {
    word: &'static str,
    title: &'static str,
    href: &'static str,
    all: i64,
    new: i64,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "pages/news/show.html")]
struct NewsPage {
    t: PageContext,
    form: Typed,
    parts: Vec<Part>,
    is_chosen: bool,
    hour: String,
}

/// `GET /news`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    page(&app, &actor, t, None, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    typed: Option<Typed>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (at, who) = (app.setting(), Arc::clone(actor));
    let found = app.store.read(move |tx| {
        let found = news::news(tx, &at, &who)?;
        Ok::<_, Failure>((found, news::digest_of(tx, who.official)?))
    });
    let (found, digest) = found.await?;
    let address = digest.as_ref().map_or("", |digest| digest.address.as_str());
    let form = typed
        .unwrap_or_else(|| Typed::empty(DigestForm::FIELDS).fill("address", address.to_owned()));
    let page = NewsPage {
        parts: found.iter().map(|one| part(&t, app, actor, one)).collect(),
        is_chosen: digest.is_some(),
        hour: format!("{:02}:00", app.law.reporting.digest.hour),
        form,
        t,
    };
    Ok(render(status, &page))
}

fn part(t: &PageContext, app: &App, actor: &Actor, one: &News) -> Part {
    Part {
        word: one.kind.as_str(),
        title: label::kind(one.kind),
        href: label::href(one.kind),
        all: one.all,
        new: one.new,
        lines: one
            .items
            .iter()
            .map(|item| line(t, app, actor, (one.kind, item)))
            .collect(),
    }
}

fn line(t: &PageContext, app: &App, actor: &Actor, (kind, item): (NewsKind, &Item)) -> Line {
    let thing = t.say(label::thing(&item.thing));
    let is_term = matches!(kind, NewsKind::Due | NewsKind::Overdue);
    Line {
        href: match item.thing.as_str() {
            "petition" => petition::paths::petition(item.id),
            "case" => settlement::paths::case(item.id),
            "assignment" => supervision::paths::assignment(item.id),
            "urging" => supervision::paths::urging(item.id),
            "report" => report::owed_one(&actor.unit, &item.note),
            "meeting" => supervision::paths::meeting(item.id),
            "protection" => protection::paths::protection(item.id),
            _ => label::href(kind).to_owned(),
        },
        text: match item.number {
            Some((number, year)) => {
                let values = [
                    ("thing", thing.as_ref().into()),
                    ("number", format!("{number}/{year}").into()),
                ];
                t.say_with("urging-subject", &values).into_owned()
            }
            None => thing.into_owned(),
        },
        note: if is_term {
            legal::term_name(t, &app.law, &item.note)
        } else {
            item.note.clone()
        },
        on: item.on,
        is_new: item.is_new && !is_term,
    }
}

/// `POST /news`: what is there of a kind, or of every kind, was looked at.
pub(super) async fn seen(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<SeenForm>,
) -> Result<Response, Problem> {
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let asked = form.value("kind").to_owned();
    let work = move |tx: &mut Tx<'_>| {
        let kind = NewsKind::parse(&asked);
        if kind.is_none() && !asked.is_empty() {
            return Err(FieldError::new("kind", "choice-unknown").into());
        }
        news::mark_seen(tx, &at, &who, kind)
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(paths::NEWS).into_response()),
        Err((_, status)) => page(&app, &actor, t, Some(form.into_typed()), status).await,
    }
}

/// `POST /news/digest`: the address of the mail of a day; an empty one ends it.
pub(super) async fn digest(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<DigestForm>,
) -> Result<Response, Problem> {
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let address = form.value("address").to_owned();
    let work = move |tx: &mut Tx<'_>| news::choose_digest(tx, &at, &who, &address);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(paths::NEWS).into_response()),
        Err((_, status)) => page(&app, &actor, t, Some(form.into_typed()), status).await,
    }
}
