//! The calendar of a unit, its publication, and the duty of its head.

use jiff::civil::date;

use super::*;
use crate::access::Scope;
use crate::reception::{
    CalendarFilter, CalendarRow, HeadDuty, Holding, Month, SessionFilter, State,
};
use crate::testing::registers;

async fn public(register: &Register, unit: &str, book: reception::Register) -> Vec<CalendarRow> {
    let filter = CalendarFilter {
        register: book,
        unit: Some(unit.to_owned()),
        from: date(2026, 1, 1),
        until: date(2026, 12, 31),
        after: None,
        limit: 50,
    };
    register
        .read(move |tx, _| Ok(reception::calendar(tx, &filter)?.rows))
        .await
        .unwrap()
}

async fn duty(register: &Register, scope: Scope, unit: &'static str, day: Date) -> HeadDuty {
    let month = Month::of(day);
    let (mut all, _) = register
        .read(move |tx, at| reception::duties(tx, at, &scope, Some(unit), month, "", 10))
        .await
        .unwrap();
    all.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_published_five_working_days_before_the_day_or_it_is_late() {
    for mut register in registers(date(2026, 8, 3)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let permit = actor.permit::<acts::PlanReception>().unwrap();
        let planned = plan(&register, &actor, periodic(date(2026, 8, 10)))
            .await
            .unwrap();
        assert_eq!(planned.publish_by, Some(date(2026, 8, 3)));
        assert!(!planned.is_late);
        assert_eq!(
            public(&register, COMMUNE, reception::Register::State).await,
            []
        );
        register.on(date(2026, 8, 4));
        let announced = register
            .write(move |tx, at| reception::announce(tx, at, &permit, planned.id, None, Some(1)))
            .await
            .unwrap();
        assert!(announced.is_late);
        let rows = public(&register, "37-2025.ubnd", reception::Register::State).await;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].state, State::Announced);
        assert_eq!(rows[0].place, "Trụ sở tiếp công dân");
        assert_eq!(
            public(&register, COMMUNE, reception::Register::Party).await,
            []
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_put_off_is_announced_again_with_its_new_time() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let permit = actor.permit::<acts::PlanReception>().unwrap();
        let old = plan(&register, &actor, periodic(date(2026, 8, 10)))
            .await
            .unwrap();
        let moved = register
            .write(move |tx, at| {
                let to = date(2026, 8, 17);
                reception::put_off(tx, at, &permit, old.id, to, "Chủ tịch đi công tác", None)
            })
            .await
            .unwrap();
        assert_eq!(moved.publish_by, Some(date(2026, 8, 10)));
        assert!(!moved.is_late);
        let rows = public(&register, COMMUNE, reception::Register::State).await;
        let days: Vec<(Date, State)> = rows.iter().map(|row| (row.on, row.state)).collect();
        assert_eq!(days, [(date(2026, 8, 17), State::Announced)]);
        let again = hold(&register, &actor, old.id, Holding::default()).await;
        assert_eq!(refusal(again).code, "session-not-to-open");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_opened_ended_and_changed_by_one_at_a_time() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let planned = plan(&register, &actor, periodic(MONDAY)).await.unwrap();
        let begin = |expected| Holding {
            starts_at: "8:00".to_owned(),
            attendees: "Thanh tra xã".to_owned(),
            expected,
            ..Holding::default()
        };
        hold(&register, &actor, planned.id, begin(Some(1)))
            .await
            .unwrap();
        let second = hold(&register, &actor, planned.id, begin(Some(1))).await;
        assert_eq!(refusal(second).code, "changed-meanwhile");
        for (time, expected) in [
            ("noon", "time-wrong"),
            ("", "field-missing"),
            ("07:59", "ends-before-it-begins"),
        ] {
            let permit = actor.permit::<acts::Receive>().unwrap();
            let ended = register
                .write(move |tx, at| reception::close(tx, at, &permit, planned.id, time, None))
                .await;
            assert_eq!(wrong(ended), one("ends_at", expected));
        }
        let permit = actor.permit::<acts::Receive>().unwrap();
        register
            .write(move |tx, at| reception::close(tx, at, &permit, planned.id, "11:30", Some(2)))
            .await
            .unwrap();
        let filter = SessionFilter {
            unit: None,
            register: Some(reception::Register::State),
            from: MONDAY,
            until: MONDAY,
            after: None,
            limit: 10,
        };
        let scope = actor.scope();
        let page = register
            .read(move |tx, _| reception::sessions(tx, &scope, &filter))
            .await
            .unwrap();
        assert_eq!(page.rows[0].session.starts_at.as_deref(), Some("08:00"));
        assert_eq!(page.rows[0].session.ends_at.as_deref(), Some("11:30"));
        assert_eq!(page.next, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_received_online_before_july_2026() {
    for register in registers(date(2026, 6, 1)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let online = |on| RawSession {
            form: "online".to_owned(),
            online_ground: "remote".to_owned(),
            ..periodic(on)
        };
        let early = RawSession {
            online_ground: String::new(),
            ..online(date(2026, 6, 30))
        };
        let early = refusal(plan(&register, &actor, early).await);
        assert_eq!(early.code, "form-not-lawful-yet");
        assert!(early.article.unwrap().contains("136/2025/QH15"));
        plan(&register, &actor, online(date(2026, 7, 1)))
            .await
            .unwrap();
        let odd = RawSession {
            kind: "weekly".to_owned(),
            received_by: "officer".to_owned(),
            ..online(date(2030, 7, 1))
        };
        let found = wrong(plan(&register, &actor, odd).await);
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["kind", "on"]);
        let by_officer = RawSession {
            received_by: "officer".to_owned(),
            ..periodic(date(2026, 7, 1))
        };
        let found = wrong(plan(&register, &actor, by_officer).await);
        assert_eq!(found, one("received_by", "receiver-not-of-this-kind"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commune_chair_owes_two_days_a_month_in_person_and_a_delegate_does_not_fulfil_them() {
    for mut register in registers(date(2026, 8, 3)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let scope = actor.scope();
        let mut planned = Vec::new();
        for day in [3, 10, 12, 17, 24] {
            let raw = periodic(date(2026, 8, day));
            planned.push(plan(&register, &actor, raw).await.unwrap().id);
        }
        hold(&register, &actor, planned[0], Holding::default())
            .await
            .unwrap();
        register.on(date(2026, 8, 10));
        let delegate = Holding {
            received_by: "delegate".to_owned(),
            host: "Phó Chủ tịch".to_owned(),
            delegated_by: "Chủ tịch".to_owned(),
            ..Holding::default()
        };
        hold(&register, &actor, planned[1], delegate).await.unwrap();
        let permit = actor.permit::<acts::PlanReception>().unwrap();
        let (off, missed) = (planned[2], planned[3]);
        register
            .write(move |tx, at| {
                let to = date(2026, 8, 26);
                reception::put_off(tx, at, &permit, off, to, "Họp đột xuất", None)
            })
            .await
            .unwrap();
        register.on(date(2026, 8, 18));
        let permit = actor.permit::<acts::PlanReception>().unwrap();
        register
            .write(move |tx, at| reception::miss(tx, at, &permit, missed, "Ốm", None))
            .await
            .unwrap();
        let found = duty(&register, scope.clone(), COMMUNE, MONDAY).await;
        assert_eq!((found.duty.as_str(), found.owed), ("CR-05", 2));
        assert_eq!((found.in_person, found.delegated), (1, 1));
        assert_eq!((found.missed, found.moved, found.planned), (1, 1, 2));
        assert_eq!((found.fulfilled, found.is_met()), (1, false));
        register.on(date(2026, 8, 24));
        hold(&register, &actor, planned[4], Holding::default())
            .await
            .unwrap();
        let found = duty(&register, scope, COMMUNE, MONDAY).await;
        assert!(found.is_met());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commune_chair_received_once_in_every_week_before_july_2026() {
    for mut register in registers(date(2026, 4, 1)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        for day in [
            date(2026, 3, 30),
            date(2026, 4, 7),
            date(2026, 4, 8),
            date(2026, 4, 28),
        ] {
            register.on(day);
            open(&register, &actor, periodic(day)).await.unwrap();
        }
        let found = duty(&register, actor.scope(), COMMUNE, date(2026, 4, 1)).await;
        assert_eq!((found.duty.as_str(), found.owed), ("CR-04", 5));
        assert_eq!((found.in_person, found.fulfilled), (3, 3));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_duties_of_many_heads_are_listed_in_scope() {
    for register in registers(MONDAY).await.unwrap() {
        officer(&register, COMMUNE).await;
        officer(&register, "37-2025.thanh-tra").await;
        officer(&register, PARTY).await;
        officer(&register, "37-2025.vp-cap-uy").await;
        let province = register.official(PROVINCE, DESK, true).await.unwrap();
        let party = register.official(PARTY, DESK, true).await.unwrap();
        let of = |actor: Actor| {
            let scope = actor.scope();
            register.read(move |tx, at| {
                let month = Month::of(MONDAY);
                let (all, next) = reception::duties(tx, at, &scope, None, month, "", 50)?;
                assert_eq!(next, None);
                let pair = |one: HeadDuty| (one.unit, one.duty);
                Ok(all.into_iter().map(pair).collect::<Vec<_>>())
            })
        };
        let pair = |unit: &str, duty: &str| (unit.to_owned(), duty.to_owned());
        let expected = [
            pair(COMMUNE, "CR-05"),
            pair("37-2025.thanh-tra", "CR-06"),
            pair(PROVINCE, "CR-02"),
        ];
        assert_eq!(of(province).await.unwrap(), expected);
        assert_eq!(of(party).await.unwrap(), [pair(PARTY, "DV-03")]);
    }
}
