//! `tiepdan generate`: a synthetic national history, for load tests.

use std::io::Write;
use std::sync::Arc;

use clap::Args;
use law::Law;
use tiepdan::config::RegisterArgs;
use tiepdan::history::{Size, generate};
use tiepdan::startup::Clock;

use super::Failure;
use super::demo::tell;

/// Writes a synthetic national history into an empty register; the same seed gives the same history.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan generate --data ./load --cases 100000 --years 5 --seed 7"
)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    register: RegisterArgs,
    /// Cases
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=20_000_000), value_name = "N")]
    cases: u32,
    /// Years back from today
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=12), value_name = "Y")]
    years: u32,
    /// Seed
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,
}

impl GenerateArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        let size = Size {
            cases: self.cases as usize,
            years: self.years,
            seed: self.seed,
        };
        let today = Clock::real().now().of_work();
        let begun = std::time::Instant::now();
        let seals = self.register.seals(&store, &law).await;
        let seals = seals.map_err(Failure::fault)?;
        let written = generate(&store, (law, seals), today, size, tell)
            .await
            .map_err(Failure::fault)?;
        writeln!(
            out,
            "{} sessions, {} visits, {} petitions, {} cases, {} steps in {:.1} s",
            written.sessions,
            written.visits,
            written.petitions,
            written.cases,
            written.steps,
            begun.elapsed().as_secs_f32()
        )?;
        Ok(())
    }
}
