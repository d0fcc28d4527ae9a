use super::*;

fn words(files: &[(&str, &str)]) -> Result<Words, Fault> {
    let owned = files
        .iter()
        .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    Words::from_files(owned.collect())
}

#[test]
fn a_message_without_placeholders_is_borrowed_not_built() {
    let words = words(&[("vi/queue.ftl", "queue-title = Đơn chờ xử lý")]).unwrap();
    let said = words.say(Language::Vi, "queue-title");
    assert!(matches!(said, Cow::Borrowed("Đơn chờ xử lý")));
}

#[test]
fn numbers_in_a_message_are_grouped_as_the_language_does() {
    let words = words(&[
        ("vi/visit.ftl", "visit-count = { $count } lượt"),
        ("en/visit.ftl", "visit-count = { $count ->\n    [one] { $count } visit\n   *[other] { $count } visits\n}"),
    ])
    .unwrap();
    let say = |language, count: i64| {
        words
            .say_with(language, "visit-count", &[("count", count.into())])
            .into_owned()
    };
    assert_eq!(say(Language::Vi, 14_400), "14.400 lượt");
    assert_eq!(say(Language::En, 14_400), "14,400 visits");
    assert_eq!(say(Language::En, 1), "1 visit");
}

#[test]
fn a_missing_key_shows_itself() {
    let words = words(&[("vi/queue.ftl", "queue-title = Đơn")]).unwrap();
    assert_eq!(words.say(Language::Vi, "queue-none"), "queue-none");
    assert_eq!(words.say(Language::En, "queue-title"), "queue-title");
    assert_eq!(
        words.say_with(Language::Vi, "queue-none", &[]),
        "queue-none"
    );
}

#[test]
fn an_attribute_is_said_by_its_dotted_name() {
    let words = words(&[(
        "vi/desk.ftl",
        "desk-name = Họ tên\n    .hint = Như trên giấy tờ",
    )])
    .unwrap();
    assert_eq!(
        words.say(Language::Vi, "desk-name.hint"),
        "Như trên giấy tờ"
    );
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let fault = words(&[("vi/queue.ftl", "queue-title = Đơn\n\nqueue-x = { $y\n")])
        .err()
        .unwrap();
    assert!(
        matches!(fault, Fault::Syntax { line: 3 | 4, .. }),
        "{fault}"
    );
    let twice = words(&[("vi/a.ftl", "a-x = 1\na-x = 2")]).err().unwrap();
    assert!(matches!(twice, Fault::Twice { .. }));
    let misplaced = words(&[("xx/a.ftl", "")]).err().unwrap();
    assert!(misplaced.to_string().contains("vi, en"), "{misplaced}");
}
