//! What an officer may find a petition to be.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn codes_that_the_law_does_not_know_are_told_with_their_fields() {
    for desk in desks(TODAY).await {
        let id = desk.file(&desk.commune, about("Đơn")).await;
        let finding = Classifying {
            field: "astrology".to_owned(),
            stage: law::procedure::Stage::Second,
            ineligibility: Some("ugly".to_owned()),
            competent_unit: Some("nowhere".to_owned()),
            branch: "royal".to_owned(),
            facts: vec!["guessed".to_owned()],
            respondent_unit: Some("nowhere".to_owned()),
            respondent_role: Some("king".to_owned()),
            summary: Some("x".repeat(2001)),
            ..finding(Class::Recommendation, COMMUNE)
        };
        let found = wrong(desk.register.classify(&desk.commune, id, finding).await);
        let expected = [
            ("field", "choice-unknown"),
            ("stage", "choice-unknown"),
            ("ineligibility", "choice-unknown"),
            ("branch", "choice-unknown"),
            ("facts", "choice-unknown"),
            ("respondent_role", "choice-unknown"),
            ("respondent_unit", "unit-unknown"),
            ("competent_unit", "unit-unknown"),
            ("summary", "field-too-long"),
        ];
        assert_eq!(
            found,
            expected.map(|(field, code)| (field.to_owned(), code))
        );
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_be_accepted_waits_under_the_term_of_its_acceptance() {
    let second = law::procedure::Stage::Second;
    for desk in desks(TODAY).await {
        for (class, stage, term, due) in [
            (Class::Complaint, None, "KN-02", Some(date(2026, 7, 15))),
            (
                Class::Complaint,
                Some(second),
                "KN-03",
                Some(date(2026, 7, 15)),
            ),
            (Class::Denunciation, None, "TC-01", Some(date(2026, 7, 15))),
            (
                Class::Denunciation,
                Some(second),
                "TC-17",
                Some(date(2026, 7, 27)),
            ),
            (Class::Recommendation, None, "XD-16", None),
        ] {
            let mut finding = finding(class, COMMUNE);
            finding.stage = stage.unwrap_or(finding.stage);
            let id = desk.found(&desk.commune, about(term), finding).await;
            let mut clocks = desk.details(&desk.commune, id).await.clocks;
            clocks.retain(|clock| clock.closed_on.is_none() && clock.term == term);
            assert_eq!(
                clocks.first().map(|clock| clock.due),
                due.map(Some),
                "{term}"
            );
        }
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_has_ended_is_not_competent_today() {
    for desk in desks(TODAY).await {
        let id = desk.file(&desk.commune, about("Đơn")).await;
        let finding = finding(Class::Complaint, "14005.ubnd");
        assert_eq!(
            wrong(desk.register.classify(&desk.commune, id, finding).await),
            [("competent_unit".to_owned(), "unit-not-in-force")]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_classification_is_refused_and_a_handled_petition_is_not_classified_again() {
    for desk in desks(TODAY).await {
        let id = desk.file(&desk.commune, about("Đơn")).await;
        let version = desk.details(&desk.commune, id).await.version;
        let seen = Classifying {
            expected: Some(version),
            ..finding(Class::Complaint, COMMUNE)
        };
        let classify = |finding| desk.register.classify(&desk.commune, id, finding);
        classify(seen.clone()).await.unwrap();
        assert_eq!(refusal(classify(seen).await).code, "changed-meanwhile");
        let handle = |rule| desk.register.handle(&desk.commune, id, by(rule));
        handle("XD-02").await.unwrap();
        let again = finding(Class::Denunciation, COMMUNE);
        assert_eq!(refusal(classify(again).await).code, "petition-handled");
        assert_eq!(refusal(handle("XD-02").await).code, "petition-handled");
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn competence_is_proposed_with_its_article_and_passing_over_a_level_is_seen() {
    for desk in desks(TODAY).await {
        let finding = Classifying {
            respondent_unit: Some(COMMUNE.to_owned()),
            respondent_role: Some("head".to_owned()),
            ..finding(Class::Complaint, COMMUNE)
        };
        let id = desk
            .found(&desk.province, about("Đơn vượt cấp"), finding)
            .await;
        let details = desk.details(&desk.province, id).await;
        assert!(details.row.skips_level);
        assert_eq!(details.within_competence, Some(false));
        assert_eq!(
            details.competence_reason.as_deref(),
            Some("commune_chair: 02/2011/QH13 17; 136/2025/QH15 2")
        );
        desk.whole().await;
    }
}
