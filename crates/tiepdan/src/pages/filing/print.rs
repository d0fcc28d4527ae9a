//! The receipt of a petition that was filed without an account, as a file to keep: in the browser that filed it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use law::procedure::Class;
use words::Language;

use super::paths;
use super::receipt::{accepting, filed};
use crate::app::App;
use crate::pages::following::paths::printed;
use crate::papers::receipt::{Followed, Receipt, Taken, ahead, ahead_from};
use crate::web::client::server_address;
use crate::web::file::shown;
use crate::web::{Kind, Problem};

/// `GET /file-receipt/pdf`: it names nobody, for whoever finds the sheet.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Some((kept, following)) = filed(&app, &headers).await? else {
        return Ok(Redirect::to(paths::FILE).into_response());
    };
    let from = following.received_on;
    let terms = accepting(&app, &kept, from).into_iter();
    let accepted = terms.filter_map(|term| ahead_from(&app.law, term, from));
    let receipt = Receipt {
        taken: Taken {
            unit: &following.unit,
            number: following.number,
            on: from,
            people: &[],
            count: 0,
            sealed: following.sealed,
            class: Class::parse(&kept.class),
            matter: "",
            officer: None,
        },
        outcome: None,
        ahead: accepted
            .chain(ahead(&app.law, following.clock.as_slice()))
            .collect(),
        followed: Some(Followed {
            code: &kept.code,
            secret: Some(&kept.secret),
            address: printed(&server_address(&app, &headers)),
        }),
    };
    let voice = app.words.voice(Language::Vi);
    let order = receipt.order(&app.law, &voice, app.clock.now().local);
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    let (number, year) = following.number;
    Ok(shown(pdf, &format!("receipt_{number}_{year}.pdf")))
}
