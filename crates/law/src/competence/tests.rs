use super::{Body, Circumstance, Competence, Level, Respondent, Role, Settler};
use crate::procedure::{Class, Stage};
use crate::{Faults, Source};

fn competence() -> Competence {
    let mut faults = Faults::default();
    let competence = Competence::load(&Source::vietnam(), &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    competence
}

fn settler(
    level: Level,
    body: Body,
    role: Role,
    class: Class,
    stage: Stage,
    on: &str,
) -> Option<Settler> {
    let respondent = Respondent {
        level,
        body,
        role,
        circumstance: None,
    };
    let competence = competence();
    let row = competence.propose(&respondent, class, stage, on.parse().unwrap());
    row.map(|row| row.settler)
}

#[test]
fn over_the_commune_chair_stands_the_district_until_june_2025_and_then_the_province() {
    let second = |on| {
        settler(
            Level::Commune,
            Body::PeoplesCommittee,
            Role::Head,
            Class::Complaint,
            Stage::Second,
            on,
        )
    };
    assert_eq!(second("2025-06-30"), Some(Settler::DistrictChair));
    assert_eq!(second("2025-07-01"), Some(Settler::ProvinceChair));
    assert_eq!(second("2026-07-01"), Some(Settler::ProvinceChair));
    let denounced = |on| {
        settler(
            Level::Commune,
            Body::PeoplesCommittee,
            Role::DeputyHead,
            Class::Denunciation,
            Stage::First,
            on,
        )
    };
    assert_eq!(denounced("2025-06-30"), Some(Settler::DistrictChair));
    assert_eq!(denounced("2025-07-01"), Some(Settler::ProvinceChair));
}

#[test]
fn a_complaint_on_a_department_goes_to_its_director_then_to_the_provincial_chair() {
    let stage = |stage| {
        settler(
            Level::Province,
            Body::SpecialisedAgency,
            Role::Body,
            Class::Complaint,
            stage,
            "2026-08-03",
        )
    };
    assert_eq!(stage(Stage::First), Some(Settler::SelfUnitHead));
    assert_eq!(stage(Stage::Second), Some(Settler::ProvinceChair));
}

#[test]
fn after_the_minister_only_a_lawsuit_is_left() {
    let second = settler(
        Level::Central,
        Body::Ministry,
        Role::Head,
        Class::Complaint,
        Stage::Second,
        "2026-08-03",
    );
    assert_eq!(second, Some(Settler::Lawsuit));
}

#[test]
fn the_proposal_carries_its_article_as_the_reason() {
    let respondent = Respondent {
        level: Level::Province,
        body: Body::PeoplesCommittee,
        role: Role::Head,
        circumstance: None,
    };
    let competence = competence();
    let row = competence
        .propose(
            &respondent,
            Class::Complaint,
            Stage::Second,
            "2026-08-03".parse().unwrap(),
        )
        .unwrap();
    assert_eq!(
        (row.settler, row.article.as_str()),
        (Settler::MinisterOfField, "02/2011/QH13 23(3)")
    );
}

#[test]
fn a_head_is_denounced_to_the_body_above_and_staff_to_the_head() {
    let denounced = |role| {
        settler(
            Level::Province,
            Body::AgencyBody,
            role,
            Class::Denunciation,
            Stage::First,
            "2026-08-03",
        )
    };
    assert_eq!(denounced(Role::Staff), Some(Settler::SelfUnitHead));
    assert_eq!(denounced(Role::Head), Some(Settler::ParentHead));
    assert_eq!(denounced(Role::Body), Some(Settler::ParentHead));
}

#[test]
fn a_case_nobody_covers_is_assigned_only_since_july_2026() {
    let respondent = Respondent {
        level: Level::Province,
        body: Body::AgencyBody,
        role: Role::Staff,
        circumstance: Some(Circumstance::NotCovered),
    };
    let competence = competence();
    let on = |day: &str| {
        competence.propose(
            &respondent,
            Class::Denunciation,
            Stage::First,
            day.parse().unwrap(),
        )
    };
    assert!(on("2026-06-30").is_none());
    assert_eq!(on("2026-07-01").unwrap().settler, Settler::Designated);
}

#[test]
fn nothing_is_settled_by_a_district_after_june_2025() {
    for stage in [Stage::First, Stage::Second] {
        for body in [Body::PeoplesCommittee, Body::SpecialisedAgency] {
            let settler = settler(
                Level::District,
                body,
                Role::Head,
                Class::Complaint,
                stage,
                "2025-07-01",
            );
            assert_eq!(settler, None);
        }
    }
    let by_district = competence()
        .rows
        .into_iter()
        .filter(|row| row.settler == Settler::DistrictChair);
    for row in by_district {
        assert_eq!(row.until, Some("2025-06-30".parse().unwrap()), "{}", row.id);
    }
}

#[test]
fn a_continued_denunciation_goes_to_the_superior_whatever_became_of_the_accused() {
    use Circumstance::{Dissolved, LeftService, MovedHigher, StateManagement};
    let competence = competence();
    let on = "2026-08-03".parse().unwrap();
    for circumstance in [MovedHigher, LeftService, Dissolved, StateManagement]
        .map(Some)
        .into_iter()
        .chain([None])
    {
        let respondent = Respondent {
            level: Level::Commune,
            body: Body::PeoplesCommittee,
            role: Role::Staff,
            circumstance,
        };
        let row = competence.propose(&respondent, Class::Denunciation, Stage::Second, on);
        assert_eq!(
            row.map(|row| row.settler),
            Some(Settler::SuperiorOfSettler),
            "{circumstance:?}"
        );
    }
}
