//! What a root binds: how far a lane or a docket had come.

use std::fmt;

use super::tree;
use crate::Id;

/// A chain that grows. Lanes stand before dockets, lanes in the order of their bytes, dockets in that of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A lane of the audit.
    Lane(String),
    /// The docket of a case.
    Docket(Id),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lane(name) => write!(f, "lane {name}"),
            Self::Docket(case) => write!(f, "docket {case}"),
        }
    }
}

/// Where a chain stood: its last entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf {
    /// The chain.
    pub place: Place,
    /// The number of its last entry.
    pub seq: i64,
    /// The hash of that entry.
    pub hash: String,
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.place, self.seq, self.hash)
    }
}

impl Leaf {
    /// Reads what [`Leaf`] shows.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let mut parts = line.rsplitn(3, ' ');
        let (hash, seq) = (parts.next()?, parts.next()?.parse().ok()?);
        let place = match parts.next()?.split_once(' ')? {
            ("lane", name) => Place::Lane(name.to_owned()),
            ("docket", case) => Place::Docket(case.parse().ok()?),
            _ => return None,
        };
        Some(Self {
            place,
            seq,
            hash: hash.to_owned(),
        })
    }
}

/// The rows that the audit binds, counted and hashed one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// How many times a row was bound.
    pub count: i64,
    /// The hash over all their prints.
    pub hash: String,
}

/// The tree over the leaves, in order, and the bound rows behind them.
pub(super) fn tree(leaves: &[Leaf], files: &Files) -> String {
    let last = format!("files {} {}", files.count, files.hash);
    tree::root(leaves.iter().map(Leaf::to_string).chain([last]))
}
