//! Ids, days and titles as the API writes them.

use std::borrow::Cow;
use std::fmt;

use casework::Id;
use jiff::civil::Date;
use law::Text;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// An id: 13 letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) struct Key(pub(in crate::api) Id);

/// A day: `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) struct Day(pub(in crate::api) Date);

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map(Self)
            .map_err(|_| D::Error::custom("id-wrong"))
    }
}

impl PartialSchema for Key {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some("13 letters and digits"))
            .pattern(Some("^[0-9a-hjkmnp-tv-z]{13}$"))
            .examples(["06fmv2q8r0g00"]);
        Schema::from(object).into()
    }
}

impl ToSchema for Key {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Id")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // A moment is no day, and a year has four digits.
        let is_plain = text.len() == "2026-11-23".len();
        let day = text.parse().ok().filter(|_| is_plain);
        day.map(Self).ok_or_else(|| D::Error::custom("date-wrong"))
    }
}

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .format(Some(SchemaFormat::Custom("date".to_owned())))
            .examples(["2026-11-23"]);
        Schema::from(object).into()
    }
}

impl ToSchema for Day {}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Title {
    /// In Vietnamese.
    pub(in crate::api) vi: String,
    /// In English.
    pub(in crate::api) en: String,
}

impl From<&Text> for Title {
    fn from(text: &Text) -> Self {
        Self {
            vi: text.vi.clone(),
            en: text.en.clone(),
        }
    }
}

/// A number in a unit's book of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct BookNumber {
    /// The number.
    pub(in crate::api) number: i64,
    /// The year of the book.
    pub(in crate::api) year: i64,
}

impl From<(i64, i64)> for BookNumber {
    fn from((number, year): (i64, i64)) -> Self {
        Self { number, year }
    }
}
