//! Everything a database holds, as text: to show that something is nowhere, or that nothing changed.

use std::collections::BTreeMap;

use store::{Engine, Tx, Value, params};

use crate::Result;

/// The tables of the register.
///
/// # Errors
/// What the database reports.
pub fn tables(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let sql = match tx.engine() {
        Engine::Sqlite => "select name from sqlite_master where type = 'table' order by name",
        Engine::Postgres => {
            "select cast(table_name as text) as name from information_schema.tables where table_schema = current_schema() order by table_name"
        }
    };
    let names = tx.query(sql, params![])?;
    let names: Vec<String> = names
        .iter()
        .map(|row| row.get("name"))
        .collect::<store::Result<_>>()?;
    Ok(names
        .into_iter()
        .filter(|name| !name.starts_with("sqlite_"))
        .collect())
}

/// Every row of every table, sorted; bytes as the letters they may be.
///
/// # Errors
/// What the database reports.
pub fn dump(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Vec<String>>> {
    let mut all = BTreeMap::new();
    for table in tables(tx)? {
        let rows = tx.query(&format!("select * from {table}"), params![])?;
        let mut lines: Vec<String> = rows
            .iter()
            .map(|row| row.values().iter().map(told).collect::<Vec<_>>().join("|"))
            .collect();
        lines.sort();
        all.insert(table, lines);
    }
    Ok(all)
}

fn told(value: &Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(v) => v.to_string(),
        Value::Text(v) => v.to_string(),
        Value::Bool(v) => v.to_string(),
        Value::Real(v) => v.to_string(),
        Value::Blob(v) => String::from_utf8_lossy(v).into_owned(),
    }
}
