//! How a case ends beside its decision: withdrawals, service and publicity of what was decided, the courts, the look again at
//! a decision in effect. Each is a row of its own, written with the step that the docket keeps.

mod check;
mod group;
mod lawsuit;
mod publication;
mod published;
mod review;
mod served;
mod withdrawal;

use jiff::civil::Date;
use law::procedure::{Act, TermAction};
use store::{Tx, params};

pub(super) use check::check;
pub use lawsuit::LawsuitRow;
use lawsuit::lawsuits_of;
pub use publication::PublicationRow;
use publication::publications_of;
pub use published::{Published, published};
pub use review::ReviewRow;
use review::reviews_of;
pub use served::ServiceRow;
use served::services_of;
pub use withdrawal::WithdrawalRow;
use withdrawal::withdrawals_of;

use super::case::Case;
use super::effect::Doing;
use super::enforcement::{DutyRow, InstalmentRow, duties_of, instalments_of};
use crate::{FieldError, Id, Result, term};

const LAST_DECISION: &str = "select id from decision where case_id = $1 order by id desc limit 1";

/// The last decision of a case.
fn last_decision(tx: &mut Tx<'_>, case: Id) -> Result<Option<Id>> {
    let row = tx.first(LAST_DECISION, params![case])?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

/// Everything about how a case ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ending {
    /// What is to be carried out.
    pub duties: Vec<DutyRow>,
    /// What was carried out of it.
    pub instalments: Vec<InstalmentRow>,
    /// What was withdrawn.
    pub withdrawals: Vec<WithdrawalRow>,
    /// To whom the decision went.
    pub services: Vec<ServiceRow>,
    /// Where it stands in public.
    pub publications: Vec<PublicationRow>,
    /// Suits about the matter.
    pub lawsuits: Vec<LawsuitRow>,
    /// Looks again at the decision in effect.
    pub reviews: Vec<ReviewRow>,
}

impl Ending {
    /// Of a case. The caller has shown that the case may be seen.
    ///
    /// # Errors
    /// What the database reports.
    pub fn of(tx: &mut Tx<'_>, case: Id) -> Result<Self> {
        Ok(Self {
            duties: duties_of(tx, case)?,
            instalments: instalments_of(tx, case)?,
            withdrawals: withdrawals_of(tx, case)?,
            services: services_of(tx, case)?,
            publications: publications_of(tx, case)?,
            lawsuits: lawsuits_of(tx, case)?,
            reviews: reviews_of(tx, case)?,
        })
    }
}

impl Doing<'_> {
    /// Writes what an act of the end of a case means. The entry stands on the docket.
    pub(super) fn end_so(&self, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
        match self.step.act {
            Act::WithdrawWhole | Act::WithdrawPart => self.record_withdrawal(tx, case),
            Act::DisregardWithdrawal | Act::RecordPressure | Act::Reconsider => {
                self.set_withdrawal_aside(tx, case)
            }
            Act::Appoint => self.appoint(tx, case),
            Act::LeaveGroup => self.leave_group(tx, case),
            Act::Send => self.send_to_all(tx, case),
            Act::Deliver => self.serve(tx, case),
            Act::Publish => self.make_public(tx, case),
            Act::TakeDown => self.take_down(tx, case),
            Act::Stay => self.check_stay(tx, case),
            Act::Appeal => self.check_window(tx, case),
            Act::Litigate => self.record_lawsuit(tx, case),
            Act::Judge => self.record_judgment(tx, case),
            Act::ExecuteJudgment => self.execute_judgment(tx, case),
            Act::Reexamine => self.begin_review(tx, case),
            Act::ConcludeReexamination => self.end_review(tx, case),
            Act::InstructEnforcement => self.instruct(tx, case),
            Act::AssignDuty => self.assign_duty(tx, case),
            Act::EndDuty => self.end_duty(tx, case),
            _ => Ok(()),
        }
    }

    /// A stay lasts at most as long as the settlement (Law on Complaints art. 35).
    fn check_stay(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let Some(until) = self.entered.dates.get("until").copied() else {
            return Ok(());
        };
        let settlement = self.procedure.terms_meant("*");
        let clocks = term::of_subject(tx, case.id)?;
        let due = clocks
            .iter()
            .filter(|clock| clock.closed_on.is_none())
            .filter(|clock| settlement.contains(&clock.term.as_str()))
            .filter_map(|clock| clock.due)
            .max();
        match due.filter(|due| until > *due) {
            Some(due) => Err(FieldError::new("fields.until", "after-the-term")
                .with("due", due)
                .into()),
            None => Ok(()),
        }
    }

    /// A second complaint after its window needs the obstacle that held it up (Law on Complaints art. 9, 33).
    fn check_window(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        // Where the first settler let his own term run out, nothing is asked.
        let mut asked = self.step.fields.iter();
        if !asked.any(|field| field.id == "obstacle") {
            return Ok(());
        }
        let filed = self.entered.dates.get("filed_on").copied();
        let Some(due) = self.met_until(tx, case)? else {
            return Ok(());
        };
        match filed.filter(|filed| *filed > due) {
            Some(_) if self.told("obstacle").is_empty() => {
                let error = FieldError::new("fields.obstacle", "after-the-window");
                Err(error.with("due", due).into())
            }
            _ => Ok(()),
        }
    }

    /// The last day of the clocks that this step met.
    fn met_until(&self, tx: &mut Tx<'_>, case: &Case) -> Result<Option<Date>> {
        let met = self.step.terms.iter();
        let met: Vec<&str> = met
            .filter(|effect| effect.does == TermAction::Meets)
            .map(|effect| effect.term.as_str())
            .collect();
        let clocks = term::of_subject(tx, case.id)?;
        let met = clocks
            .iter()
            .filter(|clock| met.contains(&clock.term.as_str()) && clock.closed_on == Some(self.on));
        Ok(met.filter_map(|clock| clock.due).max())
    }

    /// A text that was entered; empty where nothing was.
    fn told(&self, field: &str) -> &str {
        self.entered.line(field).unwrap_or_default()
    }

    fn said_yes(&self, field: &str) -> bool {
        self.entered.answers.get(field).copied().unwrap_or(false)
    }
}
