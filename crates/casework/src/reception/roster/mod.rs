//! Duty rosters (lịch trực tiếp công dân) and the allowance for them (chế độ bồi dưỡng): who sits on which day, for how long,
//! and what a month's days are paid, to the đồng (Decree 154/2026 art. 37–38; Circular 320/2016/TT-BTC as amended by
//! Circular 65/2026/TT-BTC).
//!
//! A row of the roster is never changed: it is ended and another begins. A month is closed with the signature of the head;
//! what is corrected after that goes into a further sheet, which pays the difference. So every sheet can be made again.

mod assign;
mod change;
mod check;
mod close;
mod draw;
mod form;
mod pay;
mod query;
mod rate;
mod row;
mod sheet;
mod words;

pub use assign::assign;
pub(in crate::reception) use assign::expect_own;
pub use change::{Swapping, swap, take_off, tell_time};
pub use check::check;
pub use close::{Closing, close};
pub use draw::draw;
pub use form::{DutyEntry, RawDuty};
pub use pay::{PaidDay, PersonLine};
pub use query::{Reader, duties, duty};
pub use rate::{OwnRate, RateLine, RawRate, rates, set_rate};
pub use row::Duty;
pub use sheet::{ClosedSheet, MonthSheet, months, sheet, sheets};
pub use words::Ending;
