//! The address of the first page.

/// What one can do here.
pub const HOME: &str = "/";
