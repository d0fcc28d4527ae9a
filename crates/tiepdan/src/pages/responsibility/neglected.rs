//! `/neglected`: petitions that are not processed for so long that their head is warned, the longest first.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::report::{self, Neglected};
use law::Law;
use words::t;

use super::paths;
use crate::app::App;
use crate::pages::petition;
use crate::pages::supervision::paths::place;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, Kind, PageContext, Problem, SignedIn, legal};

/// Petitions of a page.
const ROWS: i64 = 50;

/// Whose, and where the page begins.
pub(super) struct NeglectedQuery;

impl Fields for NeglectedQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("unit", t!("board-unit"), 60),
        Field::line("after", t!("list-pages"), 40),
    ];
}

/// A petition.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) received: String,
    pub(super) days: String,
    pub(super) last_day: String,
    pub(super) stand: &'static str,
    pub(super) tone: &'static str,
    pub(super) sealed: bool,
}

#[derive(Template)]
#[template(path = "pages/responsibility/neglected.html")]
struct NeglectedPage {
    t: PageContext,
    article: String,
    of: String,
    removal: i64,
    lines: Vec<Line>,
    pager: Pager,
}

/// `GET /neglected`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<NeglectedQuery>,
) -> Result<impl IntoResponse, Problem> {
    let asked = asked.into_typed();
    let unit = Some(asked.value("unit").to_owned()).filter(|unit| !unit.is_empty());
    let after = match asked.value("after") {
        "" => None,
        text => Some(place(text).ok_or(Kind::NotFound)?),
    };
    let (at, scope, of) = (app.setting(), actor.scope(), unit.clone());
    let found = app
        .store
        .read(move |tx| report::neglected(tx, &at, &scope, of.as_deref(), after, ROWS));
    let found = found.await?;
    let code = unit.unwrap_or_default();
    let neglect = &app.law.supervision.neglect;
    Ok(Html(NeglectedPage {
        article: legal::article(&t, &app.law, &neglect.article),
        of: if code.is_empty() {
            String::new()
        } else {
            legal::unit_in_place(&t, &app.law, &code)
        },
        removal: neglect.removal,
        lines: found
            .rows
            .iter()
            .map(|row| line(&t, &app.law, row))
            .collect(),
        pager: Pager {
            first: after.map(|_| paths::neglected(&code, None)),
            next: found.next.map(|next| paths::neglected(&code, Some(next))),
        },
        t,
    }))
}

pub(super) fn line(t: &PageContext, law: &Law, row: &Neglected) -> Line {
    let neglect = &law.supervision.neglect;
    let last_warning = neglect.warn.last().copied().unwrap_or(i64::MAX);
    let (stand, tone) = if row.days >= neglect.removal {
        (t!("responsibility-removal"), "bad")
    } else if row.days >= last_warning {
        (t!("responsibility-warned-last"), "bad")
    } else {
        (t!("responsibility-warned"), "wait")
    };
    let (number, year) = row.number;
    Line {
        href: petition::paths::petition(row.petition),
        title: row.summary.clone(),
        number: format!("{number}/{year}"),
        unit: legal::unit_in_place(t, law, &row.unit),
        received: t.date(row.received_on),
        days: t.number(row.days),
        last_day: t.date(row.last_day),
        stand,
        tone,
        sealed: row.sealed,
    }
}
