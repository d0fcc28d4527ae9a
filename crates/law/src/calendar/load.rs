//! Reads `calendar/*.toml`, one file a year.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{Calendar, CalendarYear, is_weekend};
use crate::day::Day;
use crate::{Confidence, Faults, Source, SourceFile};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Spanned<i16>,
    confidence: Confidence,
    tentative: bool,
    source: String,
    swap: Option<String>,
    off: Vec<Spanned<Day>>,
    worked: Vec<Spanned<Day>>,
}

impl Calendar {
    /// Reads the years, which must follow one another without a gap.
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let mut years: Vec<CalendarYear> = Vec::new();
        for file in source.files("calendar", ".toml") {
            let Some(raw) = file.toml::<File>(faults) else {
                continue;
            };
            let line = file.line_of(&raw.year.span());
            let year = read(raw, file, faults);
            if let Some(before) = years.last()
                && year.year != before.year + 1
            {
                let message = format!("{} does not follow {}", year.year, before.year);
                faults.add(&file.path, line, message);
                continue;
            }
            years.push(year);
        }
        if years.is_empty() {
            faults.add("calendar", 1, "no year is given");
        }
        Self::of(years)
    }
}

fn read(raw: File, file: &SourceFile, faults: &mut Faults) -> CalendarYear {
    let year = *raw.year.get_ref();
    if !(1900..=2200).contains(&year) || file.path != format!("calendar/{year}.toml") {
        let line = file.line_of(&raw.year.span());
        let message = format!("the file of {year} is calendar/{year}.toml");
        faults.add(&file.path, line, message);
    }
    let off = days(&raw.off, year, false, file, faults);
    let worked = days(&raw.worked, year, true, file, faults);
    CalendarYear {
        year,
        confidence: raw.confidence,
        tentative: raw.tentative,
        source: raw.source,
        swap: raw.swap,
        off,
        worked,
    }
}

fn days(
    raw: &[Spanned<Day>],
    year: i16,
    weekend: bool,
    file: &SourceFile,
    faults: &mut Faults,
) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    for day in raw {
        let date = day.get_ref().0;
        let line = file.line_of(&day.span());
        if date.year() != year {
            faults.add(&file.path, line, format!("{date} is not in {year}"));
        } else if days.last().is_some_and(|before| *before >= date) {
            let message = format!("{date} stands twice or out of order");
            faults.add(&file.path, line, message);
        } else if is_weekend(date) != weekend {
            let message = if weekend {
                format!("{date} is not on a weekend: `worked` lists weekend days that are worked")
            } else {
                format!("{date} is on a weekend, which is off anyway: `off` lists weekdays")
            };
            faults.add(&file.path, line, message);
        } else {
            days.push(date);
        }
    }
    days
}
