//! What proves a person, checked: a password, a code of the moment or of recovery, a passkey.

use axum::http::HeaderMap;
use casework::access::{self, Actor, Proof};
use casework::{Failure, Id};

use super::is_password;
use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::factor::passkey::{Origin, signed};
use crate::factor::totp;
use crate::web::client::server_address;
use crate::web::csrf::Subject;

/// What a page asks a passkey to sign.
pub struct PasskeyAsked {
    /// The challenge.
    pub challenge: String,
    /// The host to which keys are bound.
    pub host: String,
}

/// The site as browsers know it.
pub fn site(app: &App, headers: &HeaderMap) -> Origin {
    Origin::of(&server_address(app, headers))
}

/// Draws a challenge for the browser that asks.
pub fn ask_passkey(
    app: &App,
    headers: &HeaderMap,
    purpose: Purpose,
    subject: &Subject,
) -> PasskeyAsked {
    let now = app.setting().now.at;
    let nonce = app.chance.bytes();
    PasskeyAsked {
        challenge: app.factors.challenges.draw(nonce, purpose, &subject.0, now),
        host: site(app, headers).host,
    }
}

/// For whom and for what a sealed secret is kept.
pub fn kept_for(official: Id) -> String {
    format!("totp:{official}")
}

/// Whether this is the present password of an official.
///
/// # Errors
/// What the database reports.
pub async fn by_password(app: &App, official: Id, password: String) -> Result<bool, Failure> {
    let hash = app
        .store
        .read(move |tx| access::password_hash_of(tx, official))
        .await?;
    Ok(is_password(password, hash).await)
}

/// What this code is: one of the moment, one of recovery, or neither. Either is used up by being right.
///
/// # Errors
/// What the database reports.
pub async fn by_code(app: &App, actor: &Actor, typed: &str) -> Result<Option<Proof>, Failure> {
    let official = actor.official;
    let sealed = app
        .store
        .read(move |tx| access::totp_secret(tx, official))
        .await?;
    let at = app.setting();
    let secret = sealed.and_then(|sealed| app.factors.key.open(&kept_for(official), &sealed));
    let step = secret.and_then(|secret| totp::step_of(&secret, typed, at.now.at));
    let (actor, typed) = (actor.clone(), typed.to_owned());
    app.store
        .write(move |tx| {
            if let Some(step) = step {
                let is_new = access::accept_step(tx, official, step)?;
                if is_new {
                    return Ok(Some(Proof::Totp));
                }
            } else if access::use_code(tx, &at, &actor, &typed)? {
                return Ok(Some(Proof::Recovery));
            }
            access::record_refused(tx, &at, &actor, Proof::Totp)?;
            Ok(None)
        })
        .await
}

/// Whose passkey signed the challenge drawn for this browser; none for any answer that is not whole, right and new.
///
/// # Errors
/// What the database reports.
pub async fn by_passkey(
    app: &App,
    site: &Origin,
    (answer, purpose): (&str, Purpose),
    subject: &Subject,
) -> Result<Option<Actor>, Failure> {
    let Some(signed) = signed(answer, site) else {
        return Ok(None);
    };
    let credential = signed.credential.clone();
    let found = app
        .store
        .read(move |tx| access::passkey(tx, &credential))
        .await?;
    let Some(key) = found.filter(|key| signed.is_by(&key.algorithm, &key.public_key)) else {
        return Ok(None);
    };
    let at = app.setting();
    let challenges = &app.factors.challenges;
    if !challenges.take(&signed.challenge, purpose, &subject.0, at.now.at) {
        return Ok(None);
    }
    let counter = signed.counter;
    app.store
        .write(move |tx| {
            let Some(actor) = access::actor(tx, &at, key.official)? else {
                return Ok(None);
            };
            let is_new = access::use_passkey(tx, &at, &actor, key.id, counter)?;
            Ok(is_new.then_some(actor))
        })
        .await
}
