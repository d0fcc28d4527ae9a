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
/// Against which officials a petition or a case is.
pub const ACCUSED: &str = "/accused/{id}";
/// Who may do what.
pub const RIGHTS: &str = "/rights";
/// Invites him to link an identity.
pub const INVITE: &str = "/admin/officials/{id}/identity";
/// One's own account.
pub const ACCOUNT: &str = "/account";
/// The identities linked with it.
pub const IDENTITY: &str = "/account/identity";
/// A new token.
pub const TOKENS: &str = "/account/tokens";
/// Ends a token.
pub const END_TOKEN: &str = "/account/tokens/{id}/end";
/// Ends a sign-in.
pub const END_SESSION: &str = "/account/sessions/{key}/end";

/// Ends every other sign-in.
pub const END_OTHERS: &str = "/account/sessions/others/end";
/// One's own password.
pub const OWN_PASSWORD: &str = "/account/password";
/// One's own second factors.
pub const FACTORS: &str = "/account/factors";
/// Begins to sign in with codes.
pub const TOTP: &str = "/account/factors/totp";
/// Ends it.
pub const END_TOTP: &str = "/account/factors/totp/end";
/// Makes new recovery codes.
pub const CODES: &str = "/account/factors/codes";
/// Keeps a new passkey.
pub const PASSKEYS: &str = "/account/factors/passkeys";
/// Ends a passkey.
pub const END_PASSKEY: &str = "/account/factors/passkeys/{id}/end";
/// What a unit asks of posts.
pub const POLICIES: &str = "/admin/factors";
/// No longer asks it.
pub const END_POLICY: &str = "/admin/factors/{post}/end";
/// What needs two persons; a new one is sent there.
pub const REQUESTS: &str = "/admin/requests";
/// One of it.
pub const REQUEST: &str = "/admin/requests/{id}";
/// Grants it.
pub const GRANT: &str = "/admin/requests/{id}/grant";
/// Declines it.
pub const DECLINE: &str = "/admin/requests/{id}/decline";
/// Ends an emergency before its time.
pub const END_EMERGENCY: &str = "/admin/requests/{id}/end";
/// Keeps the report of an emergency.
pub const REPORT_EMERGENCY: &str = "/admin/requests/{id}/report";
/// Asks for the removal of an official's second factors.
pub const REMOVE_FACTORS: &str = "/admin/officials/{id}/factors";

/// A request.
pub fn request(id: Id) -> String {
    format!("{REQUESTS}/{id}")
}

/// The officials of a unit.
pub fn of_unit(code: &str) -> String {
    address(ADMIN, &[("unit", code)])
}

/// The officials against whom a petition or a case is.
pub fn accused(id: Id) -> String {
    format!("/accused/{id}")
}

/// An official.
pub fn official(id: Id) -> String {
    format!("/admin/officials/{id}")
}
