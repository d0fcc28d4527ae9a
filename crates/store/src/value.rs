//! Values that both engines can keep.

use std::borrow::Cow;
use std::error::Error as StdError;

use jiff::civil::Date;
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// One parameter of a SQL text: the portable subset of types.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing
    Null,
    /// `BIGINT`; also instants (microseconds UTC), money (đồng), area (m²)
    Int(i64),
    /// `TEXT`; also days as `YYYY-MM-DD`
    Text(Cow<'a, str>),
    /// `BOOLEAN`
    Bool(bool),
    /// `DOUBLE PRECISION`
    Real(f64),
    /// Bytes
    Blob(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// The same value, borrowing nothing.
    pub(crate) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Int(v) => Value::Int(v),
            Self::Text(v) => Value::Text(v.into_owned().into()),
            Self::Bool(v) => Value::Bool(v),
            Self::Real(v) => Value::Real(v),
            Self::Blob(v) => Value::Blob(v.into_owned().into()),
        }
    }
}

/// What can stand as a parameter.
pub trait IntoValue {
    /// The value, borrowing where it can.
    fn value(&self) -> Value<'_>;
}

impl IntoValue for i64 {
    fn value(&self) -> Value<'_> {
        Value::Int(*self)
    }
}
impl IntoValue for i32 {
    fn value(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}
impl IntoValue for u32 {
    fn value(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}
impl IntoValue for bool {
    fn value(&self) -> Value<'_> {
        Value::Bool(*self)
    }
}
impl IntoValue for f64 {
    fn value(&self) -> Value<'_> {
        Value::Real(*self)
    }
}
impl IntoValue for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl IntoValue for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl IntoValue for [u8] {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self))
    }
}
impl IntoValue for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self))
    }
}
impl IntoValue for Date {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}
impl<T: IntoValue> IntoValue for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, IntoValue::value)
    }
}
impl<T: IntoValue + ?Sized> IntoValue for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}
impl IntoValue for Value<'_> {
    fn value(&self) -> Value<'_> {
        match self {
            Value::Null => Value::Null,
            Value::Int(v) => Value::Int(*v),
            Value::Text(v) => Value::Text(Cow::Borrowed(v)),
            Value::Bool(v) => Value::Bool(*v),
            Value::Real(v) => Value::Real(*v),
            Value::Blob(v) => Value::Blob(Cow::Borrowed(v)),
        }
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(v) => ValueRef::Integer(*v),
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Value::Real(v) => ValueRef::Real(*v),
            Value::Blob(v) => ValueRef::Blob(v),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(v) if *ty == Type::INT4 => i32::try_from(*v)?.to_sql(ty, out),
            Value::Int(v) => v.to_sql(ty, out),
            Value::Text(v) => v.as_ref().to_sql(ty, out),
            Value::Bool(v) => v.to_sql(ty, out),
            Value::Real(v) => v.to_sql(ty, out),
            Value::Blob(v) => v.as_ref().to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// The parameters of one SQL text: `params![id, &name, on]`.
#[macro_export]
macro_rules! params {
    () => { &[] as &[$crate::Value<'_>] };
    ($($value:expr),+ $(,)?) => { &[$($crate::IntoValue::value(&$value)),+] };
}
