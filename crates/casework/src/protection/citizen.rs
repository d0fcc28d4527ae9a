//! The denouncer asks himself, by the code and the secret of his petition.

use store::Tx;

use super::ask::{RawRequest, Subject, take_down};
use super::words::Source;
use crate::audit::By;
use crate::{Id, Result, Setting, organization, petition};

/// Takes down what whoever holds code and secret of a denunciation asks for, for the unit that holds it now.
///
/// # Errors
/// Not found when code and secret do not belong together; field errors; `protection-not-of-denunciation`,
/// `protection-runs`.
pub fn ask_by_secret(
    tx: &mut Tx<'_>,
    at: &Setting,
    held: (&str, &str),
    raw: &RawRequest,
) -> Result<Id> {
    let found = petition::held(tx, held)?;
    let subject = Subject::of(tx, at, found)?;
    let unit = organization::ensure(tx, at, &subject.unit)?;
    let by = By {
        official: None,
        unit: &unit.code,
        tenant: &unit.tenant,
        rule: None,
    };
    take_down(tx, at, by, (&subject, Source::Written), raw)
}
