//! A petition (đơn) is a fact: the letter or statement as it arrived, which never changes after. What the
//! officers find it to be and what they do with it is written beside it (Circular 05/2021).

mod above;
mod adopt;
mod asked;
mod attachment;
mod circumstance;
mod classify;
mod competence;
mod facts;
mod file;
mod find;
mod form;
mod handle;
mod held;
mod judge;
mod limitation;
mod often;
mod own;
mod query;
mod reading;
mod reply;
mod row;
mod seal;
mod send;
mod similar;
mod split;
mod state;
#[cfg(test)]
mod tests;
mod tip;
mod waiting;

pub use above::name_accused;
pub use adopt::adopt_sealed;
pub use asked::facts_asked;
pub use attachment::add_attachment;
pub use circumstance::Circumstances;
pub use classify::{Classifying, classify};
pub use competence::{Against, Competent, propose_competence};
pub use file::{Filed, file, file_openly};
pub(crate) use find::book_number;
pub use find::find;
pub use form::{Filing, PartyFiling, RawFiling};
pub use handle::{Handling, Outcomes, handle, lawful_outcomes};
pub(crate) use handle::{case_of_original, close_handling};
pub(crate) use held::held;
pub use judge::{BEST_MARK, Judging, judge};
pub use limitation::{Limitation, limitation};
pub use often::{OFTEN, filed_that_day};
pub use own::{Own, OwnFile, Seen, own};
pub use query::{
    Details, Filter, Following, ListRow, Page, count_open, details, follow, list, record_reading,
};
pub use reading::{Unsealed, open_seal, read_file, read_sealed_file};
pub use reply::{Answering, Reply, answer_forwarder, record_reply, replies, tell_petitioner};
pub(crate) use reply::{settled, settled_before};
pub use similar::{Likeness, similar};
pub use split::Part;
pub use state::{Classified, Handled, Petition, Received, Source};
pub use tip::{Tip, tips};
pub use waiting::{Waiting, count_waiting};
