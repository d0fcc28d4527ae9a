//! Whether the languages say the same things.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;

use crate::{Language, Words};

/// A way in which the locale files disagree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uneven {
    /// A key that one language lacks.
    Missing {
        /// The key, with its attribute if it has one.
        key: String,
        /// The language that lacks it.
        language: Language,
    },
    /// A key whose placeholders differ between two languages.
    Placeholders {
        /// The key, with its attribute if it has one.
        key: String,
    },
    /// A key that does not begin with the name of its file.
    Name {
        /// The key.
        key: String,
        /// The file, below `locales/`.
        file: String,
    },
}

impl fmt::Display for Uneven {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { key, language } => write!(out, "{key} is missing in {language}"),
            Self::Placeholders { key } => {
                write!(out, "{key} has other placeholders in another language")
            }
            Self::Name { key, file } => {
                write!(out, "{key} in {file} does not begin with the file's name")
            }
        }
    }
}

type Keys = BTreeMap<String, BTreeSet<String>>;

impl Words {
    /// Every key of a language with the placeholders of its message.
    pub fn keys(&self, language: Language) -> Keys {
        let mut keys = Keys::new();
        for source in self
            .sources
            .iter()
            .filter(|source| source.language == language)
        {
            keys.extend(keys_of(&source.text));
        }
        keys
    }

    /// Everything in which the languages differ; empty when each says what the others say.
    pub fn uneven(&self) -> BTreeSet<Uneven> {
        let mut found = BTreeSet::new();
        let all: Vec<_> = Language::ALL
            .map(|language| (language, self.keys(language)))
            .into();
        for (_, keys) in &all {
            for (key, placeholders) in keys {
                for (language, others) in &all {
                    match others.get(key) {
                        None => found.insert(Uneven::Missing {
                            key: key.clone(),
                            language: *language,
                        }),
                        Some(theirs) if theirs != placeholders => {
                            found.insert(Uneven::Placeholders { key: key.clone() })
                        }
                        Some(_) => false,
                    };
                }
            }
        }
        for source in &self.sources {
            let noun = source
                .file
                .rsplit('/')
                .next()
                .and_then(|name| name.strip_suffix(".ftl"));
            let begins = |key: &str| {
                let rest = noun.and_then(|noun| key.strip_prefix(noun));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
            };
            let misnamed = keys_of(&source.text).into_keys().filter(|key| !begins(key));
            found.extend(misnamed.map(|key| Uneven::Name {
                key,
                file: source.file.clone(),
            }));
        }
        found
    }
}

fn keys_of(text: &str) -> Keys {
    let resource = match parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut keys = Keys::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        if let Some(pattern) = &message.value {
            keys.insert(message.id.name.to_owned(), placeholders(pattern));
        }
        for attribute in &message.attributes {
            let key = format!("{}.{}", message.id.name, attribute.id.name);
            keys.insert(key, placeholders(&attribute.value));
        }
    }
    keys
}

fn placeholders(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect(pattern, &mut names);
    names
}

fn collect(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, names),
            Expression::Select { selector, variants } => {
                collect_inline(selector, names);
                for variant in variants {
                    collect(&variant.value, names);
                }
            }
        }
    }
}

fn collect_inline(expression: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => {
            for argument in positional {
                collect_inline(argument, names);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, names);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_or_placeholder_that_one_language_lacks_is_found() {
        let words = Words::from_files(vec![
            ("vi/a.ftl".into(), "a-x = { $n } đơn\na-y = Có".into()),
            ("en/a.ftl".into(), "a-x = petitions\nb-z = No".into()),
        ])
        .unwrap();
        let found: Vec<_> = words.uneven().iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "a-y is missing in en",
                "b-z is missing in vi",
                "a-x has other placeholders in another language",
                "b-z in en/a.ftl does not begin with the file's name",
            ]
        );
    }

    #[test]
    fn the_languages_of_the_house_say_the_same_things() {
        let uneven: Vec<_> = Words::load()
            .unwrap()
            .uneven()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(uneven.is_empty(), "{uneven:#?}");
    }
}
