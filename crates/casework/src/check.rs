//! The proof of the whole register: every chain, every sum, every clock.

use store::{Tx, params};

use crate::{
    Id, Result, Secrets, Setting, audit, commendation, document, guidance, notice, organization,
    person, protection, reception, report, settlement, supervision, tally, tip, witness,
};

/// What is done once to a register of before: the rows of its files and issued papers are bound by the audit.
const BOUND: &str = "rows-bound";
/// Two programs that open one register must not bind side by side.
const LOCK: &str = "update schema_migration set name = name where number = 23 returning number";
const IS_DONE: &str = "select at from mark where name = $1";
const DONE: &str = "insert into mark (name, at) values ($1, $2) on conflict (name) do nothing";

/// Every fault of the register, one line each; empty when it is whole. A part that cannot be read is a fault, and the others
/// are read all the same.
///
/// # Errors
/// What the database reports.
pub fn faults(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    organization::join(tx, &at.law)?;
    let mut faults = Vec::new();
    let mut part = |name: &str, found: Result<Vec<String>>| match found {
        Ok(found) => faults.extend(found),
        Err(failure) => faults.push(format!("{name}: it cannot be read: {failure}")),
    };
    part("chains", chains(tx));
    part("unit", organization::check(tx, at));
    part("guidance", guidance::check(tx));
    part("roster", reception::roster::check(tx, at));
    part("waiting", reception::waiting::check(tx));
    part("deputy", reception::deputy::check(tx));
    part("place", reception::place::check(tx));
    part("seal", person::seal::check(tx, at));
    part("case", settlement::check(tx, at));
    part("protection", protection::check(tx));
    part("tip", tip::check(tx));
    part("supervision", supervision::check(tx, at));
    part("dossier", notice::received::check(tx));
    part("tally", tally::check(tx, at));
    part("board", tally::check_boards(tx));
    part("commendation", commendation::check(tx));
    part("report", report::owed::check(tx));
    part("figures", report::recount(tx, at));
    part("identities", report::identities(tx, at));
    Ok(faults)
}

/// Every byte that was changed behind the program's back, one line each with table and row: audit, dockets, files and their
/// contents, papers, roots.
///
/// # Errors
/// What the database reports.
pub fn chains(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = audit::check(tx)?;
    faults.extend(settlement::check_dockets(tx)?);
    faults.extend(document::check(tx)?);
    faults.extend(notice::check(tx)?);
    faults.extend(witness::check(tx, None)?);
    Ok(faults)
}

/// How far the rows of a register of before are bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// The files behind this one are to come, and all papers.
    Files(Id),
    /// The papers behind this one are to come.
    Papers(Id),
    /// Everything is bound, and was marked so: what comes in another way from now on is a fault.
    All,
}

impl Reached {
    /// Where the work begins.
    pub const BEGIN: Self = Self::Files(Id::of(i64::MIN));
}

/// Is there anything that an older program kept without binding it?
///
/// # Errors
/// What the database reports.
pub fn is_all_bound(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.first(IS_DONE, params![BOUND])?.is_some())
}

/// Binds a page of the rows that an older program kept without, at a moment.
///
/// # Errors
/// What the database reports.
pub fn bind_earlier(
    tx: &mut Tx<'_>,
    moment: i64,
    secrets: &dyn Secrets,
    reached: Reached,
) -> Result<Reached> {
    tx.query(LOCK, params![])?;
    if is_all_bound(tx)? {
        return Ok(Reached::All);
    }
    Ok(match reached {
        Reached::Files(after) => {
            let next = document::bind_earlier(tx, moment, secrets, after)?;
            next.map_or(Reached::Papers(Id::of(i64::MIN)), Reached::Files)
        }
        Reached::Papers(after) => {
            let next = notice::bind_earlier(tx, moment, after)?;
            if next.is_none() {
                tx.execute(DONE, params![BOUND, moment])?;
            }
            next.map_or(Reached::All, Reached::Papers)
        }
        Reached::All => Reached::All,
    })
}
