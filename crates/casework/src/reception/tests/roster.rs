//! Duty rosters and what a month of them is paid, to the đồng (rulebook, section 9).

use jiff::civil::date;

use super::*;
use crate::check;
use crate::reception::Month;
use crate::reception::roster::{
    self, Closing, Duty, MonthSheet, RawDuty, RawRate, Reader, Swapping,
};
use crate::testing::registers;

const HEAD: &[Post] = &[Post::Head];

async fn assign(register: &Register, head: &Actor, raw: RawDuty) -> Result<Vec<Id>> {
    let permit = head.permit::<acts::KeepRoster>()?;
    register
        .write(move |tx, at| {
            let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
            roster::assign(tx, at, &permit, &entry)
        })
        .await
}

async fn sheet(register: &Register, actor: &Actor, of: Date, no: Option<i64>) -> MonthSheet {
    let actor = actor.clone();
    register
        .read(move |tx, at| {
            let reader = Reader::of(&actor, "")?;
            roster::sheet(tx, at, &reader, (Month::of(of), no))
        })
        .await
        .unwrap()
}

async fn close(register: &Register, head: &Actor, of: Date, reason: &'static str) -> Result<i64> {
    let permit = head.permit::<acts::KeepRoster>()?;
    register
        .write(move |tx, at| {
            let closing = Closing {
                month: Month::of(of),
                reason: reason.to_owned(),
                expected: None,
            };
            roster::close(tx, at, &permit, &closing)
        })
        .await
}

fn receiver(official: Id, from: Date, until: Date) -> RawDuty {
    RawDuty {
        group: "receiver".to_owned(),
        official: Some(official),
        basis: "12/QĐ-UBND".to_owned(),
        from: Some(from),
        until: Some(until),
        ..RawDuty::default()
    }
}

fn guest(group: &str, on: Date, minutes: Option<i64>) -> RawDuty {
    RawDuty {
        group: group.to_owned(),
        name: "Lê Văn An".to_owned(),
        body: "Công an xã".to_owned(),
        from: Some(on),
        minutes,
        ..RawDuty::default()
    }
}

async fn rows(register: &Register, actor: &Actor, of: Date) -> Vec<Duty> {
    let actor = actor.clone();
    register
        .read(move |tx, _| roster::duties(tx, &Reader::of(&actor, "")?, Month::of(of)))
        .await
        .unwrap()
}

/// The head receives for three hours on 28 July; his day is drawn from it once.
async fn draw_once(register: &Register, head: &Actor, clerk: &Actor) {
    let on = date(2026, 7, 28);
    let session = RawSession {
        host: head.name.clone(),
        starts_at: "08:00".to_owned(),
        ends_at: "11:00".to_owned(),
        ..periodic(on)
    };
    open(register, clerk, session).await.unwrap();
    for added in [1, 0] {
        let permit = head.permit::<acts::KeepRoster>().unwrap();
        let drawn = register
            .write(move |tx, at| roster::draw(tx, at, &permit, Month::of(on)))
            .await
            .unwrap();
        assert_eq!(drawn, added, "a session is drawn once");
    }
}

/// A sheet that says another sum is found.
async fn falsify(register: &Register) {
    let sql = "update allowance_sheet set total = total + 1 where no = 1";
    register
        .write(move |tx, _| Ok(tx.execute(sql, &[])?))
        .await
        .unwrap();
    let faults = register.read(check::faults).await.unwrap();
    let found = faults
        .iter()
        .any(|fault| fault.starts_with("allowance sheet"));
    assert!(found, "{faults:?}");
}

/// July 2026 has 23 working days; the rates change on the 27th: 18 days at 100,000 and 5 at 200,000. The head's session of
/// three hours on the 28th is paid half; the security officer's two hours on the 10th half of 50,000.
#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_assigned_drawn_from_sessions_paid_closed_and_corrected_by_a_further_sheet() {
    for mut register in registers(date(2026, 7, 28)).await.unwrap() {
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let clerk = officer(&register, COMMUNE).await;
        let (first, last) = (date(2026, 7, 1), date(2026, 7, 31));
        let raw = receiver(clerk.official, first, last);
        let days = assign(&register, &head, raw.clone()).await.unwrap();
        assert_eq!(days.len(), 23);
        let twice = assign(&register, &head, raw).await;
        assert_eq!(wrong(twice), one("from", "on-the-roster-already"));
        let permit = head.permit::<acts::KeepRoster>().unwrap();
        draw_once(&register, &head, &clerk).await;
        let security = guest("coordination", date(2026, 7, 10), None);
        let security = assign(&register, &head, security).await.unwrap();
        register.on(last);
        let early = close(&register, &head, first, "").await;
        assert_eq!(refusal(early).code, "sheet-without-time");
        let (told, unsure) = (permit.clone(), security[0]);
        register
            .write(move |tx, at| roster::tell_time(tx, at, &told, unsure, (Some(120), "")))
            .await
            .unwrap();
        let open = sheet(&register, &head, first, None).await;
        let paid: Vec<(i64, i64, i64)> = open
            .lines
            .iter()
            .map(|line| (line.full_days(), line.half_days(), line.amount()))
            .collect();
        assert_eq!(paid, [(23, 0, 2_800_000), (0, 1, 25_000), (0, 1, 100_000)]);
        assert_eq!(close(&register, &head, first, "").await.unwrap(), 1);
        assert_eq!(
            refusal(close(&register, &head, first, "").await).code,
            "sheet-unchanged"
        );
        // One day more of the security officer is found later: the second sheet pays it and the first stands.
        register.on(date(2026, 8, 4));
        let more = guest("coordination", date(2026, 7, 17), Some(300));
        let bare = assign(&register, &head, more.clone()).await;
        assert_eq!(wrong(bare), one("note", "correction-without-reason"));
        let more = RawDuty {
            note: "Sót ngày 17".to_owned(),
            ..more
        };
        assign(&register, &head, more).await.unwrap();
        assert_eq!(
            close(&register, &head, first, "Sót một ngày")
                .await
                .unwrap(),
            2
        );
        let (one, two) = (
            sheet(&register, &head, first, Some(1)).await,
            sheet(&register, &head, first, Some(2)).await,
        );
        assert_eq!(
            (one.total, two.total, two.before),
            (2_925_000, 2_975_000, 2_925_000)
        );
        assert_eq!(two.closed.unwrap().paid, 50_000);
        let own = sheet(&register, &clerk, first, None).await;
        assert_eq!((own.lines.len(), own.total), (1, 2_800_000));
        assert_eq!(
            register.read(check::faults).await.unwrap(),
            Vec::<String>::new()
        );
        falsify(&register).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_paid_one_day_once_at_the_highest_rate_and_a_swap_moves_the_day() {
    for register in registers(date(2026, 8, 31)).await.unwrap() {
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let (an, binh) = (
            officer(&register, COMMUNE).await,
            officer(&register, COMMUNE).await,
        );
        let day = date(2026, 8, 12);
        let sits = receiver(an.official, day, day);
        let first = assign(&register, &head, sits.clone()).await.unwrap()[0];
        let handles = RawDuty {
            group: "handler".to_owned(),
            minutes: Some(480),
            ..sits
        };
        assign(&register, &head, handles).await.unwrap();
        let paid = sheet(&register, &head, day, None).await;
        assert_eq!((paid.lines.len(), paid.total), (1, 200_000));
        let permit = head.permit::<acts::KeepRoster>().unwrap();
        let swapping = Swapping {
            official: Some(binh.official),
            has_allowance: true,
            note: "An đi họp".to_owned(),
        };
        register
            .write(move |tx, at| roster::swap(tx, at, &permit, first, &swapping))
            .await
            .unwrap();
        let paid = sheet(&register, &head, day, None).await;
        assert_eq!((paid.lines.len(), paid.total), (2, 100_000 + 150_000));
        assert_eq!(rows(&register, &binh, day).await.len(), 1);
        assert_eq!(rows(&register, &head, day).await.len(), 2);
    }
}

fn rate(rate: &str, amount: i64, from: Date) -> RawRate {
    RawRate {
        rate: rate.to_owned(),
        from: Some(from),
        without: amount,
        with: amount,
        number: "25/NQ-HĐND".to_owned(),
        decided_on: Some(date(2026, 8, 1)),
        is_resolution: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_pays_less_a_province_a_fifth_more_by_resolution_and_nobody_else_more() {
    for register in registers(date(2026, 8, 31)).await.unwrap() {
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let chair = register.official(PROVINCE, HEAD, true).await.unwrap();
        let set = async |who: &Actor, raw: RawRate| {
            let permit = who.permit::<acts::KeepRoster>().unwrap();
            register
                .write(move |tx, at| roster::set_rate(tx, at, &permit, &raw))
                .await
        };
        let from = date(2026, 8, 1);
        let over = set(&head, rate("BD-06", 101_000, from)).await;
        assert_eq!(wrong(over)[0].1, "number-out-of-range");
        let odd = set(&head, rate("BD-06", 90_500, from)).await;
        assert_eq!(wrong(odd)[0].1, "not-in-thousands");
        let early = set(&head, rate("BD-06", 90_000, date(2026, 7, 26))).await;
        assert_eq!(wrong(early), one("from", "rate-not-in-force"));
        let raised = RawRate {
            is_resolution: true,
            ..rate("BD-06", 120_000, from)
        };
        let alone = set(&head, raised.clone()).await;
        assert_eq!(refusal(alone).code, "excess-by-province-alone");
        set(&chair, raised).await.unwrap();
        let security = guest("coordination", date(2026, 8, 12), Some(240));
        assign(&register, &head, security).await.unwrap();
        let paid = sheet(&register, &head, from, None).await;
        assert_eq!(
            paid.total, 120_000,
            "the resolution holds below the province"
        );
        set(&head, rate("BD-06", 90_000, date(2026, 8, 10)))
            .await
            .unwrap();
        let paid = sheet(&register, &head, from, None).await;
        assert_eq!(paid.total, 90_000, "the nearest decision holds");
        close(&register, &head, from, "").await.unwrap();
        let late = set(&chair, rate("BD-06", 80_000, from)).await;
        assert_eq!(refusal(late).code, "rate-of-closed-month");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_keep_a_roster_is_refused_and_a_neighbour_finds_none() {
    for register in registers(date(2026, 8, 3)).await.unwrap() {
        let clerk = officer(&register, COMMUNE).await;
        let settler = register
            .official(COMMUNE, &[Post::Settler], false)
            .await
            .unwrap();
        let neighbour = register
            .official("14011-2025.ubnd", HEAD, true)
            .await
            .unwrap();
        let day = date(2026, 8, 3);
        let refused = assign(&register, &clerk, receiver(clerk.official, day, day)).await;
        assert_eq!(refusal(refused).code, "act-needs-post");
        assert!(Reader::of(&settler, "").is_err());
        let sees = async |who: &Actor| {
            let who = who.clone();
            register
                .read(move |tx, _| roster::duties(tx, &Reader::of(&who, COMMUNE)?, Month::of(day)))
                .await
        };
        assert!(matches!(sees(&neighbour).await, Err(Failure::NotFound)));
        let chair = register.official(PROVINCE, HEAD, true).await.unwrap();
        assert!(sees(&chair).await.is_ok());
        let head = register.official(COMMUNE, HEAD, false).await.unwrap();
        let sunday = date(2026, 8, 9);
        let sunday = assign(&register, &head, receiver(clerk.official, sunday, sunday)).await;
        assert_eq!(wrong(sunday), one("from", "not-a-working-day"));
        let stranger = receiver(neighbour.official, day, day);
        assert_eq!(
            wrong(assign(&register, &head, stranger).await),
            one("official", "official-not-of-unit")
        );
    }
}
