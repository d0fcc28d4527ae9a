//! Where the register is: the options that every command shares, from words or `TIEPDAN_…` variables. A secret stands in a file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::check::{self, Reached};
use casework::person::seal;
use casework::{Ids, Setting, petition};
use clap::Args;
use law::Law;
use sealing::{Holder, Masters};
use store::Store;

use crate::keyring;
use crate::startup::{Chance, Clock};

/// Which register a command reads or writes.
#[derive(Debug, Clone, Args)]
pub struct RegisterArgs {
    /// Folder of the register
    #[arg(
        long,
        global = true,
        env = "TIEPDAN_DATA",
        default_value = "data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// Its database: `sqlite:FILE` or `postgres://…`; by default a file inside the folder
    #[arg(
        long,
        global = true,
        env = "TIEPDAN_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Folder of the master keys of the seal over denouncers; by default `keys/seal` inside the folder of the register
    #[arg(long, global = true, env = "TIEPDAN_SEAL_KEYS", value_name = "DIR")]
    pub seal_keys: Option<PathBuf>,
    /// File whose first line is the address of the database: for one that holds a password
    #[arg(
        long,
        global = true,
        env = "TIEPDAN_DATABASE_URL_FILE",
        value_name = "FILE",
        conflicts_with = "database"
    )]
    pub database_url_file: Option<PathBuf>,
    /// Leave the schema as it is: its owner runs `tiepdan migrate`, and the program needs no right to change it
    #[arg(long, global = true, env = "TIEPDAN_NO_MIGRATE")]
    pub no_migrate: bool,
}

/// Whether the words of a command hold the password of a database: every user of the machine could read it in the list of
/// programs.
pub fn tells_a_password(words: impl IntoIterator<Item = OsString>) -> bool {
    words
        .into_iter()
        .any(|word| holds_a_password(&word.to_string_lossy()))
}

/// `postgres://user:password@host`, or `password=` among the parameters.
fn holds_a_password(word: &str) -> bool {
    let Some((before, after)) = word.split_once("://") else {
        return false;
    };
    let is_database = ["postgres", "postgresql"]
        .iter()
        .any(|scheme| before.ends_with(scheme));
    let (authority, parameters) = after.split_once('?').unwrap_or((after, ""));
    let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
    let is_named = parameters
        .split('&')
        .any(|pair| pair.starts_with("password="));
    is_database && (user.contains(':') || is_named)
}

/// Which program prints.
#[derive(Debug, Clone, Default, Args)]
pub struct PressArgs {
    /// The printing program; by default `tiepdan-press` beside this one
    #[arg(long, env = "TIEPDAN_PRESS", value_name = "FILE")]
    pub press: Option<PathBuf>,
}

/// Where the key of the audit's roots is.
#[derive(Debug, Clone, Default, Args)]
pub struct AuditKeyArgs {
    /// File of the key that signs the root of each day; by default `keys/audit.key` in the folder of the register
    #[arg(long, env = "TIEPDAN_AUDIT_KEY", value_name = "FILE")]
    pub audit_key: Option<PathBuf>,
}

impl AuditKeyArgs {
    /// The file.
    pub fn file(&self, register: &RegisterArgs) -> PathBuf {
        let own = || register.data.join("keys").join("audit.key");
        self.audit_key.clone().unwrap_or_else(own)
    }
}

/// To whom the root of each day is handed over.
#[derive(Debug, Clone, Default, Args)]
pub struct WitnessArgs {
    /// Which key signs it.
    #[command(flatten)]
    pub key: AuditKeyArgs,
    /// Folder into which the root of each day is written, best on a machine that other people keep
    #[arg(long, env = "TIEPDAN_WITNESS", value_name = "DIR")]
    pub witness: Option<PathBuf>,
    /// Address to which the root of each day is mailed; needs `--mail`
    #[arg(
        long,
        env = "TIEPDAN_WITNESS_MAIL",
        value_name = "ADDRESS",
        requires = "mail"
    )]
    pub witness_mail: Option<String>,
}

/// Why the register cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made.
    #[error("{}: {error}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the machine says.
        error: std::io::Error,
    },
    /// There is no register there.
    #[error("there is no register in {}: begin one with `tiepdan serve` or `tiepdan demo`", .0.display())]
    Missing(PathBuf),
    /// The file with the address of the database cannot be used.
    #[error("{}: {reason}", .path.display())]
    Address {
        /// Which.
        path: PathBuf,
        /// Why; never what stands in it.
        reason: String,
    },
    /// The database says no.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What an older program kept cannot be bound by the audit.
    #[error("rows of before cannot be bound: {0}")]
    Bound(#[from] casework::Failure),
}

/// Why the seals of a register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SealsError {
    /// The folder of the keys is at fault.
    #[error(transparent)]
    Keys(#[from] keyring::seal::SealFault),
    /// A key is not there.
    #[error(
        "the master key of the seal of epoch {epoch} is not in {}, or is another one: put it back from its own backup, or recover the seals with `tiepdan seal recover`",
        .folder.display()
    )]
    Missing {
        /// Its epoch.
        epoch: u32,
        /// Where it should be.
        folder: PathBuf,
    },
    /// The register failed.
    #[error("the register: {0}")]
    Register(#[from] casework::Failure),
}

impl RegisterArgs {
    /// Opens the register, makes it when it is not there, and brings its schema up to date.
    ///
    /// # Errors
    /// When the folder or the database cannot be used.
    pub async fn open_or_make(&self) -> Result<Store, OpenError> {
        if !self.is_elsewhere() {
            let folder = self.data.clone();
            std::fs::create_dir_all(&folder)
                .map_err(|error| OpenError::Folder { folder, error })?;
        }
        let store = Store::open(&self.url()?).await?;
        if self.no_migrate {
            store.expect_migrated(casework::MIGRATIONS).await?;
            bind_earlier(&store).await?;
        } else {
            bring_up(&store).await?;
        }
        Ok(store)
    }

    /// Opens a register that is there.
    ///
    /// # Errors
    /// As [`Self::open_or_make`], and when there is none.
    pub async fn open(&self) -> Result<Store, OpenError> {
        if !self.is_there() {
            return Err(OpenError::Missing(self.data.clone()));
        }
        self.open_or_make().await
    }

    /// The folder of the master keys of the seal.
    pub fn seal_keys(&self) -> PathBuf {
        let own = || self.data.join("keys").join("seal");
        self.seal_keys.clone().unwrap_or_else(own)
    }

    /// The master keys of the seal; the first is made for a register that has sealed nothing yet. What stood under the seal
    /// before it was encrypted is encrypted now.
    ///
    /// # Errors
    /// When a key that the register needs is missing, or something cannot be read or written.
    pub async fn seals(&self, store: &Store, law: &Arc<Law>) -> Result<Arc<Masters>, SealsError> {
        let folder = self.seal_keys();
        let mut masters = keyring::seal::read(&folder)?;
        let setting = |masters: Arc<dyn Holder>| Setting {
            now: Clock::real().now().of_work(),
            ids: Ids::of_node(0),
            law: Arc::clone(law),
            secrets: Arc::new(Chance::real()),
            seals: masters,
        };
        let at = setting(Arc::new(keyring::seal::read(&folder)?));
        let missing = store.read(move |tx| seal::missing_epochs(tx, &at)).await?;
        if let Some(epoch) = missing.first() {
            return Err(SealsError::Missing {
                epoch: *epoch,
                folder,
            });
        }
        if masters.epoch() == 0 {
            let key = keyring::seal::make(&folder, 1, &Chance::real())?;
            masters = masters.with(1, key);
        }
        let masters = Arc::new(masters);
        loop {
            let at = setting(Arc::<Masters>::clone(&masters));
            if store
                .write(move |tx| petition::adopt_sealed(tx, &at))
                .await?
                == 0
            {
                return Ok(masters);
            }
        }
    }

    /// The embedded database's file.
    pub fn file(&self) -> PathBuf {
        self.data.join("register.db")
    }

    /// Whether its database is not inside the folder.
    pub fn is_elsewhere(&self) -> bool {
        self.database.is_some() || self.database_url_file.is_some()
    }

    /// Whether there is a register, as far as can be told without asking a database.
    pub fn is_there(&self) -> bool {
        self.is_elsewhere() || self.file().exists()
    }

    fn url(&self) -> Result<String, OpenError> {
        if let Some(file) = &self.database_url_file {
            return read_address(file);
        }
        let own = || format!("sqlite:{}", self.file().display());
        Ok(self.database.clone().unwrap_or_else(own))
    }
}

fn read_address(file: &Path) -> Result<String, OpenError> {
    let fault = |reason: String| OpenError::Address {
        path: file.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let first = text.lines().next().unwrap_or_default().trim();
    if first.is_empty() {
        return Err(fault("its first line is empty".to_owned()));
    }
    Ok(first.to_owned())
}

/// Brings the schema of a register up to date, and what an older program kept in it.
///
/// # Errors
/// What the database reports.
pub async fn bring_up(store: &Store) -> Result<(), OpenError> {
    store.migrate(casework::MIGRATIONS).await?;
    Ok(bind_earlier(store).await?)
}

/// Files and issued papers that an older program kept are bound by the audit once, a page in a transaction.
async fn bind_earlier(store: &Store) -> casework::Result<()> {
    if store.read(check::is_all_bound).await? {
        return Ok(());
    }
    let (now, chance) = (Clock::real().now().of_work().at, Arc::new(Chance::real()));
    let mut reached = Reached::BEGIN;
    while reached != Reached::All {
        let (from, chance) = (reached, Arc::clone(&chance));
        let work = store.write(move |tx| check::bind_earlier(tx, now, chance.as_ref(), from));
        reached = work.await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(word: &str) -> bool {
        tells_a_password([OsString::from("serve"), OsString::from(word)])
    }

    #[test]
    fn a_password_among_the_words_is_seen_in_every_way_it_can_be_written() {
        for word in [
            "postgres://tiepdan:Secret@db/register",
            "--database=postgresql://tiepdan:Secret@db/register",
            "postgres://tiepdan@db/register?sslmode=disable&password=Secret",
        ] {
            assert!(tells(word), "{word}");
        }
        for word in [
            "postgres://tiepdan@127.0.0.1:5432/register",
            "--database=sqlite:a:b@c",
            "https://citizen:Secret@tiepdan.example",
            "postgres://tiepdan@db/register?options=-csearch_path%3Dt1",
        ] {
            assert!(!tells(word), "{word}");
        }
    }
}
