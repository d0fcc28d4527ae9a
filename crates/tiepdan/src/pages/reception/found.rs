//! People, cases and petitions that fit what somebody types at the desk; each is a button of the form around.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::access::Actor;
use casework::{Failure, Id, petition, settlement};
use words::t;

use crate::app::App;
use crate::pages::petition::people::{self, FoundPerson};
use crate::web::{Field, Fields, Form, Html, PageContext, Problem, SignedIn};

/// Cases and petitions shown at most, each.
const MOST: i64 = 4;

pub(super) struct Search;

impl Fields for Search {
    const FIELDS: &'static [Field] = &[Field::line("find", t!("reception-field-find"), 100)];
}

/// A case or a petition, as it is shown.
pub(super) struct FoundMatter {
    /// `case` or `petition`, with its id.
    pub(super) act: String,
    /// The message that names its kind.
    pub(super) kind: &'static str,
    /// Number and year.
    pub(super) number: String,
    /// What it is about.
    pub(super) title: String,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) is_asked: bool,
    pub(super) people: Vec<FoundPerson>,
    pub(super) matters: Vec<FoundMatter>,
}

impl Found {
    /// The one person whose paper has the number that was typed in full: nobody else can be meant.
    pub(super) fn by_number(&self, typed: &str) -> Option<Id> {
        let is_number = typed.chars().any(|letter| letter.is_ascii_digit());
        match self.people.as_slice() {
            [only] if is_number && only.number == typed => only.id.parse().ok(),
            _ => None,
        }
    }

    /// Nothing at all, though something was asked?
    pub(super) fn is_nothing(&self) -> bool {
        self.is_asked && self.people.is_empty() && self.matters.is_empty()
    }
}

/// What fits what was typed, in the scope of the officer.
pub(super) async fn search(app: &App, actor: &Actor, typed: &str) -> Result<Found, Problem> {
    let people = people::search(app, actor, typed).await?;
    let (scope, asked) = (actor.scope(), typed.to_owned());
    let (cases, petitions) = app
        .store
        .read(move |tx| {
            let cases = settlement::find(tx, &scope, &asked, MOST)?;
            Ok::<_, Failure>((cases, petition::find(tx, &scope, &asked, MOST)?))
        })
        .await?;
    let cases = cases.into_iter().map(|row| FoundMatter {
        act: format!("case-{}", row.case.id),
        kind: t!("reception-found-case"),
        number: format!("{}/{}", row.case.number, row.case.year),
        title: row.case.title,
    });
    let petitions = petitions
        .into_iter()
        .filter(|row| !row.sealed)
        .map(|row| FoundMatter {
            act: format!("petition-{}", row.id),
            kind: t!("reception-found-petition"),
            number: format!("{}/{}", row.number.0, row.number.1),
            title: row.summary,
        });
    Ok(Found {
        is_asked: typed.chars().count() > 1,
        people,
        matters: cases.chain(petitions).collect(),
    })
}

#[derive(Template)]
#[template(path = "pages/reception/found.html")]
struct FoundPart {
    t: PageContext,
    found: Found,
}

/// `POST /parts/desk`: what is typed may be a name or the number of a paper, and no address holds either.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Form<Search>,
) -> Result<Response, Problem> {
    let found = search(&app, &actor, asked.value("find")).await?;
    Ok(Html(FoundPart { t, found }).into_response())
}
