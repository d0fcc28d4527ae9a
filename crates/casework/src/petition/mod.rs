//! A petition (đơn) is a fact: the letter or statement as it arrived, which never changes after. What the
//! officers find it to be and what they do with it is written beside it (Circular 05/2021).

mod attachment;
mod classify;
mod competence;
mod file;
mod find;
mod handle;
mod query;
mod reading;
mod similar;
mod state;
mod waiting;

pub use attachment::add_attachment;
pub use classify::{Classifying, classify};
pub use competence::{Competent, propose_competence};
pub use file::{Filed, Filing, PartyFiling, RawFiling, file};
pub(crate) use find::book_number;
pub use find::find;
pub(crate) use handle::close_handling;
pub use handle::{Handling, handle, lawful_outcomes, record_reply};
pub use query::{
    Details, Filter, Following, ListRow, Page, count_open, details, follow, list, record_reading,
};
pub use reading::{Unsealed, open_seal, read_file, read_sealed_file};
pub use similar::{Likeness, similar};
pub use state::{Classified, Handled, Petition, Received, Source};
pub use waiting::{Waiting, count_waiting};
