use super::*;
use words::{Language, Words};

#[test]
fn every_kind_of_problem_says_what_happened_and_what_to_do_in_every_language() {
    let words = Words::load().unwrap();
    for kind in Kind::ALL {
        for language in Language::ALL {
            let key = kind.message();
            assert!(words.has(language, key), "{key} in {language}");
            assert!(
                words.has(language, &format!("{key}.remedy")),
                "{key}.remedy in {language}"
            );
        }
    }
}
