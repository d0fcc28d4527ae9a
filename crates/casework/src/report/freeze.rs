//! A closed period: its figures are kept as they were reported, later corrections are shown as adjustments
//! (Circular 06/2025/TT-TTCP Art. 7 and 8; rulebook BC-09).

use jiff::civil::Date;
use law::Law;
use law::form::Row;
use law::period::Period;
use serde::{Deserialize, Serialize};
use store::{Tx, params};

use super::figures::{Question, Report, figures};
use super::member::{Rows, sees};
use super::owed;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{Refusal, Result, Setting};

/// Figures as they were reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Snapshot {
    version: String,
    rows: Vec<SnapshotRow>,
    total: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SnapshotRow {
    unit: String,
    figures: Vec<i64>,
}

/// A figure that changed after it was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Adjustment {
    /// Code of the unit of the row; none: the total.
    pub unit: Option<String>,
    /// The column.
    pub column: u16,
    /// As it was reported.
    pub reported: i64,
    /// As it is now.
    pub now: i64,
}

/// A closed period of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// When it was closed, microseconds UTC.
    pub at: i64,
    /// The day it was sent, if it was.
    pub sent_on: Option<Date>,
    /// What changed since.
    pub adjustments: Vec<Adjustment>,
}

const INSERT: &str = "insert into frozen_figure (unit, form, period, from_on, until_on, tenant, figures, frozen_at, frozen_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const FIND: &str = "select figures, frozen_at, sent_on from frozen_figure where unit = $1 and form = $2 and period = $3";
const ANY: &str =
    "select frozen_at, sent_on from frozen_figure where unit = $1 and period = $2 order by form";
const SEND: &str =
    "update frozen_figure set sent_on = $3 where unit = $1 and period = $2 and sent_on is null";

/// Closes a period for a unit: keeps every form of it as it stands, and no act of the unit may be dated in it any more.
///
/// # Errors
/// `period-unnamed` for days that are no reporting period, `period-not-over`, `period-frozen`.
pub fn freeze(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    period: &Period,
) -> Result<()> {
    if !period.may_close() {
        return Err(Refusal::new("period-unnamed").into());
    }
    let article = period.article.clone().unwrap_or_default();
    if at.now.today <= period.to {
        return Err(Refusal::new("period-not-over")
            .article(article)
            .with("until", period.to)
            .into());
    }
    if tx
        .first(ANY, params![permit.unit(), period.text])?
        .is_some()
    {
        return Err(Refusal::new("period-frozen").article(article).into());
    }
    let version = at.law.forms.version_on(period.to).map(|one| one.id.clone());
    for form in at.law.forms.of_version(&version.unwrap_or_default()) {
        let question = Question {
            form: &form.id,
            version: None,
            unit: permit.unit(),
            period,
            rows: Rows::Children,
        };
        // What a unit reports is all there is, whoever closes the period.
        let report = tx.unveiled(|tx| figures(tx, &at.law, &Scope::whole(), &question))?;
        tx.execute(
            INSERT,
            params![
                permit.unit(),
                form.id,
                period.text,
                period.from,
                period.to,
                permit.tenant(),
                write(&report),
                at.now.at,
                permit.official()
            ],
        )?;
    }
    owed::closed(tx, at, permit, period)?;
    record(tx, at, permit, "period.frozen", period)
}

/// Sends the closed figures of a period to the unit above.
///
/// # Errors
/// `period-not-frozen`, `period-sent`.
pub fn send(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    period: &Period,
) -> Result<()> {
    if tx
        .first(ANY, params![permit.unit(), period.text])?
        .is_none()
    {
        return Err(Refusal::new("period-not-frozen").into());
    }
    let sent = tx.execute(SEND, params![permit.unit(), period.text, at.now.today])?;
    if sent == 0 {
        return Err(Refusal::new("period-sent").into());
    }
    owed::sent(tx, at, permit, period, "")?;
    record(tx, at, permit, "period.sent", period)
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    name: &'static str,
    period: &Period,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "period",
        subject: None,
        detail: &period.text,
    };
    audit::record(tx, at, permit.by(), &event)
}

fn write(report: &Report) -> String {
    let figures = |row: &Row| row.columns().map(|(_, figure)| figure).collect();
    let rows = report.rows.iter().map(|row| SnapshotRow {
        unit: row.unit.clone(),
        figures: figures(&row.figures),
    });
    let snapshot = Snapshot {
        version: report.version.clone(),
        rows: rows.collect(),
        total: figures(&report.total),
    };
    serde_json::to_string(&snapshot).unwrap_or_default()
}

/// When a unit closed a period and sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// When it was closed, microseconds UTC.
    pub at: i64,
    /// The day it was sent, if it was.
    pub sent_on: Option<Date>,
}

/// How a unit closed a period; none while it is open, or for a unit out of scope.
///
/// # Errors
/// What the database reports.
pub fn closing(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Option<Closing>> {
    if !sees(tx, law, scope, unit)? {
        return Ok(None);
    }
    let Some(row) = tx.first(ANY, params![unit, period.text])? else {
        return Ok(None);
    };
    Ok(Some(Closing {
        at: row.get("frozen_at")?,
        sent_on: row.get("sent_on")?,
    }))
}

/// How the unit of a question closed its period, and what changed since; none while it is open.
///
/// # Errors
/// As [`super::figures`].
pub fn frozen(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    question: &Question<'_>,
) -> Result<Option<Frozen>> {
    let question = Question {
        rows: Rows::Children,
        ..question.clone()
    };
    let now = figures(tx, law, scope, &question)?;
    let values = params![question.unit, now.form, question.period.text];
    let Some(row) = tx.first(FIND, values)? else {
        return Ok(None);
    };
    let text: String = row.get("figures")?;
    let adjustments =
        serde_json::from_str(&text).map_or_else(|_| Vec::new(), |kept| adjustments(&kept, &now));
    Ok(Some(Frozen {
        at: row.get("frozen_at")?,
        sent_on: row.get("sent_on")?,
        adjustments,
    }))
}

fn adjustments(kept: &Snapshot, now: &Report) -> Vec<Adjustment> {
    if kept.version != now.version {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut compare = |unit: Option<&str>, reported: Option<&Vec<i64>>, row: Option<&Row>| {
        for (column, _) in now.total.columns() {
            let at = usize::from(column).saturating_sub(1);
            let reported = reported
                .and_then(|figures| figures.get(at))
                .copied()
                .unwrap_or(0);
            let now = row.map_or(0, |row| row.get(column));
            if reported != now {
                found.push(Adjustment {
                    unit: unit.map(str::to_owned),
                    column,
                    reported,
                    now,
                });
            }
        }
    };
    for row in &now.rows {
        let reported = kept.rows.iter().find(|kept| kept.unit == row.unit);
        compare(
            Some(&row.unit),
            reported.map(|row| &row.figures),
            Some(&row.figures),
        );
    }
    let gone = |kept: &&SnapshotRow| !now.rows.iter().any(|row| row.unit == kept.unit);
    for row in kept.rows.iter().filter(gone) {
        compare(Some(&row.unit), Some(&row.figures), None);
    }
    compare(None, Some(&kept.total), Some(&now.total));
    found
}
