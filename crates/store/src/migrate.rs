//! The schema: one numbered list, forward only.

use std::cmp::Ordering;

use crate::{Engine, Error, Result, Store, Tx, params};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number, from 1 without gaps.
    pub number: i64,
    /// What it brings, for the list of applied migrations.
    pub name: &'static str,
    /// SQL texts separated by semicolons; `{blob}` stands for the engine's type of bytes, `{append-only TABLE}` for what makes
    /// the database refuse to change or delete a row of the table.
    pub sql: &'static str,
}

const LEDGER: &str =
    "create table if not exists schema_migration (number bigint primary key, name text not null)";
const LAST: &str =
    "select cast(coalesce(max(number), 0) as bigint) as number from schema_migration";
const RECORD: &str = "insert into schema_migration (number, name) values ($1, $2)";
/// Begins what stands in a text for the triggers of a table.
const APPEND_ONLY: &str = "{append-only ";
/// Two programs started at once on one server must not migrate side by side.
const LOCK: &str = "lock table schema_migration in exclusive mode";

pub(crate) async fn run(store: &Store, migrations: &'static [Migration]) -> Result<()> {
    store.write(|tx| tx.batch(LEDGER)).await?;
    let known = migrations.last().map_or(0, |migration| migration.number);
    let found = store.write(last).await?;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    for migration in migrations {
        store.write(move |tx| apply(tx, migration)).await?;
    }
    Ok(())
}

/// Reads alone, for a program that may not change the schema.
pub(crate) async fn expect(store: &Store, migrations: &'static [Migration]) -> Result<()> {
    let known = migrations.last().map_or(0, |migration| migration.number);
    let found = store.read(last).await?;
    match found.cmp(&known) {
        Ordering::Equal => Ok(()),
        Ordering::Greater => Err(Error::Newer { found, known }),
        Ordering::Less => Err(Error::Older { found, known }),
    }
}

fn last(tx: &mut Tx<'_>) -> Result<i64> {
    tx.first(LAST, params![])?
        .map_or(Ok(0), |row| row.get("number"))
}

fn apply(tx: &mut Tx<'_>, migration: &Migration) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        tx.batch(LOCK)?;
    }
    if last(tx)? >= migration.number {
        return Ok(());
    }
    tx.batch(&written(tx.engine(), migration.sql))?;
    tx.execute(RECORD, params![migration.number, migration.name])?;
    Ok(())
}

/// The text as the engine takes it.
fn written(engine: Engine, sql: &str) -> String {
    let blob = match engine {
        Engine::Sqlite => "blob",
        Engine::Postgres => "bytea",
    };
    let sql = sql.replace("{blob}", blob);
    let mut parts = sql.split(APPEND_ONLY);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (table, rest) = part.split_once('}').unwrap_or((part, ""));
        text.push_str(&append_only(engine, table));
        text.push_str(rest);
    }
    text
}

/// The triggers that refuse; on PostgreSQL they see a statement, so that emptying a table is refused too.
fn append_only(engine: Engine, table: &str) -> String {
    match engine {
        Engine::Sqlite => ["update", "delete"]
            .map(|act| {
                format!(
                    "create trigger {table}_no_{act} before {act} on {table} \
                     begin select raise(abort, '{table} is append-only'); end;\n"
                )
            })
            .concat(),
        Engine::Postgres => format!(
            "create or replace function {table}_stays() returns trigger language plpgsql as \
             $$ begin raise exception '{table} is append-only'; end $$;\n\
             create trigger {table}_no_change before update or delete or truncate on {table} \
             for each statement execute function {table}_stays();\n"
        ),
    }
}
