//! `GET /petitions`: the queue.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::petition::{self, Filter};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::file::ClassName;
use super::view::PetitionRow;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Which petitions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PetitionFilter {
    /// Which of them; absent: open.
    #[param(inline)]
    state: Option<QueueState>,
    /// Of one class.
    #[param(inline)]
    class: Option<ClassName>,
    /// Of one unit, by its code.
    unit: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// Petitions of a queue.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum QueueState {
    /// Not yet handled, first due first.
    Open,
    /// Not yet handled and late.
    Overdue,
    /// Not yet classified.
    Unclassified,
    /// Handled, newest first.
    Handled,
}

impl QueueState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Unclassified => "unclassified",
            Self::Handled => "handled",
        }
    }
}

impl PetitionFilter {
    fn filter(self) -> Filter {
        Filter {
            state: self.state.map(|state| state.as_str().to_owned()),
            class: self.class.map(|class| class.as_str().to_owned()),
            unit: self.unit,
            after: self.after.map(Cursor::place),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

/// The petitions of my unit, and of those below where my post sees them.
#[utoipa::path(get, path = "/petitions", operation_id = "listPetitions", tag = "petitions", params(PetitionFilter),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<PetitionRow>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<PetitionFilter>,
) -> Result<Json<Page<PetitionRow>>, Problem> {
    let (at, scope, filter) = (app.setting(), actor.scope(), asked.filter());
    let page = app
        .store
        .read(move |tx| petition::list(tx, &at, &scope, &filter))
        .await?;
    Ok(Json(Page {
        items: page.rows.into_iter().map(PetitionRow::from).collect(),
        next: page.next.map(Cursor::from),
    }))
}
