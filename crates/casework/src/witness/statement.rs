//! The text of a root, to the byte, and the row that keeps it.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Row;

use super::leaf::Files;

/// The first line; another shape has another number.
pub(super) const HEAD: &str = "tiepdan audit root 1";
/// Lines of a statement.
pub(super) const LINES: usize = 9;
/// What the first root names as the one before it.
pub(super) const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What a root says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The day at whose end, on the clock of the country, it stands.
    pub day: Date,
    /// When it was drawn, microseconds UTC.
    pub drawn_at: i64,
    /// Lanes of the audit that moved since the root before.
    pub lanes: i64,
    /// Dockets that did.
    pub dockets: i64,
    /// The rows bound by then.
    pub files: Files,
    /// The Merkle tree over these.
    pub tree: String,
    /// The root of the day before.
    pub previous: String,
    /// The key that signs.
    pub public_key: String,
}

impl Statement {
    /// The bytes that are hashed and signed: nine lines, each ended by one line feed.
    pub fn text(&self) -> String {
        let drawn = Timestamp::from_microsecond(self.drawn_at);
        let drawn = drawn.map(|moment| moment.to_string()).unwrap_or_default();
        format!(
            "{HEAD}\nday {}\ndrawn {drawn}\nlanes {}\ndockets {}\nfiles {} {}\ntree {}\nprevious {}\nkey {}\n",
            self.day,
            self.lanes,
            self.dockets,
            self.files.count,
            self.files.hash,
            self.tree,
            self.previous,
            self.public_key
        )
    }
}

/// SHA-256 of a statement, hexadecimal.
pub(super) fn hash(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

/// A root that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// What it says.
    pub statement: Statement,
    /// SHA-256 of what it says.
    pub root: String,
    /// The signature under what it says.
    pub signature: String,
}

impl Root {
    /// Groups of four digits, as they are read aloud and compared by eye.
    pub fn groups(&self) -> Vec<String> {
        let digits: Vec<char> = self.root.chars().collect();
        let groups = digits.chunks(4);
        groups.map(|group| group.iter().collect()).collect()
    }

    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            statement: Statement {
                day: row.get("day")?,
                drawn_at: row.get("drawn_at")?,
                lanes: row.get("lanes")?,
                dockets: row.get("dockets")?,
                files: Files {
                    count: row.get("files")?,
                    hash: row.get("files_hash")?,
                },
                tree: row.get("tree")?,
                previous: row.get("previous")?,
                public_key: row.get("public_key")?,
            },
            root: row.get("root")?,
            signature: row.get("signature")?,
        })
    }
}
