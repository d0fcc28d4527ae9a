//! What a day is paid at a place: the maximum of the law, or what the unit, or the People's Council of its province, set.

use jiff::civil::Date;
use law::allowance::Rate;
use store::{Row, Tx, params};

use super::row;
use crate::access::{Permit, acts};
use crate::given::{LINE, day, needed, past_day, refuse};
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// Rates are set in whole thousands, so that a half is a whole đồng.
const THOUSAND: i64 = 1_000;
/// Whose People's Council may exceed a maximum.
const PROVINCE: &str = "province";

/// A rate that a unit set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRate {
    /// The row.
    pub id: Id,
    /// The unit that set it, for itself and whatever is below it.
    pub unit: String,
    /// The rate of the law within which it stands: `BD-04`.
    pub rate: String,
    /// First day.
    pub from: Date,
    /// To somebody without an occupational responsibility allowance, in đồng.
    pub without: i64,
    /// To somebody with one.
    pub with: i64,
    /// Number of the document that sets it.
    pub number: String,
    /// Its day.
    pub decided_on: Date,
    /// Is it a resolution of a provincial People's Council?
    pub is_resolution: bool,
}

/// A rate as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawRate {
    /// `BD-04`.
    pub rate: String,
    /// First day.
    pub from: Option<Date>,
    /// Without an occupational responsibility allowance.
    pub without: i64,
    /// With one.
    pub with: i64,
    /// Number of the document.
    pub number: String,
    /// Its day.
    pub decided_on: Option<Date>,
    /// Is it a resolution of a provincial People's Council?
    pub is_resolution: bool,
}

/// A rate of the law with what holds of it for a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLine {
    /// The rate of the law.
    pub rate: String,
    /// What a day is paid in full: without, with an occupational responsibility allowance.
    pub paid: (i64, i64),
    /// Who set it so, where it is not the law alone.
    pub own: Option<OwnRate>,
}

const INSERT: &str = "insert into allowance_rate (id, tenant, unit, rate, from_on, without_allowance, with_allowance, number, decided_on, \
     is_resolution, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const SET: &str = "select a.* from allowance_rate a join unit_reach r on r.upper = a.unit where r.lower = $1 \
     order by r.depth, a.from_on desc, a.id desc";
const CLOSED: &str = "select max(s.month) as month from allowance_sheet s join unit_reach r on r.lower = s.unit where r.upper = $1";

/// Sets a rate of the law for the unit of the permit and whatever is below it, from a day on.
///
/// # Errors
/// Field errors for an amount that is more than the law allows or no whole thousand; the refusals `rate-of-closed-month` and
/// `excess-by-province-alone`.
pub fn set_rate(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    raw: &RawRate,
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let mut errors = Vec::new();
    let rate = at.law.allowance.rate(&raw.rate);
    if rate.is_none() {
        errors.push(FieldError::new("rate", "choice-unknown").with("found", &raw.rate));
    }
    needed("number", &raw.number, LINE, &mut errors);
    let from = day(at, "from", raw.from, &mut errors);
    let decided_on = past_day(at, "decided_on", raw.decided_on, &mut errors);
    if let (Some(rate), Some(from)) = (rate, from)
        && !rate.holds_on(from)
    {
        errors.push(FieldError::new("from", "rate-not-in-force").with("rate", &rate.id));
    }
    if let Some(rate) = rate {
        check_amount(at, "without", (raw.without, rate.without), raw, &mut errors);
        check_amount(at, "with", (raw.with, rate.with), raw, &mut errors);
    }
    refuse(errors)?;
    let (from, decided_on) = (
        from.unwrap_or(at.now.today),
        decided_on.unwrap_or(at.now.today),
    );
    if raw.is_resolution && unit.level != PROVINCE {
        let refusal = Refusal::new("excess-by-province-alone");
        return Err(refusal.article(&at.law.allowance.excess.article).into());
    }
    check_open(tx, &unit.code, from)?;
    let id = at.id();
    let number = raw.number.trim();
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        raw.rate,
        from,
        raw.without,
        raw.with,
        number,
        decided_on,
        raw.is_resolution,
        official
    ];
    tx.send(INSERT, values)?;
    row::note(tx, at, permit.by(), "allowance.rate_set", Some(id))?;
    Ok(id)
}

fn check_amount(
    at: &Setting,
    field: &str,
    (amount, maximum): (i64, i64),
    raw: &RawRate,
    errors: &mut Vec<FieldError>,
) {
    let most = if raw.is_resolution {
        at.law.allowance.raised(maximum)
    } else {
        maximum
    };
    if !(1..=most).contains(&amount) {
        let wrong = FieldError::new(field, "number-out-of-range");
        errors.push(wrong.with("least", THOUSAND).with("most", most));
    } else if amount % THOUSAND != 0 {
        errors.push(FieldError::new(field, "not-in-thousands"));
    }
}

/// A sheet that was closed stays as it was computed.
fn check_open(tx: &mut Tx<'_>, unit: &str, from: Date) -> Result<()> {
    let row = tx.first(CLOSED, params![unit])?;
    let last: Option<String> = row.map_or(Ok(None), |row| row.get("month"))?;
    let begun = row::name(crate::reception::Month::of(from));
    match last {
        Some(last) if last >= begun => Err(Refusal::new("rate-of-closed-month")
            .with("month", last)
            .into()),
        _ => Ok(()),
    }
}

impl OwnRate {
    fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            rate: row.get("rate")?,
            from: row.get("from_on")?,
            without: row.get("without_allowance")?,
            with: row.get("with_allowance")?,
            number: row.get("number")?,
            decided_on: row.get("decided_on")?,
            is_resolution: row.get("is_resolution")?,
        })
    }
}

/// What was set for a unit, by itself and those above it, the nearest and latest first.
#[derive(Debug)]
pub(super) struct Rates(Vec<OwnRate>);

impl Rates {
    pub(super) fn of(tx: &mut Tx<'_>, unit: &str) -> Result<Self> {
        let rows = tx.query(SET, params![unit])?;
        let all = rows.iter().map(OwnRate::of_row);
        Ok(Self(all.collect::<store::Result<_>>()?))
    }

    /// What holds of a rate of the law on a day.
    pub(super) fn line(&self, rate: &Rate, on: Date) -> RateLine {
        let own = self
            .0
            .iter()
            .find(|one| one.rate == rate.id && one.from <= on);
        RateLine {
            rate: rate.id.clone(),
            paid: own.map_or((rate.without, rate.with), |own| (own.without, own.with)),
            own: own.cloned(),
        }
    }
}

/// The rates of the law on a day with what holds of them for a unit.
///
/// # Errors
/// What the database reports.
pub fn rates(tx: &mut Tx<'_>, at: &Setting, unit: &str, on: Date) -> Result<Vec<RateLine>> {
    let set = Rates::of(tx, unit)?;
    let rates = at.law.allowance.rates.iter();
    let in_force = rates.filter(|rate| rate.holds_on(on));
    Ok(in_force.map(|rate| set.line(rate, on)).collect())
}
