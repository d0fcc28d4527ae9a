//! Keys and days that tell no moment: elsewhere a key grows with time, and the record of acts keeps microseconds.

use sha2::{Digest, Sha256};

use crate::audit::By;
use crate::{Id, Setting};

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// A key drawn by chance.
pub(super) fn key(at: &Setting) -> Id {
    let digest = Sha256::digest(at.secrets.secret());
    let mut bytes = [0; 8];
    let first = bytes.iter_mut().zip(digest);
    first.for_each(|(place, byte)| *place = byte);
    Id::of(i64::from_be_bytes(bytes) & i64::MAX)
}

/// The setting with the beginning of its day for a moment.
pub(super) fn of_the_day(at: &Setting) -> Setting {
    let mut at = at.clone();
    at.now.at -= at.now.at.rem_euclid(DAY);
    at
}

/// Nobody: what whoever tells does stands on record in lanes of its own, or its neighbours in the lane of a unit would tell when.
pub(super) const NOBODY: By<'static> = By {
    official: None,
    unit: "",
    tenant: "",
    rule: None,
};
