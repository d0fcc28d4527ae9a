//! What is handed over to a witness, and the comparison of what he kept with what stands here.

use jiff::civil::Date;
use store::{Tx, params};

use super::check::stands;
use super::key::is_signed;
use super::leaf::{Files, Leaf, tree};
use super::query::of_day;
use super::statement::{HEAD, LINES, Root, hash};
use crate::Result;

const UNHANDED: &str = "select r.day from audit_root r where not exists (select 1 from audit_witness w \
     where w.day = r.day and w.place = $1) order by r.day";
const HAND: &str = "insert into audit_witness (day, place, kept_at) values ($1, $2, $3) on conflict (day, place) do nothing";

/// The days whose roots were not handed over at a place (`folder`, `mail`).
///
/// # Errors
/// What the database reports.
pub fn unhanded(tx: &mut Tx<'_>, place: &str) -> Result<Vec<Date>> {
    let rows = tx.query(UNHANDED, params![place])?;
    Ok(rows
        .iter()
        .map(|row| row.get("day"))
        .collect::<store::Result<_>>()?)
}

/// The root of a day was handed over at a place, at a moment.
///
/// # Errors
/// What the database reports.
pub fn handed(tx: &mut Tx<'_>, day: Date, place: &str, moment: i64) -> Result<()> {
    tx.execute(HAND, params![day, place, moment])?;
    Ok(())
}

/// The text that a witness keeps: the statement, its hash, the signature, and what stands under it.
pub(super) fn text(root: &Root, leaves: &[Leaf]) -> String {
    let mut text = format!(
        "{}root {}\nsignature {}\n",
        root.statement.text(),
        root.root,
        root.signature
    );
    for leaf in leaves {
        text.push_str(&leaf.to_string());
        text.push('\n');
    }
    text
}

impl Root {
    /// The text that a witness keeps; without leaves it still proves the day, but not which chain was rewritten.
    pub fn kept(&self, leaves: &[Leaf]) -> String {
        text(self, leaves)
    }
}

/// What a witness kept, read.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The day.
    pub day: Date,
    statement: String,
    root: String,
    signature: String,
    leaves: Vec<Leaf>,
}

impl Kept {
    /// Reads what [`Root::kept`] wrote, with or without leaves, up to an empty line; a letter may say something before it.
    /// None when it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().skip_while(|line| *line != HEAD);
        let statement: Vec<&str> = lines.by_ref().take(LINES).collect();
        if statement.len() != LINES {
            return None;
        }
        let kept = Self {
            day: value(statement.get(1)?, "day")?.parse().ok()?,
            statement: statement
                .iter()
                .flat_map(|line| [*line, "\n"])
                .collect::<String>(),
            root: value(lines.next()?, "root")?.to_owned(),
            signature: value(lines.next()?, "signature")?.to_owned(),
            leaves: lines
                .take_while(|line| !line.is_empty())
                .map(Leaf::parse)
                .collect::<Option<_>>()?,
        };
        Some(kept)
    }

    fn of(&self, name: &str) -> &str {
        let mut lines = self.statement.lines();
        lines.find_map(|line| value(line, name)).unwrap_or_default()
    }

    fn files(&self) -> Option<Files> {
        let (count, hash) = self.of("files").split_once(' ')?;
        Some(Files {
            count: count.parse().ok()?,
            hash: hash.to_owned(),
        })
    }

    /// Is it what was handed over: hash, signature, and the tree where there are leaves?
    fn is_whole(&self) -> bool {
        let is_tree = self
            .files()
            .is_some_and(|files| tree(&self.leaves, &files) == self.of("tree"));
        hash(&self.statement) == self.root
            && is_signed(self.of("key"), &self.statement, &self.signature)
            && (self.leaves.is_empty() || is_tree)
    }

    /// Compares it with the register, one line for each difference; with a public key, only its signatures count.
    ///
    /// # Errors
    /// What the database reports.
    pub fn compare(&self, tx: &mut Tx<'_>, public_key: Option<&str>) -> Result<Vec<String>> {
        let day = self.day;
        let mut faults = Vec::new();
        if !self.is_whole() {
            faults.push(format!(
                "witness {day}: what was kept is damaged, its hash or signature does not fit"
            ));
            return Ok(faults);
        }
        if public_key.is_some_and(|key| key != self.of("key")) {
            faults.push(format!("witness {day}: it is signed with another key"));
        }
        let here = of_day(tx, day)?;
        match &here {
            None => faults.push(format!(
                "witness {day}: the register has no root of that day"
            )),
            Some(here) if here.statement.text() != self.statement || here.root != self.root => {
                faults.push(format!(
                    "witness {day}: the register has another root of that day"
                ));
            }
            Some(_) => {}
        }
        for leaf in &self.leaves {
            let found = stands(tx, leaf)?;
            faults.extend(found.map(|what| format!("witness {day}: {}: {what}", leaf.place)));
        }
        Ok(faults)
    }
}

/// What a line says behind its name.
fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix(name)?.strip_prefix(' ')
}
