//! Denunciations, first and continued, from the petition to the end.

use super::*;

/// The clock of the continued denunciation differs, the rest is one way.
pub(super) async fn settle(story: &mut Story, is_first: bool) {
    if is_first {
        let checked = [("report", "Đã xác minh danh tính, đủ điều kiện")];
        story.on(2).step("check_identity", &checked).await;
        story.on(3).step("accept", &[("number", "7/QĐ")]).await;
    } else {
        let accepted = [("number", "7/QĐ"), ("ground", "law_misapplied")];
        story.on(3).step("accept", &accepted).await;
    }
    story
        .on(4)
        .step("notify_acceptance", &[("number", "8/TB")])
        .await;
    story.on(5).team().await;
    let heard = [("explanation", "Không thừa nhận việc thu tiền")];
    story.on(10).step("hear_accused", &heard).await;
    let reported = [("result", "Có thu tiền trái quy định")];
    story.on(15).step("report_verification", &reported).await;
    let concluded = [
        ("number", "9/KL"),
        ("findings.1", "right"),
        ("to_enforce", "yes"),
        ("persons_to_handle", "2"),
        ("officials_to_handle", "1"),
    ];
    story.on(20).step("conclude", &concluded).await;
    story.on(21).step("send", &[("to", "Các bên")]).await;
    let published = [("publicity", "posting"), ("masked", "yes")];
    story.on(22).step("publish", &published).await;
    let day = story.day(60).to_string();
    let instructed = [
        ("number", "10/CV"),
        ("unit", COMMUNE),
        ("finish_by", day.as_str()),
    ];
    story.on(23).step("instruct_enforcement", &instructed).await;
    let done = story.day(30).to_string();
    let recorded = [("done_on", done.as_str()), ("persons_handled", "2")];
    story.on(31).step("record_enforcement", &recorded).await;
    story.on(35).step("complete_enforcement", &[]).await;
    story.on(36).step("close", &[]).await;
    assert_eq!(story.state().await, "closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_goes_from_the_desk_to_its_carried_out_conclusion_under_either_law() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::opened(begin, Class::Denunciation).await {
            settle(&mut story, true).await;
            let details = story.details().await;
            assert!(details.case.sealed);
            assert_eq!(details.decisions[0].finding, "right");
            assert_eq!(story.outcome("TC-09").await.as_deref(), Some("on_time"));
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_continued_denunciation_is_settled_again_by_the_superior() {
    for begin in [BEFORE, AFTER, CROSSING] {
        for mut story in Story::opened(begin, Class::Denunciation).await {
            settle(&mut story, true).await;
            let first = story.case;
            story.begin = story.day(40);
            story.on(0);
            let again = story
                .open_second(Class::Denunciation, Handling::default())
                .await
                .unwrap();
            story.officer = story.superior.clone();
            story.case = again;
            assert_eq!(
                story.details().await.case.procedure,
                "denunciation.continued"
            );
            settle(&mut story, false).await;
            assert_eq!(story.details().await.case.earlier_case, Some(first));
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_of_2018_is_walked_by_the_law_that_followed_without_its_clocks() {
    for mut story in Story::all(date(2018, 3, 5)).await {
        // The commune of that day.
        story.officer = story
            .register
            .official("14005.ubnd", OFFICERS, false)
            .await
            .unwrap();
        let unit = story.officer.unit.clone();
        let raw = complaint(&unit);
        let finding = finding(Class::Denunciation, &unit);
        let officer = story.officer.clone();
        story.case = story
            .open_at(&officer, raw, finding, Handling::default())
            .await
            .unwrap();
        let details = story.register.case(&officer, story.case).await.unwrap();
        assert!(details.clocks.is_empty(), "no term of that law is given");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_goes_by_individuals_who_were_identified() {
    for mut story in Story::all(AFTER).await {
        let mut raw = complaint(COMMUNE);
        raw.people[0].identity.is_organization = true;
        raw.people[0].identity.name = "Hợp tác xã Ninh Vân".to_owned();
        let finding = finding(Class::Denunciation, COMMUNE);
        story.case = story
            .open_with(raw, finding, Handling::default())
            .await
            .unwrap();
        assert_eq!(
            story.refused("accept", &[("number", "1")]).await,
            "25/2018/QH14 2"
        );
        story.open(Class::Denunciation, Handling::default()).await;
        assert_eq!(
            story.refused("accept", &[("number", "1")]).await,
            "25/2018/QH14 24(1)"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_against_damage_is_kept_with_the_day_on_which_it_was_found() {
    for mut story in Story::opened(AFTER, Class::Denunciation).await {
        let found = story.day(1).to_string();
        let fields = [
            ("discovered", found.as_str()),
            ("measures", "Đã báo Công an xã"),
        ];
        story.on(2).step("prevent_damage", &fields).await;
        let clocks = story.details().await.clocks;
        let clock = clocks.iter().find(|clock| clock.term == "TC-07").unwrap();
        let days = (clock.started_on, clock.closed_on);
        assert_eq!(days, (story.day(1), Some(story.day(2))));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sanction_term_stands_over_the_settlement_until_its_conclusion() {
    for mut story in Story::all(AFTER).await {
        let handling = Handling {
            facts: vec!["sanctioned".to_owned()],
            ..Handling::default()
        };
        story.open(Class::Denunciation, handling).await;
        let checked = [("report", "Đủ điều kiện")];
        story.on(2).step("check_identity", &checked).await;
        story.on(3).step("accept", &[("number", "7/QĐ")]).await;
        let clocks = story.details().await.clocks;
        let cap = clocks.iter().find(|clock| clock.term == "TC-20").unwrap();
        assert_eq!((cap.due, cap.closed_on), (None, None));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_execution_of_a_conclusion_was_reported_each_month_until_july_2026() {
    for (begin, is_numbered) in [(date(2026, 3, 2), true), (AFTER, false)] {
        for mut story in Story::opened(begin, Class::Denunciation).await {
            enforcing(&mut story).await;
            let first = story.due("TC-21").await;
            assert_eq!(first.is_some(), is_numbered);
            story
                .on(40)
                .step("report_follow_up", &[("report", "Đang thu hồi")])
                .await;
            let second = story.due("TC-21").await;
            assert_eq!(second > first, is_numbered, "{first:?} {second:?}");
            story.on(45).step("complete_enforcement", &[]).await;
            assert_eq!(story.outcome("TC-21").await.as_deref(), Some("stopped"));
            story.whole().await;
        }
    }
}

/// As far as the order to carry the conclusion out.
async fn enforcing(story: &mut Story) {
    let checked = [("report", "Đủ điều kiện")];
    story.on(2).step("check_identity", &checked).await;
    story.on(3).step("accept", &[("number", "7/QĐ")]).await;
    story
        .on(4)
        .step("notify_acceptance", &[("number", "8/TB")])
        .await;
    story.on(5).team().await;
    let heard = [("explanation", "Không thừa nhận")];
    story.on(10).step("hear_accused", &heard).await;
    story
        .on(15)
        .step("report_verification", &[("result", "Có thu tiền")])
        .await;
    let concluded = [
        ("number", "9/KL"),
        ("findings.1", "right"),
        ("to_enforce", "yes"),
    ];
    story.on(20).step("conclude", &concluded).await;
    let day = story.day(60).to_string();
    let instructed = [
        ("number", "10/CV"),
        ("unit", COMMUNE),
        ("finish_by", day.as_str()),
    ];
    story.on(21).step("instruct_enforcement", &instructed).await;
}
