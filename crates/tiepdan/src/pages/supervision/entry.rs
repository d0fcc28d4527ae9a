//! `/prolonged-cases/{id}`: one case of a list: its plan, its contents, its months, what was done on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::settlement;
use casework::supervision::{self, EntryDetails, EntryStand, EntryStep, Milestone};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::carried::carried;
use super::entries::{self, EntryLine, line};
use super::entry_form::{ActForm, Asked, MILESTONES};
use super::label;
use super::paths::{self, RowPath};
use crate::app::App;
use crate::web::components::{Choice, ClockView, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// A content of the case.
struct Content {
    no: i64,
    /// Place of its fields in the form of progress.
    place: usize,
    text: String,
    is_decided: bool,
    stand: &'static str,
    tone: &'static str,
}

/// What was reported on a content in a month.
struct Told {
    month: String,
    content: i64,
    stand: &'static str,
    tone: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/supervision/entry.html")]
struct EntryPage {
    t: PageContext,
    form: Typed,
    line: EntryLine,
    list_href: String,
    /// Where the case stands, for those who see it.
    case_href: Option<String>,
    keeper: String,
    version: i64,
    reason: String,
    criteria: Vec<(String, String)>,
    milestones: Vec<(Milestone, ClockView)>,
    contents: Vec<Content>,
    months: Vec<Told>,
    moments: Vec<Moment>,
    stands: Vec<Choice>,
    verdicts: Vec<Choice>,
    places: Vec<usize>,
    forbidden: Option<Forbidden>,
    action: String,
    /// The acts that hold now: `plan`, `progress`, `settled`, `review`.
    acts: Vec<&'static str>,
}

impl EntryPage {
    fn may(&self, act: &str) -> bool {
        self.acts.contains(&act)
    }
}

/// `GET /prolonged-cases/{id}`.
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
    let (details, names, seen) = app
        .store
        .read(move |tx| {
            let details = supervision::entry(tx, &at, &scope, id)?;
            let people = details.steps.iter().filter_map(|step| step.official);
            let names = access::names(tx, &people.collect::<Vec<_>>())?;
            let seen = match settlement::seen(tx, &scope, details.row.entry.case) {
                Ok(case) => Some(case.id),
                Err(Failure::NotFound) => None,
                Err(failure) => return Err(failure),
            };
            Ok((details, names, seen))
        })
        .await?;
    let found = (details, &names, seen);
    let page = drawn(app, actor, t, form, found, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (details, names, seen): (EntryDetails, &BTreeMap<Id, String>, Option<Id>),
    forbidden: Option<Forbidden>,
) -> EntryPage {
    let entry = &details.row.entry;
    let milestone = |one: &Milestone| (one.clone(), legal::due(&t, &app.law, one.due));
    EntryPage {
        line: line(&t, app, &details.row),
        list_href: paths::list(entry.list),
        case_href: seen.map(crate::pages::settlement::paths::case),
        keeper: legal::unit_in_place(&t, &app.law, &entry.unit),
        version: entry.version,
        reason: entry.reason.clone(),
        criteria: entries::criteria(&t, app, &entry.criteria),
        milestones: details.milestones.iter().map(milestone).collect(),
        contents: contents(&details),
        months: months(&t, &details),
        moments: moments(&t, app, &details.steps, names),
        stands: label::contents(&t),
        verdicts: label::verdicts(&t),
        places: (1..=MILESTONES).collect(),
        action: paths::entry(entry.id),
        acts: acts_now(actor, &details),
        forbidden,
        form,
        t,
    }
}

fn acts_now(actor: &Actor, details: &EntryDetails) -> Vec<&'static str> {
    let entry = &details.row.entry;
    let is_owner = entry.owner == actor.unit && actor.may::<acts::ReportUp>();
    let is_keeper = entry.unit == actor.unit && actor.may::<acts::KeepList>();
    let is_planned = entry.stand == EntryStand::Planned;
    let may_plan = is_owner && (is_planned || entry.stand == EntryStand::Listed);
    let all = [
        ("plan", may_plan),
        ("progress", is_owner && is_planned),
        ("settled", is_owner && is_planned),
        ("review", is_keeper && entry.closed_on.is_none()),
    ];
    all.into_iter()
        .filter_map(|(act, holds)| holds.then_some(act))
        .collect()
}

fn contents(details: &EntryDetails) -> Vec<Content> {
    let each = (1..).zip(&details.contents).map(|(place, one)| {
        let (stand, tone) = label::content(one.stand);
        Content {
            no: one.no,
            place,
            text: one.text.clone(),
            is_decided: one.is_decided,
            stand,
            tone,
        }
    });
    each.collect()
}

fn months(t: &PageContext, details: &EntryDetails) -> Vec<Told> {
    let each = details.months.iter().map(|one| {
        let (stand, tone) = label::content(Some(one.stand));
        Told {
            month: entries::month(t, &one.month),
            content: one.content,
            stand,
            tone,
            text: one.text.clone(),
        }
    });
    each.collect()
}

fn moments(
    t: &PageContext,
    app: &App,
    steps: &[EntryStep],
    names: &BTreeMap<Id, String>,
) -> Vec<Moment> {
    let last = steps.len().saturating_sub(1);
    let each = steps.iter().enumerate().map(|(index, step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        let name = name.unwrap_or_else(|| t.say(t!("supervision-by-rule")).into_owned());
        Moment {
            title: t.say(label::act(&step.act)).into_owned(),
            when: t.date(step.on),
            who: format!("{name}, {}", legal::unit_name(t, &app.law, &step.unit)),
            note: match step.act.as_str() {
                "reported" => entries::month(t, &step.text),
                _ => step.text.clone(),
            },
            tone: if index == last { "now" } else { "done" },
        }
    });
    each.collect()
}

/// `POST /prolonged-cases/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::entry(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}
