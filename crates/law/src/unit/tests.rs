use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::Source;

const TODAY: Date = date(2026, 11, 23);
const LAST_DAY_OF_DISTRICTS: Date = date(2025, 6, 30);

static VIETNAM: LazyLock<Units> = LazyLock::new(|| {
    let mut faults = Faults::default();
    let units = Units::load(&Source::vietnam(), &mut faults);
    assert_eq!(faults.to_string(), "");
    units
});

fn territories(on: Date) -> impl Iterator<Item = UnitEntry> {
    VIETNAM
        .in_force(on)
        .filter(|unit| unit.branch == Branch::Territory)
}

fn count(level: Level, on: Date) -> usize {
    territories(on).filter(|unit| unit.level == level).count()
}

fn one(name: &str, on: Date) -> UnitEntry {
    match VIETNAM.by_name(name, on) {
        Lookup::One(unit) => *unit,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn the_country_has_34_provinces_and_3321_communes_since_july_2025() {
    assert_eq!(count(Level::Province, TODAY), 34);
    assert_eq!(count(Level::Commune, TODAY), 3321);
    assert_eq!(count(Level::District, TODAY), 0);
}

#[test]
fn it_had_63_provinces_and_696_districts_until_june_2025() {
    assert_eq!(count(Level::Province, LAST_DAY_OF_DISTRICTS), 63);
    assert_eq!(count(Level::District, LAST_DAY_OF_DISTRICTS), 696);
    assert_eq!(count(Level::Commune, LAST_DAY_OF_DISTRICTS), 10_035);
}

#[test]
fn the_communes_of_today_are_wards_communes_and_13_special_zones() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for unit in territories(TODAY).filter(|unit| unit.level == Level::Commune) {
        *kinds.entry(unit.kind).or_default() += 1;
    }
    let expected = [("commune", 2599), ("special_zone", 13), ("ward", 709)];
    assert_eq!(kinds, expected.map(|(k, n)| (k.to_owned(), n)).into());
}

#[test]
fn every_code_is_unique_and_leads_back_to_its_unit() {
    let mut seen = BTreeSet::new();
    for unit in VIETNAM.all() {
        assert_eq!(VIETNAM.get(&unit.code).as_ref(), Some(&unit));
        assert!(seen.insert(unit.code.clone()), "{} stands twice", unit.code);
    }
    assert!(seen.len() > 60_000, "{} units", seen.len());
}

#[test]
fn every_superior_exists_on_every_day_of_the_unit_below_it() {
    for unit in VIETNAM.all() {
        let Some(parent) = &unit.parent else { continue };
        let parent = VIETNAM
            .get(parent)
            .unwrap_or_else(|| panic!("{}", unit.code));
        assert!(
            parent.is_in_force(unit.from),
            "{} before {}",
            unit.code,
            parent.code
        );
        assert!(
            parent.is_in_force(unit.until.unwrap_or(TODAY)),
            "{} after {}",
            unit.code,
            parent.code
        );
    }
}

#[test]
fn every_commune_and_district_lies_in_a_province_whose_tenant_it_is() {
    for unit in VIETNAM.all().filter(|unit| unit.level > Level::Province) {
        let province = VIETNAM.get(&unit.tenant).unwrap();
        assert_eq!(province.level, Level::Province, "{}", unit.code);
        let number = unit.code.split(['-', '.']).next().unwrap();
        assert!(number.len() == 3 || number.len() == 5, "{}", unit.code);
    }
}

#[test]
fn every_commune_of_today_has_a_centre_inside_the_country_and_a_resolution() {
    for unit in territories(TODAY).filter(|unit| unit.level == Level::Commune) {
        let (lat, lon) = unit.centre.unwrap();
        assert!(
            (7.0..24.0).contains(&lat) && (102.0..116.0).contains(&lon),
            "{}",
            unit.code
        );
        assert!(
            unit.resolution.unwrap().contains("NQ-UBTVQH"),
            "{}",
            unit.code
        );
    }
}

#[test]
fn every_territory_that_ended_has_a_successor_and_one_default_unless_it_was_a_district() {
    let ended = VIETNAM
        .all()
        .filter(|unit| unit.branch == Branch::Territory && unit.until.is_some());
    for unit in ended {
        let next = VIETNAM.successors(&unit.code);
        assert!(!next.is_empty(), "{} has no successor", unit.code);
        let defaults = next.iter().filter(|s| s.is_default).count();
        let expected = usize::from(unit.level != Level::District || next.len() == 1);
        assert_eq!(defaults, expected, "{}", unit.code);
        for successor in next {
            assert!(
                VIETNAM.as_of(&successor.code, TODAY).is_some(),
                "{}",
                successor.code
            );
        }
    }
}

#[test]
fn every_commune_of_today_and_every_merged_province_took_over_from_somewhere() {
    let heirs: BTreeSet<String> = VIETNAM
        .all()
        .filter(|unit| unit.branch == Branch::Territory && unit.until.is_some())
        .flat_map(|unit| VIETNAM.successors(&unit.code))
        .map(|successor| successor.code)
        .collect();
    for unit in territories(TODAY).filter(|unit| unit.from == date(2025, 7, 1)) {
        assert!(heirs.contains(&unit.code), "{}", unit.code);
    }
}

#[test]
fn ninh_binh_of_today_took_over_from_ha_nam_nam_dinh_and_the_former_ninh_binh() {
    for former in ["35", "36", "37"] {
        let next = VIETNAM.successors(former);
        assert_eq!(next.len(), 1);
        assert_eq!(next[0].code, "37-2025");
    }
    assert_eq!(one("Ninh Bình", date(2024, 1, 1)).code, "37");
    assert_eq!(one("tinh ninh binh", TODAY).code, "37-2025");
}

#[test]
fn a_province_that_was_not_merged_goes_on_under_its_code() {
    let hanoi = VIETNAM.get("01").unwrap();
    assert_eq!((hanoi.from, hanoi.until), (date(2008, 8, 1), None));
    assert!(VIETNAM.successors("01").is_empty());
    assert_eq!(VIETNAM.children("01", date(2020, 1, 1)).len(), 30);
    assert_eq!(VIETNAM.children("01", TODAY).len(), 126);
}

#[test]
fn hue_was_thua_thien_hue_until_the_end_of_2024() {
    assert_eq!(
        VIETNAM.as_of("46", date(2024, 12, 31)).unwrap().name.vi,
        "Tỉnh Thừa Thiên Huế"
    );
    assert_eq!(
        VIETNAM.as_of("46", date(2025, 1, 1)).unwrap().name.vi,
        "Thành phố Huế"
    );
    assert_eq!(
        VIETNAM
            .as_of("46.cap-uy", date(2024, 1, 1))
            .unwrap()
            .name
            .vi,
        "Tỉnh ủy Thừa Thiên Huế"
    );
    assert_eq!(one("Tỉnh Thừa Thiên Huế", date(2020, 1, 1)).code, "46");
}

#[test]
fn a_commune_of_2026_that_became_a_ward_is_named_as_on_the_day() {
    assert_eq!(
        VIETNAM
            .as_of("07294-2025", date(2026, 1, 1))
            .unwrap()
            .name
            .vi,
        "Xã Bố Hạ"
    );
    let ward = VIETNAM.as_of("07294-2025.ubnd", TODAY).unwrap();
    assert_eq!(ward.name.vi, "Ủy ban nhân dân phường Bố Hạ");
    assert_eq!(
        ward.head_title.unwrap().vi,
        "Chủ tịch Ủy ban nhân dân phường"
    );
}

#[test]
fn a_commune_answers_to_the_province_now_and_answered_to_its_district_before() {
    let now = VIETNAM.get("13285-2025.ubnd").unwrap();
    assert_eq!(now.parent.as_deref(), Some("37-2025.ubnd"));
    let before = VIETNAM.get("00001.ubnd").unwrap();
    assert_eq!(before.parent.as_deref(), Some("001.ubnd"));
    let district = VIETNAM.get("001.ubnd").unwrap();
    assert_eq!(district.parent.as_deref(), Some("01.ubnd"));
    assert_eq!(
        VIETNAM.get("01.ubnd").unwrap().parent.as_deref(),
        Some("tw.chinh-phu")
    );
}

#[test]
fn the_party_line_runs_from_the_commune_to_the_central_committee() {
    let mut code = "13285-2025.cap-uy".to_owned();
    let mut line = Vec::new();
    while let Some(unit) = VIETNAM.get(&code) {
        line.push(unit.name.vi);
        code = unit.parent.unwrap_or_default();
    }
    assert_eq!(
        line,
        [
            "Đảng ủy phường Phủ Lý",
            "Tỉnh ủy Ninh Bình",
            "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
        ]
    );
}

#[test]
fn the_bodies_below_a_peoples_committee_are_its_departments_and_the_committees_of_its_communes() {
    let below = VIETNAM.children("37-2025.ubnd", TODAY);
    let communes = below.iter().filter(|u| u.level == Level::Commune).count();
    assert_eq!(communes, 129);
    let departments = below.iter().filter(|u| u.kind.starts_with("so-")).count();
    assert_eq!(departments, 10);
    assert!(
        below
            .iter()
            .any(|u| u.name.vi == "Thanh tra tỉnh Ninh Bình")
    );
    assert!(
        VIETNAM
            .subtree("37-2025.ubnd", TODAY)
            .iter()
            .any(|u| u.kind == "tiep-dan")
    );
}

#[test]
fn the_subtree_of_a_territory_holds_every_territory_in_it_with_all_its_bodies() {
    let all = VIETNAM.subtree("37-2025", TODAY);
    let codes: BTreeSet<&str> = all.iter().map(|u| u.code.as_str()).collect();
    assert_eq!(codes.len(), all.len());
    assert!(all.iter().all(|u| u.tenant == "37-2025"));
    assert_eq!(
        all.len(),
        VIETNAM
            .in_force(TODAY)
            .filter(|u| u.tenant == "37-2025")
            .count()
    );
}

#[test]
fn the_departments_change_on_the_first_of_march_2025() {
    let names = |on| -> BTreeSet<String> {
        let bodies = VIETNAM.bodies("37", on).into_iter();
        bodies
            .filter(|u| u.kind.starts_with("so-"))
            .map(|u| u.kind)
            .collect()
    };
    let (before, after) = (names(date(2025, 2, 28)), names(date(2025, 3, 1)));
    assert_eq!((before.len(), after.len()), (15, 10));
    assert!(
        before.contains("so-tai-nguyen-moi-truong") && after.contains("so-nong-nghiep-moi-truong")
    );
    let next = VIETNAM.successors("37.so-ke-hoach-dau-tu");
    assert_eq!(next[0].code, "37.so-tai-chinh");
    assert_eq!(
        VIETNAM.successors("37.so-tai-chinh")[0].code,
        "37-2025.so-tai-chinh"
    );
}

#[test]
fn a_district_committee_left_its_files_to_communes_and_province() {
    let next = VIETNAM.successors("001.ubnd");
    assert!(next.iter().any(|s| s.code == "01.ubnd"));
    assert!(next.iter().any(|s| s.code == "00004-2025.ubnd"));
    assert!(next.iter().all(|s| !s.is_default));
    let reception = VIETNAM.successors("001.tiep-dan");
    assert_eq!(reception.len(), 1);
    assert_eq!(reception[0].code, "01.tiep-dan");
}

#[test]
fn the_government_has_14_ministries_now_and_had_18_before() {
    let ministries = |on| {
        let below = VIETNAM.children("tw.chinh-phu", on).into_iter();
        below.filter(|u| u.kind.starts_with("bo-")).count()
    };
    assert_eq!(ministries(TODAY), 14);
    assert_eq!(ministries(date(2025, 2, 28)), 18);
    assert_eq!(
        VIETNAM.get("tw.tiep-dan").unwrap().parent.as_deref(),
        Some("tw.thanh-tra")
    );
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    for typed in [
        "UBND tỉnh Ninh Bình",
        "ubnd tinh ninh binh",
        "Ủy ban nhân dân tỉnh Ninh Bình",
        "Uỷ ban nhân dân  TỈNH NINH BÌNH",
    ] {
        assert_eq!(one(typed, TODAY).code, "37-2025.ubnd", "{typed}");
    }
    assert_eq!(one("Tỉnh ủy Ninh Bình", TODAY).code, "37-2025.cap-uy");
    assert_eq!(
        one("So Tai chinh thanh pho Ha Noi", TODAY).code,
        "01.so-tai-chinh"
    );
    assert_eq!(
        one("Ban Tiếp công dân Trung ương", TODAY).code,
        "tw.tiep-dan"
    );
    assert_eq!(one("dak lak", TODAY).code, "66-2025");
    assert_eq!(
        one("37-2025.thanh-tra", TODAY).name.vi,
        "Thanh tra tỉnh Ninh Bình"
    );
}

#[test]
fn a_name_borne_by_several_communes_needs_its_province() {
    let Lookup::Several(units) = VIETNAM.by_name("xã Tân Lập", TODAY) else {
        panic!("several communes are called so")
    };
    let first = &units[0];
    let province = VIETNAM.get(&first.tenant).unwrap().name.vi;
    let found = one(&format!("UBND xã Tân Lập, {province}"), TODAY);
    assert_eq!(found.territory, first.code);
    assert_eq!(VIETNAM.by_name("xã Không Có", TODAY), Lookup::Unknown);
    assert_eq!(VIETNAM.by_name("Hà Nám", TODAY), Lookup::Unknown);
}

#[test]
fn bad_rows_are_told_with_file_and_line() {
    let description = "[country]\ncode = \"tw\"\nname = { vi = \"V\", en = \"V\" }\nfrom = 2008-08-01\n\
        [[kind]]\nid = \"city\"\nvi = \"thành phố\"\nen = \"{name} City\"\nparty = \"Thành ủy\"\n\
        [[list]]\nfile = \"a.csv\"\nlevel = \"province\"\nfrom = 2025-07-01\n\
        [[list]]\nfile = \"b.csv\"\nlevel = \"province\"\n";
    let rows = "code,name,kind,parent,until\n01,A,city,,\n02,B,village,,\n03,C,city,99,\n04,D,city,,2020-01-01\n";
    let body = "[[body]]\nid = \"ubnd\"\nlevel = \"province\"\nbranch = \"government\"\nparent = \"tw.none\"\n\
        name = { vi = \"x\", en = \"x\" }\nhead = { vi = \"x\", en = \"x\" }\n";
    let source = Source::of([
        ("units/territories.toml", description.to_owned()),
        ("units/a.csv", rows.to_owned()),
        ("units/bodies.toml", body.to_owned()),
        (
            "units/successors.csv",
            "before,after,default\n01,77,1\n".to_owned(),
        ),
    ]);
    let mut faults = Faults::default();
    let units = Units::load(&source, &mut faults);
    assert!(units.get("01").is_some());
    let told = faults.or(()).unwrap_err().to_string();
    insta::assert_snapshot!(told, @r#"
    units/a.csv:3: kind: "village" is not in territories.toml
    units/a.csv:4: parent: no unit "99"
    units/a.csv:5: ends before it begins
    units/bodies.toml:1: ubnd: parent "tw.none" is no body
    units/successors.csv:2: no unit "01" or no unit "77"
    units/territories.toml:14: b.csv: no such list
    "#);
}

proptest! {
    #[test]
    fn folding_a_folded_name_changes_nothing(text in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn no_words_make_the_lookup_fail(text in "\\PC{0,20}") {
        let found = VIETNAM.by_name(&text, TODAY);
        if let Lookup::Several(units) = &found {
            prop_assert!(units.len() > 1);
        }
    }
}

fn searched(typed: &str) -> Vec<String> {
    let found = VIETNAM.search(typed, TODAY, 5);
    found.into_iter().map(|unit| unit.short.vi).collect()
}

#[test]
fn half_a_name_without_marks_finds_the_peoples_committee_of_the_place() {
    assert_eq!(searched("tay hoa lu")[0], "UBND phường Tây Hoa Lư");
    assert_eq!(searched("Tây Hoa L")[0], "UBND phường Tây Hoa Lư");
    assert_eq!(searched("ubnd tinh ninh bin")[0], "UBND tỉnh Ninh Bình");
}

#[test]
fn a_word_of_the_body_and_the_place_around_narrow_a_search() {
    assert_eq!(
        searched("so tai chinh ninh binh")[0],
        "Sở Tài chính tỉnh Ninh Bình"
    );
    assert_eq!(searched("hđnd tây hoa lư")[0], "HĐND phường Tây Hoa Lư");
    let there = VIETNAM.search("tan lap phu tho", TODAY, 20);
    assert!(
        there.iter().all(|unit| unit.tenant == "25-2025"),
        "{there:?}"
    );
}

#[test]
fn a_search_for_nothing_or_for_no_place_finds_nothing() {
    assert_eq!(searched("  "), Vec::<String>::new());
    assert_eq!(searched("zzzz"), Vec::<String>::new());
    assert_eq!(VIETNAM.search("xa", TODAY, 3).len(), 3);
}
