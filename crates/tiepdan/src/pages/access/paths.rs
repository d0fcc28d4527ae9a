//! Addresses of keeping officials and of one's own account.

use casework::Id;

use crate::web::listing::address;

/// The officials of a unit; a new one is sent there.
pub const ADMIN: &str = "/admin";
/// One official.
pub const OFFICIAL: &str = "/admin/officials/{id}";
/// Gives him a post.
pub const POSTS: &str = "/admin/officials/{id}/posts";
/// Ends a post of his.
pub const END_POST: &str = "/admin/officials/{id}/posts/{post}/end";
/// Shuts him out.
pub const DISABLE: &str = "/admin/officials/{id}/disable";
/// Lets him in again.
pub const ENABLE: &str = "/admin/officials/{id}/enable";
/// Sets a new password.
pub const PASSWORD: &str = "/admin/officials/{id}/password";
/// One's own account.
pub const ACCOUNT: &str = "/account";
/// A new token.
pub const TOKENS: &str = "/account/tokens";
/// Ends a token.
pub const END_TOKEN: &str = "/account/tokens/{id}/end";
/// Ends a sign-in.
pub const END_SESSION: &str = "/account/sessions/{key}/end";

/// The officials of a unit.
pub fn of_unit(code: &str) -> String {
    address(ADMIN, &[("unit", code)])
}

/// An official.
pub fn official(id: Id) -> String {
    format!("/admin/officials/{id}")
}
