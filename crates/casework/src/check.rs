//! The proof of the whole register: every chain, every sum, every clock.

use store::Tx;

use crate::{
    Result, Setting, audit, commendation, guidance, notice, organization, reception, report,
    settlement, supervision, tally,
};

/// Every fault of the register, one line each; empty when it is whole.
///
/// # Errors
/// What the database reports.
pub fn faults(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    organization::join(tx, &at.law)?;
    let mut faults = audit::check(tx)?;
    faults.extend(organization::check(tx, at)?);
    faults.extend(guidance::check(tx)?);
    faults.extend(reception::roster::check(tx, at)?);
    faults.extend(reception::waiting::check(tx)?);
    faults.extend(reception::deputy::check(tx)?);
    faults.extend(reception::place::check(tx)?);
    faults.extend(settlement::check(tx, at)?);
    faults.extend(supervision::check(tx, at)?);
    faults.extend(notice::check(tx)?);
    faults.extend(notice::received::check(tx)?);
    faults.extend(tally::check(tx, at)?);
    faults.extend(tally::check_boards(tx)?);
    faults.extend(commendation::check(tx)?);
    faults.extend(report::owed::check(tx)?);
    faults.extend(report::recount(tx, at)?);
    faults.extend(report::identities(tx, at)?);
    Ok(faults)
}
