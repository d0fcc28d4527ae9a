//! The mail of a day: for those who ask for it, how much of each kind there is. It is written once a day as a job, with the
//! state of the day, and sent by the worker.

use serde::{Deserialize, Serialize};
use store::{Tx, params};

use super::query::tally;
use crate::access::{self, Actor};
use crate::{FieldError, Id, Result, Setting};

/// The kind of its job.
pub const DIGEST_JOB: &str = "mail.digest";
/// Longest address.
const ADDRESS: usize = 200;
/// Mails of one look.
const PAGE: i64 = 200;

/// Whether a person wants a mail a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Where to.
    pub address: String,
}

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its job.
    pub id: Id,
    /// Where to.
    pub address: String,
    /// Kinds with how many there are.
    pub counts: Vec<(String, i64)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    to: String,
    counts: Vec<(String, i64)>,
}

const CHOOSE: &str = "insert into digest (official, address, set_at) values ($1, $2, $3) \
     on conflict (official) do update set address = excluded.address, set_at = excluded.set_at";
const FORGET: &str = "delete from digest where official = $1";
const CHOSEN: &str = "select address from digest where official = $1";
const WITHOUT: &str = "select d.official from digest d join official o on o.id = d.official where not o.disabled and d.official > $1 \
     and not exists (select 1 from digest_day y where y.official = d.official and y.day = $2) order by d.official limit $3";
const KEEP_DAY: &str = "insert into digest_day (official, day, at) values ($1, $2, $3) on conflict (official, day) do nothing";
const JOB: &str = "insert into job (id, tenant, kind, subject, payload, ready_at, tried) values ($1, $2, $3, $4, $5, $6, 0)";
const WAITING: &str = "select id, subject, payload from job where kind = $1 and done_at is null and ready_at <= $2 order by id limit $3";
const DONE: &str = "update job set done_at = $2, tried = tried + 1, payload = '' where id = $1 and done_at is null";

/// From now on a person is sent a mail a day; an empty address ends it.
///
/// # Errors
/// A field error for an address that is none.
pub fn choose_digest(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, address: &str) -> Result<()> {
    let address = address.trim();
    if address.is_empty() {
        tx.execute(FORGET, params![actor.official])?;
        return Ok(());
    }
    if address.chars().count() > ADDRESS {
        let wrong = FieldError::new("address", "field-too-long");
        return Err(wrong.with("most", ADDRESS).into());
    }
    if !is_address(address) {
        return Err(FieldError::new("address", "email-wrong").into());
    }
    tx.execute(CHOOSE, params![actor.official, address, at.now.at])?;
    Ok(())
}

/// One name, an at sign, a host with a point; no space and nothing that could begin another line of a mail.
fn is_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-_+@".contains(c);
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    !name.is_empty() && is_host && !host.contains('@') && text.chars().all(is_plain)
}

/// What a person has chosen; none: no mail.
///
/// # Errors
/// What the database reports.
pub fn digest_of(tx: &mut Tx<'_>, official: Id) -> Result<Option<Digest>> {
    let row = tx.first(CHOSEN, params![official])?;
    let address: Option<String> = row.map(|row| row.get("address")).transpose()?;
    Ok(address.map(|address| Digest { address }))
}

/// The officials who asked for a mail and have none of today, after one of them.
///
/// # Errors
/// What the database reports.
pub fn without_digest(tx: &mut Tx<'_>, at: &Setting, after: Option<Id>) -> Result<Vec<Id>> {
    let after = after.unwrap_or(Id::of(i64::MIN));
    let rows = tx.query(WITHOUT, params![after, at.now.today, PAGE])?;
    let each = rows.iter().map(|row| row.get("official"));
    Ok(each.collect::<store::Result<_>>()?)
}

/// Writes the mail of today for an official, once; none where there is nothing to tell or he works here no more. Answers
/// whether one was written.
///
/// # Errors
/// What the database reports.
pub fn write_digest(tx: &mut Tx<'_>, at: &Setting, official: Id) -> Result<bool> {
    let (today, moment) = (at.now.today, at.now.at);
    if tx.execute(KEEP_DAY, params![official, today, moment])? == 0 {
        return Ok(false);
    }
    let Some(digest) = digest_of(tx, official)? else {
        return Ok(false);
    };
    let Some(actor) = access::actor(tx, at, official)? else {
        return Ok(false);
    };
    let counts = counts(tx, at, &actor)?;
    if counts.is_empty() {
        return Ok(false);
    }
    let payload = Payload {
        to: digest.address,
        counts,
    };
    let payload = serde_json::to_string(&payload).unwrap_or_default();
    let id = at.id();
    let values = params![id, actor.tenant, DIGEST_JOB, official, payload, moment];
    tx.execute(JOB, values)?;
    Ok(true)
}

/// How much there is of each kind, as he sees it.
fn counts(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Vec<(String, i64)>> {
    let counts = access::as_seen_by(tx, at, actor, |tx| tally(tx, at, actor))?;
    let counts = counts.into_iter().filter(|one| one.all > 0);
    Ok(counts
        .map(|one| (one.kind.as_str().to_owned(), one.all))
        .collect())
}

/// Counted anew for somebody from whom something is kept: it may be so only since the mail was written.
fn seen_now(tx: &mut Tx<'_>, at: &Setting, official: Id) -> Result<Option<Vec<(String, i64)>>> {
    let Some(actor) = access::actor(tx, at, official)? else {
        return Ok(None);
    };
    if access::veil(tx, at, &actor)?.is_empty() {
        return Ok(None);
    }
    counts(tx, at, &actor).map(Some)
}

/// Mails that wait to be sent, the oldest first.
///
/// # Errors
/// What the database reports.
pub fn mails_waiting(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<Mail>> {
    let mut all = Vec::new();
    for row in tx.query(WAITING, params![DIGEST_JOB, at.now.at, PAGE])? {
        let payload: String = row.get("payload")?;
        if let Ok(read) = serde_json::from_str::<Payload>(&payload) {
            let counts = seen_now(tx, at, row.get("subject")?)?.unwrap_or(read.counts);
            if counts.is_empty() {
                continue;
            }
            all.push(Mail {
                id: row.get("id")?,
                address: read.to,
                counts,
            });
        }
    }
    Ok(all)
}

/// A mail was sent; its address is kept no longer.
///
/// # Errors
/// What the database reports.
pub fn mail_done(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<()> {
    tx.execute(DONE, params![id, at.now.at])?;
    Ok(())
}
