//! Commendations of units and persons, from the figures.

mod list;
mod one;
pub mod paths;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use casework::commendation::{Commendation, Stand, SubjectKind};
use law::Law;
use words::t;

use crate::app::App;
use crate::web::{PageContext, legal};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::COMMENDATIONS, get(list::show).post(list::propose))
        .route(paths::COMMENDATION, get(one::show).post(one::act))
}

/// The message of where one stands, and the tone of its mark.
const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Proposed => (t!("commendation-proposed"), "wait"),
        Stand::Granted => (t!("commendation-granted"), "good"),
        Stand::Declined => (t!("commendation-declined"), "plain"),
    }
}

/// The message of who is commended.
const fn kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Unit => t!("commendation-of-unit"),
        SubjectKind::Person => t!("commendation-of-person"),
    }
}

/// Who is commended, in words.
fn who(t: &PageContext, law: &Law, one: &Commendation) -> String {
    let unit = legal::unit_in_place(t, law, &one.subject);
    match one.kind {
        SubjectKind::Unit => unit,
        SubjectKind::Person => format!("{}, {unit}", one.person),
    }
}

/// A period as it is written, in words.
fn period(t: &PageContext, law: &Law, text: &str) -> String {
    let period = law.periods.parse(text);
    period.map_or_else(
        |_| text.to_owned(),
        |period| legal::text(t, &period.name).to_owned(),
    )
}
