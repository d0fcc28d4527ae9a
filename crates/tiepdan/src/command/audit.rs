//! `tiepdan audit`: the root of a day, and the proof that nothing under the roots was rewritten.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::witness::{self, Kept};
use casework::{audit, settlement};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use tiepdan::config::{AuditKeyArgs, RegisterArgs};
use tiepdan::keyring;
use tiepdan::startup::{Chance, Clock};
use tiepdan::worker::draw_roots;

use super::Failure;

/// The roots of the audit: one signed text for each day.
#[derive(Debug, Args)]
pub(super) struct AuditArgs {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    Root(RootArgs),
    Verify(VerifyArgs),
}

/// Draws the roots that are due, as the server does after midnight, and writes one as a witness keeps it.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan audit root --data ./data --day 2026-11-30 > root-2026-11-30.txt"
)]
struct RootArgs {
    /// The day; by default yesterday
    #[arg(long, value_name = "DAY")]
    day: Option<Date>,
    #[command(flatten)]
    key: AuditKeyArgs,
    #[command(flatten)]
    register: RegisterArgs,
}

/// Proves the roots: their signatures and chain, that every lane and docket extends what each root bound, and that what
/// witnesses kept stands here. One line for each fault.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan audit verify --data ./data --witness /mnt/inspectorate --public KEY"
)]
struct VerifyArgs {
    /// What a witness kept: a file, or a folder of files `root-….txt`
    #[arg(long, value_name = "FILE-or-DIR")]
    witness: Vec<PathBuf>,
    /// The only key whose signatures count: 64 hexadecimal digits
    #[arg(long, value_name = "KEY")]
    public: Option<String>,
    #[command(flatten)]
    register: RegisterArgs,
}

impl AuditArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        match &self.command {
            AuditCommand::Root(root) => root.run(out).await,
            AuditCommand::Verify(verify) => verify.run(out).await,
        }
    }
}

impl RootArgs {
    async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open().await.map_err(Failure::fault)?;
        let file = self.key.file(&self.register);
        let key = keyring::audit_key(&file, &Chance::real()).map_err(Failure::fault)?;
        let clock = Clock::real();
        let yesterday = clock.yesterday();
        draw_roots(&store, &clock, &Arc::new(key), yesterday)
            .await
            .map_err(Failure::fault)?;
        let day = self.day.unwrap_or(yesterday);
        let found = store.read(move |tx| {
            let root = witness::of_day(tx, day)?;
            Ok::<_, casework::Failure>((root, witness::leaves(tx, day)?))
        });
        let (root, leaves) = found.await.map_err(Failure::fault)?;
        let root = root.ok_or_else(|| Failure::words(format!("{day} has no root")))?;
        Ok(out.write_all(root.kept(&leaves).as_bytes())?)
    }
}

impl VerifyArgs {
    async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let public = self.public.as_deref().map(public_key).transpose()?;
        let mut kept = Vec::new();
        for path in &self.witness {
            kept.extend(read(path)?);
        }
        let store = self.register.open().await.map_err(Failure::fault)?;
        let compared = kept.len();
        let found = store.read(move |tx| {
            let mut faults = audit::check(tx)?;
            faults.extend(settlement::check_dockets(tx)?);
            faults.extend(witness::check(tx, public.as_deref())?);
            for one in &kept {
                faults.extend(one.compare(tx, public.as_deref())?);
            }
            Ok::<_, casework::Failure>(faults)
        });
        let faults = found.await.map_err(Failure::fault)?;
        for fault in &faults {
            writeln!(out, "{fault}")?;
        }
        if faults.is_empty() {
            writeln!(
                out,
                "the audit is whole; roots kept by witnesses: {compared}"
            )?;
            return Ok(());
        }
        Err(Failure::fault(format!("{} faults", faults.len())))
    }
}

/// A key as it was typed or read aloud: spaces and capitals do no harm.
fn public_key(typed: &str) -> Result<String, Failure> {
    let key: String = typed.split_whitespace().collect();
    let key = key.to_lowercase();
    if key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(key);
    }
    Err(Failure::words(
        "a public key has 64 hexadecimal digits: they stand on every printed root",
    ))
}

/// What a witness kept in a file, or in the files of a folder.
fn read(path: &Path) -> Result<Vec<Kept>, Failure> {
    if !path.is_dir() {
        return Ok(vec![read_one(path)?]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| told(path, error))? {
        let file = entry.map_err(|error| told(path, error))?.path();
        if file.extension().is_some_and(|ending| ending == "txt") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(told(path, "there is no root in this folder"));
    }
    files.iter().map(|file| read_one(file)).collect()
}

fn read_one(path: &Path) -> Result<Kept, Failure> {
    let text = fs::read_to_string(path).map_err(|error| told(path, error))?;
    Kept::parse(&text).ok_or_else(|| told(path, "it is not a root of the audit"))
}

fn told(path: &Path, what: impl std::fmt::Display) -> Failure {
    Failure::fault(format!("{}: {what}", path.display()))
}
