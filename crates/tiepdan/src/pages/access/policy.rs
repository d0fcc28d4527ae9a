//! `/admin/factors`: of which posts a unit asks a second factor, from which day on, with how many days of grace.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, acts};
use law::procedure::Post;
use serde::Deserialize;
use words::t;

use super::{Nothing, admin, paths};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::session::post_label;
use crate::web::{
    Again, At, Field, Fields, Form, Html, Kind, PageContext, Problem, SignedIn, Typed,
};

/// Days of grace that are proposed.
const GRACE: i64 = 30;

#[derive(Deserialize)]
pub(super) struct PolicyPath {
    post: String,
}

/// What is asked.
pub(super) struct PolicyForm;

impl Fields for PolicyForm {
    const FIELDS: &'static [Field] = &[
        Field::line("post", t!("access-post"), 30),
        Field::line("from", t!("access-policy-from"), 10),
        Field::line("grace", t!("access-policy-grace"), 4),
    ];
}

/// A policy as a line.
struct PolicyLine {
    post: String,
    under: String,
    end: String,
}

#[derive(Template)]
#[template(path = "pages/access/policy.html")]
struct PolicyPage {
    t: PageContext,
    form: Typed,
    lines: Vec<PolicyLine>,
    posts: Vec<Choice>,
}

/// Shows what is asked.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::Administer>()?;
    let form = Typed::empty(PolicyForm::FIELDS)
        .fill("from", t.today().to_string())
        .fill("grace", GRACE.to_string());
    Ok(Html(page(t, &app, &actor, form).await?))
}

/// Asks a second factor of a post.
pub(super) async fn set(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PolicyForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Administer>()?;
    for field in ["post", "from", "grace"] {
        form.required(field);
    }
    let (post, from) = (form.choice("post", Post::parse), form.day("from"));
    let grace = form.number("grace", 0..=365);
    if let (Some(post), Some(from), Some(grace), true) = (post, from, grace, form.is_valid()) {
        let at = app.setting();
        let set = app
            .store
            .write(move |tx| access::set_policy(tx, &at, &permit, (post, from, grace)));
        match set.await {
            Ok(()) => return Ok(Redirect::to(paths::POLICIES).into_response()),
            Err(Failure::Invalid(errors)) => {
                form.refuse_all(errors.into_iter().map(field_fault));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Again(page(t, &app, &actor, form.into_typed()).await?).into_response())
}

/// No longer asks it.
pub(super) async fn end(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(PolicyPath { post }): At<PolicyPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let permit = actor.permit::<acts::Administer>()?;
    let post = Post::parse(&post).ok_or(Kind::NotFound)?;
    let at = app.setting();
    app.store
        .write(move |tx| access::end_policy(tx, &at, &permit, post))
        .await?;
    Ok(Redirect::to(paths::POLICIES))
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    form: Typed,
) -> Result<PolicyPage, Problem> {
    let scope = actor.scope();
    let set = app
        .store
        .read(move |tx| access::policies(tx, &scope))
        .await?;
    let line = |one: &access::FactorPolicy| {
        let days = [
            ("from", t.date(one.from).into()),
            ("must", t.date(one.must).into()),
        ];
        PolicyLine {
            post: t.say(post_label(one.post)).into_owned(),
            under: t.say_with(t!("access-policy-days"), &days).into_owned(),
            end: format!("{}/{}/end", paths::POLICIES, one.post.as_str()),
        }
    };
    Ok(PolicyPage {
        lines: set.iter().map(line).collect(),
        posts: admin::posts(&t),
        form,
        t,
    })
}
