//! A decision lays down what is to be carried out: one duty for each amount that later steps carry out.

use law::procedure::FieldKind;
use store::{Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::is_order;
use crate::{FieldError, Id, Result};

pub(super) const INSERT: &str = "insert into duty (id, tenant, unit, case_id, no, decision, class, what, ordered, more, done, owed_by, charged, due_on, plan, \
     state, closed_on, ground, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '', '')";
const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from duty where case_id = $1";
const COUNTED: &str = "update decision set duties = $2 where id = $1";

/// The number of the next duty of a case.
pub(super) fn next(tx: &mut Tx<'_>, case: Id) -> Result<i64> {
    let row = tx.first(NEXT, params![case])?;
    Ok(row.map_or(Ok(1), |row| row.get("no"))?)
}

impl Doing<'_> {
    /// Writes the duties of the decision that this step issues.
    ///
    /// # Errors
    /// A field error when something is ordered and yet nothing is said to be carried out.
    pub(in crate::settlement) fn lay_down(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        decision: Id,
    ) -> Result<()> {
        let ordered = self.entered.amounts.iter();
        let orders: Vec<(&String, i64)> = ordered
            .filter(|(what, amount)| **amount > 0 && is_order(self.procedure, what))
            .map(|(what, amount)| (what, *amount))
            .collect();
        if let Some((what, _)) = orders.first()
            && !case.facts.holds("to_enforce")
        {
            return Err(self.not_said(what).into());
        }
        let first = next(tx, case.id)?;
        let count = i64::try_from(orders.len()).unwrap_or(i64::MAX);
        for (no, (what, amount)) in (first..).zip(orders) {
            let (id, nobody) = (self.at.id(), None::<String>);
            let class = case.class.as_str();
            tx.send(
                INSERT,
                params![
                    id,
                    case.tenant,
                    case.unit,
                    case.id,
                    no,
                    decision,
                    class,
                    what,
                    amount,
                    0_i64,
                    0_i64,
                    "",
                    nobody,
                    nobody,
                    "",
                    "open",
                    nobody
                ],
            )?;
        }
        tx.send(COUNTED, params![decision, count])?;
        Ok(())
    }

    /// Something is ordered, and the question whether anything is to be carried out is answered with no.
    fn not_said(&self, what: &str) -> FieldError {
        let mut asked = self.step.fields.iter();
        let is_question = |field: &&law::procedure::Field| {
            field.kind == FieldKind::YesNo && field.fact.as_deref() == Some("to_enforce")
        };
        let field = asked
            .find(is_question)
            .map_or(what, |field| field.id.as_str());
        FieldError::new(format!("fields.{field}"), "orders-something")
    }
}
