//! Lists by cursor: a page, and the place after it.

use std::borrow::Cow;

use casework::Id;
use data_encoding::BASE64URL_NOPAD;
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Rows of a page when nothing is said.
pub(in crate::api) const ROWS: i64 = 50;
/// Most rows of a page.
pub(in crate::api) const MOST_ROWS: i64 = 100;

/// A place in a list: opaque to whoever gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::api) struct Cursor {
    /// The day by which the list is ordered.
    pub(in crate::api) day: String,
    /// The row.
    pub(in crate::api) id: Id,
}

impl From<(String, Id)> for Cursor {
    fn from((day, id): (String, Id)) -> Self {
        Self { day, id }
    }
}

impl Cursor {
    /// As a query takes it.
    pub(in crate::api) fn place(self) -> (String, Id) {
        (self.day, self.id)
    }

    fn parse(text: &str) -> Option<Self> {
        let plain = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let plain = String::from_utf8(plain).ok()?;
        let (day, id) = plain.split_once('/')?;
        let day: Date = day.parse().ok()?;
        Some(Self {
            day: day.to_string(),
            id: id.parse().ok()?,
        })
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = format!("{}/{}", self.day, self.id);
        serializer.serialize_str(&BASE64URL_NOPAD.encode(plain.as_bytes()))
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("cursor-wrong"))
    }
}

impl PartialSchema for Cursor {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some("Opaque: `next` of the page before"));
        Schema::from(object).into()
    }
}

impl ToSchema for Cursor {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Cursor")
    }
}

/// Rows of a page: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) struct Limit(pub(in crate::api) i64);

impl Default for Limit {
    fn default() -> Self {
        Self(ROWS)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let rows = text
            .parse()
            .ok()
            .filter(|rows| (1..=MOST_ROWS).contains(rows));
        rows.map(Self)
            .ok_or_else(|| D::Error::custom("limit-wrong"))
    }
}

impl PartialSchema for Limit {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::Integer))
            .minimum(Some(1))
            .maximum(Some(MOST_ROWS))
            .default(Some(ROWS.into()));
        Schema::from(object).into()
    }
}

impl ToSchema for Limit {}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Page<T: ToSchema> {
    /// The rows.
    pub(in crate::api) items: Vec<T>,
    /// Where the next page begins; null at the end.
    pub(in crate::api) next: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was_given_and_a_forged_one_is_refused() {
        let cursor = Cursor {
            day: "2026-11-23".to_owned(),
            id: Id::of(7),
        };
        let text = serde_json::to_string(&cursor).unwrap();
        assert_eq!(serde_json::from_str::<Cursor>(&text).unwrap(), cursor);
        for forged in ["\"\"", "\"x\"", "\"MjAyNi0xMS0yMw\"", "\"___\""] {
            assert!(serde_json::from_str::<Cursor>(forged).is_err(), "{forged}");
        }
    }
}
