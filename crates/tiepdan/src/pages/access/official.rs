//! `/admin/officials/{id}`: one official: his posts, whether he is shut out, a new password.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, IdentityRow, OfficialRow, Permit, PostRow, Scope, acts};
use casework::{Failure, Id, Setting};
use law::procedure::Post;
use serde::Deserialize;
use store::Tx;
use words::t;

use super::{Nothing, admin, identity, paths, secret};
use crate::app::App;
use crate::federation::Audience;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::session::post_label;
use crate::web::{
    Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal,
};

#[derive(Deserialize)]
pub(super) struct OfficialPath {
    id: Id,
}

#[derive(Deserialize)]
pub(super) struct PostPath {
    id: Id,
    post: Id,
}

/// A post to be given.
pub(super) struct PostForm;

impl Fields for PostForm {
    const FIELDS: &'static [Field] = &[
        Field::line("post", t!("access-post"), 30),
        Field::line("from", t!("access-from"), 10),
        Field::many("below", t!("access-below"), 5),
    ];
}

/// A post as a line.
struct PostLine {
    name: String,
    /// Its days, and whether it looks below.
    under: String,
    /// Where it is ended; none for one that has ended.
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/access/official.html")]
struct OfficialPage {
    t: PageContext,
    form: Typed,
    name: String,
    unit: String,
    back: String,
    sign_in: String,
    is_out: bool,
    is_self: bool,
    held: Vec<PostLine>,
    posts: Vec<Choice>,
    below: Vec<Choice>,
    here: String,
    password: Option<String>,
    has_identities: bool,
    /// Providers whose identities he linked, and until when he may link one.
    identities: Vec<String>,
}

/// An official, what he linked, and until when he may link.
type Read = (OfficialRow, Vec<IdentityRow>, Option<i64>);

/// Shows an official.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::Administer>()?;
    let form = Typed::empty(PostForm::FIELDS).fill("from", t.today().to_string());
    Ok(Html(page(t, &app, &actor, id, form, None).await?))
}

/// Gives him a post.
pub(super) async fn appoint(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    t: PageContext,
    mut form: Form<PostForm>,
) -> Result<Response, Problem> {
    form.required("post");
    form.required("from");
    let post = form.choice("post", |text| {
        Post::parse(text).filter(|post| *post != Post::Calendar)
    });
    let (Some(post), Some(from), true) = (post, form.day("from"), form.is_valid()) else {
        let again = page(t, &app, &actor, id, form.into_typed(), None).await?;
        return Ok(Again(again).into_response());
    };
    let given = (post, form.has("below", "yes"), from);
    let done = act(&app, &actor, move |tx, at, permit, scope| {
        access::appoint(tx, at, permit, scope, id, given)
    });
    match done.await {
        Ok(()) => Ok(Redirect::to(&paths::official(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let again = page(t, &app, &actor, id, form.into_typed(), None).await?;
            Ok(Again(again).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Ends a post.
pub(super) async fn relieve(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(PostPath { id, post }): At<PostPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    act(&app, &actor, move |tx, at, permit, scope| {
        access::relieve(tx, at, permit, scope, id, post)
    })
    .await?;
    Ok(Redirect::to(&paths::official(id)))
}

/// Shuts him out.
pub(super) async fn disable(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    shut(&app, &actor, id, true).await
}

/// Lets him in again.
pub(super) async fn enable(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    shut(&app, &actor, id, false).await
}

async fn shut(app: &App, actor: &Actor, id: Id, is_out: bool) -> Result<Redirect, Problem> {
    act(app, actor, move |tx, at, permit, scope| {
        access::shut_out(tx, at, permit, scope, id, is_out)
    })
    .await?;
    Ok(Redirect::to(&paths::official(id)))
}

/// Invites him to link an identity.
pub(super) async fn invite(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    act(&app, &actor, move |tx, at, permit, scope| {
        access::invite_identity(tx, at, permit, scope, id)
    })
    .await?;
    Ok(Redirect::to(&paths::official(id)))
}

/// Sets a new password and shows it once.
pub(super) async fn reset(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    t: PageContext,
    _form: Form<Nothing>,
) -> Result<impl IntoResponse, Problem> {
    let password = secret::password(&app);
    let hash = secret::hash(&app, password.clone()).await?;
    act(&app, &actor, move |tx, at, permit, scope| {
        access::reset_password(tx, at, permit, scope, id, &hash)
    })
    .await?;
    let form = Typed::empty(PostForm::FIELDS).fill("from", t.today().to_string());
    Ok(Html(page(t, &app, &actor, id, form, Some(password)).await?))
}

async fn act(
    app: &App,
    actor: &Actor,
    mut work: impl FnMut(
        &mut Tx<'_>,
        &Setting,
        &Permit<acts::Administer>,
        &Scope,
    ) -> Result<(), Failure>
    + Send
    + 'static,
) -> Result<(), Failure> {
    let permit = actor.permit::<acts::Administer>()?;
    let (at, scope) = (app.setting(), actor.scope());
    app.store
        .write(move |tx| work(tx, &at, &permit, &scope))
        .await
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    id: Id,
    form: Typed,
    password: Option<String>,
) -> Result<OfficialPage, Problem> {
    let scope = actor.scope();
    let now = app.setting().now;
    let (found, linked, invited): Read = app
        .store
        .read(move |tx| {
            let found = access::official(tx, &scope, id)?;
            let linked = access::identities(tx, id)?;
            Ok::<_, Failure>((found, linked, access::invitation(tx, now, id)?))
        })
        .await?;
    Ok(OfficialPage {
        identities: identity::told(&t, app, &linked, invited),
        has_identities: app.federation.of(Audience::Staff).next().is_some(),
        unit: legal::unit_name(&t, &app.law, &found.unit),
        back: paths::of_unit(&found.unit),
        held: found.posts.iter().map(|held| post(&t, id, held)).collect(),
        posts: admin::posts(&t),
        below: admin::below(&t),
        here: paths::official(id),
        is_self: actor.official == id,
        name: found.name,
        sign_in: found.sign_in,
        is_out: found.disabled,
        form,
        password,
        t,
    })
}

fn post(t: &PageContext, official: Id, held: &PostRow) -> PostLine {
    let is_over = held.until.is_some_and(|until| until < t.today());
    let mut under = if let Some(until) = held.until {
        t.span(held.from, until)
    } else {
        let from = t.date(held.from);
        t.say_with(t!("access-since"), &[("day", from.into())])
            .into_owned()
    };
    if held.below {
        under = format!("{under} · {}", t.say(t!("access-below-yes")));
    }
    PostLine {
        name: t.say(post_label(held.post)).into_owned(),
        under,
        end: (!is_over).then(|| format!("{}/posts/{}/end", paths::official(official), held.id)),
    }
}
