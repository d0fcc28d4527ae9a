//! Tables on a terminal: columns aligned, nothing cut.

use std::io::{self, Write};

/// Writes a heading and its rows, two blanks between columns.
pub(super) fn write(out: &mut dyn Write, heading: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    let heading: Vec<String> = heading.iter().map(|word| (*word).to_owned()).collect();
    let all: Vec<&Vec<String>> = std::iter::once(&heading).chain(rows).collect();
    let width = |column: usize| {
        all.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..heading.len()).map(width).collect();
    for row in all {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}

/// Writes labelled lines, the labels in one column; lines without a value are left out.
pub(super) fn labels(out: &mut dyn Write, lines: &[(&str, String)]) -> io::Result<()> {
    let width = lines
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, _)| label.chars().count())
        .max()
        .unwrap_or_default();
    for (label, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "  {label:<width$}  {value}")?;
    }
    Ok(())
}
