//! `/restorations`: what my unit owes the accused of denunciations that were found wrong.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::protection::restoration::{
    self, Consent, Filter, Finishing, Owed, PostRow, RawPost, RawTelling, Restored, Situation,
};
use casework::{Failure, Id, Setting};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use super::list::unknown;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::reception::place;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Which part of the list, and how its rows stand.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RestorationQuery {
    /// `open` when absent, `done`, `all`.
    situation: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// What is owed, or was done, for the accused of a case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Restoration)]
pub(super) struct OwedView {
    /// The case.
    case: Key,
    number: i64,
    year: i64,
    accused: String,
    /// `wrong`, `partly_right`.
    finding: String,
    decided_on: Day,
    due: Day,
    told_on: Option<Day>,
    /// `asked`, `given`, `declined`; absent before he is told.
    consent: Option<&'static str>,
    done_on: Option<Day>,
    version: Option<i64>,
}

impl From<Owed> for OwedView {
    fn from(one: Owed) -> Self {
        let (number, year) = one.number;
        let restored = one.restored.as_ref();
        Self {
            case: Key(one.case),
            number,
            year,
            told_on: restored.map(|one| Day(one.told_on)),
            consent: restored.map(|one| one.consent.as_str()),
            done_on: restored.and_then(|one| one.done_on).map(Day),
            version: restored.map(|one| one.version),
            accused: one.accused,
            finding: one.finding,
            decided_on: Day(one.decided_on),
            due: Day(one.due_on),
        }
    }
}

/// A form of publicity.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RestorationPost)]
pub(super) struct PostView {
    no: i64,
    /// A code of the law's list `denunciation.publicity`.
    way: String,
    place: String,
    from: Day,
    until: Option<Day>,
    times: i64,
}

impl From<PostRow> for PostView {
    fn from(one: PostRow) -> Self {
        Self {
            no: one.no,
            way: one.way,
            place: one.place,
            from: Day(one.from),
            until: one.until.map(Day),
            times: one.times,
        }
    }
}

/// The same with its publicity.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RestorationWithPosts)]
pub(super) struct RestoredView {
    #[serde(flatten)]
    owed: OwedView,
    posts: Vec<PostView>,
}

impl From<Restored> for RestoredView {
    fn from(found: Restored) -> Self {
        Self {
            owed: found.owed.into(),
            posts: found.posts.into_iter().map(PostView::from).collect(),
        }
    }
}

/// What my unit owes the accused; the latest conclusion first.
#[utoipa::path(get, path = "/restorations", operation_id = "listRestorations", tag = "protection", params(RestorationQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<OwedView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<RestorationQuery>,
) -> Result<Json<Page<OwedView>>, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let situation = match asked.situation.as_deref() {
        None => Situation::default(),
        Some(word) => Situation::parse(word).ok_or_else(|| unknown("situation", word))?,
    };
    let filter = Filter {
        situation,
        after: asked.after.and_then(place),
        limit: asked.limit.unwrap_or_default().0,
    };
    let at = app.setting();
    let page = app
        .store
        .read(move |tx| restoration::list(tx, &at, &permit, &filter))
        .await?;
    Ok(Json(Page {
        items: page.rows.into_iter().map(OwedView::from).collect(),
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
    }))
}

/// What is owed the accused of one case.
#[utoipa::path(get, path = "/restorations/{id}", operation_id = "readRestoration", tag = "protection",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The duty", body = RestoredView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<RestoredView>, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| restoration::shown(tx, &at, &permit, id));
    Ok(Json(found.await?.into()))
}

/// What is done for the accused.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RestorationActName)]
enum ActName {
    /// He is told in writing.
    Tell,
    /// He consents to publicity, or declines it.
    Consent,
    /// He is restored in public.
    Post,
    /// It is done.
    Finish,
}

/// An act of restoration.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RestorationAct {
    act: ActName,
    /// Its day; absent: today. `post`: the first day.
    on: Option<Day>,
    /// `tell`: number of the notice.
    #[serde(default)]
    number: String,
    /// `tell`: what is restored; `finish`: what was noted. Never who denounced.
    #[serde(default)]
    text: String,
    /// `consent`: `given`, `declined`.
    #[serde(default)]
    consent: String,
    /// `post`: a code of the law's list `denunciation.publicity`.
    #[serde(default)]
    way: String,
    /// `post`: where.
    #[serde(default)]
    place: String,
    /// `post`: the last day.
    until: Option<Day>,
    /// `post`: how many times.
    times: Option<i64>,
    /// `finish`: a code of the law's list `restoration.slander`.
    #[serde(default)]
    slander: String,
}

impl RestorationAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (case, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let permit = actor.permit::<acts::RestoreAccused>()?;
        let (owed, on) = (
            restoration::owed(tx, at, &permit, case)?,
            self.on.map(|day| day.0),
        );
        if matches!(self.act, ActName::Tell) {
            let raw = RawTelling {
                number: self.number.clone(),
                on,
                text: self.text.clone(),
            };
            return restoration::tell(tx, at, &permit, case, &raw).map(drop);
        }
        let id = owed.restored.ok_or(Failure::NotFound)?.id;
        match self.act {
            ActName::Post => {
                let raw = RawPost {
                    way: self.way.clone(),
                    place: self.place.clone(),
                    from: on,
                    until: self.until.map(|day| day.0),
                    times: self.times,
                    expected,
                };
                restoration::post(tx, at, &permit, id, &raw)
            }
            ActName::Finish => {
                let said = Finishing {
                    on,
                    slander: self.slander.clone(),
                    note: self.text.clone(),
                    expected,
                };
                restoration::finish(tx, at, &permit, id, &said)
            }
            ActName::Consent | ActName::Tell => {
                let said = (Consent::parse(&self.consent), on, expected);
                restoration::consent(tx, at, &permit, id, said)
            }
        }
    }
}

/// Tell, restore in public, or end the restoration of the accused of a case of my unit.
#[utoipa::path(post, path = "/restorations/{id}/acts", operation_id = "actOnRestoration", tag = "protection",
    params(("id" = Key, Path, description = "The case"),
        ("If-Match" = Option<String>, Header, description = "The version last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = RestorationAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The duty", body = RestoredView), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<RestorationAct>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        asked.carry_out(tx, at, &actor, (id, expected))?;
        Ok(RestoredView::from(restoration::shown(tx, at, &permit, id)?))
    })
    .await
}
