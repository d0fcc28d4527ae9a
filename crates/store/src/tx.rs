//! One transaction, whichever engine runs it.

use std::future::Future;
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tokio::runtime::{Handle, Runtime};
use tokio_postgres::types::ToSql;

use crate::answer::of_postgres;
use crate::pipeline::{self, Sent, Told, Wants};
use crate::veil::Schema;
use crate::{Engine, Error, Result, Row, Value, Veil};

/// Texts that PostgreSQL is given at once.
const SENT_AT_ONCE: usize = 64;

/// Who moves the bytes between this thread and PostgreSQL.
#[derive(Clone, Copy)]
pub(crate) enum Driver<'a> {
    /// Other threads.
    Shared(&'a Handle),
    /// This thread, while it waits.
    Own(&'a Runtime),
}

impl Driver<'_> {
    fn block_on<F: Future>(self, future: F) -> F::Output {
        match self {
            Self::Shared(handle) => handle.block_on(future),
            Self::Own(runtime) => runtime.block_on(future),
        }
    }
}

pub(crate) enum Inner<'a> {
    Sqlite(&'a Connection),
    Postgres(&'a deadpool_postgres::Transaction<'a>, Driver<'a>),
}

/// A question on its way; [`Tx::fetch`] has its answer.
#[derive(Debug, Clone, Copy)]
pub struct Asked(usize);

/// One transaction. All its methods wait for the database; none may be called on an async thread.
pub struct Tx<'a> {
    inner: Inner<'a>,
    transient: bool,
    broken: bool,
    changed: bool,
    /// What was sent and not yet answered (PostgreSQL).
    sent: Vec<Sent>,
    /// What was told of the texts that were asked, until it is fetched.
    told: Vec<Option<Vec<Row>>>,
    /// What hangs before whatever is asked.
    veil: Veil,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(inner: Inner<'a>) -> Self {
        Self {
            inner,
            transient: false,
            broken: false,
            changed: false,
            sent: Vec::new(),
            told: Vec::new(),
            veil: Veil::default(),
        }
    }

    /// Hangs a veil before whatever is asked from here on; an empty one takes it down.
    pub fn hang(&mut self, veil: Veil) {
        self.veil = veil;
    }

    /// Does something hang before it?
    pub fn is_veiled(&self) -> bool {
        !self.veil.is_empty()
    }

    /// Runs `work` behind another veil, and hangs the one of before again.
    pub fn veiled<T>(&mut self, veil: Veil, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.veil, veil);
        let outcome = work(self);
        self.veil = before;
        outcome
    }

    /// Runs `work` as nobody: with every row there is. For what the register itself must know, never for what is shown.
    pub fn unveiled<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        self.veiled(Veil::default(), work)
    }

    /// Did the database end this transaction for a reason that may be gone next time?
    pub(crate) fn may_try_again(&self) -> bool {
        self.transient
    }

    /// Has the database reported a fault, so that nothing more of this transaction holds (PostgreSQL)?
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Another write begins, whose changes are asked for by [`Tx::has_changed`].
    pub(crate) fn begin_part(&mut self) {
        self.changed = false;
    }

    /// May a text since then have changed rows?
    pub(crate) fn has_changed(&self) -> bool {
        self.changed
    }

    /// The engine, for the few places where two texts stand side by side.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(..) => Engine::Postgres,
        }
    }

    /// Runs a text that changes rows, whose answer nobody needs: PostgreSQL is given several of them at once, before the next
    /// text of this transaction that is answered and before the commit. Its fault may so be told by the next call.
    ///
    /// # Errors
    /// What the database reports.
    pub fn send(&mut self, sql: &str, params: &[Value<'_>]) -> Result<()> {
        self.changed = true;
        if matches!(self.inner, Inner::Sqlite(_)) {
            return self.execute(sql, params).map(drop);
        }
        self.push(sql, params, Wants::Nothing);
        if self.sent.len() < SENT_AT_ONCE {
            return Ok(());
        }
        self.settle()
    }

    fn push(&mut self, sql: &str, params: &[Value<'_>], wants: Wants) {
        self.sent.push(Sent {
            sql: sql.to_owned(),
            values: params.iter().cloned().map(Value::into_owned).collect(),
            wants,
        });
    }

    /// Waits for whatever was sent.
    pub(crate) fn settle(&mut self) -> Result<()> {
        self.flush().map(drop)
    }

    /// Waits for whatever was sent and keeps the rows told of it; how many rows the last text changed that wanted to know.
    fn flush(&mut self) -> Result<u64> {
        let sent = std::mem::take(&mut self.sent);
        let done = match &self.inner {
            Inner::Postgres(tx, driver) if !sent.is_empty() => {
                driver.block_on(pipeline::run(tx, sent))
            }
            _ => Ok(Vec::new()),
        };
        let mut changed = 0;
        for told in self.note(done)? {
            match told {
                Told::Count(count) => changed = count,
                Told::Rows(rows) => {
                    let rows = of_postgres(&rows);
                    let rows = self.note(rows)?;
                    // They come in the order in which they were asked.
                    if let Some(place) = self.told.iter_mut().find(|place| place.is_none()) {
                        *place = Some(rows);
                    }
                }
            }
        }
        Ok(changed)
    }

    /// Runs a text that changes rows; answers how many.
    ///
    /// # Errors
    /// What the database reports.
    pub fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        self.changed = true;
        if let Inner::Sqlite(connection) = &self.inner {
            let changed = execute_sqlite(connection, sql, params);
            return self.note(changed);
        }
        self.push(sql, params, Wants::Count);
        self.flush()
    }

    /// Asks for rows that are fetched later: PostgreSQL is given the question together with what else is sent.
    ///
    /// # Errors
    /// What the database reports.
    pub fn ask(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Asked> {
        self.changed |= !sql.starts_with("select");
        let veiled = match self.inner {
            Inner::Sqlite(_) => self.veil.before(sql, Schema::Main),
            Inner::Postgres(..) => self.veil.before(sql, Schema::Bare),
        };
        let sql = veiled.as_deref().unwrap_or(sql);
        let rows = match &self.inner {
            Inner::Sqlite(connection) => Some(query_sqlite(connection, sql, params)).transpose(),
            Inner::Postgres(..) => {
                self.push(sql, params, Wants::Rows);
                Ok(None)
            }
        };
        let rows = self.note(rows)?;
        self.told.push(rows);
        Ok(Asked(self.told.len() - 1))
    }

    /// All rows of an answer.
    ///
    /// # Errors
    /// What the database reports.
    pub fn fetch(&mut self, asked: Asked) -> Result<Vec<Row>> {
        if self.told.get(asked.0).is_some_and(Option::is_none) {
            self.settle()?;
        }
        let place = self.told.get_mut(asked.0).and_then(Option::as_mut);
        place.map(std::mem::take).ok_or(Error::Closed)
    }

    /// All rows of an answer.
    ///
    /// # Errors
    /// What the database reports.
    pub fn query(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Vec<Row>> {
        let asked = self.ask(sql, params)?;
        let rows = self.fetch(asked);
        self.told.truncate(asked.0);
        rows
    }

    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        self.broken |= outcome.is_err();
        self.transient |= outcome.as_ref().is_err_and(Error::is_transient);
        outcome
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// What the database reports.
    pub fn first(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Option<Row>> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// Runs several texts without parameters, separated by semicolons (schema only).
    ///
    /// # Errors
    /// What the database reports.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        self.changed = true;
        self.settle()?;
        match &self.inner {
            Inner::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Inner::Postgres(tx, driver) => Ok(driver.block_on(tx.batch_execute(sql))?),
        }
    }

    /// Prepares a text without running it, so that a test can prove every text on both engines.
    ///
    /// # Errors
    /// What the database says of the text.
    pub fn prove(&mut self, sql: &str) -> Result<()> {
        match &self.inner {
            Inner::Sqlite(connection) => connection
                .prepare(&numbered(sql))
                .map(drop)
                .map_err(Error::from),
            Inner::Postgres(tx, driver) => driver
                .block_on(tx.prepare(sql))
                .map(drop)
                .map_err(Error::from),
        }
    }
}

fn execute_sqlite(connection: &Connection, sql: &str, params: &[Value<'_>]) -> Result<u64> {
    let mut statement = connection.prepare_cached(&numbered(sql))?;
    bind(&mut statement, params)?;
    Ok(u64::try_from(statement.raw_execute()?).unwrap_or(u64::MAX))
}

fn query_sqlite(connection: &Connection, sql: &str, params: &[Value<'_>]) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(&numbered(sql))?;
    let names: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
    bind(&mut statement, params)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (0..names.len())
            .map(|index| row.get_ref(index).map(from_sqlite))
            .collect::<rusqlite::Result<_>>()?;
        found.push(Row {
            names: Arc::clone(&names),
            values,
        });
    }
    Ok(found)
}

/// To SQLite `$7` is a name like any other, numbered by where it first stands and looked up one by one; `?7` is the seventh
/// value. No text of the portable subset holds a `$` that is not a parameter.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[Value<'_>]) -> Result<()> {
    let wanted = statement.parameter_count();
    if let Some(missing) = (params.len() + 1..=wanted).next() {
        let reason = format!("no value is given for it ({} are given)", params.len());
        return Err(Error::Column {
            column: format!("${missing}"),
            reason,
        });
    }
    for (index, value) in (1..=wanted).zip(params) {
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

pub(crate) fn erase<'v>(value: &'v Value<'_>) -> &'v (dyn ToSql + Sync) {
    value
}

fn from_sqlite(value: ValueRef<'_>) -> Value<'static> {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Real(v),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned().into()),
        ValueRef::Blob(v) => Value::Blob(v.to_vec().into()),
    }
}
