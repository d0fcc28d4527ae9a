//! Sessions and visits as the API shows them; of a sealed visit never who came.

use casework::reception::{
    CalendarRow, Planned, Received, Session, SessionRow, VisitDetails, VisitRow,
};
use law::Law;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::petition::view::PersonView;
use crate::api::settlement::view::TermView;
use crate::api::value::{BookNumber, Day, Key};

/// A session.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionView {
    /// The session.
    id: Key,
    /// The unit that receives.
    unit: String,
    /// `state` or `party`: the book in which its visits stand.
    register: &'static str,
    /// `regular`, `periodic`, `unscheduled`.
    kind: &'static str,
    /// `direct`, `online`.
    form: String,
    /// Why online.
    online_ground: Option<String>,
    /// `head`, `delegate`, `officer`.
    received_by: &'static str,
    /// His name.
    host: String,
    /// The head for whom a delegate receives.
    delegated_by: String,
    /// The day.
    on: Day,
    /// Where.
    place: String,
    /// Expected content.
    content: String,
    /// Who else sits there.
    attendees: String,
    /// The day its calendar was published.
    announced_on: Option<Day>,
    /// When it began: `08:00`.
    starts_at: Option<String>,
    /// When it ended.
    ends_at: Option<String>,
    /// `planned`, `announced`, `held`, `missed`, `moved`.
    state: &'static str,
    /// The day to which it was put off.
    moved_to: Option<Day>,
    /// Why it was missed or put off, and what else to know.
    note: String,
    /// Visits.
    visits: i64,
    /// People who came.
    people: i64,
    /// Its version, also in `ETag`.
    version: i64,
}

impl From<SessionRow> for SessionView {
    fn from(row: SessionRow) -> Self {
        let SessionRow {
            session,
            visits,
            people,
        } = row;
        let Session {
            register,
            kind,
            received_by,
            state,
            ..
        } = session;
        Self {
            id: Key(session.id),
            unit: session.unit,
            register: register.as_str(),
            kind: kind.as_str(),
            form: session.form,
            online_ground: session.online_ground,
            received_by: received_by.as_str(),
            host: session.host,
            delegated_by: session.delegated_by,
            on: Day(session.on),
            place: session.place,
            content: session.content,
            attendees: session.attendees,
            announced_on: session.announced_on.map(Day),
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            state: state.as_str(),
            moved_to: session.moved_to.map(Day),
            note: session.note,
            visits,
            people,
            version: session.version,
        }
    }
}

/// A session with its visits.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionWithVisits {
    #[serde(flatten)]
    pub(super) session: SessionView,
    /// Its visits, in the order in which they came.
    pub(super) items: Vec<VisitLine>,
}

/// A session in the calendar, and whether the calendar is public in time.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlannedView {
    #[serde(flatten)]
    pub(super) session: SessionView,
    /// The last day to publish it; null where the law sets none.
    publish_by: Option<Day>,
    /// Published after that day?
    is_late: bool,
}

impl PlannedView {
    pub(super) fn of(row: SessionRow, planned: &Planned) -> Self {
        Self {
            session: row.into(),
            publish_by: planned.publish_by.map(Day),
            is_late: planned.is_late,
        }
    }
}

/// A line of a list of visits.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct VisitLine {
    /// The visit.
    id: Key,
    /// The unit that received.
    unit: String,
    /// Its session.
    session: Key,
    /// `state` or `party`.
    register: &'static str,
    /// Its number in the book of the unit.
    #[serde(flatten)]
    number: BookNumber,
    /// The day.
    on: Day,
    /// The columns of form 01/TCD: `regular`, `head`, `delegated`.
    group: &'static str,
    /// How many came.
    people: i64,
    /// Was the matter received before?
    is_repeated: bool,
    /// `complaint`, `denunciation`, `recommendation`; null where nobody was received.
    class: Option<String>,
    /// Is who came under the seal?
    sealed: bool,
    /// Field, by its id in the law.
    field: Option<String>,
    /// What it is about.
    summary: String,
    /// What came of it, by the law's list `reception.result`.
    outcome: String,
    /// Ground of a refusal, by the law's list `reception.refusal`.
    ground: Option<String>,
    /// The first who came; null under the seal.
    first_name: Option<String>,
    /// The first visit on the same matter.
    matter: Key,
    /// The petition taken or spoken of.
    petition: Option<Key>,
    /// The case it is about.
    case: Option<Key>,
}

impl From<VisitRow> for VisitLine {
    fn from(row: VisitRow) -> Self {
        Self {
            id: Key(row.id),
            unit: row.unit,
            session: Key(row.session),
            register: row.register.as_str(),
            number: row.number.into(),
            on: Day(row.on),
            group: row.group.as_str(),
            people: row.people,
            is_repeated: row.is_repeated,
            class: row.class,
            first_name: row.first_name.filter(|_| !row.sealed),
            sealed: row.sealed,
            field: row.field,
            summary: row.summary,
            outcome: row.outcome,
            ground: row.ground,
            matter: Key(row.matter),
            petition: row.petition.map(Key),
            case: row.case.map(Key),
        }
    }
}

/// One visit.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct VisitView {
    #[serde(flatten)]
    row: VisitLine,
    /// The body that settled it before.
    settled_before_by: String,
    /// Does the unit settle it?
    within_competence: Option<bool>,
    /// What the citizen was told.
    answer: String,
    /// The day on which an answer is promised.
    promised_on: Option<Day>,
    /// The body to which he was guided.
    guided_to: String,
    /// The body to which the matter went.
    handed_to: String,
    /// Number of the paper that guides or transfers.
    paper_number: String,
    /// What else to know.
    note: String,
    /// Who came.
    visitors: Vec<PersonView>,
    /// Its clocks.
    terms: Vec<TermView>,
}

impl VisitView {
    pub(super) fn of(law: &Law, found: VisitDetails) -> Self {
        Self {
            row: found.row.into(),
            settled_before_by: found.settled_before_by,
            within_competence: found.within_competence,
            answer: found.answer,
            promised_on: found.promised_on.map(Day),
            guided_to: found.guided_to,
            handed_to: found.handed_to,
            paper_number: found.paper_number,
            note: found.note,
            visitors: found.people.into_iter().map(PersonView::from).collect(),
            terms: TermView::all(law, &found.clocks),
        }
    }
}

/// The receipt of a visit, with that of the petition taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReceivedView {
    /// The visit.
    id: Key,
    /// Its session.
    session: Key,
    /// Its number in the book of the unit.
    #[serde(flatten)]
    number: BookNumber,
    /// The first visit on the same matter, itself when it is that.
    matter: Key,
    /// Was the matter received before?
    is_repeated: bool,
    /// Is it a large group?
    is_large_group: bool,
    /// The last day to tell the citizen, where something is still owed.
    due_on: Option<Day>,
    /// The petition taken in the same go.
    pub(super) petition: Option<crate::api::petition::FiledView>,
}

impl From<Received> for ReceivedView {
    fn from(received: Received) -> Self {
        Self {
            id: Key(received.id),
            session: Key(received.session),
            number: (received.number, received.year).into(),
            matter: Key(received.matter),
            is_repeated: received.is_repeated,
            is_large_group: received.is_large_group,
            due_on: received.due.map(Day),
            petition: None,
        }
    }
}

/// A session of the public calendar.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CalendarView {
    /// The session.
    id: Key,
    /// The unit that receives.
    unit: String,
    /// Its name.
    unit_name: String,
    /// `regular`, `periodic`, `unscheduled`.
    kind: &'static str,
    /// `direct`, `online`.
    form: String,
    /// `head`, `delegate`, `officer`.
    received_by: &'static str,
    /// His name.
    host: String,
    /// The day.
    on: Day,
    /// Where.
    place: String,
    /// When it begins.
    starts_at: Option<String>,
    /// When it ends.
    ends_at: Option<String>,
    /// Expected content.
    content: String,
    /// Who else sits there.
    attendees: String,
    /// `announced`, `held`, `missed`, `moved`.
    state: &'static str,
    /// The day to which it was put off.
    moved_to: Option<Day>,
}

impl From<CalendarRow> for CalendarView {
    fn from(row: CalendarRow) -> Self {
        Self {
            id: Key(row.id),
            unit: row.unit,
            unit_name: row.unit_name,
            kind: row.kind.as_str(),
            form: row.form,
            received_by: row.received_by.as_str(),
            host: row.host,
            on: Day(row.on),
            place: row.place,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            content: row.content,
            attendees: row.attendees,
            state: row.state.as_str(),
            moved_to: row.moved_to.map(Day),
        }
    }
}
