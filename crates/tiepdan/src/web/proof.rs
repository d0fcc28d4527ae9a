//! What stands before certain addresses: a proof of the person that is fresh, and nothing that his sign-in still owes.
//!
//! Which addresses these are stands here once, as a list of patterns: a new page below `/admin` cannot forget it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, Owed, Standing};
use words::t;

use crate::app::App;
use crate::pages::sign_in::paths::{CONFIRM, confirm_then, own};
use crate::web::error::{Kind, Problem};

/// Addresses that need a fresh proof: sealed identities, administration, what one signs in with. `*` is one part of an address,
/// `**` at the end any number of them, or none.
pub const NEED_PROOF: [&str; 7] = [
    "/admin/**",
    "/account/factors/**",
    "/account/sessions/others/end",
    "/account/tokens/**",
    "/petitions/*/seal/**",
    "/protections/*/seal/**",
    "/account/identity/**",
];

/// What stays open to somebody who owes something: to go away, to prove himself, to choose how pages look.
const STAY_OPEN: [&str; 5] = [
    "/assets/**",
    "/preferences/**",
    "/sign-in/**",
    "/sign-out",
    "/confirm/**",
];
/// Where a password of one's own is set.
pub const OWN_PASSWORD: &str = "/account/password";
/// Where second factors are set.
pub const OWN_FACTORS: &str = "/account/factors";

const MINUTE: i64 = 60 * 1_000_000;

/// Whether an address is one of a pattern.
pub fn is_of(pattern: &str, path: &str) -> bool {
    let mut parts = path.trim_end_matches('/').split('/');
    for wanted in pattern.split('/') {
        match (wanted, parts.next()) {
            ("**", _) => return true,
            ("*", Some(part)) if !part.is_empty() => {}
            (wanted, Some(part)) if wanted == part => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

/// Whether an address needs a fresh proof.
pub fn needs_proof(path: &str) -> bool {
    NEED_PROOF.iter().any(|pattern| is_of(pattern, path))
}

/// Stops whoever owes something before any work, and asks for a fresh proof where one is needed. A form that was opened in time
/// may be sent for as long again, so that nothing typed is lost.
pub async fn ask(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Arc<Actor>>().is_none() {
        return next.run(request).await;
    }
    let standing = request.extensions().get::<Standing>().copied();
    let path = request.uri().path();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if let Some(owes) = standing.and_then(|standing| standing.owes)
        && let Some(answer) = stop(owes, path, is_read)
    {
        return answer;
    }
    if !needs_proof(path) {
        return next.run(request).await;
    }
    let Some(standing) = standing else {
        return proof_needed();
    };
    let fresh = app.settings.proof_minutes * MINUTE * if is_read { 1 } else { 2 };
    if app.setting().now.at - standing.proved_at <= fresh {
        return next.run(request).await;
    }
    let back = if is_read {
        let asked = request.uri().path_and_query();
        asked.map_or("/", |asked| asked.as_str()).to_owned()
    } else {
        came_from(request.headers())
    };
    Redirect::to(&confirm_then(&back)).into_response()
}

fn stop(owes: Owed, path: &str, is_read: bool) -> Option<Response> {
    let place = match owes {
        Owed::Password => OWN_PASSWORD,
        Owed::Factor => OWN_FACTORS,
    };
    let is_open = path == CONFIRM
        || is_of(&format!("{place}/**"), path)
        || STAY_OPEN.iter().any(|pattern| is_of(pattern, path));
    if is_open {
        return None;
    }
    if is_read && !path.starts_with("/api/") {
        return Some(Redirect::to(place).into_response());
    }
    Some(proof_needed())
}

/// A program, or a sign-in that owes something, cannot prove a person here.
fn proof_needed() -> Response {
    let problem = Problem::refused(
        Kind::Forbidden,
        "proof-needed",
        t!("session-proof-needed"),
        Vec::new(),
        None,
    );
    problem.into_response()
}

/// The page of ours that a form was sent from.
fn came_from(headers: &HeaderMap) -> String {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    let rest = text(header::REFERER)
        .and_then(|from| from.split_once("://"))
        .and_then(|(_, rest)| rest.strip_prefix(host));
    own(rest.unwrap_or("/")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_identities_and_administration_need_a_proof_and_work_does_not() {
        for path in [
            "/admin",
            "/admin/",
            "/admin/requests/1/grant",
            "/petitions/1/seal",
            "/petitions/1/seal/2",
            "/account/tokens",
            "/account/factors/totp",
        ] {
            assert!(needs_proof(path), "{path}");
        }
        for path in [
            "/",
            "/administration",
            "/petitions/1",
            "/petitions/1/sealed",
            "/account",
            "/account/password",
            "/cases",
        ] {
            assert!(!needs_proof(path), "{path}");
        }
    }

    #[test]
    fn a_form_leads_back_to_our_own_page_only() {
        let from = |referer: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "tiepdan.example".parse().unwrap());
            headers.insert(header::REFERER, referer.parse().unwrap());
            came_from(&headers)
        };
        assert_eq!(
            from("https://tiepdan.example/admin?unit=1"),
            "/admin?unit=1"
        );
        assert_eq!(from("https://other.example/admin"), "/");
        assert_eq!(from("https://tiepdan.example.evil/admin"), "/");
        assert_eq!(from("https://tiepdan.example//evil"), "/");
    }
}
