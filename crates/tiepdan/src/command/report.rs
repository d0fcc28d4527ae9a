//! `tiepdan report`: a statutory form for a unit and a period.

use std::io::Write;
use std::sync::Arc;

use casework::access::Scope;
use casework::report::{self, Question, Report, Rows};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use law::Law;
use law::form::{Column, Form, Row};
use law::unit::{Branch, Level, Lookup};
use serde_json::{Map, Value, json};
use tiepdan::config::RegisterArgs;
use tiepdan::papers;

use super::Failure;

/// Fills a statutory form for a unit and a period.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tiepdan report 01/TCD --unit 37-2025 --period 2026-Q2
  tiepdan report 03-GQKN --unit 37-2025.ubnd --period 2026 --each commune --format csv
  tiepdan report 02/XLD --unit 01 --period 2025-12-15..2026-06-14 --format xlsx > form.xlsx")]
pub(super) struct ReportArgs {
    #[command(flatten)]
    register: RegisterArgs,
    /// The form: 01/TCD, 02/XLD, …
    form: String,
    /// Code or name of the unit
    #[arg(long, env = "TIEPDAN_UNIT")]
    unit: String,
    /// 2026, 2026-Q2, 2026-H1, 2026-9M, or two days: 2025-12-15..2026-06-14
    #[arg(long, env = "TIEPDAN_PERIOD")]
    period: String,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Json, env = "TIEPDAN_FORMAT")]
    format: Format,
    /// The unit alone, without those below it
    #[arg(long, conflicts_with = "each")]
    own: bool,
    /// A row for every unit of a level
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    each: Option<Level>,
    /// Another set of forms than the one in force: 2024
    #[arg(long, env = "TIEPDAN_VERSION")]
    version: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Xlsx,
}

fn level(text: &str) -> Result<Level, String> {
    let all = [
        Level::Central,
        Level::Province,
        Level::District,
        Level::Commune,
    ];
    let found = all.into_iter().find(|level| level.as_str() == text);
    found.ok_or_else(|| "one of central, province, district, commune".to_owned())
}

impl ReportArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        let period = law.periods.parse(&self.period).map_err(Failure::words)?;
        let unit = unit(&law, &self.unit, period.to)?;
        let store = self.register.open().await.map_err(Failure::fault)?;
        let (form, version, own) = (self.form.clone(), self.version.clone(), self.own);
        let (each, asked) = (self.each, Arc::clone(&law));
        let filled = store.read(move |tx| {
            let question = Question {
                form: &form,
                version: version.as_deref(),
                unit: &unit,
                period: &period,
                rows: match each {
                    _ if own => Rows::Own,
                    Some(level) => Rows::EachLevel(level),
                    None => Rows::Children,
                },
            };
            report::figures(tx, &asked, &Scope::whole(), &question)
        });
        let report = filled.await.map_err(told)?;
        let form = law.forms.get(&report.version, &report.form);
        let form = form.ok_or_else(|| Failure::fault("the form is gone"))?;
        match self.format {
            Format::Json => Ok(writeln!(out, "{}", as_json(&report, form))?),
            Format::Csv => csv(&report, form, out),
            Format::Xlsx => xlsx(&report, form, out),
        }
    }
}

fn told(failure: casework::Failure) -> Failure {
    match failure {
        casework::Failure::Invalid(errors) => {
            let each = errors
                .iter()
                .map(|error| format!("{}: {}", error.field, error.code));
            Failure::words(each.collect::<Vec<_>>().join("; "))
        }
        casework::Failure::NotFound => Failure::words("the register knows no such unit"),
        other => Failure::fault(other),
    }
}

/// The unit by code or name; a territory is reported by its People's Committee.
fn unit(law: &Law, word: &str, on: Date) -> Result<String, Failure> {
    let entry = match law.units.get(word) {
        Some(entry) => entry,
        None => match law.units.by_name(word, on) {
            Lookup::One(entry) => *entry,
            Lookup::Several(found) => {
                let codes: Vec<&str> = found.iter().map(|entry| entry.code.as_str()).collect();
                return Err(Failure::words(format!(
                    "`{word}` is several units: {}",
                    codes.join(", ")
                )));
            }
            Lookup::Unknown => {
                return Err(Failure::words(format!(
                    "there is no unit `{word}`; see `tiepdan units list`"
                )));
            }
        },
    };
    let bodies = law.units.bodies(&entry.code, entry.until.unwrap_or(on));
    let committee = bodies
        .into_iter()
        .find(|body| body.branch == Branch::Government);
    Ok(committee.map_or(entry.code, |body| body.code))
}

/// A figure as the form prints it: a whole number where it is one.
fn printed(column: &Column, row: &Row) -> Value {
    let figure = papers::printed(column, row);
    let whole = format!("{figure:.0}")
        .parse::<i64>()
        .ok()
        .filter(|_| figure.fract() == 0.0);
    whole.map_or(Value::from(figure), Value::from)
}

fn columns(form: &Form, row: &Row) -> Map<String, Value> {
    form.columns
        .iter()
        .map(|column| (column.no.to_string(), printed(column, row)))
        .collect()
}

fn as_json(report: &Report, form: &Form) -> Value {
    let rows: Vec<Value> = report
        .rows
        .iter()
        .map(|row| json!({ "unit": row.unit, "name": row.name, "columns": columns(form, &row.figures) }))
        .collect();
    json!({
        "form": report.form, "version": report.version, "in_later_layout": report.in_later_layout,
        "unit": report.unit, "from": report.period.from, "to": report.period.to, "rows": rows,
        "total": columns(form, &report.total), "violations": report.violations, "not_built": report.not_built,
    })
}

fn csv(report: &Report, form: &Form, out: &mut dyn Write) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    let numbers = form.columns.iter().map(|column| column.no.to_string());
    let heading = ["unit".to_owned(), "name".to_owned()]
        .into_iter()
        .chain(numbers);
    writer.write_record(heading).map_err(Failure::fault)?;
    let total = (String::new(), "total".to_owned(), &report.total);
    let rows = report
        .rows
        .iter()
        .map(|row| (row.unit.clone(), row.name.clone(), &row.figures));
    for (unit, name, figures) in rows.chain([total]) {
        let cells = form
            .columns
            .iter()
            .map(|column| printed(column, figures).to_string());
        writer
            .write_record([unit, name].into_iter().chain(cells))
            .map_err(Failure::fault)?;
    }
    Ok(writer.flush()?)
}

fn xlsx(report: &Report, form: &Form, out: &mut dyn Write) -> Result<(), Failure> {
    let words = words::Words::load().map_err(Failure::fault)?;
    let sheet = papers::form_sheet(report, form, &words.voice(words::Language::Vi));
    let bytes = paper::sheet::write(&sheet).map_err(Failure::fault)?;
    Ok(out.write_all(&bytes)?)
}
