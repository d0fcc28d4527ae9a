//! The one thread that writes to PostgreSQL: writes that wait together share a commit.

use std::sync::mpsc::Receiver;

use deadpool_postgres::{Object, Pool, Transaction};
use tokio::runtime::{Builder, Runtime};

use crate::job::{Job, waiting};
use crate::postgres::connection;
use crate::tx::{Driver, Inner};
use crate::{Error, Result, Tx};

/// Writes that may share one commit: as many as PostgreSQL keeps subtransactions of one transaction at hand.
const SHARED_COMMIT: usize = 64;
/// Tries of a transaction that met a deadlock.
const TRIES: usize = 5;

/// Whether one write can be undone without the others of its transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Savepoints {
    /// The rule, for they are dear: each makes a transaction id of its own, whose locks on one row are then kept as a list.
    None,
    /// When one of the writes refused after it had changed rows.
    Each,
}

/// How a transaction of several writes ended.
enum Ended {
    /// Durable.
    Committed,
    /// Nothing of it is there: one of them refused and could not be undone alone.
    Refused,
    /// Nothing of it is there, for a fault of one of them: each is to be run alone.
    Undone,
    /// The connection was lost while it was committed: nobody knows.
    Unknown(Error),
}

/// The writing thread. It drives its connection itself: an answer of the database wakes one thread, not three.
pub(crate) struct Writer {
    pool: Pool,
    runtime: Runtime,
}

impl Writer {
    /// A writer with connections out of a pool that nobody else uses.
    pub(crate) fn new(pool: Pool) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Pool(error.to_string()))?;
        Ok(Self { pool, runtime })
    }

    /// Runs writes until nobody can ask for one any more.
    pub(crate) fn run(&self, jobs: &Receiver<Box<dyn Job>>) {
        let mut kept = None;
        while let Some(batch) = waiting(jobs, SHARED_COMMIT) {
            self.write(&mut kept, batch);
        }
    }

    /// One batch: together when they are several and all goes well, else each alone.
    fn write(&self, kept: &mut Option<Object>, mut batch: Vec<Box<dyn Job>>) {
        match self.together(kept, &mut batch) {
            Ended::Committed => return batch.into_iter().for_each(|job| job.answer(Ok(()))),
            Ended::Unknown(fault) => {
                let fault = fault.to_string();
                let lost = || Err(Error::Pool(fault.clone()));
                return batch.into_iter().for_each(|job| job.answer(lost()));
            }
            Ended::Refused | Ended::Undone => {}
        }
        for mut job in batch {
            let committed = self.alone(kept, job.as_mut());
            job.answer(committed);
        }
    }

    fn together(&self, kept: &mut Option<Object>, batch: &mut [Box<dyn Job>]) -> Ended {
        let mut ended = Ended::Undone;
        if batch.len() < 2 {
            return ended;
        }
        for savepoints in [Savepoints::None, Savepoints::Each] {
            let Ok(client) = self.client(kept) else {
                return Ended::Undone;
            };
            ended = together(client, &self.runtime, batch, savepoints);
            if !matches!(ended, Ended::Refused) {
                break;
            }
        }
        ended
    }

    /// The connection kept for writing, or a new one when that was lost.
    fn client<'a>(&self, kept: &'a mut Option<Object>) -> Result<&'a mut Object> {
        let open = kept.take().filter(|client| !client.is_closed());
        let client = match open {
            Some(client) => client,
            None => self.runtime.block_on(connection(&self.pool))?,
        };
        Ok(kept.insert(client))
    }

    fn alone(&self, kept: &mut Option<Object>, job: &mut dyn Job) -> Result<()> {
        for _ in 1..TRIES {
            let client = self.client(kept)?;
            if let Some(ended) = attempt(client, &self.runtime, job, true) {
                return ended;
            }
        }
        let client = self.client(kept)?;
        attempt(client, &self.runtime, job, false).unwrap_or(Err(Error::Closed))
    }
}

/// One run of a write in a transaction of its own; `None` when a deadlock ended it or the connection was lost before it,
/// and another run may succeed.
fn attempt(
    client: &mut Object,
    runtime: &Runtime,
    job: &mut dyn Job,
    may_try_again: bool,
) -> Option<Result<()>> {
    let transaction = match runtime.block_on(client.transaction()) {
        Ok(transaction) => transaction,
        // Lost since the last write: nothing was begun.
        Err(_) if may_try_again => return None,
        Err(fault) => return Some(Err(fault.into())),
    };
    let mut tx = Tx::new(Inner::Postgres(&transaction, Driver::Own(runtime)));
    let keep = job.run(&mut tx);
    let settled = if keep { tx.settle() } else { Ok(()) };
    let again = tx.may_try_again() && may_try_again;
    let ended = if keep && settled.is_ok() {
        runtime.block_on(transaction.commit()).map_err(Error::from)
    } else {
        let undone = runtime.block_on(transaction.rollback());
        settled.and(undone.map_err(Error::from))
    };
    match ended {
        _ if again => None,
        Err(fault) if fault.is_transient() && may_try_again => None,
        ended => Some(ended),
    }
}

/// Runs every write in one transaction and commits once for all of them.
fn together(
    client: &mut Object,
    runtime: &Runtime,
    batch: &mut [Box<dyn Job>],
    savepoints: Savepoints,
) -> Ended {
    let Ok(transaction) = runtime.block_on(client.transaction()) else {
        return Ended::Undone;
    };
    if let Err(ended) = run_each(&transaction, runtime, batch, savepoints) {
        drop(runtime.block_on(transaction.rollback()));
        return ended;
    }
    match runtime.block_on(transaction.commit()) {
        Ok(()) => Ended::Committed,
        Err(fault) if fault.as_db_error().is_some() => Ended::Undone,
        Err(fault) => Ended::Unknown(fault.into()),
    }
}

fn run_each(
    transaction: &Transaction<'_>,
    runtime: &Runtime,
    batch: &mut [Box<dyn Job>],
    savepoints: Savepoints,
) -> std::result::Result<(), Ended> {
    let undone = |_: Error| Ended::Undone;
    let mut tx = Tx::new(Inner::Postgres(transaction, Driver::Own(runtime)));
    for job in batch {
        tx.begin_part();
        if savepoints == Savepoints::Each {
            tx.send("savepoint job", &[]).map_err(undone)?;
        }
        let keep = job.run(&mut tx);
        // A fault may be that of a write before this one, whose texts were still on their way.
        if tx.is_broken() {
            return Err(Ended::Undone);
        }
        match savepoints {
            Savepoints::None if !keep && tx.has_changed() => return Err(Ended::Refused),
            Savepoints::None => {}
            Savepoints::Each => {
                if !keep {
                    tx.send("rollback to savepoint job", &[]).map_err(undone)?;
                }
                tx.send("release savepoint job", &[]).map_err(undone)?;
            }
        }
    }
    tx.settle().map_err(undone)
}
