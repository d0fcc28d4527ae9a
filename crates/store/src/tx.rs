//! One transaction, whichever engine runs it.

use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tokio::runtime::Handle;
use tokio_postgres::types::{FromSql, ToSql, Type};

use crate::{Engine, Error, Result, Row, Value, pipeline};

/// Texts that PostgreSQL is given at once.
const SENT_AT_ONCE: usize = 64;

pub(crate) enum Inner<'a> {
    Sqlite(&'a Connection),
    Postgres(&'a deadpool_postgres::Transaction<'a>, &'a Handle),
}

/// One transaction. All its methods wait for the database; none may be called on an async thread.
pub struct Tx<'a> {
    inner: Inner<'a>,
    transient: bool,
    /// What was sent and not yet answered (PostgreSQL).
    sent: Vec<(String, Vec<Value<'static>>)>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(inner: Inner<'a>) -> Self {
        Self {
            inner,
            transient: false,
            sent: Vec::new(),
        }
    }

    /// Did the database end this transaction for a reason that may be gone next time?
    pub(crate) fn may_try_again(&self) -> bool {
        self.transient
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
        if matches!(self.inner, Inner::Sqlite(_)) {
            return self.execute(sql, params).map(drop);
        }
        let params = params.iter().cloned().map(Value::into_owned).collect();
        self.sent.push((sql.to_owned(), params));
        if self.sent.len() < SENT_AT_ONCE {
            return Ok(());
        }
        self.settle()
    }

    /// Waits for whatever was sent.
    pub(crate) fn settle(&mut self) -> Result<()> {
        let sent = std::mem::take(&mut self.sent);
        let done = match &self.inner {
            Inner::Postgres(tx, handle) if !sent.is_empty() => {
                handle.block_on(pipeline::run(tx, &sent))
            }
            _ => Ok(()),
        };
        self.note(done)
    }

    /// Runs a text that changes rows; answers how many.
    ///
    /// # Errors
    /// What the database reports.
    pub fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        self.settle()?;
        let changed = match &self.inner {
            Inner::Sqlite(connection) => execute_sqlite(connection, sql, params),
            Inner::Postgres(tx, handle) => handle.block_on(async {
                let statement = tx.prepare_cached(sql).await?;
                Ok(tx.execute_raw(&statement, params.iter().map(erase)).await?)
            }),
        };
        self.note(changed)
    }

    /// All rows of an answer.
    ///
    /// # Errors
    /// What the database reports.
    pub fn query(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Vec<Row>> {
        self.settle()?;
        let found = match &self.inner {
            Inner::Sqlite(connection) => query_sqlite(connection, sql, params),
            Inner::Postgres(tx, handle) => handle.block_on(async {
                let statement = tx.prepare_cached(sql).await?;
                let names: Arc<[String]> = statement
                    .columns()
                    .iter()
                    .map(|column| column.name().to_owned())
                    .collect();
                let parameters: Vec<&(dyn ToSql + Sync)> = params.iter().map(erase).collect();
                let rows = tx.query(&statement, &parameters).await?;
                rows.iter()
                    .map(|row| {
                        let values = (0..names.len())
                            .map(|index| row.try_get::<_, Any>(index).map(|any| any.0))
                            .collect::<std::result::Result<_, _>>()?;
                        Ok(Row {
                            names: Arc::clone(&names),
                            values,
                        })
                    })
                    .collect()
            }),
        };
        self.note(found)
    }

    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
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
        self.settle()?;
        match &self.inner {
            Inner::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Inner::Postgres(tx, handle) => Ok(handle.block_on(tx.batch_execute(sql))?),
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
            Inner::Postgres(tx, handle) => handle
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

/// Any column of the portable subset.
struct Any(Value<'static>);

impl<'r> FromSql<'r> for Any {
    fn from_sql(
        ty: &Type,
        raw: &'r [u8],
    ) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::BOOL => Value::Bool(bool::from_sql(ty, raw)?),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::BYTEA => Value::Blob(Vec::<u8>::from_sql(ty, raw)?.into()),
            _ => Value::Text(String::from_sql(ty, raw)?.into()),
        }))
    }

    fn from_sql_null(
        _: &Type,
    ) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(Value::Null))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8
                | Type::INT4
                | Type::BOOL
                | Type::FLOAT8
                | Type::BYTEA
                | Type::TEXT
                | Type::VARCHAR
                | Type::NAME
                | Type::UNKNOWN
        )
    }
}
