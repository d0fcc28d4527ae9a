//! `tiepdan check`: proves the register.

use std::io::Write;
use std::sync::Arc;

use casework::{Ids, Secrets, Setting};
use clap::Args;
use law::Law;
use sealing::Masters;
use store::Store;
use tiepdan::config::RegisterArgs;
use tiepdan::startup::{Chance, Clock};
use tiepdan::{directory, keyring};

use super::Failure;

/// Proves the register: chains unbroken, every figure recounted from its cases, no orphan row, no term without
/// an article. One line for each fault.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan check --data ./data")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    register: RegisterArgs,
}

impl CheckArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open().await.map_err(Failure::fault)?;
        let masters = keyring::seal::read(&self.register.seal_keys()).map_err(Failure::fault)?;
        let at = sealed_setting(law_of(&store).await?, Arc::new(masters));
        let faults = store
            .read(move |tx| casework::check::faults(tx, &at))
            .await
            .map_err(Failure::fault)?;
        for fault in &faults {
            writeln!(out, "{fault}")?;
        }
        if faults.is_empty() {
            writeln!(out, "the register is whole")?;
            return Ok(());
        }
        Err(Failure::fault(format!("{} faults", faults.len())))
    }
}

/// The law, with the units of a register beside its own.
pub(super) async fn law_of(store: &Store) -> Result<Arc<Law>, Failure> {
    let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
    directory::join(store, &law).await.map_err(Failure::fault)?;
    Ok(law)
}

/// The setting of a command: this moment, this machine's chance.
pub(super) fn setting(law: Arc<Law>) -> Setting {
    sealed_setting(law, Arc::new(Masters::default()))
}

/// The same with the master keys of the seal.
pub(super) fn sealed_setting(law: Arc<Law>, seals: Arc<Masters>) -> Setting {
    Setting {
        now: Clock::real().now().of_work(),
        ids: Ids::of_node(0),
        law,
        secrets: Arc::new(Chance::real()) as Arc<dyn Secrets>,
        seals,
    }
}
