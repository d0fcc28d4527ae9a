//! `tiepdan migrate`: brings the schema up to date, as its owner.

use std::io::Write;

use clap::Args;
use tiepdan::config::RegisterArgs;

use super::Failure;

/// Brings the schema of a register up to date, as its owner, where the program itself may not change it.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan migrate --database-url-file /etc/tiepdan/owner && psql -f deploy/postgresql-role.sql"
)]
pub(super) struct MigrateArgs {
    #[command(flatten)]
    register: RegisterArgs,
}

impl MigrateArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if self.register.no_migrate {
            return Err(Failure::words("--no-migrate leaves nothing to do"));
        }
        self.register.open_or_make().await.map_err(Failure::fault)?;
        let last = casework::MIGRATIONS.last().map_or(0, |last| last.number);
        Ok(writeln!(out, "schema {last}")?)
    }
}
