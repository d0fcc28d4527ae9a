//! The rows of a file of units: raw cells become lines, or faults with their place.

use std::str::FromStr;

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;
use law::unit::{Branch, Level};
use unicode_normalization::UnicodeNormalization;

use super::wrong::{Fault, Wrong};

/// The columns, in the order in which they are shown.
pub(super) const COLUMNS: [&str; 7] =
    ["code", "name", "level", "branch", "parent", "from", "until"];
/// Most rows of one file.
const MOST_ROWS: usize = 100_000;
/// Longest code and longest name, in letters.
const LONGEST_CODE: usize = 60;
const LONGEST_NAME: usize = 250;

/// A row that can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) row: u64,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) level: Level,
    pub(super) branch: Branch,
    pub(super) parent: String,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

/// A file as it was read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The rows that can stand.
    pub(super) lines: Vec<Line>,
    /// Row and code of those that cannot.
    pub(super) faulty: Vec<(u64, String)>,
    /// Whatever is wrong.
    pub(super) faults: Vec<Fault>,
}

/// Reads a file: UTF-8 with or without its mark, cells apart by commas, or by semicolons where the header has them.
pub(super) fn read(bytes: &[u8]) -> Sheet {
    let mut sheet = Sheet::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to());
            let row = before.filter(|byte| **byte == b'\n').count();
            sheet.wrong(
                u64::try_from(row).unwrap_or_default() + 1,
                "",
                Wrong::NotText,
            );
            return sheet;
        }
    };
    let header = text.lines().next().unwrap_or_default();
    let is_apart_by = |sign| header.contains(sign);
    let by_semicolons = is_apart_by(';') && !is_apart_by(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(if by_semicolons { b';' } else { b',' })
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = records.next().and_then(Result::ok).unwrap_or_default();
    let places = sheet.header(&header);
    for (count, record) in records.enumerate() {
        let Ok(record) = record else { continue };
        let row = record.position().map_or(0, csv::Position::line);
        if count >= MOST_ROWS {
            sheet.wrong(row, "", Wrong::TooManyRows(MOST_ROWS));
            break;
        }
        if let Some(places) = &places {
            sheet.take(row, &record, header.len(), places);
        }
    }
    sheet
}

impl Sheet {
    fn wrong(&mut self, row: u64, column: &'static str, wrong: Wrong) {
        self.faults.push(Fault { row, column, wrong });
    }

    /// Where each column stands; none when the header cannot be used.
    fn header(&mut self, header: &StringRecord) -> Option<[usize; 7]> {
        let before = self.faults.len();
        for (at, name) in header.iter().enumerate() {
            if !COLUMNS.contains(&name) {
                self.wrong(1, "", Wrong::ColumnUnknown(name.to_owned()));
            } else if header.iter().take(at).any(|other| other == name) {
                self.wrong(1, "", Wrong::ColumnTwice(name.to_owned()));
            }
        }
        let places = COLUMNS.map(|column| header.iter().position(|name| name == column));
        for (column, place) in COLUMNS.iter().zip(places) {
            if place.is_none() {
                self.wrong(1, column, Wrong::ColumnMissing(column));
            }
        }
        (self.faults.len() == before).then(|| places.map(Option::unwrap_or_default))
    }

    fn take(&mut self, row: u64, record: &StringRecord, wanted: usize, places: &[usize; 7]) {
        let cell = |at: &usize| record.get(*at).unwrap_or_default();
        let [code, name, level, branch, parent, from, until] = places.each_ref().map(cell);
        if record.len() != wanted {
            let found = record.len();
            self.wrong(row, "", Wrong::Cells { found, wanted });
            return self.faulty.push((row, code.to_owned()));
        }
        let before = self.faults.len();
        self.check_code(row, code);
        let name: String = name.nfc().collect();
        self.check_name(row, &name);
        let level = self.word(row, "level", level, Level::parse, Wrong::LevelUnknown);
        let branch = self.word(row, "branch", branch, Branch::parse, Wrong::BranchUnknown);
        if branch == Some(Branch::Territory) {
            self.wrong(row, "branch", Wrong::Territory);
        }
        if parent.is_empty() {
            self.wrong(row, "parent", Wrong::Empty);
        }
        let from = self.word(row, "from", from, day, Wrong::NoDay);
        let until = if until.is_empty() {
            None
        } else {
            self.word(row, "until", until, day, Wrong::NoDay)
        };
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.wrong(row, "until", Wrong::EndsBeforeItBegins(from));
        }
        match (level, branch, from) {
            (Some(level), Some(branch), Some(from)) if self.faults.len() == before => {
                self.lines.push(Line {
                    row,
                    code: code.to_owned(),
                    name,
                    level,
                    branch,
                    parent: parent.to_owned(),
                    from,
                    until,
                });
            }
            _ => self.faulty.push((row, code.to_owned())),
        }
    }

    fn check_code(&mut self, row: u64, code: &str) {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if code.is_empty() {
            self.wrong(row, "code", Wrong::Empty);
        } else if code.len() > LONGEST_CODE {
            self.wrong(row, "code", Wrong::TooLong(LONGEST_CODE));
        } else if !code.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !code.chars().all(is_allowed)
        {
            self.wrong(row, "code", Wrong::Letters);
        }
    }

    fn check_name(&mut self, row: u64, name: &str) {
        if name.is_empty() {
            self.wrong(row, "name", Wrong::Empty);
        } else if name.chars().count() > LONGEST_NAME {
            self.wrong(row, "name", Wrong::TooLong(LONGEST_NAME));
        } else if name.chars().any(char::is_control) {
            self.wrong(row, "name", Wrong::Unseen);
        }
    }

    fn word<T>(
        &mut self,
        row: u64,
        column: &'static str,
        text: &str,
        parse: impl Fn(&str) -> Option<T>,
        unknown: impl Fn(String) -> Wrong,
    ) -> Option<T> {
        let value = parse(text);
        if value.is_none() {
            let wrong = if text.is_empty() {
                Wrong::Empty
            } else {
                unknown(text.to_owned())
            };
            self.wrong(row, column, wrong);
        }
        value
    }
}

/// A day as it is written everywhere in the register: 2026-07-01, and nothing around it.
fn day(text: &str) -> Option<Date> {
    Date::from_str(text)
        .ok()
        .filter(|day| day.to_string() == text)
}
