use super::*;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only reading is tried")]
struct Note {
    title: String,
    #[serde(default)]
    people: Vec<Name>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only reading is tried")]
struct Name {
    name: String,
}

fn refused(text: &str) -> (Kind, Vec<String>) {
    let problem = read::<Note>(text.as_bytes()).unwrap_err();
    (problem.kind(), problem.field_names())
}

#[test]
fn what_does_not_fit_is_named_by_its_place() {
    for (text, kind, field) in [
        (r#"{"title": 7}"#, Kind::Invalid, "title"),
        (r"{}", Kind::Invalid, "title"),
        (
            r#"{"title": "a", "colour": 1}"#,
            Kind::UnknownField,
            "colour",
        ),
        (
            r#"{"title": "a", "people": [{"name": "b"}, {"nam": "c"}]}"#,
            Kind::UnknownField,
            "people.1.nam",
        ),
        (
            r#"{"title": "a", "people": [{"name": []}]}"#,
            Kind::Invalid,
            "people.0.name",
        ),
        (r#"{"title": "a\u0000b"}"#, Kind::Invalid, "title"),
        (r#"{"title": "a", "title": "b"}"#, Kind::Invalid, "title"),
    ] {
        assert_eq!(refused(text), (kind, vec![field.to_owned()]), "{text}");
    }
}

#[test]
fn what_is_no_json_is_malformed() {
    for text in ["", "{", "{\"title\": \"a\"} x", "nothing"] {
        assert_eq!(refused(text).0, Kind::Malformed, "{text}");
    }
    let problem = read::<Note>(b"{\"title\": \"\xc3\"}").unwrap_err();
    assert_eq!(problem.kind(), Kind::BrokenText);
}
