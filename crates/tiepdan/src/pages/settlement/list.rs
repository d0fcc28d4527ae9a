//! `/cases`: the cases one sees, first due first, by how they stand.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::organization;
use casework::settlement::{self, CaseFilter, CaseRow, Situation};
use casework::term;
use words::t;

use super::rows::{Beside, Line, key, place};
use super::{names, paths};
use crate::app::App;
use crate::web::components::{Choice, Tab};
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed};

/// Rows of a page.
const ROWS: i64 = 50;
/// Units offered to choose from.
const UNITS: i64 = 400;

/// The tabs, in their order.
const TABS: &[(Situation, &str)] = &[
    (Situation::Overdue, t!("settlement-tab-overdue")),
    (Situation::DueToday, t!("settlement-tab-today")),
    (Situation::DueSoon, t!("settlement-tab-soon")),
    (Situation::Open, t!("settlement-tab-open")),
    (Situation::Closed, t!("settlement-tab-closed")),
];

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("settlement-tabs"), 20),
        Field::line("class", t!("settlement-class"), 30),
        Field::line("state", t!("settlement-state"), 40),
        Field::line("unit", t!("settlement-unit"), 60),
        Field::line("after", t!("settlement-after"), 40),
    ];
}

#[derive(Template)]
#[template(path = "pages/settlement/list.html")]
struct ListPage {
    t: PageContext,
    form: Typed,
    tab: &'static str,
    tabs: Vec<Tab>,
    classes: Vec<Choice>,
    states: Vec<Choice>,
    units: Vec<Choice>,
    lines: Vec<Line>,
    pager: Pager,
    is_narrowed: bool,
}

/// What is read for the page, in one transaction.
struct Found {
    rows: Vec<CaseRow>,
    beside: Beside,
    counts: [i64; 4],
    units: Vec<organization::Unit>,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let situation = Situation::parse(form.value("tab")).unwrap_or(Situation::Open);
    let filter = filter(&form, situation);
    let (at, scope, asked) = (app.setting(), actor.scope(), filter.clone());
    let found = app
        .store
        .read(move |tx| {
            let rows = settlement::list(tx, &at, &scope, &asked)?;
            let cases: Vec<_> = rows.iter().map(|row| &row.case).collect();
            let beside = Beside::read(tx, &at, &cases)?;
            let units = if scope.reaches_below() {
                organization::reach(tx, scope.unit(), UNITS)?
            } else {
                Vec::new()
            };
            Ok::<_, casework::Failure>(Found {
                counts: settlement::situations_among(tx, &at, &scope, &asked)?,
                beside,
                rows,
                units,
            })
        })
        .await?;
    Ok(Html(page(t, &app, form, situation, found)))
}

fn filter(form: &Typed, situation: Situation) -> CaseFilter {
    let given = |name: &str| Some(form.value(name).to_owned()).filter(|value| !value.is_empty());
    CaseFilter {
        situation: Some(situation),
        class: given("class"),
        state: given("state"),
        unit: given("unit"),
        after: place(form.value("after")),
        limit: ROWS + 1,
    }
}

fn page(
    t: PageContext,
    app: &App,
    form: Typed,
    situation: Situation,
    mut found: Found,
) -> ListPage {
    let most = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let has_more = found.rows.len() > most;
    found.rows.truncate(most);
    let last = found.rows.last().filter(|_| has_more);
    let next = last.map(|row| key(&(term::kept(row.due_on).to_string(), row.case.id)));
    let unit = |unit: organization::Unit| Choice {
        label: names::unit(&t, app, &unit.code),
        value: unit.code,
    };
    ListPage {
        tab: situation.as_str(),
        tabs: tabs(&t, &form, situation, found.counts),
        classes: names::classes(&t, &app.law),
        states: names::states(&t, &app.law),
        units: found.units.into_iter().map(unit).collect(),
        lines: found
            .rows
            .iter()
            .map(|row| found.beside.line(&t, app, row))
            .collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| link(&form, situation.as_str(), "")),
            next: next.map(|next| link(&form, situation.as_str(), &next)),
        },
        is_narrowed: ["class", "state", "unit"]
            .iter()
            .any(|name| !form.value(name).is_empty()),
        form,
        t,
    }
}

fn link(form: &Typed, tab: &str, after: &str) -> String {
    let query = [
        ("tab", tab),
        ("class", form.value("class")),
        ("state", form.value("state")),
        ("unit", form.value("unit")),
        ("after", after),
    ];
    address(paths::LIST, &query)
}

fn tabs(t: &PageContext, form: &Typed, here: Situation, counts: [i64; 4]) -> Vec<Tab> {
    let [open, overdue, today, soon] = counts;
    let tab = |(situation, label): &(Situation, &str)| Tab {
        href: link(form, situation.as_str(), ""),
        label: t.say(label).into_owned(),
        count: match situation {
            Situation::Open => Some(open),
            Situation::Overdue => Some(overdue),
            Situation::DueToday => Some(today),
            Situation::DueSoon => Some(soon),
            // What has ended only grows; nobody works off its number.
            Situation::Closed => None,
        },
        is_here: *situation == here,
    };
    TABS.iter().map(tab).collect()
}
