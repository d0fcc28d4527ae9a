//! The measures of responsibility: of each unit a part and its whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use law::period::Period;
use store::{Tx, params};

use super::Ratios;
use crate::petition::BEST_MARK;
use crate::reception::{self, Month};
use crate::report::gather::{self, Span};
use crate::report::measure::Measures;
use crate::report::member::list;
use crate::report::per_mille;
use crate::{Result, Setting};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Days the head received in person, of those the law asks for.
    Duty,
    /// Decisions and conclusions in time, of all.
    Terms,
    /// Decisions of the second instance that amended or annulled one of the unit, of all on its cases.
    Reversed,
    /// Petitions about its competence that came to a unit above, of these and those that came to itself.
    Upward,
    /// Recommendations of inspections that fell due and are not carried out, of all that fell due.
    Recommendations,
    /// Directives that fell due and are not done, of all that fell due.
    Directives,
    /// Marks that those served gave, of the best marks they could give.
    Satisfaction,
}

impl Measure {
    /// In their order.
    pub const ALL: [Self; 7] = [
        Self::Duty,
        Self::Terms,
        Self::Reversed,
        Self::Upward,
        Self::Recommendations,
        Self::Directives,
        Self::Satisfaction,
    ];

    /// The name in addresses and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Terms => "terms",
            Self::Reversed => "reversed",
            Self::Upward => "upward",
            Self::Recommendations => "recommendations",
            Self::Directives => "directives",
            Self::Satisfaction => "satisfaction",
        }
    }

    /// The measure of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ratio {
    /// The part.
    pub part: i64,
    /// The whole.
    pub whole: i64,
}

impl Ratio {
    /// The share in thousandths; none of nothing.
    pub fn share(self) -> Option<i64> {
        per_mille(self.part, self.whole)
    }
}

const REVERSED: &str = "select e.unit, cast(count(*) as bigint) as whole, \
     cast(sum(case when d.outcome in ('amend', 'annul') then 1 else 0 end) as bigint) as part from decision d \
     join cases c on c.id = d.case_id join cases e on e.id = c.earlier_case where d.stage = 'second' and d.class = 'complaint' \
     and e.stage = 'first' and d.on_day >= $1 and d.on_day <= $2 and e.unit in ({units}) group by e.unit";
const UPWARD: &str = "select q.competent_unit as unit, cast(count(*) as bigint) as whole, cast(count(*) as bigint) as part from petition q \
     where q.skips_level and q.received_on >= $1 and q.received_on <= $2 and q.competent_unit in ({units}) and q.unit <> q.competent_unit \
     group by q.competent_unit";
const RECOMMENDATIONS: &str = "select r.unit, cast(count(*) as bigint) as whole, \
     cast(sum(case when r.closed_on is null then 1 else 0 end) as bigint) as part from inspection_recommendation r \
     where r.due_on >= $1 and r.due_on <= $2 and r.unit in ({units}) group by r.unit";
const DIRECTIVES: &str = "select a.unit, cast(count(*) as bigint) as whole, \
     cast(sum(case when a.closed_on is null then 1 else 0 end) as bigint) as part from assignment a \
     where a.due_on >= $1 and a.due_on <= $2 and a.unit in ({units}) group by a.unit";

const SATISFACTION: &str = "select j.unit, cast(sum(j.mark) as bigint) as part, cast(count(*) * {best} as bigint) as whole from judgement j \
     where j.on_day >= $1 and j.on_day <= $2 and j.unit in ({units}) group by j.unit";

/// Every measure of some units in a period; each unit alone, without those below it.
pub(super) fn ratios(
    tx: &mut Tx<'_>,
    at: &Setting,
    units: &[&str],
    period: &Period,
) -> Result<Ratios> {
    let mut found = Ratios::new();
    duties(tx, at, units, period, &mut found)?;
    flows(tx, at, units, period, &mut found)?;
    let (marks, values) = list(3, units);
    // What falls due today may still be done.
    let passed = at.now.today.yesterday().unwrap_or(at.now.today);
    let due = period.to.min(passed);
    let satisfaction = SATISFACTION.replace("{best}", &BEST_MARK.to_string());
    let all: [(Measure, &str, Date); 5] = [
        (Measure::Reversed, REVERSED, period.to),
        (Measure::Upward, UPWARD, period.to),
        (Measure::Recommendations, RECOMMENDATIONS, due),
        (Measure::Directives, DIRECTIVES, due),
        (Measure::Satisfaction, &satisfaction, period.to),
    ];
    for (measure, sql, until) in all {
        let values = [params![period.from, until].as_slice(), &values].concat();
        for row in tx.query(&sql.replace("{units}", &marks), &values)? {
            let sum = found.entry((row.get("unit")?, measure)).or_default();
            sum.part += row.get::<i64>("part")?;
            sum.whole += row.get::<i64>("whole")?;
        }
    }
    Ok(found)
}

/// Decisions in time and late; petitions received, which with those that went upward make up the whole.
fn flows(
    tx: &mut Tx<'_>,
    at: &Setting,
    units: &[&str],
    period: &Period,
    found: &mut Ratios,
) -> Result<()> {
    let all = Measures::of(&at.law);
    let meant = |pattern: &str| all.meant(&[pattern]);
    let (in_time, late) = (meant("decision.in_time.*.*"), meant("decision.late.*.*"));
    let received = meant("petition.received.*.*");
    let measures: BTreeSet<&str> = in_time
        .iter()
        .chain(&late)
        .chain(&received)
        .copied()
        .collect();
    let rows: Vec<(&str, usize)> = units.iter().copied().zip(0..).collect();
    let span = Span::of(&at.law, period);
    let sums = gather::sums(tx, &span, &rows, units.len(), &measures)?;
    let of = |measures| sums.of(measures, units.len());
    let counted = of(&in_time).into_iter().zip(of(&late)).zip(of(&received));
    for (unit, ((in_time, late), received)) in units.iter().zip(counted) {
        let terms = Ratio {
            part: in_time,
            whole: in_time + late,
        };
        found.insert(((*unit).to_owned(), Measure::Terms), terms);
        let upward = found
            .entry(((*unit).to_owned(), Measure::Upward))
            .or_default();
        upward.whole += received;
    }
    Ok(())
}

/// What the law asks of the heads in the whole months of a period up to the last one that has ended.
fn duties(
    tx: &mut Tx<'_>,
    at: &Setting,
    units: &[&str],
    period: &Period,
    found: &mut Ratios,
) -> Result<()> {
    let wanted: BTreeSet<&str> = units.iter().copied().collect();
    let mut month = Month::of(period.from);
    if month.first() < period.from {
        month = Month::of(month.last().saturating_add(1.day()));
    }
    let mut sums: BTreeMap<String, Ratio> = BTreeMap::new();
    while month.last() <= period.to && month.last() < at.now.today {
        for (unit, owed, fulfilled) in reception::duty_sums(tx, at, &wanted, month)? {
            let sum = sums.entry(unit).or_default();
            sum.part += i64::from(fulfilled.min(owed));
            sum.whole += i64::from(owed);
        }
        month = Month::of(month.last().saturating_add(1.day()));
    }
    found.extend(
        sums.into_iter()
            .map(|(unit, sum)| ((unit, Measure::Duty), sum)),
    );
    Ok(())
}
