//! Stories of what two persons do, on every engine.

use jiff::civil::{Date, date};
use law::procedure::Post;

use crate::access::{self, Actor, NewRequest, Opening, Proof, RequestKind, RequestStand, acts};
use crate::testing::registers;
use crate::{Failure, Id, Now, Result, Setting, audit};

const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const KEEPER: &[Post] = &[Post::Administrator];
const HOUR: i64 = 3600 * 1_000_000;

fn emergency(official: Id) -> NewRequest {
    NewRequest {
        kind: RequestKind::Emergency,
        official,
        post: Some(Post::PetitionOfficer),
        reason: "Không ai giữ chức vụ này đến được".to_owned(),
        hours: 2,
    }
}

fn later(at: &Setting, micros: i64) -> Setting {
    let now = Now {
        at: at.now.at + micros,
        ..at.now
    };
    Setting { now, ..at.clone() }
}

fn code_of(result: Result<()>) -> &'static str {
    match result {
        Err(Failure::Refused(why)) => why.code,
        Err(Failure::NotFound) => "not-found",
        _ => "",
    }
}

fn granted(tx: &mut store::Tx<'_>, at: &Setting, who: &Actor, id: Id) -> Result<()> {
    let permit = who.permit::<acts::Administer>()?;
    access::answer(tx, at, &permit, &who.scope(), id, true)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_is_granted_by_another_and_ends_by_itself() {
    for register in registers(TODAY).await.unwrap() {
        let asks = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let other = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let stranger = register.official(NEIGHBOUR, KEEPER, false).await.unwrap();
        let story = register.write(move |tx, at| {
            let (permit, scope) = (asks.permit::<acts::Administer>()?, asks.scope());
            // For an administrator who is himself one of the two.
            let id = access::ask(tx, at, &permit, &scope, &emergency(other.official))?;
            let twice = access::ask(tx, at, &permit, &scope, &emergency(other.official));
            assert!(matches!(twice, Err(Failure::Invalid(_))));
            assert_eq!(code_of(granted(tx, at, &asks, id)), "needs-another-person");
            assert_eq!(code_of(granted(tx, at, &other, id)), "needs-another-person");
            assert_eq!(code_of(granted(tx, at, &stranger, id)), "not-found");
            access::answer(tx, at, &permit, &scope, id, false)?;
            let id = access::ask(tx, at, &permit, &scope, &emergency(asks.official))?;
            granted(tx, at, &other, id)?;
            assert_eq!(code_of(granted(tx, at, &other, id)), "answered-already");
            let holds = |tx: &mut store::Tx<'_>, at: &Setting| {
                let found = access::actor(tx, at, asks.official)?.ok_or(Failure::NotFound)?;
                Ok::<_, Failure>(found.holds(Post::PetitionOfficer, COMMUNE))
            };
            assert!(holds(tx, at)?);
            assert!(holds(tx, &later(at, 2 * HOUR - 1))?);
            let over = later(at, 2 * HOUR);
            assert!(!holds(tx, &over)?);
            let row = access::request(tx, &scope, over.now, id)?;
            assert!(row.stand == RequestStand::Granted && !row.is_running && row.owes_report());
            let text = (id, "Đã phân loại ba đơn đến hạn.");
            let early = access::report_emergency(tx, at, &permit, &scope, text);
            assert_eq!(code_of(early), "emergency-running");
            access::report_emergency(tx, &over, &permit, &scope, text)?;
            assert!(!access::request(tx, &scope, over.now, id)?.owes_report());
            assert_eq!(audit::check(tx)?, Vec::<String>::new());
            Ok(())
        });
        story.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_sign_in_opens_nothing_and_is_over_in_minutes() {
    for register in registers(TODAY).await.unwrap() {
        let one = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let story = register.write(move |tx, at| {
            let opening = |secret| Opening {
                official: one.official,
                secret,
                csrf: "csrf",
                proof: Proof::Password,
            };
            access::begin_half(tx, at, &opening("half"))?;
            assert!(access::official_of_session(tx, at, "half")?.is_none());
            let found = access::official_of_half(tx, at.now, "half")?;
            assert_eq!(found, Some(one.official));
            let late = later(at, HOUR / 12);
            assert!(access::official_of_half(tx, late.now, "half")?.is_none());
            access::open_session(tx, at, &one, &opening("whole"))?;
            access::renew_session(tx, at, &one, ("half", "risen"), Proof::Totp)?;
            assert!(access::official_of_session(tx, at, "risen")?.is_none());
            access::renew_session(tx, &late, &one, ("whole", "new"), Proof::Totp)?;
            assert!(access::official_of_session(tx, at, "whole")?.is_none());
            let (known, _) = access::official_of_session(tx, at, "new")?.unwrap();
            assert_eq!(known.standing.proved_at, late.now.at);
            assert_eq!(known.standing.proved_by, Proof::Totp);
            // Idle for two hours, or twelve hours old, it is over.
            let idle = later(at, 2 * HOUR + 1);
            assert!(access::official_of_session(tx, &idle, "new")?.is_none());
            access::mark_seen(tx, later(at, 11 * HOUR).now, "new")?;
            assert!(access::official_of_session(tx, &later(at, 11 * HOUR + 1), "new")?.is_some());
            assert!(access::official_of_session(tx, &later(at, 12 * HOUR), "new")?.is_none());
            Ok(())
        });
        story.await.unwrap();
    }
}
