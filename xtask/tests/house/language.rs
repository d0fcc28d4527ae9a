//! What a person reads stands in `locales/` and `law/`, never in code or in a page's template.

use crate::code::shipped;
use crate::settled::settle;
use crate::tree::{self, File};

/// The program's own name, and the language's, which is written in itself.
const NAMES: &[&str] = &["Tiếp Dân", "Tiếng Việt"];

/// Letters Vietnamese has beyond a to z, without those of other languages' names (é, ü, …).
const LETTERS: &str = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";

const EXCEPTIONS: &[&str] = &[];

fn is_vietnamese(text: &str) -> bool {
    let mut rest = text.to_owned();
    for name in NAMES {
        rest = rest.replace(name, "");
    }
    // One letter alone is a letter (`đ` when text is folded), not a sentence.
    rest.chars().count() > 1
        && rest
            .to_lowercase()
            .chars()
            .any(|letter| LETTERS.contains(letter))
}

fn of_code(file: &File) -> Vec<String> {
    let strings = shipped(file)
        .into_iter()
        .filter(|token| token.is_string && is_vietnamese(&token.text));
    strings
        .map(|token| format!("{}:{}: {:?}", file.path, token.line, token.text))
        .collect()
}

fn of_template(file: &File) -> Vec<String> {
    let lines = file
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| is_vietnamese(line));
    lines
        .map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim()))
        .collect()
}

#[test]
fn no_sentence_in_vietnamese_stands_in_code_or_templates() {
    let mut faults: Vec<String> = tree::files("rs").iter().flat_map(of_code).collect();
    faults.extend(
        tree::files("html")
            .iter()
            .filter(|file| !file.is_test())
            .flat_map(of_template),
    );
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_vietnamese_sentence_is_found_and_the_programs_name_is_none() {
    let text = "/// đơn\nfn a() { say!(\"Đơn đã nộp\"); b(\"Tiếp Dân receives\"); c(\"đ\") }\n#[cfg(test)]\nmod tests { const A: &str = \"đơn\"; }";
    assert_eq!(
        of_code(&File::example("a.rs", text)),
        ["a.rs:2: \"Đơn đã nộp\""]
    );
    assert_eq!(
        of_template(&File::example("a.html", "<p>\n<b>Nộp đơn</b>")).len(),
        1
    );
}
