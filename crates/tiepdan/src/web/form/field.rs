//! The fields of a form and what can be wrong with one.

use std::borrow::Cow;

use casework::document::{self, Verdict};
use words::{Value, Voice};

use crate::web::refusal::told;

/// The shape of a form.
pub trait Fields {
    /// Its fields; anything else in the body is refused.
    const FIELDS: &'static [Field];
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the body.
    pub name: &'static str,
    /// The message key of its label; `<label>.hint`, where it exists, is shown below.
    pub label: &'static str,
    /// The most characters it takes, or for files the most files.
    pub longest: usize,
    /// What is typed into it.
    pub entry: Entry,
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One line; spaces around it are dropped.
    Line,
    /// Lines of text.
    Text,
    /// Kept as typed, and never shown again: a password.
    Secret,
    /// Several values of one name, such as ticked boxes.
    Many,
    /// Files.
    Files,
}

impl Field {
    /// One line of at most `longest` characters.
    pub const fn line(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            name,
            label,
            longest,
            entry: Entry::Line,
        }
    }

    /// Text of at most `longest` characters.
    pub const fn text(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            name,
            label,
            longest,
            entry: Entry::Text,
        }
    }

    /// A password of at most `longest` characters.
    pub const fn secret(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            name,
            label,
            longest,
            entry: Entry::Secret,
        }
    }

    /// Several values, each of at most `longest` characters.
    pub const fn many(name: &'static str, label: &'static str, longest: usize) -> Self {
        Self {
            name,
            label,
            longest,
            entry: Entry::Many,
        }
    }

    /// At most `most` files.
    pub const fn files(name: &'static str, label: &'static str, most: usize) -> Self {
        Self {
            name,
            label,
            longest: most,
            entry: Entry::Files,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field.
    pub field: Cow<'static, str>,
    /// The key of the message, which is also the code for programs.
    pub key: Cow<'static, str>,
    /// What the message needs.
    pub values: Vec<(&'static str, Value<'static>)>,
}

impl FieldFault {
    /// The message.
    pub fn say(&self, voice: &Voice<'_>) -> String {
        told(voice, &self.key, &self.values)
    }
}

/// A file that came with a form.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// The field.
    pub field: &'static str,
    /// The name the sender gave it; never a path to write to.
    pub file_name: String,
    /// The content.
    pub content: Vec<u8>,
    /// What the scanner said of it.
    pub verdict: Verdict,
}

impl From<&Upload> for document::Upload {
    fn from(upload: &Upload) -> Self {
        Self {
            name: upload.file_name.clone(),
            bytes: upload.content.clone(),
            verdict: upload.verdict.clone(),
        }
    }
}
