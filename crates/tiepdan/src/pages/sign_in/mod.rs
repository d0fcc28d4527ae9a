//! Signing in: a password, then a second factor where one is there; or a passkey, which is both. Signing out, and proving
//! oneself again.

mod confirm;
pub(crate) mod federated;
pub mod paths;
pub mod prove;
mod second;

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use casework::access::{self, Opening, Proof};
use casework::{Failure, Id};
use tokio::sync::Semaphore;
use words::t;

use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::federation::Audience;
use crate::web::client::Client;
use crate::web::csrf::Subject;
use crate::web::form::Asked;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, Typed, session};
use prove::PasskeyAsked;

use federated::Way;

/// Hashes at once: each takes 19 MiB, and a storm of sign-ins must not eat the machine.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Longest answer of a passkey: an RSA key and its data, coded.
const ANSWER: usize = 8000;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::SIGN_IN, get(show).post(sign_in))
        .route(paths::SECOND, get(second::show).post(second::take))
        .route(paths::PASSKEY, post(by_passkey))
        .route(paths::CONFIRM, get(confirm::show).post(confirm::take))
        .route(paths::CONFIRM_PASSKEY, post(confirm::by_passkey))
        .route(paths::SIGN_OUT, post(sign_out))
        .merge(federated::routes())
}

struct SignInForm;

impl Fields for SignInForm {
    const FIELDS: &'static [Field] = &[
        Field::line("sign_in", t!("sign-in-name"), 100),
        Field::secret("password", t!("sign-in-password"), 200),
        Field::line("then", t!("sign-in-then"), 500),
    ];
}

/// What a passkey answered.
struct PasskeyForm;

impl Fields for PasskeyForm {
    const FIELDS: &'static [Field] = &[
        Field::line("answer", t!("sign-in-passkey"), ANSWER),
        Field::line("then", t!("sign-in-then"), 500),
    ];
}

struct Then;

impl Fields for Then {
    const FIELDS: &'static [Field] = &[Field::line("then", t!("sign-in-then"), 500)];
}

struct Nothing;

impl Fields for Nothing {
    const FIELDS: &'static [Field] = &[];
}

#[derive(Template)]
#[template(path = "pages/sign_in/show.html")]
struct SignInPage {
    t: PageContext,
    form: Typed,
    asked: PasskeyAsked,
    ways: Vec<Way>,
}

impl SignInPage {
    fn new(app: &App, t: PageContext, form: Typed, asked: PasskeyAsked) -> Self {
        let ways = federated::ways(app, &t, Audience::Staff);
        Self {
            t,
            form,
            asked,
            ways,
        }
    }
}

async fn show(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    headers: HeaderMap,
    t: PageContext,
    query: Asked<Then>,
) -> impl IntoResponse {
    let form = Typed::empty(SignInForm::FIELDS).fill("then", query.value("then"));
    let asked = prove::ask_passkey(&app, &headers, Purpose::SignIn, &subject);
    Html(SignInPage::new(&app, t, form, asked))
}

async fn sign_in(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<SignInForm>,
) -> Result<Response, Problem> {
    let asked = prove::ask_passkey(&app, &headers, Purpose::SignIn, &subject);
    let name = form.required("sign_in");
    let password = form.required("password");
    let (Some(name), Some(password)) = (name, password) else {
        return Ok(Again(SignInPage::new(&app, t, form.into_typed(), asked)).into_response());
    };
    app.sign_in_throttle
        .take(&name, client, t.now.at)
        .map_err(Problem::too_many)?;
    let Some(official) = check(&app, name.clone(), password).await? else {
        form.refuse("password", t!("sign-in-wrong"), Vec::new());
        return Ok(Again(SignInPage::new(&app, t, form.into_typed(), asked)).into_response());
    };
    app.sign_in_throttle.forgive(&name, client);
    let has_factor = app
        .store
        .read(move |tx| access::has_factor(tx, official))
        .await?;
    if has_factor {
        return half(&app, official, form.value("then")).await;
    }
    let then = form.value("then").to_owned();
    begin(&app, &headers, (official, Proof::Password, None), &then).await
}

/// Signs in with a passkey alone: it is something he has, and it verified him.
async fn by_passkey(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    headers: HeaderMap,
    t: PageContext,
    form: Form<PasskeyForm>,
) -> Result<Response, Problem> {
    let site = prove::site(&app, &headers);
    let answer = (form.value("answer"), Purpose::SignIn);
    let actor = prove::by_passkey(&app, &site, answer, &subject).await?;
    if let Some(actor) = actor {
        let then = form.value("then").to_owned();
        return begin(
            &app,
            &headers,
            (actor.official, Proof::Passkey, None),
            &then,
        )
        .await;
    }
    let asked = prove::ask_passkey(&app, &headers, Purpose::SignIn, &subject);
    let mut form = Typed::empty(SignInForm::FIELDS).fill("then", form.value("then"));
    form.refuse("sign_in", t!("sign-in-passkey-wrong"), Vec::new());
    Ok(Again(SignInPage::new(&app, t, form, asked)).into_response())
}

/// Remembers that the password was right, and asks for the second factor.
async fn half(app: &App, official: Id, then: &str) -> Result<Response, Problem> {
    let (secret, csrf) = (app.chance.token(), app.chance.token());
    let (at, kept) = (app.setting(), secret.clone());
    app.store
        .write(move |tx| {
            let opening = Opening {
                official,
                secret: &kept,
                csrf: &csrf,
                proof: Proof::Password,
            };
            access::begin_half(tx, &at, &opening)
        })
        .await?;
    Ok(with_cookie(
        app,
        &secret,
        Redirect::to(&paths::second_then(then)),
    ))
}

/// Begins the session of somebody who is proved, under a secret of its own; one that this browser had before ends.
///
/// # Errors
/// What the database reports.
pub(crate) async fn begin(
    app: &App,
    headers: &HeaderMap,
    (official, proof, provider): (Id, Proof, Option<String>),
    then: &str,
) -> Result<Response, Problem> {
    let (secret, csrf) = (app.chance.token(), app.chance.token());
    let (at, kept) = (app.setting(), secret.clone());
    let before = session::secret(headers, app);
    app.store
        .write(move |tx| {
            let actor = access::actor(tx, &at, official)?.ok_or(Failure::NotFound)?;
            if let Some(before) = &before {
                access::end_session(tx, before)?;
            }
            let opening = Opening {
                official,
                secret: &kept,
                csrf: &csrf,
                proof,
            };
            access::open_session(tx, &at, &actor, &opening)?;
            match &provider {
                Some(provider) => access::note_provider(tx, &kept, provider),
                None => Ok(()),
            }
        })
        .await?;
    Ok(with_cookie(app, &secret, Redirect::to(paths::own(then))))
}

/// An answer with the cookie of a session.
pub(crate) fn with_cookie(app: &App, secret: &str, answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    if let Some(cookie) = session::begin(app, secret) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

async fn sign_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    _form: Form<Nothing>,
) -> Result<Response, Problem> {
    if let Some(secret) = session::secret(&headers, &app) {
        app.store
            .write(move |tx| access::end_session(tx, &secret))
            .await?;
    }
    let mut answer = Redirect::to("/").into_response();
    let headers = answer.headers_mut();
    if let Some(cookie) = session::end(&app) {
        headers.append(header::SET_COOKIE, cookie);
    }
    // Pages of the session must not come back with the browser's back button.
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(answer)
}

/// The official behind a name and a password. A name that does not exist takes as long as a wrong password.
pub(crate) async fn check(
    app: &App,
    name: String,
    password: String,
) -> Result<Option<Id>, Failure> {
    let found = app
        .store
        .read(move |tx| access::find_sign_in(tx, name.trim()))
        .await?;
    let (official, hash) = found.unzip();
    let is_right = is_password(password, hash).await;
    if let Some(official) = official.filter(|_| !is_right) {
        tell_refused(app, official);
    }
    Ok(official.filter(|_| is_right))
}

/// Tells the trail of a wrong password, beside the answer: the time of the answer does not tell whether there is such a name.
fn tell_refused(app: &App, official: Id) {
    let (store, at) = (app.store.clone(), app.setting());
    tokio::spawn(async move {
        let told = store.write(move |tx| match access::actor(tx, &at, official)? {
            Some(actor) => access::record_refused(tx, &at, &actor, Proof::Password),
            None => Ok(()),
        });
        if let Err(fault) = told.await {
            tracing::warn!(%fault, "a wrong password could not be told to the trail");
        }
    });
}

/// Whether a password has this hash; without one it takes as long to say no.
async fn is_password(password: String, hash: Option<String>) -> bool {
    let _turn = HASHING.acquire().await;
    let verified = tokio::task::spawn_blocking(move || {
        if let Some(hash) = hash {
            verifies(&password, &hash)
        } else {
            // The answer is thrown away; only its time matters.
            let _ = hash_password(&password, [0; 16]);
            false
        }
    });
    verified.await.unwrap_or(false)
}

fn verifies(password: &str, hash: &str) -> bool {
    Argon2::default()
        .verify_password(password.as_bytes(), hash)
        .is_ok()
}

/// The Argon2id hash of a password, with its salt and parameters.
///
/// # Errors
/// When the password is longer than the algorithm takes.
pub fn hash_password(
    password: &str,
    salt: [u8; 16],
) -> Result<String, argon2::password_hash::Error> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt)?;
    Ok(hash.to_string())
}
