//! The units that the register adds to those of the law: read once, and again after somebody brought some in, so that
//! every page, command and figure finds them where it finds the law's.

use std::sync::Arc;
use std::time::Duration;

use casework::{Id, organization};
use law::Law;
use store::Store;

use crate::app::App;

/// How often a server looks whether units were brought in: by a command, or through another server.
const LOOK: Duration = Duration::from_secs(2);

/// Puts the register's units beside the law's.
///
/// # Errors
/// What the database reports.
pub async fn join(store: &Store, law: &Arc<Law>) -> Result<(), casework::Failure> {
    let law = Arc::clone(law);
    store.read(move |tx| organization::join(tx, &law)).await
}

/// Keeps the units of a running server up to date until it stops.
pub async fn follow(app: Arc<App>) {
    let mut last = None;
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        match look(&app, last).await {
            Ok(newest) => last = newest,
            Err(failure) => tracing::warn!("units of the register: {failure}"),
        }
    }
}

/// Reads the units again if some were brought in since; answers which import is known then.
async fn look(app: &App, last: Option<Id>) -> Result<Option<Id>, casework::Failure> {
    let newest = app.store.read(organization::last_import).await?;
    if newest != last {
        join(&app.store, &app.law).await?;
    }
    Ok(newest)
}
