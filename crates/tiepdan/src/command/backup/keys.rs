//! The folder of keys, closed apart for those who keep them: what a register seals opens only with both.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use clap::Args;
use tiepdan::config::RegisterArgs;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::envelope::{Closing, Opening};
use super::part::Part;
use super::{Failure, damaged, refuse_existing};

/// The folder inside that of the register.
const FOLDER: &str = "keys";

/// Writes the folder of keys into a closed file of its own, for those who keep them; never leave it beside the backups.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan backup-keys --data ./data --to /etc/tiepdan/custodians keys-2026-11-23.age"
)]
pub(in crate::command) struct BackupKeysArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    closing: Closing,
    /// The file to write; it must not exist
    file: PathBuf,
}

/// Brings the folder of keys back from a file that `backup-keys` wrote; it must not be there.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan restore-keys --data ./data --identity /media/key.txt keys-2026-11-23.age"
)]
pub(in crate::command) struct RestoreKeysArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    opening: Opening,
    /// The file to read
    file: PathBuf,
}

impl BackupKeysArgs {
    pub(in crate::command) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let Some(envelope) = self.closing.envelope()? else {
            return Err(Failure::words(
                "keys are never written open: --to RECIPIENT or --passphrase-file FILE",
            ));
        };
        refuse_existing(&self.file)?;
        let folder = self.register.data.join(FOLDER);
        let packed = pack(&folder)?;
        let part = Part::beside(&self.file)?;
        envelope.close(&mut packed.as_slice(), part.path())?;
        part.become_file(&self.file)?;
        Ok(writeln!(out, "{}", self.file.display())?)
    }
}

impl RestoreKeysArgs {
    pub(in crate::command) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let folder = self.register.data.join(FOLDER);
        refuse_existing(&folder)?;
        let mut packed = Vec::new();
        self.opening
            .reader(&self.file)?
            .read_to_end(&mut packed)
            .map_err(damaged)?;
        let beside = self.register.data.join("keys.part");
        unpack(&packed, &beside)?;
        fs::rename(&beside, &folder)?;
        Ok(writeln!(out, "{}", folder.display())?)
    }
}

/// All files of the folder and of those inside it.
fn pack(folder: &Path) -> Result<Vec<u8>, Failure> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut waiting = vec![folder.to_owned()];
    let mut files = 0;
    while let Some(place) = waiting.pop() {
        let entries = fs::read_dir(&place)
            .map_err(|error| Failure::fault(format!("{}: {error}", place.display())))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).map_err(Failure::fault)?;
            archive
                .start_file(name.to_string_lossy(), SimpleFileOptions::default())
                .map_err(Failure::fault)?;
            archive.write_all(&fs::read(&path)?)?;
            files += 1;
        }
    }
    if files == 0 {
        return Err(Failure::fault(format!("{} is empty", folder.display())));
    }
    Ok(archive.finish().map_err(Failure::fault)?.into_inner())
}

/// Writes the files for the program's user alone.
fn unpack(packed: &[u8], folder: &Path) -> Result<(), Failure> {
    let mut archive = ZipArchive::new(Cursor::new(packed)).map_err(damaged)?;
    let mut folders = fs::DirBuilder::new();
    folders.recursive(true).mode(0o700).create(folder)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(damaged)?;
        // A name that leads out of the folder is none of ours.
        let name = entry
            .enclosed_name()
            .ok_or_else(|| damaged("a name leads out of the folder"))?;
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            folders.create(parent)?;
        }
        let mut options = fs::OpenOptions::new();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(path)?;
        std::io::copy(&mut entry, &mut file).map_err(damaged)?;
        file.sync_all()?;
    }
    Ok(())
}
