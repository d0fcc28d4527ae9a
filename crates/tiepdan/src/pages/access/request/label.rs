//! What needs two persons, in words.

use casework::access::{RequestKind, RequestRow, RequestStand};
use words::t;

use crate::app::App;
use crate::pages::access::paths;
use crate::web::PageContext;
use crate::web::session::post_label;

/// A request as a line.
pub(super) struct RequestLine {
    pub(super) href: String,
    pub(super) what: String,
    pub(super) name: String,
    pub(super) asked: String,
    pub(super) stand: String,
    pub(super) tone: &'static str,
}

/// A request as a line.
pub(super) fn line(t: &PageContext, app: &App, row: &RequestRow) -> RequestLine {
    let (stand, tone) = stand(row);
    RequestLine {
        href: paths::request(row.id),
        what: what(t, row),
        name: row.official_name.clone(),
        asked: t.moment(app.clock.local(row.asked_at)),
        stand: t.say(stand).into_owned(),
        tone,
    }
}

/// What is asked.
pub(super) fn what(t: &PageContext, row: &RequestRow) -> String {
    match (row.kind, row.post) {
        (RequestKind::Emergency, Some(post)) => {
            let post = t.say(post_label(post)).into_owned();
            let values = [("post", post.into()), ("hours", t.number(row.hours).into())];
            t.say_with(t!("access-request-emergency"), &values)
                .into_owned()
        }
        _ => t.say(t!("access-request-factors")).into_owned(),
    }
}

/// How it stands, with its tone.
pub(super) fn stand(row: &RequestRow) -> (&'static str, &'static str) {
    if row.owes_report() {
        return (t!("access-request-owes"), "bad");
    }
    match row.stand {
        RequestStand::Asked => (t!("access-request-asked"), "wait"),
        RequestStand::Granted if row.is_running => (t!("access-request-running"), "bad"),
        RequestStand::Granted | RequestStand::Ended => (t!("access-request-reported"), "good"),
        RequestStand::Done => (t!("access-request-done"), "good"),
        RequestStand::Declined => (t!("access-request-declined"), "plain"),
    }
}
