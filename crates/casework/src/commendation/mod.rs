//! Commendations (khen thưởng) of units and of persons who work for them, from the figures of a period: proposed with the
//! figures that stand behind them, granted by a decision with its number, or declined with the reason. Never of a citizen
//! who petitioned.

mod decide;
mod propose;
mod query;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use decide::{Deciding, decline, grant};
pub use propose::{Figure, RawCommendation, figures, propose};
pub use query::{CommendationSums, Filter, Page, check, list, one, sums};
pub use state::Commendation;
pub use words::{Stand, SubjectKind};
