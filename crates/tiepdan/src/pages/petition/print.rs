//! The receipt of a petition as a file: what its page says.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use casework::petition::{self, Details};
use law::procedure::Class;
use words::Language;

use super::paths::PetitionPath;
use super::receipt::kept;
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::pages::following::paths::printed;
use crate::papers::receipt::{Followed, Receipt, Taken, ahead};
use crate::web::client::server_address;
use crate::web::file::shown;
use crate::web::{Kind, Problem, SignedIn};

/// `GET /petitions/{id}/receipt/pdf`.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let details = app
        .store
        .read(move |tx| petition::details(tx, &scope, path.id))
        .await?;
    under_seal(&app, &actor, details.row.sealed, Seen::Petition(path.id)).await?;
    let kept = kept(&headers).filter(|kept| kept.code == details.follow_code);
    let receipt = Receipt {
        taken: taken(&details, &actor.name),
        outcome: None,
        ahead: ahead(&app.law, &details.clocks),
        followed: Some(Followed {
            code: &details.follow_code,
            secret: kept.as_ref().map(|kept| kept.secret.as_str()),
            address: printed(&server_address(&app, &headers)),
        }),
    };
    let voice = app.words.voice(Language::Vi);
    let order = receipt.order(&app.law, &voice, app.clock.now().local);
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    Ok(shown(pdf, &format!("receipt_{}.pdf", path.id)))
}

/// A petition as its receipt tells of it, handed over by this official.
fn taken<'a>(details: &'a Details, officer: &'a str) -> Taken<'a> {
    let row = &details.row;
    let class = row.class.as_deref().or(details.stated_class.as_deref());
    Taken {
        unit: &row.unit,
        number: row.number,
        on: row.received_on,
        people: &details.people,
        count: row.signers.max(1),
        sealed: row.sealed,
        class: class.and_then(Class::parse),
        matter: &row.summary,
        officer: Some(officer),
    }
}
