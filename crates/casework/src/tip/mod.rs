//! What somebody tells without his name (thông tin có nội dung tố cáo không có tên người cung cấp): never a denunciation case; where
//! it is clear who broke the law and documents are there, it is used to inspect and to manage, or goes to the competent body (Law
//! on Denunciations art. 25, Decree 31/2019 art. 20; rulebook §2.5).
//!
//! A code that is shown once is the only key: with it whoever told asks what became of it, is asked, answers. Nothing is kept by
//! which he could be found: no address, no moment but the day, keys drawn by chance, files under no name of their own. The law
//! names no term here, and no figure of denunciations counts it.

mod check;
mod code;
mod content;
mod form;
mod give;
mod handle;
mod key;
mod metadata;
mod query;
mod read;
mod route;
mod row;
mod state;
mod talk;
#[cfg(test)]
mod tests;
mod words;

pub use check::check;
pub use code::{Code, WrongCode};
pub use form::{RawTelling, Telling};
pub use give::{Given, give};
pub use handle::{ask, close, pass_on, take_up};
pub use query::{Details, Figures, Page, Step, details, figures, list};
pub use read::{Reading, Statement, TipFile, read, read_file};
pub use state::Tip;
pub use talk::{Line, Talk, answer, talk};
pub use words::{Role, Side, Stand, StepKind};

/// The list of grounds on which it is closed.
pub const CLOSING: &str = "denunciation.tip_closing";
