//! The words bound to one language.

use std::borrow::Cow;

use crate::{Language, Value, Words};

/// What a page or a paper speaks with: every message, date and number in one language.
#[derive(Clone, Copy)]
pub struct Voice<'w> {
    words: &'w Words,
    language: Language,
}

impl<'w> Voice<'w> {
    pub(crate) const fn new(words: &'w Words, language: Language) -> Self {
        Self { words, language }
    }

    /// The language spoken.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message of `key`, borrowed where it has no placeholders; the key itself if there is none.
    pub fn say<'a>(&self, key: &'a str) -> Cow<'a, str>
    where
        'w: 'a,
    {
        self.words.say(self.language, key)
    }

    /// The message with its placeholders filled; the key itself if there is none.
    pub fn say_with<'a>(&self, key: &'a str, values: &[(&str, Value<'_>)]) -> Cow<'a, str>
    where
        'w: 'a,
    {
        self.words.say_with(self.language, key, values)
    }

    /// Whether this language has the key: for keys that come from data.
    pub fn knows(&self, key: &str) -> bool {
        self.words.has(self.language, key)
    }
}
