//! Where in the law's files a record stands, so that a mistake in it can be shown to its author.

use toml::Spanned;

use crate::{Faults, SourceFile};

/// The beginning of one record in one file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    file: &'a SourceFile,
    start: usize,
}

impl<'a> Place<'a> {
    /// The record that `toml` found there, and its place.
    pub(crate) fn split<T>(file: &'a SourceFile, record: Spanned<T>) -> (T, Self) {
        let start = record.span().start;
        (record.into_inner(), Self { file, start })
    }

    /// The beginning of a file.
    pub(crate) fn top(file: &'a SourceFile) -> Self {
        Self { file, start: 0 }
    }

    /// Adds a mistake on the line of the record on which `word` stands in quotes or as a key; on its first line otherwise.
    pub(crate) fn fault(&self, faults: &mut Faults, word: &str, message: impl Into<String>) {
        faults.add(&self.file.path, self.line_of(word), message);
    }

    fn line_of(&self, word: &str) -> usize {
        let record = self.record();
        let within = [
            format!("\"{word}\""),
            format!("\n{word} ="),
            word.to_owned(),
        ]
        .iter()
        .find_map(|shape| {
            let at = record.find(shape)?;
            Some(at + usize::from(shape.starts_with('\n')))
        });
        let offset = if word.is_empty() { None } else { within };
        self.file.line(self.start + offset.unwrap_or(0))
    }

    /// The text of the record: up to the next header of the same depth.
    fn record(&self) -> &'a str {
        let rest = self.file.text.get(self.start..).unwrap_or_default();
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            let is_header = line.starts_with('[') && !line.contains('.');
            if is_header && end > 0 {
                break;
            }
            end += line.len();
        }
        rest.get(..end).unwrap_or(rest)
    }
}

/// Says what is wrong with the citation of a rule, if anything: `02/2011/QH13 28(1); 124/2020/NĐ-CP annex`.
///
/// A citation is the number of an instrument, then the article where it was read; several are joined by `; `.
pub(crate) fn article_fault(article: &str) -> Option<String> {
    if article.trim().is_empty() {
        return Some("the article is missing".to_owned());
    }
    article
        .split("; ")
        .find(|part| !is_citation(part))
        .map(|part| {
            format!("`{part}` cites no rule: write number and article, as in `02/2011/QH13 28(1)`")
        })
}

fn is_citation(part: &str) -> bool {
    let (instrument, article) = match part.split_once(' ') {
        Some((instrument, article)) => (instrument, Some(article)),
        None => (part, None),
    };
    let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    begins_with_digit(instrument)
        && (instrument.contains('/') || instrument.contains('-'))
        && article.is_none_or(|article| article == "annex" || begins_with_digit(article))
}
