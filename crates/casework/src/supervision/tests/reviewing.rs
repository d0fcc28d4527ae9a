//! Review meetings: the agenda draws itself up, units report, conclusions become directives, months fall short.

use super::*;
use crate::access::Scope;
use crate::supervision::directives_of;
use crate::supervision::review::{
    self, Closing, ItemKind, MeetingDetails, RawMeeting, Stand, Telling,
};

async fn call(story: &Story, on: Date) -> Result<Id> {
    let permit = story.leader.permit::<acts::HoldReview>()?;
    let raw = RawMeeting {
        on: Some(on),
        place: "Phòng họp số 1".to_owned(),
        host: "Chủ tịch UBND".to_owned(),
    };
    story
        .register
        .write(move |tx, at| review::call(tx, at, &permit, &raw))
        .await
}

async fn open(story: &Story, id: Id) -> Result<()> {
    let permit = story.leader.permit::<acts::HoldReview>()?;
    story
        .register
        .write(move |tx, at| review::open(tx, at, &permit, id, None))
        .await
}

async fn close(story: &Story, id: Id, minutes: &'static str) -> Result<()> {
    let permit = story.leader.permit::<acts::HoldReview>()?;
    let said = Closing {
        minutes: minutes.to_owned(),
        expected: None,
    };
    story
        .register
        .write(move |tx, at| review::close(tx, at, &permit, id, &said))
        .await
}

async fn tell(story: &Story, id: Id, text: &'static str) -> Result<()> {
    let permit = story.owner.permit::<acts::ReportUp>()?;
    let said = Telling {
        text: text.to_owned(),
    };
    story
        .register
        .write(move |tx, at| review::tell(tx, at, &permit, id, &said))
        .await
}

async fn read(story: &Story, scope: Scope, id: Id) -> Result<MeetingDetails> {
    story
        .register
        .read(move |tx, _| review::meeting(tx, &scope, id))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_agenda_is_drawn_up_when_the_meeting_is_opened_and_stays_as_it_was() {
    for mut story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let assignment = story.given(20).await;
        story.register.on(date(2026, 9, 1));
        let id = call(&story, date(2026, 9, 2)).await.unwrap();
        assert_eq!(code(open(&story, id).await), "meeting-too-early");
        story.register.on(date(2026, 9, 2));
        open(&story, id).await.unwrap();
        let seen = read(&story, story.leader.scope(), id).await.unwrap();
        let kinds = |kind| {
            let of_kind = seen.items.iter().filter(move |item| item.kind == kind);
            of_kind.map(|item| item.subject).collect::<Vec<_>>()
        };
        assert!(kinds(ItemKind::Overdue).contains(&case), "{:?}", seen.items);
        assert_eq!(kinds(ItemKind::Stuck), [case]);
        assert_eq!(kinds(ItemKind::Directive), [assignment]);
        let mine = seen.reports.iter().find(|one| one.unit == COMMUNE).unwrap();
        assert_eq!((mine.cases, mine.late_directives), ((1, 1), 1));
        story.report(assignment, "Đã xong").await.unwrap();
        let again = read(&story, story.leader.scope(), id).await.unwrap();
        assert_eq!(seen.items, again.items, "what was drawn up stays");
        tell(&story, id, "Vụ việc đang chờ trích đo").await.unwrap();
        assert_eq!(code(close(&story, id, " ").await), "minutes field-missing");
        close(&story, id, "Giao xã Hoa Lư giải quyết trong tháng 9")
            .await
            .unwrap();
        assert_eq!(
            code(tell(&story, id, "Xin bổ sung").await),
            "meeting-not-open"
        );
        let raw = RawDirective {
            source: "review_meeting".to_owned(),
            subject_kind: "meeting".to_owned(),
            subject: Some(id),
            text: "Giải quyết dứt điểm vụ việc".to_owned(),
            due: Some(date(2026, 9, 30)),
            owners: vec![RawOwner {
                unit: COMMUNE.to_owned(),
                ..RawOwner::default()
            }],
            ..RawDirective::default()
        };
        story.give(raw).await.unwrap();
        let scope = story.owner.scope();
        let ordered = story
            .register
            .read(move |tx, _| directives_of(tx, &scope, id))
            .await
            .unwrap();
        assert_eq!(ordered.len(), 1);
        let seen = read(&story, story.owner.scope(), id).await.unwrap();
        assert_eq!(seen.meeting.stand, Stand::Closed);
        assert_eq!(seen.reports.len(), 1, "a unit sees its own report alone");
        assert_eq!(seen.reports[0].text, "Vụ việc đang chờ trích đo");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_with_fewer_meetings_than_were_set_falls_short() {
    for mut story in Story::led_by(PROVINCE).await {
        let permit = story.leader.permit::<acts::HoldReview>().unwrap();
        let wrong = story
            .register
            .write(move |tx, at| review::set_rhythm(tx, at, &permit, (at.now.today, 40)))
            .await;
        assert_eq!(code(wrong), "per_month number-wrong");
        let permit = story.leader.permit::<acts::HoldReview>().unwrap();
        story
            .register
            .write(move |tx, at| review::set_rhythm(tx, at, &permit, (at.now.today, 2)))
            .await
            .unwrap();
        for day in [6, 20] {
            story.register.on(date(2026, 7, day));
            let id = call(&story, date(2026, 7, day)).await.unwrap();
            open(&story, id).await.unwrap();
            close(&story, id, "Đã rà soát").await.unwrap();
        }
        story.register.on(date(2026, 8, 3));
        let id = call(&story, date(2026, 8, 3)).await.unwrap();
        open(&story, id).await.unwrap();
        close(&story, id, "Đã rà soát").await.unwrap();
        story.register.on(date(2026, 9, 1));
        let months = story
            .register
            .read(|tx, at| review::months(tx, at, PROVINCE, 4))
            .await
            .unwrap();
        let today = date(2026, 9, 1);
        let told: Vec<_> = months
            .iter()
            .map(|month| (month.held, month.wanted, month.is_short(today)))
            .collect();
        assert_eq!(
            told,
            [
                (0, Some(2), false),
                (1, Some(2), true),
                (2, Some(2), false),
                (0, None, false)
            ]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_neither_holds_nor_reports_finds_no_meeting() {
    for story in Story::led_by(PROVINCE).await {
        let id = call(&story, BEGIN).await.unwrap();
        assert_eq!(
            code(read(&story, story.owner.scope(), id).await),
            "not-found",
            "not before it is opened"
        );
        open(&story, id).await.unwrap();
        read(&story, story.owner.scope(), id).await.unwrap();
        let commune = story.owner.permit::<acts::HoldReview>();
        let permit = commune.unwrap();
        let theirs = story
            .register
            .write(move |tx, at| review::open(tx, at, &permit, id, None))
            .await;
        assert_eq!(code(theirs), "not-found");
        let clerk = story
            .register
            .official(PROVINCE, &[Post::PetitionOfficer], true)
            .await
            .unwrap();
        assert_eq!(code(clerk.permit::<acts::HoldReview>()), "act-needs-post");
        let stranger = story
            .register
            .official("01.ubnd", OFFICERS, true)
            .await
            .unwrap();
        assert_eq!(code(read(&story, stranger.scope(), id).await), "not-found");
        let permit = story.leader.permit::<acts::HoldReview>().unwrap();
        let off = story
            .register
            .write(move |tx, at| review::cancel(tx, at, &permit, id, ("Trùng lịch", None)))
            .await;
        assert_eq!(code(off), "meeting-not-called");
    }
}
