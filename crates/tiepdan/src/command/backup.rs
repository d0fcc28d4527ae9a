//! `tiepdan backup` and `tiepdan restore`: one consistent file.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use law::Law;
use store::Store;
use tiepdan::config::RegisterArgs;

use super::Failure;
use super::check::setting;
use super::sealed;

/// Writes one consistent file of the whole register, while the server runs.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan backup --data ./data register-2026-11-23.backup")]
pub(super) struct BackupArgs {
    #[command(flatten)]
    register: RegisterArgs,
    /// The file to write; it must not exist
    file: PathBuf,
}

/// Restores a register from a file that `backup` wrote; a damaged one is refused and nothing is touched.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan restore --data ./data register-2026-11-23.backup")]
pub(super) struct RestoreArgs {
    #[command(flatten)]
    register: RegisterArgs,
    /// The file to read
    file: PathBuf,
}

impl BackupArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open().await.map_err(Failure::fault)?;
        if self.file.exists() {
            return Err(Failure::words(format!(
                "{} is there already",
                self.file.display()
            )));
        }
        let part = self.file.with_extension("part");
        let copied = store.copy_to(&part).await;
        match copied {
            Ok(()) => {}
            Err(store::Error::Unsupported(_)) => {
                return Err(Failure::words(
                    "on PostgreSQL use pg_dump, which writes one consistent file",
                ));
            }
            Err(fault) => return Err(Failure::fault(fault)),
        }
        sealed::seal(&part)?;
        fs::rename(&part, &self.file)?;
        Ok(writeln!(out, "{}", self.file.display())?)
    }
}

impl RestoreArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if self.register.database.is_some() {
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
        let part = target.with_extension("part");
        let is_whole = sealed::open(&self.file, &part)
            .map_err(|error| Failure::fault(format!("{}: {error}", self.file.display())))?;
        let proof = if is_whole {
            prove(&part).await
        } else {
            Err(damaged("it does not end as it was written"))
        };
        for leftover in ["part-wal", "part-shm"] {
            // They exist only while the copy is open.
            drop(fs::remove_file(target.with_extension(leftover)));
        }
        if let Err(failure) = proof {
            drop(fs::remove_file(&part));
            return Err(failure);
        }
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &target)?;
        Ok(writeln!(out, "{}", target.display())?)
    }
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
    store.migrate(casework::MIGRATIONS).await.map_err(damaged)?;
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
