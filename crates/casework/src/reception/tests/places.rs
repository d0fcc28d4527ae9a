//! Receivers, deputies' days, interpreters, and what happens at a place.

use jiff::civil::date;

use super::*;
use crate::check;
use crate::reception::deputy::{self, RawDay, Stand, Unable};
use crate::reception::interpreter::{self, RawInterpreter};
use crate::reception::place::{self, RawHelp, RawIncident, RawMeeting};
use crate::reception::receiver::{self, RawReceiver};
use crate::testing::registers;

const HEAD: &[Post] = &[Post::Head];

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_is_assigned_once_at_a_place_and_his_assignment_ends_and_stays() {
    for register in registers(MONDAY).await.unwrap() {
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let clerk = officer(&register, COMMUNE).await;
        let raw = RawReceiver {
            official: Some(clerk.official),
            number: "12/QĐ-UBND".to_owned(),
            decided_on: Some(date(2026, 6, 30)),
            place: "Trụ sở UBND xã".to_owned(),
            from: Some(date(2026, 7, 1)),
            languages: vec!["muong".to_owned()],
            ..RawReceiver::default()
        };
        let permit = head.permit::<acts::KeepRoster>().unwrap();
        let assign = async |raw: RawReceiver| {
            let permit = permit.clone();
            register
                .write(move |tx, at| receiver::assign(tx, at, &permit, &raw))
                .await
        };
        let id = assign(raw.clone()).await.unwrap();
        assert_eq!(
            wrong(assign(raw.clone()).await),
            one("official", "assigned-already")
        );
        let rubbish = RawReceiver {
            languages: vec!["klingon".to_owned()],
            ..raw
        };
        assert_eq!(
            wrong(assign(rubbish).await),
            one("languages", "choice-unknown")
        );
        for code in ["", "assignment-over"] {
            let permit = permit.clone();
            let ended = register
                .write(move |tx, at| {
                    let when = (Some(date(2026, 8, 31)), "Chuyển công tác");
                    receiver::end(tx, at, &permit, id, when)
                })
                .await;
            match code {
                "" => ended.unwrap(),
                code => assert_eq!(refusal(ended).code, code),
            }
        }
        let scope = clerk.scope();
        let all = register
            .read(move |tx, _| receiver::receivers(tx, &scope, 10))
            .await
            .unwrap();
        assert_eq!(all[0].until, Some(date(2026, 8, 31)));
        assert_eq!(all[0].languages, ["muong"]);
    }
}

/// Told to the deputy ten working days before, reported back five: 17 August is told by the 3rd, reported by the 10th.
#[tokio::test(flavor = "multi_thread")]
async fn a_deputy_is_told_ten_working_days_before_and_reports_five_before_that_he_cannot() {
    for mut register in registers(MONDAY).await.unwrap() {
        let unit = "37-2025.hdnd";
        let actor = officer(&register, unit).await;
        let permit = actor.permit::<acts::PlanReception>().unwrap();
        let raw = RawDay {
            deputy: "Phạm Văn Đại".to_owned(),
            assembly: "national".to_owned(),
            on: Some(date(2026, 8, 17)),
            starts_at: "08:00".to_owned(),
            place: "Trụ sở tiếp công dân tỉnh".to_owned(),
        };
        let (by, planned) = (permit.clone(), raw.clone());
        let id = register
            .write(move |tx, at| deputy::plan(tx, at, &by, &planned))
            .await
            .unwrap();
        let scope = actor.scope();
        let read = async |register: &Register, id: Id| {
            let scope = scope.clone();
            register
                .read(move |tx, _| deputy::one(tx, &scope, id))
                .await
                .unwrap()
        };
        let day = read(&register, id).await;
        let terms = day.terms(&register.at);
        assert_eq!(terms, [Some(date(2026, 8, 3)), Some(date(2026, 8, 10))]);
        assert!(!day.is_told_late(&register.at));
        register.on(date(2026, 8, 4));
        assert!(
            day.is_told_late(&register.at),
            "it is late and he does not know"
        );
        let by = permit.clone();
        register
            .write(move |tx, at| deputy::tell(tx, at, &by, id, (Some(date(2026, 8, 3)), None)))
            .await
            .unwrap();
        register.on(date(2026, 8, 11));
        let unable = Unable {
            reason: "Họp Quốc hội".to_owned(),
            to: Some(date(2026, 8, 31)),
            ..Unable::default()
        };
        let both = Unable {
            substitute: "Lê Thị Hai".to_owned(),
            ..unable.clone()
        };
        let by = permit.clone();
        let both = register
            .write(move |tx, at| deputy::report_unable(tx, at, &by, id, (&both, None)))
            .await;
        assert_eq!(wrong(both), one("to", "substitute-or-day"));
        let by = permit.clone();
        register
            .write(move |tx, at| deputy::report_unable(tx, at, &by, id, (&unable, None)))
            .await
            .unwrap();
        let moved = read(&register, id).await;
        assert_eq!(moved.stand, Stand::Moved);
        assert!(!moved.is_told_late(&register.at) && moved.is_unable_late(&register.at));
        let next = moved.moved_to.unwrap();
        register.on(date(2026, 8, 31));
        let by = permit.clone();
        register
            .write(move |tx, at| deputy::hold(tx, at, &by, next, (Some(4), None)))
            .await
            .unwrap();
        assert_eq!(read(&register, next).await.people, Some(4));
        let over = register
            .write(move |tx, at| deputy::hold(tx, at, &permit, next, (Some(4), None)))
            .await;
        assert_eq!(refusal(over).code, "deputy-day-over");
        assert_eq!(
            register.read(check::faults).await.unwrap(),
            Vec::<String>::new()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interpreter_of_the_province_is_called_in_its_communes_and_not_in_another() {
    for register in registers(MONDAY).await.unwrap() {
        let province = officer(&register, PROVINCE).await;
        let actor = officer(&register, COMMUNE).await;
        let raw = RawInterpreter {
            language: "muong".to_owned(),
            name: "Bùi Thị Mơ".to_owned(),
            body: "Phòng Văn hóa".to_owned(),
            contact: "Tổng đài UBND tỉnh".to_owned(),
            from: None,
        };
        let permit = province.permit::<acts::PlanReception>().unwrap();
        let id = register
            .write(move |tx, at| interpreter::add(tx, at, &permit, &raw))
            .await
            .unwrap();
        let visit = receive(&register, &actor, complaint()).await.unwrap().id;
        let permit = actor.permit::<acts::Receive>().unwrap();
        let call = async |language: &'static str| {
            let (permit, scope) = (permit.clone(), actor.scope());
            register
                .write(move |tx, at| {
                    interpreter::call(tx, at, (&permit, &scope), visit, (language, Some(id)))
                })
                .await
        };
        assert_eq!(
            wrong(call("thai").await),
            one("interpreter", "interpreter-unknown")
        );
        call("muong").await.unwrap();
        let told = register
            .read(move |tx, _| interpreter::of_visit(tx, visit))
            .await
            .unwrap();
        assert_eq!(
            told,
            Some(("muong".to_owned(), Some("Bùi Thị Mơ".to_owned())))
        );
        let stranger = officer(&register, "22.ubnd").await;
        let scope = stranger.scope();
        let none = register
            .read(move |tx, _| interpreter::interpreters(tx, &scope))
            .await
            .unwrap();
        assert_eq!(none, []);
    }
}

/// An incident, help and a meeting are put down.
async fn happen(register: &Register, actor: &Actor, incident: RawIncident) {
    let permit = actor.permit::<acts::KeepPlace>().unwrap();
    register
        .write(move |tx, at| {
            let entry = incident.clone().validate(at).map_err(Failure::Invalid)?;
            place::record_incident(tx, at, &permit, &entry)?;
            let help = RawHelp {
                on: Some(MONDAY),
                kind: "fare".to_owned(),
                people: 12,
                amount: 1_440_000,
            };
            let entry = help.validate(at).map_err(Failure::Invalid)?;
            place::record_help(tx, at, &permit, &entry)?;
            let meeting = RawMeeting {
                on: Some(MONDAY),
                span: "month".to_owned(),
                bodies: "Công an xã".to_owned(),
                minutes: "Một vụ tập trung đông người, đã giải quyết".to_owned(),
                ..RawMeeting::default()
            };
            let entry = meeting.validate(at).map_err(Failure::Invalid)?;
            place::record_meeting(tx, at, &permit, &entry)
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_at_a_place_is_kept_without_anybody_and_seen_above_but_not_beside() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let incident = RawIncident {
            on: Some(MONDAY),
            kind: "crowd".to_owned(),
            people: 60,
            happened: "Đoàn đông người tập trung trước cổng".to_owned(),
            done: "Mời đại diện vào làm việc; vận động về".to_owned(),
            police: true,
            ..RawIncident::default()
        };
        let told = RawIncident {
            happened: "Ông A, số điện thoại 0912 345 678".to_owned(),
            ..incident.clone()
        };
        let told = told.validate(&register.at).unwrap_err();
        assert_eq!(told[0].code, "tells-of-a-person");
        let future = RawHelp {
            on: Some(date(2026, 8, 4)),
            kind: "fare".to_owned(),
            ..RawHelp::default()
        };
        let codes: Vec<&str> = future
            .validate(&register.at)
            .unwrap_err()
            .iter()
            .map(|error| error.code)
            .collect();
        assert_eq!(codes, ["field-in-the-future", "number-out-of-range"]);
        happen(&register, &actor, incident).await;
        let above = register.official(PROVINCE, DESK, true).await.unwrap();
        let beside = officer(&register, "14011-2025.ubnd").await;
        for (who, sees) in [(&actor, 1), (&above, 1), (&beside, 0)] {
            let scope = who.scope();
            let seen = register
                .read(move |tx, _| {
                    let incidents = place::incidents(tx, &scope, (None, 10))?.rows.len();
                    let helps = place::helps(tx, &scope, (None, 10))?.rows;
                    let meetings = place::meetings(tx, &scope, (None, 10))?.rows.len();
                    Ok((incidents, helps.len(), meetings))
                })
                .await
                .unwrap();
            assert_eq!(seen, (sees, sees, sees));
        }
        let settler = register
            .official(COMMUNE, &[Post::Settler], false)
            .await
            .unwrap();
        assert!(settler.permit::<acts::KeepPlace>().is_err());
        assert_eq!(
            register.read(check::faults).await.unwrap(),
            Vec::<String>::new()
        );
    }
}
