//! Days on which deputies of the National Assembly and of People's Councils receive citizens (lịch tiếp công dân của đại biểu):
//! told to the deputy in time, reported back when he cannot, held by him or a substitute, or put off (Law on Citizen Reception
//! art. 21, 22; rulebook CR-11, CR-11a).

mod act;
mod check;
mod query;
mod words;

pub use act::{RawDay, Unable, hold, plan, report_unable, tell};
pub use check::check;
pub use query::{DeputyDay, days, one};
pub use words::Stand;
