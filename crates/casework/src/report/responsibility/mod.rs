//! Responsibility of heads (trách nhiệm người đứng đầu): what a unit and its head did in a period, measure by measure, each
//! beside the middle of like units; never one score (Directive 35-CT/TW, Regulation 11-QĐi/TW; rulebook §3.12).

mod behind;
mod neglect;
mod ratio;

pub use behind::{BehindMeasure, behind_measure};
pub use neglect::{Neglected, NeglectedPage, neglected, neglected_sums};
pub use ratio::{Measure, Ratio};

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::period::Period;
use store::{Tx, params};

use super::LEAST;
use super::member::sees;
use crate::access::Scope;
use crate::{Failure, Result, Setting, organization};

/// Like units from which on their middle is told.
const LEAST_LIKE: usize = 3;
/// Most like units that are read.
const MOST_LIKE: i64 = 500;
/// Most months of a period.
const MOST_MONTHS: i32 = 132;

/// One measure of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// What is measured.
    pub measure: Measure,
    /// The part and the whole; none where only those above see what it counts.
    pub ratio: Option<Ratio>,
    /// The middle of the shares of like units that have a whole, in thousandths, and how many they are.
    pub like: Option<(i64, usize)>,
}

/// What a unit and its head did in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsibility {
    /// Code of the unit.
    pub unit: String,
    /// Name, as the register has it.
    pub name: String,
    /// Each measure, in order.
    pub measures: Vec<Measured>,
}

/// What one unit did in a period, beside like units: those of the same level and kind under the same superior.
///
/// # Errors
/// Not found for a unit that is unknown or out of scope.
pub fn responsibility(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Responsibility> {
    if at.law.units.get(unit).is_none() || !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let mut like = like_units(tx, at, unit)?;
    like.retain(|(code, _)| code != unit);
    let name = organization::find(tx, unit)?.map_or_else(String::new, |unit| unit.name);
    let mut codes: Vec<&str> = like.iter().map(|(code, _)| code.as_str()).collect();
    codes.push(unit);
    let ratios = ratio::ratios(tx, at, &codes, period)?;
    Ok(Responsibility {
        unit: unit.to_owned(),
        name,
        measures: beside(&ratios, unit, &like, is_seen_above(scope, unit)),
    })
}

/// What each unit directly below one did in a period, itself first; each beside those of its own level and kind.
///
/// # Errors
/// As [`responsibility()`].
pub fn responsibilities(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Vec<Responsibility>> {
    if !scope.reaches_below() {
        return Ok(vec![responsibility(tx, at, scope, unit, period)?]);
    }
    if at.law.units.get(unit).is_none() || !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let name = organization::find(tx, unit)?.map_or_else(String::new, |unit| unit.name);
    let mut units = vec![(unit.to_owned(), name)];
    let children = organization::children(tx, unit)?;
    units.extend(children.into_iter().map(|child| (child.code, child.name)));
    let codes: Vec<&str> = units.iter().map(|(code, _)| code.as_str()).collect();
    let ratios = ratio::ratios(tx, at, &codes, period)?;
    let line = |(code, name): &(String, String)| {
        let kind = kind_of(at, code);
        let like: Vec<(String, String)> = units
            .iter()
            .filter(|(other, _)| other != code && kind_of(at, other) == kind)
            .cloned()
            .collect();
        Responsibility {
            unit: code.clone(),
            name: name.clone(),
            measures: beside(&ratios, code, &like, is_seen_above(scope, code)),
        }
    };
    Ok(units.iter().map(line).collect())
}

/// Does the reader see what stands with units above this one?
fn is_seen_above(scope: &Scope, unit: &str) -> bool {
    scope.is_whole() || (scope.reaches_below() && scope.unit() != unit)
}

type Ratios = BTreeMap<(String, Measure), Ratio>;

fn beside(
    ratios: &Ratios,
    unit: &str,
    like: &[(String, String)],
    is_seen_above: bool,
) -> Vec<Measured> {
    let of = |code: &str, measure| {
        let found = ratios.get(&(code.to_owned(), measure)).copied();
        let found = found.unwrap_or_default();
        let few = LEAST * crate::petition::BEST_MARK;
        // What a few say would tell who said it.
        let is_told = measure != Measure::Satisfaction || found.whole >= few;
        if is_told { found } else { Ratio::default() }
    };
    let measured = |measure: &Measure| {
        let mut shares: Vec<i64> = like
            .iter()
            .filter_map(|(code, _)| of(code, *measure).share())
            .collect();
        shares.sort_unstable();
        let is_shown = *measure != Measure::Upward || is_seen_above;
        Measured {
            measure: *measure,
            ratio: is_shown.then(|| of(unit, *measure)),
            like: middle(&shares)
                .filter(|_| shares.len() >= LEAST_LIKE)
                .map(|middle| (middle, shares.len())),
        }
    };
    Measure::ALL.iter().map(measured).collect()
}

/// The middle of sorted shares; of an even number the mean of the two in the middle.
fn middle(shares: &[i64]) -> Option<i64> {
    let half = shares.len() / 2;
    let upper = *shares.get(half)?;
    if shares.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *shares.get(half.checked_sub(1)?)?;
    Some(i64::midpoint(lower, upper))
}

fn kind_of(at: &Setting, code: &str) -> Option<(law::unit::Level, String)> {
    let unit = at.law.units.get(code)?;
    Some((unit.level, unit.kind))
}

/// Units of the same level and kind under the same superior, itself among them.
fn like_units(tx: &mut Tx<'_>, at: &Setting, unit: &str) -> Result<Vec<(String, String)>> {
    const BESIDE: &str = "select o.code, o.name from unit o join unit u on u.code = $1 where o.parent = u.parent \
         and o.level = u.level and o.branch = u.branch order by o.code limit $2";
    let kind = kind_of(at, unit);
    let mut like = Vec::new();
    for row in tx.query(BESIDE, params![unit, MOST_LIKE])? {
        let code: String = row.get("code")?;
        if kind_of(at, &code) == kind {
            like.push((code, row.get("name")?));
        }
    }
    Ok(like)
}

/// A period for which responsibility is told: of days in their order, not too long.
///
/// # Errors
/// Field errors `last-day-before-first` and `period-too-long` on `until`.
pub fn measured_period(law: &law::Law, from: Date, until: Date) -> Result<Period> {
    let wrong = |code| crate::FieldError::new("until", code);
    let period = law
        .periods
        .range(from, until)
        .map_err(|_| wrong("last-day-before-first"))?;
    let months =
        i32::from(until.year() - from.year()) * 12 + i32::from(until.month() - from.month());
    if months >= MOST_MONTHS {
        return Err(wrong("period-too-long")
            .with("most", MOST_MONTHS / 12)
            .into());
    }
    Ok(period)
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    fn the_middle_of_shares_is_no_mean() {
        assert_eq!(middle(&[]), None);
        assert_eq!(middle(&[0, 900, 1000]), Some(900));
        assert_eq!(middle(&[800, 1000]), Some(900));
    }
}
