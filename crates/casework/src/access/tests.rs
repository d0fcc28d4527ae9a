//! Stories of those who administer and of what an official keeps for himself, on every engine.

mod rights;

use jiff::civil::{Date, date};
use law::procedure::Post;

use super::{NewOfficial, acts};
use crate::testing::{Register, registers};
use crate::{Failure, Id, access, audit};

const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const KEEPER: &[Post] = &[Post::Administrator];

async fn employ(
    register: &Register,
    keeper: &access::Actor,
    unit: &'static str,
    sign_in: &'static str,
) -> Result<Id, Failure> {
    let (permit, scope) = (keeper.permit::<acts::Administer>()?, keeper.scope());
    register
        .write(move |tx, at| {
            let new = NewOfficial {
                unit,
                name: "Lê Thị Mới",
                sign_in,
                password_hash: "",
            };
            access::employ(tx, at, &permit, &scope, &new, &[])
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_keeps_the_officials_of_his_unit_and_no_others() {
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let above = register.official(PROVINCE, KEEPER, true).await.unwrap();
        register.official(NEIGHBOUR, KEEPER, false).await.unwrap();
        let id = employ(&register, &keeper, COMMUNE, "moi.lt").await.unwrap();
        let elsewhere = employ(&register, &keeper, NEIGHBOUR, "ke.lt").await;
        assert!(matches!(elsewhere, Err(Failure::NotFound)));
        employ(&register, &above, NEIGHBOUR, "ke.lt").await.unwrap();
        let taken = employ(&register, &keeper, COMMUNE, "moi.lt").await;
        assert!(
            matches!(taken, Err(Failure::Invalid(errors)) if errors[0].code == "sign-in-taken")
        );
        let (scope, wider) = (keeper.scope(), above.scope());
        let (own, beside, seen_above) = register
            .read(move |tx, _| {
                Ok((
                    access::officials(tx, &scope, COMMUNE)?,
                    access::officials(tx, &scope, NEIGHBOUR)?,
                    access::officials(tx, &wider, NEIGHBOUR)?,
                ))
            })
            .await
            .unwrap();
        assert!(own.iter().any(|one| one.id == id && one.posts.is_empty()));
        assert_eq!((beside.len(), seen_above.len()), (0, 2));
        let none = register.official(COMMUNE, &[Post::Head], false).await;
        assert!(none.unwrap().permit::<acts::Administer>().is_err());
        let whole = register.read(|tx, _| audit::check(tx)).await.unwrap();
        assert_eq!(whole, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_was_ended_allows_nothing_the_same_day() {
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let id = employ(&register, &keeper, COMMUNE, "moi.lt").await.unwrap();
        let (permit, scope) = (keeper.permit::<acts::Administer>().unwrap(), keeper.scope());
        let story = register.write(move |tx, at| {
            let given = (Post::Settler, false, date(2026, 1, 5));
            access::appoint(tx, at, &permit, &scope, id, given)?;
            let again = access::appoint(tx, at, &permit, &scope, id, given);
            assert!(matches!(again, Err(Failure::Invalid(_))));
            let held = access::actor(tx, at, id)?.ok_or(Failure::NotFound)?;
            assert!(held.holds(Post::Settler, COMMUNE));
            let post = access::official(tx, &scope, id)?.posts[0].id;
            access::relieve(tx, at, &permit, &scope, id, post)?;
            let ended = access::actor(tx, at, id)?.ok_or(Failure::NotFound)?;
            assert!(!ended.holds(Post::Settler, COMMUNE));
            let kept = access::official(tx, &scope, id)?.posts;
            assert_eq!(kept[0].until, Some(date(2026, 7, 5)));
            let twice = access::relieve(tx, at, &permit, &scope, id, post);
            assert!(matches!(twice, Err(Failure::NotFound)));
            Ok(())
        });
        story.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shut_out_loses_his_sign_ins_and_tokens_and_nobody_shuts_himself_out() {
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let other = register.official(COMMUNE, &[Post::Settler], false).await;
        let other = other.unwrap();
        let (permit, scope) = (keeper.permit::<acts::Administer>().unwrap(), keeper.scope());
        let story = register.write(move |tx, at| {
            access::remember_session(tx, at.now, other.official, "secret", "csrf")?;
            access::add_token(tx, at, &other, "máy quét", 30, "token")?;
            assert!(access::official_of_session(tx, at, "secret")?.is_some());
            assert!(access::official_of_token(tx, at, "token")?.is_some());
            access::shut_out(tx, at, &permit, &scope, other.official, true)?;
            assert!(access::official_of_session(tx, at, "secret")?.is_none());
            assert!(access::official_of_token(tx, at, "token")?.is_none());
            access::shut_out(tx, at, &permit, &scope, other.official, false)?;
            assert!(access::official_of_token(tx, at, "token")?.is_none());
            let himself = access::shut_out(tx, at, &permit, &scope, keeper.official, true);
            assert!(matches!(himself, Err(Failure::Refused(why)) if why.code == "not-oneself"));
            Ok(())
        });
        story.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_official_sees_and_ends_his_own_tokens_and_sign_ins_only() {
    for register in registers(TODAY).await.unwrap() {
        let one = register.official(COMMUNE, &[Post::Settler], false).await;
        let two = register.official(COMMUNE, &[Post::Settler], false).await;
        let (one, two) = (one.unwrap(), two.unwrap());
        let story = register.write(move |tx, at| {
            let token = access::add_token(tx, at, &one, "máy quét", 30, "token")?;
            let long = access::add_token(tx, at, &one, " ", 366, "other");
            assert!(matches!(long, Err(Failure::Invalid(errors)) if errors.len() == 2));
            let foreign = access::end_token(tx, at, &two, token);
            assert!(matches!(foreign, Err(Failure::NotFound)));
            access::end_token(tx, at, &one, token)?;
            assert!(access::tokens(tx, at.now, one.official)?.is_empty());
            access::remember_session(tx, at.now, one.official, "a", "csrf")?;
            access::remember_session(tx, at.now, one.official, "b", "csrf")?;
            let mine = access::sessions(tx, at.now, one.official, Some("a"))?;
            assert_eq!(mine.iter().filter(|one| one.is_this).count(), 1);
            let key = mine.iter().find(|one| !one.is_this).unwrap().key.clone();
            let foreign = access::end_own_session(tx, at, &two, &key);
            assert!(matches!(foreign, Err(Failure::NotFound)));
            access::end_own_session(tx, at, &one, &key)?;
            assert!(access::official_of_session(tx, at, "a")?.is_some());
            assert!(access::official_of_session(tx, at, "b")?.is_none());
            Ok(())
        });
        story.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_of_a_thing_shows_what_was_done_for_units_in_scope() {
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let above = register.official(PROVINCE, KEEPER, true).await.unwrap();
        let settler = register.official(COMMUNE, &[Post::Settler], false).await;
        assert!(settler.unwrap().permit::<acts::ReadTrail>().is_err());
        let story = register.write(move |tx, at| {
            let subject = at.id();
            for who in [&keeper, &above] {
                let event = audit::Event {
                    name: "case.read",
                    subject_kind: "case",
                    subject: Some(subject),
                    detail: "",
                };
                audit::record(tx, at, who.by(), &event)?;
            }
            let mut seen = |who: &access::Actor, limit| {
                let permit = who.permit::<acts::ReadTrail>()?;
                access::trail(tx, &permit, &who.scope(), subject, None, limit)
            };
            let own = seen(&keeper, 10)?;
            assert_eq!(own.len(), 1);
            assert_eq!(own[0].name.as_deref(), Some("Nguyễn Văn Mẫu"));
            assert_eq!(seen(&above, 10)?.len(), 2);
            assert_eq!(seen(&above, 1)?.len(), 1);
            Ok(())
        });
        story.await.unwrap();
    }
}

async fn link(register: &Register, actor: &access::Actor, print: u8) -> Result<(), Failure> {
    let actor = actor.clone();
    let proof = access::ProvedIdentity {
        provider: "vneid".to_owned(),
        print: vec![print; 32],
    };
    register
        .write(move |tx, at| access::link_identity(tx, at, &actor, &proof))
        .await
}

async fn invite(register: &Register, keeper: &access::Actor, official: Id) -> Result<(), Failure> {
    let (permit, scope) = (keeper.permit::<acts::Administer>()?, keeper.scope());
    register
        .write(move |tx, at| access::invite_identity(tx, at, &permit, &scope, official))
        .await
}

fn code(result: Result<(), Failure>) -> String {
    match result {
        Err(Failure::Invalid(errors)) => errors[0].code.to_string(),
        other => format!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_is_linked_by_invitation_once_and_with_one_official() {
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let beside = register.official(NEIGHBOUR, KEEPER, false).await.unwrap();
        let first = register
            .official(COMMUNE, &[Post::Head], false)
            .await
            .unwrap();
        let second = register
            .official(COMMUNE, &[Post::Settler], false)
            .await
            .unwrap();
        let foreign = invite(&register, &beside, first.official).await;
        assert!(matches!(foreign, Err(Failure::NotFound)));
        assert_eq!(
            code(link(&register, &first, 1).await),
            "identity-not-invited"
        );
        for one in [&first, &second] {
            invite(&register, &keeper, one.official).await.unwrap();
        }
        link(&register, &first, 1).await.unwrap();
        assert_eq!(
            code(link(&register, &first, 2).await),
            "identity-not-invited"
        );
        assert_eq!(
            code(link(&register, &second, 1).await),
            "identity-linked-already"
        );
        let (official, id) = (second.official, first.official);
        let read = register.read(move |tx, at| {
            let mut later = at.now;
            assert!(access::invitation(tx, later, official)?.is_some());
            later.at += 7 * 24 * 3600 * 1_000_000;
            assert!(access::invitation(tx, later, official)?.is_none());
            access::identities(tx, id)
        });
        let linked = read.await.unwrap();
        assert_eq!((linked.len(), linked[0].provider.as_str()), (1, "vneid"));
        let (row, other) = (linked[0].id, second.clone());
        let stolen = register.write(move |tx, at| access::unlink_identity(tx, at, &other, row));
        assert!(matches!(stolen.await, Err(Failure::NotFound)));
        let whole = register.read(|tx, _| audit::check(tx)).await.unwrap();
        assert_eq!(whole, Vec::<String>::new());
    }
}
