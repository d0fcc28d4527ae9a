//! The parts of the measurement, in order.

use bench::figure::Figure;

mod access;
mod boards;
mod due;
mod filing;
mod flood;
mod papers;
mod queue;
mod reports;
mod urging;

/// A part: its figures, or why it could not run.
pub(crate) type Part = fn() -> Result<Vec<Figure>, String>;

/// All of them.
pub(crate) const ALL: &[(&str, Part)] = &[
    ("due dates", due::measure),
    ("urging", urging::measure),
    ("filing", filing::measure),
    ("flood", flood::measure),
    ("reports", reports::measure),
    ("boards", boards::measure),
    ("papers", papers::measure),
    ("pages", queue::measure),
    ("access", access::measure),
];
