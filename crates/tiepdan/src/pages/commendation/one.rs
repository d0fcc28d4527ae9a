//! `/commendations/{id}`: one commendation with the figures behind it; granted or declined.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::commendation::{self, Commendation, Deciding, Figure, Stand};
use casework::{FieldError, Id};
use store::Tx;
use words::t;

use super::{kind, paths, period, stand, who};
use crate::app::App;
use crate::pages::supervision::carried::carried;
use crate::pages::supervision::paths::RowPath;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("number", t!("commendation-field-number"), 100),
        Field::line("decided", t!("commendation-field-decided"), 10),
        Field::text("reason", t!("commendation-field-reason"), 4000),
    ];
}

/// A figure in words.
struct FigureLine {
    title: String,
    formula: String,
    count: String,
    rate: String,
}

#[derive(Template)]
#[template(path = "pages/commendation/one.html")]
struct OnePage {
    t: PageContext,
    form: Typed,
    one: Commendation,
    who: String,
    kind: &'static str,
    unit: String,
    period: String,
    name: String,
    article: String,
    stand: &'static str,
    tone: &'static str,
    figures: Vec<FigureLine>,
    action: String,
    forbidden: Option<Forbidden>,
    may_decide: bool,
}

/// `GET /commendations/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS).fill("decided", t.today().to_string());
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
    let found = app.store.read(move |tx| commendation::one(tx, &scope, id));
    let page = drawn(app, actor, t, form, found.await?);
    let page = OnePage { forbidden, ..page };
    Ok(render(status, &page))
}

fn drawn(app: &App, actor: &Actor, t: PageContext, form: Typed, one: Commendation) -> OnePage {
    let law = &app.law;
    let (stand, tone) = stand(one.stand);
    let kept: Vec<Figure> = serde_json::from_str(&one.figures).unwrap_or_default();
    let figure = |figure: &Figure| {
        let all = law.indicators.all.iter();
        let indicator = all.clone().find(|one| one.id == figure.indicator)?;
        let rate = figure.rate();
        Some(FigureLine {
            title: legal::text(&t, &indicator.title).to_owned(),
            formula: legal::text(&t, &indicator.formula).to_owned(),
            count: format!(
                "{}/{}",
                t.number(figure.numerator),
                t.number(figure.denominator)
            ),
            rate: rate.map_or_else(String::new, |rate| format!("{} %", t.decimal(rate, 1))),
        })
    };
    let granted_as = law.commendations.form(&one.form);
    let is_own = one.unit == actor.unit && one.stand == Stand::Proposed;
    OnePage {
        who: who(&t, law, &one),
        kind: kind(one.kind),
        unit: legal::unit_in_place(&t, law, &one.unit),
        period: period(&t, law, &one.period),
        name: granted_as.map_or_else(String::new, |form| legal::text(&t, &form.title).to_owned()),
        article: granted_as.map_or_else(String::new, |form| legal::article(&t, law, &form.article)),
        figures: kept.iter().filter_map(figure).collect(),
        action: paths::one(one.id),
        may_decide: is_own && actor.may::<acts::GrantCommendation>(),
        stand,
        tone,
        forbidden: None,
        one,
        form,
        t,
    }
}

/// `POST /commendations/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let said = Deciding {
        on: form.day("decided"),
        number: form.value("number").to_owned(),
        reason: form.value("reason").to_owned(),
        expected: form.value("version").parse().ok(),
    };
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let act = form.value("do").to_owned();
    let work = move |tx: &mut Tx<'_>| {
        commendation::one(tx, &who.scope(), id)?;
        let permit = who.permit::<acts::GrantCommendation>()?;
        match act.as_str() {
            "grant" => commendation::grant(tx, &at, &permit, id, &said),
            "decline" => commendation::decline(tx, &at, &permit, id, &said),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::one(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}
