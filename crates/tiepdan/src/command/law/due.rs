//! `tiepdan law due`: one due date.

use std::io::Write;

use clap::Args;
use jiff::civil::Date;
use law::{Due, Law, Question};

use super::{Language, day, span, written};
use crate::command::{Failure, table};

/// One due date: from the day of an event, or back from it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tiepdan law due KN-02 --from 2026-08-26
  tiepdan law due complaint.first.settlement --from 2026-07-10 --complex --suspended 2026-07-20..2026-08-14
  tiepdan law due TC-09 --from 2026-03-02 --extensions 1 --json

Terms that run backward (KN-10, CR-10, CR-61) take the event's day and give the last day to act.")]
pub(super) struct DueArgs {
    /// Id of the rule (KN-04) or name of the term (complaint.first.settlement)
    #[arg(env = "TIEPDAN_TERM")]
    term: String,
    /// Day of the event that starts the term, like 2026-07-01
    #[arg(long, value_name = "DATE", value_parser = day, env = "TIEPDAN_FROM")]
    from: Date,
    /// The number for remote areas, of a term that has one
    #[arg(long, env = "TIEPDAN_REMOTE")]
    remote: bool,
    /// The longer number for complex cases, of a term that has one
    #[arg(long, env = "TIEPDAN_COMPLEX")]
    complex: bool,
    /// Extension decisions given
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        env = "TIEPDAN_EXTENSIONS"
    )]
    extensions: u32,
    /// Suspended on A, resumed on B: B − A days; may be given again
    #[arg(long, value_name = "A..B", value_parser = span, value_delimiter = ',', env = "TIEPDAN_SUSPENDED")]
    suspended: Vec<(Date, Date)>,
    /// The days A to B are not counted, both included; may be given again
    #[arg(long, value_name = "A..B", value_parser = span, value_delimiter = ',', env = "TIEPDAN_NOT_COUNTED")]
    not_counted: Vec<(Date, Date)>,
    /// Machine-readable output
    #[arg(long, env = "TIEPDAN_JSON")]
    json: bool,
    /// Language of names and articles
    #[arg(long, value_enum, default_value_t = Language::En, env = "TIEPDAN_LANGUAGE")]
    language: Language,
}

impl DueArgs {
    pub(super) fn run(&self, law: &Law, out: &mut dyn Write) -> Result<(), Failure> {
        let due = law.due(&self.question()).map_err(Failure::words)?;
        if self.json {
            let text = serde_json::to_string(&due).map_err(Failure::fault)?;
            return Ok(writeln!(out, "{text}")?);
        }
        self.write(law, &due, out)
    }

    fn question(&self) -> Question<'_> {
        Question {
            term: &self.term,
            from: self.from,
            remote: self.remote,
            complex: self.complex,
            extensions: self.extensions,
            suspended: self.suspended.clone(),
            not_counted: self.not_counted.clone(),
        }
    }

    fn write(&self, law: &Law, due: &Due, out: &mut dyn Write) -> Result<(), Failure> {
        let term = law.term(&due.term);
        let title = term.map_or("", |term| self.language.of(&term.title));
        writeln!(out, "{}  {title}", due.term)?;
        let some = |date: Option<Date>| date.map(written).unwrap_or_default();
        let event = term.map_or("", |term| self.language.of(&term.start.title));
        let lines = [
            ("event", format!("{} ({event})", written(due.start))),
            ("due", due.due.map_or_else(|| "–".to_owned(), written)),
            ("nominal", some(due.nominal)),
            ("warn", some(due.warn)),
            ("aim at", some(due.target)),
            ("alerts", listed(&due.alerts)),
            (
                "why",
                due.reason
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            ),
            ("counted", counted(due)),
            (
                "article",
                due.article
                    .as_ref()
                    .map(|article| self.language.of(article).to_owned())
                    .unwrap_or_default(),
            ),
            ("version", due.version.clone().unwrap_or_default()),
            ("calendar", calendar(due)),
        ];
        Ok(table::labels(out, &lines)?)
    }
}

/// Working days one by one; days of the calendar only by their number.
fn counted(due: &Due) -> String {
    if due.nominal.is_none() {
        return listed(&due.days);
    }
    match due.days.len() {
        0 => String::new(),
        number => format!("{number} days"),
    }
}

fn listed(days: &[Date]) -> String {
    let days: Vec<String> = days
        .iter()
        .map(|day| day.strftime("%m-%d").to_string())
        .collect();
    days.join(" ")
}

fn calendar(due: &Due) -> String {
    let tentative = if due.tentative {
        " (tentative: a year not announced yet was used)"
    } else {
        ""
    };
    format!("{}{tentative}", due.calendar)
}
