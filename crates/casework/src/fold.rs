//! Folding of Vietnamese text, so that people find what they write without marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without marks; `đ` is a letter and becomes `d`; everything else but letters and digits is one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'đ' => folded.push('d'),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_name_is_found_with_and_without_its_marks() {
        assert_eq!(fold("Đỗ Thị  Ước"), "do thi uoc");
        assert_eq!(fold("  KHIẾU NẠI — đất đai!"), "khieu nai dat dai");
        assert_eq!(fold("khie\u{302}\u{301}u"), fold("khiếu"));
    }
}
