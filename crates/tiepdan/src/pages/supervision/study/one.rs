//! `/party-petitions/{id}`: one study: advised, asked again, concluded, told to the person, ended.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::study::{
    self, Advising, Closing, Concluding, Notifying, PetitionStudy, Proposal, Stand, StudyDetails,
};
use casework::supervision::{self, AssignmentRow};
use casework::{Failure, FieldError, Id, Setting};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::course::{choices, moments, people};
use super::super::lines;
use super::super::paths::{self as led, RowPath};
use super::super::written;
use super::{label, may, paths};
use crate::app::App;
use crate::pages::petition;
use crate::web::components::{Choice, ClockView, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("proposal", t!("study-field-proposal"), 20),
        Field::text("text", t!("study-field-text"), 4000),
        Field::many("complex", t!("study-field-complex"), 5),
        Field::line("competent", t!("study-field-competent"), 300),
        Field::text("reason", t!("supervision-field-reason"), 4000),
        Field::line("due", t!("study-field-advise-by"), 10),
        Field::line("number", t!("study-field-number"), 300),
        Field::line("on", t!("study-field-noticed-on"), 10),
        Field::text("result", t!("study-field-result"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/study/one.html")]
struct StudyPage {
    t: PageContext,
    form: Typed,
    title: String,
    unit: String,
    studied_by: String,
    competent: Option<String>,
    received_on: Date,
    summary: String,
    text: Option<String>,
    petition: Option<String>,
    one: PetitionStudy,
    stand: &'static str,
    tone: &'static str,
    proposal: Option<&'static str>,
    notice: Option<ClockView>,
    article: String,
    advise_by: Option<ClockView>,
    directives: Vec<lines::Line>,
    give: Option<String>,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    proposals: Vec<Choice>,
    complex: Vec<Choice>,
    /// What the one who asks may do now: `advise`, `conclude`, `notify`, `close`, or nothing.
    next: &'static str,
}

type Found = (StudyDetails, Vec<AssignmentRow>, BTreeMap<Id, String>);

/// `GET /party-petitions/{id}`.
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
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| {
            let details = study::study(tx, &scope, id)?;
            let names = access::names(tx, &people(&details.steps))?;
            let petition = details.row.study.petition;
            let directives = supervision::directives_of(tx, &scope, petition)?;
            Ok::<_, Failure>((details, directives, names))
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
    (details, directives, names): Found,
    forbidden: Option<Forbidden>,
) -> StudyPage {
    let StudyDetails { row, steps, .. } = &details;
    let one = row.study.clone();
    let (stand, tone) = label::stand(one.stand);
    let number = format!("{}/{}", row.number.0, row.number.1);
    let due = |day: Date| legal::due(&t, &app.law, day);
    let unit = |code: &str| legal::unit_in_place(&t, &app.law, code);
    let notice = one.notice_due.filter(|_| one.noticed_on.is_none());
    let is_committee = one.unit == actor.unit;
    let may_give = is_committee && one.concluded_on.is_some() && one.closed_on.is_none();
    StudyPage {
        title: t
            .say_with(t!("study-of"), &[("number", number.into())])
            .into_owned(),
        unit: unit(&one.unit),
        studied_by: unit(&one.studied_by),
        competent: one.competent.as_deref().map(unit),
        received_on: row.received_on,
        summary: row.summary.clone(),
        petition: details
            .is_petition_seen
            .then(|| petition::paths::petition(one.petition)),
        stand,
        tone,
        proposal: one.proposal.map(label::proposal),
        notice: notice.map(due),
        article: legal::term_name(&t, &app.law, &one.notice_term),
        advise_by: one.stand.is_owed().then(|| due(one.advise_by)),
        directives: directives
            .iter()
            .map(|row| lines::line(&t, app, row))
            .collect(),
        give: (may_give && actor.may::<acts::Direct>())
            .then(|| led::give("petition", one.petition)),
        moments: moments(&t, app, steps, &names, label::act),
        action: paths::study(one.id),
        proposals: choices(&t, Proposal::ALL, Proposal::as_str, label::proposal),
        complex: vec![Choice {
            value: "yes".to_owned(),
            label: t.say(t!("study-complex")).into_owned(),
        }],
        next: next(app, actor, &one),
        text: details.text,
        one,
        forbidden,
        form,
        t,
    }
}

/// What whoever asks may do now.
fn next(app: &App, actor: &Actor, one: &PetitionStudy) -> &'static str {
    let (committee, studies) = (one.unit == actor.unit, one.studied_by == actor.unit);
    let asks = committee && may::<acts::AskStudy>(app, actor);
    match one.stand {
        stand if stand.is_owed() && studies && may::<acts::Advise>(app, actor) => "advise",
        Stand::Advised if committee && actor.may::<acts::Direct>() => "conclude",
        Stand::Concluded if asks => "notify",
        Stand::Noticed if asks => "close",
        _ => "",
    }
}

/// `POST /party-petitions/{id}`.
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
        study::study(tx, &who.scope(), id)?;
        asked.carry_out(tx, &at, &who, id)
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::study(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    reason: String,
    due: Option<Date>,
    advising: Advising,
    concluding: Concluding,
    notifying: Notifying,
    closing: Closing,
}

impl Asked {
    fn read(app: &App, t: &PageContext, form: &mut Typed) -> Self {
        let (due, on) = (form.day("due"), form.day("on"));
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        let competent = of("competent");
        Self {
            act: of("do"),
            reason: of("reason"),
            due,
            advising: Advising {
                proposal: of("proposal"),
                text: of("text"),
                is_complex: form.has("complex", "yes"),
                expected,
            },
            concluding: Concluding {
                text: of("text"),
                competent: written::unit(app, t, competent.trim()).unwrap_or(competent),
                expected,
            },
            notifying: Notifying {
                number: of("number"),
                on,
                expected,
            },
            closing: Closing {
                result: of("result"),
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
        let (directing, asking) = (
            || actor.permit::<acts::Direct>(),
            || actor.permit::<acts::AskStudy>(),
        );
        match self.act.as_str() {
            "advise" => {
                let permit = actor.permit::<acts::Advise>()?;
                study::advise(tx, at, &permit, id, &self.advising)
            }
            "return" => {
                let again = (self.reason.as_str(), self.due, self.advising.expected);
                study::ask_again(tx, at, &directing()?, id, again)
            }
            "conclude" => study::conclude(tx, at, &directing()?, id, &self.concluding),
            "notify" => study::notify(tx, at, &asking()?, id, &self.notifying),
            "close" => study::close(tx, at, &asking()?, id, &self.closing),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
