//! Papers of petitions that open no case.

use casework::notice;
use casework::petition::{Classifying, Handling, RawFiling};
use casework::testing::{complaint, finding, letter};
use law::procedure::Class;
use serde_json::Value as Json;

use super::petitioners::sixty;
use super::{COMMUNE, POSTS, PROVINCE, Walk};

/// Handles a petition of a class by a rule, and fills the paper that this issues.
async fn handled(class: Class, rule: &str, form: &str, raw: RawFiling) -> Json {
    handled_at(COMMUNE, rule, form, raw, finding(class, PROVINCE)).await
}

/// The same at a unit, found to be what it is there.
async fn handled_at(
    unit: &'static str,
    rule: &str,
    form: &str,
    raw: RawFiling,
    found: Classifying,
) -> Json {
    let walk = Walk::begin(complaint(COMMUNE), Handling::default()).await;
    let register = &walk.register;
    let officer = &register.official(unit, POSTS, false).await.unwrap();
    let filed = register.file(officer, raw).await.unwrap();
    let sent_to = found.competent_unit.clone();
    register.classify(officer, filed.id, found).await.unwrap();
    let handling = Handling {
        rule: rule.to_owned(),
        sent_to,
        reason: "Thuộc thẩm quyền của cấp tỉnh.".to_owned(),
        ..Handling::default()
    };
    register.handle(officer, filed.id, handling).await.unwrap();
    let (scope, id, wanted) = (officer.scope(), filed.id, form.to_owned());
    let dossier = register.read(move |tx, at| {
        let notices = notice::of_subject(tx, id)?;
        let found = notices.iter().find(|one| one.form == wanted).unwrap();
        notice::dossier(tx, at, &scope, found.id)
    });
    walk.fill(form, dossier.await.unwrap()).await
}

fn another() -> RawFiling {
    RawFiling {
        text: "Tôi xin phản ánh về việc khác với đơn trước.".to_owned(),
        ..complaint(COMMUNE)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transferred_denunciation_names_the_competent_unit_and_never_the_denouncer() {
    let raw = RawFiling {
        class: Some(Class::Denunciation),
        ..another()
    };
    let filled = handled(Class::Denunciation, "XD-10", "05/2021-03", raw).await;
    assert_eq!(filled["to"][0], "Ủy ban nhân dân tỉnh Ninh Bình");
    assert_eq!(filled["class"], "tố cáo");
    assert!(!filled.to_string().contains("Đỗ Thị Ước"), "{filled:#}");
    insta::assert_snapshot!("05-2021-03", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guided_complaint_says_where_to_go() {
    let filled = handled(Class::Complaint, "XD-04", "05/2021-02", another()).await;
    assert_eq!(filled["competent"], "Ủy ban nhân dân tỉnh Ninh Bình");
    insta::assert_snapshot!("05-2021-02", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transferred_recommendation_goes_with_its_petitioner() {
    let filled = handled(Class::Recommendation, "XD-17", "05/2021-04", another()).await;
    assert_eq!(filled["petitioners"][0]["name"], "Đỗ Thị Ước");
    insta::assert_snapshot!("05-2021-04", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_of_acceptance_bears_the_hand_of_the_official_and_of_the_head() {
    let walk = Walk::begin(complaint(COMMUNE), Handling::default()).await;
    let case = walk.case;
    let scope = walk.officer.scope();
    let dossier = walk.register.read(move |tx, at| {
        let details = casework::settlement::details(tx, &scope, case)?;
        let notices = notice::of_subject(tx, details.petitions[0])?;
        notice::dossier(tx, at, &scope, notices[0].id)
    });
    let filled = walk.fill("05/2021-01", dossier.await.unwrap()).await;
    assert_eq!(filled["signer"]["head"], filled["signer"]["official"]);
    assert_eq!(filled["number"], "1/PĐX-UBND");
    insta::assert_snapshot!("05-2021-01", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_of_many_contents_is_guided_to_be_split() {
    let found = Classifying {
        is_mixed: true,
        ..finding(Class::Complaint, PROVINCE)
    };
    let raw = RawFiling {
        text: "Tôi khiếu nại việc thu hồi đất và tố cáo cán bộ thu tiền.".to_owned(),
        ..letter(&"Công Tằng Tôn Nữ ".repeat(8), "", COMMUNE)
    };
    let filled = handled_at(COMMUNE, "XD-18", "05/2021-05", raw, found).await;
    insta::assert_snapshot!("05-2021-05", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_that_others_passed_on_goes_back_to_them() {
    let mut raw = RawFiling {
        forwarded_by: "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Ninh Bình".to_owned(),
        ..another()
    };
    raw.people.clear();
    let filled = handled(Class::Complaint, "XD-05", "05/2021-06", raw).await;
    assert_eq!(
        filled["to"][0],
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Ninh Bình"
    );
    assert_eq!(filled["petitioners"], serde_json::json!([]));
    insta::assert_snapshot!("05-2021-06", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_below_that_is_overdue_is_urged_for_a_group_of_sixty() {
    let mut found = finding(Class::Complaint, COMMUNE);
    found.facts.push("overdue_below".to_owned());
    let filled = handled_at(PROVINCE, "XD-06", "05/2021-07", sixty(), found).await;
    assert_eq!(filled["to"][0], "Ủy ban nhân dân xã Nam Ninh");
    assert_eq!(filled["people"], 60);
    insta::assert_snapshot!("05-2021-07", format!("{filled:#}"));
}
