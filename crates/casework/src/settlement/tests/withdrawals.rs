//! Withdrawals of the whole, of a part, of some of the people.

use super::*;

fn group(signers: i64, representatives: usize) -> RawFiling {
    let mut raw = complaint(COMMUNE);
    raw.signers = signers;
    for index in 0..representatives {
        let mut one = raw.people[0].clone();
        one.role = "representative".to_owned();
        one.identity.name = format!("Phạm Văn Đại {index}");
        one.identity.id_number = String::new();
        raw.people.push(one);
    }
    raw
}

async fn with_contents(begin: Date, class: Class) -> Vec<Story> {
    let mut stories = Story::all(begin).await;
    for story in &mut stories {
        let handling = Handling {
            contents: vec!["Giá đất".to_owned(), "Tái định cư".to_owned()],
            facts: if class == Class::Complaint {
                vec!["all_signed".to_owned()]
            } else {
                Vec::new()
            },
            ..Handling::default()
        };
        let mut finding = finding(class, COMMUNE);
        finding.facts.push("representatives_appointed".to_owned());
        let case = story.open_with(group(7, 1), finding, handling).await;
        story.case = case.unwrap();
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_complaint_is_terminated_and_nothing_else() {
    for (begin, clocks) in [(BEFORE, ["KN-19", "KN-19"]), (AFTER, ["KN-18", "KN-19"])] {
        for mut story in Story::opened(begin, Class::Complaint).await {
            story.on(2).step("accept", &[("number", "1")]).await;
            let number = [("number", "2"), ("ground", "withdrawal")];
            assert_eq!(
                story.wrong("terminate", &number).await,
                [("fields.ground".to_owned(), "choice-unfit")],
                "nobody withdrew"
            );
            let how = [("form", "petition"), ("free", "yes"), ("persuaded", "yes")];
            story.on(5).step("withdraw_whole", &how).await;
            story.on(6).step("terminate", &number).await;
            let details = story.details().await;
            assert_eq!(details.case.phase.as_str(), "terminated");
            assert_eq!(details.contents[0].state, "withdrawn");
            for term in clocks {
                assert!(story.due(term).await.is_some(), "{term} runs on");
            }
            story.whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_may_be_withdrawn_but_never_the_whole_of_it() {
    for mut story in with_contents(AFTER, Class::Complaint).await {
        story.on(2).step("accept", &[("number", "1")]).await;
        let both = [
            ("contents.1", "yes"),
            ("contents.2", "yes"),
            ("form", "petition"),
            ("free", "yes"),
        ];
        assert_eq!(
            story.wrong("withdraw_part", &both).await,
            [("fields.contents".to_owned(), "nothing-left")]
        );
        let unknown = [("contents.9", "yes"), ("form", "petition"), ("free", "yes")];
        assert_eq!(
            story.wrong("withdraw_part", &unknown).await,
            [
                ("fields.contents.9".to_owned(), "field-unknown"),
                ("fields.contents".to_owned(), "field-missing")
            ]
        );
        story.step("withdraw_part", &both[1..]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        story
            .step("report_verification", &[("result", "Xong")])
            .await;
        let decision = [
            ("number", "1"),
            ("findings.1", "right"),
            ("outcome", "amend"),
        ];
        story.on(9).step("decide", &decision).await;
        let states: Vec<_> = story.details().await.contents;
        let states: Vec<_> = states.iter().map(|one| one.state.as_str()).collect();
        assert_eq!(states, ["settled", "withdrawn"]);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn some_of_a_group_withdraw_and_the_case_goes_on_for_the_others() {
    for story in with_contents(AFTER, Class::Complaint).await {
        let members = |persons| [("persons", persons), ("form", "petition"), ("free", "yes")];
        assert_eq!(
            story.wrong("withdraw_members", &members("7")).await,
            [("fields.persons".to_owned(), "number-out-of-range")],
            "all of them is the whole"
        );
        story.step("withdraw_members", &members("5")).await;
        assert_eq!(story.details().await.case.people, 2);
        story.step("withdraw_members", &members("1")).await;
        assert_eq!(
            story.refused("withdraw_members", &members("1")).await,
            "124/2020/NĐ-CP 7a"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_withdrawn_under_threat_is_settled_all_the_same() {
    for mut story in with_contents(AFTER, Class::Denunciation).await {
        story.step("check_identity", &[("report", "Đủ")]).await;
        story.on(2).step("accept", &[("number", "1")]).await;
        let how = [("form", "minutes"), ("free", "")];
        story.on(3).step("withdraw_whole", &how).await;
        story.team().await;
        story
            .step("report_verification", &[("result", "Có vi phạm")])
            .await;
        let concluded = [
            ("number", "1"),
            ("findings.1", "right"),
            ("findings.2", "wrong"),
        ];
        assert_eq!(
            story.refused("conclude", &concluded).await,
            "25/2018/QH14 33(3)"
        );
        let coerced = [("ground", "coercion")];
        story.on(4).step("disregard_withdrawal", &coerced).await;
        story.on(5).step("conclude", &concluded).await;
        let decision = story.details().await.decisions;
        assert_eq!(decision[0].finding, "partly_right");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_signs_in_full_and_names_its_representatives() {
    for mut story in Story::all(AFTER).await {
        let mut finding = finding(Class::Complaint, COMMUNE);
        finding.facts.push("representatives_appointed".to_owned());
        let case = story.open_with(group(4, 0), finding.clone(), Handling::default());
        story.case = case.await.unwrap();
        assert_eq!(
            story.refused("accept", &[("number", "1")]).await,
            "124/2020/NĐ-CP 16(1)"
        );
        // A further petition of the same people brings signatures and a representative.
        let mut raw = group(1, 1);
        raw.people.remove(0);
        raw.text = "Bổ sung chữ ký và người đại diện.".to_owned();
        let handling = Handling {
            join_case: Some(story.case),
            facts: vec!["all_signed".to_owned()],
            ..Handling::default()
        };
        let joined = story.open_with(raw, finding, handling).await.unwrap();
        assert_eq!(joined, story.case);
        story.step("accept", &[("number", "1")]).await;
        story.whole().await;
    }
}
