//! A mistake in the law's files is told with its file and line, and what is wrong.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used, clippy::string_slice)]

use law::{Fault, Law, Source};

/// Changes one place of one file of Vietnam's law and gives the faults that loading finds.
fn faults(path: &str, find: &str, put: &str) -> Vec<Fault> {
    let source = Source::vietnam().with(path, |text| {
        assert!(text.contains(find), "{path} has no `{find}`");
        text.replacen(find, put, 1)
    });
    Law::load(&source).map_or_else(|faults| faults.0, |_| Vec::new())
}

/// Expects one fault in the changed file, on the line of the first `at` after the change.
#[track_caller]
fn expect(path: &str, (find, put): (&str, &str), at: &str, message: &str) {
    let file = Source::vietnam().file(path).unwrap().text.clone();
    let start = file.find(find).unwrap();
    let changed = file.replacen(find, put, 1);
    let place = start + changed[start..].find(at).unwrap();
    let line = 1 + changed[..place].matches('\n').count();
    let found = faults(path, find, put);
    assert!(
        found
            .iter()
            .any(|f| f.file == path && f.line == line && f.message.contains(message)),
        "expected {path}:{line}: …{message}…, found {found:#?}"
    );
}

const COMPLAINT: &str = "terms/complaint.toml";

#[test]
fn the_law_of_vietnam_has_no_fault() {
    assert_eq!(
        Law::vietnam().map_err(|faults| faults.to_string()).err(),
        None
    );
}

#[test]
fn an_unknown_key_is_told_with_its_line() {
    expect(
        COMPLAINT,
        ("base = 90", "bass = 90"),
        "bass",
        "unknown field `bass`",
    );
}

#[test]
fn a_missing_article_is_told_with_the_line_of_its_version() {
    let article = "articles = [{ text = \"law-complaints-2011\", at = \"9\" }]\nconfidence";
    let file = Source::vietnam().file(COMPLAINT).unwrap().text.clone();
    let version = file.find("[[term.version]]").unwrap();
    let fault = Fault {
        file: COMPLAINT.to_owned(),
        line: file[..version].lines().count() + 1,
        message: "missing field `articles`".to_owned(),
    };
    assert_eq!(faults(COMPLAINT, article, "confidence"), [fault]);
}

#[test]
fn an_empty_list_of_articles_is_told() {
    let article = "articles = [{ text = \"law-complaints-2011\", at = \"9\" }]";
    expect(
        COMPLAINT,
        (article, "articles = []"),
        "articles",
        "no article is given",
    );
}

#[test]
fn an_unknown_text_is_told() {
    expect(
        COMPLAINT,
        (
            "text = \"law-complaints-2011\"",
            "text = \"law-of-nowhere\"",
        ),
        "law-of-nowhere",
        "no text `law-of-nowhere` in texts.toml",
    );
}

#[test]
fn an_article_of_an_unknown_text_is_told_wherever_it_stands() {
    for (path, find, put) in [
        ("groups.toml", "124/2020/NĐ-CP 6(2)", "124/2020/ND-CP 6(2)"),
        ("handling.toml", "05/2021/TT-TTCP 16", "05/2012/TT-TTCP 16"),
        (
            "procedures/complaint.first.toml",
            "02/2011/QH13 30(1)",
            "02/2011/QH12 30(1)",
        ),
    ] {
        let number = put.split(' ').next().unwrap();
        expect(path, (find, put), put, &format!("cites `{number}`"));
    }
}

#[test]
fn a_text_that_is_in_force_on_no_day_of_the_version_is_told() {
    expect(
        COMPLAINT,
        (
            "at = \"27\" }]\nconfidence",
            "at = \"27\" }, { text = \"law-amending-2025\" }]\nconfidence",
        ),
        "law-amending-2025",
        "cites 136/2025/QH15, which is in force on no day from 2012-07-01 on",
    );
}

#[test]
fn a_version_older_than_every_text_it_cites_is_told() {
    let (find, put) = (
        "from = 2020-12-10\narticles = [{ text = \"decree-complaints-2020\", at = \"29(3)\"",
        "from = 2019-12-10\narticles = [{ text = \"decree-complaints-2020\", at = \"29(3)\"",
    );
    expect(
        COMPLAINT,
        (find, put),
        "articles",
        "none of the cited texts is in force on 2019-12-10",
    );
}

#[test]
fn an_id_given_twice_is_told() {
    expect(
        COMPLAINT,
        ("id = \"KN-05\"", "id = \"KN-04\""),
        "KN-04",
        "`KN-04` is already the id or name of a term",
    );
}

#[test]
fn a_name_given_twice_is_told_also_across_files() {
    expect(
        "terms/discipline.toml",
        (
            "name = \"discipline.effect\"",
            "name = \"complaint.first.effect\"",
        ),
        "complaint.first.effect",
        "`complaint.first.effect` is already the id or name of a term",
    );
}

#[test]
fn overlapping_versions_are_told() {
    expect(
        COMPLAINT,
        (
            "until = 2020-12-09\narticles = [{ text = \"law-complaints-2011\", at = \"27\"",
            "until = 2020-12-31\narticles = [{ text = \"law-complaints-2011\", at = \"27\"",
        ),
        "from = 2020-12-10",
        "overlaps the version before it",
    );
}

#[test]
fn a_gap_between_versions_is_told() {
    expect(
        COMPLAINT,
        (
            "until = 2020-12-09\narticles = [{ text = \"law-complaints-2011\", at = \"27\"",
            "until = 2020-11-30\narticles = [{ text = \"law-complaints-2011\", at = \"27\"",
        ),
        "from = 2020-12-10",
        "leaves a gap: no version from 2020-12-01 to 2020-12-10",
    );
}

#[test]
fn an_open_version_before_another_is_told() {
    expect(
        COMPLAINT,
        (
            "until = 2020-12-09\narticles = [{ text = \"law-complaints-2011\", at = \"27\"",
            "articles = [{ text = \"law-complaints-2011\", at = \"27\"",
        ),
        "from = 2020-12-10",
        "the version before this one has no end",
    );
}

#[test]
fn a_day_that_does_not_exist_is_told() {
    expect(
        COMPLAINT,
        ("until = 2020-12-09", "until = \"2020-02-30\""),
        "until",
        "`2020-02-30` is no day",
    );
}

#[test]
fn an_unknown_event_or_actor_is_told() {
    expect(
        COMPLAINT,
        ("start = \"knowledge\"", "start = \"dream\""),
        "start",
        "no event `dream` in words.toml",
    );
    expect(
        COMPLAINT,
        ("decides = \"receiver\"", "decides = \"nobody\""),
        "decides",
        "no actor `nobody` in words.toml",
    );
}

#[test]
fn an_unknown_parameter_or_reading_is_told() {
    expect(
        COMPLAINT,
        (
            "parameter = \"complaint.acceptance.reading\"",
            "parameter = \"complaint.mood\"",
        ),
        "parameter",
        "no parameter `complaint.mood`",
    );
    expect(
        COMPLAINT,
        ("reading = \"decree\"", "reading = \"rumour\""),
        "parameter",
        "`rumour` is not among the choices of parameter `complaint.acceptance.reading`",
    );
}

#[test]
fn numbers_that_make_no_term_are_told() {
    let told = |put: &str, message: &str| {
        expect(
            COMPLAINT,
            ("unit = \"days\"\nbase = 30\ncomplex = 45", put),
            "unit",
            message,
        );
    };
    told("unit = \"days\"", "`base` is missing");
    told("unit = \"days\"\nbase = 0", "`base` must be 1 to 3650");
    told(
        "unit = \"days\"\nbase = 30\ncomplex = 30",
        "`complex` must be more than `base`",
    );
    told(
        "unit = \"days\"\nbase = 30\ncomplex = 45\nremote = 45",
        "needs a remote term of its own",
    );
    told(
        "unit = \"working_days\"\nbase = 30\nextension = { days = 30, max = 2 }",
        "`extension` needs unit days",
    );
    told(
        "unit = \"working_days\"\nbase = 30",
        "only a forward term in days can be paused",
    );
    told(
        "unit = \"day_of_month\"\nbase = 30",
        "a day of the month must be 1 to 28",
    );
    told(
        "unit = \"none\"",
        "a version without a number needs a `reason`",
    );
    told(
        "unit = \"immediately\"\nbase = 3",
        "a version without a number has no base",
    );
}

#[test]
fn an_unknown_unit_is_told() {
    expect(
        COMPLAINT,
        ("unit = \"days\"", "unit = \"moons\""),
        "unit",
        "unknown variant `moons`",
    );
}

#[test]
fn an_unknown_form_of_a_notice_is_told() {
    expect(
        COMPLAINT,
        ("\"124/2020-03\"", "\"999/2020-03\""),
        "999/2020-03",
        "names no form of a known text",
    );
}

#[test]
fn an_id_or_name_written_otherwise_is_told() {
    expect(
        COMPLAINT,
        ("id = \"KN-01\"", "id = \"kn1\""),
        "kn1",
        "is not written like KN-04",
    );
    expect(
        COMPLAINT,
        ("\"complaint.first.limitation\"", "\"Complaint\""),
        "Complaint",
        "is not written like complaint.first.settlement",
    );
}

#[test]
fn a_term_that_takes_the_clock_of_none_is_told() {
    expect(
        "terms/processing.toml",
        ("same_as = \"KN-02\"", "same_as = \"KN-99\""),
        "same_as",
        "no term `KN-99`",
    );
}

#[test]
fn a_rule_that_points_nowhere_is_told() {
    expect(
        "rules.toml",
        ("see = [\"TC-09\"]", "see = [\"TC-99\"]"),
        "see",
        "no term `TC-99`",
    );
}

#[test]
fn a_text_given_twice_or_amended_by_none_is_told() {
    expect(
        "texts.toml",
        (
            "id = \"law-reception-2013\"",
            "id = \"law-complaints-2011\"",
        ),
        "id",
        "is given twice",
    );
    expect(
        "texts.toml",
        (
            "amended_by = [\"law-amending-2025\"]",
            "amended_by = [\"x\"]",
        ),
        "amended_by",
        "no text `x`",
    );
}

#[test]
fn a_duty_with_an_unknown_level_or_no_number_is_told() {
    expect(
        "duties.toml",
        ("levels = [\"province\"]", "levels = [\"planet\"]"),
        "levels",
        "no level `planet`",
    );
    expect(
        "duties.toml",
        ("branches = [\"council\"]", "branches = [\"choir\"]"),
        "branches",
        "no branch `choir`",
    );
    let found = faults("duties.toml", "days = 1\nper = \"week\"", "per = \"week\"");
    assert!(
        found
            .iter()
            .any(|f| f.message.contains("has 1 day or more")),
        "{found:?}"
    );
}

#[test]
fn a_parameter_whose_default_is_not_allowed_is_told() {
    expect(
        "parameters.toml",
        ("default = \"both\"", "default = \"neither\""),
        "default",
        "`neither` is not among the values",
    );
}

#[test]
fn a_weekend_among_the_days_off_is_told() {
    expect(
        "calendar/2026.toml",
        ("2026-11-24]", "2026-11-24, 2026-11-28]"),
        "2026-11-28",
        "2026-11-28 is on a weekend",
    );
}

#[test]
fn a_weekday_among_the_worked_saturdays_is_told() {
    expect(
        "calendar/2026.toml",
        ("2026-08-22]", "2026-08-24]"),
        "2026-08-24",
        "2026-08-24 is not on a weekend",
    );
}

#[test]
fn a_day_of_another_year_or_out_of_order_is_told() {
    expect(
        "calendar/2026.toml",
        ("2026-11-24]", "2027-11-24]"),
        "2027-11-24",
        "2027-11-24 is not in 2026",
    );
    expect(
        "calendar/2026.toml",
        ("2026-11-24]", "2026-09-02]"),
        "2026-09-02",
        "2026-09-02 stands twice or out of order",
    );
}

#[test]
fn a_missing_year_is_told() {
    let found = faults("calendar/2020.toml", "year = 2020", "year = 2030");
    assert!(
        found
            .iter()
            .any(|f| f.file == "calendar/2021.toml" || f.file == "calendar/2020.toml"),
        "{found:?}"
    );
    assert!(
        found.iter().any(|f| f.message.contains("does not follow")),
        "{found:?}"
    );
}

#[test]
fn every_mistake_is_told_at_once() {
    let source = Source::vietnam()
        .with(COMPLAINT, |text| {
            text.replacen("start = \"knowledge\"", "start = \"dream\"", 1)
        })
        .with("terms/party.toml", |text| {
            text.replacen("start = \"receipt\"", "start = \"sleep\"", 1)
        });
    let faults = Law::load(&source).unwrap_err();
    assert_eq!(faults.0.len(), 2, "{faults}");
}

#[test]
fn a_setting_that_does_not_exist_or_is_not_allowed_is_told() {
    let set = |id: &str, value: &str| {
        let settings = [(id.to_owned(), value.to_owned())];
        Law::load_with(&Source::vietnam(), &settings).map_err(|faults| faults.to_string())
    };
    assert!(set("counting.roll", "none").is_ok());
    assert!(
        set("counting.mood", "none")
            .unwrap_err()
            .contains("there is no such parameter")
    );
    assert!(
        set("counting.roll", "x")
            .unwrap_err()
            .contains("not among its values")
    );
}
