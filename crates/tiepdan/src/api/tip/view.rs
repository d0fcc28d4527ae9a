//! What was told without a name, as the API shows it.

use casework::tip::{Details, Figures, Line, Reading, Statement, Step, Talk, Tip, TipFile};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::cursor::Cursor;
use crate::api::value::{Day, Key};

/// Where one stands; nothing of what it says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTip)]
pub(super) struct TipView {
    id: Key,
    /// The unit that has it.
    unit: String,
    /// The day it came; the hour is not kept.
    came_on: Day,
    /// `received`, `used`, `closed`.
    stand: &'static str,
    /// May questions be asked?
    may_ask: bool,
    /// Is there something that nobody has read?
    is_unread: bool,
    /// The unit that never gets it, nor any below it.
    kept_from: Option<String>,
    /// The inspection for which it is used.
    inspection: Option<Key>,
    /// The ground on which it was closed.
    ground: Option<String>,
    closed_on: Option<Day>,
    version: i64,
}

impl From<Tip> for TipView {
    fn from(one: Tip) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            came_on: Day(one.came_on),
            stand: one.stand.as_str(),
            may_ask: one.may_ask,
            is_unread: one.news_on.is_some(),
            kept_from: one.kept_from,
            inspection: one.inspection.map(Key),
            ground: one.ground,
            closed_on: one.closed_on.map(Day),
            version: one.version,
        }
    }
}

/// One thing that was done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipStep)]
pub(super) struct StepView {
    /// `came`, `used`, `passed`, `closed`, `reopened`.
    act: &'static str,
    on: Day,
    /// The unit that did it.
    unit: String,
    /// The unit to which it went.
    to_unit: Option<String>,
}

impl From<Step> for StepView {
    fn from(one: Step) -> Self {
        Self {
            act: one.kind.as_str(),
            on: Day(one.on),
            unit: one.unit,
            to_unit: one.to_unit,
        }
    }
}

/// One with what was done with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipWithSteps)]
pub(super) struct TipWithSteps {
    #[serde(flatten)]
    tip: TipView,
    steps: Vec<StepView>,
}

impl From<Details> for TipWithSteps {
    fn from(found: Details) -> Self {
        Self {
            tip: found.tip.into(),
            steps: found.steps.into_iter().map(StepView::from).collect(),
        }
    }
}

/// How many of a unit stand where; no figure of denunciations counts them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipFigures)]
pub(super) struct FiguresView {
    received: i64,
    used: i64,
    closed: i64,
    /// With something that nobody has read.
    unread: i64,
}

impl From<Figures> for FiguresView {
    fn from(found: Figures) -> Self {
        Self {
            received: found.received,
            used: found.used,
            closed: found.closed,
            unread: found.unread,
        }
    }
}

/// A page of the list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTips)]
pub(super) struct TipsView {
    pub(super) items: Vec<TipView>,
    /// Where the next page begins; null at the end.
    pub(super) next: Option<Cursor>,
    pub(super) figures: FiguresView,
}

/// What was told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipStatement)]
pub(super) struct StatementView {
    whom: String,
    what: String,
    when: String,
    place: String,
    /// The unit of the one it is about.
    about_unit: Option<String>,
    /// His place there: `head`, `staff`, `unsure`; empty where it was not said.
    role: String,
}

impl From<Statement> for StatementView {
    fn from(one: Statement) -> Self {
        Self {
            whom: one.whom,
            what: one.what,
            when: one.when,
            place: one.place,
            about_unit: one.about_unit,
            role: one.role,
        }
    }
}

/// A file; it has no name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipFile)]
pub(super) struct FileView {
    no: i64,
    media_type: String,
    size: i64,
    /// Was what is hidden in it taken out?
    is_cleaned: bool,
}

impl From<TipFile> for FileView {
    fn from(one: TipFile) -> Self {
        Self {
            no: one.no,
            media_type: one.media_type,
            size: one.size,
            is_cleaned: one.is_cleaned,
        }
    }
}

/// One message of the talk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipLine)]
pub(super) struct LineView {
    no: i64,
    /// `giver`, `unit`.
    side: &'static str,
    on: Day,
    text: String,
    files: Vec<FileView>,
}

impl From<Line> for LineView {
    fn from(one: Line) -> Self {
        Self {
            no: one.no,
            side: one.side.as_str(),
            on: Day(one.on),
            text: one.text,
            files: one.files.into_iter().map(FileView::from).collect(),
        }
    }
}

/// One that was opened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipReading)]
pub(super) struct ReadingView {
    #[serde(flatten)]
    found: TipWithSteps,
    statement: StatementView,
    files: Vec<FileView>,
    lines: Vec<LineView>,
}

impl From<Reading> for ReadingView {
    fn from(opened: Reading) -> Self {
        Self {
            found: opened.details.into(),
            statement: opened.statement.into(),
            files: opened.files.into_iter().map(FileView::from).collect(),
            lines: opened.lines.into_iter().map(LineView::from).collect(),
        }
    }
}

/// What whoever told it sees.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipTalk)]
pub(super) struct TalkView {
    /// The unit that has it.
    unit: String,
    came_on: Day,
    /// `received`, `used`, `closed`.
    stand: &'static str,
    ground: Option<String>,
    steps: Vec<StepView>,
    lines: Vec<LineView>,
    /// How many messages you have sent: give it back with an answer.
    told: i64,
}

impl From<Talk> for TalkView {
    fn from(found: Talk) -> Self {
        Self {
            unit: found.unit,
            came_on: Day(found.came_on),
            stand: found.stand.as_str(),
            ground: found.ground,
            steps: found.steps.into_iter().map(StepView::from).collect(),
            told: found.told,
            lines: found.lines.into_iter().map(LineView::from).collect(),
        }
    }
}
