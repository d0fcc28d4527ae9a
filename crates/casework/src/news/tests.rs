//! What a person is told, on every engine.

use jiff::civil::{Date, date};
use law::procedure::Post;

use super::*;
use crate::access::{self, Actor, acts};
use crate::testing::{Register, complaint, registers};
use crate::{Failure, Id, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const OFFICER: &[Post] = &[Post::PetitionOfficer];
const TODAY: Date = date(2026, 7, 6);

async fn count(register: &Register, actor: &Actor) -> i64 {
    let actor = actor.clone();
    let read = register.read(move |tx, at| new_count(tx, at, &actor));
    read.await.unwrap()
}

async fn told(register: &Register, actor: &Actor) -> Vec<(&'static str, i64, i64)> {
    let actor = actor.clone();
    let found = register
        .read(move |tx, at| news(tx, at, &actor))
        .await
        .unwrap();
    found
        .iter()
        .map(|one| (one.kind.as_str(), one.all, one.new))
        .collect()
}

async fn look(register: &Register, actor: &Actor, kind: Option<NewsKind>) {
    let actor = actor.clone();
    let seen = register.write(move |tx, at| mark_seen(tx, at, &actor, kind));
    seen.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_since_i_looked_is_new_and_what_runs_out_is_due() {
    for mut register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let other = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let neighbour = register
            .official("14011-2025.ubnd", OFFICER, false)
            .await
            .unwrap();
        register.file(&officer, complaint(COMMUNE)).await.unwrap();
        assert_eq!(count(&register, &officer).await, 1);
        assert_eq!(count(&register, &neighbour).await, 0);
        look(&register, &officer, Some(NewsKind::Urging)).await;
        assert_eq!(
            count(&register, &officer).await,
            1,
            "another kind was looked at"
        );
        look(&register, &officer, None).await;
        assert_eq!(count(&register, &officer).await, 0);
        assert_eq!(count(&register, &other).await, 1, "each looks for himself");
        register.on(date(2026, 7, 7));
        register.file(&officer, complaint(COMMUNE)).await.unwrap();
        let found = told(&register, &officer).await;
        assert_eq!(found[0], ("petition", 2, 1));
        register.on(date(2026, 10, 20));
        let late = told(&register, &officer).await;
        assert!(
            late.iter().any(|one| one.0 == "overdue" && one.1 >= 2),
            "{late:?}"
        );
    }
}

async fn choose(register: &Register, actor: &Actor, address: &'static str) -> Result<()> {
    let actor = actor.clone();
    let chosen = register.write(move |tx, at| choose_digest(tx, at, &actor, address));
    chosen.await
}

async fn written(register: &Register, id: Id) -> bool {
    let written = register.write(move |tx, at| write_digest(tx, at, id));
    written.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_mail_a_day_tells_counts_and_no_names_to_whoever_asked() {
    for mut register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let id = officer.official;
        for wrong in ["a", "a@b", "a b@c.vn", "a@c.vn\nBcc: x@y.vn", "@c.vn"] {
            let told = choose(&register, &officer, wrong).await;
            let Err(Failure::Invalid(errors)) = told else {
                panic!("{wrong} was taken");
            };
            assert_eq!(errors[0].code, "email-wrong");
        }
        choose(&register, &officer, "canbo@ninhbinh.gov.vn")
            .await
            .unwrap();
        assert!(!written(&register, id).await, "nothing to tell");
        register.file(&officer, complaint(COMMUNE)).await.unwrap();
        register.on(date(2026, 7, 7));
        let waiting = register.read(|tx, at| without_digest(tx, at, None));
        assert_eq!(waiting.await.unwrap(), [id]);
        assert!(written(&register, id).await);
        assert!(!written(&register, id).await, "once a day");
        let mails = register.read(mails_waiting).await.unwrap();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].counts[0], ("petition".to_owned(), 1));
        let kept = register.read(|tx, _| {
            let row = tx.first("select payload from job", store::params![])?;
            Ok(row.ok_or(Failure::NotFound)?.get::<String>("payload")?)
        });
        let kept = kept.await.unwrap();
        assert!(!kept.contains("Ước") && !kept.contains("đất"), "{kept}");
        let sent = mails[0].id;
        register
            .write(move |tx, at| mail_done(tx, at, sent))
            .await
            .unwrap();
        assert!(register.read(mails_waiting).await.unwrap().is_empty());
        register.on(date(2026, 7, 8));
        choose(&register, &officer, "").await.unwrap();
        let waiting = register.read(|tx, at| without_digest(tx, at, None));
        assert!(waiting.await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_already_written_tells_nothing_of_what_is_kept_from_him_since() {
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let other = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let filed = register.file(&other, complaint(COMMUNE)).await.unwrap().id;
        let reader = officer.clone();
        let mails = register.write(move |tx, at| {
            choose_digest(tx, at, &reader, "canbo@ninhbinh.gov.vn")?;
            assert!(write_digest(tx, at, reader.official)?);
            mails_waiting(tx, at)
        });
        assert_eq!(mails.await.unwrap().len(), 1);
        let permit = other.permit::<acts::NameAccused>().unwrap();
        let accused = officer.official;
        let mails = register.write(move |tx, at| {
            access::name_accused(tx, at, &permit, filed, accused)?;
            mails_waiting(tx, at)
        });
        assert_eq!(mails.await.unwrap(), []);
    }
}
