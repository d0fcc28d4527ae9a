//! `/voters`: the petitions of voters that one keeps or answers for, and what became of them by district of deputies.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::supervision::voter::{
    self, DistrictSums, ListFilter, Situation, VoterMeeting, VoterRow, VoterSums,
};
use casework::supervision::{Listing, Part};
use jiff::civil::Date;
use words::t;

use super::super::course::{pager, tab};
use super::super::paths::{key, place};
use super::{keeps, label, paths};
use crate::app::App;
use crate::pages::petition;
use crate::web::components::{ClockView, Tab};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;
/// Meetings that are shown.
const MEETINGS: i64 = 10;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("district", t!("voter-field-district"), 300),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// A petition as lists show it.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) text: String,
    pub(super) topic: String,
    pub(super) district: String,
    pub(super) on: Date,
    pub(super) to: Option<String>,
    pub(super) stand: &'static str,
    pub(super) tone: &'static str,
    pub(super) clock: Option<ClockView>,
    pub(super) urged: i64,
}

/// What became of the petitions of a district, and the address of its list.
struct DistrictLine {
    href: String,
    sums: DistrictSums,
}

/// A meeting as lists show it.
struct MeetingLine {
    href: String,
    kind: &'static str,
    one: VoterMeeting,
}

#[derive(Template)]
#[template(path = "pages/supervision/voter/list.html")]
struct VotersPage {
    t: PageContext,
    tabs: Vec<Tab>,
    district: String,
    lines: Vec<Line>,
    pager: Pager,
    districts: Vec<DistrictLine>,
    meetings: Vec<MeetingLine>,
    may_keep: bool,
}

type Found = (
    Listing<VoterRow>,
    VoterSums,
    Vec<DistrictSums>,
    Listing<VoterMeeting>,
);

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let filter = ListFilter {
        situation: Situation::parse(form.value("tab")).unwrap_or_default(),
        district: form.value("district").to_owned(),
        part: Part {
            after: place(form.value("after")),
            limit: ROWS,
        },
    };
    let (at, scope, here) = (app.setting(), actor.scope(), filter.situation);
    let found = app
        .store
        .read(move |tx| {
            let first = Part {
                after: None,
                limit: MEETINGS,
            };
            let meetings = voter::meetings(tx, &at, &scope, first)?;
            let districts = voter::districts(tx, &at, &scope)?;
            let sums = voter::sums(tx, &at, &scope)?;
            Ok::<_, Failure>((
                voter::list(tx, &at, &scope, &filter)?,
                sums,
                districts,
                meetings,
            ))
        })
        .await?;
    let may_keep = keeps(&app, &actor);
    Ok(Html(page(t, &app, &form, (here, may_keep), found)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    (here, may_keep): (Situation, bool),
    (found, sums, districts, meetings): Found,
) -> VotersPage {
    let district = form.value("district").to_owned();
    let link = |after: &str| paths::voters(here.as_str(), &district, after);
    let tabs = Situation::ALL.into_iter().map(|one| {
        let href = paths::voters(one.as_str(), &district, "");
        let count = (one != Situation::All).then(|| sums.of(one));
        tab(&t, href, label::situation(one), count, one == here)
    });
    VotersPage {
        tabs: tabs.collect(),
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: pager(form.value("after"), found.next.map(key), link),
        districts: districts
            .into_iter()
            .map(|sums| DistrictLine {
                href: paths::voters("", &sums.district, ""),
                sums,
            })
            .collect(),
        meetings: meetings
            .rows
            .into_iter()
            .map(|one| MeetingLine {
                href: paths::meeting(one.id),
                kind: label::kind(one.kind),
                one,
            })
            .collect(),
        district,
        may_keep,
        t,
    }
}

/// A petition as lists show it.
pub(super) fn line(t: &PageContext, app: &App, row: &VoterRow) -> Line {
    let one = &row.petition;
    let (stand, tone) = label::stand(one.stand);
    let due = one.due.filter(|_| one.stand.is_owed());
    let to = one.to_unit.as_deref();
    Line {
        href: paths::petition(one.id),
        number: format!("{}/{}", one.number.0, one.number.1),
        text: one.text.clone(),
        topic: petition::label::field(t, &app.law, &one.topic),
        district: one.district.clone(),
        on: one.received_on,
        to: to.map(|code| legal::unit_in_place(t, &app.law, code)),
        stand,
        tone,
        clock: due.map(|due| legal::due(t, &app.law, due)),
        urged: row.urged,
    }
}
