//! What whoever administers is told of the scanner of files.

use casework::document::scan;
use words::t;

use crate::app::App;
use crate::web::{PageContext, Problem};

/// The sentence, when something is to be done: none is set up, or it is silent while files wait.
pub(super) async fn told(t: &PageContext, app: &App) -> Result<Option<String>, Problem> {
    if !app.scanner.is_there() {
        return Ok(Some(t.say(t!("document-scanner-none")).into_owned()));
    }
    if !app.scanner.is_silent() {
        return Ok(None);
    }
    let waiting = app.store.read(scan::waiting).await?;
    let values = [("count", waiting.into())];
    let said = t.say_with(t!("document-scanner-silent"), &values);
    Ok(Some(said.into_owned()))
}
