//! The talk: what whoever told something sees and says, by his code alone.

use jiff::civil::Date;
use store::{Tx, params};

use super::content;
use super::form::check_message;
use super::give::keep_message;
use super::key::{NOBODY, of_the_day};
use super::query::{Step, steps};
use super::read::{TipFile, files};
use super::state::Tip;
use super::words::{Side, Stand, StepKind};
use crate::audit::By;
use crate::document::Upload;
use crate::given::refuse;
use crate::{Failure, Id, Result, Setting};

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub no: i64,
    /// Who speaks.
    pub side: Side,
    /// The day.
    pub on: Date,
    /// What is said.
    pub text: String,
    /// The official who asked; never told to the other side.
    pub official: Option<Id>,
    /// What came with it.
    pub files: Vec<TipFile>,
}

/// What whoever told it sees. Nothing of what he told first is shown again: who takes the code by force learns less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The unit that has it.
    pub unit: String,
    /// The day it came.
    pub came_on: Date,
    /// Where it stands.
    pub stand: Stand,
    /// The ground on which it was closed.
    pub ground: Option<String>,
    /// What was done with it.
    pub steps: Vec<Step>,
    /// What was asked and answered.
    pub lines: Vec<Line>,
    /// How many messages he has sent: with it an answer that is sent twice is taken once.
    pub told: i64,
}

const LINES: &str =
    "select no, side, on_day, content, official from tip_message where tip = $1 order by no";

/// The messages of a tip with their files.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    at: &Setting,
    tip: Id,
    files: &[TipFile],
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for row in tx.query(LINES, params![tip])? {
        let no: i64 = row.get("no")?;
        let of = files.iter().filter(|file| file.message == no);
        let text = content::read(tx, at, tip, row.get("content")?)?;
        lines.push(Line {
            no,
            side: row.get("side")?,
            on: row.get("on_day")?,
            text: String::from_utf8_lossy(&text).into_owned(),
            official: row.get("official")?,
            files: of.cloned().collect(),
        });
    }
    Ok(lines)
}

/// The talk under the code with this print; none where there is no such code.
///
/// # Errors
/// What the database reports.
pub fn talk(tx: &mut Tx<'_>, at: &Setting, print: &str) -> Result<Option<Talk>> {
    let Some(tip) = Tip::by_code(tx, print)? else {
        return Ok(None);
    };
    let files = files(tx, tip.id)?;
    let lines = lines(tx, at, tip.id, &files)?;
    Ok(Some(Talk {
        unit: tip.unit,
        came_on: tip.came_on,
        stand: tip.stand,
        ground: tip.ground,
        steps: steps(tx, tip.id)?,
        told: told(&lines),
        lines,
    }))
}

fn told(lines: &[Line]) -> i64 {
    let own = lines.iter().filter(|line| line.side == Side::Giver);
    i64::try_from(own.count()).unwrap_or(i64::MAX)
}

/// Whoever told it answers or tells more, having seen so many messages of his own: one that is sent twice is taken once. What was
/// closed is open again.
///
/// # Errors
/// Not found where there is no such code; field errors.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    (print, seen): (&str, i64),
    (text, files): (&str, &[Upload]),
) -> Result<()> {
    let tip = Tip::take_by_code(tx, print)?.ok_or(Failure::NotFound)?;
    if told(&lines(tx, at, tip.id, &[])?) > seen {
        return Ok(());
    }
    refuse(check_message(text, files))?;
    let on = at.now.today;
    keep_message(tx, at, tip.id, (Side::Giver, on, None), (text, files))?;
    let was_closed = tip.stand == Stand::Closed;
    let tip = tip.told(on);
    tip.save(tx)?;
    if was_closed {
        let by = By {
            official: None,
            unit: &tip.unit,
            tenant: &tip.tenant,
            rule: None,
        };
        tip.step(tx, StepKind::Reopened, on, (by, None))?;
    }
    tip.record(tx, &of_the_day(at), NOBODY, ("tip.told", ""))
}
