//! Figures (số liệu): the statutory forms filled from what was counted, each figure traceable to the things behind it
//! (Circular 06/2025/TT-TTCP; rulebook §6).

mod behind;
mod cases;
mod compare;
mod complaints;
mod denunciations;
mod enforcement;
mod figures;
mod former;
mod freeze;
mod gather;
mod late;
mod management;
mod measure;
mod member;
mod plan;
mod processing;
mod reception;
mod recount;
mod shown;
mod source;

pub use behind::{Behind, Thing, behind};
pub use compare::{Change, Comparison, comparison, per_mille};
pub use figures::{Question, Report, ReportRow, RowViolation, figures, form_of, not_built};
pub use freeze::{Adjustment, Frozen, freeze, frozen, send};
pub use late::{Reporter, reporters};
pub use member::Rows;
pub use plan::source;
pub use recount::{identities, recount};
pub use shown::{decimals, shown};
pub use source::{Desk, Source, Standing};

#[cfg(test)]
mod tests;
