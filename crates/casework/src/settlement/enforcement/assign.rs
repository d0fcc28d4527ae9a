//! Who owes what, and until when: for all duties with the instruction, for one of them or a part of it by a step of its own.

use store::{Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::lay_down::{INSERT, next};
use super::row::{COLUMNS, DutyRow, of_row};
use crate::{FieldError, Result};

const INSTRUCT: &str = "update duty set charged = $2, due_on = $3 where case_id = $1 and state = 'open' and due_on is null";
const ASSIGN: &str = "update duty set ordered = $2, owed_by = $3, charged = $4, due_on = $5, plan = $6 where id = $1";

/// An open duty of a case by its number.
pub(super) fn open_duty(tx: &mut Tx<'_>, case: &Case, no: i64) -> Result<Option<DutyRow>> {
    let sql =
        format!("select {COLUMNS} from duty where case_id = $1 and no = $2 and state = 'open'");
    let row = tx.first(&sql, params![case.id, no])?;
    Ok(row.as_ref().map(of_row).transpose()?)
}

impl Doing<'_> {
    /// The instruction names the unit and the day for every duty that has none.
    pub(in crate::settlement) fn instruct(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let (unit, due) = (
            self.entered.line("unit"),
            self.entered.dates.get("finish_by"),
        );
        tx.send(INSTRUCT, params![case.id, unit, due.copied()])?;
        Ok(())
    }

    /// Says who owes a duty, or an amount of it, which then is a duty of its own.
    pub(in crate::settlement) fn assign_duty(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let Some(duty) = self.chosen(tx, case)? else {
            return Ok(());
        };
        let line = |name| self.entered.line(name).unwrap_or_default();
        let (owed_by, plan) = (line("owed_by"), line("plan"));
        let due = self.entered.dates.get("finish_by").copied().or(duty.due_on);
        let charged = self.entered.line("unit").map(str::to_owned);
        let charged = charged.or_else(|| duty.charged.clone());
        let amount = self.entered.amounts.get("amount").copied();
        let amount = amount.unwrap_or_else(|| duty.left());
        if !(1..=duty.left()).contains(&amount) {
            let error = FieldError::new("fields.amount", "number-out-of-range");
            return Err(error.with("least", 1).with("most", duty.left()).into());
        }
        if amount == duty.left() {
            tx.send(
                ASSIGN,
                params![duty.id, duty.ordered, owed_by, charged, due, plan],
            )?;
            return Ok(());
        }
        tx.send(
            ASSIGN,
            params![
                duty.id,
                duty.ordered - amount,
                duty.owed_by,
                duty.charged,
                duty.due_on,
                duty.plan
            ],
        )?;
        let (id, no, nobody) = (self.at.id(), next(tx, case.id)?, None::<String>);
        let class = case.class.as_str();
        tx.send(
            INSERT,
            params![
                id,
                case.tenant,
                case.unit,
                case.id,
                no,
                duty.decision,
                class,
                duty.what,
                amount,
                0_i64,
                0_i64,
                owed_by,
                charged,
                due,
                plan,
                "open",
                nobody
            ],
        )?;
        Ok(())
    }

    /// The duty that was chosen in the step; reading has shown that it is open.
    pub(super) fn chosen(&self, tx: &mut Tx<'_>, case: &Case) -> Result<Option<DutyRow>> {
        match self.entered.duty {
            Some(no) => open_duty(tx, case, no),
            None => Ok(None),
        }
    }
}
