//! The accused is told in writing, asked whether it may be public, restored in public, and the duty is done.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::query::owed;
use super::row::Restoration;
use super::words::Consent;
use crate::access::{Permit, acts};
use crate::given::{LINE, TEXT, bounded, listed, needed, refuse};
use crate::person::Names;
use crate::protection::article::refusal;
use crate::protection::step::act_day;
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// The forms of publicity of a conclusion, which are those of the restoration.
const WAYS: &str = "denunciation.publicity";
/// Signs of deliberate slander.
const SLANDER: &str = "restoration.slander";

/// The notice to the accused as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawTelling {
    /// Number of the notice.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// What is restored: rights, honour; never who denounced.
    pub text: String,
}

/// Tells the accused of a case in writing that the denunciation was wrong, and asks whether it may be public.
///
/// # Errors
/// Not found when the unit owes none for this case; field errors; `restoration-told`.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    case: Id,
    raw: &RawTelling,
) -> Result<Id> {
    let duty = owed(tx, at, permit, case)?;
    if duty.restored.is_some() {
        return Err(refusal(at, "restoration-told", "restore").into());
    }
    let mut errors = Vec::new();
    needed("number", &raw.number, LINE, &mut errors);
    needed("text", &raw.text, TEXT, &mut errors);
    refuse(errors)?;
    refuse(Names::of_case(tx, at, case)?.check([("text", raw.text.as_str())]))?;
    let on = act_day(at, raw.on, duty.decided_on)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let one = Restoration {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        case,
        finding: duty.finding,
        due_on: duty.due_on,
        number: raw.number.trim().to_owned(),
        told_on: on,
        text: raw.text.trim().to_owned(),
        consent: Consent::Asked,
        consent_on: None,
        slander: String::new(),
        slander_note: String::new(),
        done_on: None,
        version: 1,
    };
    one.insert(tx, permit.official())?;
    one.record(tx, at, permit, "restoration.told")?;
    Ok(one.id)
}

/// The accused consents to publicity, or declines it; he may change his mind until it is done.
///
/// # Errors
/// Not found when it is another unit's; field errors; `restoration-posted` when he declines what stands in public
/// already; `restoration-done`, `changed-meanwhile`.
pub fn consent(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    id: Id,
    (said, on, expected): (Option<Consent>, Option<Date>, Option<i64>),
) -> Result<()> {
    let mut one = Restoration::take(tx, permit.unit(), id, expected)?;
    let said = said.filter(|said| *said != Consent::Asked);
    let said = said.ok_or_else(|| FieldError::new("consent", "field-missing"))?;
    let on = act_day(at, on, one.told_on)?;
    if said == Consent::Declined && posts(tx, id)? > 0 {
        return Err(Refusal::new("restoration-posted").into());
    }
    (one.consent, one.consent_on) = (said, Some(on));
    one.save(tx)?;
    one.record(tx, at, permit, "restoration.consent")
}

/// A form of publicity as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawPost {
    /// A code of the law's list of forms of publicity.
    pub way: String,
    /// Where.
    pub place: String,
    /// The first day; absent: today.
    pub from: Option<Date>,
    /// The last day; absent: the first that the law allows.
    pub until: Option<Date>,
    /// How many times, for a form that is repeated.
    pub times: Option<i64>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const POST: &str = "insert into restoration_post (restoration, no, way, place, from_on, until_on, times) \
     select $1, cast(coalesce(max(no), 0) + 1 as bigint), $2, $3, $4, $5, $6 from restoration_post where restoration = $1";
const POSTS: &str =
    "select cast(count(*) as bigint) as n from restoration_post where restoration = $1";
const LASTS: &str = "select max(coalesce(until_on, from_on)) as last_on from restoration_post where restoration = $1";

fn posts(tx: &mut Tx<'_>, id: Id) -> Result<i64> {
    let row = tx.first(POSTS, params![id])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

/// Restores the accused in public, no shorter and no seldomer than the law says.
///
/// # Errors
/// Not found when it is another unit's; field errors; `restoration-needs-consent`, `restoration-done`, `changed-meanwhile`.
pub fn post(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    id: Id,
    raw: &RawPost,
) -> Result<()> {
    let one = Restoration::take(tx, permit.unit(), id, raw.expected)?;
    let Some(consented) = one.consent_on.filter(|_| one.consent == Consent::Given) else {
        return Err(refusal(at, "restoration-needs-consent", "publicity").into());
    };
    let from = raw.from.unwrap_or(at.now.today);
    let mut errors = Vec::new();
    listed(at, "way", (WAYS, &raw.way), from, &mut errors);
    needed("place", &raw.place, LINE, &mut errors);
    if from < consented {
        errors.push(FieldError::new("from", "before-the-last-step").with("last", consented));
    }
    let (until, times) = lasting(at, raw, from, &mut errors);
    refuse(errors)?;
    refuse(Names::of_case(tx, at, one.case)?.check([("place", raw.place.as_str())]))?;
    let place = raw.place.trim();
    tx.execute(POST, params![id, raw.way, place, from, until, times])?;
    one.record(tx, at, permit, "restoration.posted")
}

/// The last day and the number of times, held to the least of the law.
fn lasting(
    at: &Setting,
    raw: &RawPost,
    from: Date,
    errors: &mut Vec<FieldError>,
) -> (Option<Date>, i64) {
    let list = at.law.grounds.get(WAYS);
    let Some(way) = list.and_then(|list| list.entry(&raw.way, from)) else {
        return (None, 1);
    };
    let until = way.least_days.map(|days| {
        let least = from.saturating_add((days - 1).days());
        if raw.until.is_some_and(|until| until < least) {
            let short = FieldError::new("until", "public-too-short");
            errors.push(short.with("days", days).with("least", least));
        }
        raw.until.unwrap_or(least)
    });
    let least = way.least_times.unwrap_or(1);
    let times = raw.times.unwrap_or(least);
    if times < least {
        errors.push(FieldError::new("times", "public-too-seldom").with("least", least));
    }
    (until, times)
}

/// What is noted when it is done.
#[derive(Debug, Clone, Default)]
pub struct Finishing {
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Signs of deliberate slander: a code of the law's list.
    pub slander: String,
    /// What was noted of them; never who denounced.
    pub note: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// It is done: the accused declined publicity, or what was public has stood as long as it must. Signs of slander are noted
/// as a fact and decided nowhere here.
///
/// # Errors
/// Not found when it is another unit's; field errors; `restoration-not-posted` where neither is so; `restoration-done`,
/// `changed-meanwhile`.
pub fn finish(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    id: Id,
    said: &Finishing,
) -> Result<()> {
    let mut one = Restoration::take(tx, permit.unit(), id, said.expected)?;
    let on = act_day(at, said.on, one.consent_on.unwrap_or(one.told_on))?;
    let mut errors = Vec::new();
    listed(at, "slander", (SLANDER, &said.slander), on, &mut errors);
    bounded("note", &said.note, TEXT, &mut errors);
    refuse(errors)?;
    refuse(Names::of_case(tx, at, one.case)?.check([("note", said.note.as_str())]))?;
    let row = tx.first(LASTS, params![id])?;
    let last: Option<Date> = row.map_or(Ok(None), |row| row.get("last_on"))?;
    let is_done = match one.consent {
        Consent::Declined => true,
        Consent::Given => last.is_some_and(|last| last <= on),
        Consent::Asked => false,
    };
    if !is_done {
        return Err(refusal(at, "restoration-not-posted", "publicity").into());
    }
    one.slander.clone_from(&said.slander);
    said.note.trim().clone_into(&mut one.slander_note);
    one.done_on = Some(on);
    one.save(tx)?;
    one.record(tx, at, permit, "restoration.done")
}
