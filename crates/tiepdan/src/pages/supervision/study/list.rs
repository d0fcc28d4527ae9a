//! `/party-petitions`: petitions sent to the Party: those that wait to be studied, and the studies.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::supervision::study::{
    self, ListFilter, RawStudy, Situation, StudyRow, WaitingPetition,
};
use casework::supervision::{Listing, Part};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::carried::{Again, carried};
use super::super::course::{pager, tab};
use super::super::paths::{key, place};
use super::super::written;
use super::{label, may, paths};
use crate::app::App;
use crate::pages::petition;
use crate::web::components::{Choice, ClockView, Tab};
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;
/// Waiting petitions that are shown.
const WAITING: i64 = 50;

pub(super) struct AskForm;

impl Fields for AskForm {
    const FIELDS: &'static [Field] = &[
        Field::line("petition", t!("study-field-petition"), 20),
        Field::line("studied_by", t!("study-field-studied-by"), 300),
        Field::line("advise_by", t!("study-field-advise-by"), 10),
        Field::text("question", t!("study-field-question"), 4000),
    ];
}

/// What narrows the register.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// A study as lists show it.
struct Line {
    href: String,
    number: String,
    summary: String,
    unit: String,
    studied_by: String,
    on: Date,
    stand: &'static str,
    tone: &'static str,
    notice: Option<ClockView>,
}

/// A petition that waits.
struct WaitingLine {
    href: String,
    unit: String,
    notice: Option<ClockView>,
    one: WaitingPetition,
}

#[derive(Template)]
#[template(path = "pages/supervision/study/list.html")]
struct StudiesPage {
    t: PageContext,
    form: Typed,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    waiting: Vec<WaitingLine>,
    all_waiting: i64,
    petitions: Vec<Choice>,
    forbidden: Option<Forbidden>,
    may_ask: bool,
}

type Found = (Listing<StudyRow>, [i64; 6], study::Waiting);

/// `GET /party-petitions`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let asked = asked.into_typed();
    let form = Typed::empty(AskForm::FIELDS);
    page(&app, &actor, (t, form), &asked, (None, StatusCode::OK)).await
}

async fn page(
    app: &App,
    actor: &Actor,
    (t, form): (PageContext, Typed),
    asked: &Typed,
    (forbidden, status): Again,
) -> Result<Response, Problem> {
    let here = Situation::parse(asked.value("tab")).unwrap_or_default();
    let filter = ListFilter {
        situation: here,
        part: Part {
            after: place(asked.value("after")),
            limit: ROWS,
        },
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| {
            let waiting = study::waiting(tx, &at, &scope, WAITING)?;
            let sums = study::sums(tx, &at, &scope)?;
            Ok::<_, Failure>((study::list(tx, &at, &scope, &filter)?, sums, waiting))
        })
        .await?;
    let page = drawn(
        app,
        actor,
        (t, form),
        (here, asked.value("after")),
        (found, forbidden),
    );
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    (t, form): (PageContext, Typed),
    (here, after): (Situation, &str),
    ((found, sums, waiting), forbidden): (Found, Option<Forbidden>),
) -> StudiesPage {
    let tabs = Situation::ALL.into_iter().zip(sums).map(|(one, sum)| {
        let href = paths::studies(one.as_str(), "");
        let count = (one != Situation::All).then_some(sum);
        tab(&t, href, label::situation(one), count, one == here)
    });
    let (rows, all_waiting) = waiting;
    let mine = rows.iter().filter(|one| one.unit == actor.unit);
    let link = |after: &str| paths::studies(here.as_str(), after);
    StudiesPage {
        tabs: tabs.collect(),
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: pager(after, found.next.map(key), link),
        petitions: mine
            .map(|one| Choice {
                value: one.id.to_string(),
                label: format!("{}/{}: {}", one.number.0, one.number.1, one.summary),
            })
            .collect(),
        waiting: rows
            .into_iter()
            .map(|one| WaitingLine {
                href: petition::paths::petition(one.id),
                unit: legal::unit_in_place(&t, &app.law, &one.unit),
                notice: one.notice_due.map(|due| legal::due(&t, &app.law, due)),
                one,
            })
            .collect(),
        all_waiting,
        may_ask: may::<acts::AskStudy>(app, actor),
        forbidden,
        form,
        t,
    }
}

fn line(t: &PageContext, app: &App, row: &StudyRow) -> Line {
    let one = &row.study;
    let (stand, tone) = label::stand(one.stand);
    let notice = one.notice_due.filter(|_| one.noticed_on.is_none());
    Line {
        href: paths::study(one.id),
        number: format!("{}/{}", row.number.0, row.number.1),
        summary: row.summary.clone(),
        unit: legal::unit_in_place(t, &app.law, &one.unit),
        studied_by: legal::unit_in_place(t, &app.law, &one.studied_by),
        on: row.received_on,
        stand,
        tone,
        notice: notice.map(|due| legal::due(t, &app.law, due)),
    }
}

/// `POST /party-petitions`: a petition is given to be studied.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<AskForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::AskStudy>()?;
    let advise_by = form.day("advise_by");
    let by = form.value("studied_by").trim().to_owned();
    let raw = RawStudy {
        petition: form.value("petition").parse().ok(),
        studied_by: written::unit(&app, &t, &by).unwrap_or(by),
        question: form.value("question").to_owned(),
        advise_by,
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| study::ask(tx, &at, &permit, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::study(id)).into_response()),
        Err(again) => {
            let asked = Typed::empty(Narrowing::FIELDS);
            page(&app, &actor, (t, form.into_typed()), &asked, again).await
        }
    }
}
