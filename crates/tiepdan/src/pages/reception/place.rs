//! `/place`: security meetings with the police, incidents at the place, help for citizens in need; never about a person.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::place::{self, Help, Incident, Meeting, RawHelp, RawIncident, RawMeeting};
use casework::{Failure, FieldError, Setting};
use store::Tx;
use words::t;

use super::ways::ways;
use super::{label, paths};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, Told, carry};
use crate::web::components::Choice;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// The law's lists of incidents and of help.
const INCIDENTS: &str = "reception.incident";
const HELPS: &str = "reception.help";
/// Rows of each table; the API turns pages.
const ROWS: i64 = 50;

pub(super) struct PlaceForm;

impl Fields for PlaceForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("incident_on", t!("place-field-incident-on"), 10),
        Field::line("starts_at", t!("place-field-starts"), 5),
        Field::line("incident_kind", t!("place-field-incident-kind"), 30),
        Field::line("incident_people", t!("place-field-incident-people"), 6),
        Field::text("happened", t!("place-field-happened"), 4000),
        Field::text("done", t!("place-field-done"), 4000),
        Field::line("police", t!("place-field-police"), 3),
        Field::line("help_on", t!("place-field-help-on"), 10),
        Field::line("help_kind", t!("place-field-help-kind"), 30),
        Field::line("help_people", t!("place-field-help-people"), 6),
        Field::line("amount", t!("place-field-amount"), 14),
        Field::line("meeting_on", t!("place-field-meeting-on"), 10),
        Field::line("span", t!("place-field-span"), 10),
        Field::line("bodies", t!("place-field-bodies"), 300),
        Field::text("minutes", t!("place-field-minutes"), 4000),
        Field::text("tasks", t!("place-field-tasks"), 4000),
    ];
}

/// What is read for the page.
struct Found {
    meetings: Vec<Meeting>,
    incidents: Vec<Incident>,
    helps: Vec<Help>,
}

/// `GET /place`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    let today = t.today().to_string();
    let form = Typed::empty(PlaceForm::FIELDS)
        .fill("incident_on", today.clone())
        .fill("help_on", today.clone())
        .fill("meeting_on", today)
        .fill("span", "month");
    let board = page(&app, &actor, t, form).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(app: &App, actor: &Actor, t: PageContext, form: Typed) -> Result<Board, Problem> {
    let scope = actor.scope();
    let found = app.store.read(move |tx| {
        Ok::<_, Failure>(Found {
            meetings: place::meetings(tx, &scope, (None, ROWS))?.rows,
            incidents: place::incidents(tx, &scope, (None, ROWS))?.rows,
            helps: place::helps(tx, &scope, (None, ROWS))?.rows,
        })
    });
    let found = found.await?;
    let tables = vec![
        incidents(app, &t, &found.incidents),
        helps(app, &t, &found.helps),
        meetings(app, &t, &found.meetings),
    ];
    let doings = if actor.may::<acts::KeepPlace>() {
        doings(app, &t)
    } else {
        Vec::new()
    };
    let notices = vec![Told {
        tone: "info",
        text: t.say(t!("place-no-names")).into_owned(),
    }];
    let title = t.say(t!("place-title")).into_owned();
    let lede = t.say(t!("place-lede")).into_owned();
    let ways = ways(&t, actor, paths::PLACE);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.notices) = (ways, notices);
    (board.tables, board.doings) = (tables, doings);
    Ok(board)
}

fn table(
    t: &PageContext,
    (id, title, none): (&'static str, &'static str, &'static str),
    heads: &[&'static str],
    rows: Vec<Vec<Cell>>,
) -> Table {
    Table {
        id,
        title: t.say(title).into_owned(),
        heads: heads.iter().map(|head| t.say(head).into_owned()).collect(),
        rows,
        none: t.say(none).into_owned(),
        ..Table::default()
    }
}

fn incidents(app: &App, t: &PageContext, rows: &[Incident]) -> Table {
    let row = |one: &Incident| {
        let police = if one.police {
            t.say(t!("place-police-came")).into_owned()
        } else {
            String::new()
        };
        vec![
            Cell::of(label::entry(t, &app.law, INCIDENTS, &one.kind, one.on)).under(police),
            Cell::of(t.date(one.on)).under(one.starts_at.clone().unwrap_or_default()),
            Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
            Cell::of(t.number(one.people)),
            Cell::of(one.happened.clone()).under(one.done.clone()),
        ]
    };
    let heads = [
        t!("place-incident"),
        t!("reception-column-day"),
        t!("place-unit"),
        t!("reception-column-people"),
        t!("place-happened"),
    ];
    let named = (
        "incidents",
        t!("place-incidents"),
        t!("place-incidents-none"),
    );
    table(t, named, &heads, rows.iter().map(row).collect())
}

fn helps(app: &App, t: &PageContext, rows: &[Help]) -> Table {
    let row = |one: &Help| {
        vec![
            Cell::of(label::entry(t, &app.law, HELPS, &one.kind, one.on)),
            Cell::of(t.date(one.on)),
            Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
            Cell::of(t.number(one.people)),
            Cell::of(t.money(one.amount)),
        ]
    };
    let heads = [
        t!("place-help"),
        t!("reception-column-day"),
        t!("place-unit"),
        t!("reception-column-people"),
        t!("place-amount"),
    ];
    let named = ("help", t!("place-helps"), t!("place-helps-none"));
    table(t, named, &heads, rows.iter().map(row).collect())
}

const fn span(word: &str) -> &'static str {
    match word.as_bytes() {
        b"quarter" => t!("place-span-quarter"),
        _ => t!("place-span-month"),
    }
}

fn meetings(app: &App, t: &PageContext, rows: &[Meeting]) -> Table {
    let row = |one: &Meeting| {
        vec![
            Cell::of(t.say(span(&one.span))).under(t.date(one.on)),
            Cell::of(one.bodies.clone()),
            Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
            Cell::of(one.minutes.clone()).under(one.tasks.clone()),
        ]
    };
    let heads = [
        t!("place-meeting"),
        t!("place-bodies"),
        t!("place-unit"),
        t!("place-minutes"),
    ];
    let named = ("meetings", t!("place-meetings"), t!("place-meetings-none"));
    table(t, named, &heads, rows.iter().map(row).collect())
}

fn doings(app: &App, t: &PageContext) -> Vec<Doing> {
    let doing = |title: &'static str, value, inputs| Doing {
        title: t.say(title).into_owned(),
        inputs,
        button: t.say(title).into_owned(),
        value,
        action: paths::PLACE.to_owned(),
        is_folded: true,
        ..Doing::default()
    };
    let (day, number) = (|| Control::Line("date"), || Control::Line("number"));
    let listed = |list| Control::Choice(label::choices(t, &app.law, list, t.today()));
    let spans = ["month", "quarter"].map(|word| Choice {
        value: word.to_owned(),
        label: t.say(span(word)).into_owned(),
    });
    let incident = vec![
        Input::needed("incident_on", day()),
        Input::optional("starts_at", Control::Line("time")),
        Input::needed("incident_kind", listed(INCIDENTS)),
        Input::needed("incident_people", number()),
        Input::needed("happened", Control::Text(3)),
        Input::needed("done", Control::Text(3)),
        Input::optional("police", Control::Tick),
    ];
    let help = vec![
        Input::needed("help_on", day()),
        Input::needed("help_kind", listed(HELPS)),
        Input::needed("help_people", number()),
        Input::needed("amount", number()),
    ];
    let meeting = vec![
        Input::needed("meeting_on", day()),
        Input::needed("span", Control::Choice(spans.into())),
        Input::needed("bodies", Control::Line("text")),
        Input::needed("minutes", Control::Text(4)),
        Input::optional("tasks", Control::Text(3)),
    ];
    vec![
        doing(t!("place-record-incident"), "incident", incident),
        doing(t!("place-record-help"), "help", help),
        doing(t!("place-record-meeting"), "meeting", meeting),
    ]
}

/// What a button asks for.
enum Wanted {
    Incident(RawIncident),
    Help(RawHelp),
    Meeting(RawMeeting),
    Nothing,
}

impl Wanted {
    fn read(form: &mut Typed) -> Self {
        let of = |form: &Typed, name: &str| form.value(name).to_owned();
        match form.value("do") {
            "incident" => Self::Incident(RawIncident {
                on: form.day("incident_on"),
                people: form.number("incident_people", 0..=100_000).unwrap_or(-1),
                starts_at: of(form, "starts_at"),
                kind: of(form, "incident_kind"),
                happened: of(form, "happened"),
                done: of(form, "done"),
                police: form.has("police", "yes"),
            }),
            "help" => Self::Help(RawHelp {
                on: form.day("help_on"),
                people: form.number("help_people", 1..=100_000).unwrap_or(-1),
                amount: form.number("amount", 0..=1_000_000_000).unwrap_or(-1),
                kind: of(form, "help_kind"),
            }),
            "meeting" => Self::Meeting(RawMeeting {
                on: form.day("meeting_on"),
                span: of(form, "span"),
                bodies: of(form, "bodies"),
                minutes: of(form, "minutes"),
                tasks: of(form, "tasks"),
            }),
            _ => Self::Nothing,
        }
    }

    /// The names that the fields of the work have on the page.
    const fn names(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Incident(_) => &[
                ("on", "incident_on"),
                ("kind", "incident_kind"),
                ("people", "incident_people"),
            ],
            Self::Help(_) => &[
                ("on", "help_on"),
                ("kind", "help_kind"),
                ("people", "help_people"),
            ],
            Self::Meeting(_) => &[("on", "meeting_on")],
            Self::Nothing => &[],
        }
    }

    fn carry_out(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> casework::Result<()> {
        let permit = actor.permit::<acts::KeepPlace>()?;
        match self {
            Self::Incident(raw) => {
                let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                place::record_incident(tx, at, &permit, &entry)?;
            }
            Self::Help(raw) => {
                let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                place::record_help(tx, at, &permit, &entry)?;
            }
            Self::Meeting(raw) => {
                let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                place::record_meeting(tx, at, &permit, &entry)?;
            }
            Self::Nothing => return Err(FieldError::new("do", "choice-unknown").into()),
        }
        Ok(())
    }
}

/// `POST /place`.
pub(super) async fn record(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PlaceForm>,
) -> Result<Response, Problem> {
    actor.permit::<acts::KeepPlace>()?;
    let wanted = Wanted::read(&mut form);
    let names = wanted.names();
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| wanted.carry_out(tx, &at, &who);
    match carry(&app, &t, &mut form, names, work).await? {
        Ok(()) => Ok(Redirect::to(paths::PLACE).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed()).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
