//! Forms: what was typed is kept, bounded and given back with what is wrong with it.
//!
//! A page names its fields once ([`Fields`]); [`Form`] reads them from a body, [`Asked`] from a
//! query. What the text means is decided by the noun's own `form.rs`; its field errors come back
//! here by [`Typed::refuse`].

mod decode;
mod drawn;
mod extract;
mod field;
mod typed;

pub(crate) use decode::pairs as pairs_of;
pub use drawn::{Drawn, DrawnField, Sent};
pub use extract::{Asked, Form};
pub use field::{Entry, Field, FieldFault, Fields, Upload};
pub use typed::{Typed, day_of};
