//! What acts do to the clocks of a petition, a visit or a case.

use jiff::civil::Date;
use store::{Tx, params};

use super::clock::{COLUMNS, Clock, Opening, Outcome};
use super::span::{Pause, Span};
use crate::{Id, Refusal, Result, Setting};

const INSERT: &str = "insert into clock (id, tenant, unit, subject_kind, subject, term, version, article, started_on, is_remote, is_complex, \
     extensions, spans, nominal_on, due_on, warn_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '', $12, $13, $14)";

/// Opens a clock; none where the law of that day had no such term. The numbers for a remote area and for a complex
/// case are asked only of a term that knows them.
///
/// # Errors
/// `term-unknown`, or `term-cannot-be-counted` where the calendar does not reach.
pub fn open(tx: &mut Tx<'_>, at: &Setting, opening: &Opening<'_>) -> Result<Option<Clock>> {
    let term = at
        .law
        .term(opening.term)
        .ok_or_else(|| Refusal::new("term-unknown").with("term", opening.term))?;
    let Some(version) = term.version_on(opening.start) else {
        return Ok(None);
    };
    let counted = version.length.counted();
    let mut clock = Clock {
        id: at.id(),
        unit: opening.unit.to_owned(),
        term: term.id.clone(),
        version: version.id.clone(),
        article: version.article.vi.clone(),
        started_on: opening.start,
        is_remote: opening.is_remote && counted.is_some_and(|counted| counted.remote.is_some()),
        is_complex: opening.is_complex && counted.is_some_and(|counted| counted.complex.is_some()),
        extensions: 0,
        spans: Vec::new(),
        suspended_on: None,
        suspended_by: None,
        nominal: None,
        due: None,
        warn: None,
        closed_on: None,
        outcome: None,
    };
    clock.recount(at)?;
    tx.send(
        INSERT,
        params![
            clock.id,
            opening.tenant,
            opening.unit,
            opening.subject_kind,
            opening.subject,
            clock.term,
            clock.version,
            clock.article,
            clock.started_on,
            clock.is_remote,
            clock.is_complex,
            clock.nominal,
            clock.due,
            clock.warn
        ],
    )?;
    Ok(Some(clock))
}

/// Closes every running clock of these terms as done on a day, on time or late. Answers whether any was late.
///
/// # Errors
/// What the database reports.
pub fn meet(tx: &mut Tx<'_>, subject: Id, terms: &[&str], on: Date) -> Result<bool> {
    let mut any_late = false;
    for mut clock in running_of(tx, subject, terms)? {
        let late = clock.is_late_on(on);
        any_late |= late;
        clock.closed_on = Some(on);
        clock.outcome = Some(
            if late { Outcome::Late } else { Outcome::OnTime }
                .as_str()
                .to_owned(),
        );
        clock.save(tx)?;
    }
    Ok(any_late)
}

/// Closes one running clock as done on a day, on time or late; nothing where it runs no more.
///
/// # Errors
/// What the database reports.
pub fn meet_one(tx: &mut Tx<'_>, clock: Id, on: Date) -> Result<()> {
    let sql = format!("select {COLUMNS} from clock where id = $1 and closed_on is null");
    let Some(row) = tx.first(&sql, params![clock])? else {
        return Ok(());
    };
    let mut clock = Clock::of_row(&row)?;
    let outcome = if clock.is_late_on(on) {
        Outcome::Late
    } else {
        Outcome::OnTime
    };
    (clock.closed_on, clock.outcome) = (Some(on), Some(outcome.as_str().to_owned()));
    clock.save(tx)
}

/// Ends every running clock of these terms without duty done.
///
/// # Errors
/// What the database reports.
pub fn stop(tx: &mut Tx<'_>, subject: Id, terms: &[&str], on: Date) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        clock.closed_on = Some(on);
        clock.outcome = Some(Outcome::Stopped.as_str().to_owned());
        clock.save(tx)?;
    }
    Ok(())
}

/// Gives the running clocks of these terms their longer base or cap, where the law has one.
///
/// # Errors
/// What the database reports.
pub fn lengthen(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str]) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        let version = at
            .law
            .term(&clock.term)
            .and_then(|term| term.version_on(clock.started_on));
        let counted = version.and_then(|version| version.length.counted());
        clock.is_complex = counted.is_some_and(|counted| counted.complex.is_some());
        clock.recount(at)?;
        clock.save(tx)?;
    }
    Ok(())
}

/// One extension decision more for the running clocks of these terms.
///
/// # Errors
/// `term-cannot-be-counted` when the law has no further extension.
pub fn extend(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str]) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        clock.extensions = clock.extensions.saturating_add(1);
        clock.recount(at)?;
        clock.save(tx)?;
    }
    Ok(())
}

/// Stops the running clocks of these terms from a day on, where the law lets such a pause stop them.
///
/// # Errors
/// What the database reports.
pub fn suspend(
    tx: &mut Tx<'_>,
    at: &Setting,
    subject: Id,
    terms: &[&str],
    on: Date,
    pause: Pause,
) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        if clock.suspended_on.is_none() && clock.may_be_stopped(at, on, pause) {
            (clock.suspended_on, clock.suspended_by) = (Some(on), Some(pause));
            clock.save(tx)?;
        }
    }
    Ok(())
}

/// Lets stopped clocks go on from a day: the days between are not counted.
///
/// # Errors
/// What the database reports.
pub fn resume(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str], on: Date) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        if let (Some(from), Some(pause)) = (clock.suspended_on.take(), clock.suspended_by.take()) {
            clock.spans.push(Span {
                from,
                to: on,
                pause,
            });
            clock.recount(at)?;
            clock.save(tx)?;
        }
    }
    Ok(())
}

/// The running clocks of a subject among these terms; `all` means every one.
fn running_of(tx: &mut Tx<'_>, subject: Id, terms: &[&str]) -> Result<Vec<Clock>> {
    let sql =
        format!("select {COLUMNS} from clock where subject = $1 and closed_on is null order by id");
    let all: Vec<Clock> = tx
        .query(&sql, params![subject])?
        .iter()
        .map(Clock::of_row)
        .collect::<store::Result<_>>()?;
    let wanted = |clock: &Clock| {
        terms
            .iter()
            .any(|term| *term == "all" || *term == clock.term)
    };
    Ok(all.into_iter().filter(wanted).collect())
}
