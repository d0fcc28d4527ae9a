//! The officials who act for a unit in the history: its head and one officer with the other posts.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::access::{self, Actor, NewOfficial};
use casework::{Failure, Result, Setting};
use law::procedure::Post;
use law::unit::Level;
use store::{Store, Tx};

use super::Ground;
use super::dice::Dice;

/// Who acts for a unit.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    /// Signs.
    pub(crate) head: Actor,
    /// Receives, classifies, verifies, files.
    pub(crate) officer: Actor,
    /// Verifies with him.
    pub(crate) colleague: Actor,
    /// The unit as people write it.
    pub(crate) name: String,
}

/// Offices by code of their unit.
pub(crate) type Offices = BTreeMap<Arc<str>, Office>;

/// Units opened in one transaction.
const AT_ONCE: usize = 100;

const OFFICER: &[Post] = &[
    Post::ReceptionOfficer,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Archivist,
];

/// Opens the offices of these units.
pub(crate) async fn open_all(
    store: &Store,
    ground: &Arc<Ground>,
    at: &Setting,
    units: Vec<Arc<str>>,
) -> Result<Offices> {
    let mut offices = Offices::new();
    for some in units.chunks(AT_ONCE) {
        let (some, ground, at) = (some.to_vec(), Arc::clone(ground), at.clone());
        let opened = store
            .write(move |tx| {
                some.iter()
                    .map(|unit| Ok((Arc::clone(unit), open(tx, &ground, &at, unit)?)))
                    .collect::<Result<Vec<_>>>()
            })
            .await?;
        offices.extend(opened);
    }
    Ok(offices)
}

fn open(tx: &mut Tx<'_>, ground: &Ground, at: &Setting, unit: &str) -> Result<Office> {
    let entry = at.law.units.get(unit).ok_or(Failure::NotFound)?;
    let below = entry.level != Level::Commune;
    let mut dice = Dice::of(ground.seed, unit);
    let mut official = |suffix: &str, posts: &[Post]| {
        let appointment = Appointment {
            unit,
            sign_in: &ground.sign_in(unit, suffix),
            name: &ground.stock.name(&mut dice),
            posts,
            below,
        };
        appoint(tx, at, ground, &appointment)
    };
    Ok(Office {
        head: official("truong", &[Post::Head])?,
        officer: official("canbo", OFFICER)?,
        colleague: official("vien", &[Post::Verifier])?,
        name: entry.short.vi,
    })
}

/// An official to be there.
pub(crate) struct Appointment<'a> {
    /// Code of his unit.
    pub(crate) unit: &'a str,
    /// What he signs in with.
    pub(crate) sign_in: &'a str,
    /// His name.
    pub(crate) name: &'a str,
    /// His posts, since ever.
    pub(crate) posts: &'a [Post],
    /// Does he look below his unit?
    pub(crate) below: bool,
}

/// An official with posts since ever, or the one who is there already.
pub(crate) fn appoint(
    tx: &mut Tx<'_>,
    at: &Setting,
    ground: &Ground,
    wanted: &Appointment<'_>,
) -> Result<Actor> {
    if let Some((id, _)) = access::find_sign_in(tx, wanted.sign_in)? {
        return access::actor(tx, at, id)?.ok_or(Failure::NotFound);
    }
    let new = NewOfficial {
        unit: wanted.unit,
        name: wanted.name,
        sign_in: wanted.sign_in,
        password_hash: &ground.password_hash,
    };
    let id = access::add_official(tx, at, &new)?;
    for post in wanted.posts {
        access::add_post(tx, at, id, *post, wanted.below, at.law.first_day())?;
    }
    access::actor(tx, at, id)?.ok_or(Failure::NotFound)
}
