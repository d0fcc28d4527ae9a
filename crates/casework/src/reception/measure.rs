//! Names of what is counted of receptions, and the counting.
//!
//! | measure | amount |
//! | --- | --- |
//! | `visit.GROUP.turns` | 1 for each person or group received |
//! | `visit.GROUP.people` | people received |
//! | `visit.GROUP.first`, `visit.GROUP.repeated` | 1, told apart by whether the matter was received before |
//! | `visit.GROUP.large_groups` | 1 for each large group |
//! | `visit.GROUP.large_group_people` | its people |
//! | `visit.GROUP.large_groups_first`, `visit.GROUP.large_groups_repeated` | 1, told apart likewise |
//! | `session.GROUP.days` | 1 for each day on which the head or his delegate sat, even if nobody came |
//! | `session.GROUP.sessions` | 1 for each such session |
//!
//! `GROUP` is `regular`, `head` or `delegated`; days and sessions are counted of the last two. In the Party's
//! book every name begins with `party.KIND.`, where `KIND` is `regular`, `periodic` or `unscheduled`, so that the
//! State's forms never see them: `party.unscheduled.visit.head.people`. Whoever was refused was not received and is
//! not counted.

use store::{Tx, params};

use super::state::Session;
use super::words::{Group, Kind, Register};
use crate::tally::{self, Count};
use crate::{Id, Result, Setting};

/// The measure of visits: `what` is the last word of the table above.
pub fn visit_measure(register: Register, kind: Kind, group: Group, what: &str) -> String {
    format!("{}visit.{}.{what}", book(register, kind), group.as_str())
}

/// The measure of sessions: `days` or `sessions`.
pub fn session_measure(register: Register, kind: Kind, group: Group, what: &str) -> String {
    format!("{}session.{}.{what}", book(register, kind), group.as_str())
}

fn book(register: Register, kind: Kind) -> String {
    match register {
        Register::State => String::new(),
        Register::Party => format!("{}.{}.", register.as_str(), kind.as_str()),
    }
}

/// What a visit adds to the figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) visit: Id,
    pub(super) people: i64,
    pub(super) is_repeated: bool,
}

/// Counts a visit on the day of its session.
pub(super) fn count_visit(
    tx: &mut Tx<'_>,
    at: &Setting,
    session: &Session,
    counted: Counted,
) -> Result<()> {
    let mut whats = vec![
        ("turns", 1),
        ("people", counted.people),
        (
            if counted.is_repeated {
                "repeated"
            } else {
                "first"
            },
            1,
        ),
    ];
    if at.law.groups.is_large(counted.people) {
        let again = if counted.is_repeated {
            "large_groups_repeated"
        } else {
            "large_groups_first"
        };
        whats.extend([
            ("large_groups", 1),
            ("large_group_people", counted.people),
            (again, 1),
        ]);
    }
    for (what, amount) in whats {
        let measure = visit_measure(session.register, session.kind, session.group(), what);
        let one = Count {
            unit: &session.unit,
            measure: &measure,
            on: session.on,
            subject_kind: "visit",
            subject: counted.visit,
            amount,
        };
        tally::count(tx, at, &[one])?;
    }
    Ok(())
}

const DAY_COUNTED: &str =
    "select subject from counted where unit = $1 and measure = $2 and on_day = $3 limit 1";

/// Counts a session of the head or his delegate when it is held; two on one day are one day.
pub(super) fn count_session(tx: &mut Tx<'_>, at: &Setting, session: &Session) -> Result<()> {
    if !session.is_of_head() {
        return Ok(());
    }
    for what in ["sessions", "days"] {
        let measure = session_measure(session.register, session.kind, session.group(), what);
        let day_is_there = || {
            let values = params![session.unit, measure, session.on];
            store::Result::Ok(tx.first(DAY_COUNTED, values)?.is_some())
        };
        if what == "days" && { day_is_there }()? {
            continue;
        }
        let one = Count {
            unit: &session.unit,
            measure: &measure,
            on: session.on,
            subject_kind: "session",
            subject: session.id,
            amount: 1,
        };
        tally::count(tx, at, &[one])?;
    }
    Ok(())
}
