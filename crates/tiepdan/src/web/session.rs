//! Who is signed in: by the cookie of a browser or by the bearer token of a program.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts, OriginalUri, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, SignedIn as Known};
use casework::news;
use law::procedure::Post;
use store::{Tx, Veil};
use words::t;

use crate::app::App;
use crate::pages::sign_in::paths::sign_in_then;
use crate::web::context::{ActorView, NavItem};
use crate::web::cookie;
use crate::web::csrf::Subject;
use crate::web::error::{Kind, Problem};

/// The name of the session's cookie.
pub const fn cookie_name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-session"
    } else {
        "session"
    }
}

/// Finds out who asks and puts him into the request: the [`Actor`], what the frame shows of him,
/// and the [`Subject`] of his forms.
pub async fn recognize(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    let name = cookie_name(app.settings.is_https);
    let mut veil = Veil::default();
    if let Some(token) = bearer(&request) {
        match by_token(&app, token).await {
            Ok(Some((actor, hung))) => {
                veil = hung;
                request.extensions_mut().insert(Arc::new(actor));
            }
            Ok(None) => refuse(&mut request, Kind::SignInNeeded.into()),
            Err(failure) => refuse(&mut request, failure.into()),
        }
    } else if let Some(secret) = cookie::read(request.headers(), name).map(str::to_owned) {
        match by_session(&app, secret).await {
            Ok(Some((known, news, hung))) => {
                veil = hung;
                let extensions = request.extensions_mut();
                extensions.insert(Arc::new(view(&known.actor, &app, news)));
                extensions.insert(known.standing);
                extensions.insert(Arc::new(known.actor));
                extensions.insert(Subject(known.csrf));
            }
            Ok(None) => {}
            Err(failure) => refuse(&mut request, failure.into()),
        }
    }
    // What is kept from who asks is not there for whatever answers him.
    veil.over(next.run(request)).await
}

/// Why nobody can be recognized. It is answered further in, where it is put into words.
#[derive(Clone)]
struct Unrecognized(Problem);

fn refuse(request: &mut Request, problem: Problem) {
    request.extensions_mut().insert(Unrecognized(problem));
}

/// Stops a request whose sender could not be recognized.
pub async fn stop_unrecognized(mut request: Request, next: Next) -> Response {
    match request.extensions_mut().remove::<Unrecognized>() {
        Some(Unrecognized(problem)) => problem.into_response(),
        None => next.run(request).await,
    }
}

fn bearer(request: &Request) -> Option<String> {
    let value = request
        .headers()
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?;
    value
        .strip_prefix("Bearer ")
        .map(|token| token.trim().to_owned())
}

async fn by_token(app: &App, token: String) -> Result<Option<(Actor, Veil)>, Failure> {
    let at = app.setting();
    app.store
        .read(move |tx| {
            let Some(actor) = access::official_of_token(tx, &at, &token)? else {
                return Ok(None);
            };
            let veil = access::veil(tx, &at, &actor)?;
            Ok(Some((actor, veil)))
        })
        .await
}

async fn by_session(app: &App, secret: String) -> Result<Option<(Known, i64, Veil)>, Failure> {
    let at = app.setting();
    let now = at.now;
    let asked = secret.clone();
    let found = app
        .store
        .read(move |tx| {
            let Some((signed_in, is_stale)) = access::official_of_session(tx, &at, &asked)? else {
                return Ok::<_, Failure>(None);
            };
            let veil = access::veil(tx, &at, &signed_in.actor)?;
            let count = |tx: &mut Tx<'_>| news::new_count(tx, &at, &signed_in.actor);
            let news = tx.veiled(veil.clone(), count)?;
            Ok(Some((signed_in, news, veil, is_stale)))
        })
        .await?;
    let Some((known, news, veil, is_stale)) = found else {
        return Ok(None);
    };
    if is_stale {
        app.store
            .write(move |tx| access::mark_seen(tx, now, &secret))
            .await?;
    }
    Ok(Some((known, news, veil)))
}

fn view(actor: &Actor, app: &App, news: i64) -> ActorView {
    let unit = app.law.units.get(&actor.unit);
    let posts: Vec<&str> = actor
        .posts
        .iter()
        .map(|held| post_label(held.post))
        .collect();
    ActorView {
        name: actor.name.clone(),
        posts,
        unit: unit.map_or_else(|| actor.unit.clone(), |unit| unit.short.vi),
        news,
        nav: navigation(actor),
    }
}

/// The message that names a post.
pub const fn post_label(post: Post) -> &'static str {
    match post {
        Post::Head => t!("session-post-head"),
        Post::DeputyHead => t!("session-post-deputy-head"),
        Post::SectionHead => t!("session-post-section-head"),
        Post::ReceptionOfficer => t!("session-post-reception-officer"),
        Post::PetitionOfficer => t!("session-post-petition-officer"),
        Post::Settler => t!("session-post-settler"),
        Post::Verifier => t!("session-post-verifier"),
        Post::Supervisor => t!("session-post-supervisor"),
        Post::Archivist => t!("session-post-archivist"),
        Post::Administrator => t!("session-post-administrator"),
        Post::Calendar => t!("session-post-calendar"),
    }
}

fn navigation(actor: &Actor) -> Vec<NavItem> {
    let item = |href, label, icon| NavItem {
        href,
        label,
        icon,
        count: None,
    };
    let mut nav = Vec::new();
    if actor.may::<access::acts::Receive>() {
        nav.push(item("/desk", t!("session-nav-desk"), "users"));
    }
    nav.push(item("/queue", t!("session-nav-queue"), "inbox"));
    nav.push(item("/cases", t!("session-nav-cases"), "folder"));
    if actor.may::<access::acts::DecideProposals>() {
        nav.push(item("/sign", t!("session-nav-sign"), "pen"));
    }
    if actor.may::<access::acts::ReadTip>() {
        nav.push(item("/tips", t!("session-nav-tips"), "lock"));
    }
    nav.push(item("/duty", t!("session-nav-duty"), "calendar"));
    nav.push(item("/place", t!("session-nav-place"), "building"));
    nav.push(item("/watch", t!("session-nav-watch"), "clock"));
    nav.push(item(
        "/directives",
        t!("session-nav-directives"),
        "document",
    ));
    nav.push(item("/voters", t!("session-nav-voices"), "users"));
    if actor.may::<access::acts::WatchProtection>() {
        nav.push(item("/protections", t!("session-nav-protection"), "lock"));
    }
    nav.push(item("/prolonged", t!("session-nav-prolonged"), "hourglass"));
    if actor.may::<access::acts::ReadBoard>() {
        nav.push(item("/board", t!("session-nav-board"), "board"));
    }
    nav.push(item("/reports", t!("session-nav-reports"), "chart"));
    nav.push(item("/units", t!("session-nav-units"), "home"));
    if actor.may::<access::acts::ReadRoots>() {
        nav.push(item("/audit/roots", t!("session-nav-roots"), "eye"));
    }
    if actor.may::<access::acts::Administer>() {
        nav.push(item("/admin", t!("session-nav-admin"), "gear"));
    }
    nav
}

/// The official who asks. A page of his sends whoever is not signed in to sign in and back; the
/// API answers 401.
pub struct SignedIn(pub Arc<Actor>);

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Response> {
        if let Some(actor) = parts.extensions.get::<Arc<Actor>>() {
            return Ok(Self(Arc::clone(actor)));
        }
        // Below a nested router the request's own address lacks what was nested.
        let whole = parts.extensions.get::<OriginalUri>();
        let uri = whole.map_or(&parts.uri, |whole| &whole.0);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        if path.starts_with("/api/") || parts.method != axum::http::Method::GET {
            return Err(Problem::from(Kind::SignInNeeded).into_response());
        }
        Err(Redirect::to(&sign_in_then(path)).into_response())
    }
}

impl OptionalFromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &Arc<App>,
    ) -> Result<Option<Self>, Infallible> {
        Ok(parts
            .extensions
            .get::<Arc<Actor>>()
            .map(|actor| Self(Arc::clone(actor))))
    }
}

/// The cookie that begins a session.
pub fn begin(app: &App, secret: &str) -> Option<axum::http::HeaderValue> {
    cookie::write(
        cookie_name(app.settings.is_https),
        secret,
        None,
        app.settings.is_https,
    )
}

/// The cookie that ends one.
pub fn end(app: &App) -> Option<axum::http::HeaderValue> {
    cookie::write(
        cookie_name(app.settings.is_https),
        "",
        Some(0),
        app.settings.is_https,
    )
}

/// The secret of the session of a request.
pub fn secret(headers: &axum::http::HeaderMap, app: &App) -> Option<String> {
    cookie::read(headers, cookie_name(app.settings.is_https)).map(str::to_owned)
}
