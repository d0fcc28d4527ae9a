//! The commands of `tiepdan`, one file each.
//!
//! Exit codes: 0 success, 1 a fault in the data or the machine, 2 wrong words.

mod audit;
mod backup;
mod check;
mod demo;
mod generate;
mod law;
mod listen;
mod migrate;
mod named;
mod openapi;
mod report;
mod seal;
mod serve;
mod table;
mod unit;
mod units;
mod user;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tiepdan::config::tells_a_password;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Receives citizens and settles complaints, denunciations, recommendations and reflections.
#[derive(Debug, Parser)]
#[command(name = "tiepdan", version, arg_required_else_help = true)]
#[command(after_help = "Example:\n  tiepdan law due KN-04 --from 2026-07-01")]
struct Words {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(Box<serve::ServeArgs>),
    Demo(Box<demo::DemoArgs>),
    Generate(generate::GenerateArgs),
    Law(law::LawCommand),
    Unit(unit::UnitArgs),
    Units(units::UnitsArgs),
    User(user::UserArgs),
    Check(check::CheckArgs),
    Audit(audit::AuditArgs),
    Report(Box<report::ReportArgs>),
    Migrate(migrate::MigrateArgs),
    Backup(backup::BackupArgs),
    Restore(backup::RestoreArgs),
    Seal(seal::SealArgs),
    Drill(backup::DrillArgs),
    BackupKeys(backup::BackupKeysArgs),
    RestoreKeys(backup::RestoreKeysArgs),
    Openapi(openapi::OpenapiArgs),
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
enum Failure {
    /// The data or the machine is at fault.
    Fault(String),
    /// The words make no sense.
    Words(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    fn fault(message: impl fmt::Display) -> Self {
        Self::Fault(message.to_string())
    }

    fn words(message: impl fmt::Display) -> Self {
        Self::Words(message.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What is said to whoever types a password where everybody can read it.
const PASSWORD_TOLD: &str = "a password in the words of a command stands in the list of programs, where every user of the machine reads it: write \
     the address into a file for the program's user alone and name it with --database-url-file";

/// Reads the command line and does what it says.
pub(crate) fn run() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::from_env("TIEPDAN_LOG").add_directive(LevelFilter::INFO.into()))
        .with_writer(io::stderr)
        .init();
    if tells_a_password(std::env::args_os()) {
        return answer(Err(Failure::words(PASSWORD_TOLD)));
    }
    let words = Words::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = perform(words.command, &mut out);
    answer(done.and_then(|()| Ok(out.flush()?)))
}

fn perform(command: Command, out: &mut dyn Write) -> Result<(), Failure> {
    match command {
        Command::Law(law) => law.run(out),
        Command::Unit(unit) => wait(unit.run(out)),
        Command::Units(units) => wait(list_units(&units, out)),
        Command::Serve(serve) => wait(serve.run(out)),
        Command::Demo(demo) => wait(demo.run(out)),
        Command::Generate(generate) => wait(generate.run(out)),
        Command::User(user) => wait(user.run(&mut io::stdin().lock(), out)),
        Command::Report(report) => wait(report.run(out)),
        Command::Check(check) => wait(check.run(out)),
        Command::Audit(audit) => wait(audit.run(out)),
        Command::Backup(backup) => wait(backup.run(out)),
        Command::Restore(restore) => wait(restore.run(out)),
        Command::Seal(seal) => wait(seal.run(out)),
        Command::Migrate(migrate) => wait(migrate.run(out)),
        Command::Drill(drill) => wait(drill.run(out)),
        Command::BackupKeys(keys) => keys.run(out),
        Command::RestoreKeys(keys) => keys.run(out),
        Command::Openapi(_) => openapi::print(out),
    }
}

fn wait(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    tokio::runtime::Runtime::new()?.block_on(work)
}

async fn list_units(units: &units::UnitsArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let law = match units.register() {
        Some(register) => {
            let store = register.open().await.map_err(Failure::fault)?;
            check::law_of(&store).await?
        }
        None => std::sync::Arc::new(::law::Law::vietnam().map_err(Failure::fault)?),
    };
    let today = tiepdan::startup::Clock::real().now().today();
    units::run(units, &law.units, today, &mut &mut *out).map_err(|error| match error.exit_code() {
        2 => Failure::words(error),
        _ => Failure::fault(error),
    })
}

fn answer(done: Result<(), Failure>) -> ExitCode {
    let (code, message) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        // Who reads has seen enough: `tiepdan law list | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(Failure::Output(error)) => (1, format!("the output cannot be written: {error}")),
        Err(Failure::Fault(message)) => (1, message),
        Err(Failure::Words(message)) => (2, message),
    };
    // Nothing is left to do when standard error is closed as well.
    let _ = writeln!(io::stderr(), "tiepdan: {}", message.trim_end());
    ExitCode::from(code)
}
