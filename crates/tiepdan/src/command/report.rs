//! `tiepdan report`: a statutory form filled for a unit and a period.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use casework::access::Scope;
use casework::report::{self, Question, Report, Rows};
use clap::{Args, ValueEnum};
use law::Law;
use law::period::Period;
use law::unit::Level;
use tiepdan::config::{PressArgs, RegisterArgs};
use tiepdan::directory;
use tiepdan::papers::report::{ReportView, csv, order, xlsx};
use tiepdan::press::Press;
use tiepdan::startup::Clock;
use words::{Language, Words};

use super::{Failure, named};

/// Fills a statutory form: one row for each unit directly below, and the total.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tiepdan report 01/TCD --unit 37-2025.ubnd --period 2026-Q2
  tiepdan report 03-GQKN --unit 37-2025 --period 2026 --each commune --format csv
  tiepdan report 02/XLD --unit 14005-2025.ubnd --period 2025-12-15..2026-06-14 --own --format xlsx > form.xlsx")]
pub(super) struct ReportArgs {
    /// The form as printed or as in addresses: `01/TCD`, `01-TCD`
    form: String,
    /// Code of the unit, or its name where only one unit is called so
    #[arg(long)]
    unit: String,
    /// `2026`, `2026-Q2`, `2026-H1`, `2026-9M`, or two days such as `2025-12-15..2026-06-14`
    #[arg(long)]
    period: String,
    /// How it is written
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// The unit alone, without those below
    #[arg(long, conflicts_with = "each")]
    own: bool,
    /// One row for each unit of a level
    #[arg(long, value_enum, value_name = "LEVEL")]
    each: Option<EachLevel>,
    /// The set of forms; by default the one in force on the last day of the period
    #[arg(long, value_name = "SET")]
    version: Option<String>,
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    press: PressArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Xlsx,
    Pdf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EachLevel {
    Central,
    Province,
    District,
    Commune,
}

impl From<EachLevel> for Level {
    fn from(level: EachLevel) -> Self {
        match level {
            EachLevel::Central => Self::Central,
            EachLevel::Province => Self::Province,
            EachLevel::District => Self::District,
            EachLevel::Commune => Self::Commune,
        }
    }
}

impl ReportArgs {
    pub(super) async fn run(self, out: &mut dyn Write) -> Result<(), Failure> {
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        let period = law.periods.parse(&self.period).map_err(Failure::words)?;
        let mut asked = Asked {
            unit: self.unit.clone(),
            rows: self.rows(),
            form: self.form.clone(),
            version: self.version.clone(),
            period,
        };
        asked.check_form(&law)?;
        let store = match self.register.open().await {
            Ok(store) => store,
            Err(error) => {
                // Words that make no sense are told before a register that is missing.
                named::unit(&law.units, &self.unit, asked.period.to)?;
                return Err(Failure::fault(error));
            }
        };
        directory::join(&store, &law)
            .await
            .map_err(Failure::fault)?;
        asked.unit = named::unit(&law.units, &self.unit, asked.period.to)?;
        let (of_law, of_asked) = (Arc::clone(&law), asked.clone());
        let report = store
            .read(move |tx| {
                let question = of_asked.question();
                report::figures(tx, &of_law, &Scope::whole(), &question)
            })
            .await
            .map_err(Failure::fault)?;
        if matches!(self.format, Format::Pdf) {
            return asked.print(&law, &report, self.press.press, out).await;
        }
        asked.write(self.format, &law, &report, out)
    }

    fn rows(&self) -> Rows {
        match self.each {
            _ if self.own => Rows::Own,
            Some(level) => Rows::EachLevel(level.into()),
            None => Rows::Children,
        }
    }
}

/// What was asked for, read.
#[derive(Debug, Clone)]
struct Asked {
    unit: String,
    rows: Rows,
    form: String,
    version: Option<String>,
    period: Period,
}

impl Asked {
    fn question(&self) -> Question<'_> {
        Question {
            form: &self.form,
            version: self.version.as_deref(),
            unit: &self.unit,
            period: &self.period,
            rows: self.rows,
        }
    }

    fn check_form(&self, law: &Law) -> Result<(), Failure> {
        if report::form_of(law, &self.question()).is_ok() {
            return Ok(());
        }
        let on_day = law
            .forms
            .version_on(self.period.to)
            .map(|one| one.id.as_str());
        let version = self.version.as_deref().or(on_day).unwrap_or_default();
        let forms: Vec<&str> = law
            .forms
            .of_version(version)
            .map(|form| form.id.as_str())
            .collect();
        Err(Failure::words(if forms.is_empty() {
            let sets: Vec<&str> = law
                .forms
                .versions()
                .iter()
                .map(|one| one.id.as_str())
                .collect();
            format!(
                "there is no set of forms {version:?}: one of {}",
                sets.join(", ")
            )
        } else {
            format!(
                "there is no form {:?} in the set {version}: one of {}",
                self.form,
                forms.join(", ")
            )
        }))
    }

    fn write(
        &self,
        format: Format,
        law: &Law,
        report: &Report,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let (form, _) = report::form_of(law, &self.question()).map_err(Failure::fault)?;
        let words = Words::load().map_err(Failure::fault)?;
        let voice = words.voice(Language::Vi);
        match format {
            Format::Json => {
                let text = serde_json::to_string(&ReportView::of(form, report));
                writeln!(out, "{}", text.map_err(Failure::fault)?)?;
            }
            Format::Csv => out.write_all(&csv(&voice, form, report).map_err(Failure::fault)?)?,
            Format::Xlsx | Format::Pdf => {
                out.write_all(&xlsx(&voice, form, report).map_err(Failure::fault)?)?;
            }
        }
        Ok(())
    }

    async fn print(
        &self,
        law: &Law,
        report: &Report,
        press: Option<PathBuf>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let (form, _) = report::form_of(law, &self.question()).map_err(Failure::fault)?;
        let words = Words::load().map_err(Failure::fault)?;
        let voice = words.voice(Language::Vi);
        let order = order(law, &voice, form, report, Clock::real().now().local);
        let pdf = Press::at(press).print(&order).await;
        out.write_all(&pdf.map_err(Failure::fault)?)?;
        Ok(())
    }
}
