//! Drawing the root of a day: what moved is read first, then signed and written in one short transaction.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::key::Key;
use super::leaf::{Files, Leaf, Place, tree};
use super::query::newest;
use super::statement::{NOTHING, Root, Statement, hash};
use crate::Result;

/// Days made up at once.
const MOST: usize = 400;

/// What a root will bind.
#[derive(Debug, Clone)]
pub struct Prepared {
    day: Date,
    previous: Option<Root>,
    leaves: Vec<Leaf>,
    files: Files,
}

/// The last entry before a moment of each lane that moved since the newest root, and where it stood in that.
const LANES: &str = "select a.lane, a.seq, a.hash, s.since from audit a join (select h.lane, \
     coalesce((select max(l.seq) from audit_root_lane l where l.lane = h.lane), 0) as since, \
     (select max(b.seq) from audit b where b.lane = h.lane and b.at < $1 \
     and b.seq > coalesce((select max(k.seq) from audit_root_lane k where k.lane = h.lane), 0)) as seq from audit_head h) s \
     on s.lane = a.lane and s.seq = a.seq order by a.lane";
const DOCKETS: &str = "select d.case_id, d.seq, d.hash from docket d join (select c.id, \
     (select max(e.seq) from docket e where e.case_id = c.id and e.at < $1 \
     and e.seq > coalesce((select max(k.seq) from audit_root_docket k where k.case_id = c.id), 0)) as seq from cases c \
     where c.docket_length > coalesce((select max(l.seq) from audit_root_docket l where l.case_id = c.id), 0)) s \
     on s.id = d.case_id and s.seq = d.seq order by d.case_id";
const BOUND: &str = "select detail from audit where lane = $1 and seq > $2 and seq <= $3 and event = 'row.bound' order by seq";
const INSERT: &str = "insert into audit_root (day, drawn_at, lanes, dockets, files, files_hash, tree, previous, root, public_key, signature) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const LANE: &str = "insert into audit_root_lane (lane, day, seq, hash) values ($1, $2, $3, $4)";
const DOCKET: &str =
    "insert into audit_root_docket (case_id, day, seq, hash) values ($1, $2, $3, $4)";
const KEY: &str = "insert into audit_key (public_key, first_day) values ($1, $2) on conflict (public_key) do nothing";

/// The days that have ended and have no root: from the day after the newest root, at first from `first` on.
///
/// # Errors
/// What the database reports.
pub fn due(tx: &mut Tx<'_>, first: Date, today: Date) -> Result<Vec<Date>> {
    let yesterday = today.saturating_sub(1.day());
    let newest = newest(tx)?;
    let mut day = newest.map_or(first, |root| root.statement.day.saturating_add(1.day()));
    let mut days = Vec::new();
    while day <= yesterday && days.len() < MOST {
        days.push(day);
        day = day.saturating_add(1.day());
    }
    Ok(days)
}

/// Reads what the root of a day binds; `end` is the first moment after the day, microseconds UTC. What is committed later with
/// an earlier moment stands under the root of the next day.
///
/// # Errors
/// What the database reports.
pub fn prepare(tx: &mut Tx<'_>, day: Date, end: i64) -> Result<Prepared> {
    let previous = newest(tx)?;
    let mut moved = Vec::new();
    for row in tx.query(LANES, params![end])? {
        let leaf = Leaf {
            place: Place::Lane(row.get("lane")?),
            seq: row.get("seq")?,
            hash: row.get("hash")?,
        };
        moved.push((leaf, row.get::<i64>("since")?));
    }
    // A database may sort texts as a language does.
    moved.sort();
    let mut files = previous
        .as_ref()
        .map_or_else(none, |root| root.statement.files.clone());
    let mut leaves = Vec::new();
    for (leaf, since) in moved {
        files = follow(tx, files, &leaf, since)?;
        leaves.push(leaf);
    }
    for row in tx.query(DOCKETS, params![end])? {
        leaves.push(Leaf {
            place: Place::Docket(row.get("case_id")?),
            seq: row.get("seq")?,
            hash: row.get("hash")?,
        });
    }
    Ok(Prepared {
        day,
        previous,
        leaves,
        files,
    })
}

/// Before anything is bound.
pub(super) fn none() -> Files {
    Files {
        count: 0,
        hash: NOTHING.to_owned(),
    }
}

/// The bound rows with those that a lane brought behind the entry `since`.
pub(super) fn follow(tx: &mut Tx<'_>, files: Files, leaf: &Leaf, since: i64) -> Result<Files> {
    let Place::Lane(lane) = &leaf.place else {
        return Ok(files);
    };
    let mut files = files;
    for row in tx.query(BOUND, params![lane, since, leaf.seq])? {
        let print: String = row.get("detail")?;
        files = Files {
            count: files.count + 1,
            hash: hash(&format!("{} {print}\n", files.hash)),
        };
    }
    Ok(files)
}

/// Signs and writes a root; none when another program has drawn one since it was prepared.
///
/// # Errors
/// What the database reports.
pub fn keep(tx: &mut Tx<'_>, key: &Key, now: i64, prepared: &Prepared) -> Result<Option<Root>> {
    if newest(tx)? != prepared.previous {
        return Ok(None);
    }
    let lanes = prepared.leaves.iter();
    let lanes = lanes.filter(|leaf| matches!(leaf.place, Place::Lane(_)));
    let (all, lanes) = (prepared.leaves.len(), lanes.count());
    let statement = Statement {
        day: prepared.day,
        drawn_at: now,
        lanes: i64::try_from(lanes).unwrap_or(i64::MAX),
        dockets: i64::try_from(all - lanes).unwrap_or(i64::MAX),
        files: prepared.files.clone(),
        tree: tree(&prepared.leaves, &prepared.files),
        previous: prepared
            .previous
            .as_ref()
            .map_or_else(|| NOTHING.to_owned(), |root| root.root.clone()),
        public_key: key.public(),
    };
    let text = statement.text();
    let root = Root {
        root: hash(&text),
        signature: key.sign(&text),
        statement,
    };
    insert(tx, &root, &prepared.leaves)?;
    Ok(Some(root))
}

fn insert(tx: &mut Tx<'_>, root: &Root, leaves: &[Leaf]) -> Result<()> {
    let Root {
        statement,
        root,
        signature,
    } = root;
    tx.execute(
        INSERT,
        params![
            statement.day,
            statement.drawn_at,
            statement.lanes,
            statement.dockets,
            statement.files.count,
            statement.files.hash,
            statement.tree,
            statement.previous,
            root,
            statement.public_key,
            signature
        ],
    )?;
    for leaf in leaves {
        match &leaf.place {
            Place::Lane(lane) => {
                tx.send(LANE, params![lane, statement.day, leaf.seq, leaf.hash])?;
            }
            Place::Docket(case) => {
                tx.send(DOCKET, params![case, statement.day, leaf.seq, leaf.hash])?;
            }
        }
    }
    tx.execute(KEY, params![statement.public_key, statement.day])?;
    Ok(())
}
