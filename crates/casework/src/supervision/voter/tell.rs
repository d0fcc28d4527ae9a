//! The voters of the district are told what became of their petition.

use jiff::civil::Date;
use store::Tx;

use super::super::course::Act;
use super::super::given::{TEXT, needed, refuse};
use super::forward::own;
use crate::access::{Permit, acts};
use crate::{Id, Result, Setting};

/// How the voters were told.
#[derive(Debug, Clone, Default)]
pub struct Telling {
    /// At which meeting, by which letter, on which board.
    pub text: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Records that the voters were told; what was accepted ends with it, what is watched goes on.
///
/// # Errors
/// Not found when it is another body's; field errors; the refusals `voter-petition-not-accepted`, `changed-meanwhile`.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    said: &Telling,
) -> Result<()> {
    let petition = own(tx, permit, id, said.expected)?;
    let on = petition.thing().day(tx, at, said.on)?;
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    let told = petition.told(on)?;
    let act = Act {
        name: "told",
        event: "voter_petition.told",
        on,
        text: said.text.trim(),
        due: None,
    };
    told.save(tx, at, permit.by(), act)
}
