//! PostgreSQL: a pool of connections for reading, each closure on a blocking thread; one thread writes.

use std::sync::mpsc::{Sender, channel};

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio::runtime::Handle;
use tokio_postgres::{Config, IsolationLevel, NoTls};

use crate::job::{Job, ask};
use crate::tx::{Driver, Inner};
use crate::writer::Writer;
use crate::{Error, Result, Tx};

/// Connections to the server.
const CONNECTIONS: usize = 16;

#[derive(Clone)]
pub(crate) struct Postgres {
    pool: Pool,
    writer: Sender<Box<dyn Job>>,
}

impl Postgres {
    /// Removes the dead rows of tables from their files.
    pub(crate) async fn vacuum(&self, tables: &[&str]) -> Result<()> {
        let client = connection(&self.pool).await?;
        for table in tables {
            client.batch_execute(&format!("vacuum {table}")).await?;
        }
        Ok(())
    }

    pub(crate) async fn open(url: &str) -> Result<Self> {
        let config: Config = url.parse()?;
        let pool = pool(&config, CONNECTIONS)?;
        drop(connection(&pool).await?);
        let writer = Writer::new(self::pool(&config, 1)?)?;
        let (sender, jobs) = channel();
        std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer.run(&jobs))
            .map_err(|error| Error::Pool(error.to_string()))?;
        Ok(Self {
            pool,
            writer: sender,
        })
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
            let outcome = work(&mut Tx::new(Inner::Postgres(
                &transaction,
                Driver::Shared(&handle),
            )));
            handle
                .block_on(transaction.rollback())
                .map_err(Error::from)?;
            outcome
        };
        tokio::task::spawn_blocking(run)
            .await
            .map_err(|_| Error::Panicked)?
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        ask(&self.writer, work).await
    }
}

fn pool(config: &Config, size: usize) -> Result<Pool> {
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let manager = Manager::from_config(config.clone(), NoTls, recycling);
    let pool = Pool::builder(manager).max_size(size).build();
    pool.map_err(|error| Error::Pool(error.to_string()))
}

pub(crate) async fn connection(pool: &Pool) -> Result<deadpool_postgres::Object> {
    pool.get().await.map_err(|error| match error {
        deadpool_postgres::PoolError::Backend(fault) => Error::Postgres(fault),
        other => Error::Pool(other.to_string()),
    })
}
