//! Days in the law's data: a TOML date (`2025-07-01`) or the same in quotes.

use std::fmt;

use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A civil day read from a file, in either form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

struct DayVisitor;

impl<'de> Visitor<'de> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2025-07-01")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
        let parsed = text.parse().map(Day);
        parsed.map_err(|_| E::custom(format!("{text:?} is no day; write it like 2025-07-01, and it must exist")))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day, A::Error> {
        let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        self.visit_str(&date.to_string())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

/// For `#[serde(deserialize_with)]` on a [`Date`].
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

/// For `#[serde(deserialize_with, default)]` on an `Option<Date>`.
pub(crate) fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Date>, D::Error> {
    required(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Validity {
        #[serde(deserialize_with = "required")]
        from: Date,
        #[serde(default, deserialize_with = "optional")]
        until: Option<Date>,
    }

    #[test]
    fn a_day_is_read_with_and_without_quotes() {
        let read: Validity = toml::from_str("from = 2025-07-01\nuntil = \"2026-06-30\"").unwrap();
        assert_eq!(read.from.to_string(), "2025-07-01");
        assert_eq!(read.until.unwrap().to_string(), "2026-06-30");
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        let wrong = toml::from_str::<Validity>("from = \"2025-02-30\"");
        assert!(wrong.err().unwrap().to_string().contains("2025-02-30"));
    }
}
