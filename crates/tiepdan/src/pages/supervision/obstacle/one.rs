//! `/obstacles/{id}`: one legal obstacle with its cases and what was recommended about it; out of the way, or none.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::obstacle::{self, LegalObstacle, ObstacleDetails, Settling};
use casework::supervision::upward::{self, SubjectKind, UpwardRow};
use casework::{Failure, FieldError, Id, Setting, settlement};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::course::{moments, people};
use super::super::paths::RowPath;
use super::super::upward as above;
use super::list::told;
use super::{label, paths};
use crate::app::App;
use crate::pages::{petition, settlement as cases};
use crate::web::components::Moment;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("case", t!("obstacle-field-case"), 20),
        Field::text("text", t!("obstacle-field-outcome"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/obstacle/one.html")]
struct ObstaclePage {
    t: PageContext,
    form: Typed,
    cited: String,
    unit: String,
    topic: String,
    one: LegalObstacle,
    stand: &'static str,
    tone: &'static str,
    all: i64,
    /// The cases one sees: where they lead, their number.
    cases: Vec<(String, String)>,
    above: Vec<above::Line>,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    recommend: Option<String>,
    may_tie: bool,
    may_end: bool,
}

type Found = (ObstacleDetails, Vec<UpwardRow>, BTreeMap<Id, String>);

/// `GET /obstacles/{id}`.
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
            let details = obstacle::obstacle(tx, &scope, id)?;
            let names = access::names(tx, &people(&details.steps))?;
            let above = upward::of_subject(tx, &scope, (SubjectKind::Obstacle, id))?;
            Ok::<_, Failure>((details, above, names))
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
    (details, above, names): Found,
    forbidden: Option<Forbidden>,
) -> ObstaclePage {
    let (one, all) = (details.row.obstacle, details.row.cases);
    let may_note = actor.may::<acts::NoteObstacle>() && one.is_open();
    let (stand, tone) = label::stand(one.stand);
    let recommends = actor.may::<acts::RecommendUp>() && one.is_open();
    ObstaclePage {
        cited: told(&t, (&one.instrument, &one.article)),
        unit: legal::unit_in_place(&t, &app.law, &one.unit),
        topic: petition::label::field(&t, &app.law, &one.topic),
        stand,
        tone,
        all,
        cases: details
            .cases
            .iter()
            .map(|(id, number, year)| (cases::paths::case(*id), format!("{number}/{year}")))
            .collect(),
        above: above.iter().map(|row| above::line(&t, app, row)).collect(),
        moments: moments(&t, app, &details.steps, &names, label::act),
        action: paths::obstacle(one.id),
        recommend: recommends.then(|| above::paths::about("obstacle", one.id)),
        may_tie: may_note,
        may_end: may_note && one.unit == actor.unit,
        one,
        forbidden,
        form,
        t,
    }
}

/// `POST /obstacles/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        obstacle::obstacle(tx, &who.scope(), id)?;
        asked.carry_out(tx, &at, &who, id)
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::obstacle(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    case: String,
    settling: Settling,
}

impl Asked {
    fn read(form: &Typed) -> Self {
        Self {
            act: form.value("do").to_owned(),
            case: form.value("case").to_owned(),
            settling: Settling {
                text: form.value("text").to_owned(),
                expected: form.value("version").parse().ok(),
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
        let permit = actor.permit::<acts::NoteObstacle>()?;
        match self.act.as_str() {
            "tie" => {
                let case = settlement::of_book(tx, at, permit.unit(), &self.case)?;
                obstacle::tie(tx, at, &permit, &actor.scope(), (id, Some(case)))
            }
            "resolve" => obstacle::resolve(tx, at, &permit, id, &self.settling),
            "drop" => obstacle::drop(tx, at, &permit, id, &self.settling),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
