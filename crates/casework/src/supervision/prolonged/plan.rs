//! The owner of a prolonged case makes its plan, and says which milestones were reached.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{TEXT, act_day, bounded, check_names_of_case, refuse};
use super::form::{RawMilestone, milestones};
use super::row::Act;
use super::state::ProlongedEntry;
use crate::access::{Permit, acts};
use crate::{Failure, Id, Refusal, Result, Setting};

/// A plan as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Planning {
    /// How the case is to be settled, in a few words.
    pub text: String,
    /// What is to be reached by when.
    pub milestones: Vec<RawMilestone>,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const OPEN_AGAIN: &str = "delete from milestone where entry = $1 and done_on is null";
const LAST_NO: &str = "select max(no) as no from milestone where entry = $1";
const ADD: &str =
    "insert into milestone (entry, no, tenant, due_on, text) values ($1, $2, $3, $4, $5)";
const REACHED: &str =
    "update milestone set done_on = $3 where entry = $1 and no = $2 and done_on is null";

/// Makes the plan, or a new one: milestones reached before stay, the others are replaced.
///
/// # Errors
/// Not found when another unit owns it; field errors; the refusal `prolonged-not-to-plan`.
pub fn plan(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    planning: &Planning,
) -> Result<()> {
    let (entry, on) = of_owner(tx, at, permit, id, planning.expected, planning.on)?;
    let mut errors = Vec::new();
    bounded("text", &planning.text, TEXT, &mut errors);
    refuse(errors)?;
    let kept = milestones(&planning.milestones, on).map_err(Failure::Invalid)?;
    let mut texts = vec![("text", planning.text.as_str())];
    texts.extend(kept.iter().map(|(_, text)| ("milestones", text.as_str())));
    check_names_of_case(tx, at, entry.case, &texts)?;
    let entry = entry.planned()?;
    tx.execute(OPEN_AGAIN, params![id])?;
    let row = tx
        .first(LAST_NO, params![id])?
        .ok_or(store::Error::Closed)?;
    let last = row.get::<Option<i64>>("no")?.unwrap_or(0);
    for (no, (due, text)) in (last + 1..).zip(&kept) {
        tx.send(ADD, params![id, no, entry.tenant, due, text])?;
    }
    let act = Act {
        name: "planned",
        event: "prolonged.planned",
        on,
        text: planning.text.trim(),
    };
    entry.record(tx, at, permit.by(), act)
}

/// Says on which day a milestone was reached.
///
/// # Errors
/// Not found when another unit owns it; the refusals `prolonged-not-planned` and `milestone-not-open`.
pub fn reach_milestone(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    (no, on): (i64, Option<Date>),
    expected: Option<i64>,
) -> Result<()> {
    let (entry, on) = of_owner(tx, at, permit, id, expected, on)?;
    entry.expect_planned()?;
    if tx.execute(REACHED, params![id, no, on])? == 0 {
        return Err(Refusal::new("milestone-not-open").into());
    }
    let text = no.to_string();
    let act = Act {
        name: "reached",
        event: "prolonged.milestone-reached",
        on,
        text: &text,
    };
    entry.record(tx, at, permit.by(), act)
}

/// A case of a list that the unit of the permit owns, taken for an act on a day.
pub(super) fn of_owner(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    expected: Option<i64>,
    on: Option<Date>,
) -> Result<(ProlongedEntry, Date)> {
    let entry = ProlongedEntry::take(tx, id, expected)?;
    if entry.owner != permit.unit() {
        return Err(Failure::NotFound);
    }
    let (last, _) = entry.last(tx)?;
    let on = act_day(at, on, last.unwrap_or(entry.listed_on))?;
    Ok((entry, on))
}
