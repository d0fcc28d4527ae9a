//! Who waits to be received by the head: the order, the session, the seal.

use jiff::civil::date;

use super::*;
use crate::check;
use crate::reception::waiting::{self, Asking, Placing, Stand, WaitingRow};
use crate::testing::registers;

async fn ask(register: &Register, actor: &Actor, visit: Id, asking: Asking) -> Result<Id> {
    let permit = actor.permit::<acts::Receive>()?;
    register
        .write(move |tx, at| waiting::ask(tx, at, &permit, visit, asking))
        .await
}

async fn list(register: &Register, actor: &Actor) -> Vec<WaitingRow> {
    let scope = actor.scope();
    register
        .read(move |tx, at| waiting::waiting(tx, at, &scope, false))
        .await
        .unwrap()
}

async fn place(register: &Register, actor: &Actor, id: Id, session: Id) -> Result<()> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let placing = Placing {
        session: Some(session),
        ..Placing::default()
    };
    register
        .write(move |tx, at| waiting::place(tx, at, &permit, id, placing))
        .await
}

/// Four who ask for the head, the plain one first: his row too.
async fn four(register: &Register, actor: &Actor) -> ([Id; 4], Id) {
    let visit = async |raw: RawVisit| receive(register, actor, raw).await.unwrap().id;
    let of = |name: &str, number: &str| RawVisit {
        visitors: vec![visitor(name, number)],
        ..complaint()
    };
    let plain = visit(complaint()).await;
    let prolonged = visit(of("Trần Văn Ba", "037188001235")).await;
    let complex = visit(of("Lê Thị Tư", "037188001236")).await;
    let crowd = visit(crowd(7, 2)).await;
    let mut rows = Vec::new();
    for (visit, is_complex, is_prolonged) in [
        (plain, false, false),
        (prolonged, false, true),
        (complex, true, true),
        (crowd, false, false),
    ] {
        let asking = Asking {
            is_complex,
            is_prolonged,
        };
        rows.push(ask(register, actor, visit, asking).await.unwrap());
    }
    ([plain, prolonged, complex, crowd], rows[0])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_group_then_complex_then_prolonged_then_by_day_are_put_on_the_head_s_session() {
    for mut register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let ([plain, prolonged, complex, crowd], first) = four(&register, &actor).await;
        let asking = |is_complex, is_prolonged| Asking {
            is_complex,
            is_prolonged,
        };
        let twice = ask(&register, &actor, plain, asking(false, false)).await;
        assert_eq!(refusal(twice).code, "waiting-already");
        let rows = list(&register, &actor).await;
        let order: Vec<Id> = rows.iter().map(|row| row.waiting.visit).collect();
        assert_eq!(order, [crowd, complex, prolonged, plain]);
        let law = &register.at.law;
        let reasons = rows
            .iter()
            .map(|row| row.reason(law).map(|entry| entry.code.as_str()));
        assert_eq!(
            reasons.collect::<Vec<_>>(),
            [
                Some("large_group"),
                Some("complex"),
                Some("prolonged"),
                None
            ]
        );
        let session = plan(&register, &actor, periodic(date(2026, 8, 10)))
            .await
            .unwrap()
            .id;
        place(&register, &actor, first, session).await.unwrap();
        let early = {
            let permit = actor.permit::<acts::Receive>().unwrap();
            register
                .write(move |tx, at| waiting::receive(tx, at, &permit, first, (None, None)))
                .await
        };
        assert_eq!(refusal(early).code, "not-received-yet");
        register.on(date(2026, 8, 10));
        let received = RawVisit {
            session: Some(session),
            same_as: Some(plain),
            ..complaint()
        };
        let received = receive(&register, &actor, received).await.unwrap();
        let permit = actor.permit::<acts::Receive>().unwrap();
        register
            .write(move |tx, at| waiting::receive(tx, at, &permit, first, (None, None)))
            .await
            .unwrap();
        let scope = actor.scope();
        let ended = register
            .read(move |tx, at| waiting::waiting(tx, at, &scope, true))
            .await
            .unwrap();
        assert_eq!(
            (ended[0].waiting.stand, ended[0].waiting.received),
            (Stand::Received, Some(received.id))
        );
        let gone = place(&register, &actor, first, session).await;
        assert_eq!(refusal(gone).code, "waiting-ended");
        let second = list(&register, &actor).await[0].waiting.id;
        let permit = actor.permit::<acts::Receive>().unwrap();
        let bare = register
            .write(move |tx, at| waiting::withdraw(tx, at, &permit, second, ("", None)))
            .await;
        assert_eq!(wrong(bare), one("reason", "field-missing"));
        assert_eq!(
            register.read(check::faults).await.unwrap(),
            Vec::<String>::new()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_waits_without_a_name_and_a_neighbour_sees_nobody() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let neighbour = officer(&register, "14011-2025.ubnd").await;
        let denounced = RawVisit {
            class: Some(Class::Denunciation),
            ..complaint()
        };
        let visit = receive(&register, &actor, denounced).await.unwrap().id;
        let id = ask(&register, &actor, visit, Asking::default())
            .await
            .unwrap();
        let rows = list(&register, &actor).await;
        assert!(rows[0].sealed && rows[0].first_name.is_none());
        assert_eq!(list(&register, &neighbour).await, []);
        let scope = neighbour.scope();
        let hidden = register
            .read(move |tx, _| waiting::waiting_one(tx, &scope, id))
            .await;
        assert!(matches!(hidden, Err(Failure::NotFound)));
        let stolen = ask(&register, &neighbour, visit, Asking::default()).await;
        assert!(matches!(stolen, Err(Failure::NotFound)));
        let session = plan(&register, &neighbour, periodic(date(2026, 8, 10)))
            .await
            .unwrap()
            .id;
        let elsewhere = place(&register, &actor, id, session).await;
        assert_eq!(wrong(elsewhere), one("session", "session-unknown"));
        // An open visit would tell who the denouncer is.
        let session = plan(&register, &actor, periodic(MONDAY)).await.unwrap().id;
        let open = RawVisit {
            session: Some(session),
            ..complaint()
        };
        let open = receive(&register, &actor, open).await.unwrap().id;
        let permit = actor.permit::<acts::Receive>().unwrap();
        let named = register
            .write(move |tx, at| waiting::receive(tx, at, &permit, id, (Some(open), None)))
            .await;
        assert_eq!(wrong(named), one("visit", "visit-unknown"));
    }
}
