//! `GET /identity/{provider}`: where a provider sends a browser back to.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Proof, ProvedIdentity};
use casework::{Failure, Id};
use words::t;

use super::leave::{Why, failed, hold, purpose_page, returned};
use super::{ProviderPath, paths};
use crate::app::App;
use crate::federation::{Fault, Held, Proved, Provider, Purpose, Waiting};
use crate::pages::access::paths::IDENTITY;
use crate::pages::filing;
use crate::pages::sign_in::begin;
use crate::web::form::Asked;
use crate::web::{At, Field, Fields, Kind, PageContext, Problem, SignedIn};

/// What a provider answers with.
pub(super) struct Back;

impl Fields for Back {
    const FIELDS: &'static [Field] = &[
        Field::line("state", t!("identity-back"), 100),
        Field::line("code", t!("identity-back"), 2000),
        Field::line("iss", t!("identity-back"), 500),
        Field::line("error", t!("identity-back"), 100),
    ];
}

/// Takes the answer: once, from the browser that was sent.
pub(super) async fn back(
    State(app): State<Arc<App>>,
    At(path): At<ProviderPath>,
    headers: HeaderMap,
    signed_in: Option<SignedIn>,
    t: PageContext,
    asked: Asked<Back>,
) -> Result<Response, Problem> {
    let provider = app.federation.provider(&path.provider).cloned();
    let provider = provider.ok_or(Kind::NotFound)?;
    let returned = returned(&app, &headers, asked.value("state"), t.now.at);
    let fits = |waiting: &Waiting| waiting.provider == provider.code() && asked.is_valid();
    let Some(waiting) = returned.filter(fits) else {
        return Ok(failed(t, Why::Stale, paths::SIGN_IN));
    };
    let begun = purpose_page(&waiting.purpose);
    let proved = match prove(&provider, &waiting, &asked, t.now.at.as_second()).await? {
        Ok(proved) => proved,
        Err(fault) => {
            tracing::warn!(provider = provider.code(), %fault, "an identity was not proved");
            return Ok(failed(t, Why::from(&fault), &begun));
        }
    };
    match waiting.purpose {
        Purpose::SignIn(then) => sign_in(&app, t, &headers, (&provider, &proved), &then).await,
        Purpose::Link(official) => {
            let actor = signed_in.map(|SignedIn(actor)| actor);
            link(&app, t, &provider, &proved, (official, actor)).await
        }
        Purpose::File(unit) => Ok(fill(&app, t, &provider, proved, &unit)),
    }
}

async fn prove(
    provider: &Arc<Provider>,
    waiting: &Waiting,
    asked: &Asked<Back>,
    now: i64,
) -> Result<Result<Proved, Fault>, Problem> {
    let [code, issuer, error] = ["code", "iss", "error"].map(|name| asked.value(name).to_owned());
    let (provider, begun) = (Arc::clone(provider), waiting.begun.clone());
    let proved = tokio::task::spawn_blocking(move || {
        // Even a refusal is believed of the right issuer alone.
        provider.answers(&issuer, now)?;
        if !error.is_empty() || code.is_empty() {
            return Err(Fault::Refused);
        }
        provider.prove(&begun, &code, &issuer, now)
    });
    proved.await.map_err(|fault| Problem::fault(&fault))
}

fn proof(app: &App, provider: &Provider, proved: &Proved) -> ProvedIdentity {
    ProvedIdentity {
        provider: provider.code().to_owned(),
        print: app.federation.print(provider.issuer(), &proved.subject),
    }
}

/// Opens a session of whoever linked the identity.
async fn sign_in(
    app: &App,
    t: PageContext,
    headers: &HeaderMap,
    (provider, proved): (&Provider, &Proved),
    then: &str,
) -> Result<Response, Problem> {
    let (at, proof) = (app.setting(), proof(app, provider, proved));
    let named = proof.provider.clone();
    let found = app
        .store
        .write(move |tx| access::official_of_identity(tx, &at, &proof));
    match found.await? {
        Some(official) => begin(app, headers, (official, Proof::Identity, Some(named)), then).await,
        None => Ok(failed(t, Why::Unknown, paths::SIGN_IN)),
    }
}

/// Links the identity with the account of whoever was sent, if he is still the one signed in.
async fn link(
    app: &App,
    t: PageContext,
    provider: &Provider,
    proved: &Proved,
    (official, signed_in): (Id, Option<Arc<Actor>>),
) -> Result<Response, Problem> {
    let Some(actor) = signed_in.filter(|actor| actor.official == official) else {
        return Ok(failed(t, Why::Stale, IDENTITY));
    };
    let (at, proof) = (app.setting(), proof(app, provider, proved));
    let linked = app
        .store
        .write(move |tx| access::link_identity(tx, &at, &actor, &proof));
    match linked.await {
        Ok(()) => Ok(Redirect::to(IDENTITY).into_response()),
        // Whose it is already is nobody's to know.
        Err(Failure::Invalid(_)) => Ok(failed(t, Why::Unknown, IDENTITY)),
        Err(other) => Err(other.into()),
    }
}

/// Holds what was proved for the form of the petition.
fn fill(app: &App, t: PageContext, provider: &Provider, proved: Proved, unit: &str) -> Response {
    let form = filing::paths::write(unit);
    if proved.name.trim().is_empty() {
        return failed(t, Why::Nameless, &form);
    }
    let held = Held {
        provider: provider.code().to_owned(),
        proved: Proved {
            // A petition is never tied to a subject.
            subject: String::new(),
            ..proved
        },
    };
    let mut answer = Redirect::to(&form).into_response();
    hold(app, &mut answer, held, t.now.at);
    answer
}
