//! `GET /public/calendar`: which head receives where and when, for anybody.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::Id;
use casework::reception::{self, CalendarFilter, Register};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use super::session::RegisterName;
use super::view::CalendarView;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::problem::Open;
use crate::api::read::Asked;
use crate::api::value::Day;
use crate::app::App;
use crate::web::Problem;

/// Months shown when no last day is asked for.
const MONTHS: i64 = 2;

/// Which part of the calendar.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CalendarQuery {
    /// Of the State (when absent) or of the Party.
    #[param(inline)]
    register: Option<RegisterName>,
    /// Of this unit and those below it, by its code; absent: of the country.
    unit: Option<String>,
    /// First day; absent: today.
    #[param(inline)]
    from: Option<Day>,
    /// Last day; absent: two months after the first.
    #[param(inline)]
    until: Option<Day>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// The place that a cursor names in a list by days.
pub(in crate::api) fn place(cursor: Cursor) -> Option<(Date, Id)> {
    let (day, id) = cursor.place();
    Some((day.parse().ok()?, id))
}

/// The published calendar, in the order of days. It names no citizen.
#[utoipa::path(get, path = "/public/calendar", operation_id = "readPublicCalendar", tag = "public",
    params(CalendarQuery),
    responses((status = 200, description = "A page", body = Page<CalendarView>), Open))]
pub(super) async fn calendar(
    State(app): State<Arc<App>>,
    Asked(asked): Asked<CalendarQuery>,
) -> Result<Json<Page<CalendarView>>, Problem> {
    let from = asked.from.map_or(app.setting().now.today, |day| day.0);
    let last = from.saturating_add(MONTHS.months());
    let filter = CalendarFilter {
        register: asked.register.map_or(Register::State, Register::from),
        unit: asked.unit,
        from,
        until: asked.until.map_or(last, |day| day.0),
        after: asked.after.and_then(place),
        limit: asked.limit.unwrap_or_default().0,
    };
    let page = app
        .store
        .read(move |tx| reception::calendar(tx, &filter))
        .await?;
    let next = page.next.map(|(day, id)| (day.to_string(), id));
    Ok(Json(Page {
        items: page.rows.into_iter().map(CalendarView::from).collect(),
        next: next.map(Cursor::from),
    }))
}
