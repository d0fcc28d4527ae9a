//! Conflicts of interest (xung đột lợi ích): nobody handles a case against himself or his kin. An official declares, the
//! head decides; until then, and where he stands aside, the official takes no step (Decree 31/2019 art. 5(2), 10(3); Law
//! 36/2018 art. 23).

mod bar;
mod check;
mod declare;
mod query;

pub(super) use bar::{is_open_to_all, refuse_barred};
pub(super) use check::check;
pub(super) use declare::record;
pub use query::{Interest, interests_of};
