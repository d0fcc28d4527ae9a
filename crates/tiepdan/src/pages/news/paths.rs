//! Addresses of what is new.

/// What is new and due.
pub const NEWS: &str = "/news";
/// Whether one wants a mail a day.
pub const DIGEST: &str = "/news/digest";
