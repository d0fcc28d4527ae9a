//! `/dossiers/{id}`: a dossier that another register sent, its documents and its docket.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::access::{Actor, acts};
use casework::notice::received::{self, Received, ReceivedDocument};
use casework::settlement::Case;
use casework::{Failure, Id};
use words::t;

use super::super::entered::{self, DocketLine};
use super::super::{names, paths as cases};
use super::join::JoinForm;
use super::paths::{self, DocumentPath, DossierPath};
use super::{ReceivedLine, line};
use crate::app::App;
use crate::scanner;
use crate::web::file::saved;
use crate::web::view::render;
use crate::web::{At, Fields, PageContext, Problem, SignedIn, Typed, legal};

struct DocumentLine {
    title: String,
    on: String,
    /// Where it is read; empty for what was only listed.
    href: String,
    hash: String,
}

/// A dossier with what belongs to it.
pub(super) struct Found {
    received: Received,
    documents: Vec<ReceivedDocument>,
    case: Option<Case>,
}

#[derive(Template)]
#[template(path = "pages/settlement/received/show.html")]
struct DossierPage {
    t: PageContext,
    form: Typed,
    line: ReceivedLine,
    facts: Vec<(String, String)>,
    documents: Vec<DocumentLine>,
    docket: Vec<DocketLine>,
    /// Number and address of the case here.
    case: Option<(String, String)>,
    /// Where it is joined, for those who may.
    join: String,
}

/// `GET`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<DossierPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path.id).await?;
    let form = Typed::empty(JoinForm::FIELDS);
    Ok(page(t, &app, &actor, &found, (form, StatusCode::OK)))
}

/// `GET …/documents/{no}`: one document; the reading goes on record.
pub(super) async fn document(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<DocumentPath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let read = app
        .store
        .write(move |tx| received::document(tx, &at, &actor, (path.id, path.no)));
    let (document, bytes) = read.await?;
    scanner::admit(&app, &document.hash, &bytes).await?;
    let ending = document
        .file
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    let name = format!("document_{}.{ending}", document.no);
    Ok(saved("application/octet-stream", &name, bytes).into_response())
}

/// The dossier, if it is in scope.
pub(super) async fn find(app: &App, actor: &Actor, id: Id) -> Result<Found, Problem> {
    let scope = actor.scope();
    let read = app.store.read(move |tx| {
        let found = received::one(tx, &scope, id)?;
        let case = match found.case {
            Some(case) => Some(Case::read(tx, case)?),
            None => None,
        };
        Ok::<_, Failure>(Found {
            documents: received::documents(tx, id)?,
            received: found,
            case,
        })
    });
    Ok(read.await?)
}

pub(super) fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    found: &Found,
    (form, status): (Typed, StatusCode),
) -> Response {
    let told = &found.received.register;
    let procedure = app.law.procedures.get(&told.procedure);
    let own = actor.may::<acts::ReceiveDossier>() && actor.unit == found.received.unit;
    let page = DossierPage {
        line: line(&t, app, &found.received),
        facts: facts(&t, app, &found.received),
        documents: found
            .documents
            .iter()
            .map(|one| row(&t, found, one))
            .collect(),
        docket: entered::docket(&t, app, procedure, &told.docket, &told.officials),
        case: found.case.as_ref().map(|case| {
            let number = names::number(case.number, case.year);
            (number, cases::case(case.id))
        }),
        join: if own && found.case.is_none() {
            paths::join(found.received.id)
        } else {
            String::new()
        },
        form,
        t,
    };
    render(status, &page)
}

fn facts(t: &PageContext, app: &App, found: &Received) -> Vec<(String, String)> {
    let told = &found.register;
    let procedure = app.law.procedures.get(&told.procedure);
    let state = procedure.and_then(|procedure| procedure.state(&told.state));
    let named = |title: Option<&law::Text>, code: &str| {
        title.map_or_else(|| code.to_owned(), |title| legal::text(t, title).to_owned())
    };
    let fact = |label: &'static str, value: String| (t.say(label).into_owned(), value);
    vec![
        fact(
            t!("received-procedure"),
            named(procedure.map(|one| &one.title), &told.procedure),
        ),
        fact(
            t!("received-state"),
            named(state.map(|one| &one.title), &told.state),
        ),
        fact(t!("received-hash"), found.hash.clone()),
    ]
}

fn row(t: &PageContext, found: &Found, document: &ReceivedDocument) -> DocumentLine {
    let title = match document.no {
        0 => t.say(t!("received-whole")).into_owned(),
        1 => t.say(t!("received-data")).into_owned(),
        _ => document.title.clone(),
    };
    DocumentLine {
        title,
        on: t.date(document.on),
        href: if document.hash.is_empty() {
            String::new()
        } else {
            paths::document(found.received.id, document.no)
        },
        hash: document.hash.chars().take(16).collect(),
    }
}
