//! Answers between bodies, and the clocks of these answers.

use super::*;
use crate::access::acts;
use crate::petition::{Answering, answer_forwarder, record_reply, tell_petitioner};
use crate::term::Clock;

fn saying(text: &str) -> Answering {
    Answering {
        number: "5/BC".to_owned(),
        text: text.to_owned(),
        ..Answering::default()
    }
}

async fn clocks(desk: &Desk, actor: &Actor, id: Id, term: &str) -> Vec<Clock> {
    let mut clocks = desk.details(actor, id).await.clocks;
    clocks.retain(|clock| clock.term == term);
    clocks
}

/// The province sends a recommendation on to the commune, which settles it.
async fn settled_below(desk: &mut Desk) -> (Id, Id) {
    let found = finding(Class::Recommendation, COMMUNE);
    let above = desk
        .found(&desk.province, about("Kiến nghị sửa cầu"), found.clone())
        .await;
    let handling = Handling {
        sent_to: Some(COMMUNE.to_owned()),
        ..by("XD-17")
    };
    let sent = desk.register.handle(&desk.province, above, handling).await;
    let below = sent.unwrap().sent_petition.unwrap();
    let (register, commune) = (&desk.register, &desk.commune);
    register.classify(commune, below, found).await.unwrap();
    let case = register.handle(commune, below, by("XD-16")).await;
    let case = case.unwrap().case.unwrap();
    let answer = [
        ("number", "2"),
        ("findings.1", "right"),
        ("outcome", "taken_up"),
    ];
    register
        .take(commune, case, "accept", &[("number", "1")])
        .await
        .unwrap();
    assert!(clocks(desk, commune, below, "CR-51").await.is_empty());
    desk.register.on(date(2026, 7, 10));
    let answered = desk
        .register
        .take(&desk.commune, case, "answer", &answer)
        .await;
    answered.unwrap();
    (above, below)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_settled_tells_who_sent_and_who_sent_tells_the_citizen() {
    for mut desk in desks(TODAY).await {
        let (above, below) = settled_below(&mut desk).await;
        let owed = clocks(&desk, &desk.commune, below, "CR-51").await;
        // Seven working days from Friday 2026-07-10.
        assert_eq!(owed[0].due, Some(date(2026, 7, 21)));
        desk.register.on(date(2026, 7, 20));
        let permit = desk.commune.permit::<acts::Handle>().unwrap();
        desk.register
            .write(move |tx, at| answer_forwarder(tx, at, &permit, below, &saying("Đã sửa cầu")))
            .await
            .unwrap();
        let met = clocks(&desk, &desk.commune, below, "CR-51").await;
        assert_eq!(met[0].outcome.as_deref(), Some("on_time"));
        let told = desk.details(&desk.province, above).await;
        assert_eq!(told.replies[0].text, "Đã sửa cầu");
        assert_eq!(told.replies[0].unit.as_deref(), Some(COMMUNE));
        let owed = clocks(&desk, &desk.province, above, "CR-52").await;
        assert_eq!(owed[0].due, Some(date(2026, 7, 27)));
        desk.register.on(date(2026, 7, 30));
        let permit = desk.province.permit::<acts::Handle>().unwrap();
        desk.register
            .write(move |tx, at| tell_petitioner(tx, at, &permit, above, &saying("Cầu đã sửa")))
            .await
            .unwrap();
        let met = clocks(&desk, &desk.province, above, "CR-52").await;
        assert_eq!(met[0].outcome.as_deref(), Some("late"));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_press_is_told_within_twenty_days_how_its_denunciation_was_handled() {
    for desk in desks(TODAY).await {
        let raw = RawFiling {
            channel: "press".to_owned(),
            forwarded_by: "Báo Nhân Dân".to_owned(),
            ..about("Chủ tịch xã nhận tiền")
        };
        let found = finding(Class::Denunciation, COMMUNE);
        let id = desk.found(&desk.commune, raw, found).await;
        let handled = desk.register.handle(&desk.commune, id, by("XD-09")).await;
        handled.unwrap();
        let owed = clocks(&desk, &desk.commune, id, "TC-05").await;
        // Twenty days from Monday 2026-07-06 end on a Sunday.
        assert_eq!(owed[0].due, Some(date(2026, 7, 27)));
        assert_eq!(owed[0].closed_on, None);
        let permit = desk.commune.permit::<acts::Handle>().unwrap();
        desk.register
            .write(move |tx, at| answer_forwarder(tx, at, &permit, id, &saying("Đã thụ lý")))
            .await
            .unwrap();
        let met = clocks(&desk, &desk.commune, id, "TC-05").await;
        assert_eq!(met[0].outcome.as_deref(), Some("on_time"));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forwarded_complaint_outside_competence_goes_back_to_the_forwarder_with_reasons() {
    for desk in desks(TODAY).await {
        let found = finding(Class::Recommendation, COMMUNE);
        let above = desk
            .found(&desk.province, about("Đơn chuyển nhầm"), found)
            .await;
        let handling = Handling {
            sent_to: Some(COMMUNE.to_owned()),
            ..by("XD-17")
        };
        let sent = desk.register.handle(&desk.province, above, handling).await;
        let below = sent.unwrap().sent_petition.unwrap();
        let found = finding(Class::Complaint, NEIGHBOUR);
        let classified = desk.register.classify(&desk.commune, below, found);
        classified.await.unwrap();
        let handling = Handling {
            reason: "Không thuộc thẩm quyền của xã".to_owned(),
            ..by("XD-05")
        };
        let returned = desk.register.handle(&desk.commune, below, handling).await;
        assert_eq!(returned.unwrap().sent_petition, None);
        let told = desk.details(&desk.province, above).await.replies;
        assert_eq!(
            (told[0].kind.as_str(), told[0].text.as_str()),
            ("returned", "Không thuộc thẩm quyền của xã")
        );
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_answers_for_a_petition_that_was_neither_sent_nor_handled() {
    for desk in desks(TODAY).await {
        let found = finding(Class::Complaint, COMMUNE);
        let id = desk.found(&desk.commune, about("Đơn"), found).await;
        let permit = desk.commune.permit::<acts::Handle>().unwrap();
        let codes = desk
            .register
            .write(move |tx, at| {
                let early = saying("x");
                Ok([
                    refusal(record_reply(tx, at, &permit, id, &early)).code,
                    refusal(answer_forwarder(tx, at, &permit, id, &early)).code,
                    refusal(tell_petitioner(tx, at, &permit, id, &early)).code,
                ])
            })
            .await
            .unwrap();
        assert_eq!(
            codes,
            [
                "petition-not-sent",
                "petition-unhandled",
                "petition-unhandled"
            ]
        );
        desk.register
            .handle(&desk.commune, id, by("XD-02"))
            .await
            .unwrap();
        let permit = desk.commune.permit::<acts::Handle>().unwrap();
        let (codes, day) = desk
            .register
            .write(move |tx, at| {
                let said = saying("x");
                let future = Answering {
                    on: Some(date(2026, 7, 9)),
                    ..saying(&"x".repeat(100_001))
                };
                let codes = [
                    refusal(record_reply(tx, at, &permit, id, &said)).code,
                    refusal(answer_forwarder(tx, at, &permit, id, &said)).code,
                ];
                Ok((codes, wrong(answer_forwarder(tx, at, &permit, id, &future))))
            })
            .await
            .unwrap();
        assert_eq!(codes, ["petition-not-sent", "petition-not-forwarded"]);
        assert_eq!(
            day,
            [
                ("on".to_owned(), "field-in-the-future"),
                ("text".to_owned(), "field-too-long")
            ]
        );
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sent_on_what_was_settled_before_is_told_at_once() {
    for mut desk in desks(TODAY).await {
        let found = finding(Class::Recommendation, COMMUNE);
        let above = desk
            .found(&desk.province, about("Đã giải quyết rồi"), found)
            .await;
        let handling = Handling {
            sent_to: Some(COMMUNE.to_owned()),
            ..by("XD-17")
        };
        let sent = desk.register.handle(&desk.province, above, handling).await;
        let below = sent.unwrap().sent_petition.unwrap();
        let settled = Classifying {
            facts: vec!["settled".to_owned()],
            ..finding(Class::Recommendation, COMMUNE)
        };
        let (register, commune) = (&desk.register, &desk.commune);
        register.classify(commune, below, settled).await.unwrap();
        register.handle(commune, below, by("XD-24")).await.unwrap();
        let owed = clocks(&desk, &desk.commune, below, "CR-51a").await;
        assert_eq!((owed[0].started_on, owed[0].closed_on), (TODAY, None));
        desk.register.on(date(2026, 7, 7));
        let permit = desk.commune.permit::<acts::Handle>().unwrap();
        desk.register
            .write(move |tx, at| {
                answer_forwarder(tx, at, &permit, below, &saying("Đã có quyết định"))
            })
            .await
            .unwrap();
        let met = clocks(&desk, &desk.commune, below, "CR-51a").await;
        assert_eq!(met[0].closed_on, Some(date(2026, 7, 7)));
        assert!(
            clocks(&desk, &desk.commune, below, "CR-51")
                .await
                .is_empty()
        );
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_joins_a_case_that_is_decided_is_answered_at_once() {
    for mut desk in desks(TODAY).await {
        let (_, first) = settled_below(&mut desk).await;
        let case = desk.details(&desk.commune, first).await.case;
        let found = finding(Class::Recommendation, COMMUNE);
        let raw = RawFiling {
            channel: "press".to_owned(),
            forwarded_by: "Báo Nhân Dân".to_owned(),
            ..letter("Lê An", "Cầu thôn 3 hỏng", COMMUNE)
        };
        let second = desk.found(&desk.commune, raw, found).await;
        let handling = Handling {
            join_case: case,
            ..by("XD-16")
        };
        let joined = desk.register.handle(&desk.commune, second, handling).await;
        joined.unwrap();
        let owed = clocks(&desk, &desk.commune, second, "CR-51a").await;
        assert_eq!((owed.len(), owed[0].closed_on), (1, None));
        desk.whole().await;
    }
}
