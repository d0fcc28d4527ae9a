//! Dossiers that another register sent: taken in, read, joined to the case here that goes on from them.

mod join;
mod list;
mod paths;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use casework::notice::received::Received;

use super::names;
use crate::app::App;
use crate::web::{PageContext, legal};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::LIST, get(list::show).post(list::receive))
        .route(paths::DOSSIER, get(show::show))
        .route(paths::DOCUMENT, get(show::document))
        .route(paths::JOIN, post(join::join))
}

/// A dossier as lists show it.
pub(super) struct ReceivedLine {
    pub(super) href: String,
    pub(super) title: String,
    /// Number and unit of its case there.
    pub(super) origin: String,
    pub(super) on: String,
    pub(super) sealed: bool,
    pub(super) is_joined: bool,
}

/// A dossier in few words.
fn line(t: &PageContext, app: &App, found: &Received) -> ReceivedLine {
    let told = &found.register;
    let unit = app.law.units.get(&told.unit);
    let unit = unit.map_or_else(
        || told.unit.clone(),
        |unit| legal::text(t, &unit.name).to_owned(),
    );
    ReceivedLine {
        href: paths::dossier(found.id),
        title: told.title.clone(),
        origin: format!("{} · {unit}", names::number(told.number, told.year)),
        on: t.date(app.clock.local(found.received_at).date()),
        sealed: told.sealed,
        is_joined: found.case.is_some(),
    }
}

/// Dossiers in few words.
pub(super) fn lines(t: &PageContext, app: &App, found: &[Received]) -> Vec<ReceivedLine> {
    found.iter().map(|one| line(t, app, one)).collect()
}
