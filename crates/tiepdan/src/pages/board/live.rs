//! `/board/{unit}/live`: tells a page that its board has changed, as a stream of events. A stream ends when its reader
//! signs out, after a while (the browser then asks anew), and when the server stops.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use casework::access::{self, Actor, acts};
use casework::{Failure, report, tally};
use futures_core::Stream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use words::t;

use super::paths::UnitPath;
use crate::app::App;
use crate::web::form::Asked;
use crate::web::{At, Field, Fields, Kind, Problem, SignedIn, session};

/// Streams at the same time; a reader too many sees a board that is fresh when it is loaded.
const MOST: usize = 256;
/// How often a board is looked at.
const LOOK: Duration = Duration::from_secs(3);
/// Looks of one stream.
const LOOKS: u32 = 200;

/// The streams that are open, and the word that ends them.
pub struct Streams {
    turns: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl Default for Streams {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(MOST)),
            stopping: watch::Sender::new(false),
        }
    }
}

impl Streams {
    /// Ends every stream, now and from now on.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }
}

/// The version that the page shows.
pub(super) struct LiveQuery;

impl Fields for LiveQuery {
    const FIELDS: &'static [Field] = &[Field::line("version", t!("petition-field-version"), 20)];
}

/// Events as they are sent.
struct Events(mpsc::Receiver<Event>);

impl Stream for Events {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(cx).map(|event| event.map(Ok))
    }
}

/// `GET /board/{unit}/live`.
pub(super) async fn listen(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { unit }): At<UnitPath>,
    headers: HeaderMap,
    asked: Asked<LiveQuery>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    actor.permit::<acts::ReadBoard>()?;
    let version = asked.into_typed().value("version").parse().unwrap_or(0);
    let (law, scope, of) = (Arc::clone(&app.law), actor.scope(), unit.clone());
    let reach = app
        .store
        .read(move |tx| report::board_reach(tx, &law, &scope, &of));
    let own = reach.await?;
    let turn = Arc::clone(&app.streams.turns).try_acquire_owned();
    let turn = turn.map_err(|_| Kind::Unavailable)?;
    let (tell, events) = mpsc::channel(1);
    let watching = Watching {
        session: session::secret(&headers, &app),
        actor,
        unit,
        own,
        tell,
        app,
    };
    tokio::spawn(watching.until_the_end(version, turn));
    Ok(Sse::new(Events(events)).keep_alive(KeepAlive::default()))
}

/// One stream.
struct Watching {
    app: Arc<App>,
    actor: Arc<Actor>,
    /// The session of a browser; none for a program with its token.
    session: Option<String>,
    unit: String,
    own: bool,
    tell: mpsc::Sender<Event>,
}

impl Watching {
    async fn until_the_end(self, mut version: i64, _turn: OwnedSemaphorePermit) {
        let mut stopping = self.app.streams.stopping.subscribe();
        for _ in 0..LOOKS {
            match self.version().await {
                Ok(Some(found)) if found != version => {
                    version = found;
                    let event = Event::default().event("changed").data(found.to_string());
                    if self.tell.send(event).await.is_err() {
                        return;
                    }
                }
                Ok(Some(_)) => {}
                Ok(None) => return,
                Err(failure) => {
                    tracing::warn!("a board could not be looked at: {failure}");
                    return;
                }
            }
            tokio::select! {
                _ = stopping.wait_for(|stops| *stops) => return,
                () = self.tell.closed() => return,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// The version of the board; none when its reader is signed in no more.
    async fn version(&self) -> Result<Option<i64>, Failure> {
        let at = self.app.setting();
        let (secret, official) = (self.session.clone(), self.actor.official);
        let (unit, own) = (self.unit.clone(), self.own);
        let look = move |tx: &mut store::Tx<'_>| {
            let reader = match secret {
                Some(secret) => access::official_of_session(tx, &at, &secret)?
                    .map(|(signed_in, _)| signed_in.actor),
                None => access::actor(tx, &at, official)?,
            };
            let Some(reader) = reader.filter(Actor::may::<acts::ReadBoard>) else {
                return Ok(None);
            };
            // A stream outlives the request that asked for it.
            access::as_seen_by(tx, &at, &reader, |tx| tally::board_version(tx, &unit, own))
                .map(Some)
        };
        self.app.store.read(look).await
    }
}
