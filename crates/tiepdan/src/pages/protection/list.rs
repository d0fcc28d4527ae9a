//! `/protections`: what the unit protects, its figures of the year, and how much is late below it; nobody by name.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use casework::Failure;
use casework::access::acts;
use casework::protection::{self, Filter, LateLine, Page, Protection, Situation, Sums};
use jiff::civil::Date;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::pages::supervision::paths::{key, place};
use crate::web::components::{ClockView, Tab};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("situation", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

struct Line {
    href: String,
    number: String,
    threat: String,
    source: &'static str,
    on: Date,
    stand: &'static str,
    tone: &'static str,
    is_urgent: bool,
    clock: Option<ClockView>,
    check: Option<ClockView>,
}

struct Below {
    unit: String,
    line: LateLine,
}

#[derive(Template)]
#[template(path = "pages/protection/list.html")]
struct ListPage {
    t: PageContext,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    sums: Sums,
    year: i16,
    below: Vec<Below>,
}

/// `GET /protections`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::WatchProtection>()?;
    let asked = asked.into_typed();
    let here = Situation::parse(asked.value("situation")).unwrap_or_default();
    let filter = Filter {
        situation: here,
        after: place(asked.value("after")),
        limit: ROWS,
    };
    let (at, scope, today) = (app.setting(), actor.scope(), t.today());
    let year = (today.first_of_year(), today);
    let found = app
        .store
        .read(move |tx| {
            let page = protection::list(tx, &at, &permit, &filter)?;
            let sums = protection::sums(tx, &permit, year)?;
            let below = protection::late_below(tx, &at, &permit, &scope)?;
            Ok::<_, Failure>((page, sums, below))
        })
        .await?;
    let page = drawn(&app, t, (here, asked.value("after")), found);
    Ok(kept_nowhere(Html(page)))
}

fn drawn(
    app: &App,
    t: PageContext,
    (here, after): (Situation, &str),
    (page, sums, below): (Page, Sums, Vec<LateLine>),
) -> ListPage {
    let tab = |one: Situation| Tab {
        href: paths::protections(one.as_str(), ""),
        label: t.say(label::situation(one)).into_owned(),
        count: None,
        is_here: one == here,
    };
    let link = |after: &str| paths::protections(here.as_str(), after);
    ListPage {
        tabs: Situation::ALL.into_iter().map(tab).collect(),
        lines: page
            .rows
            .iter()
            .map(|(one, check)| line(&t, app, one, *check))
            .collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| link("")),
            next: page.next.map(|next| link(&key(next))),
        },
        sums,
        year: t.today().year(),
        below: below
            .into_iter()
            .map(|line| Below {
                unit: legal::unit_in_place(&t, &app.law, &line.unit),
                line,
            })
            .collect(),
        t,
    }
}

fn line(t: &PageContext, app: &App, one: &Protection, check: Option<Date>) -> Line {
    let (stand, tone) = label::stand(one.stand);
    let is_asked = one.stand == protection::Stand::Asked;
    let (number, year) = one.number;
    Line {
        href: paths::protection(one.id),
        number: format!("{number}/{year}"),
        threat: label::entry(t, &app.law, ("protection.threat", &one.threat)),
        source: label::source(one.source),
        on: one.asked_on,
        stand,
        tone,
        is_urgent: one.is_urgent,
        clock: is_asked.then(|| legal::due(t, &app.law, one.decide_by)),
        check: check.map(|due| legal::due(t, &app.law, due)),
    }
}
