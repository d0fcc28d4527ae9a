//! A restore that is only tried: what nobody has ever restored is no backup.

use std::fs;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use clap::Args;
use store::{Store, Tx};
use tiepdan::config::RegisterArgs;

use super::envelope::Opening;
use super::{Failure, restored};

/// What is counted, each with the text that counts it. The first two only ever grow.
const COUNTED: [(&str, &str); 8] = [
    (
        "audit",
        "select cast(count(*) as bigint) as many from audit",
    ),
    (
        "docket",
        "select cast(count(*) as bigint) as many from docket",
    ),
    (
        "petition",
        "select cast(count(*) as bigint) as many from petition",
    ),
    (
        "cases",
        "select cast(count(*) as bigint) as many from cases",
    ),
    (
        "visit",
        "select cast(count(*) as bigint) as many from visit",
    ),
    (
        "decision",
        "select cast(count(*) as bigint) as many from decision",
    ),
    (
        "attachment",
        "select cast(count(*) as bigint) as many from attachment",
    ),
    (
        "notice",
        "select cast(count(*) as bigint) as many from notice",
    ),
];
const GROW_ONLY: usize = 2;

/// Restores a backup into a folder that is removed again, proves it, and counts it beside the register it was made of.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan drill --data ./data --identity /media/key.txt register-2026-11-23.backup"
)]
pub(in crate::command) struct DrillArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    opening: Opening,
    /// The file to read
    file: PathBuf,
}

/// A folder that goes.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // A database that is just closing may take its own files away meanwhile.
        if fs::remove_dir_all(&self.0).is_err() {
            drop(fs::remove_dir_all(&self.0));
        }
    }
}

impl DrillArgs {
    pub(in crate::command) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let folder = self
            .register
            .data
            .join(format!("drill-{}", std::process::id()));
        let mut folders = fs::DirBuilder::new();
        folders.recursive(true).mode(0o700).create(&folder)?;
        let scratch = Scratch(folder);
        let part = restored(&self.file, &self.opening, &scratch.0).await?;
        let copy = Store::sqlite(part.path()).map_err(Failure::fault)?;
        let found = count(&copy).await?;
        let living = if self.register.is_there() {
            let store = self.register.open().await.map_err(Failure::fault)?;
            Some(count(&store).await?)
        } else {
            None
        };
        tell(out, &found, living.as_deref())?;
        let lost = living.iter().flat_map(|living| found.iter().zip(living));
        let lost = lost.take(GROW_ONLY).find(|(then, now)| then > now);
        if lost.is_some() {
            return Err(Failure::fault(
                "the backup holds entries that the register has lost",
            ));
        }
        Ok(writeln!(out, "the backup is whole")?)
    }
}

async fn count(store: &Store) -> Result<Vec<i64>, Failure> {
    let counted = store.read(|tx| COUNTED.iter().map(|(_, text)| many(tx, text)).collect());
    counted.await.map_err(Failure::fault)
}

fn many(tx: &mut Tx<'_>, text: &'static str) -> store::Result<i64> {
    let row = tx.first(text, store::params![])?;
    row.map_or(Ok(0), |row| row.get("many"))
}

/// One line for each table: its name, the backup's rows, the register's rows; tabs between.
fn tell(out: &mut dyn Write, found: &[i64], living: Option<&[i64]>) -> Result<(), Failure> {
    for (index, ((name, _), then)) in COUNTED.iter().zip(found).enumerate() {
        let now = living.and_then(|living| living.get(index));
        let now = now.map(i64::to_string).unwrap_or_default();
        writeln!(out, "{name}\t{then}\t{now}")?;
    }
    Ok(())
}
