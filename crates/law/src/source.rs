//! The files of the law, embedded in the program or given by a test.

use std::ops::Range;

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

use crate::Faults;

#[derive(RustEmbed)]
#[folder = "../../law/vn/"]
struct Vietnam;

/// One file of the law.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the law's folder, for example `terms/complaint.toml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// The line, counted from 1, on which the byte `offset` stands.
    pub fn line(&self, offset: usize) -> usize {
        1 + self
            .text
            .bytes()
            .take(offset)
            .filter(|b| *b == b'\n')
            .count()
    }

    /// The line on which a span that `toml` reported begins.
    pub fn line_of(&self, span: &Range<usize>) -> usize {
        self.line(span.start)
    }

    /// Reads the file as TOML. What does not fit is added to `faults` with its line.
    pub fn toml<T: DeserializeOwned>(&self, faults: &mut Faults) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map_or(1, |span| self.line_of(&span));
                faults.add(&self.path, line, error.message());
                None
            }
        }
    }
}

/// All files of one country's law.
#[derive(Debug, Clone, Default)]
pub struct Source {
    files: Vec<SourceFile>,
}

impl Source {
    /// The law of Vietnam as it is built into the program.
    pub fn vietnam() -> Self {
        let mut files: Vec<SourceFile> = Vietnam::iter()
            .filter_map(|path| {
                let file = Vietnam::get(&path)?;
                let text = String::from_utf8_lossy(&file.data).into_owned();
                Some(SourceFile {
                    path: path.into_owned(),
                    text,
                })
            })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// Files given one by one, for tests of single rules.
    pub fn of(files: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let files = files
            .into_iter()
            .map(|(path, text)| SourceFile {
                path: path.to_owned(),
                text,
            })
            .collect();
        Self { files }
    }

    /// The same files with one of them changed, to ask what would be if.
    #[must_use]
    pub fn with(mut self, path: &str, change: impl FnOnce(&str) -> String) -> Self {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
            file.text = change(&file.text);
        }
        self
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// One file by its path below the law's folder.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files of one folder with one ending, in order of name: `files("terms", "toml")`.
    pub fn files<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = &'a SourceFile> + 'a {
        self.files.iter().filter(move |file| {
            file.path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|rest| rest.ends_with(ending))
        })
    }
}
