//! How a case stands in the eyes of the statutory forms, day by day.

use jiff::civil::Date;
use law::procedure::{Facts, Phase};
use store::{Tx, params};

use super::case::Case;
use crate::tally::{self, Count};
use crate::{FieldError, Id, Result, Setting};

/// The last day of a phase that goes on.
pub(crate) const OPEN_END: &str = "9999-12-31";

const NOW: &str = "select min(phase) as phase from cohort where case_id = $1 and until_on = $2";
const DAYS: &str = "select distinct processed_on, earlier_on from cohort where case_id = $1";
const END: &str = "update cohort set until_on = $2 where case_id = $1 and until_on = $3";
const BEGIN: &str = "insert into cohort (unit, class, processed_on, case_id, phase, from_on, until_on, earlier_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) \
     on conflict (unit, class, processed_on, case_id, from_on, phase) do update set until_on = excluded.until_on";
const FIRST: &str = "select min(processed_on) as first from cohort where case_id = $1";
const EARLIER: &str = "select coalesce(max(processed_on), '') as earlier_on from cohort where case_id = $1 and processed_on < $2";
const COPY: &str = "insert into cohort (unit, class, processed_on, case_id, phase, from_on, until_on, earlier_on) \
     select distinct unit, class, cast($2 as text), case_id, phase, from_on, until_on, cast($3 as text) from cohort \
     where case_id = $1 and until_on > $2 \
     on conflict (unit, class, processed_on, case_id, from_on, phase) do nothing";
const LATER: &str = "update cohort set earlier_on = $2 where case_id = $1 and processed_on > $2 and earlier_on < $2";
const PETITIONS: &str =
    "select id from petition where case_id = $1 and coalesce(outcome, '') <> 'urge' order by id";

/// How the forms see a case that was taken back whole.
const WITHDRAWN: &str = "withdrawn";
/// Facts by which a withdrawal came after explanation, persuasion or conciliation.
pub(crate) const PERSUADED: [&str; 2] = ["conciliated", "persuaded"];

/// How the forms see a phase: a whole withdrawal is told apart from other terminations, and what was decided stays
/// decided while it is carried out and filed.
pub(crate) fn seen_as(
    before: Option<&str>,
    phase: Phase,
    is_withdrawn_whole: bool,
) -> &'static str {
    match phase {
        Phase::Examining => "examining",
        Phase::Accepted | Phase::Suspended => "accepted",
        Phase::Decided | Phase::Enforcing => "decided",
        Phase::Closed if before == Some("decided") => "decided",
        Phase::Closed => "closed",
        Phase::Refused => "refused",
        Phase::Terminated if is_withdrawn_whole => "withdrawn",
        Phase::Terminated => "terminated",
    }
}

/// Is the case still to be settled?
pub(crate) fn is_unsettled(seen: &str) -> bool {
    matches!(seen, "examining" | "accepted")
}

/// The case turns from its phase to another one on a day.
pub(super) fn turn(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    to: Phase,
    facts: &Facts,
    on: Date,
) -> Result<()> {
    let row = tx.first(NOW, params![case.id, OPEN_END])?;
    let Some(before) = row
        .map(|row| row.get::<Option<String>>("phase"))
        .transpose()?
        .flatten()
    else {
        return Ok(());
    };
    let after = seen_as(Some(&before), to, facts.holds("withdrawn_whole"));
    if before == after {
        return Ok(());
    }
    let days = tx.query(DAYS, params![case.id])?;
    tx.send(END, params![case.id, on, OPEN_END])?;
    for row in days {
        let (processed, earlier): (Date, String) =
            (row.get("processed_on")?, row.get("earlier_on")?);
        begin(tx, case, processed, after, on, &earlier)?;
    }
    count_turn(tx, at, case, &before, after, on)?;
    if after == WITHDRAWN && PERSUADED.iter().any(|fact| facts.holds(fact)) {
        let (class, stage) = (case.class.as_str(), case.stage.as_str());
        let measure = format!("case.persuaded.{class}.{stage}");
        let one = Count {
            unit: &case.unit,
            measure: &measure,
            on,
            subject_kind: "case",
            subject: case.id,
            amount: 1,
        };
        tally::count(tx, at, &[one])?;
    }
    Ok(())
}

/// A case is settled once, however often what follows turns it.
fn count_turn(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    before: &str,
    after: &str,
    on: Date,
) -> Result<()> {
    let (class, stage) = (case.class.as_str(), case.stage.as_str());
    let (measure, settled) = match (is_unsettled(before), is_unsettled(after)) {
        (true, false) => (format!("case.settled.{class}.{stage}.{after}"), 1),
        (false, true) => (format!("case.reopened.{class}.{stage}"), -1),
        _ => return Ok(()),
    };
    let counted = |measure, subject_kind, subject, amount| Count {
        unit: &case.unit,
        measure,
        on,
        subject_kind,
        subject,
        amount,
    };
    tally::count(tx, at, &[counted(&measure, "case", case.id, 1)])?;
    let measure = format!("petition.settled.{class}");
    for row in tx.query(PETITIONS, params![case.id])? {
        let petition: Id = row.get("id")?;
        tally::count(tx, at, &[counted(&measure, "petition", petition, settled)])?;
    }
    Ok(())
}

/// The first petition of a new case was processed: the case belongs to the cohort of that day.
pub(super) fn open_cohort(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    processed: Date,
) -> Result<()> {
    let seen = seen_as(None, case.phase, case.facts.holds("withdrawn_whole"));
    begin(tx, case, processed, seen, processed, "")?;
    let group = at
        .law
        .classification
        .group_of(&case.field, case.class, tally::FORMER_FORMS);
    let group = group.map_or("other", |group| group.id.as_str());
    let (class, stage) = (case.class.as_str(), case.stage.as_str());
    let measure = format!("case.opened.{class}.{stage}.{group}");
    let one = Count {
        unit: &case.unit,
        measure: &measure,
        on: processed,
        subject_kind: "case",
        subject: case.id,
        amount: 1,
    };
    tally::count(tx, at, &[one])
}

/// Another petition of the case was processed: the case belongs to the cohort of that day too, with the phases it has had.
///
/// # Errors
/// A field error for a day before the case was opened.
pub(super) fn join_cohort(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    petition: Id,
    processed: Date,
) -> Result<()> {
    let first: Option<Date> = match tx.first(FIRST, params![case.id])? {
        Some(row) => row.get("first")?,
        None => None,
    };
    if let Some(first) = first.filter(|first| processed < *first) {
        return Err(FieldError::new("on", "before-the-last-step")
            .with("last", first)
            .into());
    }
    let row = tx.first(EARLIER, params![case.id, processed])?;
    let earlier: String = row.map_or(Ok(String::new()), |row| row.get("earlier_on"))?;
    tx.send(COPY, params![case.id, processed, earlier])?;
    tx.send(LATER, params![case.id, processed])?;
    let row = tx.first(NOW, params![case.id, OPEN_END])?;
    let seen = row
        .map(|row| row.get::<Option<String>>("phase"))
        .transpose()?;
    if seen.flatten().is_some_and(|seen| is_unsettled(&seen)) {
        return Ok(());
    }
    let measure = format!("petition.settled.{}", case.class.as_str());
    let one = Count {
        unit: &case.unit,
        measure: &measure,
        on: processed,
        subject_kind: "petition",
        subject: petition,
        amount: 1,
    };
    tally::count(tx, at, &[one])
}

fn begin(
    tx: &mut Tx<'_>,
    case: &Case,
    processed: Date,
    phase: &str,
    on: Date,
    earlier: &str,
) -> Result<()> {
    let class = case.class.as_str();
    tx.send(
        BEGIN,
        params![
            case.unit, class, processed, case.id, phase, on, OPEN_END, earlier
        ],
    )?;
    Ok(())
}
