//! `tiepdan law show`: one rule in full.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;
use law::form::{Form, FormVersion};
use law::procedure::Procedure;
use law::term::{Direction, Length, OtherRule, Version};
use law::{Duty, Instrument, Law, Parameter, Term};
use serde_json::Value;

use super::{Language, day, handled, shape, way};
use crate::command::{Failure, table};

/// Shows one rule: a term, procedure, form, duty, way of handling, text or parameter, by its id, name or number.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tiepdan law show KN-02
  tiepdan law show complaint.first.settlement --on 2026-07-01 --language vi
  tiepdan law show complaint.first --on 2026-06-30
  tiepdan law show 01/TCD
  tiepdan law show CR-05
  tiepdan law show 02/2011/QH13
  tiepdan law show counting.roll")]
pub(super) struct Show {
    /// Id or name of a term, id of a duty or parameter, id or number of a text
    #[arg(value_name = "TERM", env = "TIEPDAN_TERM")]
    word: String,
    /// Only the version in force on this day
    #[arg(long, value_name = "DATE", value_parser = day, env = "TIEPDAN_ON")]
    on: Option<Date>,
    /// Machine-readable output
    #[arg(long, env = "TIEPDAN_JSON")]
    json: bool,
    /// Language of names and articles
    #[arg(long, value_enum, default_value_t = Language::En, env = "TIEPDAN_LANGUAGE")]
    language: Language,
}

/// What a word may name.
enum Rule<'a> {
    Term(&'a Term),
    Procedure(&'a Procedure),
    Form(&'a FormVersion, &'a Form),
    Duty(&'a Duty),
    Text(&'a Instrument),
    Parameter(&'a Parameter),
    Handling(Vec<&'a law::handling::Rule>),
    Other(&'a OtherRule),
}

impl Show {
    pub(super) fn run(&self, law: &Law, out: &mut dyn Write) -> Result<(), Failure> {
        let rule = self.find(law).ok_or_else(|| {
            let nearest = law.terms.nearest(&self.word).join(", ");
            Failure::words(format!(
                "there is no rule, text or parameter `{}`; the nearest terms are {nearest}",
                self.word
            ))
        })?;
        if self.json {
            return Ok(writeln!(out, "{}", self.as_json(law, &rule))?);
        }
        Ok(match rule {
            Rule::Term(term) => self.term(law, term, out),
            Rule::Procedure(procedure) => {
                way::show_procedure(procedure, self.on, self.language, out)
            }
            Rule::Form(version, form) => way::show_form(version, form, out),
            Rule::Duty(duty) => self.duty(duty, out),
            Rule::Text(text) => self.text(text, out),
            Rule::Parameter(parameter) => self.parameter(parameter, out),
            Rule::Handling(rows) => rows
                .into_iter()
                .try_for_each(|rule| handled::show(law, rule, self.language, out)),
            Rule::Other(rule) => self.other(rule, out),
        }?)
    }

    fn find<'a>(&self, law: &'a Law) -> Option<Rule<'a>> {
        let word = self.word.as_str();
        law.term(word)
            .map(Rule::Term)
            .or_else(|| law.procedures.get(word).map(Rule::Procedure))
            .or_else(|| self.form(law))
            .or_else(|| law.duties.get(word).map(Rule::Duty))
            .or_else(|| law.terms.other(word).map(Rule::Other))
            .or_else(|| self.handling(law))
            .or_else(|| law.parameters.get(word).map(Rule::Parameter))
            .or_else(|| law.texts.get(word).map(Rule::Text))
            .or_else(|| law.texts.by_number(word).map(Rule::Text))
    }

    /// A form by its number, `01/TCD` or `01-TCD`: the version in force on the day, or the newest.
    fn form<'a>(&self, law: &'a Law) -> Option<Rule<'a>> {
        let id = self.word.replacen('-', "/", 1);
        let found = way::forms(law, self.on).filter(|(_, form)| form.id == id);
        let newest = found.max_by_key(|(version, _)| version.from);
        newest.map(|(version, form)| Rule::Form(version, form))
    }

    /// The rows of a way to handle a petition, those in force on the day.
    fn handling<'a>(&self, law: &'a Law) -> Option<Rule<'a>> {
        let rows = handled::rules(law, self.on).filter(|rule| rule.id == self.word);
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then_some(Rule::Handling(rows))
    }

    fn as_json(&self, law: &Law, rule: &Rule<'_>) -> Value {
        match rule {
            Rule::Term(term) => shape::term_json(term, self.on),
            Rule::Procedure(procedure) => way::procedure_json(procedure, self.on),
            Rule::Form(version, form) => way::form_json(version, form),
            Rule::Duty(duty) => shape::duty_json(duty),
            Rule::Text(text) => shape::text_json(text),
            Rule::Parameter(parameter) => shape::parameter_json(parameter),
            Rule::Handling(rows) => match rows.as_slice() {
                [one] => handled::json(law, one),
                rows => rows.iter().map(|rule| handled::json(law, rule)).collect(),
            },
            Rule::Other(rule) => shape::rule_json(rule),
        }
    }

    fn term(&self, law: &Law, term: &Term, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", term.id, term.name)?;
        writeln!(out, "{}", self.language.of(&term.title))?;
        let runs = match term.direction {
            Direction::Forward => "from",
            Direction::Backward => "back from",
        };
        let lines = [
            (
                "runs",
                format!("{runs}: {}", self.language.of(&term.start.title)),
            ),
            ("by", self.language.of(&term.decides.title).to_owned()),
            ("forms", term.notices.join(", ")),
            ("remote form of", term.remote_of.clone().unwrap_or_default()),
        ];
        table::labels(out, &lines)?;
        let mut none = true;
        for version in shape::versions(term, self.on) {
            none = false;
            writeln!(out)?;
            self.version(law, term, version, out)?;
        }
        match self.on {
            Some(day) if none => writeln!(out, "\nNo version is in force on {day}."),
            _ => Ok(()),
        }
    }

    fn version(
        &self,
        law: &Law,
        term: &Term,
        version: &Version,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let until = version
            .until
            .map_or_else(|| "on".to_owned(), |until| format!("to {until}"));
        writeln!(out, "{}  from {} {until}", version.id, version.from)?;
        let says = |text: &law::Text| self.language.of(text).to_owned();
        let pauses: Vec<String> = version
            .pauses
            .iter()
            .map(|pause| {
                let kind = format!("{:?}", pause.kind).to_lowercase();
                format!(
                    "{kind} from {} on ({})",
                    pause.from,
                    self.language.of(&pause.article)
                )
            })
            .collect();
        let counted = version.length.counted();
        let rolled = match (counted.map(|counted| counted.is_rolled), term.direction) {
            (Some(true), Direction::Forward) => {
                "a last day on a day of rest moves to the next working day"
            }
            (Some(true), Direction::Backward) => {
                "a last day on a day of rest moves to the working day before"
            }
            (Some(false) | None, _) => "",
        };
        let reason = match &version.length {
            Length::Unnumbered { reason } => says(reason),
            Length::Counted(_) | Length::Immediately => String::new(),
        };
        let parameter = version
            .parameter
            .as_deref()
            .and_then(|id| law.parameters.get(id));
        let lines = [
            ("length", shape::length(version, term.direction)),
            ("instead", reason),
            ("article", says(&version.article)),
            ("sure", format!("{:?}", version.confidence)),
            ("rolls", rolled.to_owned()),
            ("stopped by", pauses.join("; ")),
            (
                "alerts",
                version
                    .alerts
                    .iter()
                    .map(|day| format!("day {day}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            (
                "reading",
                parameter.map(|p| self.reading(p)).unwrap_or_default(),
            ),
            ("note", version.note.as_ref().map(says).unwrap_or_default()),
        ];
        table::labels(out, &lines)
    }

    fn reading(&self, parameter: &Parameter) -> String {
        format!(
            "{} = {} ({}): {}",
            parameter.id,
            parameter.value,
            parameter.uncertainty.join(", "),
            self.language.of(&parameter.title)
        )
    }

    fn duty(&self, duty: &Duty, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", duty.id, self.language.of(&duty.head))?;
        let lines = [
            ("least", shape::frequency(duty)),
            ("levels", duty.levels.join(", ")),
            ("branches", duty.branches.join(", ")),
            ("from", duty.from.to_string()),
            ("until", shape::last(duty.until)),
            ("article", self.language.of(&duty.article).to_owned()),
            ("sure", format!("{:?}", duty.confidence)),
            ("note", self.optional(duty.note.as_ref())),
        ];
        table::labels(out, &lines)
    }

    fn text(&self, text: &Instrument, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", text.number, self.language.of(&text.title))?;
        let lines = [
            ("id", text.id.clone()),
            ("from", text.from.to_string()),
            ("until", shape::last(text.until)),
            ("amended by", text.amended_by.join(", ")),
            ("sure", format!("{:?}", text.confidence)),
            ("note", self.optional(text.note.as_ref())),
        ];
        table::labels(out, &lines)
    }

    fn parameter(&self, parameter: &Parameter, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{}  {}",
            parameter.id,
            self.language.of(&parameter.title)
        )?;
        let lines = [
            ("value", parameter.value.clone()),
            ("proposed", parameter.default.clone()),
            ("allowed", shape::allowed(parameter)),
            ("doubt", parameter.uncertainty.join(", ")),
            ("effect", self.language.of(&parameter.effect).to_owned()),
        ];
        table::labels(out, &lines)
    }

    fn other(&self, rule: &OtherRule, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", rule.id, self.language.of(&rule.title))?;
        let lines = [
            ("no term", self.language.of(&rule.instead).to_owned()),
            ("article", self.language.of(&rule.article).to_owned()),
            ("see", rule.see.join(", ")),
        ];
        table::labels(out, &lines)
    }

    fn optional(&self, text: Option<&law::Text>) -> String {
        text.map(|text| self.language.of(text).to_owned())
            .unwrap_or_default()
    }
}
