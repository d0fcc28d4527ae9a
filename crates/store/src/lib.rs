//! One SQL text on SQLite or PostgreSQL.
//!
//! [`Store::read`] and [`Store::write`] take a closure; one closure is one transaction. Inside stands plain
//! synchronous Rust: nothing slow can be awaited in a transaction. An `Err` from the closure undoes everything
//! it wrote. When `write` answers `Ok`, the change is durable.
//!
//! Only this crate knows which engine runs. SQL keeps to the portable subset of `docs/store.md`.

mod answer;
mod error;
mod job;
mod merge;
mod migrate;
mod pipeline;
mod postgres;
mod row;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;
mod veil;
mod writer;

use std::path::Path;

pub use error::{Error, Result};
pub use migrate::Migration;
pub use row::{FromValue, Row};
pub use tx::{Asked, Tx};
pub use value::{IntoValue, Value};
pub use veil::Veil;

/// Which database serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded database in the data folder.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

#[derive(Clone)]
enum Backend {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// An open database. Cloning is cheap and shares the connections.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
}

impl Store {
    /// Opens the embedded database file, creating it when it is not there.
    ///
    /// # Errors
    /// When the file cannot be opened or is no database.
    pub fn sqlite(path: &Path) -> Result<Self> {
        Ok(Self {
            backend: Backend::Sqlite(sqlite::Sqlite::open(path)?),
        })
    }

    /// Connects to a PostgreSQL server by its URL. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// When the URL is malformed or the server does not answer.
    pub async fn postgres(url: &str) -> Result<Self> {
        Ok(Self {
            backend: Backend::Postgres(postgres::Postgres::open(url).await?),
        })
    }

    /// Opens `sqlite:FILE` or `postgres://…`.
    ///
    /// # Errors
    /// As [`Store::sqlite`] and [`Store::postgres`], and for any other kind of address.
    pub async fn open(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Self::sqlite(Path::new(path));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::postgres(url).await;
        }
        Err(Error::Address)
    }

    /// The engine behind this store.
    pub fn engine(&self) -> Engine {
        match self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `work` on one consistent state of the database; it cannot change anything.
    ///
    /// # Errors
    /// What `work` answers, or what the database reports.
    pub async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let veil = Veil::hung();
        let work = move |tx: &mut Tx<'_>| {
            tx.hang(veil);
            work(tx)
        };
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.read(work).await,
            Backend::Postgres(postgres) => postgres.read(work).await,
        }
    }

    /// Runs `work` as one transaction: all of it is durable when this answers `Ok`, none of it after an `Err`.
    /// Concurrent calls share a commit. On PostgreSQL `work` may run again, after a deadlock or the fault of one that shared it.
    ///
    /// # Errors
    /// What `work` answers, or what the database reports.
    pub async fn write<T, E, F>(&self, mut work: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let veil = Veil::hung();
        // The transaction may be shared with the writes of others.
        let work = move |tx: &mut Tx<'_>| {
            tx.hang(veil.clone());
            let outcome = work(tx);
            tx.hang(Veil::default());
            outcome
        };
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.write(work).await,
            Backend::Postgres(postgres) => postgres.write(work).await,
        }
    }

    /// Brings the schema up to the last of `migrations`, forward only, each in its own transaction.
    ///
    /// # Errors
    /// When a migration fails, or the database was made by a newer program.
    pub async fn migrate(&self, migrations: &'static [Migration]) -> Result<()> {
        migrate::run(self, migrations).await
    }

    /// What was deleted from these tables leaves the files of the database as well: the log of SQLite is taken in and cut
    /// (its pages are wiped as they are freed), dead rows of PostgreSQL are removed.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn scrub(&self, tables: &'static [&'static str]) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.cut_log().await,
            Backend::Postgres(postgres) => postgres.vacuum(tables).await,
        }
    }

    /// Makes sure that the schema is that of `migrations`, and changes nothing.
    ///
    /// # Errors
    /// [`Error::Older`] and [`Error::Newer`]; what the database reports where there is no schema at all.
    pub async fn expect_migrated(&self, migrations: &'static [Migration]) -> Result<()> {
        migrate::expect(self, migrations).await
    }

    /// Writes one consistent copy of the whole database to `target` while others work on (SQLite only).
    ///
    /// # Errors
    /// [`Error::Unsupported`] on PostgreSQL, whose own tools do this; otherwise what the disk reports.
    pub async fn copy_to(&self, target: &Path) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.copy_to(target).await,
            Backend::Postgres(_) => Err(Error::Unsupported("copy_to")),
        }
    }
}
