//! `tiepdan seal`: the keys of the seal over denouncers: changed, shared among custodians, recovered.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::Setting;
use casework::person::seal;
use clap::{Args, Subcommand};
use data_encoding::HEXLOWER;
use sealing::{Holder, Masters, PrivateKey, PublicKey};
use store::Store;
use tiepdan::config::RegisterArgs;
use tiepdan::keyring::seal as keys;
use tiepdan::startup::Chance;

use super::Failure;
use super::check::{law_of, sealed_setting};

/// The keys of the seal over denouncers.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan seal custodian --out a.key > a.pub\n  tiepdan seal custodians a.pub b.pub c.pub"
)]
pub(super) struct SealArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Says which master keys are here and which the register needs
    Status,
    /// Gives the posts of a unit new keys, or, without a unit, makes a new master key, wraps every seal anew and destroys the old one
    Rotate {
        /// Code of the unit whose posts changed hands
        #[arg(long)]
        unit: Option<String>,
    },
    /// Makes the key pair of a custodian: the private half into a file that he takes away, the public half on the output
    Custodian {
        /// File of the private half
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Appoints three custodians by their public halves; any two of them can recover every seal
    Custodians {
        /// Files of the public halves
        #[arg(value_name = "FILE", num_args = 3, required = true)]
        public: Vec<PathBuf>,
    },
    /// Recovers every seal with the private halves of two custodians, under a new master key
    Recover {
        /// Files of two private halves
        #[arg(value_name = "FILE", num_args = 2, required = true)]
        private: Vec<PathBuf>,
    },
}

impl SealArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if let Act::Custodian { out: file } = &self.act {
            return custodian(file, out);
        }
        let store = self.register.open().await.map_err(Failure::fault)?;
        let folder = self.register.seal_keys();
        let law = law_of(&store).await?;
        let masters = || keys::read(&folder).map_err(Failure::fault);
        let at = |masters: Masters| sealed_setting(Arc::clone(&law), Arc::new(masters));
        match &self.act {
            Act::Status => status(&store, at(masters()?), masters()?, out).await,
            Act::Rotate { unit: Some(unit) } => {
                let count = rotate(&store, &at(masters()?), unit).await?;
                writeln!(out, "{count} seals wrapped anew")?;
                Ok(())
            }
            Act::Rotate { unit: None } => {
                let before = masters()?;
                let made = keys::make(&folder, before.epoch() + 1, &Chance::real());
                made.map_err(Failure::fault)?;
                let count = rotate(&store, &at(masters()?), "").await?;
                writeln!(out, "{count} seals wrapped anew")?;
                retire(&store, &folder, masters()?, out).await
            }
            Act::Custodians { public } => {
                let count = appoint(&store, at(masters()?), public).await?;
                writeln!(out, "{count} seals wrapped for the custodians")?;
                Ok(())
            }
            Act::Recover { private } => {
                let key = recovered(&store, private).await?;
                let epoch = masters()?.epoch().max(newest(&store).await?) + 1;
                keys::make(&folder, epoch, &Chance::real()).map_err(Failure::fault)?;
                let count = recover(&store, at(masters()?), key).await?;
                writeln!(out, "{count} seals recovered")?;
                Ok(())
            }
            Act::Custodian { .. } => Ok(()),
        }
    }
}

fn custodian(file: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let key = PrivateKey::derive(&Chance::real().bytes());
    let written = keys::write(file, &HEXLOWER.encode(key.bytes()));
    written.map_err(|error| Failure::fault(format!("{}: {error}", file.display())))?;
    let public = key.public().map_err(Failure::fault)?;
    writeln!(out, "{}", HEXLOWER.encode(public.bytes()))?;
    Ok(())
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, Failure> {
    let named = |what: &dyn std::fmt::Display| format!("{}: {what}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| Failure::fault(named(&error)))?;
    let bytes = HEXLOWER.decode(text.trim().as_bytes());
    bytes.map_err(|_| Failure::fault(named(&"64 letters and digits are needed")))
}

async fn status(
    store: &Store,
    at: Setting,
    masters: Masters,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let here: Vec<u32> = masters.epochs().collect();
    let found = store.read(move |tx| {
        let has = match seal::shares(tx) {
            Ok(_) => true,
            Err(casework::Failure::Refused(_)) => false,
            Err(failure) => return Err(failure),
        };
        Ok((seal::missing_epochs(tx, &at)?, has))
    });
    let (missing, has_custodians) = found.await.map_err(Failure::fault)?;
    writeln!(out, "master keys here: {here:?}")?;
    writeln!(out, "master keys missing: {missing:?}")?;
    writeln!(
        out,
        "custodians: {}",
        if has_custodians { "three" } else { "none" }
    )?;
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Failure::fault("seals cannot be opened without these keys"))
    }
}

async fn rotate(store: &Store, at: &Setting, unit: &str) -> Result<usize, Failure> {
    let (mut count, mut is_first) = (0, true);
    loop {
        let (at, unit) = (at.clone(), unit.to_owned());
        let some = store.write(move |tx| seal::rotate(tx, &at, &unit, is_first));
        let some = some.await.map_err(|failure| told(&failure))?;
        if some == 0 {
            return Ok(count);
        }
        (count, is_first) = (count + some, false);
    }
}

async fn retire(
    store: &Store,
    folder: &Path,
    masters: Masters,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let here: Vec<u32> = masters.epochs().collect();
    let spare = store.read(move |tx| seal::retire_epochs(tx, &masters, &here));
    for epoch in spare.await.map_err(Failure::fault)? {
        keys::destroy(folder, epoch).map_err(Failure::fault)?;
        writeln!(out, "master key {epoch} destroyed")?;
    }
    Ok(())
}

async fn appoint(store: &Store, at: Setting, files: &[PathBuf]) -> Result<usize, Failure> {
    let mut custodians = Vec::new();
    for file in files {
        let key = PublicKey::of(&bytes_of(file)?);
        custodians
            .push(key.map_err(|fault| Failure::fault(format!("{}: {fault}", file.display())))?);
    }
    let three: [PublicKey; 3] = custodians
        .try_into()
        .map_err(|_| Failure::words("three custodians are needed"))?;
    let done = store.write(move |tx| seal::appoint_custodians(tx, &at, &three));
    done.await.map_err(|failure| told(&failure))
}

/// The recovery key, from two custodians in any order.
async fn recovered(store: &Store, files: &[PathBuf]) -> Result<PrivateKey, Failure> {
    let mut two = Vec::new();
    for file in files {
        let key = PrivateKey::of(&bytes_of(file)?);
        two.push(key.map_err(|fault| Failure::fault(format!("{}: {fault}", file.display())))?);
    }
    let [one, other] = two.as_slice() else {
        return Err(Failure::words("two custodians are needed"));
    };
    let shares = store
        .read(seal::shares)
        .await
        .map_err(|failure| told(&failure))?;
    let opened = shares
        .pairs
        .iter()
        .find_map(|pair| sealing::join(&pair.envelope, [one, other]).ok());
    opened
        .ok_or_else(|| Failure::fault("these are not the keys of two custodians of this register"))
}

async fn recover(store: &Store, at: Setting, key: PrivateKey) -> Result<usize, Failure> {
    let done = store.write(move |tx| {
        let shares = seal::shares(tx)?;
        seal::recover(tx, &at, &shares, &key)
    });
    done.await.map_err(|failure| told(&failure))
}

async fn newest(store: &Store) -> Result<u32, Failure> {
    store.read(seal::newest_epoch).await.map_err(Failure::fault)
}

/// A refusal by its code: the sentences are the pages'.
fn told(failure: &casework::Failure) -> Failure {
    Failure::fault(match failure {
        casework::Failure::Refused(refusal) if refusal.code == "seal-keys-missing" => {
            "the master key is not here, or another one is: `tiepdan seal status`".to_owned()
        }
        other => other.to_string(),
    })
}
