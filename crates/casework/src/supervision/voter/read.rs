//! One voters' petition, one meeting with voters.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::KIND;
use super::row::VoterMeeting;
use super::state::VoterPetition;
use crate::access::Scope;
use crate::supervision::course::{self, CourseStep};
use crate::{Failure, Id, Result};

/// One line: a petition and how often its unit was urged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoterRow {
    /// The petition.
    pub petition: VoterPetition,
    /// The day of the meeting at which it was said.
    pub met_on: Option<Date>,
    /// How often the unit was urged.
    pub urged: i64,
}

/// A voters' petition with its course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoterDetails {
    /// The petition.
    pub row: VoterRow,
    /// Everything done with it.
    pub steps: Vec<CourseStep>,
}

/// A meeting with what was said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDetails {
    /// The meeting.
    pub meeting: VoterMeeting,
    /// What was said, in the order of the book.
    pub petitions: Vec<VoterRow>,
}

pub(super) const COLUMNS: &str = "v.*, (select m.on_day from voter_meeting m where m.id = v.meeting) as met_on, \
     (select cast(count(*) as bigint) from urging u where u.subject_kind = 'voter_petition' and u.subject = v.id) as urged";
const OWN_MEETING: &str = "select * from voter_meeting where id = $1 and unit = $2";

/// What the scope sees of voters' petitions `v`: those its units keep, and those they answer for.
pub(super) fn seen(scope: &Scope) -> String {
    format!(
        "({} or {})",
        scope.condition("v.unit", 1),
        scope.condition("v.to_unit", 1)
    )
}

pub(super) fn line(row: &Row) -> store::Result<VoterRow> {
    Ok(VoterRow {
        petition: VoterPetition::of_row(row)?,
        met_on: row.get("met_on")?,
        urged: row.get("urged")?,
    })
}

/// A voters' petition in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn petition(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<VoterDetails> {
    let sql = format!(
        "select {COLUMNS} from voter_petition v where v.id = $3 and {}",
        seen(scope)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let row = tx.first(&sql, &[&[unit, below], own].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let steps = course::steps(tx, KIND, id)?;
    Ok(VoterDetails { row, steps })
}

/// A meeting in scope with those of its petitions that the scope sees.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn meeting(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<MeetingDetails> {
    let sql = format!(
        "select m.* from voter_meeting m where m.id = $3 and {}",
        scope.condition("m.unit", 1)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let values = [&[unit, below], own].concat();
    let row = tx.first(&sql, &values)?.ok_or(Failure::NotFound)?;
    let sql = format!(
        "select {COLUMNS} from voter_petition v where v.meeting = $3 and {} order by v.year, v.number, v.id",
        seen(scope)
    );
    let petitions = tx.query(&sql, &values)?;
    Ok(MeetingDetails {
        meeting: VoterMeeting::of_row(&row)?,
        petitions: petitions.iter().map(line).collect::<store::Result<_>>()?,
    })
}

/// A meeting of the unit's own.
pub(super) fn own_meeting(tx: &mut Tx<'_>, unit: &str, id: Id) -> Result<Option<VoterMeeting>> {
    let row = tx.first(OWN_MEETING, params![id, unit])?;
    Ok(row.as_ref().map(VoterMeeting::of_row).transpose()?)
}
