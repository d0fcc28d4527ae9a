//! What is behind a figure: the visits, petitions, cases and decisions that make it up, in the order of their ids.

use std::collections::BTreeSet;

use jiff::civil::Date;
use law::Law;
use serde::Serialize;
use store::{Row, Tx, params};

use super::figures::{Question, form_of};
use super::measure::Measures;
use super::member::{MOST_UNITS, Members, list};
use super::plan::{self, Planned};
use super::source::{Desk, Source};
use crate::access::Scope;
use crate::{FieldError, Id, Result};

/// Most things in one answer.
const MOST: i64 = 500;

/// One thing that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Thing {
    /// `visit`, `session`, `petition`, `case`, `decision`, `inspection`, `guidance`, `training`.
    pub subject_kind: String,
    /// Its id.
    pub subject: Id,
    /// Code of the unit that counted it.
    pub unit: String,
    /// The first day on which it counted.
    pub on: Date,
    /// How much it adds to the figure: 1, people, đồng, m².
    pub amount: i64,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind<'a> {
    /// The form, the unit, the period and the rows.
    pub question: Question<'a>,
    /// The column.
    pub column: u16,
    /// The unit of the row; none: the total.
    pub row: Option<&'a str>,
    /// The last thing of the page before.
    pub after: Option<Id>,
    /// How many.
    pub limit: i64,
}

/// The things behind a figure, after one of them. Their amounts add up to the figure.
///
/// # Errors
/// As [`super::figures`]; a field error for an unknown column.
pub fn behind(tx: &mut Tx<'_>, law: &Law, scope: &Scope, asked: &Behind<'_>) -> Result<Vec<Thing>> {
    let question = &asked.question;
    let (form, _) = form_of(law, question)?;
    let source = plan::source(form, asked.column)
        .ok_or_else(|| FieldError::new("column", "choice-unknown").with("found", asked.column))?;
    let members = Members::find(
        tx,
        law,
        scope,
        question.unit,
        question.period,
        question.rows,
    )?;
    let measures = Measures::of(law);
    let walk = Walk {
        from: question.period.from,
        to: question.period.to,
        after: asked.after.map_or(i64::MIN, Id::number),
        limit: asked.limit.clamp(1, MOST),
    };
    let column = Planned::of(form, asked.column, source, &measures);
    let mut things = Vec::new();
    for units in members.units(asked.row).chunks(MOST_UNITS) {
        things.extend(walk.column(tx, &column, units)?);
    }
    things.sort_by_key(|thing| thing.subject);
    things.truncate(usize::try_from(walk.limit).unwrap_or_default());
    Ok(things)
}

/// One page of a walk through the things of a period.
struct Walk {
    from: Date,
    to: Date,
    after: i64,
    limit: i64,
}

/// The day before every day.
const BEGINNING: &str = "";

impl Walk {
    fn column(&self, tx: &mut Tx<'_>, column: &Planned<'_>, units: &[&str]) -> Result<Vec<Thing>> {
        let (plus, minus) = (&column.plus, &column.minus);
        let (from, to) = (self.from.to_string(), self.to.to_string());
        let eve = self
            .from
            .yesterday()
            .map_or(from.clone(), |day| day.to_string());
        let sums = |tx: &mut Tx<'_>, first: &str, last: &str, gone: &str| {
            self.counted(tx, units, (plus, first, last), (minus, gone))
        };
        match column.source {
            Source::Flow(_) => sums(tx, &from, &to, BEGINNING),
            Source::Stock(..) => sums(tx, BEGINNING, &to, &eve),
            Source::Carried(..) => sums(tx, BEGINNING, &eve, &eve),
            Source::Left(..) => sums(tx, BEGINNING, &to, &to),
            Source::Cases {
                classes, standing, ..
            } => {
                let mut things = self.cases(tx, units, classes, standing.phases())?;
                things.extend(sums(tx, &from, &to, BEGINNING)?);
                Ok(things)
            }
            Source::Processed { class, is_carried } => self.processed(tx, units, class, is_carried),
            Source::Matters(desks) => self.matters(tx, units, desks, None),
            Source::MattersAgain(desks, again) => self.matters(tx, units, desks, Some(again)),
            Source::NotBuilt => Ok(Vec::new()),
        }
    }

    /// What some measures counted from a day to a day, less what others counted until a day.
    fn counted(
        &self,
        tx: &mut Tx<'_>,
        units: &[&str],
        (plus, first, last): (&BTreeSet<&str>, &str, &str),
        (minus, gone): (&BTreeSet<&str>, &str),
    ) -> Result<Vec<Thing>> {
        if plus.is_empty() {
            return Ok(Vec::new());
        }
        let (plus, minus): (Vec<&str>, Vec<&str>) = (
            plus.iter().copied().collect(),
            minus.iter().copied().collect(),
        );
        let (unit_marks, unit_values) = list(6, units);
        let (plus_marks, plus_values) = list(6 + unit_values.len(), &plus);
        let (minus_marks, minus_values) = list(6 + unit_values.len() + plus_values.len(), &minus);
        let came = format!("measure in ({plus_marks}) and on_day >= $1 and on_day <= $2");
        let went = format!("measure in ({minus_marks}) and on_day <= $3");
        let sum = format!(
            "sum((case when {came} then amount else 0 end) - (case when {went} then amount else 0 end))"
        );
        let sql = format!(
            "select subject_kind, subject, min(unit) as unit, min(on_day) as on_day, cast({sum} as bigint) as amount \
             from counted where unit in ({unit_marks}) and subject > $4 and (({came}) or ({went})) \
             group by subject_kind, subject having {sum} <> 0 order by subject, subject_kind limit $5"
        );
        let ends = params![first, last, gone, self.after, self.limit];
        let values = [ends.as_slice(), &unit_values, &plus_values, &minus_values].concat();
        things(&tx.query(&sql, &values)?)
    }

    fn cases(
        &self,
        tx: &mut Tx<'_>,
        units: &[&str],
        classes: &[&str],
        phases: &[&str],
    ) -> Result<Vec<Thing>> {
        let (unit_marks, unit_values) = list(5, units);
        let (class_marks, class_values) = list(5 + unit_values.len(), classes);
        let (phase_marks, phase_values) = list(5 + unit_values.len() + class_values.len(), phases);
        let sql = format!(
            "select 'case' as subject_kind, case_id as subject, unit, processed_on as on_day, cast(1 as bigint) as amount from cohort \
             where processed_on >= $1 and processed_on <= $2 and until_on > $2 and from_on <= $2 and earlier_on < $1 and case_id > $3 \
             and unit in ({unit_marks}) and class in ({class_marks}) and phase in ({phase_marks}) order by case_id limit $4"
        );
        let ends = params![self.from, self.to, self.after, self.limit];
        let values = [ends.as_slice(), &unit_values, &class_values, &phase_values].concat();
        things(&tx.query(&sql, &values)?)
    }

    fn processed(
        &self,
        tx: &mut Tx<'_>,
        units: &[&str],
        class: &str,
        is_carried: bool,
    ) -> Result<Vec<Thing>> {
        let (marks, values) = list(6, units);
        let came = if is_carried { "<" } else { ">=" };
        let sql = format!(
            "select c.subject_kind, c.subject, c.unit, c.on_day, c.amount from counted c join petition q on q.id = c.subject \
             where c.on_day >= $1 and c.on_day <= $2 and q.received_on {came} $1 and c.subject > $3 and c.measure = $5 \
             and c.unit in ({marks}) order by c.subject limit $4"
        );
        let measure = format!("petition.processed.{class}");
        let ends = params![self.from, self.to, self.after, self.limit, measure];
        things(&tx.query(&sql, &[ends.as_slice(), &values].concat())?)
    }

    /// A matter is shown by its first visit in the period.
    fn matters(
        &self,
        tx: &mut Tx<'_>,
        units: &[&str],
        desks: &[Desk],
        again: Option<bool>,
    ) -> Result<Vec<Thing>> {
        let (marks, values) = list(5, units);
        let ranks: Vec<String> = desks.iter().map(|desk| desk.rank().to_string()).collect();
        let ranks = ranks.join(", ");
        let again = match again {
            None => "",
            Some(true) => "and min(case when is_repeated then 1 else 0 end) = 1",
            Some(false) => "and min(case when is_repeated then 1 else 0 end) = 0",
        };
        let sql = format!(
            "select 'visit' as subject_kind, min(id) as subject, unit, min(on_day) as on_day, cast(1 as bigint) as amount from visit \
             where on_day >= $1 and on_day <= $2 and unit in ({marks}) and outcome <> 'refused' and register = 'state' group by unit, matter \
             having min(id) > $3 and max(case column_group when 'head' then 3 when 'delegated' then 2 else 1 end) in ({ranks}) {again} \
             order by min(id) limit $4"
        );
        let ends = params![self.from, self.to, self.after, self.limit];
        things(&tx.query(&sql, &[ends.as_slice(), &values].concat())?)
    }
}

/// What some measures of units counted from a day to a day, after a thing, as many as asked for.
///
/// # Errors
/// What the database reports.
pub(super) fn counted_between(
    tx: &mut Tx<'_>,
    units: &[&str],
    measures: &BTreeSet<&str>,
    (from, to): (Date, Date),
    (after, limit): (Option<Id>, i64),
) -> Result<Vec<Thing>> {
    let walk = Walk {
        from,
        to,
        after: after.map_or(i64::MIN, Id::number),
        limit: limit.clamp(1, MOST),
    };
    let (first, last) = (from.to_string(), to.to_string());
    let nothing = BTreeSet::new();
    walk.counted(tx, units, (measures, &first, &last), (&nothing, BEGINNING))
}

pub(super) fn things(rows: &[Row]) -> Result<Vec<Thing>> {
    let thing = |row: &Row| -> store::Result<Thing> {
        Ok(Thing {
            subject_kind: row.get("subject_kind")?,
            subject: row.get("subject")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            amount: row.get("amount")?,
        })
    };
    Ok(rows.iter().map(thing).collect::<store::Result<_>>()?)
}
