//! What a database can report.

/// A fault of the database or of a SQL text; never an answer for the user.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// SQLite reported it.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL reported it.
    #[error("postgres: {}", describe(.0))]
    Postgres(#[from] tokio_postgres::Error),
    /// The pool of connections reported it.
    #[error("pool: {0}")]
    Pool(String),
    /// A column that the row has not, or a value of another type.
    #[error("column {column}: {reason}")]
    Column {
        /// Name of the column.
        column: String,
        /// What was expected and found.
        reason: String,
    },
    /// The address is neither `sqlite:` nor `postgres://`.
    #[error("the database address must begin with sqlite: or postgres://")]
    Address,
    /// The schema was made by a newer program.
    #[error("the database has schema {found}, this program knows {known}: use a newer program")]
    Newer {
        /// Number of the last migration in the database.
        found: i64,
        /// Number of the last migration of this program.
        known: i64,
    },
    /// The schema has not been brought up to date.
    #[error(
        "the database has schema {found}, this program needs {known}: let its owner run `tiepdan migrate`"
    )]
    Older {
        /// Number of the last migration in the database.
        found: i64,
        /// Number of the last migration of this program.
        known: i64,
    },
    /// The writer or the worker has ended.
    #[error("the database is closed")]
    Closed,
    /// The work panicked; its transaction was undone.
    #[error("the work in a transaction panicked")]
    Panicked,
    /// This engine cannot do it.
    #[error("{0} is not available on this engine")]
    Unsupported(&'static str),
}

/// Shorthand of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// The server's own words, without the values of the row (they may be personal).
fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} ({})", db.message(), db.code().code()),
        None => error.to_string(),
    }
}

impl Error {
    /// Is it a key that is there already?
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(code, _)) => matches!(
                code.extended_code,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                    | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            ),
            Self::Postgres(error) => {
                error.code() == Some(&tokio_postgres::error::SqlState::UNIQUE_VIOLATION)
            }
            _ => false,
        }
    }

    /// May the same transaction succeed when it is tried again?
    pub(crate) fn is_transient(&self) -> bool {
        use tokio_postgres::error::SqlState;
        match self {
            Self::Postgres(error) => matches!(
                error.code(),
                Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE)
            ),
            _ => false,
        }
    }
}
