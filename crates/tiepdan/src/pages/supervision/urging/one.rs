//! `/urgings/{id}`: one urging: answered by the unit that is urged, taken back by the one that urges.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::urging::{self, Answering, Stand, UrgingRow, UrgingStep, Withdrawing};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::paths::{self, RowPath};
use super::lines::{Line, href, line, moments};
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
        Field::text("process", t!("urging-field-process"), 4000),
        Field::text("reasons", t!("urging-field-reasons"), 4000),
        Field::text("responsibility", t!("urging-field-responsibility"), 4000),
        Field::text("reason", t!("urging-field-withdraw"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/urging/one.html")]
struct UrgingPage {
    t: PageContext,
    form: Typed,
    line: Line,
    version: i64,
    subject_href: Option<String>,
    article: String,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    may_answer: bool,
    may_withdraw: bool,
}

/// What is read for the page, in one transaction.
type Found = (UrgingRow, Vec<UrgingStep>, BTreeMap<Id, String>, bool);

/// `GET /urgings/{id}`.
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
            let (row, steps) = urging::urging(tx, &scope, id)?;
            let people: Vec<Id> = steps.iter().filter_map(|step| step.official).collect();
            let names = access::names(tx, &people)?;
            let is_seen = urging::subject_seen(tx, &scope, &row.urging)?;
            Ok::<_, Failure>((row, steps, names, is_seen))
        })
        .await?;
    let page = drawn(app, actor, t, form, &found, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (row, steps, names, is_seen): &Found,
    forbidden: Option<Forbidden>,
) -> UrgingPage {
    let one = &row.urging;
    let is_open = one.stand == Stand::Open;
    let is_givers = one.giver.as_deref() == Some(actor.unit.as_str());
    let rule = one.rule.as_deref().and_then(|id| app.law.urging.rule(id));
    let by_hand = app.law.urging.answer.as_ref();
    let cited = rule.map_or_else(
        || by_hand.map(|one| &one.article),
        |rule| Some(&rule.article),
    );
    UrgingPage {
        line: line(&t, app, row),
        version: one.version,
        subject_href: is_seen.then(|| href(one.subject)),
        article: cited.map_or_else(String::new, |cited| legal::article(&t, &app.law, cited)),
        moments: moments(&t, app, steps, names),
        action: paths::urging(one.id),
        may_answer: is_open && one.unit == actor.unit && actor.may::<acts::ReportUp>(),
        may_withdraw: is_open && is_givers && actor.may::<acts::Urge>(),
        forbidden,
        form,
        t,
    }
}

/// `POST /urgings/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::urging(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    answering: Answering,
    withdrawing: Withdrawing,
}

impl Asked {
    fn read(form: &Typed) -> Self {
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            answering: Answering {
                process: of("process"),
                reasons: of("reasons"),
                responsibility: of("responsibility"),
                on: None,
                expected,
            },
            withdrawing: Withdrawing {
                reason: of("reason"),
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
        match self.act.as_str() {
            "answer" => {
                let permit = actor.permit::<acts::ReportUp>()?;
                urging::answer(tx, at, &permit, id, &self.answering)
            }
            "withdraw" => {
                let permit = actor.permit::<acts::Urge>()?;
                urging::withdraw(tx, at, &permit, id, &self.withdrawing)
            }
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
