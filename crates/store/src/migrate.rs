//! The schema: one numbered list, forward only.

use crate::{Engine, Error, Result, Store, Tx, params};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number, from 1 without gaps.
    pub number: i64,
    /// What it brings, for the list of applied migrations.
    pub name: &'static str,
    /// SQL texts separated by semicolons; `{blob}` stands for the engine's type of bytes.
    pub sql: &'static str,
}

const LEDGER: &str =
    "create table if not exists schema_migration (number bigint primary key, name text not null)";
const LAST: &str =
    "select cast(coalesce(max(number), 0) as bigint) as number from schema_migration";
const RECORD: &str = "insert into schema_migration (number, name) values ($1, $2)";
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
    let blob = match tx.engine() {
        Engine::Sqlite => "blob",
        Engine::Postgres => "bytea",
    };
    tx.batch(&migration.sql.replace("{blob}", blob))?;
    tx.execute(RECORD, params![migration.number, migration.name])?;
    Ok(())
}
