//! `/restorations`: what the unit owes the accused of its cases.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::acts;
use casework::protection::restoration::{self, Filter, Owed, Situation};
use words::t;

use super::super::list::Narrowing;
use super::super::{label, paths};
use crate::app::App;
use crate::pages::supervision::paths::{key, place};
use crate::web::components::{ClockView, Tab};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Html, PageContext, Problem, SignedIn, legal};

/// Rows of a page.
const ROWS: i64 = 50;

struct Line {
    href: String,
    number: String,
    accused: String,
    finding: &'static str,
    stand: &'static str,
    tone: &'static str,
    clock: Option<ClockView>,
}

#[derive(Template)]
#[template(path = "pages/protection/restoration/list.html")]
struct ListPage {
    t: PageContext,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
}

/// The tabs of the list.
const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::Open => t!("restoration-tab-open"),
        Situation::Done => t!("restoration-tab-done"),
        Situation::All => t!("restoration-tab-all"),
    }
}

/// How a duty stands, and the tone of its mark.
pub(super) fn stand(owed: &Owed) -> (&'static str, &'static str) {
    match &owed.restored {
        None => (t!("restoration-stand-owed"), "wait"),
        Some(one) if one.done_on.is_some() => (t!("restoration-stand-done"), "good"),
        Some(_) => (t!("restoration-stand-told"), "info"),
    }
}

/// `GET /restorations`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let asked = asked.into_typed();
    let here = Situation::parse(asked.value("situation")).unwrap_or_default();
    let after = asked.value("after");
    let filter = Filter {
        situation: here,
        after: place(after),
        limit: ROWS,
    };
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| restoration::list(tx, &at, &permit, &filter))
        .await?;
    let tab = |one: Situation| Tab {
        href: paths::restorations(one.as_str(), ""),
        label: t.say(situation(one)).into_owned(),
        count: None,
        is_here: one == here,
    };
    let link = |after: &str| paths::restorations(here.as_str(), after);
    Ok(Html(ListPage {
        tabs: Situation::ALL.into_iter().map(tab).collect(),
        lines: found.rows.iter().map(|one| line(&t, &app, one)).collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| link("")),
            next: found.next.map(|next| link(&key(next))),
        },
        t,
    }))
}

fn line(t: &PageContext, app: &App, one: &Owed) -> Line {
    let (stand, tone) = stand(one);
    let is_done = one
        .restored
        .as_ref()
        .is_some_and(|one| one.done_on.is_some());
    let (number, year) = one.number;
    Line {
        href: paths::restoration(one.case),
        number: format!("{number}/{year}"),
        accused: one.accused.clone(),
        finding: label::finding(&one.finding),
        stand,
        tone,
        clock: (!is_done).then(|| legal::due(t, &app.law, one.due_on)),
    }
}
