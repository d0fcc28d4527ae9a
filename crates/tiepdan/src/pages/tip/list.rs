//! `/tips`: what was told to the unit without a name, where each stands; nothing of what it says.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::tip::{self, Figures, Tip};
use casework::{Failure, Id};
use jiff::civil::Date;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{Field, Fields, PageContext, Problem, SignedIn};

/// Rows of a page.
const ROWS: i64 = 50;

/// Where the list goes on.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("tip-list"), 40)];
}

struct Line {
    id: Id,
    href: String,
    on: Date,
    stand: &'static str,
    tone: &'static str,
    is_unread: bool,
}

#[derive(Template)]
#[template(path = "pages/tip/list.html")]
struct TipsPage {
    t: PageContext,
    lines: Vec<Line>,
    pager: Pager,
    figures: Figures,
}

/// `GET /tips`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let after = asked.value("after").to_owned();
    let from = paths::place(&after);
    let (found, figures) = app
        .store
        .read(move |tx| {
            let page = tip::list(tx, &permit, from, ROWS)?;
            Ok::<_, Failure>((page, tip::figures(tx, &permit)?))
        })
        .await?;
    let page = TipsPage {
        lines: found.rows.iter().map(line).collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| paths::tips("")),
            next: found.next.map(|next| paths::tips(&paths::key(next))),
        },
        figures,
        t,
    };
    Ok(render(StatusCode::OK, &page))
}

fn line(one: &Tip) -> Line {
    let (stand, tone) = label::stand(one.stand);
    Line {
        id: one.id,
        href: paths::tip(one.id),
        on: one.came_on,
        stand,
        tone,
        is_unread: one.news_on.is_some(),
    }
}
