//! `GET /cases`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::settlement::{self, CaseFilter, CaseRow, Situation};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::CaseLine;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::petition::ClassName;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CaseQuery {
    /// How they stand against their clocks; absent: open.
    #[param(inline)]
    situation: Option<SituationName>,
    /// Of one class.
    #[param(inline)]
    class: Option<ClassName>,
    /// In one state of their procedure.
    state: Option<String>,
    /// Of one unit, by its code.
    unit: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// How a case stands against its clocks.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Situation)]
pub(super) enum SituationName {
    /// Every open case.
    Open,
    /// Past its due day.
    Overdue,
    /// Due today.
    Today,
    /// Due within the coming days.
    Soon,
    /// Ended.
    Closed,
}

impl From<SituationName> for Situation {
    fn from(name: SituationName) -> Self {
        match name {
            SituationName::Open => Self::Open,
            SituationName::Overdue => Self::Overdue,
            SituationName::Today => Self::DueToday,
            SituationName::Soon => Self::DueSoon,
            SituationName::Closed => Self::Closed,
        }
    }
}

impl CaseQuery {
    fn filter(self, rows: i64) -> CaseFilter {
        CaseFilter {
            situation: self.situation.map(Situation::from),
            class: self.class.map(|class| class.as_str().to_owned()),
            state: self.state,
            unit: self.unit,
            after: self.after.map(Cursor::place),
            limit: rows,
        }
    }
}

/// The cases of my unit, and of those below where my post sees them, first due first.
#[utoipa::path(get, path = "/cases", operation_id = "listCases", tag = "cases", params(CaseQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<CaseLine>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<CaseQuery>,
) -> Result<Json<Page<CaseLine>>, Problem> {
    let (at, scope, rows) = (
        app.setting(),
        actor.scope(),
        asked.limit.unwrap_or_default().0,
    );
    let filter = asked.filter(rows + 1);
    let found = app
        .store
        .read(move |tx| settlement::list(tx, &at, &scope, &filter))
        .await?;
    Ok(Json(page(found, rows)))
}

/// The page of so many rows; one row more tells that another follows.
fn page(mut found: Vec<CaseRow>, rows: i64) -> Page<CaseLine> {
    let rows = usize::try_from(rows).unwrap_or(usize::MAX);
    let is_more = found.len() > rows;
    found.truncate(rows);
    let place = |row: &CaseRow| {
        let due = casework::term::kept(row.due_on);
        Cursor::from((due.to_string(), row.case.id))
    };
    let next = found.last().filter(|_| is_more).map(place);
    Page {
        items: found.into_iter().map(CaseLine::from).collect(),
        next,
    }
}
