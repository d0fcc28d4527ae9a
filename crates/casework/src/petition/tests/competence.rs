//! Who must settle a denunciation, by what became of the accused and of his unit (Law on Denunciations art. 12–18, 37).

use super::*;
use crate::petition::{Against, Circumstances, propose_competence};
use law::procedure::Stage;

/// The head of the commune, then of another.
const MAYOR: Against<'_> = Against {
    unit: COMMUNE,
    role: "head",
    circumstance: "",
    present_unit: "",
};

/// Who settles, and the unit to which that leads.
fn proposed(desk: &Desk, against: &Against<'_>, stage: Stage) -> (String, Option<String>) {
    let at = &desk.register.at;
    let found = propose_competence(at, against, Class::Denunciation, stage, TODAY).unwrap();
    (found.settler, found.unit)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_the_accused_leads_to_another_settler() {
    for desk in desks(TODAY).await {
        let government = "tw.chinh-phu";
        for (circumstance, present, settler, unit) in [
            ("", "", "province_chair", Some(PROVINCE)),
            ("several_managers", "", "self_unit_head", Some(COMMUNE)),
            ("moved_equal", NEIGHBOUR, "parent_head_then", Some(PROVINCE)),
            (
                "moved_higher",
                PROVINCE,
                "present_unit_head",
                Some(PROVINCE),
            ),
            ("moved_higher", "", "present_unit_head", None),
            (
                "moved_to_lead",
                PROVINCE,
                "present_parent_head",
                Some(government),
            ),
            ("moved_other", NEIGHBOUR, "unit_head_then", Some(COMMUNE)),
            ("left_service", "", "unit_head_then", Some(COMMUNE)),
            ("dissolved", "", "manager_of_dissolved", Some(PROVINCE)),
            ("not_covered", "", "designated", None),
            ("state_management", "", "field_authority", None),
        ] {
            let against = Against {
                circumstance,
                present_unit: present,
                ..MAYOR
            };
            let expected = (settler.to_owned(), unit.map(str::to_owned));
            assert_eq!(
                proposed(&desk, &against, Stage::First),
                expected,
                "{circumstance}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_was_merged_leads_to_the_one_that_came_out_of_it() {
    for desk in desks(TODAY).await {
        let merged = Against {
            unit: "37.so-tai-chinh",
            circumstance: "reorganized",
            ..MAYOR
        };
        let expected = (
            "successor_head".to_owned(),
            Some("37-2025.so-tai-chinh".to_owned()),
        );
        assert_eq!(proposed(&desk, &merged, Stage::First), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_continued_denunciation_goes_above_the_first_settler() {
    for desk in desks(TODAY).await {
        let expected = (
            "superior_of_settler".to_owned(),
            Some("tw.chinh-phu".to_owned()),
        );
        assert_eq!(proposed(&desk, &MAYOR, Stage::Second), expected);
        let head_of_province = Against {
            unit: PROVINCE,
            ..MAYOR
        };
        let (settler, unit) = proposed(&desk, &head_of_province, Stage::First);
        assert_eq!(
            (settler.as_str(), unit.as_deref()),
            ("prime_minister", Some("tw.chinh-phu"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_needs_no_role_and_a_denunciation_does() {
    for desk in desks(TODAY).await {
        let against = Against { role: "", ..MAYOR };
        let found =
            |class| propose_competence(&desk.register.at, &against, class, Stage::First, TODAY);
        assert_eq!(
            found(Class::Complaint).unwrap().unit.as_deref(),
            Some(COMMUNE)
        );
        assert_eq!(found(Class::Denunciation), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_circumstance_is_kept_with_the_reason_it_gave() {
    for desk in desks(TODAY).await {
        let finding = Classifying {
            respondent_unit: Some(COMMUNE.to_owned()),
            respondent_role: Some("head".to_owned()),
            circumstances: Circumstances {
                shift: Some("moved_higher".to_owned()),
                present_unit: Some(PROVINCE.to_owned()),
                ..Circumstances::default()
            },
            ..finding(Class::Denunciation, PROVINCE)
        };
        let kept = finding.circumstances.clone();
        let id = desk
            .found(&desk.commune, about("Chủ tịch cũ"), finding)
            .await;
        let details = desk.details(&desk.commune, id).await;
        assert_eq!(details.circumstances, kept);
        assert_eq!(
            details.competence_reason.as_deref(),
            Some("present_unit_head: 25/2018/QH14 12(3)b")
        );
        desk.whole().await;
    }
}
