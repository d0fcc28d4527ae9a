//! Addresses of following a petition.

/// The form, and the answer to it: code and secret stand in its body and in no address.
pub const FOLLOW: &str = "/follow";

/// What whoever filed says of the answer.
pub const JUDGEMENT: &str = "/follow/judgement";

/// Protection that the denouncer asks for himself.
pub const PROTECT: &str = "/follow/protection";

/// What the register holds of whoever filed, as a file for himself.
pub const OWN_DATA: &str = "/follow/data";

/// The same as receipts print it, below the address of the server.
pub fn printed(server: &str) -> String {
    format!("{server}{FOLLOW}")
}
