//! `tiepdan units`: the units of the country, with the codes that every other command takes.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use law::unit::{Branch, Level, Lookup, UnitEntry, Units};
use thiserror::Error;
use tiepdan::config::RegisterArgs;

/// The units of the country.
#[derive(Debug, Args)]
pub(crate) struct UnitsArgs {
    #[command(subcommand)]
    command: UnitsCommand,
}

#[derive(Debug, Subcommand)]
enum UnitsCommand {
    /// List units with their codes.
    ///
    /// Example: `tiepdan units list --level commune --province 37-2025 --branch government`
    List(ListArgs),
}

/// Which units to list; without a choice, all that exist today.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only this level.
    #[arg(long, env = "TIEPDAN_LEVEL")]
    level: Option<LevelName>,
    /// Only this branch, such as territory, government, party or inspectorate.
    #[arg(long, env = "TIEPDAN_BRANCH")]
    branch: Option<String>,
    /// Only units of this province: its code or its name.
    #[arg(long, value_name = "CODE", env = "TIEPDAN_PROVINCE")]
    province: Option<String>,
    /// Only the units with this name: `UBND xã Tân Lập`.
    #[arg(long, env = "TIEPDAN_NAME")]
    name: Option<String>,
    /// The day on which they exist; without it, today.
    #[arg(long, value_name = "DATE", env = "TIEPDAN_ON")]
    on: Option<Date>,
    /// One JSON list instead of lines with tabs.
    #[arg(long)]
    json: bool,
    /// Folder of a register whose own units are listed too.
    #[arg(long, env = "TIEPDAN_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Its database, where it is not inside the folder.
    #[arg(
        long,
        env = "TIEPDAN_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    database: Option<String>,
}

impl UnitsArgs {
    /// The register whose units are listed too, if one is named.
    pub(crate) fn register(&self) -> Option<RegisterArgs> {
        let UnitsCommand::List(list) = &self.command;
        let is_named = list.data.is_some() || list.database.is_some();
        is_named.then(|| RegisterArgs {
            data: list.data.clone().unwrap_or_default(),
            database: list.database.clone(),
            database_url_file: None,
            no_migrate: false,
            seal_keys: None,
        })
    }
}

/// The levels as they are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum LevelName {
    Central,
    Province,
    District,
    Commune,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Central => Self::Central,
            LevelName::Province => Self::Province,
            LevelName::District => Self::District,
            LevelName::Commune => Self::Commune,
        }
    }
}

/// Why no list was written.
#[derive(Debug, Error)]
pub(crate) enum UnitsError {
    /// The name of the province leads nowhere.
    #[error(
        "--province {0:?}: no province is called so on {1}; `tiepdan units list --level province --branch territory` shows them"
    )]
    NoProvince(String, Date),
    /// No unit has the name.
    #[error("--name {0:?}: no unit is called so on {1}")]
    NoName(String, Date),
    /// There is no such branch.
    #[error("--branch {0:?} is none of {1}")]
    NoBranch(String, String),
    /// The list could not be written.
    #[error("cannot write the list: {0}")]
    Write(#[from] io::Error),
}

impl UnitsError {
    /// 2 for wrong words, 1 for everything else.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::NoProvince(..) | Self::NoName(..) | Self::NoBranch(..) => 2,
            Self::Write(_) => 1,
        }
    }
}

/// Writes what was asked for. `today` serves where no day was given.
///
/// # Errors
/// What is wrong with the words, or that the list could not be written.
pub(crate) fn run(
    args: &UnitsArgs,
    units: &Units,
    today: Date,
    out: &mut impl Write,
) -> Result<(), UnitsError> {
    let UnitsCommand::List(list) = &args.command;
    let found = choose(list, units, list.on.unwrap_or(today))?;
    let mut out = BufWriter::new(out);
    let written = if list.json {
        write_json(&found, &mut out)
    } else {
        write_lines(&found, &mut out)
    };
    match written.and_then(|()| out.flush()) {
        // A reader such as `head` that has seen enough is no fault.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// The units that fit every choice.
fn choose(list: &ListArgs, units: &Units, on: Date) -> Result<Vec<UnitEntry>, UnitsError> {
    let branch = list.branch.as_deref().map(branch).transpose()?;
    let province = match &list.province {
        Some(name) => Some(province(name, units, on)?),
        None => None,
    };
    let fits = |unit: &UnitEntry| {
        list.level.is_none_or(|level| unit.level == level.into())
            && branch.is_none_or(|branch| unit.branch == branch)
            && province.as_ref().is_none_or(|code| unit.tenant == *code)
    };
    let Some(name) = &list.name else {
        return Ok(units.in_force(on).filter(fits).collect());
    };
    let called = match units.by_name(name, on) {
        Lookup::Unknown => return Err(UnitsError::NoName(name.clone(), on)),
        Lookup::One(unit) => vec![*unit],
        Lookup::Several(units) => units,
    };
    Ok(called.into_iter().filter(fits).collect())
}

/// Code of the province with this code or name.
fn province(name: &str, units: &Units, on: Date) -> Result<String, UnitsError> {
    match units.by_name(name, on) {
        Lookup::One(unit) if unit.level == Level::Province => Ok(unit.tenant),
        _ => Err(UnitsError::NoProvince(name.to_owned(), on)),
    }
}

fn branch(name: &str) -> Result<Branch, UnitsError> {
    let found = Branch::ALL.iter().find(|branch| branch.as_str() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = Branch::ALL.iter().map(|branch| branch.as_str()).collect();
        UnitsError::NoBranch(name.to_owned(), names.join(", "))
    })
}

fn write_json(units: &[UnitEntry], out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, units)?;
    writeln!(out)
}

/// One line a unit: code, name, level, branch, superior, first day, last day; tabs between.
fn write_lines(units: &[UnitEntry], out: &mut impl Write) -> io::Result<()> {
    for unit in units {
        let until = unit.until.map(|day| day.to_string()).unwrap_or_default();
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{until}",
            unit.code,
            unit.name.vi,
            unit.level.as_str(),
            unit.branch.as_str(),
            unit.parent.as_deref().unwrap_or_default(),
            unit.from,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
