//! Groups: who withdraws, who speaks for the others, who died; a withdrawal that was not free.

use super::*;

/// Three complainants on two contents.
async fn three(class: Class) -> Vec<Story> {
    let mut stories = Story::all(AFTER).await;
    for story in &mut stories {
        let mut raw = complaint(COMMUNE);
        raw.signers = 3;
        for index in 0..2 {
            let mut one = raw.people[0].clone();
            one.identity.name = format!("Phạm Văn Đại {index}");
            one.identity.id_number = String::new();
            raw.people.push(one);
        }
        let handling = Handling {
            contents: vec!["Giá đất".to_owned(), "Tái định cư".to_owned()],
            ..Handling::default()
        };
        let case = story
            .open_with(raw, finding(class, COMMUNE), handling)
            .await;
        story.case = case.unwrap();
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_a_group_withdraws_another_dies_and_the_last_goes_on() {
    for mut story in three(Class::Complaint).await {
        let day = story.day(0).to_string();
        let two = [
            ("members.1", "yes"),
            ("members.2", "yes"),
            ("appointed_on", day.as_str()),
        ];
        story.step("appoint_representatives", &two).await;
        let roles = story.details().await.participants;
        let roles: Vec<&str> = roles.iter().map(|one| one.shown.role.as_str()).collect();
        assert_eq!(roles[..2], ["representative", "representative"]);
        let all = [two[0], two[1], ("members.3", "yes"), two[2]];
        assert_eq!(
            story.refused("appoint_representatives", &all).await,
            "124/2020/NĐ-CP 6(2)"
        );
        let out = [
            ("persons", "1"),
            ("members.1", "yes"),
            ("form", "petition"),
            ("free", "yes"),
            ("persuaded", "yes"),
        ];
        story.on(1).step("withdraw_members", &out).await;
        let died = [
            ("members.2", "yes"),
            ("cause", "died"),
            ("left_on", day.as_str()),
        ];
        story.on(2).step("leave_group", &died).await;
        let details = story.details().await;
        assert_eq!(details.case.people, 1);
        let left: Vec<_> = details
            .participants
            .iter()
            .filter_map(|one| one.left_as.as_deref())
            .collect();
        assert_eq!(left, ["withdrew", "died"]);
        let row = &details.ending.withdrawals[0];
        assert_eq!((row.kind.as_str(), row.people), ("members", 1));
        assert!(row.is_free && row.is_persuaded && row.asked_by.is_some());
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_free_is_no_withdrawal_and_what_was_coerced_is_looked_at_again() {
    for story in three(Class::Complaint).await {
        let forced = [("contents.1", "yes"), ("form", "minutes"), ("free", "no")];
        assert_eq!(
            story.refused("withdraw_part", &forced).await,
            "02/2011/QH13 6; 02/2011/QH13 10"
        );
        let (own, day) = (story.own(), story.day(0).to_string());
        let pressed = [
            ("asked_by", own.as_str()),
            ("asked_on", day.as_str()),
            ("absent", "Cán bộ địa chính"),
            ("signs", "Bị dọa cắt hỗ trợ"),
        ];
        story.step("record_pressure", &pressed).await;
        let part = [forced[0], forced[1], ("free", "yes")];
        story.step("withdraw_part", &part).await;
        assert!(story.details().await.case.facts.holds("pressed"));
        let handling = [("number", "1")];
        let refused = story.take("accept", &handling).await.unwrap_err();
        assert!(refusal(refused).article.is_some(), "no representatives yet");
        story.whole().await;
    }
    for mut story in three(Class::Denunciation).await {
        story.step("check_identity", &[("report", "Đủ")]).await;
        let day = story.day(0).to_string();
        let one = [("members.1", "yes"), ("appointed_on", day.as_str())];
        story.step("appoint_representatives", &one).await;
        story.on(1).step("accept", &[]).await;
        let part = [("contents.1", "yes"), ("form", "minutes"), ("free", "yes")];
        story.step("withdraw_part", &part).await;
        let again = [
            ("contents.1", "yes"),
            ("ground", "coercion"),
            ("evidence", "Có ghi âm lời đe dọa"),
        ];
        story.on(2).step("reconsider", &again).await;
        let details = story.details().await;
        assert_eq!(details.contents[0].state, "open");
        assert_eq!(
            details.ending.withdrawals[0].set_aside_on,
            Some(story.day(2))
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_ends_with_its_withdrawal_only_when_it_was_free_and_examined() {
    for mut story in Story::opened(AFTER, Class::Denunciation).await {
        story.step("check_identity", &[("report", "Đủ")]).await;
        story.on(1).step("accept", &[]).await;
        let how = |free| [("form", "minutes"), ("free", free)];
        story.step("withdraw_whole", &how("no")).await;
        let ended = [("ground", "withdrawal"), ("examined", "yes")];
        assert_eq!(
            story.refused("terminate", &ended).await,
            "25/2018/QH14 33(3)"
        );
        let coerced = [("ground", "coercion")];
        story.step("disregard_withdrawal", &coerced).await;
        story.on(2).step("withdraw_whole", &how("yes")).await;
        assert_eq!(
            story.refused("terminate", &ended[..1]).await,
            "25/2018/QH14 33(3)",
            "nobody examined whether it may end"
        );
        story.step("terminate", &ended).await;
        let rows = story.details().await.ending.withdrawals;
        assert_eq!(rows.len(), 2);
        assert!(rows[0].set_aside_on.is_some() && rows[1].set_aside_on.is_none());
        story.whole().await;
    }
}
