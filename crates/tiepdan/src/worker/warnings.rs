//! Once a day the register looks for causes about which more people write than before.

use casework::Setting;
use casework::supervision::warning;
use store::Store;

use crate::app::App;

/// One look: the round of the day, if it was not made.
pub(super) async fn round(app: &App) -> casework::Result<()> {
    let at = app.setting();
    let seen = at.clone();
    let is_done = app
        .store
        .read(move |tx| warning::is_round_done(tx, &seen))
        .await?;
    if !is_done {
        let raised = walk(&app.store, &at).await?;
        tracing::info!(raised, "looked for early warnings");
    }
    Ok(())
}

/// Looks tenant by tenant, each in a transaction of its own; answers how many warnings are new.
///
/// # Errors
/// What the database reports.
pub(crate) async fn walk(store: &Store, at: &Setting) -> casework::Result<usize> {
    let mut raised = 0;
    for tenant in store.read(warning::tenants).await? {
        let at = at.clone();
        raised += store
            .write(move |tx| warning::raise(tx, &at, &tenant))
            .await?;
    }
    let at = at.clone();
    store
        .write(move |tx| warning::write_round(tx, &at, raised))
        .await?;
    Ok(raised)
}
