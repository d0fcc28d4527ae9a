//! Every mistake an author can make in a procedure is told with its file and line.

use super::any_term;
use crate::grounds::Lists;
use crate::notices::Notices;
use crate::procedures::Procedures;
use crate::{Faults, Source};

/// A small lawful procedure, line by line.
const SOUND: &str = r#"id = "small"
class = "recommendation"
stage = "first"
title = { vi = "Nhỏ", en = "Small" }
article = "42/2013/QH13 28"
from = "2014-07-01"
start = "examining"
settlement = ["XD-16"]

[[state]]
id = "examining"
title = { vi = "Đang xem xét", en = "Examined" }
phase = "examining"

[[state]]
id = "closed"
title = { vi = "Kết thúc", en = "Closed" }
phase = "closed"

[[fact]]
id = "heard"
title = { vi = "Đã nghe", en = "Heard" }

[[step]]
id = "hear"
act = "hold_dialogue"
title = { vi = "Nghe", en = "Hear" }
from = ["examining"]
article = "42/2013/QH13 28"
confidence = "A"
by = ["head"]
sets = ["heard"]

[[step]]
id = "close"
act = "close"
title = { vi = "Kết thúc", en = "Close" }
from = ["examining"]
to = "closed"
article = "42/2013/QH13 28"
confidence = "A"
by = ["head"]
requires = [{ fact = "heard", article = "42/2013/QH13 28", refusal = { vi = "Chưa nghe", en = "Not heard" } }]
"#;

fn faults_of(text: String) -> Vec<String> {
    let source = Source::of([("procedures/small.toml", text)]);
    let mut faults = Faults::default();
    let lists = Lists::default();
    let term = |id: &str| id != "XD-99" && any_term(id);
    Procedures::load(&source, &lists, &Notices::default(), &term, &mut faults);
    faults.0.iter().map(ToString::to_string).collect()
}

/// The faults after replacing the first `old` by `new` in the sound procedure.
fn faults_with(old: &str, new: &str) -> Vec<String> {
    assert!(SOUND.contains(old), "{old}");
    faults_of(SOUND.replacen(old, new, 1))
}

/// The faults after adding lines at the end of the last step.
fn faults_adding(lines: &str) -> Vec<String> {
    faults_of(format!("{SOUND}{lines}\n"))
}

fn line_of(needle: &str) -> usize {
    1 + SOUND
        .lines()
        .position(|line| line.contains(needle))
        .unwrap()
}

#[test]
fn a_sound_procedure_has_no_fault() {
    assert_eq!(faults_of(SOUND.to_owned()), Vec::<String>::new());
}

#[test]
fn an_unknown_state_is_named_with_its_line() {
    let told = faults_with("to = \"closed\"", "to = \"clsed\"");
    let line = line_of("to = \"closed\"");
    assert!(
        told.contains(&format!(
            "procedures/small.toml:{line}: there is no state `clsed`"
        )),
        "{told:?}"
    );
}

#[test]
fn an_unknown_fact_is_named_with_its_line() {
    let told = faults_with("fact = \"heard\"", "fact = \"herd\"");
    let line = line_of("fact = \"heard\"");
    assert!(
        told.contains(&format!(
            "procedures/small.toml:{line}: there is no fact `herd`"
        )),
        "{told:?}"
    );
}

#[test]
fn unknown_lists_terms_papers_sets_and_parts_are_named() {
    let told = faults_adding(
        "field = [{ id = \"ground\", kind = \"choice\", list = \"nowhere\", title = { vi = \"Căn cứ\", en = \"Ground\" } }]",
    );
    assert!(told[0].ends_with("there is no list `nowhere`"), "{told:?}");
    let told = faults_adding("terms = [{ does = \"meets\", term = \"XD-99\" }]");
    assert!(told[0].ends_with("there is no term `XD-99`"), "{told:?}");
    let told = faults_adding("notices = [\"1/2020-1\"]");
    assert!(
        told[0].ends_with("there is no paper `1/2020-1`"),
        "{told:?}"
    );
    let told = faults_adding("include = [\"amounts\"]");
    assert!(
        told[0].ends_with("there is no set of fields `amounts`"),
        "{told:?}"
    );
    let told = faults_with("settlement", "parts = [\"more\"]\nsettlement");
    assert!(told[0].contains("there is no part `more`"), "{told:?}");
}

#[test]
fn a_missing_article_is_told() {
    let told = faults_with(
        "article = \"42/2013/QH13 28\"\nconfidence",
        "article = \"\"\nconfidence",
    );
    assert!(
        told[0].ends_with("step `hear`: the article is missing"),
        "{told:?}"
    );
    let told = faults_with(
        "article = \"42/2013/QH13 28\"\nconfidence",
        "article = \"the usual\"\nconfidence",
    );
    assert!(told[0].contains("`the usual` cites no rule"), "{told:?}");
    let told = faults_with("article = \"42/2013/QH13 28\"\nconfidence", "confidence");
    assert!(told[0].contains("missing field `article`"), "{told:?}");
}

#[test]
fn two_versions_of_a_step_that_hold_on_one_day_are_told() {
    let again = SOUND.split("[[step]]").nth(1).unwrap();
    let told = faults_of(format!("{SOUND}\n[[step]]{again}"));
    assert!(
        told[0]
            .ends_with("step `hear` has two versions that hold on the same day in the same state"),
        "{told:?}"
    );
    let later = format!("{SOUND}\n[[step]]{again}since = \"2026-07-01\"\n");
    let until = later.replacen(
        "sets = [\"heard\"]",
        "sets = [\"heard\"]\nuntil = \"2026-06-30\"",
        1,
    );
    assert_eq!(faults_of(until), Vec::<String>::new());
    let mixed =
        format!("{SOUND}\n[[step]]{again}since = \"2026-07-01\"\ngoverned_by = \"step_day\"\n");
    let mixed = mixed.replacen(
        "sets = [\"heard\"]",
        "sets = [\"heard\"]\nuntil = \"2026-06-30\"",
        1,
    );
    assert!(faults_of(mixed)[0].contains("two versions"));
}

#[test]
fn a_state_that_cannot_be_reached_or_left_is_told() {
    let told = faults_with(
        "[[fact]]",
        "[[state]]\nid = \"lost\"\ntitle = { vi = \"Lạc\", en = \"Lost\" }\nphase = \"accepted\"\n\n[[fact]]",
    );
    assert!(
        told.iter()
            .any(|fault| fault.ends_with("state `lost` cannot be reached")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|fault| fault.ends_with("state `lost` has no way out")),
        "{told:?}"
    );
}

#[test]
fn a_step_that_changes_nothing_and_a_circle_of_such_steps_are_told() {
    let told = faults_with("sets = [\"heard\"]", "");
    assert!(
        told.iter()
            .any(|fault| fault.ends_with("step `hear` changes nothing")),
        "{told:?}"
    );
    let circle = format!(
        "{SOUND}\n[[step]]\nid = \"reopen\"\nact = \"accept\"\ntitle = {{ vi = \"Mở\", en = \"Reopen\" }}\nfrom = [\"closed\"]\nto = \"examining\"\narticle = \"42/2013/QH13 28\"\nconfidence = \"A\"\nby = [\"head\"]\n"
    );
    let told = faults_of(circle);
    assert!(
        told.iter()
            .any(|fault| fault.ends_with("step `reopen` goes in a circle that changes nothing")),
        "{told:?}"
    );
}

#[test]
fn a_fact_that_no_step_sets_or_that_is_both_given_and_set_is_told() {
    let told = faults_with("sets = [\"heard\"]", "sets = []");
    assert!(
        told.iter()
            .any(|fault| fault.contains("fact `heard` can never become true")),
        "{told:?}"
    );
    let told = faults_with("id = \"heard\"", "id = \"heard\"\ngiven = true");
    assert!(
        told.iter()
            .any(|fault| fault.contains("given by the case, yet a step sets it")),
        "{told:?}"
    );
}

#[test]
fn a_clock_that_starts_from_no_entered_day_is_told() {
    let told =
        faults_adding("terms = [{ does = \"opens\", term = \"XD-16\", start = \"received_on\" }]");
    assert!(
        told[0].contains("`received_on` is no obligatory field of kind `date`"),
        "{told:?}"
    );
    let told = faults_adding("terms = [{ does = \"opens\", term = \"*\" }]");
    assert!(told[0].contains("opened by its own rule id"), "{told:?}");
    let told = faults_adding("terms = [{ does = \"opens\", term = \"XD-16\", at_expiry = true }]");
    assert!(told[0].contains("a step that waits for clocks"), "{told:?}");
}

#[test]
fn a_clause_with_a_wrong_word_names_its_line() {
    let told = faults_with("fact = \"heard\"", "fact = \"heard and seen\"");
    let line = line_of("fact = \"heard\"");
    assert!(
        told[0].starts_with(&format!("procedures/small.toml:{line}: ")),
        "{told:?}"
    );
    assert!(told[0].contains("is no clause"), "{told:?}");
}

#[test]
fn two_procedures_for_the_same_cases_are_told() {
    let other = SOUND.replacen("small", "other", 1);
    let files = [
        ("procedures/small.toml", SOUND.to_owned()),
        ("procedures/other.toml", other),
    ];
    let mut faults = Faults::default();
    Procedures::load(
        &Source::of(files),
        &Lists::default(),
        &Notices::default(),
        &any_term,
        &mut faults,
    );
    assert!(
        faults.0[0].message.contains("some case would follow both"),
        "{faults}"
    );
}
