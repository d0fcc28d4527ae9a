//! Figures (số liệu): the statutory forms filled from what was counted, each figure traceable to the things behind it
//! (Circular 06/2025/TT-TTCP; rulebook §6).

mod behind;
mod board;
mod cases;
mod compare;
mod complaints;
mod denunciations;
mod enforcement;
mod figures;
mod former;
mod freeze;
mod gather;
mod indicator;
mod late;
mod management;
mod measure;
mod member;
mod named;
pub mod owed;
mod pack;
mod plan;
mod processing;
mod public;
mod reception;
mod recount;
mod responsibility;
mod shown;
mod source;

pub use behind::{Behind, Thing, behind};
pub use board::{
    AGES, Age, Below, Board, BoardBehind, Flow, Standing as OpenStanding, board, board_behind,
    board_reach,
};
pub use compare::{Change, Comparison, comparison, per_mille};
pub use figures::{Question, Report, ReportRow, RowViolation, figures, form_of, not_built};
pub use freeze::{Adjustment, Closing, Frozen, closing, freeze, frozen, send};
pub use indicator::{IndicatorRow, IndicatorTable, Part, indicators};
pub use late::{Reporter, due, reporters};
pub use member::{Rows, sees};
pub use named::{Name, Named, named};
pub use pack::{Left, Pack, PackRow, Undone, pack};
pub use plan::source;
pub use public::{LEAST, PublicReport, PublicRow, public_figures};
pub use recount::{identities, recount};
pub use responsibility::{
    BehindMeasure, Measure, Measured, Neglected, NeglectedPage, Ratio, Responsibility,
    behind_measure, measured_period, neglected, neglected_sums, responsibilities, responsibility,
};
pub use shown::{decimals, shown};
pub use source::{Desk, Source, Standing};

#[cfg(test)]
mod tests;
