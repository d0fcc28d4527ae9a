//! How a case ends, as the API shows it.

use casework::settlement::{
    DutyRow, Ending, InstalmentRow, LawsuitRow, PublicationRow, ReviewRow, ServiceRow,
    WithdrawalRow,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// How a case ends.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct EndingView {
    /// What is to be carried out.
    duties: Vec<DutyView>,
    /// What was carried out of it.
    instalments: Vec<InstalmentView>,
    /// What was withdrawn.
    withdrawals: Vec<WithdrawalView>,
    /// To whom decisions went.
    services: Vec<ServiceView>,
    /// Where decisions stand in public.
    publications: Vec<PublicationView>,
    /// Suits about the matter.
    lawsuits: Vec<LawsuitView>,
    /// Looks again at a decision in effect.
    reviews: Vec<ReviewView>,
}

impl From<Ending> for EndingView {
    fn from(found: Ending) -> Self {
        Self {
            duties: all(found.duties),
            instalments: all(found.instalments),
            withdrawals: all(found.withdrawals),
            services: all(found.services),
            publications: all(found.publications),
            lawsuits: all(found.lawsuits),
            reviews: all(found.reviews),
        }
    }
}

fn all<R, V: From<R>>(rows: Vec<R>) -> Vec<V> {
    rows.into_iter().map(V::from).collect()
}

/// A duty that a decision laid down.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct DutyView {
    /// The row.
    id: Key,
    /// Number in the case.
    no: i64,
    /// The decision that ordered it.
    decision: Key,
    /// The amount of the decision that it is: `money_to_state`.
    what: String,
    /// What was ordered: đồng, square metres, people.
    ordered: i64,
    /// What was carried out beyond the order, with a reason.
    more: i64,
    /// What was carried out so far.
    done: i64,
    /// Who owes it; empty while nobody is named.
    owed_by: String,
    /// The unit that sees to it.
    charged: Option<String>,
    /// Until when.
    due_on: Option<Day>,
    /// `open`, `done`, `ended`.
    state: String,
    /// The day it was done or ended.
    closed_on: Option<Day>,
    /// Why it ended without being done, by the law's list.
    ground: String,
}

impl From<DutyRow> for DutyView {
    fn from(row: DutyRow) -> Self {
        Self {
            id: Key(row.id),
            no: row.no,
            decision: Key(row.decision),
            what: row.what,
            ordered: row.ordered,
            more: row.more,
            done: row.done,
            owed_by: row.owed_by,
            charged: row.charged,
            due_on: row.due_on.map(Day),
            state: row.state,
            closed_on: row.closed_on.map(Day),
            ground: row.ground,
        }
    }
}

/// What was carried out of a duty at one time.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct InstalmentView {
    /// The duty.
    duty: Key,
    /// Number of the docket entry.
    seq: i64,
    /// Its day.
    on: Day,
    /// How much.
    amount: i64,
    /// How much of it is beyond the order.
    more: i64,
    /// Why.
    reason: String,
}

impl From<InstalmentRow> for InstalmentView {
    fn from(row: InstalmentRow) -> Self {
        Self {
            duty: Key(row.duty),
            seq: row.seq,
            on: Day(row.on),
            amount: row.amount,
            more: row.more,
            reason: row.reason,
        }
    }
}

/// A withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct WithdrawalView {
    /// Number of the docket entry.
    seq: i64,
    /// Its day.
    on: Day,
    /// `whole`, `contents`, `members`.
    kind: String,
    /// Its form, by the law's list.
    form: String,
    /// The contents withdrawn.
    contents: Vec<i64>,
    /// How many people withdrew.
    people: i64,
    /// Who asked whether it was free.
    asked_by: Option<Key>,
    /// When.
    asked_on: Option<Day>,
    /// Who was not in the room.
    absent: String,
    /// Was it free?
    is_free: bool,
    /// Did it come of explanation and persuasion?
    is_persuaded: bool,
    /// The day on which it was found not to count.
    set_aside_on: Option<Day>,
}

impl From<WithdrawalRow> for WithdrawalView {
    fn from(row: WithdrawalRow) -> Self {
        Self {
            seq: row.seq,
            on: Day(row.on),
            kind: row.kind,
            form: row.form,
            contents: row.contents,
            people: row.people,
            asked_by: row.asked_by.map(Key),
            asked_on: row.asked_on.map(Day),
            absent: row.absent,
            is_free: row.is_free,
            is_persuaded: row.is_persuaded,
            set_aside_on: row.set_aside_on.map(Day),
        }
    }
}

/// One recipient of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ServiceView {
    /// Number in the case.
    no: i64,
    /// Who, by the law's list; `other` for whoever is named in words.
    recipient: String,
    /// Who, in words.
    other: String,
    /// The day it was sent.
    sent_on: Day,
    /// Was it sent after its term?
    is_late: bool,
    /// How, by the law's list.
    way: String,
    /// The day the recipient had it.
    served_on: Option<Day>,
    /// What proves it, by the law's list.
    proof: String,
}

impl From<ServiceRow> for ServiceView {
    fn from(row: ServiceRow) -> Self {
        Self {
            no: row.no,
            recipient: row.recipient,
            other: row.other,
            sent_on: Day(row.sent_on),
            is_late: row.is_late,
            way: row.way,
            served_on: row.served_on.map(Day),
            proof: row.proof,
        }
    }
}

/// One form in which a decision stands in public.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct PublicationView {
    /// Number in the case.
    no: i64,
    /// The form, by the law's list.
    form: String,
    /// The first day.
    from_on: Day,
    /// The last day, for a form that lasts.
    until_on: Option<Day>,
    /// How many times.
    times: i64,
    /// Where.
    place: String,
    /// What anybody may read of it.
    shown: String,
    /// The day it was taken down.
    down_on: Option<Day>,
}

impl From<PublicationRow> for PublicationView {
    fn from(row: PublicationRow) -> Self {
        Self {
            no: row.no,
            form: row.form,
            from_on: Day(row.from_on),
            until_on: row.until_on.map(Day),
            times: row.times,
            place: row.place,
            shown: row.shown,
            down_on: row.down_on.map(Day),
        }
    }
}

/// A suit about the matter.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct LawsuitView {
    /// Number in the case.
    no: i64,
    /// The court.
    court: String,
    /// Number of its acceptance.
    number: String,
    /// The day it accepted the suit.
    accepted_on: Day,
    /// The day of the judgment.
    judged_on: Option<Day>,
    /// Number of the judgment.
    judgment: String,
    /// What it ordered, by the law's list.
    result: String,
    /// The day it was carried out.
    executed_on: Option<Day>,
}

impl From<LawsuitRow> for LawsuitView {
    fn from(row: LawsuitRow) -> Self {
        Self {
            no: row.no,
            court: row.court,
            number: row.number,
            accepted_on: Day(row.accepted_on),
            judged_on: row.judged_on.map(Day),
            judgment: row.judgment,
            result: row.result,
            executed_on: row.executed_on.map(Day),
        }
    }
}

/// A look again at a decision in effect.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ReviewView {
    /// Number in the case.
    no: i64,
    /// The unit that ordered it.
    ordered_by: String,
    /// The day of the order.
    ordered_on: Day,
    /// The day it came to its end.
    ended_on: Option<Day>,
    /// `keep`, `amend`, `cancel`; empty while it goes on.
    result: String,
}

impl From<ReviewRow> for ReviewView {
    fn from(row: ReviewRow) -> Self {
        Self {
            no: row.no,
            ordered_by: row.ordered_by,
            ordered_on: Day(row.ordered_on),
            ended_on: row.ended_on.map(Day),
            result: row.result,
        }
    }
}
