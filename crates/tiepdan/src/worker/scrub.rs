//! What went under the seal leaves no trace in the files of the database: not in free pages, not in the log.

use casework::person::seal;

use crate::app::App;

/// How far the files are known to be clean.
#[derive(Default)]
pub(super) struct Scrubbing {
    clean_to: Option<i64>,
}

impl Scrubbing {
    /// Cleans the files when something was sealed since the last round.
    pub(super) async fn round(&mut self, app: &App) -> casework::Result<()> {
        let last = app.store.read(seal::last_sealed).await?;
        if last.is_none() || last == self.clean_to {
            return Ok(());
        }
        app.store.scrub(seal::CLEANED).await?;
        self.clean_to = last;
        Ok(())
    }
}
