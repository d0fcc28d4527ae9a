//! `/petitions/{id}/handling`: what may lawfully be done, and doing it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::petition::{self, Handling, Part};
use casework::settlement;
use law::handling::Rule;
use law::procedure::Class;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::file::ClassName;
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key, Title};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with a petition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewHandling {
    /// The rule of handling, from the list of those that are lawful: `XD-02`.
    rule: String,
    /// The day; absent: today.
    on: Option<Day>,
    /// Code of the unit to which it is sent, for a transfer, a return, an urge.
    sent_to: Option<String>,
    /// Why, or what the petitioner is told.
    #[serde(default)]
    reason: String,
    /// The case it joins, when the matter is there already.
    join_case: Option<Key>,
    /// The case settled first, for a second complaint.
    earlier_case: Option<Key>,
    /// The claims of the case it opens; absent: one, the summary.
    #[serde(default)]
    contents: Vec<String>,
    /// Facts that the petition gives the case: `remote`, `all_signed`…
    #[serde(default)]
    facts: Vec<String>,
    /// Against a disciplinary decision?
    #[serde(default)]
    is_discipline: bool,
    /// The petition of which this is a copy.
    duplicate_of: Option<Key>,
    /// The parts into which a mixed petition is split.
    #[serde(default)]
    parts: Vec<NewPart>,
}

/// One part of a mixed petition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPart {
    /// What it is; a denunciation is sealed at once.
    class: Option<ClassName>,
    /// The officer's summary, without names.
    summary: String,
    /// What the letter says of it.
    text: String,
}

impl NewHandling {
    fn handling(&self, expected: Option<i64>) -> Handling {
        Handling {
            rule: self.rule.clone(),
            on: self.on.map(|day| day.0),
            sent_to: self.sent_to.clone(),
            reason: self.reason.clone(),
            join_case: self.join_case.map(|key| key.0),
            earlier_case: self.earlier_case.map(|key| key.0),
            contents: self.contents.clone(),
            facts: self.facts.clone(),
            is_discipline: self.is_discipline,
            duplicate_of: self.duplicate_of.map(|key| key.0),
            parts: self.parts.iter().map(NewPart::part).collect(),
            expected,
        }
    }
}

impl NewPart {
    fn part(&self) -> Part {
        Part {
            class: self.class.map(Class::from),
            summary: self.summary.clone(),
            text: self.text.clone(),
        }
    }
}

/// What became of a petition.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HandledView {
    /// The petition.
    petition: Key,
    /// The case it opened or joined.
    case: Option<Key>,
    /// The petition made at the unit to which it was sent.
    sent_petition: Option<Key>,
    /// The petitions into which it was split.
    parts: Vec<Key>,
    /// The record of information whose source is unknown.
    tip: Option<Key>,
    /// The petition's version after it, also in `ETag`.
    version: i64,
}

/// Handle a petition: accept, guide, return, transfer, urge or file it. Accepting opens a case or joins one.
#[utoipa::path(post, path = "/petitions/{id}/handling", operation_id = "handlePetition", tag = "petitions",
    params(("id" = Key, Path, description = "The petition"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewHandling, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Done", body = HandledView, headers(("ETag" = String))), Acting))]
pub(super) async fn handle(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewHandling>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Handle>()?;
    let (asking, handling) = (once.by(&actor, &body.print), body.value.handling(expected));
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let done = settlement::handle(tx, at, &permit, id, &handling)?;
        Ok(HandledView {
            petition: Key(done.petition),
            case: done.case.map(Key),
            sent_petition: done.sent_petition.map(Key),
            parts: done.parts.into_iter().map(Key).collect(),
            tip: done.tip.map(Key),
            version: petition::Petition::load(tx, id, permit.unit())?.version(),
        })
    })
    .await
}

/// One thing that may lawfully be done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LawfulHandling {
    /// The rule: `XD-02`.
    rule: String,
    /// What is done.
    title: Title,
    /// `accept`, `guide`, `return`, `transfer`, `urge`, `file`…
    outcome: String,
    /// The paper that is issued.
    document: Option<String>,
    /// May it be done only once for the same content?
    once_per_content: bool,
    /// Where it stands.
    article: String,
}

impl From<&Rule> for LawfulHandling {
    fn from(rule: &Rule) -> Self {
        Self {
            rule: rule.id.clone(),
            title: (&rule.title).into(),
            outcome: rule.outcome.as_str().to_owned(),
            document: rule.document.clone(),
            once_per_content: rule.once_per_content,
            article: rule.article.clone(),
        }
    }
}

/// What may lawfully be done with the petition today.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LawfulHandlings {
    /// The proposed one first.
    items: Vec<LawfulHandling>,
}

/// What may lawfully be done with a classified petition today.
#[utoipa::path(get, path = "/petitions/{id}/handling", operation_id = "listLawfulHandling", tag = "petitions",
    params(("id" = Key, Path, description = "The petition")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The lawful ways", body = LawfulHandlings),
        (status = 409, description = "Not yet classified, or handled before",
            body = crate::api::problem::ProblemDocument, content_type = "application/problem+json"), Reading))]
pub(super) async fn lawful(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<LawfulHandlings>, Problem> {
    let at = app.setting();
    let items = app
        .store
        .read(move |tx| {
            let rules = petition::lawful_outcomes(tx, &at, &actor.unit, id)?;
            Ok::<_, casework::Failure>(rules.into_iter().map(LawfulHandling::from).collect())
        })
        .await?;
    Ok(Json(LawfulHandlings { items }))
}
