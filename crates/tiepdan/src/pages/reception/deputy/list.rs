//! `/deputies`: the days to come and of the last months, and planning one.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Setting;
use casework::access::{Actor, acts};
use casework::reception::Page;
use casework::reception::deputy::{self, DeputyDay, RawDay, Stand};
use jiff::ToSpan;
use store::Tx;
use words::t;

use super::super::ways::ways;
use super::super::{label, paths};
use crate::app::App;
use crate::pages::guidance::paths::{list as address, place};
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, carry};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// The law's list of deputies.
pub(super) const ASSEMBLIES: &str = "reception.deputy";
/// Rows of a page.
const ROWS: i64 = 50;
/// How far back the list begins.
const MONTHS: i64 = 3;

pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("petition-queue-after"), 40)];
}

pub(super) struct PlanForm;

impl Fields for PlanForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("deputy", t!("deputy-field-deputy"), 300),
        Field::line("assembly", t!("deputy-field-assembly"), 20),
        Field::line("on", t!("deputy-field-on"), 10),
        Field::line("starts_at", t!("reception-field-starts"), 5),
        Field::line("place", t!("deputy-field-place"), 300),
    ];
}

/// Where a day stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Planned => (t!("deputy-stand-planned"), "plain"),
        Stand::Told => (t!("deputy-stand-told"), "info"),
        Stand::Unable => (t!("deputy-stand-unable"), "bad"),
        Stand::Moved => (t!("deputy-stand-moved"), "wait"),
        Stand::Held => (t!("deputy-stand-held"), "good"),
    }
}

/// `GET /deputies`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let after = asked.value("after").to_owned();
    let form = Typed::empty(PlanForm::FIELDS);
    let board = page(&app, &actor, t, form, &after).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    after: &str,
) -> Result<Board, Problem> {
    let scope = actor.scope();
    let from = t.today().saturating_sub(MONTHS.months());
    let place = place(after);
    let found = app
        .store
        .read(move |tx| deputy::days(tx, &scope, from, (place, ROWS)));
    Ok(drawn(app, actor, t, form, (&found.await?, place.is_some())))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (found, is_further): (&Page<DeputyDay>, bool),
) -> Board {
    let at = app.setting();
    let heads = [
        t!("deputy-field-deputy"),
        t!("deputy-field-on"),
        t!("deputy-unit"),
        t!("deputy-told"),
        t!("deputy-stand"),
    ];
    let table = Table {
        id: "days",
        title: t.say(t!("deputy-days")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: found
            .rows
            .iter()
            .map(|one| row(app, &at, &t, one))
            .collect(),
        none: t.say(t!("deputy-none")).into_owned(),
        pager: Pager {
            first: is_further.then(|| paths::DEPUTIES.to_owned()),
            next: found
                .next
                .map(|next| address(paths::DEPUTIES, "", Some(next))),
        },
    };
    let doings = if actor.may::<acts::PlanReception>() {
        vec![doing(app, &t)]
    } else {
        Vec::new()
    };
    let title = t.say(t!("deputy-title")).into_owned();
    let lede = t.say(t!("deputy-lede")).into_owned();
    let ways = ways(&t, actor, paths::DEPUTIES);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.tables, board.doings) = (ways, vec![table], doings);
    board
}

fn row(app: &App, at: &Setting, t: &PageContext, one: &DeputyDay) -> Vec<Cell> {
    let (word, tone) = stand(one.stand);
    let assembly = label::entry(t, &app.law, ASSEMBLIES, &one.assembly, one.on);
    let told = one.told_on.map_or_else(String::new, |on| t.date(on));
    let is_open = one.stand == Stand::Planned || one.told_on.is_some();
    let late = if is_open && one.is_told_late(at) {
        t.say(t!("deputy-told-late")).into_owned()
    } else {
        String::new()
    };
    vec![
        Cell::of(one.deputy.clone())
            .to(paths::row(paths::DEPUTIES, one.id))
            .under(assembly),
        Cell::of(t.date(one.on)).under(one.place.clone()),
        Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
        Cell::of(told).under(late),
        Cell::of(t.say(word))
            .mark(tone)
            .under(one.substitute.clone()),
    ]
}

fn doing(app: &App, t: &PageContext) -> Doing {
    let assemblies = label::choices(t, &app.law, ASSEMBLIES, t.today());
    Doing {
        title: t.say(t!("deputy-plan")).into_owned(),
        inputs: vec![
            Input::needed("deputy", Control::Line("text")),
            Input::needed("assembly", Control::Choice(assemblies)),
            Input::needed("on", Control::Line("date")),
            Input::optional("starts_at", Control::Line("time")),
            Input::needed("place", Control::Line("text")),
        ],
        button: t.say(t!("deputy-plan-do")).into_owned(),
        value: "plan",
        action: paths::DEPUTIES.to_owned(),
        ..Doing::default()
    }
}

/// `POST /deputies`.
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PlanForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let on = form.day("on");
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawDay {
        deputy: of("deputy"),
        assembly: of("assembly"),
        on,
        starts_at: of("starts_at"),
        place: of("place"),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| deputy::plan(tx, &at, &permit, &raw);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(id) => Ok(Redirect::to(&paths::row(paths::DEPUTIES, id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), "").await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
