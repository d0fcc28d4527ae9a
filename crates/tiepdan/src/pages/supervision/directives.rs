//! `/directives`: what a unit gave, owes or leads, first due first.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::access::acts;
use casework::supervision::{self, DirectiveSums, Lateness, ListFilter, Page, Side};
use words::t;

use super::lines::{Line, line};
use super::{label, paths};
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
#[template(path = "pages/supervision/directives.html")]
struct DirectivesPage {
    t: PageContext,
    form: Typed,
    tab: &'static str,
    tabs: Vec<Tab>,
    sides: Vec<Choice>,
    lines: Vec<Line>,
    pager: Pager,
    may_give: bool,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let lateness = Lateness::parse(form.value("tab")).unwrap_or_default();
    let filter = ListFilter {
        side: side(form.value("side")),
        lateness: Some(lateness),
        directive: None,
        after: paths::place(form.value("after")),
        limit: ROWS,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| {
            let page = supervision::assignments(tx, &at, &scope, &filter)?;
            Ok::<_, Failure>((page, supervision::sums(tx, &at, &scope, None)?))
        })
        .await?;
    let may_give = actor.may::<acts::Direct>();
    Ok(Html(page(t, &app, form, lateness, &found, may_give)))
}

fn side(word: &str) -> Side {
    match word {
        "owed" => Side::Owed,
        "given" => Side::Given,
        _ => Side::All,
    }
}

fn page(
    t: PageContext,
    app: &App,
    form: Typed,
    here: Lateness,
    (found, sums): &(Page, DirectiveSums),
    may_give: bool,
) -> DirectivesPage {
    let tab = |one: Lateness| Tab {
        href: paths::directives(form.value("side"), one.as_str(), ""),
        label: t.say(label::lateness(one)).into_owned(),
        count: match one {
            Lateness::Open => Some(sums.open),
            Lateness::Late => Some(sums.late),
            Lateness::Reported => Some(sums.reported),
            Lateness::Escalated => Some(sums.escalated),
            Lateness::Closed => None,
        },
        is_here: one == here,
    };
    let choice = |(value, label): (&str, &'static str)| Choice {
        value: value.to_owned(),
        label: t.say(label).into_owned(),
    };
    let sides = [
        ("owed", t!("supervision-side-owed")),
        ("given", t!("supervision-side-given")),
    ];
    let link = |after: &str| paths::directives(form.value("side"), here.as_str(), after);
    DirectivesPage {
        tab: here.as_str(),
        tabs: Lateness::ALL.into_iter().map(tab).collect(),
        sides: sides.into_iter().map(choice).collect(),
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| link("")),
            next: found.next.map(|next| link(&paths::key(next))),
        },
        may_give,
        form,
        t,
    }
}
