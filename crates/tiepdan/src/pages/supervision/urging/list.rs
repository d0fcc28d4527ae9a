//! `/urgings`: what a unit was urged to do and what it urges, what waits for an answer first.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::supervision::Side;
use casework::supervision::urging::{self, ListFilter, Page, Situation, UrgingSums};
use words::t;

use super::super::paths;
use super::label;
use super::lines::{Line, line};
use crate::app::App;
use crate::web::components::{Choice, Tab};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed};

/// Rows of a page.
const ROWS: i64 = 50;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("side", t!("supervision-side"), 10),
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/urging/list.html")]
struct UrgingsPage {
    t: PageContext,
    form: Typed,
    tab: &'static str,
    tabs: Vec<Tab>,
    sides: Vec<Choice>,
    sums: UrgingSums,
    in_time: i64,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let situation = Situation::parse(form.value("tab")).unwrap_or_default();
    let filter = ListFilter {
        side: match form.value("side") {
            "received" => Side::Owed,
            "given" => Side::Given,
            _ => Side::All,
        },
        situation,
        after: paths::place(form.value("after")),
        limit: ROWS,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| {
            let page = urging::list(tx, &at, &scope, &filter)?;
            Ok::<_, Failure>((page, urging::sums(tx, &at, &scope)?))
        })
        .await?;
    Ok(Html(page(t, &app, form, situation, &found)))
}

fn page(
    t: PageContext,
    app: &App,
    form: Typed,
    here: Situation,
    (found, sums): &(Page, UrgingSums),
) -> UrgingsPage {
    let tab = |one: Situation| Tab {
        href: paths::urgings(form.value("side"), one.as_str(), ""),
        label: t.say(label::situation(one)).into_owned(),
        count: match one {
            Situation::Open => Some(sums.open),
            Situation::Late => Some(sums.late),
            Situation::Escalated => Some(sums.escalated),
            Situation::Told => Some(sums.told),
            Situation::Answered | Situation::Ended => None,
        },
        is_here: one == here,
    };
    let choice = |(value, label): (&str, &'static str)| Choice {
        value: value.to_owned(),
        label: t.say(label).into_owned(),
    };
    let sides = [
        ("received", t!("urging-side-received")),
        ("given", t!("urging-side-given")),
    ];
    let link = |after: &str| paths::urgings(form.value("side"), here.as_str(), after);
    UrgingsPage {
        tab: here.as_str(),
        tabs: Situation::ALL.into_iter().map(tab).collect(),
        sides: sides.into_iter().map(choice).collect(),
        sums: *sums,
        in_time: sums.answered - sums.answered_late,
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| link("")),
            next: found.next.map(|next| link(&paths::key(next))),
        },
        form,
        t,
    }
}
