//! `/account/factors`: one's own second factors: codes of the moment, recovery codes, passkeys. A secret is shown while it is
//! being set up and never again, to nobody.

mod page;

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, NewPasskey, Proof};
use casework::{Failure, Id};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use store::Tx;
use words::t;

use super::{Nothing, paths};
use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::factor::{passkey, recovery, totp};
use crate::pages::sign_in::{prove, with_cookie};
use crate::web::csrf::Subject;
use crate::web::failure::field_fault;
use crate::web::{
    Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, session,
};
use page::{Pending, page};

#[derive(Deserialize)]
pub(super) struct PasskeyPath {
    id: Id,
}

/// The first code, with the sealed secret it is made from; or a passkey's name and answer.
pub(super) struct FactorForm;

impl Fields for FactorForm {
    const FIELDS: &'static [Field] = &[
        Field::line("pending", t!("access-totp-secret"), 400),
        Field::line("code", t!("access-totp-code"), 10),
        Field::line("name", t!("access-passkey-name"), 60),
        Field::line("answer", t!("access-passkey-answer"), 8000),
    ];
}

/// Who asks, in which browser.
pub(super) struct Asking {
    app: Arc<App>,
    actor: Arc<Actor>,
    headers: HeaderMap,
    subject: Subject,
}

impl FromRequestParts<Arc<App>> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let known = <SignedIn as FromRequestParts<Arc<App>>>::from_request_parts(parts, app);
        let SignedIn(actor) = known.await?;
        let subject = parts.extensions.get::<Subject>().cloned();
        Ok(Self {
            app: Arc::clone(app),
            actor,
            headers: parts.headers.clone(),
            subject: subject.unwrap_or_else(|| Subject(String::new())),
        })
    }
}

impl Asking {
    /// A fresh secret to begin with.
    fn pending(&self) -> Pending {
        Pending::drawn(&self.app, self.actor.official)
    }
}

/// Shows what there is, and a fresh secret to begin with where there is none.
pub(super) async fn show(asking: Asking, t: PageContext) -> Result<impl IntoResponse, Problem> {
    let form = Typed::empty(FactorForm::FIELDS);
    let pending = asking.pending();
    Ok(Html(page(t, &asking, form, pending, Vec::new()).await?))
}

/// Keeps the secret whose first code is right.
pub(super) async fn enrol_totp(
    asking: Asking,
    t: PageContext,
    mut form: Form<FactorForm>,
) -> Result<Response, Problem> {
    let code = form.required("code");
    let pending = Pending::read(&asking.app, asking.actor.official, form.value("pending"));
    let Some(pending) = pending else {
        return Ok(Redirect::to(paths::FACTORS).into_response());
    };
    let step =
        code.and_then(|code| totp::step_of(&pending.secret, &code, asking.app.setting().now.at));
    let Some(step) = step else {
        form.refuse("code", t!("access-totp-wrong"), Vec::new());
        let again = page(t, &asking, form.into_typed(), pending, Vec::new()).await?;
        return Ok(Again(again).into_response());
    };
    let bound = prove::kept_for(asking.actor.official);
    let (factors, nonce) = (&asking.app.factors, asking.app.chance.bytes());
    let sealed = factors.key.seal(nonce, &bound, &pending.secret);
    let owner = Arc::clone(&asking.actor);
    let enrolled = keep(&asking, Proof::Totp, move |tx, at| {
        access::enrol_totp(tx, at, &owner, &sealed, step)
    });
    told(t, &asking, enrolled.await?).await
}

/// Keeps a passkey that the browser made.
pub(super) async fn add_passkey(
    asking: Asking,
    t: PageContext,
    mut form: Form<FactorForm>,
) -> Result<Response, Problem> {
    let name = form.required("name");
    let made = made(&asking, form.value("answer"));
    if made.is_none() {
        form.refuse("name", t!("access-passkey-wrong"), Vec::new());
    }
    if let (Some(name), Some(made), true) = (name, made, form.is_valid()) {
        let new = NewPasskey {
            name,
            credential: made.credential,
            algorithm: made.algorithm,
            public_key: made.public_key,
            counter: made.counter,
        };
        let owner = Arc::clone(&asking.actor);
        let kept = keep(&asking, Proof::Passkey, move |tx, at| {
            access::add_passkey(tx, at, &owner, &new).map(|_| ())
        });
        match kept.await {
            Ok(kept) => return told(t, &asking, kept).await,
            Err(Failure::Invalid(errors)) => {
                form.refuse_all(errors.into_iter().map(field_fault));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let pending = asking.pending();
    let again = page(t, &asking, form.into_typed(), pending, Vec::new()).await?;
    Ok(Again(again).into_response())
}

/// The passkey of an answer to the challenge that was drawn for this browser.
fn made(asking: &Asking, answer: &str) -> Option<passkey::Made> {
    let made = passkey::made(answer, &prove::site(&asking.app, &asking.headers))?;
    let now = asking.app.setting().now.at;
    let challenges = &asking.app.factors.challenges;
    let is_ours = challenges.take(&made.challenge, Purpose::Enrol, &asking.subject.0, now);
    is_ours.then_some(made)
}

/// Makes new recovery codes in place of all before, and shows them once.
pub(super) async fn renew_codes(
    asking: Asking,
    t: PageContext,
    _form: Form<Nothing>,
) -> Result<Response, Problem> {
    let app = &asking.app;
    let codes = recovery::codes(&app.chance);
    let (at, owner, kept) = (app.setting(), Arc::clone(&asking.actor), codes.clone());
    app.store
        .write(move |tx| {
            if !access::has_factor(tx, owner.official)? {
                return Err(Failure::NotFound);
            }
            access::renew_codes(tx, &at, &owner, &kept)
        })
        .await?;
    let form = Typed::empty(FactorForm::FIELDS);
    let pending = asking.pending();
    Ok(Html(page(t, &asking, form, pending, codes).await?).into_response())
}

/// Ends signing in with codes.
pub(super) async fn end_totp(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let this = session::secret(&headers, &app).unwrap_or_default();
    let at = app.setting();
    app.store
        .write(move |tx| {
            access::end_totp(tx, &at, &actor)?;
            access::end_other_sessions(tx, &at, &actor, &this)
        })
        .await?;
    Ok(Redirect::to(paths::FACTORS))
}

/// Ends a passkey.
pub(super) async fn end_passkey(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(PasskeyPath { id }): At<PasskeyPath>,
    headers: HeaderMap,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let this = session::secret(&headers, &app).unwrap_or_default();
    let at = app.setting();
    app.store
        .write(move |tx| {
            access::end_passkey(tx, &at, &actor, id)?;
            access::end_other_sessions(tx, &at, &actor, &this)
        })
        .await?;
    Ok(Redirect::to(paths::FACTORS))
}

/// What a new factor brings: the new secret of this session, and recovery codes where there were none.
struct Kept {
    secret: String,
    codes: Vec<String>,
}

/// Keeps a factor; with it every other sign-in ends, this one goes on under a new secret, and the first factor brings recovery codes.
async fn keep(
    asking: &Asking,
    proof: Proof,
    mut factor: impl FnMut(&mut Tx<'_>, &casework::Setting) -> Result<(), Failure> + Send + 'static,
) -> Result<Kept, Failure> {
    let (app, actor) = (&asking.app, Arc::clone(&asking.actor));
    let (codes, secret) = (recovery::codes(&app.chance), app.chance.token());
    let old = session::secret(&asking.headers, app).unwrap_or_default();
    let (at, fresh, new) = (app.setting(), codes.clone(), secret.clone());
    let is_first = app
        .store
        .write(move |tx| {
            factor(tx, &at)?;
            let is_first = access::codes_left(tx, actor.official)? == 0;
            if is_first {
                access::renew_codes(tx, &at, &actor, &fresh)?;
            }
            access::end_other_sessions(tx, &at, &actor, &old)?;
            access::renew_session(tx, &at, &actor, (&old, &new), proof)?;
            Ok::<_, Failure>(is_first)
        })
        .await?;
    let codes = if is_first { codes } else { Vec::new() };
    Ok(Kept { secret, codes })
}

/// The page after a factor was kept, with its codes and the cookie of the session.
async fn told(t: PageContext, asking: &Asking, kept: Kept) -> Result<Response, Problem> {
    let form = Typed::empty(FactorForm::FIELDS);
    let pending = asking.pending();
    let shown = Html(page(t, asking, form, pending, kept.codes).await?);
    Ok(with_cookie(&asking.app, &kept.secret, shown))
}

/// Bytes as a form or an attribute carries them.
fn coded(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
