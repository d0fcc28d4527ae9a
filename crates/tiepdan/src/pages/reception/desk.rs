//! The reception desk: who came, about what, and what came of it, in under a minute at the keyboard.

use std::fmt::Display;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::petition::{self, Filed};
use casework::reception::waiting;
use casework::reception::{self, Kind, SessionFilter, SessionRow, State as Stands, VisitRow};
use casework::{Failure, Id, person, settlement};
use jiff::civil::Date;
use words::t;

use super::desk_form::{self, DeskForm, Entered};
use super::found::{self, Found};
use super::{label, paths, visit};
use crate::app::App;
use crate::pages::petition::label as petition_label;
use crate::pages::petition::people::{self, PersonRow};
use crate::pages::petition::receipt as petition_receipt;
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Earlier visits of a person that are offered as the same matter.
const EARLIER: i64 = 3;
/// Sessions of a day.
const SESSIONS: i64 = 50;

pub(super) struct DeskQuery;

impl Fields for DeskQuery {
    const FIELDS: &'static [Field] = &[Field::line("session", t!("reception-field-session"), 13)];
}

#[derive(Template)]
#[template(path = "pages/reception/desk.html")]
struct DeskPage {
    t: PageContext,
    form: Typed,
    sessions: Vec<Choice>,
    rows: Vec<PersonRow>,
    /// Somebody of the register is named: the next thing to say is what he came about.
    is_named: bool,
    may_add: bool,
    found: Found,
    matters: Vec<Choice>,
    classes: Vec<Choice>,
    fields: Vec<Choice>,
    answers: Vec<Choice>,
    results: Vec<Choice>,
    grounds: Vec<Choice>,
    /// The article by which the time of an answer is told at the session.
    promise: String,
    visits: Vec<visit::Line>,
    waiting: i64,
    forbidden: Option<Forbidden>,
}

/// What the desk shows beside the form.
struct Today {
    waiting: usize,
    sessions: Vec<SessionRow>,
    visits: Vec<VisitRow>,
    earlier: Vec<VisitRow>,
}

/// `GET /desk`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<DeskQuery>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let form = Typed::empty(DeskForm::FIELDS)
        .fill("once", app.chance.token())
        .fill("session", asked.value("session"))
        .fill("outcome", "answered");
    page(
        &app,
        &actor,
        t,
        form,
        Found::default(),
        None,
        StatusCode::OK,
    )
    .await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    found: Found,
    forbidden: Option<Forbidden>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let today = today(app, actor, &t, &form).await?;
    let law = &app.law;
    let on = t.today();
    let visits = today.visits.iter();
    let page = DeskPage {
        sessions: sessions(&t, &today.sessions),
        is_named: people::rows(&form).iter().any(|row| row.is_known),
        rows: people::rows(&form),
        may_add: people::may_add(&form),
        matters: matters(&t, &today.earlier),
        classes: petition_label::classes(&t),
        fields: petition_label::fields(&t, law),
        answers: label::said(
            &t,
            &[("yes", t!("reception-yes")), ("no", t!("reception-no"))],
        ),
        results: label::choices(&t, law, label::RESULTS, on),
        grounds: label::choices(&t, law, label::REFUSALS, on),
        promise: promise(&t, law, on),
        visits: visits.map(|row| visit::line(&t, app, row)).collect(),
        waiting: i64::try_from(today.waiting).unwrap_or(i64::MAX),
        found,
        forbidden,
        form,
        t,
    };
    Ok(render(status, &page))
}

/// Who cannot answer at once tells at the session when he will (rulebook CR-53).
fn promise(t: &PageContext, law: &law::Law, on: Date) -> String {
    let told = law
        .due(&law::Question::new(reception::ANSWER_TIME, on))
        .ok();
    let article = told.and_then(|told| told.article);
    article.map_or_else(String::new, |article| legal::text(t, &article).to_owned())
}

/// The sessions and visits of the day, and the earlier visits of the people in the form.
async fn today(app: &App, actor: &Actor, t: &PageContext, form: &Typed) -> Result<Today, Failure> {
    let (scope, on) = (actor.scope(), t.today());
    let filter = SessionFilter {
        unit: Some(actor.unit.clone()),
        register: None,
        from: on,
        until: on,
        after: None,
        limit: SESSIONS,
    };
    let at = app.setting();
    let people = people::filings(form).into_iter();
    let known: Vec<Id> = people.filter_map(|(_, one)| one.known).collect();
    app.store
        .read(move |tx| {
            let sessions = reception::sessions(tx, &scope, &filter)?.rows;
            let mut visits = Vec::new();
            for row in &sessions {
                visits.extend(reception::session(tx, &scope, row.session.id)?.1);
            }
            visits.sort_by_key(|visit| std::cmp::Reverse(visit.id));
            let mut earlier = Vec::new();
            for person in known {
                earlier.extend(reception::visits_of(tx, &scope, person, EARLIER)?);
            }
            let waiting = waiting::waiting(tx, &at, &scope.clone().own(), false)?.len();
            Ok(Today {
                waiting,
                sessions,
                visits,
                earlier,
            })
        })
        .await
}

/// The regular session of the day, which opens by itself, and those of the head.
fn sessions(t: &PageContext, rows: &[SessionRow]) -> Vec<Choice> {
    let of_head = rows.iter().map(|row| &row.session).filter(|session| {
        let open = [Stands::Planned, Stands::Announced, Stands::Held];
        session.kind != Kind::Regular && open.contains(&session.state)
    });
    let choice = |session: &reception::Session| Choice {
        value: session.id.to_string(),
        label: format!("{} · {}", t.say(label::kind(session.kind)), session.host),
    };
    of_head.map(choice).collect()
}

/// What the officer may say of the matter: new, received before, or the same as one of these visits.
fn matters(t: &PageContext, earlier: &[VisitRow]) -> Vec<Choice> {
    let mut choices = label::said(
        t,
        &[
            ("", t!("reception-matter-proposed")),
            ("new", t!("reception-matter-new")),
            ("again", t!("reception-matter-again")),
        ],
    );
    choices.extend(earlier.iter().map(|visit| {
        let (day, summary) = (t.date(visit.on), visit.summary.as_str());
        let values = [("day", day.into()), ("summary", summary.into())];
        let label = t.say_with("reception-matter-same", &values).into_owned();
        Choice {
            value: visit.id.to_string(),
            label,
        }
    }));
    choices
}

/// `POST /desk`.
pub(super) async fn receive(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<DeskForm>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    if let Some(found) = change(&app, &actor, &mut form).await? {
        let form = form.into_typed().without_faults();
        return page(&app, &actor, t, form, found, None, StatusCode::OK).await;
    }
    let entered = desk_form::read(&mut form);
    let (once, rows) = (form.value("once").to_owned(), entered.rows.clone());
    let class = form.value("class").to_owned();
    let kept = if form.is_valid() {
        let work = || keep(&app, &actor, entered);
        app.received.take(&once, t.now.at, work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let forbidden = match kept {
        Ok((visit, Some(filed))) => {
            let to = paths::receipt(visit);
            return Ok(petition_receipt::after(&app, &to, &filed, &class));
        }
        Ok((visit, None)) => return Ok(Redirect::to(&paths::receipt(visit)).into_response()),
        Err(Failure::Invalid(errors)) => {
            let faults = errors.into_iter();
            form.refuse_all(faults.map(|error| desk_form::fault_of(error, &rows)));
            None
        }
        Err(Failure::Refused(refusal)) => Some(legal::forbidden(&t, &app.law, &refusal)),
        Err(failure) => return Err(failure.into()),
    };
    let form = form.into_typed();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(&app, &actor, t, form, Found::default(), forbidden, status).await
}

/// What a button inside the form asks for: what was found, or `None` when the visit is to be received.
async fn change(app: &App, actor: &Actor, form: &mut Typed) -> Result<Option<Found>, Problem> {
    if people::change(form) {
        return Ok(Some(Found::default()));
    }
    let asked = form.value("do").to_owned();
    // Enter in the search field searches as long as nobody is named.
    let is_search = asked.is_empty() && people::filings(form).is_empty();
    if asked == "find" || (is_search && !form.value("find").is_empty()) {
        let typed = form.value("find").to_owned();
        let found = found::search(app, actor, &typed).await?;
        if let Some(only) = found.by_number(&typed) {
            pick(app, actor, form, "pick", only).await?;
            form.put("find", "");
            return Ok(Some(Found::default()));
        }
        if found.is_nothing() {
            people::begin(form, &typed);
        }
        return Ok(Some(found));
    }
    if asked == "about-drop" {
        for field in ["case", "petition", "about"] {
            form.put(field, "");
        }
        return Ok(Some(Found::default()));
    }
    let Some((what, id)) = asked.split_once('-') else {
        return Ok(None);
    };
    let Ok(id) = id.parse::<Id>() else {
        return Ok(None);
    };
    pick(app, actor, form, what, id).await?;
    form.put("find", "");
    Ok(Some(Found::default()))
}

/// Puts a person, a case or a petition of the register into the form.
async fn pick(
    app: &App,
    actor: &Actor,
    form: &mut Typed,
    what: &str,
    id: Id,
) -> Result<(), Problem> {
    let (scope, store) = (actor.scope(), &app.store);
    match what {
        "pick" => {
            let known = store.read(move |tx| person::find(tx, &scope, id)).await?;
            if let Some(identity) = known {
                people::pick(form, id, &identity.name);
            }
        }
        "case" => {
            let case = store
                .read(move |tx| settlement::seen(tx, &scope, id))
                .await?;
            be_about(form, what, id, (case.number, case.year), &case.title);
        }
        "petition" => {
            let found = store
                .read(move |tx| petition::details(tx, &scope, id))
                .await?;
            be_about(form, what, id, found.row.number, &found.row.summary);
        }
        _ => {}
    }
    Ok(())
}

/// Makes a case or a petition what the visit is about.
fn be_about<N: Display, Y: Display>(
    form: &mut Typed,
    what: &str,
    id: Id,
    (number, year): (N, Y),
    title: &str,
) {
    form.put("case", "");
    form.put("petition", "");
    form.put(what, id.to_string());
    form.put("about", format!("{number}/{year} · {title}"));
}

/// Keeps the visit and the petition handed over in one transaction.
async fn keep(app: &App, actor: &Actor, entered: Entered) -> Result<(Id, Option<Filed>), Failure> {
    let (at, scope) = (app.setting(), actor.scope());
    let receive = actor.permit::<acts::Receive>()?;
    let file = actor.permit::<acts::File>()?;
    let known: Vec<Option<Id>> = entered.visit.visitors.iter().map(|one| one.known).collect();
    let entry = entered.visit.validate(&at).map_err(Failure::Invalid)?;
    let filing = entered.petition;
    if let Some(filing) = &filing {
        filing.clone().validate(&at).map_err(Failure::Invalid)?;
    }
    app.store
        .write(move |tx| {
            visit::expect_known(tx, &scope, &known)?;
            let visit = reception::receive(tx, &at, &receive, &entry)?.id;
            let Some(mut raw) = filing.clone() else {
                return Ok((visit, None));
            };
            raw.visit = Some(visit);
            let filing = raw.validate(&at).map_err(Failure::Invalid)?;
            let filed = petition::file(tx, &at, &file, &filing)?;
            reception::tie_petition(tx, &at, &receive, visit, filed.id)?;
            Ok((visit, Some(filed)))
        })
        .await
}
