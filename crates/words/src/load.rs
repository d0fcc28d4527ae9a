//! Reading the locale files, and saying a message.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::{Language, Value, Voice, number};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales/"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

/// Every message in every language, parsed.
pub struct Words {
    bundles: BTreeMap<Language, Bundle>,
    pub(crate) sources: Vec<Source>,
}

/// One locale file as it was read.
pub(crate) struct Source {
    pub(crate) language: Language,
    pub(crate) file: String,
    pub(crate) text: String,
}

/// A locale file that cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// The folder is not named after a language, or the file is not an `.ftl`.
    #[error("{file}: expected <language>/<noun>.ftl with a language of: {known}")]
    Misplaced {
        /// The file, below `locales/`.
        file: String,
        /// The tags there are.
        known: String,
    },
    /// The file is not UTF-8.
    #[error("{file}: is not UTF-8")]
    Encoding {
        /// The file, below `locales/`.
        file: String,
    },
    /// A line is not Fluent.
    #[error("{file}:{line}: {reason}")]
    Syntax {
        /// The file, below `locales/`.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// A key stands twice in one language.
    #[error("{file}: {reason}")]
    Twice {
        /// The file, below `locales/`.
        file: String,
        /// Which key.
        reason: String,
    },
}

impl Words {
    /// Reads and parses the embedded locale files.
    ///
    /// # Errors
    /// A [`Fault`] naming the file and line of the first one that cannot be used.
    pub fn load() -> Result<Self, Fault> {
        let mut files = Vec::new();
        for file in Files::iter() {
            let Some(embedded) = Files::get(&file) else {
                continue;
            };
            let text =
                String::from_utf8(embedded.data.into_owned()).map_err(|_| Fault::Encoding {
                    file: file.to_string(),
                })?;
            files.push((file.to_string(), text));
        }
        Self::from_files(files)
    }

    /// Parses the given files, each as `(path below locales/, text)`.
    ///
    /// # Errors
    /// As [`Words::load`].
    pub fn from_files(files: Vec<(String, String)>) -> Result<Self, Fault> {
        let mut bundles: BTreeMap<_, _> = Language::ALL
            .into_iter()
            .map(|language| (language, empty_bundle(language)))
            .collect();
        let mut sources = Vec::new();
        for (file, text) in files {
            let language = language_of(&file)?;
            let resource = parse(&file, &text)?;
            if let Some(bundle) = bundles.get_mut(&language) {
                bundle
                    .add_resource(resource)
                    .map_err(|errors| Fault::Twice {
                        file: file.clone(),
                        reason: errors.first().map(ToString::to_string).unwrap_or_default(),
                    })?;
            }
            sources.push(Source {
                language,
                file,
                text,
            });
        }
        Ok(Self { bundles, sources })
    }

    /// The words in one language.
    pub const fn voice(&self, language: Language) -> Voice<'_> {
        Voice::new(self, language)
    }

    /// Whether the language has this key.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.find(language, key).is_some()
    }

    /// The message of `key` (or `key.attribute`) in `language`; the key itself if there is none.
    pub fn say<'a>(&'a self, language: Language, key: &'a str) -> Cow<'a, str> {
        let Some((bundle, pattern)) = self.find(language, key) else {
            return Cow::Borrowed(key);
        };
        // A missing argument shows as `{$name}`; the completeness test keeps it from happening.
        bundle.format_pattern(pattern, None, &mut Vec::new())
    }

    /// The message with its placeholders filled; the key itself if there is none.
    pub fn say_with<'a>(
        &'a self,
        language: Language,
        key: &'a str,
        values: &[(&str, Value<'_>)],
    ) -> Cow<'a, str> {
        let Some((bundle, pattern)) = self.find(language, key) else {
            return Cow::Borrowed(key);
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.fluent());
        }
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
        Cow::Owned(said.into_owned())
    }

    fn find(&self, language: Language, key: &str) -> Option<(&Bundle, &Pattern<&str>)> {
        let bundle = self.bundles.get(&language)?;
        let pattern = match key.split_once('.') {
            None => bundle.get_message(key)?.value()?,
            Some((id, attribute)) => bundle.get_message(id)?.get_attribute(attribute)?.value(),
        };
        Some((bundle, pattern))
    }
}

fn empty_bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolation marks guard mixed directions; both languages run left to right, and the marks
    // would end up in copied text, file names and tests.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Vi => |value, _| grouped(value, Language::Vi),
        Language::En => |value, _| grouped(value, Language::En),
    }));
    bundle
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            // Whole and made from an i64; beyond 2^53 a figure of people or money does not go.
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole")]
            Some(number::whole(number.value as i64, language))
        }
        _ => None,
    }
}

fn language_of(file: &str) -> Result<Language, Fault> {
    let path = file.replace('\\', "/");
    path.split_once('/')
        .filter(|(_, name)| {
            name.strip_suffix(".ftl")
                .is_some_and(|noun| !noun.contains('/'))
        })
        .and_then(|(folder, _)| {
            Language::ALL
                .into_iter()
                .find(|language| language.tag() == folder)
        })
        .ok_or_else(|| Fault::Misplaced {
            file: path.clone(),
            known: Language::ALL.map(Language::tag).join(", "),
        })
}

fn parse(file: &str, text: &str) -> Result<FluentResource, Fault> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let first = errors.first();
        let at = first.map_or(0, |error| error.pos.start);
        Fault::Syntax {
            file: file.to_owned(),
            line: 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count(),
            reason: first.map(ToString::to_string).unwrap_or_default(),
        }
    })
}

#[cfg(test)]
mod tests;
