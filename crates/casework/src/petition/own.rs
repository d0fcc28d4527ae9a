//! What the register holds of whoever filed, for himself: he proves himself by code, second secret and the name he gave.

use store::{Row, Tx, params};

use super::file::secret_hash;
use super::query::{Following, follow, plain_code};
use crate::audit::{self, By, Event};
use crate::fold::fold;
use crate::person::{self, Identity};
use crate::{Failure, Id, Refusal, Result, Setting};

/// Everything that is his own: nobody else's name and nothing an official wrote for the office alone.
#[derive(Debug, Clone)]
pub struct Own {
    /// Who he is, as he told it.
    pub identity: Identity,
    /// How the petition came.
    pub channel: String,
    /// Its class; none before it is classified.
    pub class: Option<String>,
    /// The short account of it.
    pub summary: String,
    /// The text as it came.
    pub text: String,
    /// Others who filed it with him; their names are theirs.
    pub others: i64,
    /// The files of the petition, by content.
    pub files: Vec<OwnFile>,
    /// Who saw it or did something with it.
    pub seen: Vec<Seen>,
    /// What he said of the answer: mark, word.
    pub judgement: Option<(i64, String)>,
    /// Where it stands.
    pub following: Following,
}

/// A file of his, told by its content: names of files may be those of others.
#[derive(Debug, Clone)]
pub struct OwnFile {
    /// SHA-256 of the content, hexadecimal.
    pub hash: String,
    /// Bytes.
    pub size: i64,
    /// What it is.
    pub media_type: String,
}

/// An entry of the trail, without the official.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Moment, microseconds UTC.
    pub at: i64,
    /// Where.
    pub unit: String,
    /// What.
    pub event: String,
}

const PETITION: &str = "select id, tenant, unit, sealed, channel, class, summary from petition \
     where follow_code = $1 and follow_hash = $2";
const PARTIES: &str = "select y.person, p.name_folded from petition_party y join person p on p.id = y.person \
     where y.petition = $1 order by y.no";
const TEXT: &str = "select text from open_text where subject = $1";
const FILES: &str =
    "select hash, size, media_type from attachment where subject = $1 and not sealed order by id";
const SEEN: &str = "select at, unit, event from audit where subject = $1 and subject_kind = 'petition' order by at, seq";
const JUDGEMENT: &str = "select mark, text from judgement where petition = $1";

/// What the register holds of whoever filed; that it was asked for goes on the trail.
///
/// # Errors
/// Not found when code, secret and name do not belong together; the refusal `own-data-sealed` when the petition is under the seal (Law on
/// Denunciations art. 8): that is told to nobody from afar.
pub fn own(tx: &mut Tx<'_>, at: &Setting, (code, secret): (&str, &str), name: &str) -> Result<Own> {
    let row = tx
        .first(PETITION, params![plain_code(code), secret_hash(secret)])?
        .ok_or(Failure::NotFound)?;
    if row.get("sealed")? {
        return Err(Refusal::new("own-data-sealed").into());
    }
    let (id, tenant): (Id, String) = (row.get("id")?, row.get("tenant")?);
    let parties = tx.query(PARTIES, params![id])?;
    let named = fold(name);
    let mut own = None;
    for party in &parties {
        let folded: String = party.get("name_folded")?;
        if folded == named {
            own = person::of_tenant(tx, &tenant, party.get("person")?)?;
        }
    }
    let identity = own.ok_or(Failure::NotFound)?;
    let unit: String = row.get("unit")?;
    remember(tx, at, (&unit, &tenant), id)?;
    let text = tx.first(TEXT, params![id])?;
    let judgement = tx.first(JUDGEMENT, params![id])?;
    let judged = |row: Row| Ok::<_, Failure>((row.get("mark")?, row.get("text")?));
    Ok(Own {
        identity,
        channel: row.get("channel")?,
        class: row.get("class")?,
        summary: row.get("summary")?,
        text: text.map_or(Ok(String::new()), |row| row.get("text"))?,
        others: i64::try_from(parties.len()).unwrap_or(i64::MAX) - 1,
        files: files(tx, id)?,
        seen: seen(tx, id)?,
        judgement: judgement.map(judged).transpose()?,
        following: follow(tx, at, code, secret)?,
    })
}

fn files(tx: &mut Tx<'_>, id: Id) -> Result<Vec<OwnFile>> {
    let rows = tx.query(FILES, params![id])?;
    let file = |row: &Row| {
        Ok::<_, Failure>(OwnFile {
            hash: row.get("hash")?,
            size: row.get("size")?,
            media_type: row.get("media_type")?,
        })
    };
    rows.iter().map(file).collect()
}

fn seen(tx: &mut Tx<'_>, id: Id) -> Result<Vec<Seen>> {
    let rows = tx.query(SEEN, params![id])?;
    let entry = |row: &Row| {
        Ok::<_, Failure>(Seen {
            at: row.get("at")?,
            unit: row.get("unit")?,
            event: row.get("event")?,
        })
    };
    rows.iter().map(entry).collect()
}

fn remember(tx: &mut Tx<'_>, at: &Setting, (unit, tenant): (&str, &str), id: Id) -> Result<()> {
    let by = By {
        official: None,
        unit,
        tenant,
        rule: None,
    };
    let event = Event {
        name: "petition.own_data",
        subject_kind: "petition",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
