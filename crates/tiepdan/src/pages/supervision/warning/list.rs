//! `/warnings`: the causes that rise, as counts.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::acts;
use casework::supervision::warning::{self, Stand, Warning};

use words::t;

use super::super::paths;
use super::label;
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, Kind, PageContext, Problem, SignedIn};

/// Rows of a page.
const ROWS: i64 = 50;

/// Which warnings, and where the page begins.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("stand", t!("supervision-column-stand"), 20),
        Field::line("after", t!("list-pages"), 40),
    ];
}

struct Line {
    href: String,
    cause: String,
    kind: &'static str,
    place: String,
    people: i64,
    before: String,
    raised: String,
    stand: &'static str,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/supervision/warning/list.html")]
struct WarningsPage {
    t: PageContext,
    tabs: Vec<Tab>,
    how: String,
    lines: Vec<Line>,
    pager: Pager,
}

/// `GET /warnings`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::HeedWarning>()?;
    let asked = asked.into_typed();
    let (named, after) = (asked.value("stand"), asked.value("after"));
    let stand = match named {
        "" => None,
        name => Some(Stand::parse(name).ok_or(Kind::NotFound)?),
    };
    let from = match after {
        "" => None,
        text => Some(paths::place(text).ok_or(Kind::NotFound)?),
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| warning::list(tx, &at, &scope, stand, from, ROWS));
    let found = found.await?;
    Ok(Html(WarningsPage {
        tabs: tabs(&t, stand),
        how: how(&t, &app),
        pager: Pager {
            first: (!after.is_empty()).then(|| paths::warnings(named, "")),
            next: found
                .next
                .map(|next| paths::warnings(named, &paths::key(next))),
        },
        lines: found.rows.iter().map(|row| line(&t, &app, row)).collect(),
        t,
    }))
}

/// When a cause is warned of, in words.
fn how(t: &PageContext, app: &App) -> String {
    let law = &app.law.supervision.warning;
    let values = [
        ("days", law.days.into()),
        ("people", law.people.into()),
        ("windows", law.windows.into()),
        ("times", t.decimal(law.factor_tenths, 1).into()),
    ];
    t.say_with(t!("warning-how"), &values).into_owned()
}

fn tabs(t: &PageContext, here: Option<Stand>) -> Vec<Tab> {
    let all = [
        None,
        Some(Stand::Open),
        Some(Stand::Heeded),
        Some(Stand::Closed),
    ];
    let tab = |stand: Option<Stand>| Tab {
        href: paths::warnings(stand.map_or("", Stand::as_str), ""),
        label: match stand {
            None => t.say(t!("warning-all")).into_owned(),
            Some(stand) => t.say(label::stand(stand).0).into_owned(),
        },
        is_here: stand == here,
        count: None,
    };
    all.into_iter().map(tab).collect()
}

fn line(t: &PageContext, app: &App, row: &Warning) -> Line {
    let (stand, tone) = label::stand(row.stand);
    Line {
        href: paths::warning(row.id),
        cause: label::cause(t, &app.law, row),
        kind: label::kind(row.kind),
        place: label::place(t, &app.law, row),
        people: row.people,
        before: label::before(t, &app.law, row),
        raised: t.date(row.raised_on),
        stand,
        tone,
    }
}
