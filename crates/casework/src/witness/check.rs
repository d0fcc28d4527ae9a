//! The proof of the roots: each signed, each bound to the one before, none missing, and what stood under each still standing.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::draw::{follow, none};
use super::key::is_signed;
use super::leaf::{Files, Leaf, Place, tree};
use super::query::leaves;
use super::statement::{NOTHING, Root, hash};
use crate::Result;

const ROOTS: &str = "select * from audit_root order by day";
const ENTRY: &str = "select hash from audit where lane = $1 and seq = $2";
const STEP: &str = "select hash from docket where case_id = $1 and seq = $2";
/// Each with what it is; `day` and `what` name the row.
const STRAYS: &[(&str, &str)] = &[
    (
        "audit_root_lane: a head stands under a root that is not there",
        "select l.day, l.lane as what from audit_root_lane l where not exists (select 1 from audit_root r where r.day = l.day) \
         order by l.day, l.lane",
    ),
    (
        "audit_root_docket: a head stands under a root that is not there",
        "select l.day, cast(l.case_id as text) as what from audit_root_docket l \
         where not exists (select 1 from audit_root r where r.day = l.day) order by l.day, l.case_id",
    ),
    (
        "audit_root: the root is gone that was handed over",
        "select w.day, w.place as what from audit_witness w where not exists (select 1 from audit_root r where r.day = w.day) \
         order by w.day, w.place",
    ),
    (
        "audit_root: it is signed with a key that the register does not know",
        "select r.day, r.public_key as what from audit_root r \
         where not exists (select 1 from audit_key k where k.public_key = r.public_key) order by r.day",
    ),
    (
        "audit_key: it did not sign first on that day",
        "select k.first_day as day, k.public_key as what from audit_key k \
         where k.first_day <> coalesce((select min(r.day) from audit_root r where r.public_key = k.public_key), '') \
         order by k.public_key",
    ),
];

/// How far the roots have been walked.
struct Walk {
    next: Option<Date>,
    previous: String,
    files: Files,
    /// Where each lane stood.
    lanes: BTreeMap<String, i64>,
}

/// Every fault of the roots, one line each, with its day and lane; with a public key, only its signatures count.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, public_key: Option<&str>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut walk = Walk {
        next: None,
        previous: NOTHING.to_owned(),
        files: none(),
        lanes: BTreeMap::new(),
    };
    for row in tx.query(ROOTS, params![])? {
        let Ok(root) = Root::of_row(&row) else {
            let day: String = row.get("day").unwrap_or_default();
            faults.push(format!("audit_root {day}: the row cannot be read"));
            continue;
        };
        let day = root.statement.day;
        let found = walk.on(tx, &root)?;
        faults.extend(
            found
                .into_iter()
                .map(|what| format!("audit_root {day}: {what}")),
        );
        if public_key.is_some_and(|key| key != root.statement.public_key) {
            faults.push(format!("audit_root {day}: it is signed with another key"));
        }
    }
    for (what, sql) in STRAYS {
        for row in tx.query(sql, params![])? {
            let (day, which): (String, String) = (row.get("day")?, row.get("what")?);
            faults.push(format!("{what}: {day}, {which}"));
        }
    }
    Ok(faults)
}

impl Walk {
    /// Walks on by one root.
    fn on(&mut self, tx: &mut Tx<'_>, root: &Root) -> Result<Vec<String>> {
        let statement = &root.statement;
        let under = leaves(tx, statement.day)?;
        let mut faults = self.bound(root, &under);
        let mut files = self.files.clone();
        for leaf in &under {
            let since = self.since(leaf);
            files = follow(tx, files, leaf, since)?;
            let found = stands(tx, leaf)?;
            faults.extend(found.map(|what| format!("{}: {what}", leaf.place)));
            if let Place::Lane(lane) = &leaf.place {
                self.lanes.insert(lane.clone(), leaf.seq);
            }
        }
        if files != statement.files {
            faults.push("the rows bound by then are not those that it counts".to_owned());
        }
        self.next = Some(statement.day.saturating_add(1.day()));
        self.previous.clone_from(&root.root);
        self.files = statement.files.clone();
        Ok(faults)
    }

    /// Where a lane stood under the roots before.
    fn since(&self, leaf: &Leaf) -> i64 {
        match &leaf.place {
            Place::Lane(lane) => self.lanes.get(lane).copied().unwrap_or(0),
            Place::Docket(_) => 0,
        }
    }

    /// What a root says of itself, of the one before, and of what stands under it.
    fn bound(&self, root: &Root, under: &[Leaf]) -> Vec<String> {
        let statement = &root.statement;
        let text = statement.text();
        let lanes = under.iter();
        let lanes = lanes.filter(|leaf| matches!(leaf.place, Place::Lane(_)));
        let counted = (statement.lanes, statement.dockets);
        let (all, lanes) = (under.len(), lanes.count());
        let found = (
            i64::try_from(lanes).unwrap_or(i64::MAX),
            i64::try_from(all - lanes).unwrap_or(i64::MAX),
        );
        let each = [
            (
                self.next.is_none_or(|next| next == statement.day),
                "a root before it is missing",
            ),
            (
                statement.previous == self.previous,
                "it is not bound to the root of the day before",
            ),
            (
                counted == found && tree(under, &statement.files) == statement.tree,
                "its tree is not that of the heads under it",
            ),
            (
                root.root == hash(&text),
                "its hash is not that of what it says",
            ),
            (
                is_signed(&statement.public_key, &text, &root.signature),
                "its signature does not fit",
            ),
        ];
        let wrong = each.into_iter().filter(|(is_right, _)| !is_right);
        wrong.map(|(_, what)| what.to_owned()).collect()
    }
}

/// What is wrong with an entry under a root, if it no longer stands in its chain.
pub(super) fn stands(tx: &mut Tx<'_>, leaf: &Leaf) -> Result<Option<String>> {
    let row = match &leaf.place {
        Place::Lane(lane) => tx.first(ENTRY, params![lane, leaf.seq])?,
        Place::Docket(case) => tx.first(STEP, params![case, leaf.seq])?,
    };
    let hash = row.and_then(|row| row.get::<String>("hash").ok());
    Ok(match hash {
        Some(hash) if hash == leaf.hash => None,
        Some(_) => Some(format!("entry {} is another one", leaf.seq)),
        None => Some(format!("entry {} is gone", leaf.seq)),
    })
}
