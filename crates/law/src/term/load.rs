//! Reads `terms/*.toml` and `rules.toml`, and checks that every word in them leads somewhere.

use jiff::ToSpan;
use jiff::civil::Date;
use toml::Spanned;

use super::raw::{File, RawRule, RawTerm, RawUnit, RawVersion, RulesFile};
use super::{
    Counted, Direction, Length, OtherReading, OtherRule, Pause, Term, Terms, Unit, Version, check,
};
use crate::place::article_fault;
use crate::words::{Vocabulary, named};
use crate::{Faults, Instruments, Parameters, Source, SourceFile};

/// What the words of a term may refer to.
pub(crate) struct Known<'a> {
    pub(crate) texts: &'a Instruments,
    pub(crate) parameters: &'a Parameters,
    pub(crate) words: &'a Vocabulary,
}

/// A reference from one term to another, looked up when all are read.
struct Reference<'a> {
    term: usize,
    file: &'a SourceFile,
    to: Spanned<String>,
    takes_versions: bool,
}

impl Terms {
    /// Reads all terms.
    pub(crate) fn load(source: &Source, known: &Known<'_>, faults: &mut Faults) -> Self {
        let mut terms = Self::default();
        let mut references = Vec::new();
        let mut all_read = true;
        for file in source.files("terms", ".toml") {
            let Some(raw) = file.toml::<File>(faults) else {
                all_read = false;
                continue;
            };
            for term in raw.term {
                terms.add(term, file, known, &mut references, faults);
            }
        }
        // A file that cannot be read would make every reference into it a fault of its own.
        if !all_read {
            return terms;
        }
        for reference in &references {
            terms.follow(reference, faults);
        }
        if let Some(file) = source.file("rules.toml")
            && let Some(raw) = file.toml::<RulesFile>(faults)
        {
            for rule in raw.rule {
                terms.add_other(rule, file, known.texts, faults);
            }
        }
        terms
    }

    fn add<'a>(
        &mut self,
        raw: RawTerm,
        file: &'a SourceFile,
        known: &Known<'_>,
        references: &mut Vec<Reference<'a>>,
        faults: &mut Faults,
    ) {
        let position = self.list.len();
        for word in [&raw.id, &raw.name] {
            let line = file.line_of(&word.span());
            if self
                .index
                .insert(word.get_ref().clone(), position)
                .is_some()
            {
                let message = format!("`{}` is already the id or name of a term", word.get_ref());
                faults.add(&file.path, line, message);
            }
        }
        check_words(&raw, file, known, faults);
        let id_line = file.line_of(&raw.id.span());
        if raw.version.is_empty() == raw.same_as.is_none() {
            let message = "a term has either versions or `same_as`";
            faults.add(&file.path, id_line, message);
        }
        check_chain(&raw.version, file, faults);
        let versions = raw
            .version
            .iter()
            .map(|version| read_version(&raw, version, file, known, faults))
            .collect();
        for (to, takes_versions) in [(&raw.same_as, true), (&raw.remote_of, false)] {
            references.extend(to.iter().map(|to| Reference {
                term: position,
                file,
                to: to.clone(),
                takes_versions,
            }));
        }
        self.list.push(Term {
            start: named(&known.words.events, "event", &raw.start, file, faults),
            decides: named(&known.words.actors, "actor", &raw.decides, file, faults),
            notices: raw.notices.into_iter().map(Spanned::into_inner).collect(),
            direction: raw.direction,
            remote_of: raw.remote_of.map(Spanned::into_inner),
            id: raw.id.into_inner(),
            name: raw.name.into_inner(),
            title: raw.title,
            versions,
        });
    }

    /// Checks that the term referred to exists; `same_as` takes over its versions.
    fn follow(&mut self, reference: &Reference<'_>, faults: &mut Faults) {
        let line = reference.file.line_of(&reference.to.span());
        let mut fault = |message| faults.add(&reference.file.path, line, message);
        let word = reference.to.get_ref();
        let Some(other) = self.get(word) else {
            fault(format!("no term `{word}`"));
            return;
        };
        if !reference.takes_versions {
            return;
        }
        if other.versions.is_empty() {
            fault(format!("`{word}` has no versions of its own to take"));
            return;
        }
        let versions = other.versions.clone();
        let direction = other.direction;
        if let Some(term) = self.list.get_mut(reference.term) {
            term.direction = direction;
            term.versions = versions;
            for version in &mut term.versions {
                version.id = version_id(&term.id, version.from);
            }
        }
    }

    fn add_other(
        &mut self,
        raw: RawRule,
        file: &SourceFile,
        texts: &Instruments,
        faults: &mut Faults,
    ) {
        let line = file.line_of(&raw.id.span());
        if let Some(message) = article_fault(raw.article.get_ref()) {
            let line = file.line_of(&raw.article.span());
            faults.add(&file.path, line, message);
        }
        let id = raw.id.into_inner();
        if self.get(&id).is_some() || self.other(&id).is_some() {
            faults.add(
                &file.path,
                line,
                format!("`{id}` is already a term or rule"),
            );
        }
        for see in &raw.see {
            if self.get(see.get_ref()).is_none() {
                let line = file.line_of(&see.span());
                faults.add(&file.path, line, format!("no term `{}`", see.get_ref()));
            }
        }
        self.others.push(OtherRule {
            id,
            title: raw.title,
            article: texts.cited(raw.article.get_ref()),
            instead: raw.instead,
            see: raw.see.into_iter().map(Spanned::into_inner).collect(),
        });
    }
}

fn check_words(raw: &RawTerm, file: &SourceFile, known: &Known<'_>, faults: &mut Faults) {
    let mut fault = |at: &Spanned<String>, message: &str| {
        let line = file.line_of(&at.span());
        faults.add(&file.path, line, format!("`{}` {message}", at.get_ref()));
    };
    if !check::is_rule_id(raw.id.get_ref()) {
        fault(&raw.id, "is not written like KN-04 or CR-61a");
    }
    if !check::is_name(raw.name.get_ref()) {
        fault(&raw.name, "is not written like complaint.first.settlement");
    }
    for notice in &raw.notices {
        let number = notice.get_ref().split_once('-').map(|(number, _)| number);
        if number.is_none_or(|number| known.texts.by_number(number).is_none()) {
            fault(notice, "names no form of a known text, like 124/2020-15");
        }
    }
}

/// Versions follow one another without gap or overlap; only the last may be open.
fn check_chain(versions: &[RawVersion], file: &SourceFile, faults: &mut Faults) {
    let mut before: Option<&RawVersion> = None;
    for version in versions {
        let from = version.from.get_ref().0;
        let line = file.line_of(&version.from.span());
        let until = version.until.as_ref().map(|day| day.get_ref().0);
        if until.is_some_and(|until| until < from) {
            faults.add(&file.path, line, "the version ends before it begins");
        }
        if let Some(before) = before {
            let due = before
                .until
                .as_ref()
                .and_then(|day| day.get_ref().0.checked_add(1.day()).ok());
            let message = match due {
                None => Some("the version before this one has no end".to_owned()),
                Some(due) if from < due => Some(format!(
                    "overlaps the version before it, which ends the day before {due}"
                )),
                Some(due) if from > due => {
                    Some(format!("leaves a gap: no version from {due} to {from}"))
                }
                Some(_) => None,
            };
            if let Some(message) = message {
                faults.add(&file.path, line, message);
            }
        }
        before = Some(version);
    }
}

fn version_id(term: &str, from: Date) -> String {
    format!("{term}@{from}")
}

fn read_version(
    term: &RawTerm,
    raw: &RawVersion,
    file: &SourceFile,
    known: &Known<'_>,
    faults: &mut Faults,
) -> Version {
    let from = raw.from.get_ref().0;
    let until = raw.until.as_ref().map(|day| day.get_ref().0);
    let interval = (from, until);
    let line = file.line_of(&raw.unit.span());
    for message in check::numbers(raw, term.direction) {
        faults.add(&file.path, line, message);
    }
    if let Some(parameter) = &raw.parameter
        && let Some(message) = check::readings(raw, known.parameters)
    {
        faults.add(&file.path, file.line_of(&parameter.span()), message);
    }
    let mut citations = known.texts.resolve(&raw.articles, interval, file, faults);
    let second = raw.second.as_ref().map(|second| {
        let cited = known
            .texts
            .resolve(&second.articles, interval, file, faults);
        let article = known.texts.words(&cited);
        citations.extend(
            cited
                .into_iter()
                .filter(|c| !citations.contains(c))
                .collect::<Vec<_>>(),
        );
        OtherReading {
            unit: second.unit,
            base: second.base,
            is_rolled: second.unit == Unit::Days,
            article,
        }
    });
    let pauses = raw
        .pauses
        .iter()
        .map(|pause| {
            let cited = known
                .texts
                .resolve(&pause.articles, (pause.from.0, until), file, faults);
            Pause {
                kind: pause.kind,
                from: pause.from.0,
                article: known.texts.words(&cited),
            }
        })
        .collect();
    Version {
        id: version_id(term.id.get_ref(), from),
        from,
        until,
        article: known.texts.words(&citations),
        citations,
        confidence: raw.confidence,
        length: length(raw, second, term.direction, known.parameters),
        pauses,
        alerts: raw.alerts.clone(),
        parameter: raw.parameter.as_ref().map(|id| id.get_ref().clone()),
        note: raw.note.clone(),
    }
}

fn length(
    raw: &RawVersion,
    second: Option<OtherReading>,
    direction: Direction,
    parameters: &Parameters,
) -> Length {
    let Some(unit) = raw.unit.get_ref().unit() else {
        return match (raw.unit.get_ref(), &raw.reason) {
            (RawUnit::None, Some(reason)) => Length::Unnumbered {
                reason: reason.clone(),
            },
            _ => Length::Immediately,
        };
    };
    let mut counted = Counted {
        unit,
        base: raw.base.unwrap_or_default(),
        complex: raw.complex,
        remote: raw.remote,
        extension: raw.extension,
        is_rolled: is_rolled(raw, unit, direction, parameters),
        extends_rolled: parameters.value("extension.start") == "rolled",
        other: None,
    };
    let Some(mut second) = second else {
        return Length::Counted(counted);
    };
    second.is_rolled = second.is_rolled && rolls(parameters);
    let chosen = raw
        .parameter
        .as_ref()
        .map(|id| parameters.value(id.get_ref()));
    if chosen == raw.second.as_ref().map(|second| second.reading.as_str()) {
        counted.unit = second.unit;
        counted.base = second.base;
        counted.is_rolled = second.is_rolled;
    } else if chosen != raw.reading.as_deref() {
        counted.other = Some(second);
    }
    Length::Counted(counted)
}

/// Terms in days and months roll (LC-03) unless the version says it does not (LC-09) or a parameter says otherwise.
fn is_rolled(raw: &RawVersion, unit: Unit, direction: Direction, parameters: &Parameters) -> bool {
    if direction == Direction::Backward {
        let rolls = parameters.value("counting.backward") == "previous_working_day";
        return unit == Unit::Days && rolls;
    }
    let by_version = match raw.roll {
        Some(false) => raw
            .parameter
            .as_ref()
            .is_some_and(|id| parameters.value(id.get_ref()) == "next_working_day"),
        _ => true,
    };
    matches!(unit, Unit::Days | Unit::Months) && by_version && rolls(parameters)
}

fn rolls(parameters: &Parameters) -> bool {
    parameters.value("counting.roll") != "none"
}
