//! `GET /directives`, `/directives/{id}`, `/assignments/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::supervision::{self, Lateness, ListFilter, Side};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{AssignmentView, AssignmentWithSteps, DirectiveView};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Whose assignments.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Side)]
pub(super) enum SideName {
    /// Those my unit owes.
    Owed,
    /// Those my unit gave.
    Given,
}

/// How they stand.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Lateness)]
pub(super) enum LatenessName {
    /// Not ended.
    Open,
    /// A report is owed and its day is past.
    Late,
    /// Reported, and its giver has not looked at it.
    Reported,
    /// Late, and the superior of the owner was told.
    Escalated,
    /// Ended.
    Closed,
}

/// Which directives.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DirectiveQuery {
    /// Whose; absent: all that I see.
    #[param(inline)]
    side: Option<SideName>,
    /// How they stand; absent: open.
    #[param(inline)]
    situation: Option<LatenessName>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl DirectiveQuery {
    fn filter(self) -> ListFilter {
        let lateness = match self.situation {
            None | Some(LatenessName::Open) => Lateness::Open,
            Some(LatenessName::Late) => Lateness::Late,
            Some(LatenessName::Reported) => Lateness::Reported,
            Some(LatenessName::Escalated) => Lateness::Escalated,
            Some(LatenessName::Closed) => Lateness::Closed,
        };
        ListFilter {
            side: match self.side {
                None => Side::All,
                Some(SideName::Owed) => Side::Owed,
                Some(SideName::Given) => Side::Given,
            },
            lateness: Some(lateness),
            directive: None,
            after: self.after.and_then(place),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

fn of_page(page: supervision::Page) -> Page<AssignmentView> {
    Page {
        next: page
            .next
            .map(|(due, id)| Cursor::from((due.to_string(), id))),
        items: page.rows.into_iter().map(AssignmentView::from).collect(),
    }
}

/// What my unit and those I see gave, owe, or were told of: one row for each owner, first due first.
#[utoipa::path(get, path = "/directives", operation_id = "listDirectives", tag = "supervision", params(DirectiveQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<AssignmentView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<DirectiveQuery>,
) -> Result<Json<Page<AssignmentView>>, Problem> {
    let (at, filter) = (app.setting(), asked.filter());
    let page = app
        .store
        .read(move |tx| supervision::assignments(tx, &at, &actor.scope(), &filter));
    Ok(Json(of_page(page.await?)))
}

/// A directive with how its parts stand.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DirectiveWithOwners {
    #[serde(flatten)]
    directive: DirectiveView,
    /// Those of its owners whom I see, first due first; of many the first.
    assignments: Page<AssignmentView>,
    accepted: i64,
    reported: i64,
    late: i64,
    escalated: i64,
}

/// Where the owners of a directive go on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OwnerQuery {
    /// After this place: `assignments.next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// One directive with its owners.
#[utoipa::path(get, path = "/directives/{id}", operation_id = "readDirective", tag = "supervision",
    params(("id" = Key, Path, description = "The directive"), OwnerQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The directive", body = DirectiveWithOwners), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    Asked(asked): Asked<OwnerQuery>,
) -> Result<Json<DirectiveWithOwners>, Problem> {
    let (at, scope) = (app.setting(), actor.scope());
    let filter = ListFilter {
        directive: Some(id),
        after: asked.after.and_then(place),
        limit: asked.limit.unwrap_or_default().0,
        ..ListFilter::default()
    };
    let found = app.store.read(move |tx| {
        let directive = supervision::directive(tx, &scope, id)?;
        let page = supervision::assignments(tx, &at, &scope, &filter)?;
        Ok::<_, Failure>((
            directive,
            page,
            supervision::sums(tx, &at, &scope, Some(id))?,
        ))
    });
    let (directive, page, sums) = found.await?;
    Ok(Json(DirectiveWithOwners {
        directive: directive.into(),
        assignments: of_page(page),
        accepted: sums.accepted,
        reported: sums.reported,
        late: sums.late,
        escalated: sums.escalated,
    }))
}

/// What one owner owes, with everything done on it.
#[utoipa::path(get, path = "/assignments/{id}", operation_id = "readAssignment", tag = "supervision",
    params(("id" = Key, Path, description = "The assignment")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The assignment", body = AssignmentWithSteps, headers(("ETag" = String))), Reading))]
pub(super) async fn assignment(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| supervision::assignment(tx, &actor.scope(), id));
    once::tagged(&AssignmentWithSteps::of(found.await?))
}
