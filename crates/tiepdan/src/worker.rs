//! What the program does by itself: the steps that the passing of days brings, and what is late urged and told upward.

mod digest;
mod roots;
mod scanning;
mod scrub;
mod urging;
mod warnings;
#[cfg(test)]
pub(crate) use scanning::round as scan;

use std::sync::Arc;
use std::time::Duration;

use casework::settlement::{by_calendar, calendar_due};
use casework::supervision::{escalate, late};

pub use roots::draw as draw_roots;
pub(crate) use warnings::walk as find_warnings;

use casework::tally;
use store::Store;

use crate::app::App;

/// How often the worker looks whether a day has brought something.
const ROUND: Duration = Duration::from_mins(5);
/// How often it is seen whether the press has anything to do.
const LOOK: Duration = Duration::from_secs(15);
/// How often what acts changed is taken into the sums of boards.
const FOLD: Duration = Duration::from_secs(5);
/// Cases or directives of one look.
const PAGE: i64 = 200;

/// Works until the server stops. A round that fails is told in the log and tried again at the next.
pub async fn run(app: Arc<App>) {
    let mut rounds = tokio::time::interval(ROUND);
    let mut scrubbing = scrub::Scrubbing::default();
    loop {
        rounds.tick().await;
        told("calendar steps", take_calendar_steps(&app).await);
        told("late directives", tell_upward(&app).await);
        told("urging", urging::round(&app).await);
        told("early warnings", warnings::round(&app).await);
        told("mail of the day", digest::round(&app).await);
        told("traces of the sealed", scrubbing.round(&app).await);
        told("root of the day", roots::round(&app).await);
        told("scanning of files", scanning::round(&app).await);
    }
}

/// Takes what acts changed into the sums of boards, until the server stops.
pub async fn keep_boards(app: Arc<App>) {
    let mut looks = tokio::time::interval(FOLD);
    loop {
        looks.tick().await;
        told("sums of boards", fold(&app.store).await);
    }
}

/// Takes everything that waits into the sums of boards.
///
/// # Errors
/// What the database reports.
pub async fn fold(store: &Store) -> casework::Result<()> {
    // Most looks find nothing; a read does not wait for those who write.
    while store.read(tally::is_waiting).await? {
        store.write(tally::fold).await?;
    }
    Ok(())
}

/// A part of a round that failed is told in the log.
fn told(part: &str, done: casework::Result<()>) {
    if let Err(failure) = done {
        tracing::error!("{part}: {failure}");
    }
}

/// Ends the press when it has had nothing to print for a while, until the server stops.
pub async fn rest_press(app: Arc<App>) {
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        app.press.rest().await;
    }
}

/// Each case in a transaction of its own; one that cannot move does not hold up the others.
async fn take_calendar_steps(app: &App) -> casework::Result<()> {
    let mut after = None;
    loop {
        let at = app.setting();
        let (seen, from) = (at.clone(), after);
        let due = app
            .store
            .read(move |tx| calendar_due(tx, &seen, from, PAGE))
            .await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in &due {
            let (at, case) = (at.clone(), one.case);
            if let Err(failure) = app.store.write(move |tx| by_calendar(tx, &at, case)).await {
                tracing::error!("calendar step of case {case}: {failure}");
            }
        }
        after = due.last().copied();
    }
}

/// Each late directive goes to the superior of its owner, once, in a transaction of its own.
async fn tell_upward(app: &App) -> casework::Result<()> {
    let mut after = None;
    loop {
        let at = app.setting();
        let (seen, from) = (at.clone(), after);
        let due = app
            .store
            .read(move |tx| late(tx, &seen, from, PAGE))
            .await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in &due {
            let (at, id) = (at.clone(), one.id);
            if let Err(failure) = app.store.write(move |tx| escalate(tx, &at, id)).await {
                tracing::error!("directive {id} to the superior: {failure}");
            }
        }
        after = due.last().copied();
    }
}
