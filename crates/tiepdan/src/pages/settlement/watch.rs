//! `/watch`: what is late and what soon will be, by unit and by the official who owes it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::Scope;
use casework::access::{Actor, acts};
use casework::report::neglected_sums;
use casework::settlement::{self, CaseFilter, CaseRow, Owed, Situation};
use casework::supervision::urging::{self, Situation as Urged};
use casework::supervision::{self, AssignmentRow, Lateness, ListFilter};
use casework::{Failure, Id, Setting, access, petition};
use store::Tx;

use super::owed::{OwedLine, by_officials, by_units};
use super::paths;
use super::rows::{Beside, Line};
use crate::app::App;
use crate::pages::responsibility;
use crate::pages::supervision::lines::{self, Line as DirectiveLine};
use crate::pages::supervision::paths as led;
use crate::web::listing::address;
use crate::web::{Html, PageContext, Problem, SignedIn};

/// Cases shown of each kind; all of them stand in the list.
const FIRST: i64 = 10;

#[derive(Template)]
#[template(path = "pages/settlement/watch.html")]
struct WatchPage {
    t: PageContext,
    counts: [i64; 4],
    petitions_late: i64,
    duties_late: i64,
    duties_href: String,
    overdue: Vec<Line>,
    soon: Vec<Line>,
    units: Vec<OwedLine>,
    people: Vec<OwedLine>,
    overdue_href: String,
    today_href: String,
    soon_href: String,
    queue_href: String,
    directives_late: i64,
    directives: Vec<DirectiveLine>,
    directives_href: String,
    urgings_open: i64,
    urgings_href: String,
    neglected: i64,
    neglected_href: String,
}

/// What is read for the page, in one transaction.
struct Found {
    counts: [i64; 4],
    petitions_late: i64,
    duties_late: i64,
    overdue: Vec<CaseRow>,
    soon: Vec<CaseRow>,
    beside: Beside,
    units: Vec<Owed>,
    people: Vec<Owed>,
    names: std::collections::BTreeMap<Id, String>,
    directives_late: i64,
    directives: Vec<AssignmentRow>,
    urgings_open: i64,
    neglected: i64,
}

/// Shows who owes what.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let (at, scope) = (app.setting(), actor.scope());
    let found = app.store.read(move |tx| read(tx, &at, &scope)).await?;
    Ok(Html(page(t, &app, &actor, &found)))
}

fn read(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Found, Failure> {
    let of = |situation| CaseFilter {
        situation: Some(situation),
        limit: FIRST,
        ..CaseFilter::default()
    };
    let overdue = settlement::list(tx, at, scope, &of(Situation::Overdue))?;
    let mut soon = settlement::list(tx, at, scope, &of(Situation::DueToday))?;
    soon.extend(settlement::list(tx, at, scope, &of(Situation::DueSoon))?);
    let cases: Vec<_> = overdue.iter().chain(&soon).map(|row| &row.case).collect();
    let people = settlement::owed_by_officials(tx, at, scope)?;
    let officials: Vec<Id> = people.iter().filter_map(|one| one.official).collect();
    let late = ListFilter {
        lateness: Some(Lateness::Late),
        limit: FIRST,
        ..ListFilter::default()
    };
    Ok(Found {
        directives_late: supervision::sums(tx, at, scope, None)?.late,
        neglected: neglected_sums(tx, at, scope)?.iter().sum(),
        urgings_open: urging::sums(tx, at, scope)?.open,
        directives: supervision::assignments(tx, at, scope, &late)?.rows,
        counts: settlement::situations(tx, at, scope)?,
        petitions_late: petition::count_open(tx, at, scope)?.1,
        duties_late: settlement::late_duties(tx, at, scope)?,
        beside: Beside::read(tx, at, &cases)?,
        units: if scope.reaches_below() {
            settlement::owed_by_units(tx, at, scope)?
        } else {
            Vec::new()
        },
        names: access::names(tx, &officials)?,
        overdue,
        soon,
        people,
    })
}

fn page(t: PageContext, app: &App, actor: &Actor, found: &Found) -> WatchPage {
    let lines = |rows: &[CaseRow]| -> Vec<Line> {
        let each = rows.iter().map(|row| {
            let mut line = found.beside.line(&t, app, row);
            if actor.may::<acts::Urge>() && row.case.unit != actor.unit {
                line.urge = led::urge("case", row.case.id);
            }
            line
        });
        each.collect()
    };
    WatchPage {
        counts: found.counts,
        petitions_late: found.petitions_late,
        duties_late: found.duties_late,
        duties_href: address(paths::ENFORCEMENT, &[("tab", "late")]),
        overdue: lines(&found.overdue),
        soon: lines(&found.soon),
        units: by_units(&t, app, &found.units),
        people: by_officials(&t, app, &found.names, &found.people),
        overdue_href: paths::list("overdue", "", "", ""),
        today_href: paths::list("today", "", "", ""),
        soon_href: paths::list("soon", "", "", ""),
        queue_href: address("/queue", &[("state", "overdue")]),
        directives_late: found.directives_late,
        directives: found
            .directives
            .iter()
            .map(|row| lines::line(&t, app, row))
            .collect(),
        directives_href: led::directives("", Lateness::Late.as_str(), ""),
        neglected: found.neglected,
        neglected_href: responsibility::paths::neglected("", None),
        urgings_open: found.urgings_open,
        urgings_href: led::urgings("", Urged::Open.as_str(), ""),
        t,
    }
}
