//! Reading a request strictly: whatever does not fit is a problem with a stable code that names the field.

mod body;
mod fault;
mod files;
mod pairs;
mod query;
mod version;

pub(in crate::api) use body::Body;
pub(in crate::api) use fault::of_entry;
pub(in crate::api) use files::Files;
pub(in crate::api) use query::Asked;
pub(in crate::api) use version::IfMatch;
