use jiff::civil::{Date, date};

use super::{Papers, name_lines};
use crate::Law;

fn law() -> Law {
    Law::vietnam().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Forms that no office issues: citizens write them, and the notebook is a book. The list may only shrink.
const WITHOUT: &[&str] = &[
    "31/2019-02",
    "154/2026-03/TCD",
    "124/2020-01",
    "124/2020-02",
];

#[test]
fn every_form_has_its_paper_but_those_of_the_list() {
    let law = law();
    let missing: Vec<&str> = law
        .notices
        .iter()
        .map(|notice| notice.id.as_str())
        .filter(|id| law.papers.get(id).is_none())
        .collect();
    let mut listed = WITHOUT.to_vec();
    listed.sort_unstable();
    assert_eq!(missing, listed);
}

fn bases(papers: &Papers, law: &Law, notice: &str, on: Date) -> Vec<String> {
    papers.bases(&law.texts, papers.get(notice).unwrap(), on)
}

#[test]
fn a_paper_cites_the_texts_in_force_on_its_day_with_what_amended_them_by_then() {
    let law = law();
    let before = bases(&law.papers, &law, "124/2020-03", date(2026, 6, 30));
    assert_eq!(
        before[0],
        "Luật Khiếu nại số 02/2011/QH13 ngày 11 tháng 11 năm 2011"
    );
    let after = bases(&law.papers, &law, "124/2020-03", date(2026, 7, 1));
    assert!(
        after[0].ends_with("(được sửa đổi, bổ sung bởi Luật 136/2025/QH15)"),
        "{after:?}"
    );
    assert!(
        after[1].ends_with("(được sửa đổi, bổ sung bởi Nghị định 155/2026/NĐ-CP)"),
        "{after:?}"
    );
    let early = bases(&law.papers, &law, "124/2020-03", date(2020, 12, 9));
    assert_eq!(early.len(), 1, "the decree was not in force: {early:?}");
}

#[test]
fn a_number_bears_the_sign_of_its_unit() {
    let law = law();
    let office = law.papers.office();
    for (code, sign) in [
        ("14005-2025.ubnd", "UBND"),
        ("37-2025.ubnd", "UBND"),
        ("37-2025.tiep-dan", "BTCD"),
        ("37-2025.thanh-tra", "TT"),
        ("37-2025.so-tai-chinh", "STC"),
    ] {
        let unit = law.units.get(code).unwrap();
        assert_eq!(office.sign(&law.units, &unit), sign, "{code}");
    }
    let unit = law.units.get("14005-2025.ubnd").unwrap();
    assert_eq!(office.number(&law.units, &unit, "TB", 12), "12/TB-UBND");
    let (own, place) = name_lines(&law.units, &unit);
    assert_eq!(own, "Ủy ban nhân dân");
    assert!(
        place.starts_with("xã ") || place.starts_with("phường "),
        "{place}"
    );
}

#[test]
fn a_post_over_a_signature_is_the_head_of_the_title() {
    let law = law();
    let office = law.papers.office();
    assert_eq!(office.title("Chủ tịch Ủy ban nhân dân xã"), "Chủ tịch");
    assert_eq!(office.deputy("Chủ tịch"), "Phó Chủ tịch");
    assert_eq!(office.place("Xã Nam Ninh"), "Nam Ninh");
    assert_eq!(office.place("Việt Nam"), "Hà Nội");
    assert!(!office.has_superior("government") && office.has_superior("specialised_agency"));
}
