//! Legal instruments (laws, decrees, circulars, Party rules) and how their articles are cited.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::day::Day;
use crate::{Confidence, Faults, Source, SourceFile, Text};

/// One legal instrument.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// For example `law-complaints-2011`.
    pub id: String,
    /// Official number: `02/2011/QH13`.
    pub number: String,
    /// Kind and number, as a citation names it.
    pub short: Text,
    /// Its title.
    pub title: Text,
    /// First day in force.
    pub from: Date,
    /// Last day in force, if it has one.
    pub until: Option<Date>,
    /// Ids of the instruments that amended it.
    pub amended_by: Vec<String>,
    /// How sure the dates are.
    pub confidence: Confidence,
    /// What is not sure about it.
    pub note: Option<Text>,
}

impl Instrument {
    /// Whether it is in force on at least one day of an interval; `until` absent means for ever.
    pub fn overlaps(&self, from: Date, until: Option<Date>) -> bool {
        until.is_none_or(|last| self.from <= last) && self.until.is_none_or(|last| from <= last)
    }
}

/// One place in an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Id of the instrument.
    pub text: String,
    /// Article, clause and point: `29(2)a`. Absent: the instrument as a whole.
    pub at: Option<String>,
}

/// All instruments, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Instruments {
    list: Vec<Instrument>,
    index: HashMap<String, usize>,
    patterns: Patterns,
}

/// How a citation reads: with no article, an article, a clause, a point.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Patterns {
    vi: [String; 4],
    en: [String; 4],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    citation: Patterns,
    text: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    number: String,
    short: Text,
    title: Text,
    from: Spanned<Day>,
    until: Option<Day>,
    #[serde(default)]
    amended_by: Vec<Spanned<String>>,
    confidence: Confidence,
    note: Option<Text>,
}

/// A citation as a file writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCitation {
    text: Spanned<String>,
    at: Option<String>,
}

impl Instruments {
    /// Reads `texts.toml`.
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("texts.toml") else {
            faults.add(
                "texts.toml",
                1,
                "the file of legal instruments does not exist",
            );
            return Self::default();
        };
        let Some(raw) = file.toml::<File>(faults) else {
            return Self::default();
        };
        let mut instruments = Self {
            patterns: raw.citation,
            ..Self::default()
        };
        for text in &raw.text {
            instruments.add(text, file, faults);
        }
        for by in raw.text.iter().flat_map(|text| &text.amended_by) {
            if instruments.get(by.get_ref()).is_none() {
                let line = file.line_of(&by.span());
                faults.add(&file.path, line, format!("no text `{}`", by.get_ref()));
            }
        }
        instruments
    }

    fn add(&mut self, raw: &Raw, file: &SourceFile, faults: &mut Faults) {
        let id = raw.id.get_ref();
        if self.index.contains_key(id) {
            let line = file.line_of(&raw.id.span());
            faults.add(&file.path, line, format!("text `{id}` is given twice"));
            return;
        }
        let from = raw.from.get_ref().0;
        if raw.until.is_some_and(|until| until.0 < from) {
            let line = file.line_of(&raw.from.span());
            faults.add(&file.path, line, format!("`{id}` ends before it begins"));
        }
        self.index.insert(id.clone(), self.list.len());
        self.list.push(Instrument {
            id: id.clone(),
            number: raw.number.clone(),
            short: raw.short.clone(),
            title: raw.title.clone(),
            from,
            until: raw.until.map(|day| day.0),
            amended_by: raw
                .amended_by
                .iter()
                .map(|by| by.get_ref().clone())
                .collect(),
            confidence: raw.confidence,
            note: raw.note.clone(),
        });
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Instrument> {
        self.list.iter()
    }

    /// One by its id.
    pub fn get(&self, id: &str) -> Option<&Instrument> {
        self.list.get(*self.index.get(id)?)
    }

    /// One by the beginning of its number, as papers are named: `124/2020`.
    pub fn by_number(&self, beginning: &str) -> Option<&Instrument> {
        self.list.iter().find(|text| {
            text.number
                .strip_prefix(beginning)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// The words of a list of citations, in both languages, parted by semicolons.
    pub fn words(&self, citations: &[Citation]) -> Text {
        let join = |language: &str| {
            let parts: Vec<String> = citations
                .iter()
                .filter_map(|citation| self.word(citation, language))
                .collect();
            parts.join("; ")
        };
        Text {
            vi: join("vi"),
            en: join("en"),
        }
    }

    /// The words of an article as rules cite it, `02/2011/QH13 27; 05/2021/TT-TTCP 13`; what is no citation of a
    /// known text stays as it is.
    pub fn cited(&self, article: &str) -> Text {
        let join = |language: &str| {
            let parts: Vec<String> = article
                .split("; ")
                .map(|part| {
                    self.cited_once(part, language)
                        .unwrap_or_else(|| part.to_owned())
                })
                .collect();
            parts.join("; ")
        };
        Text {
            vi: join("vi"),
            en: join("en"),
        }
    }

    fn cited_once(&self, part: &str, language: &str) -> Option<String> {
        let (number, at) = match part.split_once(' ') {
            Some((number, at)) => (number, Some(at).filter(|at| *at != "annex")),
            None => (part, None),
        };
        let text = self.list.iter().find(|text| text.number == number)?;
        let citation = Citation {
            text: text.id.clone(),
            at: at.map(str::to_owned),
        };
        self.word(&citation, language)
    }

    fn word(&self, citation: &Citation, language: &str) -> Option<String> {
        let short = self.get(&citation.text)?.short.in_language(language);
        let place = Place::of(citation.at.as_deref().unwrap_or_default());
        let patterns = if language == "en" {
            &self.patterns.en
        } else {
            &self.patterns.vi
        };
        let pattern = patterns.get(place.depth())?;
        Some(
            pattern
                .replace("{text}", short)
                .replace("{article}", place.article)
                .replace("{clause}", place.clause)
                .replace("{point}", place.point),
        )
    }

    /// Checks citations that a file makes for an interval and gives them back resolved.
    ///
    /// A fault: none at all, an unknown instrument, one that is in force on no day of the interval, or none in
    /// force on the first day.
    pub(crate) fn resolve(
        &self,
        raw: &Spanned<Vec<RawCitation>>,
        interval: (Date, Option<Date>),
        file: &SourceFile,
        faults: &mut Faults,
    ) -> Vec<Citation> {
        let (from, until) = interval;
        let mut citations = Vec::new();
        let mut holds_on_first_day = false;
        for citation in raw.get_ref() {
            let id = citation.text.get_ref();
            let line = file.line_of(&citation.text.span());
            match self.get(id) {
                None => faults.add(&file.path, line, format!("no text `{id}` in texts.toml")),
                Some(text) if !text.overlaps(from, until) => {
                    let number = &text.number;
                    let message =
                        format!("cites {number}, which is in force on no day from {from} on");
                    faults.add(&file.path, line, message);
                }
                Some(text) => holds_on_first_day |= text.overlaps(from, Some(from)),
            }
            citations.push(Citation {
                text: id.clone(),
                at: citation.at.clone(),
            });
        }
        let line = file.line_of(&raw.span());
        if citations.is_empty() {
            faults.add(&file.path, line, "no article is given");
        } else if !holds_on_first_day && citations.iter().all(|c| self.get(&c.text).is_some()) {
            let message = format!("none of the cited texts is in force on {from}");
            faults.add(&file.path, line, message);
        }
        citations
    }
}

/// `29(2)a` in its parts.
struct Place<'a> {
    article: &'a str,
    clause: &'a str,
    point: &'a str,
}

impl<'a> Place<'a> {
    fn of(at: &'a str) -> Self {
        let (article, rest) = at.split_once('(').unwrap_or((at, ""));
        let (clause, point) = rest.split_once(')').unwrap_or((rest, ""));
        Self {
            article,
            clause,
            point,
        }
    }

    fn depth(&self) -> usize {
        [self.article, self.clause, self.point]
            .iter()
            .take_while(|part| !part.is_empty())
            .count()
    }
}
