//! `/voter-petitions/{id}`: one petition of voters: answered at once or sent, answered, judged, told to the voters.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::voter::{
    self, Answering, Forwarding, Judging, Outcome, Stand, Telling, VoterDetails, VoterPetition,
};
use casework::{Failure, FieldError, Id, Setting};
use jiff::ToSpan;
use store::Tx;
use words::t;

use super::super::carried::{carried, renamed};
use super::super::course::{choices, moments, people};
use super::super::paths::{self as led, RowPath};
use super::super::written;
use super::list::{Line, line};
use super::{keeps, label, paths};
use crate::app::App;
use crate::web::components::{Choice, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("to", t!("voter-field-to"), 300),
        Field::line("document", t!("voter-field-document"), 300),
        Field::line("on", t!("voter-field-sent-on"), 10),
        Field::line("due", t!("voter-field-due"), 10),
        Field::line("outcome", t!("voter-field-outcome"), 20),
        Field::text("text", t!("voter-field-answer"), 4000),
        Field::line("number", t!("voter-field-answer-number"), 300),
        Field::line("promised", t!("voter-field-promised"), 10),
        Field::text("reason", t!("supervision-field-reason"), 4000),
        Field::text("told", t!("voter-field-told"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/voter/one.html")]
struct VoterPage {
    t: PageContext,
    form: Typed,
    line: Line,
    keeper: String,
    meeting: Option<(String, String)>,
    outcome: Option<&'static str>,
    one: VoterPetition,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    outcomes: Vec<Choice>,
    urge: Option<String>,
    /// What the one who asks may do now: `handle`, `answer`, `judge`, `tell`, or nothing.
    next: &'static str,
}

/// `GET /voter-petitions/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let days = app.law.supervision.voters.answer_days;
    let due = t.today().saturating_add(days.days());
    let form = Typed::empty(ActForm::FIELDS).fill("due", due.to_string());
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
            let details = voter::petition(tx, &scope, id)?;
            let names = access::names(tx, &people(&details.steps))?;
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
    (details, names): (VoterDetails, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> VoterPage {
    let row = details.row;
    let is_own = row.petition.unit == actor.unit && keeps(app, actor);
    let is_owed = row.petition.stand.is_owed();
    let may_urge = is_own && is_owed && actor.may::<acts::Urge>();
    let meeting = row.petition.meeting.zip(row.met_on).map(|(id, on)| {
        let name = [
            ("day", t.date(on).into()),
            ("district", row.petition.district.as_str().into()),
        ];
        let name = t.say_with(t!("voter-meeting-on"), &name).into_owned();
        (paths::meeting(id), name)
    });
    VoterPage {
        line: line(&t, app, &row),
        keeper: legal::unit_in_place(&t, &app.law, &row.petition.unit),
        meeting: meeting.filter(|_| actor.unit == row.petition.unit),
        outcome: row.petition.outcome.map(label::outcome),
        moments: moments(&t, app, &details.steps, &names, label::act),
        action: paths::petition(row.petition.id),
        outcomes: choices(&t, Outcome::ALL, Outcome::as_str, label::outcome),
        urge: may_urge.then(|| led::urge("voter_petition", row.petition.id)),
        next: next(actor, &row.petition, is_own),
        one: row.petition,
        forbidden,
        form,
        t,
    }
}

/// What whoever asks may do now.
fn next(actor: &Actor, one: &VoterPetition, is_own: bool) -> &'static str {
    let answers = one.to_unit.as_deref() == Some(actor.unit.as_str());
    match one.stand {
        Stand::Received if is_own => "handle",
        Stand::Answered if is_own => "judge",
        Stand::Accepted | Stand::Watched if is_own => "tell",
        stand if stand.is_owed() && answers && actor.may::<acts::ReportUp>() => "answer",
        _ => "",
    }
}

/// `POST /voter-petitions/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&app, &t, &mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        voter::petition(tx, &who.scope(), id)?;
        asked.carry_out(tx, &at, &who, id)
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::petition(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    text: String,
    told: String,
    forwarding: Forwarding,
    answering: Answering,
    judging: Judging,
}

impl Asked {
    fn read(app: &App, t: &PageContext, form: &mut Typed) -> Self {
        let (on, due, promised) = (form.day("on"), form.day("due"), form.day("promised"));
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        let to = of("to");
        Self {
            act: of("do"),
            text: of("text"),
            told: of("told"),
            forwarding: Forwarding {
                to: written::unit(app, t, to.trim()).unwrap_or(to),
                document: of("document"),
                on,
                due,
                expected,
            },
            answering: Answering {
                outcome: of("outcome"),
                text: of("text"),
                number: of("number"),
                promised,
                expected,
            },
            judging: Judging {
                text: of("reason"),
                due,
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
        let keeping = || actor.permit::<acts::KeepVoters>();
        let expected = self.judging.expected;
        match self.act.as_str() {
            "forward" => voter::forward(tx, at, &keeping()?, id, &self.forwarding),
            "explain" => voter::explain(tx, at, &keeping()?, id, (&self.text, expected)),
            "answer" => {
                let permit = actor.permit::<acts::ReportUp>()?;
                voter::answer(tx, at, &permit, id, &self.answering)
            }
            "accept" => voter::accept(tx, at, &keeping()?, id, &self.judging),
            "return" => voter::send_back(tx, at, &keeping()?, id, &self.judging),
            "tell" => {
                let said = Telling {
                    text: self.told.clone(),
                    on: None,
                    expected,
                };
                let told = voter::tell(tx, at, &keeping()?, id, &said);
                told.map_err(|failure| renamed(failure, ("text", "told")))
            }
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
