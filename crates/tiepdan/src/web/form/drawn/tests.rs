use super::*;

fn field(name: &str, entry: Entry) -> DrawnField {
    DrawnField {
        name: name.to_owned(),
        label: "Số văn bản".to_owned(),
        hint: String::new(),
        longest: 10,
        entry,
    }
}

fn fields() -> Vec<DrawnField> {
    vec![
        field("fields.number", Entry::Line),
        field("fields.text", Entry::Text),
        field("fields.criteria", Entry::Many),
    ]
}

fn sent(pairs: &[(&str, &str)]) -> Sent {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Sent(pairs.iter().map(own).collect())
}

#[test]
fn a_name_the_step_does_not_ask_for_is_refused() {
    let refused = Drawn::filled(fields(), sent(&[("fields.state", "closed")]));
    assert_eq!(refused.err().unwrap().kind(), Kind::UnknownField);
    let kept = Drawn::kept(
        fields(),
        sent(&[("fields.state", "closed"), ("fields.number", "1")]),
    );
    assert_eq!(
        (kept.value("fields.number"), kept.value("fields.state")),
        ("1", "")
    );
}

#[test]
fn what_is_too_long_or_sent_twice_is_refused_and_kept() {
    let form = Drawn::filled(
        fields(),
        sent(&[
            ("fields.number", "12/TB-UBND/2026"),
            ("fields.text", "a\r\nb"),
            ("fields.text", "c"),
        ]),
    );
    let form = form.ok().unwrap();
    let keys: Vec<&str> = form
        .faults()
        .iter()
        .map(|fault| fault.key.as_ref())
        .collect();
    assert_eq!(keys, ["form-too-long", "form-twice"]);
    assert_eq!(form.value("fields.number"), "12/TB-UBND/2026");
    assert_eq!(form.value("fields.text"), "a\nb");
}

#[test]
fn several_ticks_of_one_name_are_told_together() {
    let pairs = [("fields.criteria", "1"), ("fields.criteria", "3")];
    let form = Drawn::filled(fields(), sent(&pairs)).ok().unwrap();
    assert_eq!(form.values("fields.criteria"), ["1", "3"]);
    assert_eq!(form.joined()["fields.criteria"], "1,3");
    assert!(form.has("fields.criteria", "3") && form.is_valid());
}
