//! Lists: the links that sort a table and that turn its pages. Pages are turned by key
//! (`?after=…`), never by offset.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// An address with a query.
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    for (index, (name, value)) in query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .enumerate()
    {
        let mark = if index == 0 { '?' } else { '&' };
        let (name, value) = (
            utf8_percent_encode(name, KEPT),
            utf8_percent_encode(value, KEPT),
        );
        let _ = write!(out, "{mark}{name}={value}");
    }
    out
}

/// The direction of a sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// From small to large, from old to new.
    Ascending,
    /// From large to small, from new to old.
    Descending,
}

/// A list as it was asked for: where it is, how it is filtered and sorted.
#[derive(Clone, Debug)]
pub struct Listing<'q> {
    /// The address of the list.
    pub path: &'q str,
    /// The filters, as the query names them.
    pub filters: Vec<(&'q str, &'q str)>,
    /// The sorted column and its direction.
    pub sort: (&'q str, Order),
}

/// The head of a column that can be sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortLink {
    /// Where a click leads: this column, or the other direction.
    pub href: String,
    /// The value of `aria-sort`; empty for a column that is not sorted.
    pub sorted: &'static str,
}

/// The links below a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// Back to the first page; `None` on it.
    pub first: Option<String>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

impl Listing<'_> {
    /// The head of `column`.
    pub fn sort_link(&self, column: &str) -> SortLink {
        let (sorted, direction) = match self.sort {
            (name, Order::Ascending) if name == column => ("ascending", "desc"),
            (name, Order::Descending) if name == column => ("descending", "asc"),
            _ => ("", "asc"),
        };
        SortLink {
            href: self.with(&[("sort", column), ("order", direction)]),
            sorted,
        }
    }

    /// The links below the list: `is_first` on its first page, `after` the key of its last row
    /// when more follow.
    pub fn pager(&self, is_first: bool, after: Option<&str>) -> Pager {
        let (column, order) = self.sort;
        let direction = if order == Order::Descending {
            "desc"
        } else {
            "asc"
        };
        let sort = [("sort", column), ("order", direction)];
        Pager {
            first: (!is_first).then(|| self.with(&sort)),
            next: after.map(|after| self.with(&[sort.as_slice(), &[("after", after)]].concat())),
        }
    }

    fn with(&self, more: &[(&str, &str)]) -> String {
        let query: Vec<_> = self
            .filters
            .iter()
            .copied()
            .chain(more.iter().copied())
            .collect();
        address(self.path, &query)
    }
}

#[cfg(test)]
mod tests;
