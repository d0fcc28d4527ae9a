//! `tiepdan units`: the units of the country, with the codes that every other command takes.

use std::io::{self, BufWriter, Write};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use law::unit::{Branch, Level, Lookup, UnitEntry, Units};
use thiserror::Error;

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
mod tests {
    use std::sync::LazyLock;

    use clap::Parser;
    use jiff::civil::date;
    use law::{Faults, Source};

    use super::*;

    static UNITS: LazyLock<Units> = LazyLock::new(|| {
        let mut faults = Faults::default();
        Units::load(&Source::vietnam(), &mut faults)
    });

    #[derive(Debug, Parser)]
    struct Program {
        #[command(flatten)]
        units: UnitsArgs,
    }

    fn list(words: &[&str]) -> Result<String, UnitsError> {
        let words = ["tiepdan", "list"].iter().chain(words);
        let program = Program::try_parse_from(words).unwrap();
        let mut out = Vec::new();
        run(&program.units, &UNITS, date(2026, 11, 23), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_provinces_of_today_are_34_lines_and_were_63() {
        let words = ["--level", "province", "--branch", "territory"];
        assert_eq!(list(&words).unwrap().lines().count(), 34);
        let before = [words.as_slice(), &["--on", "2020-01-01"]].concat();
        assert_eq!(list(&before).unwrap().lines().count(), 63);
    }

    #[test]
    fn the_communes_of_a_province_are_found_by_its_code_or_its_name() {
        let words = |province| {
            [
                "--level",
                "commune",
                "--branch",
                "government",
                "--province",
                province,
            ]
        };
        let by_code = list(&words("37-2025")).unwrap();
        assert_eq!(by_code, list(&words("ninh binh")).unwrap());
        assert_eq!(by_code.lines().count(), 129);
        let first = "13285-2025.ubnd\tỦy ban nhân dân phường Phủ Lý\tcommune\tgovernment\t37-2025.ubnd\t2025-07-01\t";
        assert_eq!(by_code.lines().next(), Some(first));
    }

    #[test]
    fn json_holds_every_field_of_a_unit() {
        let text = list(&["--name", "Tỉnh ủy Ninh Bình", "--json"]).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json[0]["code"], "37-2025.cap-uy");
        assert_eq!(
            json[0]["name"]["en"],
            "Party Committee of Ninh Binh Province"
        );
        assert_eq!(json[0]["level"], "province");
        assert_eq!(json[0]["from"], "2025-07-01");
        assert_eq!(json[0]["until"], serde_json::Value::Null);
    }

    /// Takes nothing.
    struct Closed(io::ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_has_seen_enough_is_no_fault_but_a_full_disk_is() {
        let program = Program::try_parse_from(["tiepdan", "list", "--level", "district"]).unwrap();
        let on = date(2020, 1, 1);
        let to = |kind| run(&program.units, &UNITS, on, &mut Closed(kind));
        assert!(to(io::ErrorKind::BrokenPipe).is_ok());
        assert_eq!(to(io::ErrorKind::StorageFull).unwrap_err().exit_code(), 1);
    }

    #[test]
    fn wrong_words_are_named() {
        let wrong = |words: &[&str]| list(words).unwrap_err();
        let province = wrong(&["--province", "Hà Nam"]);
        assert!(
            province
                .to_string()
                .starts_with("--province \"Hà Nam\": no province is called so on 2026-11-23")
        );
        assert_eq!(province.exit_code(), 2);
        assert!(
            wrong(&["--branch", "army"])
                .to_string()
                .contains("territory, government")
        );
        assert!(
            wrong(&["--name", "xã Không Có"])
                .to_string()
                .contains("no unit")
        );
    }
}
