//! `/tips/{id}`: where one stands and what is done with it; what it says is opened apart, for a reason on record.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::supervision::inspection::{self, InspectionRow, ListFilter};
use casework::tip::{self, Details, Stand};
use casework::{Failure, FieldError, Id, Result as Done, Setting};
use store::Tx;
use words::t;

use super::label;
use super::paths::{self, TipPath};
use crate::app::App;
use crate::pages::petition::unit_choice::{self, UnitField};
use crate::pages::supervision;
use crate::pages::supervision::carried::carried;
use crate::web::components::{Choice, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// The unit to which it is passed on.
const TO: UnitField = UnitField {
    code: "to",
    typed: "to_typed",
    shown: "to_shown",
};
/// Inspections to choose from.
const INSPECTIONS: i64 = 50;

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("tip-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("reason", t!("tip-field-reason"), 500),
        Field::text("question", t!("tip-field-question"), 4000),
        Field::line("inspection", t!("tip-field-inspection"), 13),
        Field::line(TO.typed, t!("tip-field-to"), 200),
        Field::line(TO.code, t!("tip-field-to"), 60),
        Field::line(TO.shown, t!("tip-field-to"), 200),
        Field::line("ground", t!("tip-field-ground"), 40),
    ];
}

#[derive(Template)]
#[template(path = "pages/tip/one.html")]
struct TipPage {
    t: PageContext,
    form: Typed,
    details: Details,
    stand: &'static str,
    tone: &'static str,
    kept_from: Option<String>,
    inspection: Option<String>,
    ground: String,
    moments: Vec<Moment>,
    inspections: Vec<Choice>,
    to: UnitField,
    tos: Vec<Choice>,
    grounds: Vec<Choice>,
    forbidden: Option<Forbidden>,
    action: String,
    reading: String,
    may: May,
}

/// What may be done with it.
struct May {
    ask: bool,
    handle: bool,
}

/// `GET /tips/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(TipPath { id }): At<TipPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS);
    page(
        &app,
        &actor,
        t,
        (form, Vec::new()),
        (id, None),
        StatusCode::OK,
    )
    .await
}

/// The page with its form; [`super::read`] shows it again when a reason says nothing.
pub(super) async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (form, tos): (Typed, Vec<Choice>),
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let (at, scope) = (app.setting(), actor.scope().own());
    let filter = ListFilter {
        limit: INSPECTIONS,
        ..ListFilter::default()
    };
    let (details, inspections) = app
        .store
        .read(move |tx| {
            let details = tip::details(tx, &permit, id)?;
            let found = inspection::list(tx, &at, &scope, &filter)?;
            Ok::<_, Failure>((details, found.rows))
        })
        .await?;
    let mut page = drawn(app, actor, t, form, details, &inspections);
    (page.tos, page.forbidden) = (tos, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    details: Details,
    inspections: &[InspectionRow],
) -> TipPage {
    let tip = &details.tip;
    let (stand, tone) = label::stand(tip.stand);
    let is_open = tip.stand != Stand::Closed;
    let kept_from = tip.kept_from.as_deref();
    let own = inspections.iter().map(|row| &row.inspection);
    let own = own.filter(|one| one.unit == actor.unit);
    let ground = tip.ground.as_deref();
    TipPage {
        stand,
        tone,
        kept_from: kept_from.map(|unit| legal::unit_in_place(&t, &app.law, unit)),
        inspection: tip.inspection.map(supervision::paths::inspection),
        ground: ground.map_or_else(String::new, |ground| label::ground(&t, app, ground)),
        moments: label::moments(&t, app, &details.steps),
        inspections: own.map(|one| choice(&t, one)).collect(),
        to: TO,
        tos: Vec::new(),
        grounds: label::grounds(&t, app),
        forbidden: None,
        action: paths::tip(tip.id),
        reading: paths::reading(tip.id),
        may: May {
            ask: tip.may_ask && actor.may::<acts::TalkTip>(),
            handle: is_open && actor.may::<acts::HandleTip>(),
        },
        details,
        form,
        t,
    }
}

fn choice(t: &PageContext, one: &inspection::Inspection) -> Choice {
    Choice {
        value: one.id.to_string(),
        label: format!("{} · {}", one.basis, t.date(one.planned_on)),
    }
}

/// What a button asks for.
struct Asked {
    act: String,
    expected: Option<i64>,
    question: String,
    inspection: String,
    to: String,
    ground: String,
}

impl Asked {
    fn carry_out(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Done<()> {
        let expected = self.expected;
        if self.act == "ask" {
            let permit = actor.permit::<acts::TalkTip>()?;
            let asked = tip::ask(tx, at, &permit, id, (&self.question, expected));
            return asked.map_err(|failure| renamed(failure, "text", "question"));
        }
        let permit = actor.permit::<acts::HandleTip>()?;
        match self.act.as_str() {
            "use" => {
                let chosen = Some(&self.inspection).filter(|text| !text.is_empty());
                let inspection = chosen.map(|text| text.parse::<Id>()).transpose();
                let unknown = |_| FieldError::new("inspection", "choice-unknown");
                let inspection = inspection.map_err(unknown)?;
                tip::take_up(tx, at, &permit, id, (inspection, expected))
            }
            "pass" => tip::pass_on(tx, at, &permit, id, (&self.to, expected))
                .map_err(|failure| renamed(failure, TO.code, TO.typed)),
            "close" => tip::close(tx, at, &permit, id, (&self.ground, expected)),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}

/// Wrong entries of one field under the name it has on the page.
fn renamed(failure: Failure, from: &str, to: &str) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in errors.iter_mut().filter(|error| error.field == from) {
        to.clone_into(&mut error.field);
    }
    Failure::Invalid(errors)
}

/// `POST /tips/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(TipPath { id }): At<TipPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let act = form.value("do").to_owned();
    let (to, tos) = match act.as_str() {
        "pass" => {
            form.required(TO.typed);
            unit_choice::resolve(&t, &app.law, &mut form, TO)
        }
        _ => (None, Vec::new()),
    };
    let asked = Asked {
        expected: form.value("version").parse().ok(),
        question: form.value("question").to_owned(),
        inspection: form.value("inspection").to_owned(),
        to: to.unwrap_or_default(),
        ground: form.value("ground").to_owned(),
        act,
    };
    // Passed on, it is nothing that this unit may see.
    let there = match asked.act.as_str() {
        "pass" => paths::tips(""),
        _ => paths::tip(id),
    };
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&there).into_response()),
        Err((forbidden, status)) => {
            let form = (form.into_typed(), tos);
            page(&app, &actor, t, form, (id, forbidden), status).await
        }
    }
}
