//! The watch for retaliation after a protection has ended: at intervals the protected person is asked, what is seen is
//! written down, and what follows from it: nothing, protection again, or a report to the superior.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::ask::{check_none_runs, decide_by};
use super::seal::check_names;
use super::state::{Decision, Ending, Protection};
use super::step::{Act, act_day};
use super::words::{CheckOutcome, Source, Stand};
use crate::access::{Permit, acts};
use crate::given::{TEXT, listed, needed, refuse};
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// Signs of retaliation.
const SIGNS: &str = "protection.sign";
/// Days between two checks.
const INTERVAL: &str = "protection.watch.days";
/// The book.
const BOOK: &str = "protection";

/// A check as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawCheck {
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// What the protected person was asked, and answered; nobody's name.
    pub asked: String,
    /// Signs that were seen: codes of the law's list.
    pub signs: Vec<String>,
    /// `nothing`, `renewed`, `superior`.
    pub outcome: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const ADD: &str = "insert into protection_check (protection, no, due_on) \
     select $1, cast(coalesce(max(no), 0) + 1 as bigint), $2 from protection_check where protection = $1";
const OPEN: &str = "select no, due_on from protection_check where protection = $1 and checked_on is null order by no limit 1";
const DONE: &str = "update protection_check set checked_on = $3, asked = $4, signs = $5, outcome = $6, official = $7 where protection = $1 and no = $2";
const PEOPLE: &str = "insert into protection_person (protection, no, relation, sealed) select $2, no, relation, sealed from protection_person where protection = $1";

/// Sets the first check of a protection that ended.
pub(super) fn begin(tx: &mut Tx<'_>, at: &Setting, one: &Protection, on: Date) -> Result<()> {
    let days = at.law.parameters.number(INTERVAL).unwrap_or(0);
    let due = on.saturating_add(i64::from(days).days());
    if one.ending.watch_until.is_some_and(|until| due <= until) {
        tx.execute(ADD, params![one.id, due])?;
    }
    Ok(())
}

/// Writes the check down that is due next, and sets the one after it until the watch is over. Protection asked for again
/// begins a dossier of its own, which is answered.
///
/// # Errors
/// Not found when another unit holds it; field errors, among them signs from which nothing follows; `watch-over` where no
/// check is left; `protection-runs` where it was asked for again already; `changed-meanwhile`.
pub fn watch(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    id: Id,
    raw: &RawCheck,
) -> Result<Option<Id>> {
    let mut one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    let row = tx.first(OPEN, params![id])?;
    let row = row.ok_or_else(|| Refusal::new("watch-over"))?;
    let no: i64 = row.get("no")?;
    let on = act_day(at, raw.on, one.last_on())?;
    let outcome = check(at, raw, on)?;
    check_names(tx, at, &one, &[("asked", &raw.asked)])?;
    let (asked, signs) = (raw.asked.trim(), raw.signs.join(" "));
    let official = permit.official();
    let values = params![id, no, on, asked, signs, outcome, official];
    tx.execute(DONE, values)?;
    let again = if outcome == CheckOutcome::Renewed {
        one.ending.watch_until = Some(on);
        one.save(tx)?;
        Some(renew(tx, at, permit, &one, on)?)
    } else {
        begin(tx, at, &one, on)?;
        None
    };
    let act = Act {
        event: "protection.checked",
        on,
        text: asked,
    };
    one.record(tx, at, permit.by(), act)?;
    Ok(again)
}

fn check(at: &Setting, raw: &RawCheck, on: Date) -> Result<CheckOutcome> {
    let mut errors = Vec::new();
    needed("asked", &raw.asked, TEXT, &mut errors);
    for sign in &raw.signs {
        listed(at, "signs", (SIGNS, sign), on, &mut errors);
    }
    let outcome = CheckOutcome::parse(&raw.outcome);
    match outcome {
        None => errors.push(FieldError::new("outcome", "field-missing")),
        Some(CheckOutcome::Nothing) if !raw.signs.is_empty() => {
            errors.push(FieldError::new("outcome", "signs-unanswered"));
        }
        Some(_) => {}
    }
    refuse(errors)?;
    Ok(outcome.unwrap_or(CheckOutcome::Nothing))
}

/// Protection of the same people is asked for again; it bears no delay.
fn renew(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    one: &Protection,
    on: Date,
) -> Result<Id> {
    check_none_runs(tx, at, one.petition)?;
    let number = organization::next_number(tx, &one.unit, BOOK, on)?;
    let again = Protection {
        id: at.id(),
        number: (number, i64::from(on.year())),
        source: Source::Settler,
        asked_on: on,
        is_urgent: true,
        written_on: Some(on),
        decide_by: decide_by(at, on, true),
        stand: Stand::Asked,
        decision: Decision::default(),
        ending: Ending::default(),
        renews: Some(one.id),
        version: 1,
        ..one.clone()
    };
    again.insert(tx, permit.official())?;
    tx.execute(PEOPLE, params![one.id, again.id])?;
    let act = Act {
        event: "protection.asked",
        on,
        text: "",
    };
    again.record(tx, at, permit.by(), act)?;
    Ok(again.id)
}
