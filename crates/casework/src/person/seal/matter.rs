//! The seal of one matter: its key pair, and for whom the private half is wrapped.

use sealing::{PrivateKey, PublicKey};
use store::{Row, Tx, Value, params};

use super::key::{self, Recipient};
use crate::{Failure, Id, Refusal, Result, Setting};

/// The seal of a petition or a visit, to which anything may be added by whoever cannot open it.
#[derive(Debug, Clone)]
pub struct Seal {
    id: Id,
    public: PublicKey,
}

const OF_SUBJECT: &str = "select s.id, s.public, s.destroyed_at from seal s join seal_subject t on t.seal = s.id where t.subject = $1";
const ADD: &str = "insert into seal (id, tenant, public, made_at) values ($1, $2, $3, $4)";
const TIE: &str = "insert into seal_subject (subject, seal) values ($1, $2)";
const WRAP: &str = "insert into seal_wrap (seal, recipient, wrapped) values ($1, $2, $3) on conflict (seal, recipient) do nothing";
const WRAPS: &str = "select w.wrapped, k.id, k.unit, k.post, k.epoch, k.generation, k.public from seal_wrap w join seal_key k on k.id = w.recipient \
     where w.seal = $1 and k.post <> 'recovery'";
const SEALS_OF: &str = "select t.seal from seal_subject t where t.subject = $1 order by t.seal";

/// What an envelope of a seal is bound to.
fn about(seal: Id, kind: &str) -> String {
    format!("{seal} {kind}")
}

impl Seal {
    /// The seal of a subject; made, with keys for the posts of the unit, when it has none.
    ///
    /// # Errors
    /// The refusals `seal-keys-missing` and `seal-destroyed`; what the database reports.
    pub fn of(
        tx: &mut Tx<'_>,
        at: &Setting,
        subject: Id,
        (unit, tenant): (&str, &str),
    ) -> Result<Self> {
        match Self::found(tx, subject)? {
            Some(seal) => Ok(seal),
            None => Self::make(tx, at, (at.id(), subject), (unit, tenant)),
        }
    }

    /// The seal that a subject has.
    ///
    /// # Errors
    /// The refusal `seal-destroyed`; what the database reports.
    pub fn found(tx: &mut Tx<'_>, subject: Id) -> Result<Option<Self>> {
        let row = tx.first(OF_SUBJECT, params![subject])?;
        row.map(|row| Self::of_row(&row)).transpose()
    }

    /// A new seal of a subject that has none, under a key of the caller's choice.
    ///
    /// # Errors
    /// The refusal `seal-keys-missing`; what the database reports.
    pub fn make(
        tx: &mut Tx<'_>,
        at: &Setting,
        (id, subject): (Id, Id),
        (unit, tenant): (&str, &str),
    ) -> Result<Self> {
        let key = PrivateKey::draw(at);
        let public = key.public()?;
        tx.send(ADD, params![id, tenant, public.bytes(), at.now.at])?;
        tx.send(TIE, params![subject, id])?;
        for recipient in key::recipients(tx, at, unit)? {
            wrap(tx, at, id, &key, &recipient)?;
        }
        Ok(Self { id, public })
    }

    fn of_row(row: &Row) -> Result<Self> {
        if row.get::<Option<i64>>("destroyed_at")?.is_some() {
            return Err(Refusal::new("seal-destroyed").into());
        }
        let public: Vec<u8> = row.get("public")?;
        Ok(Self {
            id: row.get("id")?,
            public: PublicKey::of(&public)?,
        })
    }

    /// Its row.
    pub fn id(&self) -> Id {
        self.id
    }

    /// An envelope of a kind: `person`, `text`, `name`, `content`.
    ///
    /// # Errors
    /// When the key is no key.
    pub fn close(&self, at: &Setting, kind: &str, plain: &[u8]) -> Result<Vec<u8>> {
        Ok(sealing::seal(
            &self.public,
            about(self.id, kind).as_bytes(),
            plain,
            at,
        )?)
    }
}

const SEAL_OF: &str = "select seal from sealed_person where id = $1";

/// The posts of one more unit may open the seal over somebody: the superior who takes a case over.
///
/// # Errors
/// As [`share`].
pub fn extend_for(tx: &mut Tx<'_>, at: &Setting, sealed: Id, unit: &str) -> Result<()> {
    let row = tx
        .first(SEAL_OF, params![sealed])?
        .ok_or(Failure::NotFound)?;
    match row.get::<Option<Id>>("seal")? {
        Some(seal) => extend(tx, at, seal, unit),
        None => Ok(()),
    }
}

/// Wraps the private key of a seal for one recipient.
pub(super) fn wrap(
    tx: &mut Tx<'_>,
    at: &Setting,
    seal: Id,
    key: &PrivateKey,
    recipient: &Recipient,
) -> Result<()> {
    let about = about(seal, "key");
    let wrapped = sealing::seal(&recipient.public, about.as_bytes(), key.bytes(), at)?;
    tx.send(WRAP, params![seal, recipient.id, wrapped])?;
    Ok(())
}

/// The private key of a seal through any post whose key is at hand, or through those of one unit alone.
pub(super) fn unwrap(
    tx: &mut Tx<'_>,
    at: &Setting,
    seal: Id,
    unit: Option<&str>,
) -> Result<PrivateKey> {
    let mut sql = WRAPS.to_owned();
    let mut values: Vec<Value<'_>> = params![seal].to_vec();
    if let Some(unit) = unit {
        sql.push_str(" and k.unit = $2");
        values.push(Value::Text(unit.into()));
    }
    sql.push_str(" order by k.epoch desc, k.generation desc, k.id");
    let rows = tx.query(&sql, &values)?;
    let mut last = Refusal::new("seal-not-for-this-unit")
        .article("Law on Denunciations art. 8(3)")
        .into();
    for row in &rows {
        let wrapped: Vec<u8> = row.get("wrapped")?;
        let private = Recipient::of_row(row)?.private(at);
        match private.and_then(|key| open_key(&key, seal, &wrapped)) {
            Ok(key) => return Ok(key),
            Err(failure) => last = failure,
        }
    }
    Err(last)
}

/// The private key of a seal from its wrap for a key that was recovered.
pub(super) fn open_key(with: &PrivateKey, seal: Id, wrapped: &[u8]) -> Result<PrivateKey> {
    let bytes = sealing::open(with, about(seal, "key").as_bytes(), wrapped)?;
    Ok(PrivateKey::of(&bytes)?)
}

/// What an opened seal holds.
pub(super) fn open(key: &PrivateKey, seal: Id, kind: &str, envelope: &[u8]) -> Result<Vec<u8>> {
    let opened = sealing::open(key, about(seal, kind).as_bytes(), envelope)?;
    Ok(opened.to_vec())
}

/// What an envelope holds, for the program itself: whoever it is shown to has shown that he may read it.
///
/// # Errors
/// The refusals `seal-keys-missing`, `seal-damaged`; what the database reports.
pub(crate) fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    (seal, kind): (Id, &str),
    envelope: &[u8],
) -> Result<Vec<u8>> {
    let key = unwrap(tx, at, seal, None)?;
    open(&key, seal, kind, envelope)
}

/// The seal of one subject holds for another as well, and the posts of its unit may open it: the same letter at the unit that
/// settles it. Nobody looks; the key passes from post to post.
///
/// # Errors
/// The refusals of [`Seal::of`]; what the database reports.
pub fn share(tx: &mut Tx<'_>, at: &Setting, from: Id, to: Id, unit: &str) -> Result<()> {
    for row in tx.query(SEALS_OF, params![from])? {
        let seal: Id = row.get("seal")?;
        tx.send(TIE, params![to, seal])?;
        extend(tx, at, seal, unit)?;
    }
    Ok(())
}

/// The posts of one more unit may open a seal.
///
/// # Errors
/// As [`share`].
pub fn extend(tx: &mut Tx<'_>, at: &Setting, seal: Id, unit: &str) -> Result<()> {
    let key = unwrap(tx, at, seal, None)?;
    for recipient in key::recipients(tx, at, unit)? {
        wrap(tx, at, seal, &key, &recipient)?;
    }
    Ok(())
}

const DESTROY: &str = "update seal set destroyed_at = $2, destroyed_by = $3, reason = $4 where id = $1 and destroyed_at is null";
const FORGET: [&str; 2] = [
    "delete from seal_wrap where seal = $1",
    "delete from seal_mark where sealed in (select id from sealed_person where seal = $1)",
];

/// Destroys the keys of a seal: what it holds can be read by nobody any more, also not from a copy of the database made before,
/// unless that copy kept the keys. The envelopes stay, so that the proofs of the register hold.
///
/// # Errors
/// Not found for a seal that is unknown or destroyed; what the database reports.
pub fn destroy(tx: &mut Tx<'_>, at: &Setting, by: Id, seal: Id, reason: &str) -> Result<()> {
    if tx.execute(DESTROY, params![seal, at.now.at, by, reason])? == 0 {
        return Err(Failure::NotFound);
    }
    for sql in FORGET {
        tx.execute(sql, params![seal])?;
    }
    Ok(())
}
