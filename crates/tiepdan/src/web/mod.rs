//! What every page and every API path stands on: layout, language, forms, errors and the
//! protection of a request. Only this room knows HTTP status.

pub mod assets;
pub mod at;
pub mod board;
pub mod client;
pub mod components;
pub mod context;
pub mod cookie;
pub mod cover;
pub mod csrf;
pub mod error;
pub mod failure;
pub(crate) mod file;
pub mod form;
pub mod fragment;
pub mod headers;
pub mod icon;
pub mod language;
pub mod legal;
pub mod limit;
pub mod listing;
pub mod once;
pub mod picture;
pub mod preferences;
pub mod proof;
pub mod refusal;
pub mod room;
mod router;
pub mod session;
pub mod throttle;
pub mod ticket;
pub mod view;

#[cfg(test)]
mod tests;

pub use at::At;
pub use context::{ActorView, NavItem, PageContext};
pub use error::{Kind, Problem};
pub use form::{Field, Fields, Form, Typed};
pub use fragment::Wanted;
pub use router::{router, tips_only};
pub use session::SignedIn;
pub use view::{Again, Html, Refused};
