//! What an act needs from outside: the moment, new ids, the law, secrets.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use data_encoding::{Encoding, Specification};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use store::{FromValue, IntoValue, Value};

/// The moment of an act, told by the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now {
    /// Microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The day in Vietnam.
    pub today: Date,
}

/// The key of a row: grows with time, made by the program, shown as 13 letters and digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(i64);

/// Bits that tell ids of one millisecond apart.
const SEQUENCE_BITS: u32 = 14;
/// Bits that tell nodes apart.
const NODE_BITS: u32 = 8;

impl Id {
    /// The id that the database keeps as this number.
    pub const fn of(number: i64) -> Self {
        Self(number)
    }

    /// The last id that any node makes in the same millisecond.
    pub(crate) const fn last_of_moment(self) -> Self {
        Self(self.0 | ((1 << (SEQUENCE_BITS + NODE_BITS)) - 1))
    }

    /// The number that the database keeps.
    pub const fn number(self) -> i64 {
        self.0
    }
}

/// Crockford's letters in small: no i, l, o, u to be read wrongly.
fn letters() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("0123456789abcdefghjkmnpqrstvwxyz");
    specification.check_trailing_bits = false;
    specification.encoding().ok()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = letters()
            .map(|l| l.encode(&self.0.to_be_bytes()))
            .unwrap_or_default();
        f.write_str(&text)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 13 letters and digits")]
pub struct NoId;

impl FromStr for Id {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        let bytes = letters()
            .and_then(|l| l.decode(text.as_bytes()).ok())
            .ok_or(NoId)?;
        let bytes: [u8; 8] = bytes.try_into().map_err(|_| NoId)?;
        Ok(Self(i64::from_be_bytes(bytes)))
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl IntoValue for Id {
    fn value(&self) -> Value<'_> {
        Value::Int(self.0)
    }
}

impl FromValue for Id {
    fn from_value(value: &Value<'_>) -> Option<Self> {
        i64::from_value(value).map(Self)
    }
}

/// Makes ids. Cloning shares the sequence.
#[derive(Debug, Clone)]
pub struct Ids {
    last: Arc<AtomicI64>,
    node: i64,
}

impl Ids {
    /// Ids of one node of the register, 0 to 255.
    pub fn of_node(node: u8) -> Self {
        Self {
            last: Arc::new(AtomicI64::new(0)),
            node: i64::from(node),
        }
    }

    /// A new id, greater than every id this node made before.
    pub fn next(&self, now: Now) -> Id {
        let shift = SEQUENCE_BITS + NODE_BITS;
        let first = (now.at / 1000) << SEQUENCE_BITS;
        let step = |last: i64| Some(first.max(last + 1));
        let last = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, step)
            .unwrap_or_default();
        let sequence = first.max(last + 1);
        let (time, within) = (
            sequence >> SEQUENCE_BITS,
            sequence & ((1 << SEQUENCE_BITS) - 1),
        );
        Id((time << shift) | (self.node << SEQUENCE_BITS) | within)
    }
}

/// Where unguessable bytes come from.
pub trait Secrets: Send + Sync {
    /// Sixteen bytes that nobody can guess.
    fn secret(&self) -> [u8; 16];

    /// Fills bytes for keys and envelopes.
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(16) {
            let drawn = self.secret();
            part.iter_mut().zip(drawn).for_each(|(to, from)| *to = from);
        }
    }
}

/// Everything an act needs from outside. Cloning is cheap.
#[derive(Clone)]
pub struct Setting {
    /// The moment of the act.
    pub now: Now,
    /// New ids.
    pub ids: Ids,
    /// The law of the country.
    pub law: Arc<Law>,
    /// Codes and tokens.
    pub secrets: Arc<dyn Secrets>,
    /// The master keys of the seal over denouncers.
    pub seals: Arc<dyn sealing::Holder>,
}

impl sealing::Chance for Setting {
    fn fill(&self, bytes: &mut [u8]) {
        self.secrets.fill(bytes);
    }
}

impl Setting {
    /// A new id at this moment.
    pub fn id(&self) -> Id {
        self.ids.next(self.now)
    }
}

/// A secret of the register under a name: the one kept, or this one, kept from now on.
///
/// # Errors
/// What the database reports.
pub fn kept_secret(tx: &mut store::Tx<'_>, name: &str, drawn: &[u8]) -> store::Result<Vec<u8>> {
    const KEEP: &str =
        "insert into kept_secret (name, secret) values ($1, $2) on conflict (name) do nothing";
    const KEPT: &str = "select secret from kept_secret where name = $1";
    tx.execute(KEEP, store::params![name, drawn])?;
    tx.first(KEPT, store::params![name])?
        .ok_or(store::Error::Closed)?
        .get("secret")
}
