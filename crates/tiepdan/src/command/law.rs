//! `tiepdan law`: the rulebook itself, without a register.

mod due;
mod handled;
mod list;
mod shape;
mod show;
mod way;

use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use law::{Law, Text};

use super::Failure;

/// The law in force: terms, duties, texts, readings, calendar, and due dates.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan law list\n  tiepdan law show KN-02 --on 2026-07-01")]
pub(super) struct LawCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    List(list::List),
    Show(show::Show),
    Due(due::DueArgs),
}

impl LawCommand {
    pub(super) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let law = Law::vietnam().map_err(Failure::fault)?;
        match &self.act {
            Act::List(list) => list.run(&law, out),
            Act::Show(show) => show.run(&law, out),
            Act::Due(due) => due.run(&law, out),
        }
    }
}

/// The language of names and articles; `--json` always has both.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    /// English, as the official translations have it
    En,
    /// tiếng Việt
    Vi,
}

impl Language {
    fn of(self, text: &Text) -> &str {
        text.in_language(match self {
            Self::En => "en",
            Self::Vi => "vi",
        })
    }
}

/// A day as the command line takes it.
fn day(word: &str) -> Result<Date, String> {
    let is_shaped = word.len() == 10 && word.split('-').count() == 3;
    word.parse()
        .ok()
        .filter(|_| is_shaped)
        .ok_or_else(|| "no such day; write it like 2026-07-01".to_owned())
}

/// `A..B` as the command line takes it.
fn span(word: &str) -> Result<(Date, Date), String> {
    let (first, last) = word
        .split_once("..")
        .ok_or("two days are needed; write them like 2026-07-20..2026-08-14")?;
    Ok((
        day(first).map_err(|e| format!("`{first}`: {e}"))?,
        day(last).map_err(|e| format!("`{last}`: {e}"))?,
    ))
}

/// A day with its weekday, which is what one checks first.
fn written(date: Date) -> String {
    date.strftime("%Y-%m-%d %a").to_string()
}
