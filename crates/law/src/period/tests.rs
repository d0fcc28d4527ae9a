use std::sync::LazyLock;

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::{Faults, Source};

static PERIODS: LazyLock<Periods> = LazyLock::new(|| {
    let mut faults = Faults::default();
    let periods = Periods::load(&Source::vietnam(), &mut faults);
    assert_eq!(faults.to_string(), "");
    periods
});

fn period(text: &str) -> Period {
    PERIODS.parse(text).unwrap()
}

fn days(text: &str) -> String {
    let period = period(text);
    format!("{}..{}", period.from, period.to)
}

#[test]
fn the_periods_of_2026_run_from_the_15th_to_the_14th() {
    assert_eq!(days("2026"), "2025-12-15..2026-12-14");
    assert_eq!(days("2026-Q1"), "2025-12-15..2026-03-14");
    assert_eq!(days("2026-Q2"), "2026-03-15..2026-06-14");
    assert_eq!(days("2026-Q3"), "2026-06-15..2026-09-14");
    assert_eq!(days("2026-Q4"), "2026-09-15..2026-12-14");
    assert_eq!(days("2026-H1"), "2025-12-15..2026-06-14");
    assert_eq!(days("2026-9M"), "2025-12-15..2026-09-14");
    assert_eq!(days("2026-na"), "2025-08-01..2026-07-31");
}

#[test]
fn three_months_of_a_party_report_are_its_quarter_and_close_no_figures() {
    assert_eq!(days("2026-M01"), "2025-12-15..2026-01-14");
    assert_eq!(days("2026-m03"), "2026-02-15..2026-03-14");
    assert!(period("2026-M03").is_month() && !period("2026-M03").may_close());
    assert!(period("2026-Q1").may_close() && !period("2026-Q1").is_month());
    let last = PERIODS.same_period_last_year(&period("2026-M03")).unwrap();
    assert_eq!(last.text, "2025-M03");
    for text in ["2026-M00", "2026-M13", "2026-M1", "2026-M"] {
        assert!(PERIODS.parse(text).is_err(), "{text}");
    }
    let year: Vec<String> = PERIODS
        .months_of_year(2026)
        .into_iter()
        .map(|one| one.text)
        .collect();
    assert_eq!((year.len(), year[11].as_str()), (12, "2026-M12"));
}

#[test]
fn a_commune_reports_by_the_17th_and_a_province_by_the_20th_of_the_last_month() {
    let quarter = period("2026-Q2");
    assert_eq!(quarter.due_commune, Some(date(2026, 6, 17)));
    assert_eq!(quarter.due_province, Some(date(2026, 6, 20)));
    assert_eq!(period("2026-NA").due_province, Some(date(2026, 8, 4)));
    assert_eq!(period("2020-Q2").due_commune, None);
}

#[test]
fn the_second_third_and_fourth_quarter_have_tables_only() {
    for sign in ["-Q2", "-Q3", "-Q4"] {
        assert_eq!(
            period(&format!("2026{sign}")).content,
            Some(ReportContent::FormsOnly)
        );
    }
    for sign in ["", "-Q1", "-H1", "-9M"] {
        assert_eq!(
            period(&format!("2026{sign}")).content,
            Some(ReportContent::NarrativeAndForms)
        );
    }
}

#[test]
fn the_circular_in_force_on_the_last_day_gives_the_days() {
    assert_eq!(days("2020"), "2019-12-16..2020-12-15");
    assert_eq!(days("2021-Q1"), "2020-12-16..2021-03-15");
    assert_eq!(days("2021-Q2"), "2021-03-15..2021-06-14");
    assert_eq!(
        period("2025-Q3").article.unwrap(),
        "Thông tư 02/2021/TT-TTCP; Thông tư 01/2024/TT-TTCP"
    );
    assert_eq!(
        period("2025-Q4").article.unwrap(),
        "Thông tư 06/2025/TT-TTCP, Điều 3 đến Điều 9"
    );
}

#[test]
fn a_target_on_a_saturday_is_the_friday_before() {
    let is_working = |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let due = period("2026-Q2").due_province.unwrap();
    assert_eq!(due.weekday(), Weekday::Saturday);
    assert_eq!(Period::target(due, is_working), date(2026, 6, 19));
    let commune = period("2026-Q2").due_commune.unwrap();
    assert_eq!(Period::target(commune, is_working), commune);
}

#[test]
fn two_days_that_are_a_named_period_are_that_period() {
    let half = period("2025-12-15..2026-06-14");
    assert_eq!(
        (half.text.as_str(), half.due_province),
        ("2026-H1", Some(date(2026, 6, 20)))
    );
    let free = period("2026-01-01..2026-01-31");
    assert_eq!(
        (free.sign, free.name.vi.as_str()),
        (None, "Từ ngày 01/01/2026 đến ngày 31/01/2026")
    );
}

#[test]
fn the_same_period_of_last_year_follows_the_rules_of_last_year() {
    let last = |text: &str| PERIODS.same_period_last_year(&period(text)).unwrap().text;
    assert_eq!(last("2026-Q2"), "2025-Q2");
    assert_eq!(last("2024-01-10..2024-02-29"), "2023-01-10..2023-02-28");
    let first = PERIODS.same_period_last_year(&period("2021-Q2")).unwrap();
    assert_eq!(
        (first.from, first.to),
        (date(2020, 3, 16), date(2020, 6, 15))
    );
}

#[test]
fn what_is_no_period_is_answered_with_the_remedy() {
    let told = |text: &str| PERIODS.parse(text).unwrap_err().to_string();
    assert_eq!(
        told("2026-Q5"),
        "\"2026-Q5\" is no period: write a year such as 2026, -Q1, -Q2, -Q3, -Q4, -H1, -9M, -NA after it, \
         or two days such as 2025-12-15..2026-06-14"
    );
    assert_eq!(
        told("2026-02-30..2026-03-01"),
        "\"2026-02-30\" is no day: write year, month and day, such as 2026-06-14"
    );
    assert_eq!(
        told("2026-03-01..2026-02-01"),
        "the period begins on 2026-03-01 but ends on 2026-02-01: the earlier day comes first"
    );
    assert_eq!(
        told("1999"),
        "no reporting rule for \"1999\" is known: write its first and last day instead"
    );
    for text in ["", "-", "26", "+026", "2026-", "year", "..", "2026-Q2-Q3"] {
        assert!(PERIODS.parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_statutory_period_of_today_is_whole_reporting_months() {
    let parts = PERIODS.months_and_days(&period("2026-Q2"));
    let months: Vec<String> = parts.months.iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-04", "2026-05", "2026-06"]);
    assert_eq!(parts.days, []);
    assert_eq!(PERIODS.months_and_days(&period("2026")).months.len(), 12);
}

#[test]
fn a_period_of_the_first_circular_has_days_over_at_both_ends() {
    let parts = PERIODS.months_and_days(&period("2020-Q1"));
    assert_eq!(parts.months.len(), 2);
    assert_eq!(
        parts.days,
        [
            (date(2019, 12, 16), date(2020, 1, 14)),
            (date(2020, 3, 15), date(2020, 3, 15))
        ]
    );
}

#[test]
fn mistakes_in_the_rules_are_told() {
    let text = "[month]\nfirst_day = 31\n[[regime]]\narticle = \"x\"\nconfidence = \"A\"\nfrom = 2025-01-01\n\
        first_day = 15\nlast_day = 30\nforms_only = [\"Q9\"]\n\
        [[kind]]\nsign = \"\"\nfirst_month = 0\nlast_month = 12\nname = { vi = \"a\", en = \"a\" }\n\
        [range]\nname = { vi = \"a\", en = \"a\" }\n";
    let mut faults = Faults::default();
    Periods::load(
        &Source::of([("periods.toml", text.to_owned())]),
        &mut faults,
    );
    assert_eq!(faults.0.len(), 4, "{faults}");
}

fn any_day() -> impl Strategy<Value = Date> {
    (2012i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn months_and_days_cover_a_period_once_and_nothing_else(a in any_day(), length in 0i32..800) {
        use jiff::ToSpan;
        let to = a.checked_add(length.days()).unwrap();
        let period = PERIODS.range(a, to).unwrap();
        let parts = PERIODS.months_and_days(&period);
        let mut stretches: Vec<(Date, Date)> = parts.days.clone();
        stretches.extend(parts.months.iter().map(|m| PERIODS.days_of(*m).unwrap()));
        stretches.sort();
        prop_assert_eq!(stretches.first().map(|s| s.0), Some(a));
        prop_assert_eq!(stretches.last().map(|s| s.1), Some(to));
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
        }
        prop_assert!(parts.days.len() <= 2);
    }

    #[test]
    fn a_day_lies_in_its_reporting_month(day in any_day()) {
        let (from, to) = PERIODS.days_of(PERIODS.month_of(day)).unwrap();
        prop_assert!(from <= day && day <= to);
    }

    #[test]
    fn the_quarters_of_a_year_make_the_year(year in 2022i16..2100) {
        let quarters: Vec<Period> = (1..=4).map(|q| period(&format!("{year}-Q{q}"))).collect();
        let whole = period(&year.to_string());
        prop_assert_eq!((quarters[0].from, quarters[3].to), (whole.from, whole.to));
        for pair in quarters.windows(2) {
            prop_assert_eq!(pair[0].to.tomorrow().unwrap(), pair[1].from);
        }
    }

    #[test]
    fn no_words_make_the_reading_fail(text in "\\PC{0,30}") {
        let _ = PERIODS.parse(&text);
    }
}
