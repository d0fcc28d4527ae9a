//! `/protections/{id}`: one dossier: what threatens, measures, decision, end, the watch for retaliation; roles and no names.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{self, Actor, acts};
use casework::protection::{self, CheckOutcome, Dossier, Gravity, Protection, Stand};
use casework::{Failure, Id};
use jiff::civil::Date;
use words::t;

use super::act::ActForm;
use super::{label, paths};
use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::pages::settlement::paths as cases;
use crate::pages::supervision::paths::RowPath;
use crate::web::components::{Choice, ClockView, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Fields, PageContext, Problem, SignedIn, Typed, legal};

/// An assessment in words.
pub(super) struct RiskLine {
    on: Date,
    gravity: &'static str,
    is_imminent: bool,
    text: String,
}

/// A measure in words.
pub(super) struct MeasureLine {
    no: i64,
    name: String,
    kind: &'static str,
    body: String,
    task: String,
    ordered: Date,
    until: Option<Date>,
    is_immediate: bool,
    done: Option<(Date, String)>,
    ended: Option<(Date, String)>,
}

/// A check in words.
pub(super) struct CheckLine {
    no: i64,
    made: Option<(Date, &'static str)>,
    due: ClockView,
    asked: String,
    signs: String,
}

/// What the one who reads may do.
pub(super) struct May {
    decide: bool,
    seal: bool,
}

/// What the forms choose from.
pub(super) struct Choices {
    gravities: Vec<Choice>,
    imminent: Vec<Choice>,
    measures: Vec<Choice>,
    bodies: Vec<Choice>,
    running: Vec<Choice>,
    refusals: Vec<Choice>,
    ends: Vec<Choice>,
    signs: Vec<Choice>,
    outcomes: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "pages/protection/one.html")]
struct OnePage {
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    one: Protection,
    number: String,
    stand: &'static str,
    tone: &'static str,
    word: &'static str,
    source: &'static str,
    threat: String,
    whom: String,
    people: Vec<String>,
    case: Option<(String, String)>,
    clock: Option<ClockView>,
    decision: String,
    ending: String,
    risks: Vec<RiskLine>,
    measures: Vec<MeasureLine>,
    checks: Vec<CheckLine>,
    moments: Vec<Moment>,
    choices: Choices,
    may: May,
    is_watched: bool,
    action: String,
    seal: String,
    paper: String,
    renews: Option<String>,
}

/// `GET /protections/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let today = t.today().to_string();
    let form = Typed::empty(ActForm::FIELDS)
        .fill("decided", today.clone())
        .fill("ended", today);
    page(&app, &actor, t, form, (id, None), StatusCode::OK).await
}

pub(super) async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::WatchProtection>()?;
    let at = app.setting();
    let found = app
        .store
        .write(move |tx| {
            let dossier = protection::open_dossier(tx, &at, &permit, id)?;
            let people: Vec<Id> = dossier
                .steps
                .iter()
                .filter_map(|one| one.official)
                .collect();
            let names = access::names(tx, &people)?;
            Ok::<_, Failure>((dossier, names))
        })
        .await?;
    let page = drawn(app, actor, (t, form), found, forbidden);
    Ok(kept_nowhere(render(status, &page)))
}

fn drawn(
    app: &App,
    actor: &Actor,
    (t, form): (PageContext, Typed),
    (dossier, names): (Dossier, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> OnePage {
    let (one, law) = (dossier.one.clone(), &app.law);
    let (stand, tone) = label::stand(one.stand);
    let (number, year) = one.number;
    let entry = |list, code: &str| label::entry(&t, law, (list, code));
    let people = dossier.people.iter();
    let is_asked = one.stand == Stand::Asked;
    OnePage {
        number: format!("{number}/{year}"),
        stand,
        tone,
        word: one.stand.as_str(),
        source: label::source(one.source),
        threat: entry("protection.threat", &one.threat),
        whom: entry("protection.from_whom", &one.from_whom),
        people: people
            .map(|person| entry("protection.person", &person.relation))
            .collect(),
        case: dossier.case.as_ref().map(|case| {
            let (number, year) = case.number;
            (cases::case(case.id), format!("{number}/{year}"))
        }),
        clock: is_asked.then(|| legal::due(&t, law, one.decide_by)),
        decision: entry("protection.refusal", &one.decision.ground),
        ending: entry("protection.end", &one.ending.ground),
        risks: dossier.risks.iter().map(risk).collect(),
        measures: dossier
            .measures
            .iter()
            .map(|one| measure(&t, app, one))
            .collect(),
        checks: dossier
            .checks
            .iter()
            .map(|one| check(&t, app, one))
            .collect(),
        moments: moments(&t, &dossier, &names),
        choices: choices(&t, app, &dossier),
        may: May {
            decide: actor.may::<acts::DecideProtection>(),
            seal: actor.may::<acts::OpenSeal>(),
        },
        is_watched: dossier.checks.iter().any(|one| one.checked_on.is_none()),
        action: paths::protection(one.id),
        seal: paths::seal(one.id),
        paper: paths::paper(one.id),
        renews: one.renews.map(paths::protection),
        one,
        forbidden,
        form,
        t,
    }
}

fn risk(one: &protection::Risk) -> RiskLine {
    RiskLine {
        on: one.on,
        gravity: label::gravity(one.gravity),
        is_imminent: one.is_imminent,
        text: one.text.clone(),
    }
}

fn measure(t: &PageContext, app: &App, one: &protection::Measure) -> MeasureLine {
    let entry = |list, code: &str| label::entry(t, &app.law, (list, code));
    MeasureLine {
        no: one.no,
        name: entry(one.kind.list(), &one.code),
        kind: label::kind(one.kind),
        body: entry("protection.body", &one.body),
        task: one.task.clone(),
        ordered: one.ordered_on,
        until: one.until_on,
        is_immediate: one.is_immediate,
        done: one.done_on.map(|on| (on, one.done.clone())),
        ended: one.ended_on.map(|on| (on, one.end_reason.clone())),
    }
}

fn check(t: &PageContext, app: &App, one: &protection::WatchCheck) -> CheckLine {
    let made = one.checked_on.zip(one.outcome);
    let signs = one.signs.iter();
    let signs = signs.map(|sign| label::entry(t, &app.law, ("protection.sign", sign)));
    CheckLine {
        no: one.no,
        made: made.map(|(on, outcome)| (on, label::outcome(outcome))),
        due: legal::due(t, &app.law, one.due_on),
        asked: one.asked.clone(),
        signs: signs.collect::<Vec<_>>().join("; "),
    }
}

fn moments(t: &PageContext, dossier: &Dossier, names: &BTreeMap<Id, String>) -> Vec<Moment> {
    let last = dossier.steps.len().saturating_sub(1);
    let moment = |(index, step): (usize, &protection::Step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        Moment {
            title: t.say(label::act(&step.act)).into_owned(),
            when: t.date(step.on),
            who: name.unwrap_or_else(|| t.say(t!("protection-denouncer")).into_owned()),
            note: step.text.clone(),
            tone: if index == last { "now" } else { "done" },
        }
    };
    dossier.steps.iter().enumerate().map(moment).collect()
}

fn choices(t: &PageContext, app: &App, dossier: &Dossier) -> Choices {
    let listed = |list| label::listed(t, &app.law, list, t.today());
    let choice = |value: &str, key: &str| Choice {
        value: value.to_owned(),
        label: t.say(key).into_owned(),
    };
    let running = dossier.measures.iter().filter(|one| one.ended_on.is_none());
    let gravities = Gravity::ALL.iter();
    let outcomes = CheckOutcome::ALL.iter();
    Choices {
        gravities: gravities
            .map(|one| choice(one.as_str(), label::gravity(*one)))
            .collect(),
        imminent: vec![choice("yes", t!("protection-imminent"))],
        measures: label::measures(t, &app.law),
        bodies: listed("protection.body"),
        running: running
            .map(|one| Choice {
                value: one.no.to_string(),
                label: measure(t, app, one).name,
            })
            .collect(),
        refusals: listed("protection.refusal"),
        ends: listed("protection.end"),
        signs: listed("protection.sign"),
        outcomes: outcomes
            .map(|one| choice(one.as_str(), label::outcome(*one)))
            .collect(),
    }
}
