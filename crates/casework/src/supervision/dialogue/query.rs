//! Lists of public dialogues.

use store::{Row, Tx, params};

use super::state::PublicDialogue;
use crate::access::Scope;
use crate::supervision::listing::{Listed, Page, Part, latest};
use crate::{Result, Setting};

/// How the dialogues of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one.
    #[default]
    All,
    /// Announced.
    Announced,
    /// Held.
    Held,
    /// Held, with a promise whose day is past.
    Late,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::All, Self::Announced, Self::Held, Self::Late];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Announced => "announced",
            Self::Held => "held",
            Self::Late => "late",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on a dialogue `d`; `$3` is today.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "d.id > 0",
            Self::Announced => "d.stand = 'announced'",
            Self::Held => "d.stand = 'held'",
            Self::Late => {
                "exists (select 1 from dialogue_question q join assignment a on a.directive = q.directive where q.dialogue = d.id \
                 and a.stand in ('given', 'returned') and a.due_on < $3)"
            }
        }
    }
}

/// Which dialogues of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFilter {
    /// How they stand.
    pub situation: Situation,
    /// Which part.
    pub part: Part,
}

/// One line: a dialogue with what is left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialogueRow {
    /// The dialogue.
    pub dialogue: PublicDialogue,
    /// Questions taken down.
    pub questions: i64,
    /// Of those, answered with a promise.
    pub promises: i64,
    /// Of the promises, kept.
    pub kept: i64,
    /// Of the promises, owed after their day.
    pub late: i64,
}

/// `$3` is today.
pub(super) const COLUMNS: &str = "d.*, (select cast(count(*) as bigint) from dialogue_question q where q.dialogue = d.id) as questions, \
     (select cast(count(*) as bigint) from dialogue_question q where q.dialogue = d.id and q.directive is not null) as promises, \
     (select cast(count(*) as bigint) from dialogue_question q join assignment a on a.directive = q.directive where q.dialogue = d.id \
     and a.stand = 'accepted') as kept, \
     (select cast(count(*) as bigint) from dialogue_question q join assignment a on a.directive = q.directive where q.dialogue = d.id \
     and a.stand in ('given', 'returned') and a.due_on < $3) as late";

pub(super) fn line(row: &Row) -> store::Result<DialogueRow> {
    Ok(DialogueRow {
        dialogue: PublicDialogue::of_row(row)?,
        questions: row.get("questions")?,
        promises: row.get("promises")?,
        kept: row.get("kept")?,
        late: row.get("late")?,
    })
}

fn of(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    condition: String,
    part: Part,
) -> Result<Page<DialogueRow>> {
    let listed = Listed {
        select: format!("select {COLUMNS} from public_dialogue d"),
        order: ("d.on_day", "d.id"),
        condition,
        more: params![],
    };
    latest(tx, at, scope, &listed, part, |row| {
        let row = line(row)?;
        let place = (row.dialogue.on, row.dialogue.id);
        Ok((row, place))
    })
}

/// Dialogues that the units in scope hold, the latest first.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page<DialogueRow>> {
    let condition = format!(
        "{} and {}",
        scope.condition("d.unit", 1),
        filter.situation.condition()
    );
    of(tx, at, scope, condition, filter.part)
}

/// Dialogues that anybody may read, and those announced for a day to come; the latest first.
///
/// # Errors
/// What the database reports.
pub fn published(tx: &mut Tx<'_>, at: &Setting, part: Part) -> Result<Page<DialogueRow>> {
    let whole = Scope::whole();
    let condition = format!(
        "{} and (d.published_on is not null or (d.stand = 'announced' and d.on_day >= $3))",
        whole.condition("d.unit", 1)
    );
    of(tx, at, &whole, condition, part)
}
