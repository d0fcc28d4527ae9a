//! The keeper of a list reviews its cases: notes, sends back, finds done, takes off.

use jiff::civil::Date;
use store::Tx;

use super::super::given::{TEXT, act_day, bounded, check_names_of_case, needed, refuse};
use super::row::Act;
use super::state::ProlongedEntry;
use crate::access::{Permit, acts};
use crate::word::vocabulary;
use crate::{Failure, Id, Result, Setting};

vocabulary! {
    /// What comes of a review.
    Verdict {
        /// A remark to the owner.
        Note = "note",
        /// It is not settled: the owner goes on.
        SendBack = "send_back",
        /// It is done.
        Done = "done",
        /// It is taken off the list.
        Remove = "remove",
    }
}

/// A review as it was typed.
#[derive(Debug, Clone)]
pub struct Review {
    /// What comes of it.
    pub verdict: Verdict,
    /// Why, and what is to be done; may be empty where it is done.
    pub text: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Reviews a case of a list that the unit keeps.
///
/// # Errors
/// Not found for a list of another unit; field errors; refusals when it is not settled, has ended or was changed
/// meanwhile.
pub fn review(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepList>,
    id: Id,
    review: &Review,
) -> Result<()> {
    let entry = ProlongedEntry::take(tx, id, review.expected)?;
    if entry.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    if review.verdict == Verdict::Done {
        bounded("text", &review.text, TEXT, &mut errors);
    } else {
        needed("text", &review.text, TEXT, &mut errors);
    }
    refuse(errors)?;
    check_names_of_case(tx, at, entry.case, &[("text", &review.text)])?;
    let (last, _) = entry.last(tx)?;
    let on = act_day(at, review.on, last.unwrap_or(entry.listed_on))?;
    let (entry, name, event) = match review.verdict {
        Verdict::Note => {
            entry.expect_open()?;
            (entry, "noted", "prolonged.noted")
        }
        Verdict::SendBack => (entry.sent_back()?, "sent_back", "prolonged.sent-back"),
        Verdict::Done => (entry.done(on)?, "done", "prolonged.done"),
        Verdict::Remove => (entry.removed(on)?, "removed", "prolonged.removed"),
    };
    let act = Act {
        name,
        event,
        on,
        text: review.text.trim(),
    };
    entry.record(tx, at, permit.by(), act)
}
