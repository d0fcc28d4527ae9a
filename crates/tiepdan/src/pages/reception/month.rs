//! A month as an address names it: `2026-08`.

use casework::reception::Month;
use jiff::ToSpan;
use jiff::civil::Date;
use words::{Voice, t};

/// The month that was asked for; this one when none or no month was.
pub(super) fn asked(typed: &str, today: Date) -> Month {
    let named = typed.split_once('-').and_then(|(year, month)| {
        let is_year = year.len() == 4;
        Date::new(
            year.parse().ok().filter(|_| is_year)?,
            month.parse().ok()?,
            1,
        )
        .ok()
    });
    Month::of(named.unwrap_or(today))
}

/// Its name in an address.
pub(super) fn name(month: Month) -> String {
    let first = month.first();
    format!("{:04}-{:02}", first.year(), first.month())
}

/// Its name as people say it.
pub(super) fn said(t: &Voice<'_>, month: Month) -> String {
    let first = month.first();
    let name = format!("date-month-{}", first.month());
    let values = [
        ("month", t.say(&name).into_owned().into()),
        ("year", first.year().to_string().into()),
    ];
    t.say_with(t!("reception-month-named"), &values)
        .into_owned()
}

/// The month before, and the month after.
pub(super) fn around(month: Month) -> (Month, Month) {
    (
        Month::of(month.first().saturating_sub(1.day())),
        Month::of(month.last().saturating_add(1.day())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use words::{Language, Words};

    #[test]
    fn a_month_is_said_as_people_say_it() {
        let (words, month) = (Words::load().unwrap(), Month::of(date(2026, 8, 3)));
        for (language, told) in [
            (Language::Vi, "tháng 8 năm 2026"),
            (Language::En, "August 2026"),
        ] {
            assert_eq!(said(&words.voice(language), month), told);
        }
    }

    #[test]
    fn a_month_is_read_from_an_address_and_anything_else_is_this_month() {
        let today = date(2026, 11, 23);
        assert_eq!(name(asked("2026-08", today)), "2026-08");
        for typed in ["", "8", "2026-13", "26-08", "2026-08-01", "nay"] {
            assert_eq!(name(asked(typed, today)), "2026-11", "{typed}");
        }
        let (before, after) = around(asked("2026-12", today));
        assert_eq!(
            (name(before), name(after)),
            ("2026-11".into(), "2027-01".into())
        );
    }
}
