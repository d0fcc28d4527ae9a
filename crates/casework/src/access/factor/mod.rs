//! Second factors of an official: codes of the moment, recovery codes, passkeys. What is kept here proves nothing by
//! itself: secrets come sealed, recovery codes as hashes, passkeys as public keys. Nothing of it is ever given out again.

mod passkey;
mod recovery;
mod totp;

pub use passkey::{
    NewPasskey, Passkey, PasskeyRow, add_passkey, end_passkey, passkey, passkeys, use_passkey,
};
pub use recovery::{RECOVERY_CODES, codes_left, renew_codes, use_code};
pub use totp::{accept_step, end_totp, enrol_totp, has_totp, totp_secret};

use store::{Tx, params};

use super::{Actor, proof};
use crate::{Id, Result, Setting};

const END_TOTP: &str = "delete from totp where official = $1";
const END_CODES: &str = "delete from recovery_code where official = $1";
const END_PASSKEYS: &str = "delete from passkey where official = $1";

/// Takes every factor of an official away; recovery codes go with the last factor.
pub(super) fn remove_all(tx: &mut Tx<'_>, official: Id) -> Result<()> {
    for sql in [END_TOTP, END_CODES, END_PASSKEYS] {
        tx.execute(sql, params![official])?;
    }
    Ok(())
}

/// After a change of factors: what is owed is looked at again, recovery codes without a factor go, the trail is told.
fn changed(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, name: &'static str) -> Result<()> {
    if !proof::has_factor(tx, actor.official)? {
        tx.execute(END_CODES, params![actor.official])?;
    }
    proof::settle(tx, at, actor)?;
    proof::record(tx, at, actor, name, "")
}
