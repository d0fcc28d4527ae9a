//! `GET /duties`: what decisions order, who owes it, and who is late.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::settlement::{self, DutyFilter, DutyLine};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ending::DutyView;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::value::{BookNumber, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Which duties.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DutyQuery {
    /// Only those whose day is over.
    late: Option<bool>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A duty with its case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OwedDuty {
    #[serde(flatten)]
    duty: DutyView,
    /// Its case.
    case: Key,
    /// The unit of the case.
    unit: String,
    /// The number of the case in the book of its unit.
    #[serde(flatten)]
    number: BookNumber,
    /// What the case is about.
    title: String,
}

impl From<DutyLine> for OwedDuty {
    fn from(line: DutyLine) -> Self {
        Self {
            duty: line.duty.into(),
            case: Key(line.case),
            unit: line.unit,
            number: line.number.into(),
            title: line.title,
        }
    }
}

/// Open duties of my unit, and of those below where my post sees them, first due first.
#[utoipa::path(get, path = "/duties", operation_id = "listDuties", tag = "cases", params(DutyQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<OwedDuty>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<DutyQuery>,
) -> Result<Json<Page<OwedDuty>>, Problem> {
    let (at, scope, rows) = (
        app.setting(),
        actor.scope(),
        asked.limit.unwrap_or_default().0,
    );
    let filter = DutyFilter {
        late: asked.late.unwrap_or(false),
        after: asked.after.map(Cursor::place),
        limit: rows + 1,
    };
    let found = app
        .store
        .read(move |tx| settlement::duties(tx, &at, &scope, &filter))
        .await?;
    Ok(Json(page(found, rows)))
}

/// The page of so many rows; one row more tells that another follows.
fn page(mut found: Vec<DutyLine>, rows: i64) -> Page<OwedDuty> {
    let rows = usize::try_from(rows).unwrap_or(usize::MAX);
    let is_more = found.len() > rows;
    found.truncate(rows);
    let last = found.last().filter(|_| is_more);
    let next = last.map(|line| Cursor::from(line.place()));
    Page {
        items: found.into_iter().map(OwedDuty::from).collect(),
        next,
    }
}
