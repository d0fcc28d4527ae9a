//! What of a case a step may point at by its number: claims, people, duties.

use law::procedure::{Field, FieldKind};
use store::{Tx, params};

use crate::{Id, Result};

const OPEN: &str = "select no from case_content where case_id = $1 and state = 'open' order by no";
const WITHDRAWN: &str =
    "select no from case_content where case_id = $1 and state = 'withdrawn' order by no";
const MEMBERS: &str = "select no from case_participant where case_id = $1 and left_on is null \
     and role in ('complainant', 'denouncer', 'recommender', 'representative') order by no";
const DUTIES: &str = "select no from duty where case_id = $1 and state = 'open' order by no";

/// The numbers that the fields of a step may name.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    open: Vec<i64>,
    withdrawn: Vec<i64>,
    members: Vec<i64>,
    duties: Vec<i64>,
}

impl Numbers {
    /// Those that the fields ask about.
    pub(super) fn read(tx: &mut Tx<'_>, case: Id, fields: &[Field]) -> Result<Self> {
        let asks = |kinds: &[FieldKind]| fields.iter().any(|field| kinds.contains(&field.kind));
        let mut numbers = Self::default();
        if asks(&[
            FieldKind::Findings,
            FieldKind::Contents,
            FieldKind::ByContent,
        ]) {
            numbers.open = read(tx, OPEN, case)?;
        }
        if asks(&[FieldKind::Withdrawn]) {
            numbers.withdrawn = read(tx, WITHDRAWN, case)?;
        }
        if asks(&[FieldKind::Members]) {
            numbers.members = read(tx, MEMBERS, case)?;
        }
        if asks(&[FieldKind::Duty]) {
            numbers.duties = read(tx, DUTIES, case)?;
        }
        Ok(numbers)
    }

    /// Those that a field of this kind may name.
    pub(super) fn of(&self, kind: FieldKind) -> &[i64] {
        match kind {
            FieldKind::Findings | FieldKind::Contents | FieldKind::ByContent => &self.open,
            FieldKind::Withdrawn => &self.withdrawn,
            FieldKind::Members => &self.members,
            FieldKind::Duty => &self.duties,
            _ => &[],
        }
    }
}

fn read(tx: &mut Tx<'_>, sql: &str, case: Id) -> Result<Vec<i64>> {
    let rows = tx.query(sql, params![case])?;
    let numbers = rows.iter().map(|row| row.get("no"));
    Ok(numbers.collect::<store::Result<_>>()?)
}
