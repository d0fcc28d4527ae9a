//! What must hold between the figures of a row (rulebook §6.3): within a table and between tables.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ColumnRef, Form};

/// The figures of one row of a table: column 1, 2, 3… in the smallest unit the register keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Row(Vec<i64>);

impl Row {
    /// A row of zeros for a table.
    pub fn of(form: &Form) -> Self {
        Self(vec![0; form.columns.len()])
    }

    /// The figure of a column; 0 where the row is shorter.
    pub fn get(&self, no: u16) -> i64 {
        let at = usize::from(no).checked_sub(1);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    /// Sets the figure of a column; a column the row does not have is left out.
    pub fn set(&mut self, no: u16, figure: i64) {
        let at = usize::from(no).checked_sub(1);
        if let Some(place) = at.and_then(|at| self.0.get_mut(at)) {
            *place = figure;
        }
    }

    /// Adds another row of the same table, column by column (BC-04).
    pub fn add(&mut self, other: &Self) {
        for (sum, figure) in self.0.iter_mut().zip(&other.0) {
            *sum = sum.saturating_add(*figure);
        }
    }

    /// Column numbers with their figures.
    pub fn columns(&self) -> impl Iterator<Item = (u16, i64)> + '_ {
        (1u16..).zip(self.0.iter().copied())
    }

    fn total(&self, columns: &[u16]) -> i64 {
        let figures = columns.iter().map(|no| self.get(*no));
        figures.fold(0, i64::saturating_add)
    }
}

impl FromIterator<i64> for Row {
    fn from_iter<I: IntoIterator<Item = i64>>(figures: I) -> Self {
        Self(figures.into_iter().collect())
    }
}

/// What a column was compared with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// It must equal the sum of these columns.
    Sum(Vec<u16>),
    /// It may not exceed this column.
    AtMost(u16),
    /// It must be at least five times this column.
    AtLeastFiveTimes(u16),
    /// It must equal this column of another table.
    SameAs(ColumnRef),
    /// It may not fall below this column of another table.
    AtLeast(ColumnRef),
}

impl Identity {
    /// The rule of the rulebook that demands it.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Sum(_) | Self::AtMost(_) | Self::AtLeastFiveTimes(_) => "BC-01",
            Self::SameAs(_) => "BC-02",
            Self::AtLeast(_) => "BC-03",
        }
    }

    fn holds(&self, found: i64, expected: i64) -> bool {
        match self {
            Self::Sum(_) | Self::SameAs(_) => found == expected,
            Self::AtMost(_) => found <= expected,
            Self::AtLeastFiveTimes(_) | Self::AtLeast(_) => found >= expected,
        }
    }
}

/// Something that does not hold in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The table: `03/GQKN`.
    pub form: String,
    /// The column.
    pub column: u16,
    /// `BC-01`, `BC-02` or `BC-03`.
    pub rule: &'static str,
    /// What it was compared with.
    pub identity: Identity,
    /// The figure it should be, or the bound it crosses.
    pub expected: i64,
    /// The figure in the row.
    pub found: i64,
}

/// Everything that does not hold in a row. `others` are the rows of the same unit and period in the other
/// tables, by form id; what compares with a table that is not there is left out.
pub fn violations(form: &Form, row: &Row, others: &BTreeMap<String, Row>) -> Vec<Violation> {
    let mut found = Vec::new();
    for column in &form.columns {
        let figure = row.get(column.no);
        let mut compare = |identity: Identity, expected: i64| {
            if !identity.holds(figure, expected) {
                found.push(Violation {
                    form: form.id.clone(),
                    column: column.no,
                    rule: identity.rule(),
                    identity,
                    expected,
                    found: figure,
                });
            }
        };
        for list in &column.sum {
            compare(Identity::Sum(list.clone()), row.total(list));
        }
        for other in &column.at_most {
            compare(Identity::AtMost(*other), row.get(*other));
        }
        if let Some(other) = column.at_least_5_times {
            let groups = row.get(other);
            compare(Identity::AtLeastFiveTimes(other), groups.saturating_mul(5));
        }
        let elsewhere = |at: &ColumnRef| others.get(&at.form).map(|row| row.get(at.no));
        if let Some((at, expected)) = column
            .same_as
            .as_ref()
            .and_then(|at| Some((at, elsewhere(at)?)))
        {
            compare(Identity::SameAs(at.clone()), expected);
        }
        if let Some((at, expected)) = column
            .at_least
            .as_ref()
            .and_then(|at| Some((at, elsewhere(at)?)))
        {
            compare(Identity::AtLeast(at.clone()), expected);
        }
    }
    found
}
