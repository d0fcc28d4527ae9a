//! Invented histories: sessions, petitions and cases of invented people, done by the same commands that pages and API
//! call, many at once so that they share commits. The demonstration and the load tests are made of it.

pub(crate) mod clock;
pub(crate) mod dice;
pub(crate) mod fill;
pub(crate) mod follow;
pub(crate) mod lane;
pub(crate) mod life;
pub(crate) mod mark;
pub(crate) mod nation;
pub(crate) mod office;
pub(crate) mod order;
pub(crate) mod perform;
pub(crate) mod places;
pub(crate) mod receive;
pub(crate) mod sitting;
pub(crate) mod spread;
pub(crate) mod stock;
pub(crate) mod story;
pub(crate) mod weave;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use casework::{Ids, Now, Secrets, Setting};
use law::Law;
use sealing::Holder;
use store::Store;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub use lane::{Broken, Written};
pub use mark::{Mark, mark};
pub use nation::{Size, generate};

use lane::Lane;
use stock::Stock;

/// Lanes that write at the same time.
const AT_ONCE: usize = 8;
/// Ids of an invented history come from the upper half of the nodes, so that no working node makes the same.
const FIRST_NODE: u8 = 128;
/// What every part of a history is made from.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) law: Arc<Law>,
    seals: Arc<dyn Holder>,
    pub(crate) stock: Stock,
    pub(crate) today: Now,
    pub(crate) password_hash: String,
    pub(crate) seed: u64,
    /// Ids of officials.
    pub(crate) ids: Ids,
    /// Nodes given to lanes so far.
    nodes: AtomicU8,
    /// First part of the sign-ins of units that have easy ones; of the others it is their code.
    pub(crate) aliases: BTreeMap<Arc<str>, Arc<str>>,
    /// Ground on which an ineligible petition is filed away.
    pub(crate) ineligibility: String,
}

/// How far the loading has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A part begins: its name.
    Begun(String),
    /// A part is written: its name and what it wrote.
    Done(String, Written),
}

/// Why a history could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// An earlier loading did not come to its end.
    #[error(
        "an invented history was loaded only in part; remove the data folder (or empty the database) and load it again"
    )]
    Half,
    /// The register is in use for real work.
    #[error("this register holds work of its own; invent a history in an empty one")]
    InUse,
    /// The words beside the program cannot be read.
    #[error("the words of the history: {0}")]
    Words(String),
    /// An act was refused or failed.
    #[error(transparent)]
    Act(#[from] Box<Broken>),
    /// The register failed.
    #[error("the register: {0:?}")]
    Register(casework::Failure),
    /// A part ended without an answer.
    #[error("a part of the history ended without an answer: {0}")]
    Lost(#[from] tokio::task::JoinError),
}

impl From<casework::Failure> for Failure {
    fn from(failure: casework::Failure) -> Self {
        Self::Register(failure)
    }
}

/// Codes and tokens of invented petitions: the same every time, and so no secret.
#[derive(Debug)]
struct Foreseen {
    seed: u64,
    count: AtomicU64,
}

impl Secrets for Foreseen {
    fn secret(&self) -> [u8; 16] {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let mut dice = dice::Dice::of(self.seed ^ count.rotate_left(17), "secret");
        (u128::from(dice.next()) << 64 | u128::from(dice.next())).to_be_bytes()
    }
}

impl Ground {
    pub(crate) fn new(
        (law, seals): (Arc<Law>, Arc<dyn Holder>),
        today: Now,
        password_hash: &str,
        seed: u64,
    ) -> Result<Self, Failure> {
        let list = law.grounds.get("eligibility");
        let ineligibility =
            list.and_then(|list| list.entries.iter().find(|one| one.from.is_none()));
        Ok(Self {
            ineligibility: ineligibility.map_or_else(String::new, |one| one.code.clone()),
            law,
            seals,
            stock: Stock::read().map_err(Failure::Words)?,
            today,
            password_hash: password_hash.to_owned(),
            seed,
            ids: Ids::of_node(FIRST_NODE),
            nodes: AtomicU8::new(0),
            aliases: BTreeMap::new(),
        })
    }

    /// A node whose ids no lane before has used, as long as there are not more lanes than nodes.
    fn next_node(&self) -> u8 {
        let lanes = u8::MAX - FIRST_NODE;
        FIRST_NODE + 1 + self.nodes.fetch_add(1, Ordering::Relaxed) % lanes
    }

    /// The sign-in of an official of a unit.
    pub(crate) fn sign_in(&self, unit: &str, suffix: &str) -> String {
        let first = self.aliases.get(unit).map_or(unit, |alias| alias);
        format!("{first}.{suffix}")
    }

    /// What the acts of one lane need from outside.
    pub(crate) fn setting(&self, lane: &str, ids: Ids) -> Setting {
        let seed = dice::Dice::of(self.seed, lane).next();
        let count = AtomicU64::new(0);
        Setting {
            now: self.today,
            ids,
            law: Arc::clone(&self.law),
            secrets: Arc::new(Foreseen { seed, count }),
            seals: Arc::clone(&self.seals),
        }
    }
}

/// Writes lanes, a few at a time, and tells of each.
pub(crate) async fn write_lanes(
    store: &Store,
    ground: &Arc<Ground>,
    lanes: Vec<Lane>,
    tell: &mut impl FnMut(Progress),
) -> Result<Written, Failure> {
    let at = ground.setting("offices", ground.ids.clone());
    let mut units: Vec<Arc<str>> = lanes.iter().flat_map(Lane::units).collect();
    units.sort();
    units.dedup();
    let offices = Arc::new(office::open_all(store, ground, &at, units).await?);
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for lane in lanes {
        let node = ground.next_node();
        let (store, ground) = (store.clone(), Arc::clone(ground));
        let (offices, turns) = (Arc::clone(&offices), Arc::clone(&turns));
        let name = lane.name.clone();
        tell(Progress::Begun(name.clone()));
        running.spawn(async move {
            let _turn = turns.acquire().await;
            (name, lane::run(store, ground, offices, lane, node).await)
        });
    }
    let mut all = Written::default();
    while let Some(done) = running.join_next().await {
        let (name, written) = done?;
        let written = written.map_err(Box::new)?;
        all += written;
        crate::worker::fold(store).await?;
        tell(Progress::Done(name, written));
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
