//! The register of petitions that the Party studies, and those that wait to be studied.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::ask::notice_of;
use super::state::PetitionStudy;
use crate::access::Scope;
use crate::supervision::listing::{Listed, Page, Part, latest};
use crate::{Id, Result, Setting};

/// How the studies of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one.
    #[default]
    All,
    /// Advice is owed.
    Owed,
    /// Advised; a conclusion is awaited.
    Advised,
    /// Concluded or told; followed to the end.
    Followed,
    /// Advice or the notice is owed after its day.
    Late,
    /// Ended.
    Closed,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Owed,
        Self::Advised,
        Self::Followed,
        Self::Late,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Owed => "owed",
            Self::Advised => "advised",
            Self::Followed => "followed",
            Self::Late => "late",
            Self::Closed => "closed",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on a study `s`; `$3` is today.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "s.id > 0",
            Self::Owed => "s.stand in ('asked', 'returned')",
            Self::Advised => "s.stand = 'advised'",
            Self::Followed => "s.stand in ('concluded', 'noticed')",
            Self::Late => {
                "((s.stand in ('asked', 'returned') and s.advise_by < $3) or (s.noticed_on is null and s.notice_due < $3))"
            }
            Self::Closed => "s.closed_on is not null",
        }
    }
}

/// Which studies of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFilter {
    /// How they stand.
    pub situation: Situation,
    /// Which part.
    pub part: Part,
}

/// One line: a study with what the petition is, without who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyRow {
    /// The study.
    pub study: PetitionStudy,
    /// Number of the petition in the committee's book, and the year.
    pub number: (i64, i64),
    /// The day it was received.
    pub received_on: Date,
    /// Its summary.
    pub summary: String,
    /// Its class, once it was classified.
    pub class: Option<String>,
}

/// A petition that a committee received and that nobody studies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingPetition {
    /// The petition.
    pub id: Id,
    /// The committee.
    pub unit: String,
    /// Its number and year.
    pub number: (i64, i64),
    /// The day it was received.
    pub received_on: Date,
    /// Its summary.
    pub summary: String,
    /// The last day of the written notice to the person.
    pub notice_due: Option<Date>,
}

/// Those that wait, the first received first, and how many there are in all.
pub type Waiting = (Vec<WaitingPetition>, i64);

pub(super) const SELECT: &str = "select s.*, q.number, q.year, q.received_on, q.summary, q.class from petition_study s join petition q on q.id = s.petition";

/// What the scope sees of studies `s`: those of its committees and those its commissions make.
pub(super) fn seen(scope: &Scope) -> String {
    format!(
        "({} or {})",
        scope.condition("s.unit", 1),
        scope.condition("s.studied_by", 1)
    )
}

pub(super) fn line(row: &Row) -> store::Result<StudyRow> {
    Ok(StudyRow {
        study: PetitionStudy::of_row(row)?,
        number: (row.get("number")?, row.get("year")?),
        received_on: row.get("received_on")?,
        summary: row.get("summary")?,
        class: row.get("class")?,
    })
}

/// Studies in scope, the last asked first.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page<StudyRow>> {
    let listed = Listed {
        select: SELECT.to_owned(),
        order: ("s.asked_on", "s.id"),
        condition: format!("{} and {}", seen(scope), filter.situation.condition()),
        more: params![],
    };
    latest(tx, at, scope, &listed, filter.part, |row| {
        let row = line(row)?;
        let place = (row.study.asked_on, row.study.id);
        Ok((row, place))
    })
}

/// How many studies in scope stand how, in the order of [`Situation::ALL`].
///
/// # Errors
/// What the database reports.
pub fn sums(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<[i64; 6]> {
    let each = Situation::ALL.map(|one| {
        let condition = one.condition();
        let name = one.as_str();
        format!(
            "cast(coalesce(sum(case when {condition} then 1 else 0 end), 0) as bigint) as n_{name}"
        )
    });
    let sql = format!(
        "select {} from petition_study s where {} and cast($3 as text) is not null",
        each.join(", "),
        seen(scope)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![at.now.today]);
    let row = tx.first(&sql, &[&[unit, below], own].concat())?;
    let row = row.ok_or(store::Error::Closed)?;
    let mut sums = [0; 6];
    for (sum, one) in sums.iter_mut().zip(Situation::ALL) {
        *sum = row.get(&format!("n_{}", one.as_str()))?;
    }
    Ok(sums)
}

/// Petitions that committees in scope received, that were not handled and that nobody studies.
///
/// # Errors
/// What the database reports.
pub fn waiting(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, most: i64) -> Result<Waiting> {
    let condition = format!(
        "from petition q join unit u on u.code = q.unit where u.branch = 'party' and q.handled_on is null \
         and not exists (select 1 from petition_study s where s.petition = q.id) and {}",
        scope.condition("q.unit", 1)
    );
    let [unit, below] = scope.values();
    let all = format!("select cast(count(*) as bigint) as n {condition}");
    let all = tx.first(&all, &[unit.clone(), below.clone()])?;
    let all = all.ok_or(store::Error::Closed)?.get("n")?;
    let sql = format!(
        "select q.id, q.unit, q.number, q.year, q.received_on, q.summary {condition} order by q.received_on, q.id limit $3"
    );
    let own: &[Value<'_>] = params![most];
    let rows = tx.query(&sql, &[&[unit, below], own].concat())?;
    let each = rows.iter().map(|row| {
        let received_on = row.get("received_on")?;
        Ok(WaitingPetition {
            id: row.get("id")?,
            unit: row.get("unit")?,
            number: (row.get("number")?, row.get("year")?),
            received_on,
            summary: row.get("summary")?,
            notice_due: notice_of(at, received_on, false).1,
        })
    });
    Ok((each.collect::<store::Result<_>>()?, all))
}
