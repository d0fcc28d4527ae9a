//! What was carried out is written against the duties it carries out, before the step is judged: a completion brings the rest.

use law::procedure::Field;
use store::{Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::super::entry::wrong;
use super::lay_down::{INSERT, next};
use super::row::{COLUMNS, DutyRow, of_row};
use crate::{FieldError, Id, Result};

const DONE: &str = "update duty set done = $2, more = $3, state = $4, closed_on = $5 where id = $1";
const INSTALMENT: &str = "insert into instalment (id, tenant, duty, case_id, seq, on_day, amount, more, reason) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const DECISION: &str =
    "select id, duties from decision where case_id = $1 order by id desc limit 1";

impl Doing<'_> {
    /// Writes every amount of the step against its duty.
    ///
    /// # Errors
    /// Field errors: several duties are open and none is chosen; more than ordered, without a reason.
    pub(in crate::settlement) fn carry_out(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        for field in &self.step.fields {
            let amount = self.entered.amounts.get(&field.id).copied().unwrap_or(0);
            if let Some(what) = field.carries_out.as_deref().filter(|_| amount > 0) {
                self.carry_out_one(tx, case, field, what, amount)?;
            }
        }
        Ok(())
    }

    fn carry_out_one(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        field: &Field,
        what: &str,
        amount: i64,
    ) -> Result<()> {
        let Some(row) = tx.first(DECISION, params![case.id])? else {
            return Ok(());
        };
        let (decision, duties): (Id, Option<i64>) = (row.get("id")?, row.get("duties")?);
        if duties.is_none() {
            // A decision from before: what it ordered stands as amounts alone.
            return Ok(());
        }
        let duty = self.meant(tx, case, what)?;
        let left = duty.as_ref().map_or(0, DutyRow::left);
        let more = (amount - left).max(0);
        let reason = self.entered.line("more_reason").unwrap_or_default();
        if more > 0 && reason.is_empty() {
            let error = wrong(field, "more-than-ordered");
            return Err(error.with("left", left).into());
        }
        let id = match duty {
            Some(duty) => self.add_to(tx, &duty, amount, more)?,
            None => self.unordered(tx, case, decision, what, amount)?,
        };
        let reason = if more > 0 { reason } else { "" };
        let seq = case.docket_length + 1;
        tx.send(
            INSTALMENT,
            params![
                self.at.id(),
                case.tenant,
                id,
                case.id,
                seq,
                self.on,
                amount,
                more,
                reason
            ],
        )?;
        let measure = format!("enforcement.more.{}.{what}", case.class.as_str());
        self.count(tx, case, &measure, decision, more)
    }

    /// The duty that an amount carries out: the one chosen, or the only one that is open; else the last that was done.
    fn meant(&self, tx: &mut Tx<'_>, case: &Case, what: &str) -> Result<Option<DutyRow>> {
        if let Some(duty) = self.chosen(tx, case)?.filter(|duty| duty.what == what) {
            return Ok(Some(duty));
        }
        let sql = format!(
            "select {COLUMNS} from duty where case_id = $1 and what = $2 and state <> 'ended' order by no"
        );
        let rows = tx.query(&sql, params![case.id, what])?;
        let mut known = rows.iter().map(of_row).collect::<store::Result<Vec<_>>>()?;
        let open: Vec<DutyRow> = known
            .iter()
            .filter(|duty| duty.is_open())
            .cloned()
            .collect();
        match open.as_slice() {
            [] => Ok(known.pop()),
            [only] => Ok(Some(only.clone())),
            several => {
                let error = FieldError::new("fields.duty", "duty-needed");
                Err(error.with("count", several.len()).into())
            }
        }
    }

    fn add_to(&self, tx: &mut Tx<'_>, duty: &DutyRow, amount: i64, more: i64) -> Result<Id> {
        let (done, more) = (duty.done + amount, duty.more + more);
        let is_done = done == duty.ordered + more;
        let closed = is_done.then_some(self.on);
        let state = if is_done { "done" } else { "open" };
        tx.send(DONE, params![duty.id, done, more, state, closed])?;
        Ok(duty.id)
    }

    /// Something was carried out that the decision did not order.
    fn unordered(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        decision: Id,
        what: &str,
        amount: i64,
    ) -> Result<Id> {
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
                decision,
                class,
                what,
                0_i64,
                amount,
                amount,
                "",
                nobody,
                nobody,
                "",
                "done",
                self.on
            ],
        )?;
        Ok(id)
    }
}
