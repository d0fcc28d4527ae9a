//! Vietnamese names made comparable: how people type them is not how the gazette writes them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The five tone marks as they stand after decomposition: they may sit on either vowel of `hòa`, `hoà`.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A name without case, marks and punctuation: `Bà Rịa - Vũng Tàu` becomes `ba ria vung tau`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        push(&mut folded, c, |c| if c == 'đ' { 'd' } else { c });
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A name without case and punctuation, the tone of a word after its letters, so that `hòa` is `hoà`.
pub(super) fn fold_keeping_marks(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in fold_spaces(text).split(' ') {
        let (tones, letters): (String, String) = word.nfd().partition(|c| TONES.contains(c));
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&letters);
        folded.push_str(&tones);
    }
    folded
}

/// Did the writer use marks at all? Without them every reading of the letters is meant.
pub(super) fn has_marks(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_alphabetic() && !c.is_ascii() || is_combining_mark(c))
}

fn fold_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfc() {
        push(&mut folded, c, |c| c);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Adds a letter in lower case; an apostrophe vanishes, anything else becomes one space.
fn push(folded: &mut String, c: char, change: impl Fn(char) -> char) {
    if c.is_alphanumeric() || is_combining_mark(c) {
        folded.extend(c.to_lowercase().map(change));
    } else if !matches!(c, '\'' | '’' | '‘' | '`') && !folded.is_empty() && !folded.ends_with(' ')
    {
        folded.push(' ');
    }
}

/// A name in the letters of English, its case kept: `Đắk Lắk` becomes `Dak Lak`.
pub(crate) fn plain(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c));
    letters
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            '’' => '\'',
            other => other,
        })
        .collect()
}
