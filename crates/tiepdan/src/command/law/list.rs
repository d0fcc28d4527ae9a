//! `tiepdan law list`: the rulebook as tables.

use std::io::Write;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use law::Law;
use law::calendar::CalendarYear;
use serde_json::{Value, json};

use super::{Language, day, handled, shape, way};
use crate::command::{Failure, table};

/// Lists the rules, each with its article and the days it holds.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tiepdan law list --on 2026-07-01
  tiepdan law list duties --language vi
  tiepdan law list all --json")]
pub(super) struct List {
    /// What to list
    #[arg(value_enum, default_value_t = Kind::Terms, env = "TIEPDAN_KIND")]
    kind: Kind,
    /// Only what is in force on this day
    #[arg(long, value_name = "DATE", value_parser = day, env = "TIEPDAN_ON")]
    on: Option<Date>,
    /// Machine-readable output
    #[arg(long, env = "TIEPDAN_JSON")]
    json: bool,
    /// Language of names and articles
    #[arg(long, value_enum, default_value_t = Language::En, env = "TIEPDAN_LANGUAGE")]
    language: Language,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Statutory clocks
    Terms,
    /// The ways of cases
    Procedures,
    /// Statutory tables
    Forms,
    /// How often heads must receive citizens
    Duties,
    /// Laws, decrees, circulars, Party rules
    Texts,
    /// Readings that may be set
    Parameters,
    /// What is done with a petition
    Handling,
    /// Rules that are no terms
    Rules,
    /// Years of the working calendar
    Calendar,
    /// All of these
    All,
}

impl Kind {
    const EACH: [Self; 9] = [
        Self::Terms,
        Self::Procedures,
        Self::Forms,
        Self::Duties,
        Self::Texts,
        Self::Parameters,
        Self::Handling,
        Self::Rules,
        Self::Calendar,
    ];

    fn chosen(self) -> Vec<Self> {
        if self == Self::All {
            Self::EACH.to_vec()
        } else {
            vec![self]
        }
    }
}

impl List {
    pub(super) fn run(&self, law: &Law, out: &mut dyn Write) -> Result<(), Failure> {
        let kinds = self.kind.chosen();
        if self.json {
            let all: Vec<Value> = kinds
                .iter()
                .flat_map(|kind| self.json(*kind, law))
                .collect();
            return Ok(writeln!(out, "{}", Value::Array(all))?);
        }
        for (number, kind) in kinds.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            let (heading, rows) = self.rows(*kind, law);
            table::write(out, heading, &rows)?;
        }
        Ok(())
    }

    fn holds(&self, from: Date, until: Option<Date>) -> bool {
        self.on
            .is_none_or(|day| from <= day && until.is_none_or(|until| day <= until))
    }

    fn json(&self, kind: Kind, law: &Law) -> Vec<Value> {
        match kind {
            Kind::Terms => law
                .terms
                .iter()
                .filter(|term| shape::versions(term, self.on).next().is_some())
                .map(|term| shape::term_json(term, self.on))
                .collect(),
            Kind::Procedures => law
                .procedures
                .iter()
                .filter(|procedure| self.holds(procedure.from, procedure.until))
                .map(|procedure| way::procedure_json(procedure, self.on))
                .collect(),
            Kind::Forms => way::forms(law, self.on)
                .map(|(version, form)| way::form_json(version, form))
                .collect(),
            Kind::Duties => law
                .duties
                .iter()
                .filter(|duty| self.holds(duty.from, duty.until))
                .map(shape::duty_json)
                .collect(),
            Kind::Texts => law
                .texts
                .iter()
                .filter(|text| self.holds(text.from, text.until))
                .map(shape::text_json)
                .collect(),
            Kind::Parameters => law.parameters.iter().map(shape::parameter_json).collect(),
            Kind::Handling => handled::rules(law, self.on)
                .map(|rule| handled::json(law, rule))
                .collect(),
            Kind::Rules => law.terms.others().map(shape::rule_json).collect(),
            Kind::Calendar => self.years(law).map(year_json).collect(),
            Kind::All => Vec::new(),
        }
    }

    fn rows(&self, kind: Kind, law: &Law) -> (&'static [&'static str], Vec<Vec<String>>) {
        match kind {
            Kind::Terms => (
                &["TERM", "NAME", "LENGTH", "FROM", "UNTIL", "SURE", "ARTICLE"],
                self.term_rows(law),
            ),
            Kind::Procedures => (
                way::PROCEDURES,
                way::procedure_rows(law, self.on, self.language),
            ),
            Kind::Forms => (way::FORMS, way::form_rows(law, self.on)),
            Kind::Duties => (
                &["DUTY", "HEAD", "LEAST", "FROM", "UNTIL", "SURE", "ARTICLE"],
                self.duty_rows(law),
            ),
            Kind::Texts => (
                &["TEXT", "NUMBER", "FROM", "UNTIL", "SURE", "TITLE"],
                self.text_rows(law),
            ),
            Kind::Parameters => (
                &["PARAMETER", "VALUE", "ALLOWED", "DOUBT", "TITLE"],
                self.parameter_rows(law),
            ),
            Kind::Handling => (
                handled::HANDLING,
                handled::rows(law, self.on, self.language),
            ),
            Kind::Rules => (&["RULE", "SEE", "ARTICLE", "TITLE"], self.rule_rows(law)),
            Kind::Calendar | Kind::All => (
                &["YEAR", "OFF", "SATURDAYS WORKED", "SURE", "SOURCE"],
                self.years(law).map(year_row).collect(),
            ),
        }
    }

    fn term_rows(&self, law: &Law) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for term in law.terms.iter() {
            rows.extend(shape::versions(term, self.on).map(|version| {
                vec![
                    term.id.clone(),
                    term.name.clone(),
                    shape::length(version, term.direction),
                    version.from.to_string(),
                    shape::last(version.until),
                    format!("{:?}", version.confidence),
                    self.language.of(&version.article).to_owned(),
                ]
            }));
        }
        rows
    }

    fn duty_rows(&self, law: &Law) -> Vec<Vec<String>> {
        law.duties
            .iter()
            .filter(|duty| self.holds(duty.from, duty.until))
            .map(|duty| {
                vec![
                    duty.id.clone(),
                    self.language.of(&duty.head).to_owned(),
                    shape::frequency(duty),
                    duty.from.to_string(),
                    shape::last(duty.until),
                    format!("{:?}", duty.confidence),
                    self.language.of(&duty.article).to_owned(),
                ]
            })
            .collect()
    }

    fn text_rows(&self, law: &Law) -> Vec<Vec<String>> {
        law.texts
            .iter()
            .filter(|text| self.holds(text.from, text.until))
            .map(|text| {
                vec![
                    text.id.clone(),
                    text.number.clone(),
                    text.from.to_string(),
                    shape::last(text.until),
                    format!("{:?}", text.confidence),
                    self.language.of(&text.title).to_owned(),
                ]
            })
            .collect()
    }

    fn parameter_rows(&self, law: &Law) -> Vec<Vec<String>> {
        law.parameters
            .iter()
            .map(|parameter| {
                vec![
                    parameter.id.clone(),
                    parameter.value.clone(),
                    shape::allowed(parameter),
                    parameter.uncertainty.join(" "),
                    self.language.of(&parameter.title).to_owned(),
                ]
            })
            .collect()
    }

    fn rule_rows(&self, law: &Law) -> Vec<Vec<String>> {
        law.terms
            .others()
            .map(|rule| {
                vec![
                    rule.id.clone(),
                    rule.see.join(" "),
                    self.language.of(&rule.article).to_owned(),
                    self.language.of(&rule.title).to_owned(),
                ]
            })
            .collect()
    }

    fn years<'a>(&self, law: &'a Law) -> impl Iterator<Item = &'a CalendarYear> {
        let on = self.on.map(Date::year);
        law.calendar
            .years()
            .iter()
            .filter(move |year| on.is_none_or(|on| on == year.year))
    }
}

fn year_json(year: &CalendarYear) -> Value {
    json!({
        "kind": "year", "year": year.year, "off": year.off, "worked": year.worked,
        "confidence": year.confidence, "tentative": year.tentative, "source": year.source,
        "swap": year.swap,
    })
}

fn year_row(year: &CalendarYear) -> Vec<String> {
    let worked: Vec<String> = year.worked.iter().map(Date::to_string).collect();
    let tentative = if year.tentative { " tentative" } else { "" };
    vec![
        year.year.to_string(),
        format!("{} weekdays", year.off.len()),
        worked.join(" "),
        format!("{:?}{tentative}", year.confidence),
        year.source.clone(),
    ]
}
