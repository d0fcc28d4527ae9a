//! The CSV lists of units, read row by row with the line each row stands on.

use csv::{Reader, StringRecord};

use crate::{Faults, SourceFile};

/// One row of a list.
pub(super) struct Row<'a> {
    file: &'a str,
    header: &'a StringRecord,
    record: &'a StringRecord,
    /// Line in the file, counted from 1.
    pub(super) line: usize,
}

impl Row<'_> {
    /// The text of a column; empty where the list has no such column.
    pub(super) fn text(&self, column: &str) -> &str {
        self.header
            .iter()
            .position(|name| name == column)
            .and_then(|at| self.record.get(at))
            .unwrap_or_default()
    }

    /// The column as a value, `None` where it is empty; what cannot be read is a fault.
    pub(super) fn value<T: std::str::FromStr>(
        &self,
        column: &str,
        faults: &mut Faults,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            self.fault(faults, format!("{column}: cannot read {text:?}"));
        }
        value
    }

    /// Tells what is wrong with this row.
    pub(super) fn fault(&self, faults: &mut Faults, message: impl Into<String>) {
        faults.add(self.file, self.line, message);
    }
}

/// Gives every row of a list to `read`.
pub(super) fn read_rows(
    file: &SourceFile,
    faults: &mut Faults,
    mut read: impl FnMut(&Row<'_>, &mut Faults),
) {
    let mut reader = Reader::from_reader(file.text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return faults.add(&file.path, 1, error.to_string()),
    };
    let mut record = StringRecord::new();
    loop {
        let line = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(false) => return,
            Ok(true) => read(
                &Row {
                    file: &file.path,
                    header: &header,
                    record: &record,
                    line,
                },
                faults,
            ),
            Err(error) => faults.add(&file.path, line, error.to_string()),
        }
    }
}
