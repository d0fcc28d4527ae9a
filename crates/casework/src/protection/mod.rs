//! Protection of those who denounce (Law on Denunciations chapter VI): asked for by the denouncer or proposed by the settler,
//! what threatens is assessed, measures are ordered, granted by a decision or refused in writing, changed and ended; and
//! after the end signs of retaliation are watched for. A dossier of its own (art. 55), seen by the unit that holds it alone.
//! It knows roles and never names: these stand under the seal.

mod article;
mod ask;
mod assess;
mod check;
mod citizen;
mod decide;
mod dossier;
mod measure;
mod query;
pub mod restoration;
mod row;
mod seal;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod watch;
mod words;

pub use ask::{LISTS, RawPerson, RawRequest, ask, confirm};
pub use assess::{RawRisk, assess};
pub use check::check;
pub use citizen::ask_by_secret;
pub use decide::{RawDecision, RawEnding, end, grant, refuse};
pub use dossier::{CaseOf, Dossier, Measure, PersonRow, Risk, WatchCheck, dossier, open_dossier};
pub use measure::{RawMeasure, carry_out, end_measure, order};
pub use query::{Filter, LateLine, Page, Situation, Sums, late_below, list, sums};
pub use seal::{Opened, open};
pub use state::{Decision, Ending, Protection};
pub use step::Step;
pub use watch::{RawCheck, watch};
pub use words::{CheckOutcome, Gravity, MeasureKind, Source, Stand};
