//! `GET /restorations/{id}/notice.pdf`: the notice to the accused that the denunciation was found wrong.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::access::acts;
use casework::protection::restoration;

use crate::app::App;
use crate::pages::supervision::paths::RowPath;
use crate::papers::protection::Told;
use crate::web::file::shown;
use crate::web::{At, Kind, Problem, SignedIn};

/// `GET /restorations/{id}/notice.pdf`.
pub(super) async fn print(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| restoration::owed(tx, &at, &permit, id))
        .await?;
    let one = found.restored.as_ref().ok_or(Kind::NotFound)?;
    let told = Told {
        accused: &found.accused,
        decided_on: found.decided_on,
        one,
    };
    let order = told.order(&app.law, app.clock.now().local);
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    Ok(shown(pdf, &format!("{id}.pdf")))
}
