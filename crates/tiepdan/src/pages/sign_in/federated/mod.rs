//! Signing in with an identity that another keeps: the way to the provider, the way back, and out again.

mod back;
mod leave;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::Failure;
use casework::access;
use serde::Deserialize;

use super::{Nothing, Then, paths};
use crate::app::App;
use crate::federation::{Audience, Provider, Purpose};
use crate::web::client::{Client, server_address};
use crate::web::{At, Form, Kind, PageContext, Problem, legal, session};

pub(crate) use leave::{forget, held, leave, proof_ended};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::WITH, post(begin))
        .route(paths::BACK, get(back::back))
        .route(paths::SIGN_OUT_BOTH, post(sign_out))
}

/// The address of a provider here.
#[derive(Deserialize)]
pub(super) struct ProviderPath {
    provider: String,
}

/// A provider to choose.
pub(crate) struct Way {
    /// What people call it.
    pub(crate) name: String,
    /// Its code.
    pub(crate) code: String,
}

/// The providers that these people may choose.
pub(crate) fn ways(app: &App, t: &PageContext, audience: Audience) -> Vec<Way> {
    let way = |provider: &Arc<Provider>| Way {
        name: legal::text(t, provider.name()).to_owned(),
        code: provider.code().to_owned(),
    };
    app.federation.of(audience).map(way).collect()
}

/// A provider for these people, by its code.
///
/// # Errors
/// Not found.
pub(crate) fn provider(
    app: &App,
    code: &str,
    audience: Audience,
) -> Result<Arc<Provider>, Problem> {
    let found = app.federation.provider(code);
    let found = found.filter(|provider| provider.is_for(audience));
    Ok(found.cloned().ok_or(Kind::NotFound)?)
}

/// `POST /sign-in/with/{provider}`.
async fn begin(
    State(app): State<Arc<App>>,
    At(path): At<ProviderPath>,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    form: Form<Then>,
) -> Result<Response, Problem> {
    let provider = provider(&app, &path.provider, Audience::Staff)?;
    let then = paths::own(form.value("then")).to_owned();
    app.sign_in_throttle
        .take(&path.provider, client, t.now.at)
        .map_err(Problem::too_many)?;
    leave(&app, t, &headers, &provider, Purpose::SignIn(then)).await
}

/// `POST /sign-out/both`: here, and where he proved who he is.
async fn sign_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    t: PageContext,
    _form: Form<Nothing>,
) -> Result<Response, Problem> {
    let mut proved_by = None;
    if let Some(secret) = session::secret(&headers, &app) {
        let ended = app.store.write(move |tx| {
            let provider = access::provider_of_session(tx, &secret)?;
            access::end_session(tx, &secret)?;
            Ok::<_, Failure>(provider)
        });
        proved_by = ended.await?;
    }
    let provider = proved_by.and_then(|code| app.federation.provider(&code).cloned());
    let home = format!("{}/", server_address(&app, &headers));
    let mut answer = match provider {
        Some(provider) => leave::sign_out(t, provider, home).await,
        None => Redirect::to("/").into_response(),
    };
    let headers = answer.headers_mut();
    if let Some(cookie) = session::end(&app) {
        headers.append(header::SET_COOKIE, cookie);
    }
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(answer)
}
