//! `/training`: classes that were held on receiving and settling, and entering one.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, Colleague, acts};
use casework::guidance::{self, Filter, Page, RawAttendee, RawClass, TrainingClass};
use store::Tx;
use words::t;

use super::{Narrowing, ROWS, choices, entry, paths};
use crate::app::App;
use crate::pages::reception::officials;
use crate::pages::reception::ways::ways;
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, carry};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// The law's list of kinds of classes.
pub(super) const KINDS: &str = "guidance.class";
/// Most people of one class.
const PEOPLE: i64 = 100_000;

pub(super) struct ClassForm;

impl Fields for ClassForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("on", t!("guidance-field-class-on"), 10),
        Field::line("kind", t!("guidance-field-class-kind"), 30),
        Field::text("topic", t!("guidance-field-topic"), 4000),
        Field::line("organizer", t!("guidance-field-organizer"), 300),
        Field::line("place", t!("guidance-field-place"), 300),
        Field::line("people", t!("guidance-field-people"), 6),
        Field::many("officials", t!("guidance-field-officials"), 13),
        Field::text("attendees", t!("guidance-field-attendees"), 20_000),
    ];
}

/// `GET /training`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let asked = asked.into_typed();
    let form = Typed::empty(ClassForm::FIELDS).fill("on", t.today().to_string());
    let board = page(&app, &actor, t, form, &asked).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    asked: &Typed,
) -> Result<Board, Problem> {
    let (scope, unit, now) = (actor.scope(), actor.unit.clone(), app.setting().now);
    let (year, after) = (
        asked.value("year").to_owned(),
        paths::place(asked.value("after")),
    );
    let filter = Filter {
        year: year.parse().ok(),
        after,
        limit: ROWS,
    };
    let found = app.store.read(move |tx| {
        let page = guidance::classes(tx, &scope, &filter)?;
        Ok::<_, Failure>((page, access::colleagues(tx, now, &unit)?))
    });
    let (found, colleagues) = found.await?;
    let title = t.say(t!("guidance-classes")).into_owned();
    let lede = t.say(t!("guidance-classes-lede")).into_owned();
    let table = table(app, &t, &found, (&year, after.is_some()));
    let doings = if actor.may::<acts::KeepGuidance>() {
        vec![doing(app, &t, &colleagues)]
    } else {
        Vec::new()
    };
    let ways = ways(&t, actor, paths::TRAINING);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.tables, board.doings) = (ways, vec![table], doings);
    Ok(board)
}

fn table(
    app: &App,
    t: &PageContext,
    found: &Page<TrainingClass>,
    (year, is_further): (&str, bool),
) -> Table {
    let row = |one: &TrainingClass| {
        let kind = entry(t, app, (KINDS, &one.kind), one.on);
        let people = if one.struck_on.is_some() {
            Cell::of(t.say(t!("guidance-struck"))).mark("bad")
        } else {
            Cell::of(t.number(one.people))
        };
        vec![
            Cell::of(one.topic.clone())
                .to(paths::class(one.id))
                .under(kind),
            Cell::of(t.date(one.on)),
            Cell::of(one.organizer.clone()).under(one.place.clone()),
            Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
            people,
        ]
    };
    let heads = [
        t!("guidance-field-topic"),
        t!("guidance-field-class-on"),
        t!("guidance-field-organizer"),
        t!("guidance-unit"),
        t!("guidance-people"),
    ];
    Table {
        id: "classes",
        title: t.say(t!("guidance-classes")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: found.rows.iter().map(row).collect(),
        none: t.say(t!("guidance-classes-none")).into_owned(),
        pager: Pager {
            first: is_further.then(|| paths::list(paths::TRAINING, year, None)),
            next: found
                .next
                .map(|next| paths::list(paths::TRAINING, year, Some(next))),
        },
    }
}

fn doing(app: &App, t: &PageContext, colleagues: &[Colleague]) -> Doing {
    Doing {
        title: t.say(t!("guidance-hold")).into_owned(),
        inputs: vec![
            Input::needed("on", Control::Line("date")),
            Input::needed("kind", Control::Choice(choices(t, app, KINDS))),
            Input::needed("topic", Control::Text(2)),
            Input::needed("organizer", Control::Line("text")),
            Input::optional("place", Control::Line("text")),
            Input::optional("people", Control::Line("number")),
            Input::optional("officials", Control::Several(officials(colleagues))),
            Input::optional("attendees", Control::Text(4)),
        ],
        button: t.say(t!("guidance-hold-do")).into_owned(),
        value: "hold",
        action: paths::TRAINING.to_owned(),
        ..Doing::default()
    }
}

/// `POST /training`.
pub(super) async fn hold(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ClassForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let raw = read(&mut form);
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| {
        let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
        guidance::hold(tx, &at, &permit, &entry)
    };
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(id) => Ok(Redirect::to(&paths::class(id)).into_response()),
        Err(stopped) => {
            let asked = Typed::empty(Narrowing::FIELDS);
            let mut board = page(&app, &actor, t, form.into_typed(), &asked).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}

/// Officials by their boxes; others a name a line, with the body after a semicolon.
fn read(form: &mut Typed) -> RawClass {
    let on = form.day("on");
    let people = form.number("people", 0..=PEOPLE).unwrap_or_default();
    let ticked = form.values("officials").into_iter();
    let officials = ticked.filter_map(|typed| {
        Some(RawAttendee {
            official: Some(typed.parse().ok()?),
            ..RawAttendee::default()
        })
    });
    let lines = form.value("attendees").lines().map(str::trim);
    let others = lines.filter(|line| !line.is_empty()).map(|line| {
        let (name, body) = line.split_once(';').unwrap_or((line, ""));
        RawAttendee {
            official: None,
            name: name.trim().to_owned(),
            body: body.trim().to_owned(),
        }
    });
    let attendees = officials.chain(others).collect();
    let of = |name: &str| form.value(name).to_owned();
    RawClass {
        on,
        kind: of("kind"),
        topic: of("topic"),
        organizer: of("organizer"),
        place: of("place"),
        people,
        attendees,
    }
}
