//! Petitions sent to a Party committee: what waits to be studied, the studies, one from the asking to its end.

mod label;
mod list;
mod one;
pub mod paths;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use casework::access::{Act, Actor};

use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::STUDIES, get(list::show).post(list::ask))
        .route(paths::STUDY, get(one::show).post(one::act))
}

/// Does whoever asks work for a body that keeps this register, and may he do the act?
fn may<A: Act>(app: &App, actor: &Actor) -> bool {
    let unit = app.law.units.get(&actor.unit);
    let branches = &app.law.supervision.study.branches;
    actor.may::<A>() && unit.is_some_and(|unit| branches.contains(&unit.branch))
}
