//! `/inspections/{id}`: one inspection: begun, given up, concluded; what it recommends and how far that is.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::inspection::{
    self, InspectionDetails, InspectionStep, Recommendation, RecommendationKind, Stand,
};
use casework::{Failure, Id};
use store::Tx;

use super::super::paths::{self, RowPath};
use super::concluding::{ActForm, Asked, ROWS, page_field};
use super::label;
use super::list::title;
use crate::app::App;
use crate::web::components::{Choice, ClockView, Moment};
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// A recommendation as lists show it.
pub(super) struct RecommendationLine {
    pub(super) href: String,
    pub(super) no: i64,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) unit: String,
    /// Organizations and people it is about, and those dealt with; none where it names no numbers.
    pub(super) numbers: Option<[i64; 4]>,
    pub(super) stand: &'static str,
    pub(super) tone: &'static str,
    pub(super) clock: Option<ClockView>,
}

#[derive(Template)]
#[template(path = "pages/supervision/inspection/one.html")]
struct InspectionPage {
    t: PageContext,
    form: Typed,
    title: String,
    unit: String,
    one: inspection::Inspection,
    stand: &'static str,
    tone: &'static str,
    subjects: Vec<String>,
    team: Vec<String>,
    recommendations: Vec<RecommendationLine>,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    kinds: Vec<Choice>,
    rows: [usize; 5],
    /// `begin`, `conclude`, or nothing.
    next: &'static str,
}

/// `GET /inspections/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS).fill("on", t.today().to_string());
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
    let found = app
        .store
        .read(move |tx| {
            let details = inspection::inspection(tx, &at, &scope, id)?;
            let people: Vec<Id> = details
                .steps
                .iter()
                .filter_map(|step| step.official)
                .collect();
            let names = access::names(tx, &people)?;
            Ok::<_, Failure>((details, names))
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
    (details, names): (InspectionDetails, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> InspectionPage {
    let one = details.row.inspection;
    let is_own = one.unit == actor.unit && actor.may::<acts::Inspect>();
    let (stand, tone) = label::stand(one.stand);
    InspectionPage {
        title: title(&t, &one),
        unit: legal::unit_in_place(&t, &app.law, &one.unit),
        stand,
        tone,
        subjects: details
            .subjects
            .iter()
            .map(|code| legal::unit_in_place(&t, &app.law, code))
            .collect(),
        team: one.team.lines().map(str::to_owned).collect(),
        recommendations: details
            .recommendations
            .iter()
            .map(|one| line(&t, app, one))
            .collect(),
        moments: moments(&t, app, details.steps.iter(), &names),
        action: paths::inspection(one.id),
        kinds: label::choices(
            &t,
            RecommendationKind::ALL,
            RecommendationKind::as_str,
            label::recommended,
        ),
        rows: ROWS,
        next: match one.stand {
            Stand::Planned if is_own => "begin",
            Stand::Begun if is_own => "conclude",
            _ => "",
        },
        one,
        forbidden,
        form,
        t,
    }
}

/// A recommendation as lists show it.
pub(super) fn line(t: &PageContext, app: &App, one: &Recommendation) -> RecommendationLine {
    let (stand, tone) = label::recommendation(one);
    let ((organizations, people), (done, dealt)) = (one.asked, one.done);
    let numbers = [organizations, people, done, dealt];
    RecommendationLine {
        href: paths::recommendation(one.id),
        no: one.no,
        kind: label::recommended(one.kind),
        text: one.text.clone(),
        unit: legal::unit_in_place(t, &app.law, &one.unit),
        numbers: one.kind.has_numbers().then_some(numbers),
        stand,
        tone,
        clock: one.is_owed().then(|| legal::due(t, &app.law, one.due)),
    }
}

/// What was done, the first act first.
pub(super) fn moments<'a>(
    t: &PageContext,
    app: &App,
    steps: impl ExactSizeIterator<Item = &'a InspectionStep>,
    names: &BTreeMap<Id, String>,
) -> Vec<Moment> {
    let last = steps.len().saturating_sub(1);
    let each = steps.enumerate().map(|(index, step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        let act = t.say(label::act(&step.act));
        Moment {
            title: match step.recommendation {
                Some(no) => {
                    let values = [("act", act.as_ref().into()), ("no", no.into())];
                    t.say_with("inspection-act-of", &values).into_owned()
                }
                None => act.into_owned(),
            },
            when: t.date(step.on),
            who: format!(
                "{}, {}",
                name.unwrap_or_default(),
                legal::unit_name(t, &app.law, &step.unit)
            ),
            note: step.text.clone(),
            tone: if index == last { "now" } else { "done" },
        }
    });
    each.collect()
}

/// `POST /inspections/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&app, &t, &mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let done = if form.is_valid() {
        let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let (forbidden, status) = match done {
        Ok(()) => return Ok(Redirect::to(&paths::inspection(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(page_field).map(field_fault));
            (None, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Failure::Refused(refusal)) if refusal.code != "act-needs-post" => {
            let forbidden = legal::forbidden(&t, &app.law, &refusal);
            (Some(forbidden), StatusCode::CONFLICT)
        }
        Err(failure) => return Err(failure.into()),
    };
    page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
}
