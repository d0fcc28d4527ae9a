//! A duty ends without being carried out, on a ground of the law; with a case that goes to another instance, all of them.

use store::{Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::row::{COLUMNS, DutyRow, of_row};
use crate::Result;

const END: &str =
    "update duty set state = 'ended', closed_on = $2, ground = $3, reason = $4 where id = $1";
/// The ground of what ends with its case.
const WITH_THE_CASE: &str = "case_ended";

impl Doing<'_> {
    /// Ends the chosen duty on its ground.
    pub(in crate::settlement) fn end_duty(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let line = |name| self.entered.line(name).unwrap_or_default();
        match self.chosen(tx, case)? {
            Some(duty) => self.end(tx, case, &duty, line("ground"), line("reason")),
            None => Ok(()),
        }
    }

    /// Ends what is open when the case ends before it is carried out: another decision takes the place of this one.
    pub(in crate::settlement) fn end_duties(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        ground: Option<&str>,
    ) -> Result<()> {
        let sql =
            format!("select {COLUMNS} from duty where case_id = $1 and state = 'open' order by no");
        let open = tx.query(&sql, params![case.id])?;
        for row in &open {
            let duty = of_row(row)?;
            self.end(tx, case, &duty, ground.unwrap_or(WITH_THE_CASE), "")?;
        }
        Ok(())
    }

    fn end(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        duty: &DutyRow,
        ground: &str,
        reason: &str,
    ) -> Result<()> {
        tx.send(END, params![duty.id, self.on, ground, reason])?;
        let measure = format!("enforcement.ended.{}.{}", case.class.as_str(), duty.what);
        self.count(tx, case, &measure, duty.decision, duty.left())
    }
}
