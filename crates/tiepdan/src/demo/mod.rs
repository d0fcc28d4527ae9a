//! The demonstration: the history that five articles tell, with invented people and the articles' own figures, and
//! a living present around today.

mod calendar;
mod centre;
mod closing;
mod commendations;
mod conclusions;
mod documents;
mod ha_nam;
mod ha_noi;
mod inspections;
mod meetings;
mod ninh_binh;
mod owed;
mod places;
mod present;
mod protections;
mod quang_ninh;
mod receptions;
mod sign_ins;
mod sittings;
#[cfg(test)]
mod tests;
mod tips;
mod told;
mod urgings;
mod voices;
mod warnings;

use std::sync::Arc;

use casework::Now;
use law::Law;
use sealing::Holder;
use store::Store;

pub use crate::history::{Failure, Mark, Progress, Written, mark};
pub use sign_ins::{PASSWORD, SignIn, sign_ins};
pub use told::{Article, Headings, Line};

use crate::history::lane::Lane;
use crate::history::mark::write as write_mark;
use crate::history::{Ground, write_lanes};
use ninh_binh::Figures;

/// The day of Directive 35, from which the oldest article counts.
const SEED: u64 = 20_140_526;

/// What the demonstration holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What was written now; nothing when it was there already.
    pub written: Written,
    /// Each figure of the articles beside what the register reports.
    pub lines: Vec<Line>,
}

/// Loads the demonstration into an empty register, once: where it is there already nothing is written.
///
/// # Errors
/// [`Failure::Half`] after a loading that was broken off, [`Failure::InUse`] for a register with work of its own, and
/// whatever breaks on the way.
pub async fn load(
    store: &Store,
    law: (Arc<Law>, Arc<dyn Holder>),
    today: Now,
    password_hash: &str,
    mut tell: impl FnMut(Progress),
) -> Result<Summary, Failure> {
    let ground = Arc::new(ground(law, today, password_hash)?);
    let written = match mark(store).await? {
        Mark::Loaded => Written::default(),
        Mark::Half => return Err(Failure::Half),
        Mark::InUse => return Err(Failure::InUse),
        Mark::Empty => write(store, &ground, 1, &mut tell).await?,
    };
    let lines = told::lines(store, &ground, 1).await?;
    Ok(Summary { written, lines })
}

/// What the demonstration is made from.
fn ground(
    law: (Arc<Law>, Arc<dyn Holder>),
    today: Now,
    password_hash: &str,
) -> Result<Ground, Failure> {
    let mut ground = Ground::new(law, today, password_hash, SEED)?;
    ground.aliases = sign_ins::aliases();
    Ok(ground)
}

/// Writes one part of so many of the whole demonstration.
async fn write(
    store: &Store,
    ground: &Arc<Ground>,
    of: usize,
    tell: &mut impl FnMut(Progress),
) -> Result<Written, Failure> {
    write_mark(store, ground.today, false).await?;
    let written = write_lanes(store, ground, lanes(ground, of), tell).await?;
    sign_ins::add(store, ground).await?;
    inspections::inspect(store, ground).await?;
    places::settle(store, ground).await?;
    closing::close(store, ground).await?;
    owed::answer(store, ground).await?;
    commendations::commend(store, ground, of).await?;
    urgings::urge(store, ground).await?;
    meetings::meet(store, ground).await?;
    voices::speak(store, ground).await?;
    warnings::warn(store, ground).await?;
    protections::protect(store, ground).await?;
    tips::tell(store, ground).await?;
    crate::worker::fold(store).await?;
    write_mark(store, ground.today, true).await?;
    Ok(written)
}

/// All parts of the history; a unit acts in one of them only.
fn lanes(ground: &Ground, of: usize) -> Vec<Lane> {
    let figures = Figures::ARTICLE.part(of);
    let mut lanes = ninh_binh::petitions(ground, figures, of);
    receptions::state(ground, figures, &mut lanes);
    lanes.extend(receptions::party(ground, figures));
    let mut others = vec![centre::lane(ground, of)];
    others.extend(quang_ninh::lane(ground, of));
    others.extend(ha_nam::lane(ground));
    others.extend(ha_noi::lane(ground, of));
    others.extend(present::lanes(ground, of));
    join(&mut lanes, others);
    lanes
}

/// Adds lanes; two in which the same unit acts become one.
fn join(lanes: &mut Vec<Lane>, others: Vec<Lane>) {
    for other in others {
        let units = other.units();
        let shares = |lane: &Lane| lane.units().iter().any(|unit| units.contains(unit));
        match lanes.iter_mut().find(|lane| shares(lane)) {
            Some(lane) => lane.take_over(other),
            None => lanes.push(other),
        }
    }
}
