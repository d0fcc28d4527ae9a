//! `/admin`: the officials of a unit, and a new one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::access::{self, NewOfficial, OfficialRow, acts};
use law::procedure::Post;
use store::Tx;
use words::t;

use super::{paths, scanner, secret};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::session::post_label;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Which unit.
pub(super) struct OfUnit;

impl Fields for OfUnit {
    const FIELDS: &'static [Field] = &[Field::line("unit", t!("access-unit"), 60)];
}

/// A new official.
pub(super) struct NewForm;

impl Fields for NewForm {
    const FIELDS: &'static [Field] = &[
        Field::line("unit", t!("access-unit"), 60),
        Field::line("name", t!("access-name"), 100),
        Field::line("sign_in", t!("access-sign-in"), 100),
        Field::many("posts", t!("access-posts"), 30),
        Field::many("below", t!("access-below"), 5),
    ];
}

/// An official as a line.
struct OfficialLine {
    href: String,
    name: String,
    sign_in: String,
    posts: String,
    is_out: bool,
}

#[derive(Template)]
#[template(path = "pages/access/admin.html")]
struct AdminPage {
    t: PageContext,
    form: Typed,
    unit_name: String,
    lines: Vec<OfficialLine>,
    posts: Vec<Choice>,
    below: Vec<Choice>,
    /// The official just added: where he stands, his sign-in and his first password.
    added: Option<(String, String, String)>,
    /// What is to be done about the scanner of files.
    scanner: Option<String>,
}

/// Shows the officials of a unit.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<OfUnit>,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::Administer>()?;
    let asked = asked.value("unit");
    let unit = if asked.is_empty() { &actor.unit } else { asked }.to_owned();
    let form = Typed::empty(NewForm::FIELDS).fill("unit", unit);
    Ok(Html(page(t, &app, &actor, form, None).await?))
}

/// Adds an official and shows his first password once.
pub(super) async fn employ(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<NewForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Administer>()?;
    let posts = read_posts(&mut form);
    let (name, sign_in) = (form.required("name"), form.required("sign_in"));
    let (Some(name), Some(sign_in), true) = (name, sign_in, form.is_valid()) else {
        return Ok(Again(page(t, &app, &actor, form.into_typed(), None).await?).into_response());
    };
    let password = secret::password(&app);
    let hash = secret::hash(&app, password.clone()).await?;
    let (at, scope, unit) = (app.setting(), actor.scope(), form.value("unit").to_owned());
    let (below, kept) = (form.has("below", "yes"), sign_in.clone());
    let add = move |tx: &mut Tx<'_>| {
        let new = NewOfficial {
            unit: &unit,
            name: name.trim(),
            sign_in: kept.trim(),
            password_hash: &hash,
        };
        let posts: Vec<(Post, bool)> = posts.iter().map(|post| (*post, below)).collect();
        access::employ(tx, &at, &permit, &scope, &new, &posts)
    };
    match app.store.write(add).await {
        Ok(id) => {
            let unit = form.value("unit").to_owned();
            let empty = Typed::empty(NewForm::FIELDS).fill("unit", unit);
            let added = Some((paths::official(id), sign_in, password));
            Ok(Html(page(t, &app, &actor, empty, added).await?).into_response())
        }
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Again(page(t, &app, &actor, form.into_typed(), None).await?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn read_posts(form: &mut Typed) -> Vec<Post> {
    let typed: Vec<String> = form
        .values("posts")
        .into_iter()
        .map(str::to_owned)
        .collect();
    let read = |text: &String| Post::parse(text).filter(|post| *post != Post::Calendar);
    let posts: Vec<Post> = typed.iter().filter_map(read).collect();
    if posts.len() != typed.len() {
        form.refuse("posts", t!("form-not-an-option"), Vec::new());
    } else if posts.is_empty() {
        form.refuse("posts", t!("form-required"), Vec::new());
    }
    posts
}

/// The posts to choose from.
pub(super) fn posts(t: &PageContext) -> Vec<Choice> {
    let given = Post::ALL.iter().filter(|post| **post != Post::Calendar);
    let choice = |post: &Post| Choice {
        value: post.as_str().to_owned(),
        label: t.say(post_label(*post)).into_owned(),
    };
    given.map(choice).collect()
}

/// The one tick that lets somebody see the units below.
pub(super) fn below(t: &PageContext) -> Vec<Choice> {
    vec![Choice {
        value: "yes".to_owned(),
        label: t.say(t!("access-below-yes")).into_owned(),
    }]
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &access::Actor,
    form: Typed,
    added: Option<(String, String, String)>,
) -> Result<AdminPage, Problem> {
    let (scope, unit) = (actor.scope(), form.value("unit").to_owned());
    let asked = unit.clone();
    let rows = app
        .store
        .read(move |tx| access::officials(tx, &scope, &asked))
        .await?;
    Ok(AdminPage {
        scanner: scanner::told(&t, app).await?,
        unit_name: legal::unit_name(&t, &app.law, &unit),
        lines: rows.iter().map(|row| line(&t, row)).collect(),
        posts: posts(&t),
        below: below(&t),
        form,
        added,
        t,
    })
}

fn line(t: &PageContext, row: &OfficialRow) -> OfficialLine {
    let today = t.today();
    let held = row
        .posts
        .iter()
        .filter(|held| held.from <= today && held.until.is_none_or(|until| until >= today));
    let posts: Vec<String> = held
        .map(|held| t.say(post_label(held.post)).into_owned())
        .collect();
    OfficialLine {
        href: paths::official(row.id),
        name: row.name.clone(),
        sign_in: row.sign_in.clone(),
        posts: posts.join(", "),
        is_out: row.disabled,
    }
}
