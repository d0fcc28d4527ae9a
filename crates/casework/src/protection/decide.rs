//! The settler grants protection by a decision, refuses it in writing with reasons, or ends it (Law on Denunciations art. 51,
//! 52, 54).

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::article::refusal;
use super::assess::is_imminent;
use super::measure::{count_open, end_all};
use super::seal::check_names;
use super::state::{Decision, Ending, Protection};
use super::step::{Act, act_day};
use super::watch;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::given::{LINE, TEXT, listed, needed, refuse as refuse_all};
use crate::{FieldError, Id, Result, Setting};

/// The grounds on which protection is refused and ended.
const REFUSALS: &str = "protection.refusal";
const ENDS: &str = "protection.end";
/// The ground that needs a conclusion or a termination.
const SETTLED: &str = "settled";
/// How long signs of retaliation are watched for, in months.
const WATCHED: &str = "protection.watch.months";

/// A decision as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawDecision {
    /// Number of the decision, or of the notice of refusal.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// The first day of protection; absent: that of the decision.
    pub starts: Option<Date>,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// Why it is refused: a code of the law's list.
    pub ground: String,
    /// The reasons in words; nobody's name.
    pub reason: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Grants a protection that was assessed and has a measure.
///
/// # Errors
/// Not found when another unit holds it; field errors; `protection-not-asked`, `protection-not-assessed`,
/// `protection-without-measures`, `changed-meanwhile`.
pub fn grant(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    id: Id,
    raw: &RawDecision,
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    one.require(
        Stand::Asked,
        refusal(at, "protection-not-asked", "decision"),
    )?;
    if is_imminent(tx, id)?.is_none() {
        return Err(refusal(at, "protection-not-assessed", "decision").into());
    }
    if count_open(tx, id)? == 0 {
        return Err(refusal(at, "protection-without-measures", "content").into());
    }
    let mut errors = Vec::new();
    needed("number", &raw.number, LINE, &mut errors);
    needed("reason", &raw.reason, TEXT, &mut errors);
    let on = act_day(at, raw.on, one.asked_on)?;
    let starts = raw.starts.unwrap_or(on);
    if starts < one.asked_on {
        errors.push(FieldError::new("starts", "before-the-last-step").with("last", one.asked_on));
    }
    if raw.until.is_some_and(|until| until < starts) {
        errors.push(FieldError::new("until", "before-the-last-step").with("last", starts));
    }
    refuse_all(errors)?;
    check_names(tx, at, &one, &[("reason", &raw.reason)])?;
    let one = one.granted(Decision {
        number: raw.number.trim().to_owned(),
        on: Some(on),
        starts_on: Some(starts),
        until_on: raw.until,
        ground: String::new(),
        reason: raw.reason.trim().to_owned(),
    });
    kept(tx, at, permit, &one, ("protection.granted", on))
}

/// Refuses protection in writing, with the ground and the reasons (art. 51(3)); measures ordered at once end.
///
/// # Errors
/// Not found when another unit holds it; field errors; `protection-not-asked`, `changed-meanwhile`.
pub fn refuse(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    id: Id,
    raw: &RawDecision,
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    one.require(
        Stand::Asked,
        refusal(at, "protection-not-asked", "decision"),
    )?;
    let on = act_day(at, raw.on, one.asked_on)?;
    let mut errors = Vec::new();
    needed("number", &raw.number, LINE, &mut errors);
    needed("reason", &raw.reason, TEXT, &mut errors);
    listed(at, "ground", (REFUSALS, &raw.ground), on, &mut errors);
    refuse_all(errors)?;
    check_names(tx, at, &one, &[("reason", &raw.reason)])?;
    end_all(tx, id, on, raw.reason.trim())?;
    let one = one.refused(Decision {
        number: raw.number.trim().to_owned(),
        on: Some(on),
        ground: raw.ground.clone(),
        reason: raw.reason.trim().to_owned(),
        ..Decision::default()
    });
    kept(tx, at, permit, &one, ("protection.refused", on))
}

/// The end of a protection as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawEnding {
    /// On which ground: a code of the law's list in force on that day.
    pub ground: String,
    /// Number of the decision.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// The reasons in words; nobody's name.
    pub reason: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const IS_SETTLED: &str = "select c.id from petition q join cases c on c.id = q.case_id where q.id = $1 \
     and (c.decided_on is not null or c.closed_on is not null)";

/// Ends a protection on a ground of the law; its measures end with it, and the watch for retaliation begins.
///
/// # Errors
/// Not found when another unit holds it; field errors; `protection-not-granted`, `protection-case-open` for the ground of
/// a conclusion where there is none, `changed-meanwhile`.
pub fn end(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    id: Id,
    raw: &RawEnding,
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    one.require(Stand::Granted, refusal(at, "protection-not-granted", "end"))?;
    let on = act_day(at, raw.on, one.last_on())?;
    let mut errors = Vec::new();
    listed(at, "ground", (ENDS, &raw.ground), on, &mut errors);
    needed("number", &raw.number, LINE, &mut errors);
    needed("reason", &raw.reason, TEXT, &mut errors);
    refuse_all(errors)?;
    check_names(tx, at, &one, &[("reason", &raw.reason)])?;
    if raw.ground == SETTLED && tx.first(IS_SETTLED, params![one.petition])?.is_none() {
        return Err(refusal(at, "protection-case-open", "end").into());
    }
    let months = at.law.parameters.number(WATCHED).unwrap_or(0);
    let watch_until = on.saturating_add(i64::from(months).months());
    end_all(tx, id, on, raw.reason.trim())?;
    let one = one.ended(Ending {
        ground: raw.ground.clone(),
        number: raw.number.trim().to_owned(),
        reason: raw.reason.trim().to_owned(),
        on: Some(on),
        watch_until: Some(watch_until),
    });
    watch::begin(tx, at, &one, on)?;
    kept(tx, at, permit, &one, ("protection.ended", on))
}

fn kept(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    one: &Protection,
    (event, on): (&'static str, Date),
) -> Result<()> {
    one.save(tx)?;
    let text = match one.stand {
        Stand::Ended => &one.ending.number,
        _ => &one.decision.number,
    };
    one.record(tx, at, permit.by(), Act { event, on, text })
}
