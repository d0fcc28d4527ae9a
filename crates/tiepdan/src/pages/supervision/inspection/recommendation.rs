//! `/inspection-recommendations/{id}`: what an inspection recommends: reported on, returned, accepted.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::inspection::{
    self, Answering, InspectionDetails, InspectionStep, Judging, RecommendationStand,
};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::paths::{self, RowPath};
use super::list::title;
use super::one::{RecommendationLine, line, moments};
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
        Field::line(
            "organizations",
            t!("inspection-field-dealt-organizations"),
            6,
        ),
        Field::line("people", t!("inspection-field-dealt-people"), 6),
        Field::text("reason", t!("supervision-field-reason"), 4000),
        Field::line("due", t!("supervision-field-due-again"), 10),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/inspection/recommendation.html")]
struct RecommendationPage {
    t: PageContext,
    form: Typed,
    line: RecommendationLine,
    of: String,
    of_href: String,
    inspector: String,
    version: i64,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    may_report: bool,
    may_judge: bool,
}

/// `GET /inspection-recommendations/{id}`.
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
    let (at, scope) = (app.setting(), actor.scope());
    let (details, names) = app
        .store
        .read(move |tx| {
            let details = inspection::recommendation(tx, &at, &scope, id)?;
            let people: Vec<Id> = details
                .steps
                .iter()
                .filter_map(|step| step.official)
                .collect();
            let names = access::names(tx, &people)?;
            Ok::<_, Failure>((details, names))
        })
        .await?;
    let page = drawn(app, actor, t, form, (id, details, names), forbidden);
    Ok(render(status, &page.ok_or(Failure::NotFound)?))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (id, details, names): (Id, InspectionDetails, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> Option<RecommendationPage> {
    let of = &details.row.inspection;
    let one = details.recommendations.iter().find(|one| one.id == id)?;
    let is_inspector = of.unit == actor.unit && actor.may::<acts::Inspect>();
    let own: Vec<&InspectionStep> = details
        .steps
        .iter()
        .filter(|step| step.recommendation == Some(one.no))
        .collect();
    Some(RecommendationPage {
        line: line(&t, app, one),
        of: title(&t, of),
        of_href: paths::inspection(of.id),
        inspector: legal::unit_in_place(&t, &app.law, &of.unit),
        version: one.version,
        moments: moments(&t, app, own.into_iter(), &names),
        action: paths::recommendation(one.id),
        may_report: one.is_owed() && one.unit == actor.unit && actor.may::<acts::ReportUp>(),
        may_judge: is_inspector && one.stand == RecommendationStand::Answered,
        forbidden,
        form,
        t,
    })
}

/// `POST /inspection-recommendations/{id}`.
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
        Ok(()) => Ok(Redirect::to(&paths::recommendation(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    answering: Answering,
    judging: Judging,
}

impl Asked {
    fn read(form: &mut Typed) -> Self {
        let due = form.day("due");
        let mut number = |name| form.number(name, 0..=100_000).unwrap_or_default();
        let (organizations, people) = (number("organizations"), number("people"));
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            answering: Answering {
                text: of("text"),
                organizations,
                people,
                on: None,
                expected,
            },
            judging: Judging {
                reason: of("reason"),
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
        let inspecting = || actor.permit::<acts::Inspect>();
        match self.act.as_str() {
            "answer" => {
                let permit = actor.permit::<acts::ReportUp>()?;
                inspection::answer(tx, at, &permit, id, &self.answering)
            }
            "accept" => inspection::accept(tx, at, &inspecting()?, id, &self.judging),
            "return" => inspection::send_back(tx, at, &inspecting()?, id, &self.judging),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
