//! What whoever rules the machine can do behind the program's back.

use store::{Engine, Tx};

use crate::Result;

/// Tables whose rows the database itself refuses to change.
pub const APPEND_ONLY: [&str; 6] = [
    "audit",
    "docket",
    "audit_root",
    "audit_root_lane",
    "audit_root_docket",
    "audit_key",
];

/// Takes away what makes the database refuse.
///
/// # Errors
/// What the database reports.
pub fn disarm(tx: &mut Tx<'_>) -> Result<()> {
    for table in APPEND_ONLY {
        let sql = match tx.engine() {
            Engine::Sqlite => format!(
                "drop trigger if exists {table}_no_update; drop trigger if exists {table}_no_delete"
            ),
            Engine::Postgres => format!("drop trigger if exists {table}_no_change on {table}"),
        };
        tx.batch(&sql)?;
    }
    Ok(())
}
