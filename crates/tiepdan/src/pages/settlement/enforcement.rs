//! `/enforcement`: what decisions order, who owes it, and who is late.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::settlement::{self, DutyFilter, DutyLine};
use words::t;

use super::rows::{key, place};
use super::{ending, names, paths, pointed};
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn};

/// Duties of a page.
const ROWS: i64 = 50;
const LATE: &str = "late";

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("settlement-tabs"), 20),
        Field::line("after", t!("settlement-after"), 40),
    ];
}

/// One duty as the list shows it.
struct Line {
    href: String,
    what: String,
    about: String,
    owed_by: String,
    left: String,
    due: String,
    state: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/settlement/enforcement.html")]
struct EnforcementPage {
    t: PageContext,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows who owes what.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let (is_late, after) = (form.value("tab") == LATE, form.value("after").to_owned());
    let filter = DutyFilter {
        late: is_late,
        after: place(&after),
        limit: ROWS + 1,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| settlement::duties(tx, &at, &scope, &filter))
        .await?;
    Ok(Html(page(t, &app, is_late, &after, found)))
}

fn page(
    t: PageContext,
    app: &App,
    is_late: bool,
    after: &str,
    mut found: Vec<DutyLine>,
) -> EnforcementPage {
    let most = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let has_more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| has_more);
    let next = next.map(|last| link(is_late, &key(&last.place())));
    let tab = |label, late: bool| Tab {
        href: link(late, ""),
        label: t.say(label).into_owned(),
        count: None,
        is_here: late == is_late,
    };
    EnforcementPage {
        tabs: vec![
            tab(t!("settlement-duties-open"), false),
            tab(t!("settlement-duties-late"), true),
        ],
        lines: found.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| link(is_late, "")),
            next,
        },
        t,
    }
}

fn link(is_late: bool, after: &str) -> String {
    let tab = if is_late { LATE } else { "" };
    address(paths::ENFORCEMENT, &[("tab", tab), ("after", after)])
}

fn line(t: &PageContext, app: &App, row: &DutyLine) -> Line {
    let (duty, procedure) = (&row.duty, row.procedure.as_str());
    let charged = duty.charged.as_deref().unwrap_or(&row.unit);
    let (state, tone) = ending::stand(t, duty);
    Line {
        href: paths::case(row.case),
        what: pointed::what_of(t, app, procedure, &duty.what),
        about: format!(
            "{} · {}",
            names::number(row.number.0, row.number.1),
            row.title
        ),
        owed_by: if duty.owed_by.is_empty() {
            names::unit(t, app, charged)
        } else {
            duty.owed_by.clone()
        },
        left: pointed::measured(t, app, procedure, &duty.what, duty.left()),
        due: duty.due_on.map_or_else(String::new, |day| t.date(day)),
        state,
        tone,
    }
}
