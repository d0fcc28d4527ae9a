//! `tiepdan unit`: units that the law's lists do not hold, brought in from a file and shown.

mod told;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use casework::organization::{self, Fault, Imported, Outcome};
use clap::{Args, Subcommand};
use law::unit::AddedUnit;
use tiepdan::config::RegisterArgs;

use super::Failure;
use super::check::{law_of, setting};

/// Faults of a file that are told; the others are counted.
const MOST: usize = 50;

/// Units that the register adds to those of the law: departments, centres, schools, offices.
#[derive(Debug, Args)]
#[command(after_help = "Example of a file (UTF-8):
  code,name,level,branch,parent,from,until
  H42.9,Trung tam Y te Phu Ly,province,public_service_unit,37-2025.so-y-te,2026-01-01,
Examples:
  tiepdan unit import units.csv --data ./data
  tiepdan unit list --data ./data > units.csv")]
pub(super) struct UnitArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Brings in the units of a CSV file, all of them or none; the same file again changes nothing
    ///
    /// Columns: code (unique for ever, none of the law's), name, level (central, province, district, commune), branch
    /// (`tiepdan units list` shows them), parent (code of a unit of the law, of the register or of an earlier row), from
    /// and until (2026-07-01; until is empty while the unit goes on). A unit that is there takes a new name or a new
    /// last day; the rest changes only while it has no officials and no work.
    #[command(after_help = "Example:\n  tiepdan unit import units.csv --data ./data")]
    Import {
        /// The file
        #[arg(env = "TIEPDAN_UNIT_FILE")]
        file: PathBuf,
    },
    /// Lists the units that were brought in, as a file that `unit import` takes
    #[command(after_help = "Example:\n  tiepdan unit list --data ./data > units.csv")]
    List,
}

impl UnitArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        match &self.act {
            Act::Import { file } => self.import(file, out).await,
            Act::List => {
                let store = self.register.open().await.map_err(Failure::fault)?;
                let units = store.read(organization::added).await;
                list(&units.map_err(Failure::fault)?, out)
            }
        }
    }

    async fn import(&self, path: &Path, out: &mut dyn Write) -> Result<(), Failure> {
        let file = std::fs::read(path).map_err(|error| {
            let told = format!("{}: {error}", path.display());
            match error.kind() {
                ErrorKind::NotFound => Failure::words(told),
                _ => Failure::fault(told),
            }
        })?;
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        let at = setting(law_of(&store).await?);
        let mut err = io::stderr();
        if err.is_terminal() {
            // Whoever closed standard error does not wait for progress.
            drop(writeln!(err, "  {}: {} bytes", path.display(), file.len()));
        }
        let outcome = store
            .write(move |tx| organization::import(tx, &at, &file))
            .await;
        match outcome.map_err(Failure::fault)? {
            Outcome::Taken(imported) => Ok(summary(&imported, out)?),
            Outcome::Faulty(faults) => Err(Failure::fault(all(path, &faults))),
        }
    }
}

/// Every fault with its file, row and column; of very many the first.
fn all(path: &Path, faults: &[Fault]) -> String {
    let file = path.display();
    let mut lines = vec![format!(
        "{file}: {} faults, nothing was changed",
        faults.len()
    )];
    lines.extend(faults.iter().take(MOST).map(|fault| {
        let column = match fault.column {
            "" => String::new(),
            column => format!(", column {column}"),
        };
        format!(
            "{file}: row {}{column}: {}",
            fault.row,
            told::sentence(&fault.wrong)
        )
    }));
    if let Some(more) = faults.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(format!("{file}: and {more} more"));
    }
    lines.join("\n")
}

fn summary(imported: &Imported, out: &mut dyn Write) -> io::Result<()> {
    for (code, columns) in &imported.changed {
        writeln!(out, "changed {code}: {}", columns.join(", "))?;
    }
    writeln!(
        out,
        "{} units added, {} changed, {} as they were",
        imported.added,
        imported.changed.len(),
        imported.unchanged
    )
}

fn list(units: &[AddedUnit], out: &mut dyn Write) -> Result<(), Failure> {
    let mut file = csv::Writer::from_writer(out);
    let header = ["code", "name", "level", "branch", "parent", "from", "until"];
    file.write_record(header).map_err(written)?;
    for unit in in_order(units) {
        let (from, until) = (unit.from.to_string(), unit.until.map(|day| day.to_string()));
        file.write_record([
            &unit.code,
            &unit.name,
            unit.level.as_str(),
            unit.branch.as_str(),
            &unit.parent,
            &from,
            until.as_deref().unwrap_or_default(),
        ])
        .map_err(written)?;
    }
    Ok(file.flush()?)
}

/// A unit after the one above it, as a file that is brought in must have them.
fn in_order(units: &[AddedUnit]) -> Vec<&AddedUnit> {
    let is_added = |code: &str| units.iter().any(|unit| unit.code == code);
    let mut ordered: Vec<&AddedUnit> = units
        .iter()
        .filter(|unit| !is_added(&unit.parent))
        .collect();
    let mut at = 0;
    while let Some(above) = ordered.get(at).map(|unit| unit.code.as_str()) {
        ordered.extend(units.iter().filter(|unit| unit.parent == above));
        at += 1;
    }
    ordered
}

fn written(error: csv::Error) -> Failure {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Failure::Output(error),
        other => Failure::fault(format!("{other:?}")),
    }
}
