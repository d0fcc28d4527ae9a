//! `/prolonged/{id}`: one list, how it burns down, and its cases.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::access::acts;
use casework::supervision::{self, EntryFilter, EntryRow, EntryStand, ListRow, Month};
use words::t;

use super::burn::{Burn, burn};
use super::entries::{EntryLine, line, stands};
use super::paths::{self, RowPath};
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// What narrows the cases.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("stand", t!("supervision-column-stand"), 20),
        Field::line("after", t!("supervision-tabs"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/list.html")]
struct ListPage {
    t: PageContext,
    list: ListRow,
    unit: String,
    left: i64,
    burn: Burn,
    tabs: Vec<Tab>,
    lines: Vec<EntryLine>,
    pager: Pager,
    may_keep: bool,
}

/// What is read for the page, in one transaction.
type Found = (ListRow, Vec<Month>, (Vec<EntryRow>, bool));

/// Shows a list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let (at, scope, form) = (app.setting(), actor.scope(), asked.into_typed());
    let filter = EntryFilter {
        stand: EntryStand::parse(form.value("stand")),
        after: form.value("after").parse().ok(),
        limit: ROWS,
    };
    let found = app
        .store
        .read(move |tx| {
            let list = supervision::list(tx, &scope, id)?;
            let months = supervision::burn_down(tx, &at, &scope, id)?;
            let entries = supervision::entries(tx, &at, &scope, id, &filter)?;
            Ok::<_, Failure>((list, months, entries))
        })
        .await?;
    let may_keep = actor.may::<acts::KeepList>() && found.0.unit == actor.unit;
    Ok(Html(page(t, &app, &form, found, may_keep)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    (list, months, (rows, is_more)): Found,
    may_keep: bool,
) -> ListPage {
    let here = form.value("stand");
    let whole = Tab {
        href: paths::list(list.id),
        label: t.say(t!("supervision-all-cases")).into_owned(),
        count: None,
        is_here: here.is_empty(),
    };
    let tabs = stands().map(|(stand, label)| Tab {
        href: paths::list_from(list.id, stand.as_str(), ""),
        label: t.say(label).into_owned(),
        count: None,
        is_here: here == stand.as_str(),
    });
    let next = rows
        .last()
        .filter(|_| is_more)
        .map(|row| paths::list_from(list.id, here, &row.entry.id.to_string()));
    ListPage {
        unit: legal::unit_in_place(&t, &app.law, &list.unit),
        left: list.cases - list.done,
        burn: burn(&t, &months),
        tabs: std::iter::once(whole).chain(tabs).collect(),
        lines: rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| paths::list_from(list.id, here, "")),
            next,
        },
        may_keep,
        list,
        t,
    }
}
