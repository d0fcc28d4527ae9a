//! Voters' petitions: the list with the districts of deputies, meetings with voters, one petition from its taking down to
//! the answer at the voters'.

mod label;
mod list;
mod meeting;
mod new;
mod one;
pub mod paths;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use casework::access::{Actor, acts};

use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::VOTERS, get(list::show))
        .route(paths::NEW_MEETING, get(meeting::ask).post(meeting::meet))
        .route(paths::MEETING, get(meeting::show))
        .route(paths::NEW_PETITION, get(new::ask).post(new::take_down))
        .route(paths::PETITION, get(one::show).post(one::act))
}

/// Does whoever asks keep voters' petitions?
fn keeps(app: &App, actor: &Actor) -> bool {
    let unit = app.law.units.get(&actor.unit);
    let branches = &app.law.supervision.voters.branches;
    actor.may::<acts::KeepVoters>() && unit.is_some_and(|unit| branches.contains(&unit.branch))
}
