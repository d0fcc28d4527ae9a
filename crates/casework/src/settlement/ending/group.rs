//! A group: who speaks for it, and who is no longer in it (rulebook KN-21, KN-22).

use store::{Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use crate::{FieldError, Refusal, Result};

const DISMISS: &str = "update case_participant set role = $2 where case_id = $1 and role = 'representative' and left_on is null";
const APPOINT: &str =
    "update case_participant set role = 'representative' where case_id = $1 and no = $2";

impl Doing<'_> {
    /// The members whom the others appointed speak for all; those who did before no longer do.
    pub(super) fn appoint(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let count = i64::try_from(self.entered.members.len()).unwrap_or(i64::MAX);
        let Some(rule) = self.at.law.groups.representatives_of(case.people) else {
            return Ok(());
        };
        if !rule.may_be.contains(count) {
            return Err(Refusal::new("representatives-of-a-group")
                .article(&rule.article)
                .with("people", case.people)
                .with("least", rule.may_be.least)
                .with("most", rule.may_be.most.unwrap_or(count))
                .into());
        }
        let own = super::super::people::own_role(case.class);
        tx.send(DISMISS, params![case.id, own])?;
        for no in &self.entered.members {
            tx.send(APPOINT, params![case.id, *no])?;
        }
        Ok(())
    }

    /// One of the group died or is otherwise no longer in the case; it goes on for the others.
    pub(super) fn leave_group(&self, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
        let leaving = i64::try_from(self.entered.members.len()).unwrap_or(i64::MAX);
        if leaving >= case.people {
            let error = FieldError::new("fields.members", "number-out-of-range");
            return Err(error.with("least", 1).with("most", case.people - 1).into());
        }
        self.leave(tx, case, self.told("cause"))?;
        case.people -= leaving;
        Ok(())
    }
}
