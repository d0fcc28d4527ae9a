//! The keys of posts: derived from the master key, known to the register by their public halves alone.

use sealing::{Marks, PrivateKey, PublicKey};
use store::{Row, Tx, params};

use crate::access::{Act, acts};
use crate::{Id, Result, Setting};

/// The post under which the key of the custodians stands.
pub(super) const RECOVERY: &str = "recovery";

const CURRENT: &str = "select id, unit, post, epoch, generation, public from seal_key where unit = $1 and post = $2 and retired_at is null \
     order by epoch desc, generation desc limit 1";
const OF_RECOVERY: &str = "select id, unit, post, epoch, generation, public from seal_key where post = 'recovery' and retired_at is null order by id";
const ADD: &str = "insert into seal_key (id, unit, post, epoch, generation, public, made_at) values ($1, $2, $3, $4, $5, $6, $7) \
     on conflict (unit, post, epoch, generation) do nothing";
const NEWEST: &str = "select coalesce(max(generation), 0) as generation from seal_key where unit = $1 and post = $2 and epoch = $3";
const RETIRE: &str = "update seal_key set retired_at = $3 where unit = $1 and post = $2 and retired_at is null and id <> $4";

/// A key to which case keys are wrapped.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) id: Id,
    pub(super) unit: String,
    pub(super) post: String,
    pub(super) epoch: i64,
    pub(super) generation: i64,
    pub(super) public: PublicKey,
}

impl Recipient {
    /// From a row with the columns of `seal_key`.
    pub(super) fn of_row(row: &Row) -> Result<Self> {
        let public: Vec<u8> = row.get("public")?;
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            post: row.get("post")?,
            epoch: row.get("epoch")?,
            generation: row.get("generation")?,
            public: PublicKey::of(&public)?,
        })
    }

    /// The private half, from the master key of its epoch; the custodians' key has none here.
    pub(super) fn private(&self, at: &Setting) -> Result<PrivateKey> {
        let key = derive(at, self.epoch, &self.unit, &self.post, self.generation)?;
        if key.public()? != self.public {
            // Another master key stands under the same number.
            return Err(sealing::Fault::NoEpoch(epoch(self.epoch)).into());
        }
        Ok(key)
    }
}

fn epoch(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn derive(
    at: &Setting,
    number: i64,
    unit: &str,
    post: &str,
    generation: i64,
) -> Result<PrivateKey> {
    let label = format!("seal post {unit} {post} {generation}");
    Ok(PrivateKey::derive(
        &*at.seals.derive(epoch(number), &label)?,
    ))
}

/// The key of the marks of an epoch.
pub(in crate::person) fn marks(at: &Setting, number: i64) -> Result<Marks> {
    Ok(Marks::of(at.seals.derive(epoch(number), "seal marks")?))
}

/// Those who may open what a unit seals: its posts, which get keys with the first sealed matter, and the custodians.
pub(super) fn recipients(tx: &mut Tx<'_>, at: &Setting, unit: &str) -> Result<Vec<Recipient>> {
    let mut all = Vec::new();
    let may_open = at.law.rights.posts_of(acts::OpenSeal::NAME, at.now.today);
    for post in may_open {
        all.push(of_post(tx, at, unit, post.as_str())?);
    }
    for row in tx.query(OF_RECOVERY, params![])? {
        all.push(Recipient::of_row(&row)?);
    }
    Ok(all)
}

fn of_post(tx: &mut Tx<'_>, at: &Setting, unit: &str, post: &str) -> Result<Recipient> {
    if let Some(row) = tx.first(CURRENT, params![unit, post])? {
        return Recipient::of_row(&row);
    }
    add(tx, at, unit, post)
}

/// The key of a post that the master key here can derive; a new one when the present one is another master's.
pub(super) fn current_or_new(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    post: &str,
) -> Result<Recipient> {
    let current = of_post(tx, at, unit, post)?;
    if current.private(at).is_ok() {
        return Ok(current);
    }
    add(tx, at, unit, post)
}

/// A new key of a post; those before it are retired and open nothing new.
pub(super) fn add(tx: &mut Tx<'_>, at: &Setting, unit: &str, post: &str) -> Result<Recipient> {
    let number = i64::from(at.seals.epoch());
    let newest: i64 = tx
        .first(NEWEST, params![unit, post, number])?
        .map_or(Ok(0), |row| row.get("generation"))?;
    let generation = newest + 1;
    let public = derive(at, number, unit, post, generation)?.public()?;
    let id = at.id();
    let (bytes, now) = (public.bytes(), at.now.at);
    tx.execute(ADD, params![id, unit, post, number, generation, bytes, now])?;
    let row = tx.first(CURRENT, params![unit, post])?;
    let made = Recipient::of_row(&row.ok_or(store::Error::Closed)?)?;
    tx.execute(RETIRE, params![unit, post, at.now.at, made.id])?;
    Ok(made)
}
