//! `/units/{code}`: one unit: what it is, when, under whom, what came after it, who works there.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{self, Actor, Colleague, acts};
use casework::organization;
use law::unit::UnitEntry;
use serde::Deserialize;
use words::t;

use super::{Search, UnitLine, day, level, line, validity};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::session::post_label;
use crate::web::{At, Html, Kind, PageContext, Problem, SignedIn, legal};

/// Units below shown on the page of one.
const BELOW: usize = 400;

#[derive(Deserialize)]
pub(super) struct UnitPath {
    code: String,
}

#[derive(Template)]
#[template(path = "pages/organization/show.html")]
struct UnitPage {
    t: PageContext,
    name: String,
    has_ended: bool,
    facts: Vec<(String, String)>,
    parent: Option<UnitLine>,
    successors: Vec<(UnitLine, bool)>,
    bodies: Vec<UnitLine>,
    below: Vec<UnitLine>,
    officials: Vec<(String, String)>,
    admin: Option<String>,
}

/// Shows a unit as it was on a day.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { code }): At<UnitPath>,
    t: PageContext,
    asked: Asked<Search>,
) -> Result<impl IntoResponse, Problem> {
    let (_, on) = day(&t, asked);
    let units = &app.law.units;
    let as_of = units.as_of(&code, on).or_else(|| units.get(&code));
    let unit = as_of.ok_or(Kind::NotFound)?;
    let officials = officials(&app, &actor, &code).await?;
    let lines = |found: Vec<UnitEntry>| -> Vec<UnitLine> {
        let some = found.iter().take(BELOW);
        some.map(|unit| line(&t, &app, unit, on)).collect()
    };
    let successors = units.successors(&code).into_iter().filter_map(|next| {
        let unit = units.get(&next.code)?;
        Some((line(&t, &app, &unit, t.today()), next.is_default))
    });
    let parent = unit.parent.as_deref().and_then(|code| units.get(code));
    Ok(Html(UnitPage {
        name: legal::text(&t, &unit.name).to_owned(),
        has_ended: unit.until.is_some_and(|until| until < t.today()),
        facts: facts(&t, &unit),
        successors: successors.collect(),
        bodies: lines(units.bodies(&code, on)),
        below: lines(units.children(&code, on)),
        parent: parent.map(|parent| line(&t, &app, &parent, on)),
        admin: (!officials.is_empty() && actor.may::<acts::Administer>())
            .then(|| crate::pages::access::paths::of_unit(&code)),
        officials: officials.iter().map(|one| in_words(&t, one)).collect(),
        t,
    }))
}

fn in_words(t: &PageContext, one: &Colleague) -> (String, String) {
    let posts: Vec<String> = one
        .posts
        .iter()
        .map(|post| t.say(post_label(*post)).into_owned())
        .collect();
    (one.name.clone(), posts.join(", "))
}

/// Who works there, for those of the unit itself and for those who lead or keep what is above it.
async fn officials(
    app: &App,
    actor: &Arc<Actor>,
    code: &str,
) -> Result<Vec<Colleague>, casework::Failure> {
    let may = actor.may::<acts::SeeColleagues>();
    let (now, code, scope) = (app.setting().now, code.to_owned(), actor.scope());
    app.store
        .read(move |tx| {
            let is_own = code == scope.unit();
            let is_below =
                may && scope.reaches_below() && organization::is_within(tx, scope.unit(), &code)?;
            if is_own || is_below {
                access::colleagues(tx, now, &code)
            } else {
                Ok(Vec::new())
            }
        })
        .await
}

fn facts(t: &PageContext, unit: &UnitEntry) -> Vec<(String, String)> {
    let branch = format!(
        "organization-branch-{}",
        unit.branch.as_str().replace('_', "-")
    );
    let head = unit.head_title.as_ref();
    let pairs = [
        (
            t!("organization-level"),
            t.say(level(unit.level)).into_owned(),
        ),
        (t!("organization-branch"), t.say(&branch).into_owned()),
        (t!("organization-validity"), validity(t, unit)),
        (
            t!("organization-head"),
            head.map_or_else(String::new, |head| legal::text(t, head).to_owned()),
        ),
        (
            t!("organization-resolution"),
            unit.resolution.clone().unwrap_or_default(),
        ),
        (t!("organization-code"), unit.code.clone()),
    ];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| (t.say(label).into_owned(), value))
        .collect()
}
