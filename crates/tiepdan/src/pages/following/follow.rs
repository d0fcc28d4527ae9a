//! Where a petition stands, told to whoever holds its code and second secret: never a name.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::petition::{self, Following};
use words::t;

use super::judge::{JudgeForm, marks};
use crate::app::App;
use crate::pages::petition::label;
use crate::pages::petition::receipt::{kept, kept_nowhere};
use crate::web::client::Client;
use crate::web::components::{Choice, ClockView, Moment};
use crate::web::view::render;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, Typed, legal};

pub(super) struct FollowForm;

impl Fields for FollowForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("petition-code"), 40),
        Field::line("secret", t!("petition-secret"), 40),
    ];
}

#[derive(Template)]
#[template(path = "pages/following/ask.html")]
struct AskPage {
    t: PageContext,
    form: Typed,
}

#[derive(Template)]
#[template(path = "pages/following/told.html")]
pub(super) struct ToldPage {
    t: PageContext,
    number: String,
    unit: String,
    moments: Vec<Moment>,
    clock: Option<ClockView>,
    clock_name: String,
    answer: Option<Answer>,
    form: Typed,
    code: String,
    secret: String,
    marks: Vec<Choice>,
    sealed: bool,
    /// When the seal was opened and by whom, and why.
    openings: Vec<(String, String)>,
    may_judge: bool,
    is_judged: bool,
    harmful_files: i64,
}

/// What was done with the petition.
struct Answer {
    title: String,
    article: String,
    sent_to: Option<String>,
    reason: String,
}

/// `GET /follow`: the code of the petition filed last in this browser stands there already, its secret does not.
pub(super) async fn ask(t: PageContext, headers: HeaderMap) -> Response {
    let code = kept(&headers).map_or_else(String::new, |kept| kept.code);
    let form = Typed::empty(FollowForm::FIELDS).fill("code", code);
    kept_nowhere(Html(AskPage { t, form }))
}

/// `POST /follow`.
pub(super) async fn follow(
    State(app): State<Arc<App>>,
    client: Client,
    t: PageContext,
    mut form: Form<FollowForm>,
) -> Result<Response, Problem> {
    let (code, secret) = (form.required("code"), form.required("secret"));
    let (Some(code), Some(secret)) = (code, secret) else {
        return Ok(again(t, form.into_typed()));
    };
    if let Err(seconds) = app.follow_throttle.take(&code, client, t.now.at) {
        form.refuse(
            "secret",
            t!("following-too-many"),
            vec![("seconds", seconds.into())],
        );
        let page = AskPage {
            t,
            form: form.into_typed(),
        };
        return Ok(kept_nowhere(render(StatusCode::TOO_MANY_REQUESTS, &page)));
    }
    let (at, asked, key) = (app.setting(), code.clone(), secret.clone());
    let found = app
        .store
        .read(move |tx| petition::follow(tx, &at, &asked, &key))
        .await;
    match found {
        Ok(following) => {
            app.follow_throttle.forgive(&code, client);
            let judging = (Typed::empty(JudgeForm::FIELDS), (code, secret), false);
            Ok(kept_nowhere(Html(told(t, &app, &following, judging))))
        }
        Err(Failure::NotFound) => {
            form.refuse("secret", t!("following-wrong"), Vec::new());
            Ok(again(t, form.into_typed()))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn again(t: PageContext, form: Typed) -> Response {
    kept_nowhere(Again(AskPage { t, form }).into_response())
}

/// What is told, with the form that asks for a judgement and what it needs to be sent.
pub(super) fn told(
    t: PageContext,
    app: &App,
    following: &Following,
    (form, (code, secret), is_judged): (Typed, (String, String), bool),
) -> ToldPage {
    let (number, year) = following.number;
    let clock = following.clock.as_ref();
    ToldPage {
        number: format!("{number}/{year}"),
        unit: legal::unit_in_place(&t, &app.law, &following.unit),
        moments: moments(&t, app, following),
        clock: clock.map(|clock| legal::clock(&t, &app.law, clock).unhurried()),
        clock_name: clock.map_or_else(String::new, |clock| {
            legal::term_name(&t, &app.law, &clock.term)
        }),
        answer: answer(&t, app, following),
        marks: marks(&t),
        sealed: following.sealed,
        openings: openings(&t, app, following),
        may_judge: following.may_judge,
        harmful_files: following.harmful_files,
        form,
        code,
        secret,
        is_judged,
        t,
    }
}

/// What the denouncer is told of those who looked.
fn openings(t: &PageContext, app: &App, following: &Following) -> Vec<(String, String)> {
    let told = |(at, unit, reason): &(i64, String, String)| {
        let unit = legal::unit_in_place(t, &app.law, unit);
        let moment = t.moment(app.clock.local(*at));
        let values = [("moment", moment.into()), ("unit", unit.into())];
        (
            t.say_with(t!("seal-told"), &values).into_owned(),
            reason.clone(),
        )
    };
    following.openings.iter().map(told).collect()
}

/// The way of the petition: received, read, done with, and where its case stands.
fn moments(t: &PageContext, app: &App, following: &Following) -> Vec<Moment> {
    let moment = |title: &'static str, when: String, tone| Moment {
        title: t.say(title).into_owned(),
        when,
        who: String::new(),
        note: String::new(),
        tone,
    };
    let ahead = || t.say("following-ahead").into_owned();
    let state = following.state.as_str();
    let mut way = vec![moment(
        t!("following-received"),
        t.date(following.received_on),
        "done",
    )];
    let read = if state == "received" { "now" } else { "done" };
    way.push(moment(t!("following-read"), String::new(), read));
    if let Some(on) = following.handled_on {
        way.push(moment(t!("following-handled"), t.date(on), "done"));
    } else {
        let tone = if state == "classified" {
            "now"
        } else {
            "ahead"
        };
        way.push(moment(t!("following-handled"), ahead(), tone));
    }
    if let Some((procedure, state, last_on, _)) = &following.case {
        let state = app
            .law
            .procedures
            .get(procedure)
            .and_then(|found| found.state(state));
        way.push(Moment {
            title: state.map_or_else(String::new, |state| legal::text(t, &state.title).to_owned()),
            when: t.date(*last_on),
            who: String::new(),
            note: String::new(),
            tone: "now",
        });
    }
    way
}

fn answer(t: &PageContext, app: &App, following: &Following) -> Option<Answer> {
    let (rule, on) = (following.rule.as_deref()?, following.handled_on?);
    let article = app
        .law
        .handling
        .rule(rule, on)
        .map(|rule| legal::article(t, &app.law, &rule.article));
    Some(Answer {
        title: label::rule(t, &app.law, rule, on),
        article: article.unwrap_or_default(),
        sent_to: following
            .sent_to
            .as_deref()
            .map(|unit| legal::unit_in_place(t, &app.law, unit)),
        reason: following.reason.clone(),
    })
}
