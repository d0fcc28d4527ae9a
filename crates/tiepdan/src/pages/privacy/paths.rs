//! The address of the notice.

/// Whose data the register holds, for what, and what rights they have.
pub const PRIVACY: &str = "/privacy";
