//! How often a head must receive citizens (rulebook §3.3, §5).

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::day::Day;
use crate::instrument::RawCitation;
use crate::words::Vocabulary;
use crate::{Citation, Confidence, Faults, Instruments, Source, SourceFile, Text};

/// A minimum of days on which a head receives citizens in person.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Id in the rulebook: `CR-05`.
    pub id: String,
    /// Whose duty it is.
    pub head: Text,
    /// Levels of the unit.
    pub levels: Vec<String>,
    /// Branches of the unit.
    pub branches: Vec<String>,
    /// Only these bodies of them, by the last part of their code; empty: all.
    pub bodies: Vec<String>,
    /// How many days, where the law sets a number.
    pub days: Option<u32>,
    /// In what time.
    pub per: Per,
    /// First day it holds.
    pub from: Date,
    /// Last day it holds.
    pub until: Option<Date>,
    /// Where it stands, in words.
    pub article: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else to know.
    pub note: Option<Text>,
}

impl Duty {
    /// Whether it is in force on a day.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// Whether it lies on the head of a unit of this level and branch.
    pub fn lies_on(&self, level: &str, branch: &str) -> bool {
        self.levels.iter().any(|l| l == level) && self.branches.iter().any(|b| b == branch)
    }

    /// Whether it names a body, by the last part of its code: `ubnd`, `cap-uy`.
    pub fn names_body(&self, kind: &str) -> bool {
        self.bodies.is_empty() || self.bodies.iter().any(|body| body == kind)
    }
}

/// The time in which a number of days is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A calendar week.
    Week,
    /// A calendar month.
    Month,
    /// Whenever the occasion arises; no number.
    Occasion,
}

/// All duties, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Duties(Vec<Duty>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    duty: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    head: Text,
    levels: Vec<Spanned<String>>,
    branches: Vec<Spanned<String>>,
    #[serde(default)]
    bodies: Vec<String>,
    days: Option<u32>,
    per: Per,
    from: Spanned<Day>,
    until: Option<Day>,
    articles: Spanned<Vec<RawCitation>>,
    confidence: Confidence,
    note: Option<Text>,
}

impl Duties {
    /// Reads `duties.toml`.
    pub(crate) fn load(
        source: &Source,
        texts: &Instruments,
        words: &Vocabulary,
        faults: &mut Faults,
    ) -> Self {
        let mut duties = Self::default();
        let file = source.file("duties.toml");
        if let Some((file, raw)) = file.and_then(|file| Some((file, file.toml::<File>(faults)?))) {
            for one in raw.duty {
                duties.add(one, file, texts, words, faults);
            }
        }
        duties
    }

    fn add(
        &mut self,
        raw: Raw,
        file: &SourceFile,
        texts: &Instruments,
        words: &Vocabulary,
        faults: &mut Faults,
    ) {
        let from = raw.from.get_ref().0;
        let until = raw.until.map(|day| day.0);
        let line = file.line_of(&raw.id.span());
        let id = raw.id.into_inner();
        if self.get(&id).is_some() {
            faults.add(&file.path, line, format!("duty `{id}` is given twice"));
        }
        if until.is_some_and(|until| until < from) {
            faults.add(
                &file.path,
                line,
                format!("duty `{id}` ends before it begins"),
            );
        }
        if (raw.per == Per::Occasion) == raw.days.is_some() || raw.days == Some(0) {
            let message =
                "a duty per week or month has 1 day or more, one per occasion has no number";
            faults.add(&file.path, line, message);
        }
        for (kind, given, known) in [
            ("level", &raw.levels, &words.levels),
            ("branch", &raw.branches, &words.branches),
        ] {
            for word in given.iter().filter(|word| !known.contains(word.get_ref())) {
                let line = file.line_of(&word.span());
                let message = format!("no {kind} `{}` in words.toml", word.get_ref());
                faults.add(&file.path, line, message);
            }
        }
        let citations = texts.resolve(&raw.articles, (from, until), file, faults);
        self.0.push(Duty {
            id,
            head: raw.head,
            levels: raw.levels.into_iter().map(Spanned::into_inner).collect(),
            branches: raw.branches.into_iter().map(Spanned::into_inner).collect(),
            bodies: raw.bodies,
            days: raw.days,
            per: raw.per,
            from,
            until,
            article: texts.words(&citations),
            citations,
            confidence: raw.confidence,
            note: raw.note,
        });
    }

    /// One by its id.
    pub fn get(&self, id: &str) -> Option<&Duty> {
        self.0.iter().find(|duty| duty.id == id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Duty> {
        self.0.iter()
    }

    /// The duties of the head of a unit of this level and branch on a day; those of its body alone when
    /// [`Duty::names_body`] is asked too.
    pub fn of<'a>(
        &'a self,
        level: &'a str,
        branch: &'a str,
        date: Date,
    ) -> impl Iterator<Item = &'a Duty> {
        self.0
            .iter()
            .filter(move |duty| duty.lies_on(level, branch) && duty.holds_on(date))
    }
}
