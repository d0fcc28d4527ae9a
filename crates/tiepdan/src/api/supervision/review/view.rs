//! Review meetings as the API shows them.

use casework::supervision::review::{Item, Meeting, MeetingDetails, Month, UnitReport};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{BookNumber, Day, Key};

/// One review meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReviewMeeting)]
pub(super) struct MeetingView {
    id: Key,
    /// The unit that meets.
    unit: String,
    on: Day,
    place: String,
    /// Who leads it.
    host: String,
    /// `called`, `open`, `closed`, `cancelled`.
    stand: &'static str,
    /// The minutes, or why it was called off.
    minutes: String,
    /// Lines the agenda would have had without its bound.
    found: i64,
    version: i64,
}

impl From<Meeting> for MeetingView {
    fn from(one: Meeting) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            place: one.place,
            host: one.host,
            stand: one.stand.as_str(),
            minutes: one.minutes,
            found: one.found,
            version: one.version,
        }
    }
}

/// One line of an agenda, as it was when the meeting was opened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReviewItem)]
pub(super) struct ItemView {
    no: i64,
    /// `overdue`, `stuck`, `mass`, `directive`, `urging`.
    kind: &'static str,
    /// `case`, `petition`, `visit`, `assignment`, `urging`.
    subject_kind: String,
    subject: Key,
    /// Number of the case, petition or visit.
    subject_number: Option<BookNumber>,
    /// The unit that owes it.
    owner: String,
    /// The due day; of a stuck case the day of its last step, of a mass case that of its beginning.
    day: Day,
    /// Of an overdue term its rule; of a mass case how many people.
    note: String,
}

impl From<Item> for ItemView {
    fn from(one: Item) -> Self {
        Self {
            no: one.no,
            kind: one.kind.as_str(),
            subject_kind: one.subject_kind,
            subject: Key(one.subject),
            subject_number: one.number.map(BookNumber::from),
            owner: one.owner,
            day: Day(one.day),
            note: one.note,
        }
    }
}

/// What a unit below reports: its figures when the meeting was opened, and its word.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReviewReport)]
pub(super) struct ReportView {
    unit: String,
    open_cases: i64,
    overdue_cases: i64,
    /// Petitions not handled.
    open_petitions: i64,
    late_petitions: i64,
    late_directives: i64,
    late_urgings: i64,
    text: String,
    told_on: Option<Day>,
}

impl From<UnitReport> for ReportView {
    fn from(one: UnitReport) -> Self {
        Self {
            unit: one.unit,
            open_cases: one.cases.0,
            overdue_cases: one.cases.1,
            open_petitions: one.petitions.0,
            late_petitions: one.petitions.1,
            late_directives: one.late_directives,
            late_urgings: one.late_urgings,
            text: one.text,
            told_on: one.told_on.map(Day),
        }
    }
}

/// A meeting with its agenda and reports: all of them for whoever holds it, its own part for another.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MeetingWithAgenda {
    #[serde(flatten)]
    meeting: MeetingView,
    items: Vec<ItemView>,
    reports: Vec<ReportView>,
}

impl From<MeetingDetails> for MeetingWithAgenda {
    fn from(found: MeetingDetails) -> Self {
        Self {
            meeting: found.meeting.into(),
            items: found.items.into_iter().map(ItemView::from).collect(),
            reports: found.reports.into_iter().map(ReportView::from).collect(),
        }
    }
}

/// One month of my unit's meetings.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReviewMonth)]
pub(super) struct MonthView {
    /// Its first day.
    first: Day,
    held: i64,
    /// Meetings the unit has set itself; null where it has not.
    wanted: Option<i64>,
    /// Is it over with fewer than that?
    is_short: bool,
}

impl MonthView {
    pub(super) fn of(one: &Month, today: jiff::civil::Date) -> Self {
        Self {
            first: Day(one.first),
            held: one.held,
            wanted: one.wanted,
            is_short: one.is_short(today),
        }
    }
}

/// The months of my unit, the present one first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReviewMonths {
    pub(super) items: Vec<MonthView>,
}
