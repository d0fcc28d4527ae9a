//! The whole dossier of a case, to be saved.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::Id;

use crate::app::App;
use crate::dossier::{Dossier, packed, put_together};
use crate::web::file::saved;
use crate::web::{At, Problem, SignedIn};

/// `GET …/dossier.pdf`: bound, with its contents and its docket.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let dossier = put_together(&app, &actor, id).await?;
    let name = name(&dossier, "pdf");
    Ok(saved("application/pdf", &name, dossier.pdf))
}

/// `GET …/dossier.zip`: every file as it is kept, with the hashes of all.
pub(super) async fn zip(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let dossier = put_together(&app, &actor, id).await?;
    let name = name(&dossier, "zip");
    let packed = packed(&app, dossier).await?;
    Ok(saved("application/zip", &name, packed.bytes))
}

/// Of plain letters, without a word of what it is about.
fn name(dossier: &Dossier, ending: &str) -> String {
    let case = &dossier.bundle.case.case;
    format!(
        "dossier_{}_{}_{}.{ending}",
        case.unit, case.year, case.number
    )
}
