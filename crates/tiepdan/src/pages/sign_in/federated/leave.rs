//! Sending a browser to a provider, and what it holds meanwhile.
//!
//! Our forms may lead nowhere but to ourselves, so a page stands between: it names where it leads, and goes on by itself.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use words::t;

use super::paths;
use crate::app::App;
use crate::federation::{Begun, Fault, Held, Provider, Purpose, Waiting};
use crate::web::client::server_address;
use crate::web::view::render;
use crate::web::{Html, PageContext, Problem, cookie, legal};

/// The secret of a browser that is on its way.
const BROWSER: &str = "identity";
/// The secret under which a citizen's proof is held.
const PROOF: &str = "proved";
/// Life of the cookies, in seconds.
const LIFE: u32 = 30 * 60;

#[derive(Template)]
#[template(path = "pages/sign_in/federated/leave.html")]
struct LeavePage {
    t: PageContext,
    name: String,
    address: String,
}

/// Why nobody was let in.
#[derive(Clone, Copy)]
pub(super) enum Why {
    /// The provider does not answer.
    Unreachable,
    /// The person turned back.
    Refused,
    /// The answer is forged, too old, or another's.
    Untrusted,
    /// The identity was not proved surely enough.
    Weak,
    /// This browser began no such way, or it ended.
    Stale,
    /// Nobody linked the identity.
    Unknown,
    /// The provider tells no name.
    Nameless,
}

impl From<&Fault> for Why {
    fn from(fault: &Fault) -> Self {
        match fault {
            Fault::Unreachable(_) => Self::Unreachable,
            Fault::Refused => Self::Refused,
            Fault::Untrusted(_) => Self::Untrusted,
            Fault::Weak => Self::Weak,
        }
    }
}

impl Why {
    const fn message(self) -> &'static str {
        match self {
            Self::Unreachable => t!("identity-unreachable"),
            Self::Refused => t!("identity-refused"),
            Self::Untrusted => t!("identity-untrusted"),
            Self::Weak => t!("identity-weak"),
            Self::Stale => t!("identity-stale"),
            Self::Unknown => t!("identity-unknown"),
            Self::Nameless => t!("identity-nameless"),
        }
    }
}

#[derive(Template)]
#[template(path = "pages/sign_in/federated/failed.html")]
struct FailedPage {
    t: PageContext,
    why: &'static str,
    again: String,
}

/// Tells why nobody was let in, and where to begin again.
pub(super) fn failed(t: PageContext, why: Why, again: &str) -> Response {
    let status = match why {
        Why::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::FORBIDDEN,
    };
    let page = FailedPage {
        t,
        why: why.message(),
        again: again.to_owned(),
    };
    render(status, &page)
}

/// Sends a browser to a provider to prove who sits before it.
///
/// # Errors
/// When the work cannot be begun.
pub(crate) async fn leave(
    app: &App,
    t: PageContext,
    headers: &HeaderMap,
    provider: &Arc<Provider>,
    purpose: Purpose,
) -> Result<Response, Problem> {
    let begun = Begun {
        state: app.chance.token(),
        nonce: app.chance.token(),
        verifier: BASE64URL_NOPAD.encode(&app.chance.bytes::<32>()),
        back: server_address(app, headers) + &paths::back(provider.code()),
    };
    let (asked, held, now) = (Arc::clone(provider), begun.clone(), t.now.at);
    let address = tokio::task::spawn_blocking(move || asked.leave(&held, now.as_second())).await;
    let address = match address.map_err(|fault| Problem::fault(&fault))? {
        Ok(address) => address,
        Err(fault) => {
            tracing::warn!(provider = provider.code(), %fault, "nobody can be sent to a provider");
            return Ok(failed(
                t,
                Why::from(&fault),
                purpose_page(&purpose).as_str(),
            ));
        }
    };
    let (state, browser) = (begun.state.clone(), app.chance.token());
    let waiting = Waiting {
        provider: provider.code().to_owned(),
        browser: browser.clone(),
        begun,
        purpose,
    };
    app.federation.ways.keep(state, waiting, now);
    let mut answer = away(t, provider, address);
    set(app, &mut answer, BROWSER, &browser, LIFE);
    Ok(answer)
}

/// The page on which a way began.
pub(super) fn purpose_page(purpose: &Purpose) -> String {
    match purpose {
        Purpose::SignIn(_) => paths::SIGN_IN.to_owned(),
        Purpose::Link(_) => crate::pages::access::paths::IDENTITY.to_owned(),
        Purpose::File(unit) => crate::pages::filing::paths::write(unit),
    }
}

/// Sends a browser to sign out of a provider as well, if it offers that.
pub(super) async fn sign_out(t: PageContext, provider: Arc<Provider>, home: String) -> Response {
    let (asked, now) = (Arc::clone(&provider), t.now.at.as_second());
    let address = tokio::task::spawn_blocking(move || asked.sign_out(&home, now)).await;
    match address {
        Ok(Ok(Some(address))) => away(t, &provider, address),
        _ => Redirect::to("/").into_response(),
    }
}

fn away(t: PageContext, provider: &Provider, address: String) -> Response {
    let refresh = HeaderValue::from_str(&format!("0; url={address}"));
    let name = legal::text(&t, provider.name()).to_owned();
    let mut answer = Html(LeavePage { t, name, address }).into_response();
    let headers = answer.headers_mut();
    if let Ok(refresh) = refresh {
        headers.insert("refresh", refresh);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn named(app: &App, plain: &str) -> String {
    let mark = if app.settings.is_https { "__Host-" } else { "" };
    format!("{mark}{plain}")
}

fn set(app: &App, answer: &mut Response, plain: &str, value: &str, life: u32) {
    let name = named(app, plain);
    if let Some(cookie) = cookie::write(&name, value, Some(life), app.settings.is_https) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Who came back, if this browser was sent with this state; the state is used up.
pub(super) fn returned(
    app: &App,
    headers: &HeaderMap,
    state: &str,
    now: Timestamp,
) -> Option<Waiting> {
    let waiting = app.federation.ways.take(state, now)?;
    let browser = cookie::read(headers, &named(app, BROWSER));
    (browser == Some(waiting.browser.as_str())).then_some(waiting)
}

/// Holds what was proved of a citizen for this browser.
pub(super) fn hold(app: &App, answer: &mut Response, held: Held, now: Timestamp) {
    let secret = app.chance.token();
    app.federation.proofs.keep(secret.clone(), held, now);
    set(app, answer, PROOF, &secret, LIFE);
}

/// What was proved of the citizen before this browser.
pub(crate) fn held(app: &App, headers: &HeaderMap, now: Timestamp) -> Option<Held> {
    let secret = cookie::read(headers, &named(app, PROOF))?;
    app.federation.proofs.see(secret, now)
}

/// Nobody finds again what was proved of the citizen before this browser.
pub(crate) fn forget(app: &App, headers: &HeaderMap) {
    if let Some(secret) = cookie::read(headers, &named(app, PROOF)) {
        app.federation.proofs.forget(secret);
    }
}

/// The browser forgets what was proved.
pub(crate) fn proof_ended(app: &App, answer: &mut Response) {
    set(app, answer, PROOF, "", 0);
}
