//! Lists and sums of voters' petitions and of the meetings with voters.

use store::{Tx, Value, params};

use super::read::{COLUMNS, VoterRow, line, seen};
use super::row::VoterMeeting;
use crate::access::Scope;
use crate::supervision::listing::{Listed, Page, Part, latest};
use crate::{Result, Setting};

/// How the petitions of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one.
    #[default]
    All,
    /// Nobody answers for it yet.
    Received,
    /// An answer is owed.
    Open,
    /// An answer is owed whose day is past.
    Late,
    /// An answer waits to be judged.
    Answered,
    /// Accepted; the voters wait to be told.
    Accepted,
    /// Ended.
    Closed,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Received,
        Self::Open,
        Self::Late,
        Self::Answered,
        Self::Accepted,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Received => "received",
            Self::Open => "open",
            Self::Late => "late",
            Self::Answered => "answered",
            Self::Accepted => "accepted",
            Self::Closed => "closed",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on a petition `v`; `$3` is today.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "v.id > 0",
            Self::Received => "v.stand = 'received'",
            Self::Open => "v.stand in ('forwarded', 'returned', 'watched')",
            Self::Late => "v.stand in ('forwarded', 'returned', 'watched') and v.due_on < $3",
            Self::Answered => "v.stand = 'answered'",
            Self::Accepted => "v.stand = 'accepted'",
            Self::Closed => "v.closed_on is not null",
        }
    }
}

/// Which petitions of a list.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// How they stand.
    pub situation: Situation,
    /// Of this district of deputies; empty: of every one.
    pub district: String,
    /// Which part.
    pub part: Part,
}

/// How many petitions in scope stand how, in the order of [`Situation::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VoterSums([i64; 7]);

impl VoterSums {
    /// How many stand so.
    pub fn of(&self, situation: Situation) -> i64 {
        let place = Situation::ALL.iter().position(|one| *one == situation);
        place
            .and_then(|place| self.0.get(place))
            .copied()
            .unwrap_or_default()
    }
}

/// What became of the petitions of one district of deputies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistrictSums {
    /// The district.
    pub district: String,
    /// Received.
    pub received: i64,
    /// Sent to a unit, or answered by the deputies.
    pub handled: i64,
    /// Answered at least once.
    pub answered: i64,
    /// Owed after their day.
    pub late: i64,
    /// Of which the voters were told.
    pub told: i64,
}

/// Petitions in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page<VoterRow>> {
    let listed = Listed {
        select: format!("select {COLUMNS} from voter_petition v"),
        order: ("v.received_on", "v.id"),
        condition: format!(
            "{} and {} and (cast($7 as text) = '' or v.district = $7)",
            seen(scope),
            filter.situation.condition()
        ),
        more: params![filter.district],
    };
    latest(tx, at, scope, &listed, filter.part, |row| {
        let row = line(row)?;
        let place = (row.petition.received_on, row.petition.id);
        Ok((row, place))
    })
}

fn counted(condition: &str, name: &str) -> String {
    format!("cast(coalesce(sum(case when {condition} then 1 else 0 end), 0) as bigint) as {name}")
}

/// How many petitions in scope stand how.
///
/// # Errors
/// What the database reports.
pub fn sums(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<VoterSums> {
    let each = Situation::ALL.map(|one| counted(one.condition(), &format!("n_{}", one.as_str())));
    let sql = format!(
        "select {} from voter_petition v where {} and cast($3 as text) is not null",
        each.join(", "),
        seen(scope)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![at.now.today]);
    let row = tx.first(&sql, &[&[unit, below], own].concat())?;
    let row = row.ok_or(store::Error::Closed)?;
    let mut sums = [0; 7];
    for (sum, one) in sums.iter_mut().zip(Situation::ALL) {
        *sum = row.get(&format!("n_{}", one.as_str()))?;
    }
    Ok(VoterSums(sums))
}

/// What became of the petitions that the units in scope keep, by district of deputies.
///
/// # Errors
/// What the database reports.
pub fn districts(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<DistrictSums>> {
    let each = [
        counted("v.id > 0", "received"),
        counted("v.stand <> 'received'", "handled"),
        counted("v.answered_on is not null", "answered"),
        counted(Situation::Late.condition(), "late"),
        counted("v.told_on is not null", "told"),
    ];
    let sql = format!(
        "select v.district, {} from voter_petition v where {} and cast($3 as text) is not null group by v.district order by v.district limit 200",
        each.join(", "),
        scope.condition("v.unit", 1)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![at.now.today]);
    let rows = tx.query(&sql, &[&[unit, below], own].concat())?;
    let each = rows.iter().map(|row| {
        Ok(DistrictSums {
            district: row.get("district")?,
            received: row.get("received")?,
            handled: row.get("handled")?,
            answered: row.get("answered")?,
            late: row.get("late")?,
            told: row.get("told")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// Meetings with voters that the units in scope held, the latest first.
///
/// # Errors
/// What the database reports.
pub fn meetings(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    part: Part,
) -> Result<Page<VoterMeeting>> {
    let listed = Listed {
        select: "select m.* from voter_meeting m".to_owned(),
        order: ("m.on_day", "m.id"),
        condition: scope.condition("m.unit", 1),
        more: &[],
    };
    latest(tx, at, scope, &listed, part, |row| {
        let meeting = VoterMeeting::of_row(row)?;
        let place = (meeting.on, meeting.id);
        Ok((meeting, place))
    })
}
