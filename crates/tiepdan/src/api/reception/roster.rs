//! `/roster`, `/allowance-sheets`: who sits at the place on which day, and what a month of it is paid.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::reception::Month;
use casework::reception::roster::{
    self, Closing, Duty, MonthSheet, PersonLine, RawDuty, Reader, Swapping,
};
use casework::{Failure, Id, Setting};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Which month of which unit.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MonthQuery {
    /// A day of the month; absent: today.
    #[param(inline)]
    month: Option<Day>,
    /// The unit; absent: mine.
    unit: Option<String>,
    /// The number of a sheet that was closed; absent: the open one.
    no: Option<i64>,
}

impl MonthQuery {
    fn month(&self, today: Date) -> Month {
        Month::of(self.month.map_or(today, |day| day.0))
    }
}

/// One day of one person on a roster.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterDuty)]
pub(super) struct DutyView {
    id: Key,
    unit: String,
    on: Day,
    /// `receiver`, `head`, `coordination`, `handler`: the groups of the decree.
    group: String,
    official: Option<Key>,
    /// Somebody of another body.
    name: String,
    body: String,
    has_allowance: bool,
    /// The decision that assigns him.
    basis: String,
    /// Minutes in fact, once they are known.
    minutes: Option<i64>,
    note: String,
}

impl From<Duty> for DutyView {
    fn from(one: Duty) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            group: one.group,
            official: one.official.map(Key),
            name: one.name,
            body: one.body,
            has_allowance: one.has_allowance,
            basis: one.basis,
            minutes: one.minutes,
            note: one.note,
        }
    }
}

/// A roster.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Roster {
    items: Vec<DutyView>,
}

/// The roster of a month of my unit or one below it; who does not keep it sees his own days.
#[utoipa::path(get, path = "/roster", operation_id = "readRoster", tag = "reception", params(MonthQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The roster", body = Roster), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<MonthQuery>,
) -> Result<Json<Roster>, Problem> {
    let month = asked.month(app.setting().now.today);
    let unit = asked.unit.unwrap_or_default();
    let found = app
        .store
        .read(move |tx| roster::duties(tx, &Reader::of(&actor, &unit)?, month));
    Ok(Json(Roster {
        items: found.await?.into_iter().map(DutyView::from).collect(),
    }))
}

/// Days of duty of one person.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewDuty {
    /// `receiver`, `head`, `coordination`, `handler`.
    group: String,
    /// An official of my unit; else `name` and `body`.
    official: Option<Key>,
    name: String,
    body: String,
    has_allowance: bool,
    /// Number of the decision that assigns him.
    basis: String,
    from: Option<Day>,
    /// Absent: the one day.
    until: Option<Day>,
    minutes: Option<i64>,
    /// In a month that was closed, why it is corrected.
    note: String,
}

impl NewDuty {
    fn raw(&self) -> RawDuty {
        RawDuty {
            group: self.group.clone(),
            official: self.official.map(|key| key.0),
            name: self.name.clone(),
            body: self.body.clone(),
            has_allowance: self.has_allowance,
            basis: self.basis.clone(),
            from: self.from.map(|day| day.0),
            until: self.until.map(|day| day.0),
            minutes: self.minutes,
            note: self.note.clone(),
        }
    }
}

/// Put somebody on the roster of my unit for some days.
#[utoipa::path(post, path = "/roster", operation_id = "putOnRoster", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewDuty, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The days", body = Roster), Acting))]
pub(super) async fn assign(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewDuty>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let entry = asked.raw().validate(at).map_err(Failure::Invalid)?;
        let mut items = Vec::new();
        for id in roster::assign(tx, at, &permit, &entry)? {
            items.push(roster::duty(tx, &Reader::of(&actor, "")?, id)?.into());
        }
        Ok(Roster { items })
    })
    .await
}

/// What becomes of a day on the roster.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RosterAct)]
pub(super) enum DutyAct {
    /// How long he in fact sat.
    TellTime {
        minutes: Option<i64>,
        #[serde(default)]
        note: String,
    },
    /// Another official of my unit sits there.
    Swap {
        official: Option<Key>,
        #[serde(default)]
        has_allowance: bool,
        #[serde(default)]
        note: String,
    },
    /// Nobody does.
    TakeOff {
        #[serde(default)]
        note: String,
    },
}

impl DutyAct {
    /// The row that then holds.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> casework::Result<Vec<Id>> {
        let permit = actor.permit::<acts::KeepRoster>()?;
        Ok(match self {
            Self::TellTime { minutes, note } => {
                vec![roster::tell_time(tx, at, &permit, id, (*minutes, note))?]
            }
            Self::Swap {
                official,
                has_allowance,
                note,
            } => {
                let swapping = Swapping {
                    official: official.map(|key| key.0),
                    has_allowance: *has_allowance,
                    note: note.clone(),
                };
                vec![roster::swap(tx, at, &permit, id, &swapping)?]
            }
            Self::TakeOff { note } => {
                roster::take_off(tx, at, &permit, id, note)?;
                Vec::new()
            }
        })
    }
}

/// Tell the time of a day on the roster of my unit, let another sit there, or take it off.
#[utoipa::path(post, path = "/roster/{id}/acts", operation_id = "actOnRoster", tag = "reception",
    params(("id" = Key, Path, description = "The day"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = DutyAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The row that then holds", body = Roster), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<DutyAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let mut items = Vec::new();
        for id in asked.carry_out(tx, at, &actor, id)? {
            items.push(roster::duty(tx, &Reader::of(&actor, "")?, id)?.into());
        }
        Ok(Roster { items })
    })
    .await
}

/// One person of a sheet.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AllowanceLine)]
pub(super) struct LineView {
    official: Option<Key>,
    name: String,
    body: String,
    full_days: i64,
    half_days: i64,
    /// Đồng.
    amount: i64,
}

impl From<&PersonLine> for LineView {
    fn from(line: &PersonLine) -> Self {
        Self {
            official: line.official.map(Key),
            name: line.name.clone(),
            body: line.body.clone(),
            full_days: line.full_days(),
            half_days: line.half_days(),
            amount: line.amount(),
        }
    }
}

/// What a month of the roster is paid.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AllowanceSheet {
    unit: String,
    /// The first day of the month.
    month: Day,
    no: i64,
    /// The day on which it was closed; null while it is open.
    closed_on: Option<Day>,
    signer: Option<String>,
    lines: Vec<LineView>,
    /// Đồng, the month in all.
    total: i64,
    /// Đồng, paid by earlier sheets of the month.
    before: i64,
    /// Days whose time is not known yet and which are not paid.
    without_time: i64,
}

impl From<MonthSheet> for AllowanceSheet {
    fn from(sheet: MonthSheet) -> Self {
        let closed = sheet.closed;
        Self {
            unit: sheet.unit,
            month: Day(sheet.month.first()),
            no: sheet.no,
            closed_on: closed.as_ref().map(|one| Day(one.closed_on)),
            signer: closed.map(|one| one.signer),
            lines: sheet.lines.iter().map(LineView::from).collect(),
            total: sheet.total,
            before: sheet.before,
            without_time: sheet.without_time,
        }
    }
}

/// The sheet of a month of my unit or one below it; who does not keep the roster sees his own line.
#[utoipa::path(get, path = "/allowance-sheets", operation_id = "readAllowanceSheet", tag = "reception", params(MonthQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The sheet", body = AllowanceSheet), Reading))]
pub(super) async fn sheet(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<MonthQuery>,
) -> Result<Json<AllowanceSheet>, Problem> {
    let at = app.setting();
    let (month, no) = (asked.month(at.now.today), asked.no);
    let unit = asked.unit.unwrap_or_default();
    let found = app
        .store
        .read(move |tx| roster::sheet(tx, &at, &Reader::of(&actor, &unit)?, (month, no)));
    Ok(Json(found.await?.into()))
}

/// Closing a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosingMonth {
    /// A day of the month.
    month: Day,
    /// Why it is corrected, where it was closed before.
    #[serde(default)]
    reason: String,
    /// Đồng, as it was seen: another sum meanwhile is refused.
    expected: Option<i64>,
}

/// Close the open sheet of a month of my unit.
#[utoipa::path(post, path = "/allowance-sheets", operation_id = "closeAllowanceSheet", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ClosingMonth, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The sheet", body = AllowanceSheet), Acting))]
pub(super) async fn close(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<ClosingMonth>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let month = Month::of(asked.month.0);
        let closing = Closing {
            month,
            reason: asked.reason.clone(),
            expected: asked.expected,
        };
        let no = roster::close(tx, at, &permit, &closing)?;
        let reader = Reader::of(&actor, "")?;
        Ok(AllowanceSheet::from(roster::sheet(
            tx,
            at,
            &reader,
            (month, Some(no)),
        )?))
    })
    .await
}
