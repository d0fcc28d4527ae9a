//! Files that wait for the scanner, and all of them again when it has new signatures: some at each look, the bytes read and
//! scanned outside any transaction.

use casework::document::{self, Standing, Verdict, scan};

use crate::app::App;
use crate::scanner::AT_LEISURE;

/// Files of one look.
const MOST: i64 = 200;

/// One look; a silent scanner ends it.
pub(crate) async fn round(app: &App) -> casework::Result<()> {
    let Some(engine) = app.scanner.engine().await else {
        return Ok(());
    };
    let unseen = app.store.read(move |tx| scan::unseen(tx, &engine, MOST));
    for hash in unseen.await? {
        let asked = hash.clone();
        let found = app.store.read(move |tx| document::content(tx, &asked));
        let Some(bytes) = found.await? else { continue };
        let verdict = app.scanner.look(&bytes, AT_LEISURE).await;
        if verdict == Verdict::Unscanned {
            return Ok(());
        }
        if verdict.standing() == Standing::Infected {
            tracing::warn!("a file is harmful and is given out no more");
        }
        let now = app.setting().now;
        app.store
            .write(move |tx| scan::say(tx, now, &hash, &verdict))
            .await?;
    }
    Ok(())
}
