//! Who may sign in and what he holds: the administrator's pages, and everybody's own account.

mod account;
mod accused;
mod admin;
mod factor;
mod identity;
mod official;
mod password;
pub mod paths;
mod policy;
mod request;
mod rights;
mod scanner;
mod secret;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use crate::web::{Field, Fields};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::ADMIN, get(admin::show).post(admin::employ))
        .route(paths::OFFICIAL, get(official::show))
        .route(paths::POSTS, post(official::appoint))
        .route(paths::END_POST, post(official::relieve))
        .route(paths::DISABLE, post(official::disable))
        .route(paths::ENABLE, post(official::enable))
        .route(paths::PASSWORD, post(official::reset))
        .route(paths::ACCUSED, get(accused::ask).post(accused::name))
        .route(paths::RIGHTS, get(rights::show))
        .route(paths::INVITE, post(official::invite))
        .route(paths::IDENTITY, get(identity::show).post(identity::act))
        .route(paths::ACCOUNT, get(account::show))
        .route(paths::TOKENS, post(account::make_token))
        .route(paths::END_TOKEN, post(account::end_token))
        .route(paths::END_SESSION, post(account::end_session))
        .route(paths::END_OTHERS, post(account::end_others))
        .route(
            paths::OWN_PASSWORD,
            get(password::show).post(password::change),
        )
        .merge(factors())
        .merge(second_person())
}

/// Second factors, one's own and what a unit asks.
fn factors() -> Router<Arc<App>> {
    Router::new()
        .route(paths::FACTORS, get(factor::show))
        .route(paths::TOTP, post(factor::enrol_totp))
        .route(paths::END_TOTP, post(factor::end_totp))
        .route(paths::CODES, post(factor::renew_codes))
        .route(paths::PASSKEYS, post(factor::add_passkey))
        .route(paths::END_PASSKEY, post(factor::end_passkey))
        .route(paths::POLICIES, get(policy::show).post(policy::set))
        .route(paths::END_POLICY, post(policy::end))
}

/// What needs two persons.
fn second_person() -> Router<Arc<App>> {
    Router::new()
        .route(paths::REQUESTS, get(request::show).post(request::ask))
        .route(paths::REQUEST, get(request::one::show))
        .route(paths::GRANT, post(request::one::grant))
        .route(paths::DECLINE, post(request::one::decline))
        .route(paths::END_EMERGENCY, post(request::one::end))
        .route(paths::REPORT_EMERGENCY, post(request::one::report))
        .route(paths::REMOVE_FACTORS, post(request::remove_factors))
}

/// A form that is one button.
struct Nothing;

impl Fields for Nothing {
    const FIELDS: &'static [Field] = &[];
}
