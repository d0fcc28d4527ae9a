//! A day as the law's files write it: a TOML date (`2026-07-01`) or the same in quotes.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// A civil day read from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

struct DayVisitor;

impl<'de> Visitor<'de> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2026-07-01")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
        text.parse().map(Day).map_err(|_| {
            E::custom(format!(
                "`{text}` is no day; write it like 2026-07-01, and it must exist"
            ))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day, A::Error> {
        let datetime = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        self.visit_str(&datetime.to_string())
    }
}
