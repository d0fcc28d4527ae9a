//! `/news`: what is new and due for me.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::FieldError;
use casework::news::{self, Item, News, NewsKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::Body;
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(seen))
}

/// One thing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NewsItem)]
struct ItemView {
    id: Key,
    /// `petition`, `case`, `assignment`, `urging`, `report`, `meeting`, `emergency`.
    thing: String,
    number: Option<BookNumber>,
    /// Its day: of a term the last one.
    on: Day,
    /// Of a report its period; of a term its rule.
    note: String,
    /// Was it made after I looked last?
    is_new: bool,
}

impl From<Item> for ItemView {
    fn from(one: Item) -> Self {
        Self {
            id: Key(one.id),
            thing: one.thing,
            number: one.number.map(Into::into),
            on: Day(one.on),
            note: one.note,
            is_new: one.is_new,
        }
    }
}

/// One kind.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = News)]
struct NewsView {
    /// `petition`, `directive`, `urging`, `report`, `proposal`, `meeting`, `emergency`, `due`, `overdue`.
    kind: &'static str,
    /// How many there are, at most 99.
    all: i64,
    /// Of them new.
    new: i64,
    /// The first of them.
    items: Vec<ItemView>,
}

impl From<News> for NewsView {
    fn from(one: News) -> Self {
        Self {
            kind: one.kind.as_str(),
            all: one.all,
            new: one.new,
            items: one.items.into_iter().map(Into::into).collect(),
        }
    }
}

/// Everything that is new and due.
#[derive(Debug, Serialize, ToSchema)]
struct NewsList {
    items: Vec<NewsView>,
}

impl From<Vec<News>> for NewsList {
    fn from(all: Vec<News>) -> Self {
        Self {
            items: all.into_iter().map(Into::into).collect(),
        }
    }
}

/// What came since I looked last, and what runs out; kinds with nothing are left out.
#[utoipa::path(get, path = "/news", operation_id = "readNews", tag = "news", security(("token" = []), ("session" = [])),
    responses((status = 200, description = "By kind", body = NewsList), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<NewsList>, Problem> {
    let at = app.setting();
    let found = app.store.read(move |tx| news::news(tx, &at, &actor));
    Ok(Json(NewsList::from(found.await?)))
}

/// What I have looked at.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Looked {
    /// The kind; absent: every one.
    kind: Option<String>,
}

/// I have looked at what is new of a kind, or of every kind.
#[utoipa::path(post, path = "/news/seen", operation_id = "markNewsSeen", tag = "news",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = Looked, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "By kind", body = NewsList), Acting))]
async fn seen(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<Looked>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let word = body.value.kind;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let kind = word.as_deref().map(NewsKind::parse);
        let unknown = || FieldError::new("kind", "choice-unknown");
        let kind = kind.map(|kind| kind.ok_or_else(unknown)).transpose()?;
        news::mark_seen(tx, at, &actor, kind)?;
        Ok(NewsList::from(news::news(tx, at, &actor)?))
    })
    .await
}
