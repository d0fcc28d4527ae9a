//! `/upward`: what one recommended to higher bodies and what lower ones recommend.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::acts;
use casework::supervision::upward::{self, ListFilter, Side, Situation, Stand, UpwardRow};
use casework::supervision::{Listing, Part};
use jiff::civil::Date;
use words::t;

use super::super::course::{pager, tab};
use super::super::paths::{key, place};
use super::{label, paths};
use crate::app::App;
use crate::web::components::{ClockView, Tab};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("side", t!("supervision-side"), 10),
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// A recommendation as lists show it.
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// What is recommended.
    pub text: String,
    /// The unit that sent it.
    pub from: String,
    /// The unit that answers it.
    pub to: String,
    /// Its day.
    pub on: Date,
    /// How it stands, as a message key.
    pub stand: &'static str,
    /// The tone of its mark.
    pub tone: &'static str,
    /// What the answer says, as a message key.
    pub outcome: Option<&'static str>,
    /// The day by which an answer or what was promised is owed.
    pub clock: Option<ClockView>,
}

#[derive(Template)]
#[template(path = "pages/supervision/upward/list.html")]
struct UpwardPage {
    t: PageContext,
    sides: Vec<Tab>,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    may_send: bool,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let filter = ListFilter {
        side: match form.value("side") {
            "sent" => Side::Sent,
            "received" => Side::Received,
            _ => Side::All,
        },
        situation: Situation::parse(form.value("tab")).unwrap_or_default(),
        part: Part {
            after: place(form.value("after")),
            limit: ROWS,
        },
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| upward::list(tx, &at, &scope, &filter))
        .await?;
    let may_send = actor.may::<acts::RecommendUp>();
    Ok(Html(page(t, &app, &form, (filter, may_send), &found)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    (filter, may_send): (ListFilter, bool),
    found: &Listing<UpwardRow>,
) -> UpwardPage {
    let (here, side) = (filter.situation, form.value("side"));
    let tabs = Situation::ALL.into_iter().map(|one| {
        let href = paths::upward(side, one.as_str(), "");
        tab(&t, href, label::situation(one), None, one == here)
    });
    let sides = [
        ("", t!("upward-side-all"), Side::All),
        ("sent", t!("upward-side-sent"), Side::Sent),
        ("received", t!("upward-side-received"), Side::Received),
    ];
    let sides = sides.into_iter().map(|(word, label, one)| {
        let href = paths::upward(word, here.as_str(), "");
        tab(&t, href, label, None, one == filter.side)
    });
    let link = |after: &str| paths::upward(side, here.as_str(), after);
    UpwardPage {
        sides: sides.collect(),
        tabs: tabs.collect(),
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: pager(form.value("after"), found.next.map(key), link),
        may_send,
        t,
    }
}

/// A recommendation as lists show it.
pub fn line(t: &PageContext, app: &App, one: &UpwardRow) -> Line {
    let (stand, tone) = label::stand(one.stand);
    let unit = |code: &str| legal::unit_in_place(t, &app.law, code);
    let by = match one.stand {
        Stand::Sent | Stand::PassedOn => one.answer_by,
        Stand::Answered => one.promised_on,
        Stand::Ended | Stand::Withdrawn => None,
    };
    Line {
        href: paths::one(one.id),
        text: one.text.clone(),
        from: unit(&one.unit),
        to: unit(&one.to_unit),
        on: one.on,
        stand,
        tone,
        outcome: one.outcome.map(label::outcome),
        clock: by.map(|by| legal::due(t, &app.law, by)),
    }
}
