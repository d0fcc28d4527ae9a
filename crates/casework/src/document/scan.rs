//! What the scanner says of a file. A file is kept at once, whatever the scanner does, for a petition may not wait for a
//! machine; it is given out when it was found clean, or marked where no scanner is set up.

use std::collections::HashMap;

use store::{Row, Tx, params};

use crate::{Id, Now, Refusal, Result};

/// What the scanner said of a content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Unscanned,
    /// Nothing harmful, by this engine and these signatures.
    Clean {
        /// The engine with the version of its signatures, as it names itself.
        engine: String,
    },
    /// Larger than the engine is set up to take: it cannot say.
    TooLarge {
        /// The engine with the version of its signatures.
        engine: String,
    },
    /// Something harmful.
    Infected {
        /// The engine with the version of its signatures.
        engine: String,
        /// What was found, as the engine names it.
        found: String,
    },
}

/// How a file stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not looked at.
    #[default]
    Unscanned,
    /// Found clean.
    Clean,
    /// Harmful: given out to nobody.
    Infected,
}

impl Standing {
    /// Its name in the register.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unscanned => "unscanned",
            Self::Clean => "clean",
            Self::Infected => "infected",
        }
    }

    /// Whether a file may be given out: never a harmful one, and where a scanner is set up only a clean one.
    ///
    /// # Errors
    /// `file-harmful`, `file-not-scanned`.
    pub fn admit(self, has_scanner: bool) -> Result<()> {
        match self {
            Self::Infected => Err(Refusal::new("file-harmful").into()),
            Self::Unscanned if has_scanner => Err(Refusal::new("file-not-scanned").into()),
            Self::Unscanned | Self::Clean => Ok(()),
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "clean" => Self::Clean,
            "infected" => Self::Infected,
            _ => Self::Unscanned,
        }
    }
}

/// What is known of a content beside its type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scan {
    /// How it stands.
    pub standing: Standing,
    /// Does it hold macros, which run when an office opens it?
    pub has_macros: bool,
}

impl Verdict {
    /// How a file with this verdict stands.
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Unscanned | Self::TooLarge { .. } => Standing::Unscanned,
            Self::Clean { .. } => Standing::Clean,
            Self::Infected { .. } => Standing::Infected,
        }
    }
}

const NOTE: &str = "insert into scan (hash, state, engine, found, has_macros, scanned_at) values ($1, 'unscanned', '', '', $2, 0) \
     on conflict (hash) do nothing";
const SAY: &str = "insert into scan (hash, state, engine, found, has_macros, scanned_at) values ($1, $2, $3, $4, false, $5) \
     on conflict (hash) do update set state = excluded.state, engine = excluded.engine, found = excluded.found, \
     scanned_at = excluded.scanned_at";
const ONE: &str = "select state, has_macros from scan where hash = $1";
const OF_SUBJECT: &str = "select a.id, s.state, s.has_macros from attachment a join scan s on s.hash = a.hash where a.subject = $1";
const HARMFUL: &str = "select cast(count(*) as bigint) as n from attachment a join scan s on s.hash = a.hash \
     where a.subject = $1 and s.state = 'infected'";
const SINCE: &str = "select min(scanned_at) as since from scan where engine = $1";
const OLDER: &str = "select s.hash from scan s join content c on c.hash = s.hash where s.scanned_at < $1 \
     order by s.scanned_at, s.hash limit $2";
const WAITING: &str = "select cast(count(*) as bigint) as n from scan where scanned_at = 0";

/// Notes a content that is kept, with what the scanner said of it when it came.
///
/// # Errors
/// What the database reports.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    now: Now,
    hash: &str,
    has_macros: bool,
    verdict: &Verdict,
) -> Result<()> {
    tx.execute(NOTE, params![hash, has_macros])?;
    say(tx, now, hash, verdict)
}

const FOLLOW: &str = "insert into scan (hash, state, engine, found, has_macros, scanned_at) \
     select $2, state, engine, found, has_macros, scanned_at from scan where hash = $1 on conflict (hash) do nothing";
const LEAVE: &str =
    "delete from scan where hash = $1 and not exists (select 1 from content c where c.hash = $1)";

/// What is known of a content goes with it under the seal; its open hash is forgotten with it.
///
/// # Errors
/// What the database reports.
pub(super) fn follow(tx: &mut Tx<'_>, open: &str, sealed: &str) -> Result<()> {
    tx.execute(FOLLOW, params![open, sealed])?;
    tx.execute(LEAVE, params![open])?;
    Ok(())
}

/// Keeps what the scanner says of a content; silence changes nothing.
///
/// # Errors
/// What the database reports.
pub fn say(tx: &mut Tx<'_>, now: Now, hash: &str, verdict: &Verdict) -> Result<()> {
    let (engine, found) = match verdict {
        Verdict::Unscanned => return Ok(()),
        Verdict::Clean { engine } | Verdict::TooLarge { engine } => (engine, ""),
        Verdict::Infected { engine, found } => (engine, found.as_str()),
    };
    let state = verdict.standing().as_str();
    tx.execute(SAY, params![hash, state, engine, found, now.at])?;
    Ok(())
}

/// What is known of a content. The caller has shown that what has it may be seen.
///
/// # Errors
/// What the database reports.
pub fn of(tx: &mut Tx<'_>, hash: &str) -> Result<Scan> {
    let row = tx.first(ONE, params![hash])?;
    Ok(row.as_ref().map_or(Ok(Scan::default()), of_row)?)
}

/// What is known of the files of a petition, a visit or a case. The caller has shown that the subject may be seen.
///
/// # Errors
/// What the database reports.
pub fn of_subject(tx: &mut Tx<'_>, subject: Id) -> Result<HashMap<Id, Scan>> {
    let rows = tx.query(OF_SUBJECT, params![subject])?;
    let each = rows
        .iter()
        .map(|row| Ok::<_, store::Error>((row.get::<Id>("id")?, of_row(row)?)));
    Ok(each.collect::<store::Result<_>>()?)
}

/// How many files of a subject are harmful.
///
/// # Errors
/// What the database reports.
pub fn harmful(tx: &mut Tx<'_>, subject: Id) -> Result<i64> {
    let row = tx.first(HARMFUL, params![subject])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

/// Open contents that these signatures have not seen, those that wait longest first; all where they have not spoken yet.
///
/// # Errors
/// What the database reports.
pub fn unseen(tx: &mut Tx<'_>, engine: &str, limit: i64) -> Result<Vec<String>> {
    let row = tx.first(SINCE, params![engine])?;
    let since: Option<i64> = row.map_or(Ok(None), |row| row.get("since"))?;
    let rows = tx.query(OLDER, params![since.unwrap_or(i64::MAX), limit])?;
    let hashes = rows.iter().map(|row| row.get("hash"));
    Ok(hashes.collect::<store::Result<_>>()?)
}

/// How many contents wait for their first scan.
///
/// # Errors
/// What the database reports.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64> {
    let row = tx.first(WAITING, params![])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

fn of_row(row: &Row) -> store::Result<Scan> {
    let state: String = row.get("state")?;
    Ok(Scan {
        standing: Standing::parse(&state),
        has_macros: row.get("has_macros")?,
    })
}
