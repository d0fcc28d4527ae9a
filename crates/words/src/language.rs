//! The languages a page can speak.

use std::fmt;

/// A language of the screens. Vietnamese is the first and the one every other falls back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The tag of RFC 5646, as in `lang="vi"` and in the folder `locales/vi`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The writing direction, as in `dir="ltr"`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Vi | Self::En => "ltr",
        }
    }

    /// The language with this tag; a region after it (`en-GB`) is passed over.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header, `None` if it names none of ours.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let Some(language) = pieces.next().and_then(Self::from_tag) else {
                continue;
            };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse::<f32>().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(heaviest, _)| weight > heaviest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_of_the_browser_is_taken() {
        assert_eq!(
            Language::accepted("fr, en;q=0.8, vi;q=0.9"),
            Some(Language::Vi)
        );
        assert_eq!(Language::accepted("en-GB,vi;q=0.5"), Some(Language::En));
        assert_eq!(Language::accepted("vi;q=0, en;q=0.1"), Some(Language::En));
    }

    #[test]
    fn a_browser_with_no_language_of_ours_or_a_broken_header_names_none() {
        assert_eq!(Language::accepted("sv, ru;q=0.3"), None);
        assert_eq!(Language::accepted("vi;q=abc"), None);
        assert_eq!(Language::accepted(",,;;"), None);
    }
}
