use jiff::civil::date;

use super::super::{Lookup, Successor};
use super::*;
use crate::{Faults, Source};

const TODAY: Date = date(2026, 11, 23);

fn unit(code: &str, name: &str, level: Level, parent: &str) -> AddedUnit {
    AddedUnit {
        code: code.to_owned(),
        name: name.to_owned(),
        level,
        branch: Branch::PublicServiceUnit,
        tenant: "37-2025".to_owned(),
        parent: parent.to_owned(),
        from: date(2026, 1, 1),
        until: None,
    }
}

/// A register of Ninh Bình: a health centre below the Department of Health, a clinic below the centre, and a school of
/// the commune of Nam Ninh.
fn with_three() -> Units {
    let mut faults = Faults::default();
    let units = Units::load(&Source::vietnam(), &mut faults);
    units.join(&[
        unit("H42.9.1", "Trạm Y tế Phủ Lý", Level::Commune, "H42.9"),
        unit(
            "H42.9",
            "Trung tâm Y tế Phủ Lý",
            Level::Province,
            "37-2025.so-y-te",
        ),
        unit(
            "TH-NN",
            "Trường Tiểu học Nam Ninh",
            Level::Commune,
            "14005-2025.ubnd",
        ),
    ]);
    units
}

fn codes(units: &[UnitEntry]) -> Vec<&str> {
    units.iter().map(|unit| unit.code.as_str()).collect()
}

#[test]
fn a_unit_added_works_in_the_territory_of_the_law_s_unit_above_it() {
    let units = with_three();
    let clinic = units.get("H42.9.1").unwrap();
    assert_eq!(clinic.territory, "37-2025");
    assert_eq!(clinic.parent.as_deref(), Some("H42.9"));
    assert_eq!(units.get("TH-NN").unwrap().territory, "14005-2025");
    assert!(units.as_of("TH-NN", date(2025, 12, 31)).is_none());
    assert_eq!(units.successors("TH-NN"), Vec::<Successor>::new());
    assert!(units.is_of_law("37-2025.so-y-te") && !units.is_of_law("TH-NN"));
}

#[test]
fn it_stands_below_its_superior_and_in_every_subtree_around_it() {
    let units = with_three();
    let of = |code| units.children(code, TODAY);
    assert_eq!(codes(&of("37-2025.so-y-te")), ["H42.9"]);
    assert_eq!(codes(&of("H42.9")), ["H42.9.1"]);
    assert!(of("37-2025").iter().all(|unit| units.is_of_law(&unit.code)));
    for (top, expected) in [
        ("H42.9", &["H42.9", "H42.9.1"][..]),
        ("37-2025.ubnd", &["H42.9", "H42.9.1", "TH-NN"]),
        ("37-2025", &["H42.9", "H42.9.1", "TH-NN"]),
        ("14005-2025", &["TH-NN"]),
        ("01", &[]),
    ] {
        let mut found = units.subtree(top, TODAY);
        found.retain(|unit| !units.is_of_law(&unit.code));
        found.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(codes(&found), expected, "{top}");
    }
    let bodies = units.bodies("14005-2025", TODAY);
    assert_eq!(codes(&bodies).last(), Some(&"TH-NN"));
}

#[test]
fn it_is_found_by_its_name_with_and_without_marks_and_by_its_place() {
    let units = with_three();
    for typed in [
        "Trường Tiểu học Nam Ninh",
        "truong tieu hoc nam ninh",
        "TH-NN",
        "Trường Tiểu học Nam Ninh, tỉnh Ninh Bình",
    ] {
        let Lookup::One(found) = units.by_name(typed, TODAY) else {
            panic!("{typed}");
        };
        assert_eq!(found.code, "TH-NN", "{typed}");
    }
    for typed in [
        "Trường Tiểu hoc Nam Ninh",
        "Trường Tiểu học Nam Ninh, Hà Nội",
    ] {
        assert_eq!(units.by_name(typed, TODAY), Lookup::Unknown, "{typed}");
    }
}

#[test]
fn a_search_shows_it_beside_what_the_law_has() {
    let units = with_three();
    let search = |typed| units.search(typed, TODAY, 8);
    assert_eq!(codes(&search("truong tieu")), ["TH-NN"]);
    assert_eq!(codes(&search("y te phu ly")), ["H42.9.1", "H42.9"]);
    let place = search("nam ninh");
    assert_eq!(place.first().unwrap().code, "14005-2025.ubnd");
    assert_eq!(place.last().unwrap().code, "TH-NN");
    let many: Vec<AddedUnit> = (0..20)
        .map(|no| {
            let (code, name) = (format!("T{no:02}"), format!("Trường {no} Phú"));
            unit(&code, &name, Level::Commune, "37-2025.ubnd")
        })
        .collect();
    units.join(&many);
    let found = search("phu");
    assert_eq!(found.len(), 8);
    assert_eq!(found.iter().filter(|u| units.is_of_law(&u.code)).count(), 4);
}

#[test]
fn a_code_of_the_law_stays_the_law_s_and_what_stood_there_before_goes() {
    let units = with_three();
    units.join(&[unit(
        "37-2025.ubnd",
        "Không phải thế",
        Level::Province,
        "37-2025",
    )]);
    assert!(units.get("TH-NN").is_none());
    let law = units.get("37-2025.ubnd").unwrap();
    assert_eq!(law.name.vi, "Ủy ban nhân dân tỉnh Ninh Bình");
    assert!(units.all().all(|unit| units.is_of_law(&unit.code)));
}
