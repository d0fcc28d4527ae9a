//! Filing with a proved identity: the way to the provider, and what it said in the form.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::petition::RawFiling;
use serde::Deserialize;
use words::t;

use super::paths::UnitPath;
use super::write::receiver;
use crate::app::App;
use crate::federation::{Audience, Held, Purpose};
use crate::pages::sign_in::federated;
use crate::web::client::Client;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, Typed};

/// The kind of paper that a personal number is.
const KIND: &str = "personal_number";

/// Parts with the proof.
const UNPROVED: &str = "unproved";

/// An address with unit and provider.
#[derive(Deserialize)]
pub(super) struct ProvePath {
    unit: String,
    provider: String,
}

/// A form that is one button.
pub(super) struct Nothing;

impl Fields for Nothing {
    const FIELDS: &'static [Field] = &[];
}

/// `POST /file/{unit}/identity/{provider}`.
pub(super) async fn begin(
    State(app): State<Arc<App>>,
    At(path): At<ProvePath>,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    _form: Form<Nothing>,
) -> Result<Response, Problem> {
    let provider = federated::provider(&app, &path.provider, Audience::Citizens)?;
    let unit = receiver(&app, &t, &UnitPath { unit: path.unit })?.code;
    app.follow_throttle
        .take(&path.provider, client, t.now.at)
        .map_err(Problem::too_many)?;
    federated::leave(&app, t, &headers, &provider, Purpose::File(unit)).await
}

/// Puts what was proved into the first row of the form.
pub(super) fn fill(form: &mut Typed, held: &Held) {
    let proved = &held.proved;
    form.put("proved", held.provider.clone());
    form.put("people.0.name", proved.name.clone());
    if !proved.number.is_empty() {
        form.put("people.0.id_number", proved.number.clone());
    }
    if form.value("people.0.email").is_empty() {
        form.put("people.0.email", proved.email.clone());
    }
}

/// What a button asks for: `true` when the proof is parted with, and with it what it had put in. Else puts it in again
/// before the form is read, whatever was typed over it.
pub(super) fn change(
    app: &App,
    headers: &HeaderMap,
    form: &mut Typed,
    held: Option<&Held>,
) -> bool {
    if form.value("do") != UNPROVED {
        confirm(form, held);
        return false;
    }
    federated::forget(app, headers);
    for part in [
        "proved",
        "people.0.name",
        "people.0.id_number",
        "people.0.email",
    ] {
        form.put(part, "");
    }
    true
}

/// A proof that ended is told.
fn confirm(form: &mut Typed, held: Option<&Held>) {
    let named = form.value("proved").to_owned();
    match held.filter(|held| held.provider == named) {
        _ if named.is_empty() => {}
        Some(held) => fill(form, held),
        None => {
            form.put("proved", "");
            form.refuse("people.0.name", t!("identity-proof-over"), Vec::new());
        }
    }
}

/// The browser forgets the proof with the petition that it was for.
pub(super) fn done(app: &App, mut answer: Response, held: Option<&Held>) -> Response {
    if held.is_some() {
        federated::proof_ended(app, &mut answer);
    }
    answer
}

/// Marks the filing as proved, if the form is.
pub(super) fn mark(raw: &mut RawFiling, form: &Typed, held: Option<&Held>) {
    let named = form.value("proved");
    let Some(held) = held.filter(|held| held.provider == named) else {
        return;
    };
    raw.identity_proved_by = Some(held.provider.clone());
    if let Some(first) = raw.people.first_mut()
        && !held.proved.number.is_empty()
    {
        KIND.clone_into(&mut first.identity.id_kind);
    }
}
