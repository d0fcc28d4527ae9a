//! For `#[serde(deserialize_with)]` on fields that are days: a [`Date`] out of a [`Day`] of the files.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::day::Day;

/// A day that must be there.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

/// A day that may be missing; the field also needs `#[serde(default)]`.
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
        let open: Validity = toml::from_str("from = 2025-07-01").unwrap();
        assert_eq!(open.until, None);
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        let wrong = toml::from_str::<Validity>("from = \"2025-02-30\"");
        assert!(wrong.err().unwrap().to_string().contains("2025-02-30"));
    }
}
