//! `tiepdan backup`, `restore`, `drill`: one consistent file, closed for whoever holds a key, and the proof that it can be
//! opened again. `backup-keys` and `restore-keys`: the folder of keys apart, or an old backup would bring back what was
//! destroyed by destroying its key.

mod drill;
mod envelope;
mod keys;
mod part;
mod sealed;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use law::Law;
use store::Store;
use tiepdan::config::{RegisterArgs, bring_up};

use super::Failure;
use super::check::setting;
use envelope::{Closing, Opening};
use part::Part;

pub(super) use drill::DrillArgs;
pub(super) use keys::{BackupKeysArgs, RestoreKeysArgs};

/// Writes one consistent file of the whole register, while the server runs, closed for whoever is named.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan backup --data ./data --to /etc/tiepdan/recipients register-2026-11-23.backup"
)]
pub(super) struct BackupArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    closing: Closing,
    /// The file to write; it must not exist
    file: PathBuf,
}

/// Restores a register from a file that `backup` wrote; a damaged one is refused and nothing is touched.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan restore --data ./data --identity /media/key.txt register-2026-11-23.backup"
)]
pub(super) struct RestoreArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    opening: Opening,
    /// The file to read
    file: PathBuf,
}

impl BackupArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let envelope = self.closing.envelope()?;
        let store = self.register.open().await.map_err(Failure::fault)?;
        refuse_existing(&self.file)?;
        // What is not closed yet stays where the register is.
        let copy = match envelope {
            Some(_) if self.register.data.is_dir() => Part::inside(&self.register.data, "backup")?,
            _ => Part::beside(&self.file)?,
        };
        match store.copy_to(copy.path()).await {
            Ok(()) => {}
            Err(store::Error::Unsupported(_)) => {
                return Err(Failure::words(
                    "on PostgreSQL use pg_dump, which writes one consistent file, and close it with `age`: docs/operations.md",
                ));
            }
            Err(fault) => return Err(Failure::fault(fault)),
        }
        sealed::seal(copy.path())?;
        match envelope {
            None => copy.become_file(&self.file)?,
            Some(envelope) => {
                let closed = Part::beside(&self.file)?;
                envelope.close(&mut fs::File::open(copy.path())?, closed.path())?;
                closed.become_file(&self.file)?;
            }
        }
        Ok(writeln!(out, "{}", self.file.display())?)
    }
}

impl RestoreArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if self.register.is_elsewhere() {
            return Err(Failure::words(
                "restore writes into a folder: on PostgreSQL use pg_restore",
            ));
        }
        let target = self.register.file();
        if target.exists() {
            return Err(Failure::words(format!(
                "{} is there already: restore into an empty folder",
                target.display()
            )));
        }
        fs::create_dir_all(&self.register.data)?;
        restored(&self.file, &self.opening, &self.register.data)
            .await?
            .become_file(&target)?;
        Ok(writeln!(out, "{}", target.display())?)
    }
}

fn refuse_existing(file: &Path) -> Result<(), Failure> {
    if file.exists() {
        return Err(Failure::words(format!(
            "{} is there already",
            file.display()
        )));
    }
    Ok(())
}

/// The register of a backup, opened and proved, as a file of a folder that goes unless it is kept.
async fn restored(file: &Path, opening: &Opening, folder: &Path) -> Result<Part, Failure> {
    let part = Part::inside(folder, "restore")?;
    let is_whole = if envelope::is_closed(file)? {
        let opened = Part::inside(folder, "opened")?;
        opening.open(file, opened.path())?;
        sealed::open(opened.path(), part.path())
    } else {
        sealed::open(file, part.path())
    };
    if !is_whole.map_err(|error| Failure::fault(format!("{}: {error}", file.display())))? {
        return Err(damaged("it does not end as it was written"));
    }
    prove(part.path()).await?;
    Ok(part)
}

fn damaged(cause: impl std::fmt::Display) -> Failure {
    Failure::fault(format!("the file is damaged or no backup: {cause}"))
}

/// Opens the copy and proves it as `check` does.
async fn prove(file: &Path) -> Result<(), Failure> {
    let store = Store::sqlite(file).map_err(damaged)?;
    let whole = store
        .read(|tx| tx.first("pragma integrity_check", store::params![]))
        .await;
    let told: String = whole
        .and_then(|row| row.map_or(Err(store::Error::Closed), |row| row.get("integrity_check")))
        .map_err(damaged)?;
    if told != "ok" {
        return Err(damaged(told));
    }
    bring_up(&store).await.map_err(damaged)?;
    let at = setting(Arc::new(Law::vietnam().map_err(Failure::fault)?));
    let faults = store
        .read(move |tx| casework::check::faults(tx, &at))
        .await
        .map_err(damaged)?;
    if let Some(first) = faults.first() {
        return Err(damaged(format!("{first} ({} faults)", faults.len())));
    }
    store
        .write(|tx| tx.query("select 1 as one", store::params![]))
        .await
        .map(drop)
        .map_err(Failure::fault)
}
