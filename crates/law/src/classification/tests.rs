use super::{Classification, Origin};
use crate::procedure::Class;
use crate::{Faults, Source};

fn classification() -> Classification {
    let mut faults = Faults::default();
    let loaded = Classification::load(&Source::vietnam(), &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    loaded
}

fn group(topic: &str, class: Class, forms: &str) -> String {
    classification()
        .group_of(topic, class, forms)
        .unwrap()
        .id
        .clone()
}

#[test]
fn resettlement_counts_as_land_in_complaints_and_as_administrative_in_denunciations() {
    assert_eq!(group("land.resettlement", Class::Complaint, "2025"), "land");
    assert_eq!(
        group("land.resettlement", Class::Denunciation, "2025"),
        "administrative"
    );
    assert_eq!(
        group("land.resettlement", Class::Complaint, "2024"),
        "administrative_land"
    );
}

#[test]
fn corruption_has_a_column_of_its_own_only_in_denunciations() {
    assert_eq!(
        group("corruption", Class::Denunciation, "2025"),
        "corruption"
    );
    assert_eq!(group("corruption", Class::Complaint, "2025"), "other");
    assert_eq!(
        group("corruption", Class::Denunciation, "2024"),
        "corruption"
    );
}

#[test]
fn every_column_group_of_the_forms_is_filled_by_some_field() {
    let loaded = classification();
    for wanted in &loaded.groups {
        let filled = loaded
            .topics
            .iter()
            .any(|topic| loaded.group_of(&topic.id, wanted.class, &wanted.forms) == Some(wanted));
        assert!(filled, "{wanted:?}");
    }
}

#[test]
fn a_petition_from_the_front_was_transferred_and_one_by_post_came_from_the_person() {
    let loaded = classification();
    assert_eq!(loaded.channel("front").unwrap().source, Origin::Transferred);
    assert_eq!(loaded.channel("post").unwrap().source, Origin::Person);
}

#[test]
fn a_branch_is_chosen_among_seven() {
    assert_eq!(classification().axis("branch").unwrap().values.len(), 7);
}

#[test]
fn a_field_without_a_parent_or_a_column_is_told_with_its_line() {
    let text = Source::vietnam()
        .file("classification.toml")
        .unwrap()
        .text
        .clone();
    let more = format!(
        "{text}\n[[field]]\nid = \"sky\"\nparent = \"air\"\ntitle = {{ vi = \"Trời\", en = \"Sky\" }}\n\n[[field]]\nid = \"sea\"\ntitle = {{ vi = \"Biển\", en = \"Sea\" }}\n"
    );
    let mut faults = Faults::default();
    Classification::load(
        &Source::of([("classification.toml", more.clone())]),
        &mut faults,
    );
    let line = 1 + more
        .lines()
        .position(|line| line == "parent = \"air\"")
        .unwrap();
    assert_eq!(faults.0[0].line, line);
    assert!(faults.0[0].message.contains("`air`"), "{faults}");
    assert!(
        faults.0[1]
            .message
            .contains("field `sea` counts in no group"),
        "{faults}"
    );
}
