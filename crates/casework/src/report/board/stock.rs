//! What stands open: how much, how late, how old.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use law::procedure::Class;

use crate::tally::{self, Sums};

/// So much is open, so much of it is overdue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// How much is open.
    pub open: i64,
    /// How much of it was due before today.
    pub overdue: i64,
}

/// What has been there for some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// Its place in [`AGES`].
    pub no: usize,
    /// Petitions that are not processed.
    pub petitions: i64,
    /// Cases that are not closed.
    pub cases: i64,
}

/// Months before this one in which it came: at least, and less than; none: however long ago.
pub const AGES: [(i32, Option<i32>); 6] = [
    (0, Some(1)),
    (1, Some(3)),
    (3, Some(6)),
    (6, Some(12)),
    (12, Some(24)),
    (24, None),
];

/// The first day of an age and the first day after it.
pub(super) fn days(age: (i32, Option<i32>), today: Date) -> (Date, Date) {
    let first = today.first_of_month();
    let back = |months: i32| {
        let span: Span = months.months();
        first.saturating_sub(span)
    };
    (
        age.1.map_or(Date::MIN, |most| back(most - 1)),
        back(age.0 - 1),
    )
}

pub(super) fn standing(sums: &Sums, unit: &str, figure: &str) -> Standing {
    Standing {
        open: sums.get(unit, figure, tally::ALL),
        overdue: sums.overdue(unit, figure),
    }
}

pub(super) fn cases(sums: &Sums, unit: &str) -> Vec<(Class, Standing)> {
    let of = |class: &Class| {
        let figure = format!("case.due.{}", class.as_str());
        (*class, standing(sums, unit, &figure))
    };
    Class::ALL.iter().map(of).collect()
}

pub(super) fn total(all: impl Iterator<Item = Standing>) -> Standing {
    all.fold(Standing::default(), |sum, one| Standing {
        open: sum.open + one.open,
        overdue: sum.overdue + one.overdue,
    })
}

pub(super) fn ages(sums: &Sums, unit: &str, today: Date) -> Vec<Age> {
    let month = |day: Date| day.strftime("%Y-%m").to_string();
    let age = |(no, age): (usize, &(i32, Option<i32>))| {
        let (from, before) = days(*age, today);
        let from = if age.1.is_none() {
            "0".to_owned()
        } else {
            month(from)
        };
        let of = |figure| -> i64 {
            let before = month(before);
            let found = sums.between(unit, figure, &from, &before);
            found.map(|(_, amount)| amount).sum()
        };
        Age {
            no,
            petitions: of("petition.age"),
            cases: of("case.age"),
        }
    };
    AGES.iter().enumerate().map(age).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ages_follow_each_other_without_a_gap_from_this_month_back() {
        let today = date(2026, 11, 20);
        assert_eq!(days(AGES[0], today), (date(2026, 11, 1), date(2026, 12, 1)));
        assert_eq!(days(AGES[1], today), (date(2026, 9, 1), date(2026, 11, 1)));
        for (newer, older) in AGES.iter().zip(AGES.iter().skip(1)) {
            assert_eq!(days(*newer, today).0, days(*older, today).1);
        }
    }
}
