//! `/roster/rates`: what a day is paid at a place: the law's maxima, and what the unit or its province set.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::reception::roster::{self, RateLine, RawRate, Reader};
use law::allowance::Rate;
use store::Tx;
use words::t;

use super::super::paths;
use super::group;
use super::month::MonthQuery;
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, carry};
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Most đồng of a day.
const MOST: i64 = 10_000_000;

pub(super) struct RateForm;

impl Fields for RateForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("rate", t!("roster-field-rate"), 10),
        Field::line("from", t!("roster-field-rate-from"), 10),
        Field::line("without", t!("roster-field-without"), 12),
        Field::line("with", t!("roster-field-with"), 12),
        Field::line("number", t!("roster-field-number"), 300),
        Field::line("decided_on", t!("roster-field-decided-on"), 10),
        Field::line("is_resolution", t!("roster-field-resolution"), 3),
    ];
}

/// `GET /roster/rates`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<MonthQuery>,
) -> Result<Response, Problem> {
    let form = Typed::empty(RateForm::FIELDS).fill("from", t.today().to_string());
    let unit = asked.value("unit").to_owned();
    let board = page(&app, &actor, t, form, unit).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    form: Typed,
    unit: String,
) -> Result<Board, Problem> {
    let (at, who, today) = (app.setting(), Arc::clone(actor), t.today());
    let found = app.store.read(move |tx| {
        let reader = Reader::of(&who, &unit)?;
        // Who does not see the roster is told so.
        roster::months(tx, &reader, 1)?;
        let rates = roster::rates(tx, &at, &reader.unit, today)?;
        Ok::<_, Failure>((reader.keeps(), reader.unit, rates))
    });
    Ok(drawn(app, t, form, found.await?))
}

fn drawn(
    app: &App,
    t: PageContext,
    form: Typed,
    (keeps, unit, rates): (bool, String, Vec<RateLine>),
) -> Board {
    let rows = rates.iter().map(|line| row(app, &t, line)).collect();
    let heads = [
        t!("roster-field-group"),
        t!("roster-maximum"),
        t!("roster-paid"),
        t!("roster-set-by"),
    ];
    let table = Table {
        id: "rates",
        title: t.say(t!("roster-rates")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows,
        ..Table::default()
    };
    let title = t.say(t!("roster-rates")).into_owned();
    let trail = (
        paths::ROSTER.to_owned(),
        t.say(t!("roster-title")).into_owned(),
    );
    let lede = legal::unit_in_place(&t, &app.law, &unit);
    let doings = if keeps {
        vec![doing(app, &t)]
    } else {
        Vec::new()
    };
    let mut board = Board::new(t, form, title, lede);
    (board.trail, board.tables, board.doings) = (trail, vec![table], doings);
    board
}

fn name(app: &App, t: &PageContext, rate: &Rate) -> String {
    let groups: Vec<String> = rate
        .groups
        .iter()
        .map(|id| group(t, &app.law.allowance, id))
        .collect();
    let groups = groups.join("; ");
    if rate.is_central {
        let values = [("groups", groups.into())];
        t.say_with(t!("roster-at-headquarters"), &values)
            .into_owned()
    } else {
        groups
    }
}

fn pair(t: &PageContext, (without, with): (i64, i64)) -> String {
    let values = [
        ("without", t.money(without).into()),
        ("with", t.money(with).into()),
    ];
    t.say_with(t!("roster-pair"), &values).into_owned()
}

fn row(app: &App, t: &PageContext, line: &RateLine) -> Vec<Cell> {
    let rate = app.law.allowance.rate(&line.rate);
    let named = rate.map_or_else(|| line.rate.clone(), |rate| name(app, t, rate));
    let article = rate.map(|rate| legal::article(t, &app.law, &rate.article));
    let set_by = line.own.as_ref().map_or_else(
        || Cell::of(t.say(t!("roster-by-law"))),
        |own| {
            let unit = legal::unit_in_place(t, &app.law, &own.unit);
            Cell::of(own.number.clone()).under(format!("{unit} · {}", t.date(own.decided_on)))
        },
    );
    vec![
        Cell::of(named).under(article.unwrap_or_default()),
        Cell::of(rate.map_or_else(String::new, |rate| pair(t, (rate.without, rate.with)))),
        Cell::of(pair(t, line.paid)),
        set_by,
    ]
}

fn doing(app: &App, t: &PageContext) -> Doing {
    let today = t.today();
    let rates = app.law.allowance.rates.iter();
    let choices = rates
        .filter(|rate| rate.holds_on(today))
        .map(|rate| Choice {
            value: rate.id.clone(),
            label: name(app, t, rate),
        });
    Doing {
        title: t.say(t!("roster-set-rate")).into_owned(),
        lede: t.say(t!("roster-set-rate-lede")).into_owned(),
        inputs: vec![
            Input::needed("rate", Control::Choice(choices.collect())),
            Input::needed("from", Control::Line("date")),
            Input::needed("without", Control::Line("number")),
            Input::needed("with", Control::Line("number")),
            Input::needed("number", Control::Line("text")),
            Input::needed("decided_on", Control::Line("date")),
            Input::optional("is_resolution", Control::Tick),
        ],
        button: t.say(t!("roster-set-rate-do")).into_owned(),
        value: "set",
        action: paths::RATES.to_owned(),
        ..Doing::default()
    }
}

/// `POST /roster/rates`.
pub(super) async fn set(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<RateForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let (from, decided_on) = (form.day("from"), form.day("decided_on"));
    let amounts = [
        form.number("without", 1..=MOST),
        form.number("with", 1..=MOST),
    ];
    let [without, with] = amounts.map(Option::unwrap_or_default);
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawRate {
        rate: of("rate"),
        from,
        without,
        with,
        number: of("number"),
        decided_on,
        is_resolution: form.has("is_resolution", "yes"),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| roster::set_rate(tx, &at, &permit, &raw);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(_) => Ok(Redirect::to(paths::RATES).into_response()),
        Err(stopped) => {
            let form = form.into_typed();
            let mut board = page(&app, &actor, t, form, String::new()).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
