//! Who holds code and secret of a petition.

use store::{Tx, params};

use super::file::secret_hash;
use super::query::plain_code;
use crate::{Failure, Id, Result};

const HELD: &str = "select id from petition where follow_code = $1 and follow_hash = $2";

/// The petition of this code and secret.
///
/// # Errors
/// Not found when they do not belong together.
pub(crate) fn held(tx: &mut Tx<'_>, (code, secret): (&str, &str)) -> Result<Id> {
    let row = tx.first(HELD, params![plain_code(code), secret_hash(secret)])?;
    Ok(row.ok_or(Failure::NotFound)?.get("id")?)
}
