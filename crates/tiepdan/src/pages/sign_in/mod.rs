//! Signing in with a password, and out again.

pub mod paths;

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::access;
use casework::{Failure, Id};
use tokio::sync::Semaphore;
use words::t;

use crate::app::App;
use crate::web::client::Client;
use crate::web::form::Asked;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, Typed, session};

/// Hashes at once: each takes 19 MiB, and a storm of sign-ins must not eat the machine.
static HASHING: Semaphore = Semaphore::const_new(2);

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::SIGN_IN, get(show).post(sign_in))
        .route(paths::SIGN_OUT, post(sign_out))
}

struct SignInForm;

impl Fields for SignInForm {
    const FIELDS: &'static [Field] = &[
        Field::line("sign_in", t!("sign-in-name"), 100),
        Field::secret("password", t!("sign-in-password"), 200),
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
}

async fn show(t: PageContext, asked: Asked<Then>) -> impl IntoResponse {
    let form = Typed::empty(SignInForm::FIELDS).fill("then", asked.value("then"));
    Html(SignInPage { t, form })
}

async fn sign_in(
    State(app): State<Arc<App>>,
    client: Client,
    t: PageContext,
    mut form: Form<SignInForm>,
) -> Result<Response, Problem> {
    let name = form.required("sign_in");
    let password = form.required("password");
    let (Some(name), Some(password)) = (name, password) else {
        return Ok(Again(SignInPage {
            t,
            form: form.into_typed(),
        })
        .into_response());
    };
    app.sign_in_throttle
        .take(&name, client, t.now.at)
        .map_err(Problem::too_many)?;
    let Some(official) = check(&app, name.clone(), password).await? else {
        form.refuse("password", t!("sign-in-wrong"), Vec::new());
        return Ok(Again(SignInPage {
            t,
            form: form.into_typed(),
        })
        .into_response());
    };
    app.sign_in_throttle.forgive(&name, client);
    let (secret, csrf) = (app.chance.token(), app.chance.token());
    let (now, kept) = (app.setting().now, secret.clone());
    app.store
        .write(move |tx| access::remember_session(tx, now, official, &kept, &csrf))
        .await?;
    let mut answer = Redirect::to(paths::own(form.value("then"))).into_response();
    if let Some(cookie) = session::begin(&app, &secret) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
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
async fn check(app: &App, name: String, password: String) -> Result<Option<Id>, Failure> {
    let found = app
        .store
        .read(move |tx| access::find_sign_in(tx, name.trim()))
        .await?;
    let _turn = HASHING.acquire().await;
    let verified = tokio::task::spawn_blocking(move || {
        if let Some((official, hash)) = found {
            verifies(&password, &hash).then_some(official)
        } else {
            // The answer is thrown away; only its time matters.
            let _ = hash_password(&password, [0; 16]);
            None
        }
    });
    Ok(verified.await.unwrap_or(None))
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
