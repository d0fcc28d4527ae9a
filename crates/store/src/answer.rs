//! Rows as PostgreSQL tells them.

use std::sync::Arc;

use tokio_postgres::types::{FromSql, Type};

use crate::{Result, Row, Value};

/// The rows with the values of the portable subset.
pub(crate) fn of_postgres(rows: &[tokio_postgres::Row]) -> Result<Vec<Row>> {
    let columns = rows.first().map_or(&[][..], tokio_postgres::Row::columns);
    let names: Arc<[String]> = columns
        .iter()
        .map(|column| column.name().to_owned())
        .collect();
    let read = rows.iter().map(|row| {
        let values = (0..names.len())
            .map(|index| row.try_get::<_, Any>(index).map(|any| any.0))
            .collect::<std::result::Result<_, _>>()?;
        Ok(Row {
            names: Arc::clone(&names),
            values,
        })
    });
    read.collect()
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
