//! The few words of the law by which a thing is kept: one enum, its word in rows, measures and the API.

/// An enum of words that a row keeps.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $type:ident { $($(#[$one:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$one])* $variant,)*
        }

        impl $type {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its word in rows, measures and the API.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one with this word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }

        impl store::FromValue for $type {
            fn from_value(value: &store::Value<'_>) -> Option<Self> {
                String::from_value(value).and_then(|word| Self::parse(&word))
            }
        }

        impl store::IntoValue for $type {
            fn value(&self) -> store::Value<'_> {
                self.as_str().value()
            }
        }
    };
}

pub(crate) use vocabulary;
