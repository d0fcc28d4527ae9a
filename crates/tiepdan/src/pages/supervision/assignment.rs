//! `/assignments/{id}`: what one owner owes: reported, returned, accepted, taken back.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::urging::{self, UrgingRow};
use casework::supervision::{self, AssignmentRow, AssignmentStep, Reporting, Returning, Stand};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::carried::carried;
use super::label;
use super::lines::{Line, line, moments};
use super::paths::{self, RowPath};
use super::thing::{Things, things};
use super::urging::lines as urged;
use crate::app::App;
use crate::web::components::Moment;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::text("text", t!("supervision-field-report"), 4000),
        Field::text("reason", t!("supervision-field-reason"), 4000),
        Field::line("due", t!("supervision-field-due-again"), 10),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/assignment.html")]
struct AssignmentPage {
    t: PageContext,
    form: Typed,
    line: Line,
    version: i64,
    owner: String,
    official: Option<String>,
    giver: String,
    subject: &'static str,
    subject_href: Option<String>,
    session: Option<String>,
    whole: String,
    owners: i64,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    may_report: bool,
    may_judge: bool,
    may_withdraw: bool,
    urgings: Vec<urged::Line>,
    urge: String,
}

/// What is read for the page, in one transaction.
type Found = (
    AssignmentRow,
    Vec<AssignmentStep>,
    BTreeMap<Id, String>,
    Things,
    Vec<UrgingRow>,
);

/// `GET /assignments/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS);
    page(&app, &actor, t, form, (id, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| {
            let (row, steps) = supervision::assignment(tx, &scope, id)?;
            let mut people: Vec<Id> = steps.iter().filter_map(|step| step.official).collect();
            people.extend(row.assignment.official);
            let names = access::names(tx, &people)?;
            let things = things(tx, &scope, &row.directive)?;
            let urgings = urging::of_subject(tx, &scope, id)?;
            Ok::<_, Failure>((row, steps, names, things, urgings))
        })
        .await?;
    let page = drawn(app, actor, t, form, found, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (row, steps, names, things, urgings): Found,
    forbidden: Option<Forbidden>,
) -> AssignmentPage {
    let (one, directive) = (&row.assignment, &row.directive);
    let is_owed = matches!(one.stand, Stand::Given | Stand::Returned);
    let is_givers = one.giver == actor.unit && actor.may::<acts::Direct>();
    AssignmentPage {
        line: line(&t, app, &row),
        version: one.version,
        owner: legal::unit_in_place(&t, &app.law, &one.unit),
        official: one.official.and_then(|id| names.get(&id).cloned()),
        giver: legal::unit_in_place(&t, &app.law, &one.giver),
        subject: label::subject(directive.subject.0),
        subject_href: things.subject,
        session: things.session,
        whole: paths::directive(directive.id),
        owners: directive.owners,
        moments: moments(&t, app, &steps, &names),
        action: paths::assignment(one.id),
        may_report: is_owed && one.unit == actor.unit && actor.may::<acts::ReportUp>(),
        may_judge: is_givers && one.stand == Stand::Reported,
        may_withdraw: is_givers && one.closed_on.is_none(),
        urgings: urgings
            .iter()
            .map(|row| urged::line(&t, app, row))
            .collect(),
        urge: if is_givers && one.closed_on.is_none() && one.unit != actor.unit {
            paths::urge("assignment", one.id)
        } else {
            String::new()
        },
        forbidden,
        form,
        t,
    }
}

/// `POST /assignments/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::assignment(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    reporting: Reporting,
    returning: Returning,
}

impl Asked {
    fn read(form: &mut Typed) -> Self {
        let due = form.day("due");
        let expected = form.value("version").parse().ok();
        Self {
            act: form.value("do").to_owned(),
            reporting: Reporting {
                text: form.value("text").to_owned(),
                on: None,
                expected,
            },
            returning: Returning {
                reason: form.value("reason").to_owned(),
                due,
                on: None,
                expected,
            },
        }
    }

    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let leading = || actor.permit::<acts::Direct>();
        let said = &self.returning;
        match self.act.as_str() {
            "report" => {
                let permit = actor.permit::<acts::ReportUp>()?;
                supervision::report(tx, at, &permit, id, &self.reporting)
            }
            "accept" => supervision::accept(tx, at, &leading()?, id, said),
            "return" => supervision::return_report(tx, at, &leading()?, id, said),
            "withdraw" => supervision::withdraw(tx, at, &leading()?, id, said),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
