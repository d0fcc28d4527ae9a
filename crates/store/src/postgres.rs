//! PostgreSQL: a pool of connections; the closure runs on a blocking thread.

use std::panic::{AssertUnwindSafe, catch_unwind};

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio::runtime::Handle;
use tokio_postgres::{Config, IsolationLevel, NoTls};

use crate::tx::Inner;
use crate::{Error, Result, Tx};

/// Connections to the server.
const CONNECTIONS: usize = 16;
/// Tries of a transaction that met a deadlock.
const TRIES: usize = 5;

#[derive(Clone)]
pub(crate) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let config: Config = url.parse()?;
        let recycling = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let manager = Manager::from_config(config, NoTls, recycling);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .build()
            .map_err(|error| Error::Pool(error.to_string()))?;
        drop(connection(&pool).await?);
        Ok(Self { pool })
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let mut client = connection(&self.pool).await?;
        let handle = Handle::current();
        let run = move || {
            let start = client
                .build_transaction()
                .read_only(true)
                .isolation_level(IsolationLevel::RepeatableRead);
            let transaction = handle.block_on(start.start()).map_err(Error::from)?;
            let outcome = work(&mut Tx::new(Inner::Postgres(&transaction, &handle)));
            handle
                .block_on(transaction.rollback())
                .map_err(Error::from)?;
            outcome
        };
        tokio::task::spawn_blocking(run)
            .await
            .map_err(|_| Error::Panicked)?
    }

    pub(crate) async fn write<T, E, F>(&self, mut work: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let mut client = connection(&self.pool).await?;
        let handle = Handle::current();
        let run = move || {
            for _ in 1..TRIES {
                if let Some(done) = attempt(&mut client, &handle, &mut work, true) {
                    return done;
                }
            }
            attempt(&mut client, &handle, &mut work, false)
                .unwrap_or_else(|| Err(Error::Closed.into()))
        };
        tokio::task::spawn_blocking(run)
            .await
            .map_err(|_| Error::Panicked)?
    }
}

async fn connection(pool: &Pool) -> Result<deadpool_postgres::Object> {
    pool.get().await.map_err(|error| match error {
        deadpool_postgres::PoolError::Backend(fault) => Error::Postgres(fault),
        other => Error::Pool(other.to_string()),
    })
}

/// One run of the transaction; `None` when a deadlock ended it and another run may succeed.
fn attempt<T, E, F>(
    client: &mut deadpool_postgres::Object,
    handle: &Handle,
    work: &mut F,
    may_try_again: bool,
) -> Option<std::result::Result<T, E>>
where
    F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E>,
    E: From<Error>,
{
    let transaction = match handle.block_on(client.transaction()) {
        Ok(transaction) => transaction,
        Err(fault) => return Some(Err(Error::from(fault).into())),
    };
    let mut tx = Tx::new(Inner::Postgres(&transaction, handle));
    let mut outcome = catch_unwind(AssertUnwindSafe(|| work(&mut tx)))
        .unwrap_or_else(|_| Err(Error::Panicked.into()));
    if outcome.is_ok()
        && let Err(fault) = tx.settle()
    {
        outcome = Err(fault.into());
    }
    let again = tx.may_try_again() && may_try_again;
    let ended = match &outcome {
        Ok(_) => handle.block_on(transaction.commit()).map_err(Error::from),
        Err(_) => handle.block_on(transaction.rollback()).map_err(Error::from),
    };
    match ended {
        _ if again => None,
        Err(fault) if fault.is_transient() && may_try_again => None,
        Err(fault) if outcome.is_ok() => Some(Err(fault.into())),
        _ => Some(outcome),
    }
}
