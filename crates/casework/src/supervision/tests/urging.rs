//! Urging: by rule and once, by hand, answered, gone upward.

use super::*;
use crate::access::Scope;
use crate::supervision::urging::{
    self, Answering, ListFilter, RawUrging, Situation, Stand, UrgingRow, Withdrawing,
};
use crate::supervision::{Side, assignment};

/// One round of the program: urgings written, ended, gone upward.
async fn round(story: &Story) -> (usize, usize, usize) {
    let (mut new, mut after) = (0, None);
    let register = &story.register;
    loop {
        let page = register
            .read(move |tx, at| urging::called(tx, at, after))
            .await
            .unwrap();
        let calls = page.calls.clone();
        new += register
            .write(move |tx, at| urging::write(tx, at, &calls))
            .await
            .unwrap();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let ended = register.write(urging::end_met).await.unwrap();
    let waiting = register
        .read(|tx, at| urging::unanswered(tx, at, None))
        .await
        .unwrap();
    let mut gone = 0;
    for one in waiting {
        let went = register
            .write(move |tx, at| urging::escalate(tx, at, one.id))
            .await;
        gone += usize::from(went.unwrap());
    }
    (new, ended, gone)
}

async fn listed(story: &Story, scope: Scope, side: Side, situation: Situation) -> Vec<UrgingRow> {
    let filter = ListFilter {
        side,
        situation,
        after: None,
        limit: 100,
    };
    let page = story
        .register
        .read(move |tx, at| urging::list(tx, at, &scope, &filter))
        .await;
    page.unwrap().rows
}

/// The last working day of the complaint's first clock at the commune.
async fn due(story: &Story, case: Id) -> Date {
    let clocks = story
        .register
        .read(move |tx, _| crate::term::of_subject(tx, case))
        .await
        .unwrap();
    let days = clocks.iter().filter(|clock| clock.is_running());
    days.filter_map(|clock| clock.due).min().unwrap()
}

fn answer() -> Answering {
    Answering {
        process: "Đang xác minh tại thôn 3".to_owned(),
        reasons: "Chờ hồ sơ địa chính".to_owned(),
        responsibility: "Phó Chủ tịch UBND xã, xong trong tháng".to_owned(),
        ..Answering::default()
    }
}

async fn reply(story: &Story, id: Id, said: Answering) -> Result<()> {
    let permit = story.owner.permit::<acts::ReportUp>()?;
    story
        .register
        .write(move |tx, at| urging::answer(tx, at, &permit, id, &said))
        .await
}

async fn urge(story: &Story, raw: RawUrging) -> Result<Id> {
    let (permit, scope) = (story.leader.permit::<acts::Urge>()?, story.leader.scope());
    story
        .register
        .write(move |tx, at| {
            let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
            urging::urge(tx, at, &permit, &scope, &entry)
        })
        .await
}

fn about(kind: &str, subject: Id) -> RawUrging {
    RawUrging {
        subject_kind: kind.to_owned(),
        subject: Some(subject),
        number: "12/UBND-TD".to_owned(),
        text: "Báo cáo quá trình giải quyết, lý do chậm, trách nhiệm".to_owned(),
        ..RawUrging::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_late_is_urged_once_a_stage_and_then_told_to_the_superior() {
    for mut story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let due = due(&story, case).await;
        let calendar = &story.register.at.law.calendar;
        let [late, upward] = [1, 5].map(|days| calendar.after(due, days).unwrap());
        story.register.on(due);
        assert_eq!(round(&story).await.0, 1, "on the day it runs out");
        assert_eq!(round(&story).await, (0, 0, 0), "nothing twice on a day");
        let told = listed(&story, story.owner.scope(), Side::Owed, Situation::Told).await;
        assert_eq!(told.len(), 1);
        story.register.on(late);
        assert_eq!(round(&story).await.0, 1);
        assert_eq!(round(&story).await, (0, 0, 0));
        let open = listed(&story, story.owner.scope(), Side::Owed, Situation::Open).await;
        let [one] = open.as_slice() else {
            panic!("{open:?}");
        };
        assert_eq!(
            (one.urging.rule.as_deref(), one.urging.stand),
            (Some("late"), Stand::Open)
        );
        let told = listed(&story, story.owner.scope(), Side::Owed, Situation::Told).await;
        assert_eq!(told, [], "what reminded before gives way to what urges");
        story.register.on(upward);
        assert_eq!(round(&story).await.0, 1);
        let above = listed(&story, story.leader.scope(), Side::Owed, Situation::Open).await;
        let [one] = above.as_slice() else {
            panic!("{above:?}");
        };
        assert_eq!(
            (one.urging.of_unit.as_str(), one.urging.unit.as_str()),
            (COMMUNE, PROVINCE)
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_holds_for_all_that_was_urged_of_a_term_and_a_met_term_ends_the_rest() {
    for mut story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let due = due(&story, case).await;
        let calendar = &story.register.at.law.calendar;
        let days = [1, 6, 11].map(|days| calendar.after(due, days).unwrap());
        for day in &days[..2] {
            story.register.on(*day);
            round(&story).await;
        }
        let open = listed(&story, story.owner.scope(), Side::Owed, Situation::Open).await;
        assert_eq!(open.len(), 2);
        reply(&story, open[0].urging.id, answer()).await.unwrap();
        let left = listed(&story, story.owner.scope(), Side::Owed, Situation::Open).await;
        assert_eq!(left, []);
        let again = reply(&story, open[0].urging.id, answer()).await;
        assert_eq!(code(again), "urging-not-open");
        story.register.on(days[2]);
        assert_eq!(round(&story).await.0, 1, "and the next time comes");
        story
            .register
            .write(move |tx, at| crate::term::stop(tx, case, &["all"], at.now.today))
            .await
            .unwrap();
        let (new, ended, _) = round(&story).await;
        assert_eq!((new, ended > 0), (0, true));
        for side in [story.owner.scope(), story.leader.scope()] {
            assert_eq!(
                listed(&story, side, Side::All, Situation::Open).await,
                [],
                "who owes nothing is urged no more"
            );
        }
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_urges_by_hand_and_unanswered_it_goes_to_his_own_superior() {
    for mut story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let id = urge(&story, about("case", case)).await.unwrap();
        let scope = story.owner.scope();
        let (row, _) = story
            .register
            .read(move |tx, _| urging::urging(tx, &scope, id))
            .await
            .unwrap();
        let by = row.urging.answer_by.unwrap();
        assert_eq!(by, date(2026, 7, 13), "5 working days, article 38(3)");
        story.register.on(by);
        assert_eq!(round(&story).await.2, 0);
        story.register.on(date(2026, 7, 14));
        assert_eq!(round(&story).await.2, 1);
        assert_eq!(round(&story).await.2, 0, "once");
        let scope = story.leader.scope();
        let (row, _) = story
            .register
            .read(move |tx, _| urging::urging(tx, &scope, id))
            .await
            .unwrap();
        assert_ne!(row.urging.escalated_to.as_deref(), Some(PROVINCE));
        assert!(row.urging.escalated_to.is_some());
        reply(&story, id, answer()).await.unwrap();
        let scope = story.leader.scope();
        let (row, steps) = story
            .register
            .read(move |tx, _| urging::urging(tx, &scope, id))
            .await
            .unwrap();
        assert!(row.urging.is_answered_late());
        let acts: Vec<_> = steps.iter().map(|step| step.act.as_str()).collect();
        assert_eq!(acts, ["urged", "escalated", "answered"]);
        let scope = story.leader.scope();
        let sums = story
            .register
            .read(move |tx, at| urging::sums(tx, at, &scope))
            .await
            .unwrap();
        assert_eq!((sums.answered, sums.answered_late, sums.open), (1, 1, 0));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_directive_asks_is_urged_and_taken_back() {
    for story in Story::led_by(PARTY).await {
        let id = story.given(20).await;
        let urged = urge(&story, about("assignment", id)).await.unwrap();
        let permit = story.leader.permit::<acts::Urge>().unwrap();
        let bare = Withdrawing::default();
        let none = story
            .register
            .write(move |tx, at| urging::withdraw(tx, at, &permit, urged, &bare))
            .await;
        assert_eq!(code(none), "reason field-missing");
        let permit = story.leader.permit::<acts::Urge>().unwrap();
        let said = Withdrawing {
            reason: "Đã nhận báo cáo qua điện thoại".to_owned(),
            ..Withdrawing::default()
        };
        story
            .register
            .write(move |tx, at| urging::withdraw(tx, at, &permit, urged, &said))
            .await
            .unwrap();
        assert_eq!(
            code(reply(&story, urged, answer()).await),
            "urging-not-open"
        );
        let scope = story.leader.scope();
        let (_, steps) = story
            .register
            .read(move |tx, _| assignment(tx, &scope, id))
            .await
            .unwrap();
        assert_eq!(steps.len(), 1, "the directive itself did not change");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_urges_what_he_does_not_see_does_not_lead_or_owes_himself() {
    for mut story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let none = about("case", Id::of(7));
        assert_eq!(code(urge(&story, none).await), "subject subject-unknown");
        let unsaid = RawUrging {
            text: " ".to_owned(),
            answer_by: Some(date(2026, 7, 1)),
            ..about("visit", case)
        };
        assert_eq!(
            code(urge(&story, unsaid).await),
            "subject subject-wrong, text field-missing, answer_by due-before-it-was-given"
        );
        std::mem::swap(&mut story.leader, &mut story.owner);
        assert_eq!(
            code(urge(&story, about("case", case)).await),
            "subject urged-itself"
        );
        std::mem::swap(&mut story.leader, &mut story.owner);
        let clerk = story
            .register
            .official(PROVINCE, &[Post::ReceptionOfficer], true)
            .await
            .unwrap();
        assert_eq!(code(clerk.permit::<acts::Urge>()), "act-needs-post");
        let neighbour = story
            .register
            .official("14533-2025.ubnd", OFFICERS, true)
            .await
            .unwrap();
        let id = urge(&story, about("case", case)).await.unwrap();
        let scope = neighbour.scope();
        let seen = story
            .register
            .read(move |tx, _| urging::urging(tx, &scope, id))
            .await;
        assert_eq!(code(seen), "not-found");
        let permit = neighbour.permit::<acts::ReportUp>().unwrap();
        let theirs = story
            .register
            .write(move |tx, at| urging::answer(tx, at, &permit, id, &answer()))
            .await;
        assert_eq!(code(theirs), "not-found");
        let bare = Answering {
            reasons: String::new(),
            ..answer()
        };
        assert_eq!(code(reply(&story, id, bare).await), "reasons field-missing");
    }
}
