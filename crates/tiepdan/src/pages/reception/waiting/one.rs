//! `/waiting/{id}`: somebody who waits: put on a session, told its day, received, or withdrawn.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::waiting::{self, Placing, WaitingRow};
use casework::reception::{self, Kind, SessionFilter, SessionRow, State as Stands};
use casework::{Failure, FieldError, Id, Setting};
use jiff::ToSpan;
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::label;
use super::super::paths::{self, RowPath};
use super::{about, stand, who, why};
use crate::app::App;
use crate::pages::settlement;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, carry};
use crate::web::components::Choice;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

/// How far ahead sessions are offered.
const AHEAD: i64 = 3;
/// Sessions that are offered.
const SESSIONS: i64 = 200;

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("session", t!("waiting-field-session"), 13),
        Field::line("told_on", t!("waiting-field-told-on"), 10),
        Field::text("reason", t!("waiting-field-reason"), 4000),
    ];
}

/// `GET /waiting/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let form = Typed::empty(ActForm::FIELDS).fill("told_on", t.today().to_string());
    let board = page(&app, &actor, t, form, id).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    id: Id,
) -> Result<Board, Problem> {
    let scope = actor.scope();
    let filter = SessionFilter {
        unit: Some(actor.unit.clone()),
        register: None,
        from: t.today(),
        until: t.today().saturating_add(AHEAD.months()),
        after: None,
        limit: SESSIONS,
    };
    let found = app.store.read(move |tx| {
        let row = waiting::waiting_one(tx, &scope, id)?;
        Ok::<_, Failure>((row, reception::sessions(tx, &scope, &filter)?.rows))
    });
    let (row, sessions) = found.await?;
    let is_open = row.waiting.ended_on.is_none() && row.waiting.unit == actor.unit;
    let facts = facts(app, &t, &row);
    let doings = if is_open {
        doings(&t, actor, &row, &sessions)
    } else {
        Vec::new()
    };
    let trail = (
        paths::WAITING.to_owned(),
        t.say(t!("waiting-title")).into_owned(),
    );
    let (title, lede) = (who(&t, &row), row.summary.clone());
    let mut board = Board::new(t, form, title, lede);
    (board.trail, board.facts, board.doings) = (trail, facts, doings);
    Ok(board)
}

fn facts(app: &App, t: &PageContext, row: &WaitingRow) -> Vec<Fact> {
    let one = &row.waiting;
    let (word, tone) = stand(one.stand);
    let fact = |key, cell| Fact::of(t.say(key), cell);
    let open = || Cell::of(t.say(t!("reception-open")));
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| t.date(day));
    let mut facts = vec![
        fact(
            t!("waiting-stand"),
            Cell::of(t.say(word)).mark(tone).under(one.reason.clone()),
        ),
        fact(t!("waiting-asked-on"), Cell::of(t.date(one.asked_on))),
        fact(t!("waiting-why"), why(t, app, row)),
        fact(
            t!("reception-column-people"),
            Cell::of(t.number(row.people)),
        ),
        fact(t!("reception-column-about"), about(t, row)),
        fact(t!("reception-visit"), open().to(paths::visit(one.visit))),
    ];
    if let Some(session) = one.session {
        let told = Cell::of(day(row.session_on)).to(paths::session(session));
        facts.push(fact(t!("waiting-session"), told));
        facts.push(fact(t!("waiting-told"), Cell::of(day(one.told_on))));
    }
    if let Some(visit) = one.received {
        let received = Cell::of(day(one.ended_on)).to(paths::visit(visit));
        facts.push(fact(t!("waiting-received"), received));
    }
    if let Some(case) = row.case {
        facts.push(fact(
            t!("reception-field-case"),
            open().to(settlement::paths::case(case)),
        ));
    }
    facts
}

/// The head's sessions that are not over.
fn sessions(t: &PageContext, rows: &[SessionRow]) -> Vec<Choice> {
    let to_come = [Stands::Planned, Stands::Announced, Stands::Held];
    let fits = |row: &&SessionRow| {
        let session = &row.session;
        session.kind != Kind::Regular
            && to_come.contains(&session.state)
            && session.ends_at.is_none()
    };
    let choice = |row: &SessionRow| Choice {
        value: row.session.id.to_string(),
        label: format!(
            "{} · {} · {}",
            t.date(row.session.on),
            t.say(label::kind(row.session.kind)),
            row.session.host
        ),
    };
    rows.iter().filter(fits).map(choice).collect()
}

fn doings(t: &PageContext, actor: &Actor, row: &WaitingRow, found: &[SessionRow]) -> Vec<Doing> {
    let doing = |title: &'static str, value, inputs| Doing {
        title: t.say(title).into_owned(),
        inputs,
        button: t.say(title).into_owned(),
        value,
        action: paths::row(paths::WAITING, row.waiting.id),
        version: Some(row.waiting.version),
        ..Doing::default()
    };
    let mut all = Vec::new();
    if actor.may::<acts::PlanReception>() {
        let inputs = vec![
            Input::needed("session", Control::Choice(sessions(t, found))),
            Input::needed("told_on", Control::Line("date")),
        ];
        all.push(doing(t!("waiting-place"), "place", inputs));
    }
    all.push(Doing {
        lede: t.say(t!("waiting-receive-lede")).into_owned(),
        ..doing(t!("waiting-receive"), "receive", Vec::new())
    });
    all.push(Doing {
        is_folded: true,
        ..doing(
            t!("waiting-withdraw"),
            "withdraw",
            vec![Input::needed("reason", Control::Text(2))],
        )
    });
    all
}

/// What a button asks for.
struct Wanted {
    act: String,
    placing: Placing,
    reason: String,
}

impl Wanted {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> casework::Result<()> {
        let seen = self.placing.expected;
        let receiving = || actor.permit::<acts::Receive>();
        match self.act.as_str() {
            "place" => {
                let permit = actor.permit::<acts::PlanReception>()?;
                waiting::place(tx, at, &permit, id, self.placing)
            }
            "receive" => waiting::receive(tx, at, &receiving()?, id, (None, seen)),
            "withdraw" => waiting::withdraw(tx, at, &receiving()?, id, (&self.reason, seen)),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}

/// `POST /waiting/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let told_on = form.day("told_on");
    let session = form.choice("session", |typed| typed.parse().ok());
    let wanted = Wanted {
        act: form.value("do").to_owned(),
        placing: Placing {
            session,
            told_on,
            expected: form.value("version").parse().ok(),
        },
        reason: form.value("reason").to_owned(),
    };
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| wanted.carry_out(tx, &at, &who, id);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => Ok(Redirect::to(&paths::row(paths::WAITING, id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
