//! Petitions to process: the list an officer works down, first due first.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::petition::{self, Filter, ListRow, Page, Waiting};
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::web::components::{Choice, ClockView, Tab};
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, PageContext, Problem, SignedIn, Typed, Wanted, legal};

/// Lines of a page.
const LINES: i64 = 50;

/// How the list is narrowed.
pub(super) struct QueueFilter;

impl Fields for QueueFilter {
    const FIELDS: &'static [Field] = &[
        Field::line("state", t!("petition-queue-state"), 20),
        Field::line("class", t!("petition-field-class"), 20),
        Field::line("unit", t!("petition-queue-unit"), 60),
        Field::line("after", t!("petition-queue-after"), 40),
    ];
}

/// One line of the list.
struct Line {
    href: String,
    number: String,
    title: String,
    who: String,
    is_sealed: bool,
    class: &'static str,
    state: &'static str,
    tone: &'static str,
    unit: String,
    channel: String,
    received_on: jiff::civil::Date,
    clock: Option<ClockView>,
    skips_level: bool,
}

#[derive(Template)]
#[template(path = "pages/petition/queue.html")]
struct QueuePage {
    t: PageContext,
    list: ListPart,
    may_file: bool,
}

#[derive(Template)]
#[template(path = "pages/petition/queue_list.html")]
struct ListPart {
    t: PageContext,
    form: Typed,
    tabs: Vec<Tab>,
    classes: Vec<Choice>,
    lines: Vec<Line>,
    pager: Pager,
    shows_unit: bool,
}

/// `GET /queue`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    wanted: Wanted,
    t: PageContext,
    asked: Asked<QueueFilter>,
) -> Result<Response, Problem> {
    let (at, scope, filter) = (app.setting(), actor.scope(), filter(&asked));
    let shows_unit = scope.reaches_below();
    let (page, waiting) = app
        .store
        .read(move |tx| {
            let page = petition::list(tx, &at, &scope, &filter)?;
            Ok::<_, casework::Failure>((page, petition::count_waiting(tx, &at, &scope)?))
        })
        .await?;
    let make = |form: Typed| ListPart {
        tabs: tabs(&t, &form, waiting),
        classes: label::classes(&t),
        lines: page.rows.iter().map(|row| line(&t, &app, row)).collect(),
        pager: pager(&form, &page),
        shows_unit,
        form,
        t: t.clone(),
    };
    let form = asked.into_typed();
    let part = make(form.clone());
    let whole = QueuePage {
        list: make(form),
        may_file: actor.may::<acts::File>(),
        t: t.clone(),
    };
    Ok(wanted.show(&whole, &part))
}

fn filter(asked: &Typed) -> Filter {
    let of = |name| Some(asked.value(name).to_owned()).filter(|value| !value.is_empty());
    let after = of("after").and_then(|place| {
        let (day, id) = place.split_once('~')?;
        Some((day.to_owned(), id.parse::<Id>().ok()?))
    });
    Filter {
        state: of("state"),
        class: of("class"),
        unit: of("unit"),
        after,
        limit: LINES,
    }
}

fn with<'a>(form: &'a Typed, state: &'a str, after: &'a str) -> String {
    let query = [
        ("state", state),
        ("class", form.value("class")),
        ("unit", form.value("unit")),
        ("after", after),
    ];
    address(paths::QUEUE, &query)
}

fn tabs(t: &PageContext, form: &Typed, waiting: Waiting) -> Vec<Tab> {
    let here = form.value("state");
    [
        ("", t!("petition-queue-open"), Some(waiting.open)),
        (
            "overdue",
            t!("petition-queue-overdue"),
            Some(waiting.overdue),
        ),
        (
            "unclassified",
            t!("petition-queue-unclassified"),
            Some(waiting.unclassified),
        ),
        ("handled", t!("petition-queue-handled"), None),
    ]
    .into_iter()
    .map(|(state, label, count)| Tab {
        href: with(form, state, ""),
        label: t.say(label).into_owned(),
        count,
        is_here: here == state,
    })
    .collect()
}

fn pager(form: &Typed, page: &Page) -> Pager {
    let state = form.value("state");
    let place = page.next.as_ref().map(|(day, id)| format!("{day}~{id}"));
    Pager {
        first: (!form.value("after").is_empty()).then(|| with(form, state, "")),
        next: place.map(|place| with(form, state, &place)),
    }
}

fn line(t: &PageContext, app: &App, row: &ListRow) -> Line {
    let (state, tone) = label::state(&row.state);
    let clock = row.due_on.filter(|_| row.state != "handled");
    Line {
        href: paths::petition(row.id),
        number: number(row.number),
        title: title(t, row),
        who: who(t, row),
        is_sealed: row.sealed,
        class: label::class(row.class.as_deref()),
        state,
        tone,
        unit: legal::unit_name(t, &app.law, &row.unit),
        channel: label::channel(t, &app.law, &row.channel),
        received_on: row.received_on,
        clock: clock.map(|due| legal::due(t, &app.law, due)),
        skips_level: row.skips_level,
    }
}

/// Number and year in the book of the unit.
pub(super) fn number((number, year): (i64, i64)) -> String {
    format!("{number}/{year}")
}

/// What a petition is about; what it is where nobody has summed it up yet.
pub(super) fn title(t: &PageContext, row: &ListRow) -> String {
    if row.summary.is_empty() {
        t.say("petition-no-summary").into_owned()
    } else {
        row.summary.clone()
    }
}

/// Who wrote it, never a denouncer.
pub(super) fn who(t: &PageContext, row: &ListRow) -> String {
    let first = match &row.first_name {
        _ if row.sealed => return t.say("petition-sealed").into_owned(),
        None => return t.say("petition-anonymous").into_owned(),
        Some(name) => name.clone(),
    };
    if row.signers > 1 {
        let values = [("name", first.into()), ("others", (row.signers - 1).into())];
        t.say_with("petition-and-others", &values).into_owned()
    } else {
        first
    }
}
