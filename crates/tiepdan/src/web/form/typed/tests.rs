use super::*;
use jiff::civil::date;

const FIELDS: &[Field] = &[
    Field::line("name", t!("form-required"), 10),
    Field::text("story", t!("form-required"), 100),
    Field::line("on", t!("form-required"), 20),
    Field::line("people", t!("form-required"), 20),
    Field::many("tick", t!("form-required"), 5),
];

fn typed(pairs: &[(&str, &str)]) -> Typed {
    let mut typed = Typed::empty(FIELDS);
    for (name, value) in pairs {
        typed.take(name, value).unwrap();
    }
    typed
}

#[test]
fn what_is_too_long_is_refused_by_its_characters_and_kept() {
    let form = typed(&[("name", "Nguyễn Thị Ánh")]);
    assert_eq!(form.value("name"), "Nguyễn Thị Ánh");
    let fault = form.fault("name").unwrap();
    assert_eq!(
        (fault.key.as_ref(), fault.values[1].clone()),
        ("form-too-long", ("over", Value::Number(4)))
    );
    assert!(typed(&[("name", "Nguyễn Ánh")]).is_valid());
}

#[test]
fn a_field_the_form_does_not_have_is_not_taken() {
    assert_eq!(
        Typed::empty(FIELDS).take("role", "admin"),
        Err("role".to_owned())
    );
}

#[test]
fn letters_no_keyboard_has_are_refused_where_a_database_would_choke() {
    assert_eq!(
        typed(&[("name", "a\0b")]).fault("name").unwrap().key,
        "form-control-letters"
    );
    assert_eq!(
        typed(&[("name", "a\nb")]).fault("name").unwrap().key,
        "form-control-letters"
    );
    assert!(typed(&[("story", "a\r\nb\tc")]).is_valid());
}

#[test]
fn a_value_sent_twice_is_refused_unless_the_field_takes_several() {
    let form = typed(&[("name", "a"), ("name", "b"), ("tick", "1"), ("tick", "2")]);
    assert_eq!(form.fault("name").unwrap().key, "form-twice");
    assert_eq!(form.values("tick"), ["1", "2"]);
    assert!(form.has("tick", "2"));
}

#[test]
fn a_day_is_read_as_the_browser_sends_it_and_as_people_type_it() {
    for value in ["2026-11-23", "23/11/2026", "23.11.2026"] {
        assert_eq!(
            typed(&[("on", value)]).day("on"),
            Some(date(2026, 11, 23)),
            "{value}"
        );
    }
    for value in [
        "30/02/2026",
        "23/11/26",
        "2026-13-01",
        "mai",
        "2026-W01-1",
        "1-1",
    ] {
        let mut form = typed(&[("on", value)]);
        assert_eq!(form.day("on"), None);
        assert_eq!(form.fault("on").unwrap().key, "form-not-a-day", "{value}");
    }
    let mut empty = typed(&[]);
    assert_eq!((empty.day("on"), empty.is_valid()), (None, true));
}

#[test]
fn a_number_stays_in_its_range() {
    assert_eq!(
        typed(&[("people", "1.200")]).number("people", 1..=9999),
        Some(1200)
    );
    for value in ["0", "10000", "99999999999999999999", "x", "-1"] {
        let mut form = typed(&[("people", value)]);
        assert_eq!(form.number("people", 1..=9999), None);
        assert_eq!(
            form.fault("people").unwrap().key,
            "form-not-in-range",
            "{value}"
        );
    }
}

#[test]
fn faults_come_in_the_order_of_the_form() {
    let mut form = typed(&[("name", " ")]);
    form.required("on");
    form.required("name");
    let fields: Vec<_> = form
        .faults()
        .iter()
        .map(|fault| fault.field.as_ref())
        .collect();
    assert_eq!(fields, ["name", "on"]);
}
