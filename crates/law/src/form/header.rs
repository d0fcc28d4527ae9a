//! The merged headings of a printed table, from the headings of its columns.

use super::Form;

/// One cell of the heading. Rows and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderCell {
    /// Row of its upper edge.
    pub row: usize,
    /// Column of its left edge; 0 is the table's column 1.
    pub col: usize,
    /// Rows it covers.
    pub rowspan: usize,
    /// Columns it covers.
    pub colspan: usize,
    /// Its words.
    pub text: String,
}

impl Form {
    /// How many rows the heading has, the row of column numbers not counted.
    pub fn header_rows(&self) -> usize {
        let depths = self.columns.iter().map(|column| column.label.len());
        depths.max().unwrap_or(0)
    }

    /// The cells of the heading, row by row, each row from the left. Neighbours under the same headings
    /// share a cell; the last heading of a column reaches down to the column numbers.
    pub fn header(&self) -> Vec<HeaderCell> {
        let rows = self.header_rows();
        let mut cells: Vec<HeaderCell> = Vec::new();
        for row in 0..rows {
            let mut above: Option<&[String]> = None;
            for (col, column) in self.columns.iter().enumerate() {
                let path = column.label.get(..=row);
                let is_last = column.label.len() == row + 1;
                let is_shared = path.is_some() && path == above;
                if let (true, Some(cell)) = (is_shared, cells.last_mut()) {
                    cell.colspan += 1;
                } else if let Some(text) = path.and_then(<[String]>::last) {
                    cells.push(HeaderCell {
                        row,
                        col,
                        rowspan: if is_last { rows - row } else { 1 },
                        colspan: 1,
                        text: text.clone(),
                    });
                }
                above = path.filter(|_| !is_last);
            }
        }
        cells
    }
}
