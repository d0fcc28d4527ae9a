//! What the law forbids is refused with the article that forbids it.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn no_decision_comes_before_acceptance_and_none_before_the_verification() {
    let decision = [
        ("number", "1"),
        ("findings.1", "wrong"),
        ("outcome", "keep"),
    ];
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        let early = refusal(story.take("decide", &decision).await.unwrap_err());
        assert_eq!(early.code, "step-not-in-this-state");
        assert_eq!(early.article.as_deref(), Some("02/2011/QH13 31"));
        story.on(2).step("accept", &[("number", "1")]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        assert_eq!(
            story.refused("decide", &decision).await,
            "02/2011/QH13 29(4)"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_does_not_fit_is_told_with_its_field() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(2);
        let long = "x".repeat(301);
        for (step, fields, expected) in [
            (
                "refuse",
                vec![],
                vec![
                    ("fields.ground", "field-missing"),
                    ("fields.reason", "field-missing"),
                ],
            ),
            (
                "accept",
                vec![("number", long.as_str())],
                vec![("fields.number", "field-too-long")],
            ),
            (
                "accept",
                vec![("number", "1"), ("colour", "red")],
                vec![("fields.colour", "field-unknown")],
            ),
            (
                "refuse",
                vec![("number", "1"), ("ground", "99"), ("reason", "x")],
                vec![("fields.ground", "choice-unknown")],
            ),
            (
                "refuse",
                vec![("number", "1"), ("ground", "1a,2"), ("reason", "x")],
                vec![("fields.ground", "choice-unknown")],
            ),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(field, code)| (field.to_owned(), code))
                .collect();
            assert_eq!(story.wrong(step, &fields).await, expected);
        }
        assert_eq!(
            story.wrong("fly", &[]).await,
            [("step".to_owned(), "choice-unknown")]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_and_officials_and_units_that_do_not_exist_are_told() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(2).step("accept", &[("number", "1")]).await;
        let above = story.superior.official.to_string();
        assert_eq!(
            story
                .wrong("assign_verification", &[("verifier", &above)])
                .await,
            [("fields.verifier".to_owned(), "official-unknown")],
            "an official of another unit"
        );
        let own = story.own();
        for (day, code) in [
            ("2026-02-30", "date-wrong"),
            ("mai", "date-wrong"),
            ("1999-01-01", "field-before-the-law"),
            ("2999-01-01", "date-too-far"),
        ] {
            let fields = [("verifier", own.as_str()), ("report_by", day)];
            assert_eq!(
                story.wrong("assign_verification", &fields).await,
                [("fields.report_by".to_owned(), code)]
            );
        }
        let day = story.day(2).to_string();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        story
            .step("report_verification", &[("result", "Xong")])
            .await;
        let decision = [
            ("number", "1"),
            ("findings.1", "wrong"),
            ("outcome", "keep"),
            ("persons_to_handle", "1"),
            ("officials_to_handle", "2"),
            ("money_to_state", "12,5"),
        ];
        let mut wrong = story.wrong("decide", &decision).await;
        wrong.sort();
        assert_eq!(
            wrong,
            [
                ("fields.money_to_state".to_owned(), "number-wrong"),
                ("fields.officials_to_handle".to_owned(), "above-its-bound")
            ]
        );
        story.step("decide", &decision[..3]).await;
        let appeal = [("filed_on", day.as_str()), ("unit", "99-nowhere")];
        assert_eq!(
            story.wrong("appeal", &appeal).await,
            [("fields.unit".to_owned(), "unit-unknown")]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_cannot_be_recorded_before_it_happened_nor_before_the_decision_was_sent() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(2).step("accept", &[("number", "1")]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        story
            .step("report_verification", &[("result", "Xong")])
            .await;
        let decision = [
            ("number", "1"),
            ("findings.1", "wrong"),
            ("outcome", "keep"),
        ];
        story.on(5).step("decide", &decision).await;
        let today = story.day(5).to_string();
        let (way, proof) = (("way", "in_person"), ("proof", "signature"));
        let received = [("received_on", today.as_str()), way, proof];
        assert_eq!(
            story.refused("record_receipt", &received).await,
            "02/2011/QH13 32; 124/2020/NĐ-CP 29(2)"
        );
        story.step("send", &[("to", "Ông A")]).await;
        let tomorrow = story.day(6).to_string();
        assert_eq!(
            story
                .wrong("record_receipt", &[("received_on", &tomorrow), way, proof])
                .await,
            [("fields.received_on".to_owned(), "date-after-the-step")]
        );
        story.step("record_receipt", &received).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_the_law_does_not_ask_for_are_not_given() {
    for story in Story::all(AFTER).await {
        let handling = Handling {
            facts: vec!["dialogue_held".to_owned()],
            ..Handling::default()
        };
        let finding = finding(Class::Complaint, COMMUNE);
        let failure = story.open_with(complaint(COMMUNE), finding, handling).await;
        assert_eq!(
            wrong_fields(failure.unwrap_err()),
            [("facts".to_owned(), "choice-unknown")]
        );
    }
}
