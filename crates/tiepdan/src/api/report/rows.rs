//! `GET /reports/{form}/{column}/rows`: the visits, petitions, cases and decisions behind a figure.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::report::{self, Behind, Named, Thing};
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::{IntoParams, ToSchema};

use super::question::{RowsName, Wanted, period, unit};
use crate::api::cursor::Limit;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::papers::report::number;
use crate::web::at::At;
use crate::web::{Kind, Problem, SignedIn};

/// Which figure, and which part of what is behind it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RowsQuery {
    /// The unit that reports, by its code; absent: mine.
    unit: Option<String>,
    /// As for the form.
    period: String,
    /// As for the form.
    #[param(inline)]
    rows: Option<RowsName>,
    /// The set of forms.
    version: Option<String>,
    /// Code of the unit of the row; absent: the total.
    row: Option<String>,
    /// After this thing: `next` of the page before.
    #[param(inline)]
    after: Option<Key>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A thing behind a figure.
#[derive(Debug, Serialize, ToSchema)]
struct ThingView {
    /// `visit`, `session`, `petition`, `case`, `decision`.
    kind: String,
    /// Its id.
    id: Key,
    /// Code of the unit that counted it.
    unit: String,
    /// The first day on which it counted.
    on: Day,
    /// What it adds to the figure, in the unit of the column.
    #[schema(value_type = f64)]
    amount: Number,
    /// Its number in the book; null where it has none or has gone to a unit that I do not see.
    number: Option<BookNumber>,
    /// What it is about; null where it has gone to a unit that I do not see.
    title: Option<String>,
    /// Is a denouncer behind it?
    sealed: bool,
    /// Id of the case of a decision.
    case: Option<Key>,
}

/// A page of what is behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ThingPage {
    /// In the order of their ids; their amounts add up to the figure.
    items: Vec<ThingView>,
    /// The id after which the next page begins; null at the end.
    next: Option<Key>,
}

/// What is behind one figure.
#[utoipa::path(get, path = "/reports/{form}/{column}/rows", operation_id = "listBehindFigure", tag = "reports",
    params(("form" = String, Path, description = "As in addresses: `01-TCD`"),
        ("column" = u16, Path, description = "Its printed number"), RowsQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = ThingPage), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At((form, column)): At<(String, u16)>,
    Asked(asked): Asked<RowsQuery>,
) -> Result<Json<ThingPage>, Problem> {
    let wanted = Wanted {
        form,
        version: asked.version,
        unit: unit(&actor, asked.unit),
        period: period(&app.law, &asked.period)?,
        rows: asked.rows.unwrap_or_default().into(),
    };
    let form = wanted.form(&app.law)?;
    form.column(column).ok_or(Kind::NotFound)?;
    let (law, scope, limit) = (
        Arc::clone(&app.law),
        actor.scope(),
        asked.limit.unwrap_or_default().0,
    );
    let found = app.store.read(move |tx| {
        let behind = Behind {
            question: wanted.question(),
            column,
            row: asked.row.as_deref(),
            after: asked.after.map(|key| key.0),
            limit: limit + 1,
        };
        let things = report::behind(tx, &law, &scope, &behind)?;
        report::named(tx, &scope, things)
    });
    let amount = |thing: &Thing| number(form, column, thing.amount);
    Ok(Json(page_of(found.await?, limit, amount)))
}

/// A page of things, one more than the limit where more follow; `amount` says what each adds to the figure.
pub(super) fn page_of(
    mut found: Vec<Named>,
    limit: i64,
    amount: impl Fn(&Thing) -> Number,
) -> ThingPage {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = found.len() > most;
    found.truncate(most);
    let last = found.last().filter(|_| is_more);
    let view = |named: &Named| {
        let (thing, name) = (&named.thing, named.name.as_ref());
        let page = name.filter(|_| thing.subject_kind == "decision");
        ThingView {
            kind: thing.subject_kind.clone(),
            id: Key(thing.subject),
            unit: thing.unit.clone(),
            on: Day(thing.on),
            amount: amount(thing),
            number: name.and_then(|name| name.number).map(BookNumber::from),
            title: name.map(|name| name.title.clone()),
            sealed: name.is_some_and(|name| name.sealed),
            case: page.map(|name| Key(name.page)),
        }
    };
    ThingPage {
        next: last.map(|named| Key(named.thing.subject)),
        items: found.iter().map(view).collect(),
    }
}
