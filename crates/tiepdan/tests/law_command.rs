//! `tiepdan law` as other programs call it.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::Command;

use serde_json::{Value, json};

struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn tiepdan_with(words: &str, variables: &[(&str, &str)]) -> Answer {
    let done = Command::new(env!("CARGO_BIN_EXE_tiepdan"))
        .args(words.split_whitespace())
        .envs(variables.iter().copied())
        .output()
        .expect("the program starts");
    Answer {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn tiepdan(words: &str) -> Answer {
    tiepdan_with(words, &[])
}

fn due(words: &str) -> Value {
    let answer = tiepdan(&format!("law due {words} --json"));
    assert_eq!(answer.code, 0, "{}", answer.err);
    serde_json::from_str(&answer.out).unwrap()
}

#[track_caller]
fn assert_wrong_words(words: &str, told: &[&str]) {
    let answer = tiepdan(&format!("law due {words}"));
    assert_eq!(answer.code, 2, "{}{}", answer.out, answer.err);
    assert!(answer.out.is_empty(), "{}", answer.out);
    for word in told {
        assert!(
            answer.err.contains(word),
            "`{}` does not say `{word}`",
            answer.err
        );
    }
}

#[test]
fn a_due_date_in_json_keeps_the_contract() {
    let due = due("KN-02 --from 2026-08-26");
    assert_eq!(due["term"], "KN-02");
    assert_eq!(due["name"], "complaint.first.acceptance");
    assert_eq!(due["version"], "KN-02@2026-07-01");
    assert_eq!(due["start"], "2026-08-26");
    assert_eq!(due["nominal"], Value::Null);
    assert_eq!(due["due"], "2026-09-09");
    assert_eq!(due["warn"], Value::Null);
    assert!(
        due["article"]
            .as_str()
            .unwrap()
            .contains("Law 02/2011/QH13 Art. 27")
    );
    assert!(
        due["calendar"]
            .as_str()
            .unwrap()
            .starts_with("state-2014-2027-")
    );
    assert_eq!(due["tentative"], false);
    let days = json!([
        "2026-08-27",
        "2026-08-28",
        "2026-09-03",
        "2026-09-04",
        "2026-09-07",
        "2026-09-08",
        "2026-09-09"
    ]);
    assert_eq!(due["days"], days);
    assert_eq!(due["reason"], Value::Null);
}

#[test]
fn every_option_reaches_the_count() {
    assert_eq!(due("KN-08 --from 2026-05-15 --remote")["due"], "2026-06-29");
    assert_eq!(
        due("KN-05 --from 2025-11-10 --complex")["due"],
        "2026-01-09"
    );
    assert_eq!(
        due("TC-09 --from 2026-03-02 --extensions 1")["due"],
        "2026-05-04"
    );
    assert_eq!(
        due("KN-04 --from 2026-07-10 --suspended 2026-07-20..2026-08-14")["due"],
        "2026-09-03"
    );
    assert_eq!(
        due("KN-01 --from 2026-02-02 --not-counted 2026-03-01..2026-03-20")["due"],
        "2026-05-25"
    );
    let twice = "TC-09 --from 2026-03-02 --suspended 2026-03-05..2026-03-08 --suspended 2026-03-16..2026-04-06";
    assert_eq!(due(twice)["nominal"], "2026-04-25");
    let comma = "TC-09 --from 2026-03-02 --suspended 2026-03-05..2026-03-08,2026-03-16..2026-04-06";
    assert_eq!(due(comma)["nominal"], "2026-04-25");
}

#[test]
fn two_texts_that_disagree_give_a_warning_and_a_due_date() {
    let due = due("KN-02 --from 2025-03-03");
    assert_eq!(
        (&due["warn"], &due["due"]),
        (&json!("2025-03-13"), &json!("2025-03-17"))
    );
}

#[test]
fn a_rule_without_a_number_has_no_due_date_and_says_why() {
    let early = due("KN-18 --from 2026-06-30");
    assert_eq!(early["due"], Value::Null);
    assert!(
        early["reason"]
            .as_str()
            .unwrap()
            .contains("holds from 2026-07-01 on")
    );
    let notice = due("KN-10 --from 2026-06-30");
    assert_eq!(notice["due"], Value::Null);
    assert!(
        notice["reason"]
            .as_str()
            .unwrap()
            .contains("sets no number of days")
    );
    let at_once = due("CR-53 --from 2026-11-23");
    assert_eq!(at_once["due"], Value::Null);
    assert!(at_once["reason"].as_str().unwrap().contains("at once"));
}

#[test]
fn a_year_not_announced_is_marked() {
    assert_eq!(due("TC-08 --from 2026-12-28")["tentative"], true);
    let answer = tiepdan("law due TC-08 --from 2026-12-28");
    assert!(answer.out.contains("tentative"), "{}", answer.out);
}

#[test]
fn wrong_words_end_with_2_and_say_what_is_wrong() {
    assert_wrong_words(
        "KN-20 --from 2026-07-01",
        &["KN-20 is no term", "--suspended"],
    );
    assert_wrong_words(
        "TC-10 --from 2026-07-01",
        &["TC-10 is no term", "--not-counted"],
    );
    assert_wrong_words("TC-12 --from 2026-07-01", &["TC-12 is no term"]);
    assert_wrong_words("CR-20 --from 2026-07-01", &["CR-20 is no term"]);
    assert_wrong_words(
        "XD-14 --from 2026-07-01",
        &["way to handle a petition", "law show XD-14"],
    );
    assert_wrong_words("KN-4 --from 2026-07-01", &["no term `KN-4`", "KN-04"]);
    assert_wrong_words("KN-04 --from 2026-07-01 --remote", &["KN-05"]);
    assert_wrong_words(
        "KN-02 --from 2026-07-01 --complex",
        &["no number for complex cases"],
    );
    assert_wrong_words("KN-04 --from 2026-07-01 --extensions 1", &["no extension"]);
    assert_wrong_words(
        "TC-09 --from 2026-07-01 --extensions 3",
        &["2 times at most"],
    );
    assert_wrong_words(
        "TC-09 --from 2026-07-01 --extensions many",
        &["--extensions"],
    );
    assert_wrong_words("KN-04 --from 2026-02-30", &["2026-02-30", "no such day"]);
    assert_wrong_words("KN-04 --from 01/07/2026", &["no such day"]);
    assert_wrong_words(
        "KN-04 --from 2026-07-01 --suspended 2026-07-20",
        &["two days are needed"],
    );
    assert_wrong_words(
        "KN-04 --from 2026-07-01 --suspended 2026-07-20..2026-13-01",
        &["2026-13-01"],
    );
    assert_wrong_words(
        "KN-04 --from 2026-07-01 --suspended 2026-08-20..2026-08-01",
        &["ends before it begins"],
    );
    assert_wrong_words("KN-04 --from 2028-07-01", &["the years 2014 to 2027"]);
    assert_wrong_words("KN-04", &["--from"]);
    assert_wrong_words("--from 2026-07-01", &["TERM"]);
}

#[test]
fn options_are_also_read_from_variables() {
    let answer = tiepdan_with(
        "law due KN-08",
        &[
            ("TIEPDAN_FROM", "2026-05-15"),
            ("TIEPDAN_REMOTE", "true"),
            ("TIEPDAN_JSON", "true"),
        ],
    );
    let due: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(due["due"], "2026-06-29");
}

#[test]
fn the_list_is_aligned_for_a_terminal() {
    let answer = tiepdan("law list --on 2026-07-01");
    assert_eq!(answer.code, 0, "{}", answer.err);
    let mut lines = answer.out.lines();
    let heading = lines.next().unwrap();
    let column = heading.find("FROM").unwrap();
    let mut rows = 0;
    for line in lines {
        let from: String = line.chars().skip(column).take(10).collect();
        assert!(from.starts_with("20"), "not aligned: {line}");
        rows += 1;
    }
    assert!(rows > 60, "{rows} rows");
}

#[test]
fn everything_can_be_listed_and_shown_in_json_too() {
    let answer = tiepdan("law list all --json");
    let all: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    for kind in ["term", "duty", "text", "parameter", "handling", "rule"] {
        let one = all.iter().find(|rule| rule["kind"] == kind).expect(kind);
        let id = one["id"].as_str().unwrap();
        let shown = tiepdan(&format!("law show {id} --json"));
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        assert_eq!(shown["id"], id);
        let words = tiepdan(&format!("law show {id} --language vi"));
        assert!(words.out.contains(id), "{}", words.out);
    }
    assert_eq!(all.iter().filter(|rule| rule["kind"] == "year").count(), 14);
}

#[test]
fn a_term_is_shown_with_its_article_versions_and_reading() {
    let shown = tiepdan("law show complaint.first.acceptance").out;
    for word in [
        "KN-02@2012-07-01",
        "KN-02@2020-12-10",
        "KN-02@2026-07-01",
        "Art. 16(1)",
        "X-01",
    ] {
        assert!(shown.contains(word), "no `{word}` in {shown}");
    }
    let on = tiepdan("law show KN-02 --on 2026-07-01").out;
    assert!(
        on.contains("7 working days") && !on.contains("KN-02@2020-12-10"),
        "{on}"
    );
    let backward = tiepdan("law show KN-10 --on 2026-07-01").out;
    assert!(!backward.contains("rolls"), "{backward}");
    let none = tiepdan("law show KN-18 --on 2026-06-30").out;
    assert!(
        none.contains("No version is in force on 2026-06-30"),
        "{none}"
    );
    let nothing = tiepdan("law show KN-99");
    assert_eq!(nothing.code, 2);
    assert!(
        nothing.err.contains("no rule, text or parameter `KN-99`"),
        "{}",
        nothing.err
    );
}

#[test]
fn a_procedure_is_shown_with_what_each_step_does_to_the_clocks() {
    let shown = tiepdan("law show complaint.first --on 2026-07-01").out;
    let accept = shown
        .lines()
        .find(|line| line.starts_with("accept "))
        .unwrap();
    assert!(
        accept.contains("meets KN-02, opens KN-04 (!remote), opens KN-05 (remote)"),
        "{accept}"
    );
    let all = tiepdan("law show complaint.second --json").out;
    let all: Value = serde_json::from_str(&all).unwrap();
    let decide = all["steps"].as_array().unwrap().iter();
    let decide = decide.clone().find(|step| step["id"] == "decide").unwrap();
    assert_eq!(
        decide["requires"][1]["fact"],
        "dialogue_held | complainant_absent"
    );
    assert_eq!(
        decide["clocks"][0],
        json!({ "does": "meets", "term": "*", "when": null, "start": null })
    );
}

#[test]
fn a_way_to_handle_a_petition_is_shown_with_its_conditions_and_article() {
    let shown = tiepdan("law show XD-14").out;
    for word in ["after_complaint", "unproven", "refuse", "Art. 29(1)"] {
        assert!(shown.contains(word), "no `{word}` in {shown}");
    }
    let listed = tiepdan("law list handling --on 2026-06-30").out;
    assert!(
        listed.contains("XD-10") && !listed.contains("CR-27"),
        "{listed}"
    );
}

#[test]
fn every_command_shows_an_example() {
    for words in [
        "--help",
        "law --help",
        "law list --help",
        "law show --help",
        "law due --help",
    ] {
        let answer = tiepdan(words);
        assert_eq!(answer.code, 0);
        assert!(answer.out.contains("Example"), "`{words}`: {}", answer.out);
        assert!(
            answer.out.contains("tiepdan law"),
            "`{words}`: {}",
            answer.out
        );
    }
}
