//! One row of an answer, read by the names of its columns.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Error, Result, Value};

/// One row. `row.get::<String>("name")?`
#[derive(Debug, Clone)]
pub struct Row {
    pub(crate) names: Arc<[String]>,
    pub(crate) values: Vec<Value<'static>>,
}

impl Row {
    /// Every value, in the order of the columns.
    pub fn values(&self) -> &[Value<'static>] {
        &self.values
    }

    /// The value of a column as the wanted type.
    ///
    /// # Errors
    /// [`Error::Column`] when there is no such column or it holds something else.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T> {
        let value = self
            .names
            .iter()
            .position(|name| name == column)
            .and_then(|index| self.values.get(index))
            .ok_or_else(|| fault(column, "is not in the answer"))?;
        T::from_value(value).ok_or_else(|| {
            fault(
                column,
                &format!("wanted {}, found {value:?}", std::any::type_name::<T>()),
            )
        })
    }
}

fn fault(column: &str, reason: &str) -> Error {
    Error::Column {
        column: column.to_owned(),
        reason: reason.to_owned(),
    }
}

/// What can be read out of a column.
pub trait FromValue: Sized {
    /// The value, or `None` when the column holds another type.
    fn from_value(value: &Value<'_>) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if let Value::Int(v) = value {
            Some(*v)
        } else {
            None
        }
    }
}
impl FromValue for i32 {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        i64::from_value(value).and_then(|v| Self::try_from(v).ok())
    }
}
impl FromValue for u32 {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        i64::from_value(value).and_then(|v| Self::try_from(v).ok())
    }
}
impl FromValue for bool {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Bool(v) => Some(*v),
            Value::Int(v) => Some(*v != 0),
            _ => None,
        }
    }
}
impl FromValue for f64 {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if let Value::Real(v) = value {
            Some(*v)
        } else {
            None
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if let Value::Text(v) = value {
            Some(v.as_ref().to_owned())
        } else {
            None
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if let Value::Blob(v) = value {
            Some(v.as_ref().to_owned())
        } else {
            None
        }
    }
}
impl FromValue for Date {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if let Value::Text(v) = value {
            v.parse().ok()
        } else {
            None
        }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        if *value == Value::Null {
            Some(None)
        } else {
            T::from_value(value).map(Some)
        }
    }
}
