//! `/dialogues/{id}`: one public dialogue: held, its questions with answers and promises, made public.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::dialogue::{
    self, DialogueDetails, Holding, Promise, PublicDialogue, Question, RawQuestion, Stand,
};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::carried::{carried, renamed};
use super::super::course::{moments, people};
use super::super::label as led;
use super::super::paths::{self as ways, RowPath};
use super::super::written;
use super::{label, paths};
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
        Field::line("participants", t!("dialogue-field-participants"), 7),
        Field::text("summary", t!("dialogue-field-summary"), 4000),
        Field::line("topic", t!("dialogue-field-topic"), 60),
        Field::line("asked_by", t!("dialogue-field-asked-by"), 300),
        Field::text("text", t!("dialogue-field-question"), 4000),
        Field::text("answer", t!("dialogue-field-answer"), 4000),
        Field::line("owner", t!("dialogue-field-owner"), 300),
        Field::line("due", t!("dialogue-field-due"), 10),
        Field::text("reason", t!("supervision-field-reason"), 4000),
    ];
}

/// A question as pages show it.
pub(super) struct QuestionLine {
    pub(super) one: Question,
    pub(super) topic: String,
    pub(super) promise: Option<PromiseLine>,
}

/// What became of a promise.
pub(super) struct PromiseLine {
    pub(super) href: String,
    pub(super) owner: String,
    pub(super) stand: &'static str,
    pub(super) tone: &'static str,
    pub(super) clock: Option<ClockView>,
}

#[derive(Template)]
#[template(path = "pages/supervision/dialogue/one.html")]
struct DialoguePage {
    t: PageContext,
    form: Typed,
    one: PublicDialogue,
    unit: String,
    kind: &'static str,
    stand: &'static str,
    tone: &'static str,
    questions: Vec<QuestionLine>,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    topics: Vec<Choice>,
    /// What the one who asks may do now: `hold`, `ask`, or nothing.
    next: &'static str,
}

/// `GET /dialogues/{id}`.
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
    let found = app
        .store
        .read(move |tx| {
            let details = dialogue::dialogue(tx, &at, &scope, id)?;
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
    (details, names): (DialogueDetails, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> DialoguePage {
    let one = details.row.dialogue;
    let is_own = one.unit == actor.unit && actor.may::<acts::HoldDialogue>();
    let (stand, tone) = label::stand(one.stand);
    DialoguePage {
        unit: legal::unit_in_place(&t, &app.law, &one.unit),
        kind: label::kind(one.kind),
        stand,
        tone,
        questions: details
            .questions
            .into_iter()
            .map(|one| question(&t, app, one))
            .collect(),
        moments: moments(&t, app, &details.steps, &names, label::act),
        action: paths::dialogue(one.id),
        topics: petition::label::fields(&t, &app.law),
        next: match one.stand {
            Stand::Announced if is_own => "hold",
            Stand::Held if is_own => "ask",
            _ => "",
        },
        one,
        forbidden,
        form,
        t,
    }
}

/// A question as pages show it.
pub(super) fn question(t: &PageContext, app: &App, one: Question) -> QuestionLine {
    let promise = one.promise.as_ref().map(|(id, unit, due, standing)| {
        let (stand, tone) = led::stand(*standing);
        let is_owed = matches!(
            standing,
            casework::supervision::Stand::Given | casework::supervision::Stand::Returned
        );
        PromiseLine {
            href: ways::assignment(*id),
            owner: legal::unit_in_place(t, &app.law, unit),
            stand,
            tone,
            clock: is_owed.then(|| legal::due(t, &app.law, *due)),
        }
    });
    QuestionLine {
        topic: petition::label::field(t, &app.law, &one.topic),
        promise,
        one,
    }
}

/// `POST /dialogues/{id}`.
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
        dialogue::dialogue(tx, &at, &who.scope(), id)?;
        let done = asked.carry_out(tx, &at, &who, id);
        done.map_err(|failure| renamed(failure, ("owners", "owner")))
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::dialogue(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    reason: String,
    expected: Option<i64>,
    holding: Holding,
    question: RawQuestion,
}

impl Asked {
    fn read(app: &App, t: &PageContext, form: &mut Typed) -> Self {
        let due = form.day("due");
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        let owner = of("owner");
        let promise = Promise {
            owner: written::unit(app, t, owner.trim()).unwrap_or_else(|| owner.clone()),
            due,
        };
        let is_promise = !owner.trim().is_empty() || due.is_some();
        Self {
            act: of("do"),
            reason: of("reason"),
            expected,
            holding: Holding {
                participants: of("participants").parse().ok(),
                summary: of("summary"),
                expected,
            },
            question: RawQuestion {
                topic: of("topic"),
                asked_by: of("asked_by"),
                text: of("text"),
                answer: of("answer"),
                promise: is_promise.then_some(promise),
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
        let permit = actor.permit::<acts::HoldDialogue>()?;
        match self.act.as_str() {
            "hold" => dialogue::hold(tx, at, &permit, id, &self.holding),
            "cancel" => dialogue::cancel(tx, at, &permit, id, (&self.reason, self.expected)),
            "ask" => {
                let directing = actor.permit::<acts::Direct>()?;
                let permits = (&permit, &directing);
                dialogue::ask(tx, at, permits, &actor.scope(), (id, &self.question))
            }
            "publish" => dialogue::publish(tx, at, &permit, id, self.expected),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
