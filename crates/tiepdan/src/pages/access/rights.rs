//! `/rights`: the rules in force today, who may do what by them, and what the reader himself may do.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::Actor;
use law::rights::Rule;

use crate::app::App;
use crate::web::session::post_label;
use crate::web::{Html, PageContext, Problem, SignedIn, legal};

/// A rule as a line.
struct RuleLine {
    id: String,
    act: String,
    posts: String,
    conditions: Vec<String>,
    /// The article; none for a rule of the office.
    article: Option<String>,
    is_mine: bool,
}

#[derive(Template)]
#[template(path = "pages/access/rights.html")]
struct RightsPage {
    t: PageContext,
    unit: String,
    lines: Vec<RuleLine>,
    mine: i64,
}

/// Shows the rules of today.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let today = t.today();
    let rules = app.law.rights.rules().iter();
    let lines: Vec<RuleLine> = rules
        .filter(|rule| rule.holds_on(today))
        .map(|rule| line(&t, &app, &actor, rule))
        .collect();
    let mine = lines.iter().filter(|line| line.is_mine).count();
    Ok(Html(RightsPage {
        unit: legal::unit_name(&t, &app.law, &actor.unit),
        mine: i64::try_from(mine).unwrap_or(i64::MAX),
        lines,
        t,
    }))
}

fn line(t: &PageContext, app: &App, actor: &Actor, rule: &Rule) -> RuleLine {
    let posts = rule.posts.iter();
    let posts: Vec<String> = posts
        .map(|post| t.say(post_label(*post)).into_owned())
        .collect();
    let conditions = rule
        .conditions
        .iter()
        .filter_map(|one| app.law.rights.condition(*one));
    RuleLine {
        id: rule.id.clone(),
        act: legal::text(t, &rule.title).to_owned(),
        posts: posts.join(", "),
        conditions: conditions
            .map(|title| legal::text(t, title).to_owned())
            .collect(),
        article: (!rule.is_of_office()).then(|| legal::article(t, &app.law, &rule.article)),
        is_mine: actor.may_by_name(&rule.act),
    }
}
