//! Cases of lists as pages show them.

use casework::supervision::{EntryRow, EntryStand};
use jiff::civil::Date;

use super::{label, paths};
use crate::app::App;
use crate::web::{PageContext, legal};

/// A line of a list of prolonged cases.
pub struct EntryLine {
    /// Where it leads.
    pub href: String,
    /// Name of the list.
    pub list: String,
    /// Number and year of the case.
    pub number: String,
    /// What the case is about.
    pub title: String,
    /// Is its petitioner under the seal?
    pub sealed: bool,
    /// The unit that owes it.
    pub owner: String,
    /// The head who answers.
    pub head: String,
    /// How it stands, as a message key.
    pub stand: &'static str,
    /// The tone of its mark.
    pub tone: &'static str,
    /// How far the plan has come, in words.
    pub plan: String,
    /// Is a milestone late?
    pub is_late: bool,
    /// The month last reported on, as it is read.
    pub reported: String,
    /// The day on which the case began.
    pub started_on: Date,
}

/// A case of a list as a line shows it.
pub fn line(t: &PageContext, app: &App, row: &EntryRow) -> EntryLine {
    let entry = &row.entry;
    let (stand, tone) = label::entry(entry.stand);
    let counts = [
        ("reached", row.reached.into()),
        ("all", row.milestones.into()),
    ];
    let plan = if entry.stand == EntryStand::Listed {
        t.say("supervision-no-plan")
    } else {
        t.say_with("supervision-plan-so-far", &counts)
    };
    EntryLine {
        href: paths::entry(entry.id),
        list: row.list_name.clone(),
        number: format!("{}/{}", row.number.0, row.number.1),
        title: row.title.clone(),
        sealed: row.sealed,
        owner: legal::unit_in_place(t, &app.law, &entry.owner),
        head: entry.head_name.clone(),
        stand,
        tone,
        plan: plan.into_owned(),
        is_late: row.late > 0,
        reported: row
            .reported
            .as_deref()
            .map_or_else(String::new, |month| self::month(t, month)),
        started_on: row.started_on,
    }
}

/// A month as it is read: `4/2025`.
pub(super) fn month(t: &PageContext, month: &str) -> String {
    let first: Option<Date> = format!("{month}-01").parse().ok();
    first.map_or_else(|| month.to_owned(), |first| month_of(t, first))
}

/// The month of a day as it is read.
pub(super) fn month_of(t: &PageContext, day: Date) -> String {
    let values = [
        ("month", i64::from(day.month()).into()),
        ("year", day.year().to_string().into()),
    ];
    t.say_with("supervision-month", &values).into_owned()
}

/// What the law's criteria are called, of those that a case met.
pub(super) fn criteria(t: &PageContext, app: &App, ids: &[String]) -> Vec<(String, String)> {
    let prolonged = &app.law.supervision.prolonged;
    let met = ids.iter().filter_map(|id| prolonged.criterion(id));
    met.map(|one| {
        let title = legal::text(t, &one.title).to_owned();
        (title, legal::article(t, &app.law, &one.article))
    })
    .collect()
}

/// The stands by which a list is narrowed, each with its label.
pub(super) fn stands() -> impl Iterator<Item = (EntryStand, &'static str)> {
    let all = EntryStand::ALL.iter();
    all.map(|one| (*one, label::entry(*one).0))
}
