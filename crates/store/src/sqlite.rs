//! The embedded engine: one writer thread whose commits are shared, a few readers.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use crate::job::{Job, ask, waiting};
use crate::tx::Inner;
use crate::{Error, Result, Tx};

/// Readers at once; each keeps a small page cache.
const READERS: usize = 4;
/// Closures that may share one commit.
const SHARED_COMMIT: usize = 256;
/// Prepared texts kept by each connection.
const STATEMENTS: usize = 256;

struct Readers {
    idle: Mutex<Vec<Connection>>,
    turns: Arc<Semaphore>,
}

#[derive(Clone)]
pub(crate) struct Sqlite {
    path: Arc<PathBuf>,
    writer: Sender<Box<dyn Job>>,
    readers: Arc<Readers>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
             pragma wal_autocheckpoint = 4000; pragma cache_size = -16000; pragma temp_store = memory; \
             pragma secure_delete = on; pragma trusted_schema = off;",
        )?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let (writer, jobs) = channel::<Box<dyn Job>>();
        std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || write_for_ever(&connection, &jobs))
            .map_err(|error| Error::Pool(error.to_string()))?;
        let readers = Readers {
            idle: Mutex::default(),
            turns: Arc::new(Semaphore::new(READERS)),
        };
        Ok(Self {
            path: Arc::new(path.to_owned()),
            writer,
            readers: Arc::new(readers),
        })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        ask(&self.writer, work).await
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let turn = Arc::clone(&self.readers.turns)
            .acquire_owned()
            .await
            .map_err(|_| Error::Closed)?;
        let (readers, path) = (Arc::clone(&self.readers), Arc::clone(&self.path));
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let connection = readers.take(&path)?;
            connection.execute_batch("begin").map_err(Error::from)?;
            let mut tx = Tx::new(Inner::Sqlite(&connection));
            let outcome = work(&mut tx);
            connection.execute_batch("rollback").map_err(Error::from)?;
            readers.give(connection);
            outcome
        });
        done.await.map_err(|_| Error::Panicked)?
    }

    /// Takes the log into the file and cuts it; while somebody reads an older state, as far as that allows.
    pub(crate) async fn cut_log(&self) -> Result<()> {
        let path = Arc::clone(&self.path);
        let cut = move || {
            let connection = Connection::open(path.as_ref())?;
            connection.busy_timeout(Duration::from_secs(10))?;
            connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
            Ok(())
        };
        tokio::task::spawn_blocking(cut)
            .await
            .map_err(|_| Error::Panicked)?
    }

    pub(crate) async fn copy_to(&self, target: &Path) -> Result<()> {
        let (path, target) = (Arc::clone(&self.path), target.to_owned());
        let copy = move || {
            let source = open_reader(&path)?;
            let mut copy = Connection::open(target)?;
            let backup = rusqlite::backup::Backup::new(&source, &mut copy)?;
            // All pages in one step: one moment of the database, not several.
            backup.step(-1)?;
            Ok(())
        };
        tokio::task::spawn_blocking(copy)
            .await
            .map_err(|_| Error::Panicked)?
    }
}

impl Readers {
    fn take(&self, path: &Path) -> Result<Connection> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        idle.map_or_else(|| open_reader(path), Ok)
    }

    fn give(&self, connection: Connection) {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
    }
}

fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.execute_batch(
        "pragma query_only = on; pragma cache_size = -4000; pragma temp_store = memory;",
    )?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn write_for_ever(connection: &Connection, jobs: &Receiver<Box<dyn Job>>) {
    while let Some(mut batch) = waiting(jobs, SHARED_COMMIT) {
        let committed = commit_together(connection, &mut batch);
        for job in batch {
            job.answer(committed.as_ref().copied().map_err(again));
        }
    }
}

/// Runs every job inside a savepoint of its own and commits once for all of them.
fn commit_together(connection: &Connection, batch: &mut [Box<dyn Job>]) -> Result<()> {
    connection.execute_batch("begin immediate")?;
    let outcome = batch.iter_mut().try_for_each(|job| {
        connection.prepare_cached("savepoint job")?.execute([])?;
        if !job.run(&mut Tx::new(Inner::Sqlite(connection))) {
            connection.prepare_cached("rollback to job")?.execute([])?;
        }
        connection.prepare_cached("release job")?.execute([])?;
        Ok(())
    });
    match outcome.and_then(|()| connection.execute_batch("commit").map_err(Error::from)) {
        Ok(()) => Ok(()),
        Err(fault) => {
            // SQLite may have rolled back by itself (disk full): a second rollback then only reports so.
            drop(connection.execute_batch("rollback"));
            Err(fault)
        }
    }
}

/// The same fault for every job of a batch.
fn again(fault: &Error) -> Error {
    match fault {
        Error::Sqlite(rusqlite::Error::SqliteFailure(code, message)) => {
            Error::Sqlite(rusqlite::Error::SqliteFailure(*code, message.clone()))
        }
        other => Error::Pool(other.to_string()),
    }
}
