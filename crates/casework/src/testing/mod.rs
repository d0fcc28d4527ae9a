//! A register for tests: empty, migrated, on each engine the machine offers, with a clock that stands where the
//! story says and officials who hold the posts it needs.

mod attack;
mod desk;
mod dump;

pub use attack::{APPEND_ONLY, disarm};
pub use desk::{complaint, finding, letter};
pub use dump::{dump, tables};

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use law::Law;
use law::procedure::Post;
use store::testing::TestStore;
use store::{Store, Tx};

use crate::access::{self, Actor, NewOfficial};
use crate::{Failure, Ids, MIGRATIONS, Now, Result, Secrets, Setting};

/// The law, read once for all tests of a run.
///
/// # Panics
/// When the law's data are wrong; its own tests say where.
#[expect(clippy::panic, reason = "a test without law cannot go on")]
pub fn law() -> Arc<Law> {
    static LAW: OnceLock<Arc<Law>> = OnceLock::new();
    let read = || Law::vietnam().map_or_else(|faults| panic!("{faults}"), Arc::new);
    Arc::clone(LAW.get_or_init(read))
}

/// Secrets that differ and that a test can foresee.
#[derive(Debug, Default)]
pub struct CountedSecrets(AtomicU8, AtomicU64);

impl Secrets for CountedSecrets {
    fn secret(&self) -> [u8; 16] {
        [self.0.fetch_add(1, Ordering::Relaxed); 16]
    }

    // Of its own count, so that what is sealed shifts no code that a test foresees.
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let count = self.1.fetch_add(1, Ordering::Relaxed) + 1;
            let drawn = count.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            part.iter_mut().zip(drawn).for_each(|(to, from)| *to = from);
        }
    }
}

/// Master keys of the seal that a test can foresee.
pub fn masters() -> Arc<sealing::Masters> {
    Arc::new(sealing::Masters::default().with(1, [1; 32]))
}

/// An empty register.
pub struct Register {
    /// Its database.
    pub store: Store,
    /// What acts need; [`Register::on`] moves its clock.
    pub at: Setting,
    /// The address under which another process may open it.
    pub url: String,
    _keep: TestStore,
}

/// An empty register on every engine that the machine offers, its clock at the beginning of a day.
///
/// # Errors
/// When a database cannot be made.
pub async fn registers(today: Date) -> store::Result<Vec<Register>> {
    let mut all = Vec::new();
    for keep in store::testing::stores().await? {
        keep.store.migrate(MIGRATIONS).await?;
        let at = Setting {
            now: moment(today),
            ids: Ids::of_node(1),
            law: law(),
            secrets: Arc::new(CountedSecrets::default()),
            seals: masters(),
        };
        all.push(Register {
            store: keep.store.clone(),
            at,
            url: keep.url.clone(),
            _keep: keep,
        });
    }
    Ok(all)
}

/// Eight in the morning of a day in Vietnam.
fn moment(today: Date) -> Now {
    let seconds = today
        .at(1, 0, 0, 0)
        .in_tz("UTC")
        .map_or(0, |zoned| zoned.timestamp().as_second());
    Now {
        at: seconds * 1_000_000,
        today,
    }
}

impl Register {
    /// Moves the clock to a day.
    pub fn on(&mut self, today: Date) -> &Self {
        self.at.now = moment(today);
        self
    }

    /// Writes with the register's setting.
    ///
    /// # Errors
    /// What the work answers.
    pub async fn write<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>, &Setting) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let at = self.at.clone();
        self.store.write(move |tx| work(tx, &at)).await
    }

    /// Reads with the register's setting.
    ///
    /// # Errors
    /// What the work answers.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &Setting) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let at = self.at.clone();
        self.store.read(move |tx| work(tx, &at)).await
    }

    /// An official of a unit who holds these posts since long; `below`: he sees the units below too.
    ///
    /// # Errors
    /// When the unit is unknown.
    pub async fn official(
        &self,
        unit: &'static str,
        posts: &'static [Post],
        below: bool,
    ) -> Result<Actor> {
        self.write(move |tx, at| {
            let sign_in = format!("{}-{}", unit, at.id());
            let new = NewOfficial {
                unit,
                name: "Nguyễn Văn Mẫu",
                sign_in: &sign_in,
                password_hash: "",
            };
            let id = access::add_official(tx, at, &new)?;
            for post in posts {
                access::add_post(tx, at, id, *post, below, at.law.first_day())?;
            }
            access::actor(tx, at, id)?.ok_or(Failure::NotFound)
        })
        .await
    }
}
