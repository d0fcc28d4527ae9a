//! `/accused/{id}`: against which official of the register a petition or a case is. The program proposes names; an officer says
//! who it is. From then on neither he nor whoever reports to him sees anything of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Accused, Actor, acts};
use casework::{Failure, Id, petition, settlement};
use serde::Deserialize;
use store::Tx;
use words::t;

use super::paths;
use crate::app::App;
use crate::pages::petition::paths as of_petitions;
use crate::pages::settlement::paths as of_cases;
use crate::pages::supervision::carried::carried;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Officials proposed at once.
const PROPOSED: usize = 20;

/// The address of a petition or a case.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct SubjectPath {
    id: Id,
}

pub(super) struct AccusedForm;

impl Fields for AccusedForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("accused-name"), 20),
        Field::line("find", t!("accused-find"), 300),
        Field::line("official", t!("accused-official"), 30),
        Field::text("reason", t!("accused-reason"), 1000),
    ];
}

/// An official as the page shows him.
struct Line {
    id: Id,
    name: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "pages/access/accused.html")]
struct AccusedPage {
    t: PageContext,
    form: Typed,
    action: String,
    back: String,
    about: String,
    named: Vec<Line>,
    found: Vec<Line>,
}

/// What the page is about.
struct Subject {
    /// Its own page.
    page: String,
    about: String,
    respondent: String,
}

/// A petition of the unit or a case of it.
fn subject(tx: &mut Tx<'_>, actor: &Actor, id: Id) -> Result<Subject, Failure> {
    let scope = actor.scope().own();
    match petition::details(tx, &scope, id) {
        Ok(found) => Ok(Subject {
            page: of_petitions::petition(id),
            about: found.row.summary,
            respondent: found.respondent,
        }),
        Err(Failure::NotFound) => {
            let found = settlement::details(tx, &scope, id)?;
            Ok(Subject {
                page: of_cases::case(id),
                about: found.case.title,
                respondent: found.respondent,
            })
        }
        Err(failure) => Err(failure),
    }
}

/// What the page shows, read in one transaction.
struct Found {
    subject: Subject,
    /// By which name the officials are searched: what was typed, else how the petition calls the respondent.
    typed: String,
    named: Vec<Accused>,
    proposed: Vec<Accused>,
}

fn read(tx: &mut Tx<'_>, actor: &Actor, id: Id, typed: String) -> Result<Found, Failure> {
    let subject = subject(tx, actor, id)?;
    let typed = Some(typed).filter(|typed| !typed.is_empty());
    let typed = typed.unwrap_or_else(|| subject.respondent.clone());
    let named = access::accused(tx, id)?;
    let mut proposed = access::may_be_accused(tx, &actor.tenant, &typed, PROPOSED)?;
    proposed.retain(|one| !named.contains(one));
    Ok(Found {
        subject,
        typed,
        named,
        proposed,
    })
}

fn lines(t: &PageContext, app: &App, all: Vec<Accused>) -> Vec<Line> {
    let each = all.into_iter().map(|one| Line {
        unit: legal::unit_name(t, &app.law, &one.unit),
        id: one.official,
        name: one.name,
    });
    each.collect()
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    (mut form, id): (Typed, Id),
    status: StatusCode,
) -> Result<Response, Problem> {
    let (reader, typed) = (Arc::clone(actor), form.value("find").to_owned());
    let found = app.store.read(move |tx| read(tx, &reader, id, typed));
    let found = found.await?;
    form.put("find", found.typed);
    let page = AccusedPage {
        named: lines(&t, app, found.named),
        found: lines(&t, app, found.proposed),
        action: paths::accused(id),
        back: found.subject.page,
        about: found.subject.about,
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `GET /accused/{id}`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(SubjectPath { id }): At<SubjectPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::NameAccused>()?;
    let form = Typed::empty(AccusedForm::FIELDS);
    page(&app, &actor, t, (form, id), StatusCode::OK).await
}

/// `POST /accused/{id}`.
pub(super) async fn name(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(SubjectPath { id }): At<SubjectPath>,
    t: PageContext,
    mut form: Form<AccusedForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::NameAccused>()?;
    if form.value("do") == "find" {
        let typed = form.into_typed().without_faults();
        return page(&app, &actor, t, (typed, id), StatusCode::OK).await;
    }
    form.required("official");
    let official = form.choice("official", |text| text.parse::<Id>().ok());
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let is_cleared = form.value("do") == "clear";
    let reason = form.value("reason").to_owned();
    let work = move |tx: &mut Tx<'_>| {
        let official = official.ok_or(Failure::NotFound)?;
        if is_cleared {
            access::clear_accused(tx, &at, &permit, id, official, &reason)?;
        } else {
            petition::name_accused(tx, &at, &permit, id, official)?;
        }
        access::is_kept_from(tx, &at, &reader, id)
    };
    match carried(&app, &t, &mut form, work).await? {
        // It may be against whoever named him, or against his own head.
        Ok(true) => Ok(Redirect::to(of_petitions::QUEUE).into_response()),
        Ok(false) => Ok(Redirect::to(&paths::accused(id)).into_response()),
        Err((_, status)) => page(&app, &actor, t, (form.into_typed(), id), status).await,
    }
}
