//! Each content is verified, spoken about, and settled on its own.

use super::*;
use crate::settlement::{self, Meeting};

impl Story {
    async fn meetings(&self) -> Vec<Meeting> {
        let case = self.case;
        let read = self
            .register
            .read(move |tx, _| settlement::meetings_of(tx, case));
        read.await.unwrap()
    }
}

/// A case of three contents, accepted, with somebody who verifies.
async fn accepted() -> Vec<Story> {
    let mut stories = Story::all(AFTER).await;
    for story in &mut stories {
        let contents = ["Giá đất", "Tái định cư", "Án phí"].map(str::to_owned);
        let handling = Handling {
            contents: contents.to_vec(),
            ..Handling::default()
        };
        story.open(Class::Complaint, handling).await;
        story.on(2).step("accept", &[("number", "1")]).await;
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn each_content_has_its_finding_its_order_its_day_and_its_entry() {
    for mut story in accepted().await {
        let referred = [
            ("contents.3", "yes"),
            ("unit", PROVINCE),
            ("reason", "Thuộc thẩm quyền cơ quan khác"),
        ];
        story.on(3).step("refer_content", &referred).await;
        let reported = [
            ("result", "Có cơ sở một phần"),
            ("positions_differ", "no"),
            ("found.1", "Áp sai bảng giá"),
            ("proposed.1", "right"),
            ("found.2", "Đủ điều kiện"),
            ("proposed.2", "wrong"),
        ];
        story.on(5).step("report_verification", &reported).await;
        let half = [("findings.1", "right"), ("outcome", "amend")];
        let missing = story.wrong("decide", &half).await;
        assert_eq!(missing, [("fields.findings.2".to_owned(), "field-missing")]);
        let decided = [
            ("findings.1", "right"),
            ("orders.1", "Bồi thường bổ sung 48 triệu đồng"),
            ("findings.2", "wrong"),
            ("outcome", "amend"),
        ];
        story.on(8).step("decide", &decided).await;
        let details = story.details().await;
        let told: Vec<_> = details
            .contents
            .iter()
            .map(|one| (one.state.as_str(), one.finding.as_deref(), one.settled_on))
            .collect();
        assert_eq!(
            told,
            [
                ("settled", Some("right"), Some(story.day(8))),
                ("settled", Some("wrong"), Some(story.day(8))),
                ("referred", None, Some(story.day(3))),
            ]
        );
        let first = &details.contents[0];
        assert_eq!(first.found, "Áp sai bảng giá");
        assert_eq!(first.ordered, "Bồi thường bổ sung 48 triệu đồng");
        assert_eq!(first.settled_entry, Some(details.case.docket_length));
        assert_eq!(details.contents[2].referred_to.as_deref(), Some(PROVINCE));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn not_every_content_can_be_referred() {
    for story in accepted().await {
        let all = [
            ("contents.1", "yes"),
            ("contents.2", "yes"),
            ("contents.3", "yes"),
            ("unit", PROVINCE),
            ("reason", "Không thuộc thẩm quyền"),
        ];
        let wrong = story.wrong("refer_content", &all).await;
        assert_eq!(wrong, [("fields.contents".to_owned(), "nothing-left")]);
        story.whole().await;
    }
}

/// What is said of three contents, with the petitioner as he came or stayed away.
fn said<'a>(own: &'a str, presence: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("host", own),
        ("outcome", "Đã đối thoại"),
        ("positions.1", "agreed"),
        ("positions.2", "differs"),
        ("positions.3", "partly_agreed"),
        ("people.1.name", "Đỗ Thị Ước"),
        ("people.1.role", "petitioner"),
        ("people.1.presence", presence),
        ("people.2.name", "Ông Bính"),
        ("people.2.role", "respondent"),
        ("people.2.presence", "absent_with_reason"),
        ("people.2.signature", "refused"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_minutes_tell_who_stayed_away_and_what_came_of_each_content() {
    for mut story in accepted().await {
        let own = story.own();
        let day = story.day(12).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Trụ sở")];
        story.on(3).step("invite_dialogue", &invited).await;
        story.on(12);
        let away = story
            .wrong("hold_dialogue", &said(&own, "absent_with_reason"))
            .await;
        assert_eq!(away, [("fields.people".to_owned(), "petitioner-not-there")]);
        story
            .step(
                "postpone_dialogue",
                &[("reason", "Người khiếu nại nằm viện")],
            )
            .await;
        let article = story.refused("hold_dialogue", &said(&own, "present")).await;
        assert_eq!(article, "02/2011/QH13 30(2)");
        let day = story.day(20).to_string();
        let invited = [("dialogue_day", day.as_str()), ("place", "Trụ sở")];
        story.on(13).step("invite_dialogue", &invited).await;
        story
            .on(20)
            .step("hold_dialogue", &said(&own, "present"))
            .await;
        let meetings = story.meetings().await;
        let kinds: Vec<&str> = meetings.iter().map(|one| one.kind.as_str()).collect();
        assert_eq!(kinds, ["postpone_dialogue", "hold_dialogue"]);
        let held = &meetings[1];
        assert_eq!(held.host_name.as_deref(), Some("Nguyễn Văn Mẫu"));
        assert_eq!(held.people[1].presence, "absent_with_reason");
        assert_eq!(held.people[1].signature, "refused");
        let came: Vec<&str> = held
            .contents
            .iter()
            .map(|one| one.position.as_str())
            .collect();
        assert_eq!(came, ["agreed", "differs", "partly_agreed"]);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mediators_bring_the_parties_to_agree_and_the_complaint_is_taken_back() {
    for mut story in accepted().await {
        let conciliated = [
            ("mediators.1.name", "Bà Lý"),
            ("mediators.1.role", "front"),
            ("mediators.2.name", "Ông Tư"),
            ("mediators.2.role", "elder"),
            ("outcome", "Hai bên thống nhất ranh giới"),
            ("positions.1", "agreed"),
            ("agreed", "yes"),
        ];
        story.on(4).step("conciliate", &conciliated).await;
        let meeting = &story.meetings().await[0];
        let roles: Vec<&str> = meeting.people.iter().map(|one| one.role.as_str()).collect();
        assert_eq!(roles, ["front", "elder"]);
        let how = [("form", "petition"), ("free", "yes"), ("persuaded", "yes")];
        story.on(5).step("withdraw_whole", &how).await;
        let ended = [("number", "2"), ("ground", "withdrawal")];
        story.on(6).step("terminate", &ended).await;
        let states: Vec<_> = story.details().await.contents;
        assert!(states.iter().all(|one| one.state == "withdrawn"));
        story.whole().await;
    }
}
