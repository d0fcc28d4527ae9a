//! The first complaint, and the complaint on discipline.

use super::*;

/// From acceptance to the decision, the same before and after the new texts.
async fn settle(story: &mut Story, differ: bool) {
    story.on(3).step("accept", &[("number", "12/TB")]).await;
    let own = story.own();
    story
        .on(4)
        .step("assign_verification", &[("verifier", &own)])
        .await;
    let result = ("result", "Mức bồi thường tính thiếu một phần");
    let differ = ("positions_differ", if differ { "yes" } else { "" });
    story
        .on(10)
        .step("report_verification", &[result, differ])
        .await;
}

async fn meet(story: &mut Story) {
    let day = story.day(20).to_string();
    let invited = [("dialogue_day", day.as_str()), ("place", "Trụ sở UBND xã")];
    story.on(12).step("invite_dialogue", &invited).await;
    story.on(20).meet(&[]).await.unwrap();
}

async fn carry_out(story: &mut Story) {
    let decided = [
        ("number", "45/QĐ"),
        ("findings.1", "partly_right"),
        ("outcome", "amend"),
        ("to_enforce", "yes"),
        ("money_to_individuals", "120.000.000"),
        ("individuals_restored", "1"),
    ];
    story.on(25).step("decide", &decided).await;
    story
        .on(26)
        .step("send", &[("to", "Người khiếu nại")])
        .await;
    let published = [("publicity", "posting"), ("place", "Trụ sở UBND xã")];
    story.on(27).step("publish", &published).await;
    assert_eq!(story.on(50).register.let_days_pass().await.unwrap(), 0);
    assert_eq!(story.on(75).register.let_days_pass().await.unwrap(), 1);
    assert_eq!(story.state().await, "in_effect");
    let day = story.day(90).to_string();
    let instructed = [
        ("number", "46/CV"),
        ("unit", COMMUNE),
        ("finish_by", day.as_str()),
    ];
    story.step("instruct_enforcement", &instructed).await;
    let paid = [("money_returned_individuals", "100.000.000")];
    story.on(80).step("record_enforcement", &paid).await;
    let rest = [("money_returned_individuals", "20.000.000")];
    story.on(85).step("complete_enforcement", &rest).await;
    story.on(86).step("close", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_complaint_goes_from_the_desk_to_its_enforced_decision_under_either_law() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::opened(begin, Class::Complaint).await {
            settle(&mut story, true).await;
            meet(&mut story).await;
            carry_out(&mut story).await;
            let details = story.details().await;
            assert_eq!(details.case.state, "closed");
            assert_eq!(details.closed_on, Some(story.day(86)));
            assert_eq!(details.decisions.len(), 1);
            let decision = &details.decisions[0];
            assert_eq!(
                (decision.finding.as_str(), decision.outcome.as_str()),
                ("partly_right", "amend")
            );
            assert_eq!(decision.done_on, Some(story.day(85)));
            assert!(
                details
                    .notices
                    .iter()
                    .any(|paper| paper.form == "124/2020-15")
            );
            assert_eq!(story.outcome("KN-04").await.as_deref(), Some("on_time"));
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_on_discipline_goes_its_own_way_to_the_end() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::all(begin).await {
            let handling = Handling {
                is_discipline: true,
                facts: vec!["dismissal".to_owned()],
                ..Handling::default()
            };
            story.open(Class::Complaint, handling).await;
            assert_eq!(
                story.details().await.case.procedure,
                "complaint.discipline.first"
            );
            settle(&mut story, false).await;
            let early = [
                ("number", "1"),
                ("findings.1", "wrong"),
                ("outcome", "keep"),
            ];
            assert_eq!(story.refused("decide", &early).await, "02/2011/QH13 53");
            meet(&mut story).await;
            carry_out(&mut story).await;
            assert_eq!(story.state().await, "closed");
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_of_settlement_runs_from_acceptance_and_is_met_by_the_decision() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        assert_eq!(story.due("KN-02").await, Some(date(2026, 7, 15)));
        story.on(4).step("accept", &[("number", "12/TB")]).await;
        assert_eq!(story.outcome("KN-02").await.as_deref(), Some("on_time"));
        // 30 days from 2026-07-10 end on a Sunday.
        assert_eq!(story.due("KN-04").await, Some(date(2026, 8, 10)));
        assert_eq!(story.details().await.due_on, Some(date(2026, 8, 10)));
        let criteria = [("criteria", "a,b"), ("reason", "Phải xác minh ở hai nơi")];
        story.on(6).step("declare_complex", &criteria).await;
        assert_eq!(story.due("KN-04").await, Some(date(2026, 8, 24)));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remote_case_has_the_longer_term_and_keeps_it() {
    for mut story in Story::all(AFTER).await {
        let handling = Handling {
            facts: vec!["remote".to_owned()],
            ..Handling::default()
        };
        story.open(Class::Complaint, handling).await;
        story.on(4).step("accept", &[("number", "1")]).await;
        assert_eq!(story.due("KN-04").await, None);
        assert_eq!(story.due("KN-05").await, Some(date(2026, 8, 24)));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_nobody_settles_lapses_on_the_day_after_its_term() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        story.on(4).step("accept", &[("number", "1")]).await;
        story.register.on(date(2026, 8, 10));
        assert_eq!(story.register.let_days_pass().await.unwrap(), 0);
        story.register.on(date(2026, 9, 20));
        assert_eq!(story.register.let_days_pass().await.unwrap(), 1);
        assert_eq!(story.register.let_days_pass().await.unwrap(), 0);
        // The window of the citizen runs from the last day of the term, not from the day somebody looked.
        let clocks = story.details().await.clocks;
        let clock = |term| clocks.iter().find(|clock| clock.term == term).unwrap();
        assert_eq!(clock("KN-04").due, Some(date(2026, 8, 10)));
        assert_eq!(clock("KN-08").started_on, date(2026, 8, 10));
        assert_eq!(clock("KN-08").due, Some(date(2026, 9, 9)));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_days_bring_comes_before_what_an_officer_does() {
    for mut story in Story::opened(AFTER, Class::Complaint).await {
        settle(&mut story, false).await;
        let decided = [
            ("number", "45"),
            ("findings.1", "wrong"),
            ("outcome", "keep"),
        ];
        story.on(25).step("decide", &decided).await;
        story.on(26).step("send", &[("to", "Ông A")]).await;
        let published = [("publicity", "posting"), ("place", "Xã")];
        story.on(27).step("publish", &published).await;
        // Nobody ran the calendar; the decision took effect all the same.
        story.on(90).step("close", &[]).await;
        assert_eq!(story.state().await, "closed");
        story.whole().await;
    }
}
