//! The keys of the seal: who can open, who must agree, how keys change, are recovered, are destroyed.

use std::sync::Arc;

use ::sealing::{Masters, PrivateKey};
use store::params;

use super::*;
use crate::access::acts;
use crate::person::seal::{self, Asked, SealRule};
use crate::person::{self};
use crate::petition;
use crate::testing::letter;

const NAME: &str = "Trương Thị Ngọc Uyển";
const WHY: &str = "Xác minh danh tính người tố cáo";

impl Story {
    /// A denunciation at the desk of the commune.
    async fn denounced(&self) -> Id {
        let text = format!("Tôi là {NAME}, xin tố cáo việc thu tiền.");
        let mut raw = letter(NAME, &text, COMMUNE);
        raw.class = Some(Class::Denunciation);
        raw.respondent_role = Some("staff".to_owned());
        self.register.file(&self.officer, raw).await.unwrap().id
    }

    async fn opens(&self, who: &Actor, id: Id) -> Result<String> {
        let (permit, scope) = (who.permit::<acts::OpenSeal>()?, who.scope());
        let opening = self.register.write(move |tx, at| {
            let opened = person::open_seal(tx, at, &permit, &scope, id, WHY)?;
            Ok(opened
                .people
                .first()
                .map_or(String::new(), |one| one.name.clone()))
        });
        opening.await
    }
}

fn code(failure: &Failure) -> &'static str {
    match failure {
        Failure::Refused(refusal) => refusal.code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_unit_that_holds_a_denunciation_has_a_key_to_it() {
    for story in Story::all(AFTER).await {
        let id = story.denounced().await;
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        // The province sees the petition below it; it has no key.
        let refused = story.opens(&story.superior, id).await.unwrap_err();
        assert_eq!(code(&refused), "seal-not-for-this-unit");
        let told = story
            .register
            .read(move |tx, _| seal::openings_told(tx, id))
            .await
            .unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].1.as_str(), told[0].2.as_str()), (COMMUNE, WHY));
        let supervisor = story.superior.clone();
        let seen = story
            .register
            .read(move |tx, _| seal::openings(tx, &supervisor, None, 10));
        assert_eq!(seen.await.unwrap().len(), 1);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_unit_has_set_so_nobody_opens_a_seal_alone() {
    for mut story in Story::all(AFTER).await {
        let id = story.denounced().await;
        let head = story.officer.permit::<acts::RuleSeal>().unwrap();
        let rule = SealRule {
            second_person: true,
        };
        let set = story
            .register
            .write(move |tx, at| seal::set_rule(tx, at, &head, rule));
        set.await.unwrap();
        let alone = story.opens(&story.officer, id).await.unwrap_err();
        assert_eq!(code(&alone), "seal-needs-second");
        let (permit, scope) = (
            story.officer.permit::<acts::OpenSeal>().unwrap(),
            story.officer.scope(),
        );
        let asking = permit.clone();
        let asked = story
            .register
            .write(move |tx, at| seal::ask(tx, at, &asking, &scope, id, WHY));
        let asked = asked.await.unwrap();
        let own = permit.clone();
        let own = story
            .register
            .write(move |tx, at| seal::answer(tx, at, &own, asked, true));
        assert_eq!(code(&own.await.unwrap_err()), "seal-needs-another");
        assert!(story.opens(&story.officer, id).await.is_err());
        let second = story
            .register
            .official(COMMUNE, &[Post::PetitionOfficer], false)
            .await
            .unwrap();
        let permit = second.permit::<acts::OpenSeal>().unwrap();
        let let_him = story
            .register
            .write(move |tx, at| seal::answer(tx, at, &permit, asked, true));
        let_him.await.unwrap();
        let official = story.officer.clone();
        let stands = story
            .register
            .read(move |tx, at| seal::may_open(tx, at, &official, id));
        assert_eq!(stands.await.unwrap(), Asked::Confirmed);
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        // What was agreed to yesterday opens nothing today.
        story.on(1);
        let late = story.opens(&story.officer, id).await.unwrap_err();
        assert_eq!(code(&late), "seal-needs-second");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_master_key_a_register_opens_nothing_and_says_which_is_missing() {
    for mut story in Story::all(AFTER).await {
        let id = story.denounced().await;
        story.register.at.seals = Arc::new(Masters::default().with(1, [9; 32]));
        let refused = story.opens(&story.officer, id).await.unwrap_err();
        assert_eq!(code(&refused), "seal-keys-missing");
        let missing = story.register.read(seal::missing_epochs).await.unwrap();
        assert_eq!(missing, [1]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_master_key_opens_what_the_old_one_sealed_and_the_old_one_is_needed_no_more() {
    for mut story in Story::all(AFTER).await {
        let id = story.denounced().await;
        story.register.at.seals = Arc::new(Masters::default().with(1, [1; 32]).with(2, [2; 32]));
        let mut is_first = true;
        while story
            .register
            .write(move |tx, at| seal::rotate(tx, at, "", is_first))
            .await
            .unwrap()
            > 0
        {
            is_first = false;
        }
        story.register.at.seals = Arc::new(Masters::default().with(2, [2; 32]));
        assert_eq!(
            story.register.read(seal::missing_epochs).await.unwrap(),
            Vec::<u32>::new()
        );
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        // The marks moved along: the name is still known where others read.
        let named = Classifying {
            summary: Some(format!("Bà {NAME} tố cáo")),
            ..finding(Class::Denunciation, COMMUNE)
        };
        assert!(
            story
                .register
                .classify(&story.officer, id, named)
                .await
                .is_err()
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_posts_of_a_unit_get_new_keys_when_they_change_hands() {
    for story in Story::all(AFTER).await {
        let id = story.denounced().await;
        let before = story.register.read(|tx, _| {
            Ok(tx
                .query(
                    "select wrapped from seal_wrap order by recipient",
                    params![],
                )?
                .len())
        });
        let before = before.await.unwrap();
        let rotate = |is_first| {
            story
                .register
                .write(move |tx, at| seal::rotate(tx, at, COMMUNE, is_first))
        };
        assert_eq!(rotate(true).await.unwrap(), 1);
        assert_eq!(rotate(false).await.unwrap(), 0);
        let retired = "select w.seal from seal_wrap w join seal_key k on k.id = w.recipient where k.retired_at is not null order by w.seal";
        let left = story.register.read(move |tx, _| {
            let all = tx
                .query(
                    "select wrapped from seal_wrap order by recipient",
                    params![],
                )?
                .len();
            Ok((all, tx.query(retired, params![])?.len()))
        });
        assert_eq!(left.await.unwrap(), (before, 0));
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_of_three_custodians_give_a_register_its_seals_back() {
    for mut story in Story::all(AFTER).await {
        let id = story.denounced().await;
        let custodians = [(); 3].map(|()| PrivateKey::draw(&story.register.at));
        let publics = [0, 1, 2].map(|no: usize| custodians[no].public().unwrap());
        let appoint = story
            .register
            .write(move |tx, at| seal::appoint_custodians(tx, at, &publics));
        assert_eq!(appoint.await.unwrap(), 1);
        // The machine with the master key burns.
        story.register.at.seals = Arc::new(Masters::default().with(2, [2; 32]));
        assert!(story.opens(&story.officer, id).await.is_err());
        let shares = story.register.read(|tx, _| seal::shares(tx)).await.unwrap();
        let pair = &shares.pairs[2];
        let key = ::sealing::join(&pair.envelope, [&custodians[2], &custodians[1]]).unwrap();
        let recovering = story.register.write(move |tx, at| {
            let shares = seal::shares(tx)?;
            seal::recover(tx, at, &shares, &key)
        });
        assert_eq!(recovering.await.unwrap(), 1);
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        assert_eq!(
            story.register.read(seal::missing_epochs).await.unwrap(),
            Vec::<u32>::new()
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_whose_keys_are_destroyed_is_opened_by_nobody_and_the_register_stays_whole() {
    for story in Story::all(AFTER).await {
        let id = story.denounced().await;
        let by = story.officer.official;
        let destroyed = story.register.write(move |tx, at| {
            let row = tx.first(
                "select seal from seal_subject where subject = $1",
                params![id],
            )?;
            seal::destroy(
                tx,
                at,
                by,
                row.unwrap().get("seal")?,
                "Hết thời hạn bảo quản",
            )
        });
        destroyed.await.unwrap();
        assert_eq!(
            code(&story.opens(&story.officer, id).await.unwrap_err()),
            "seal-not-for-this-unit"
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_byte_under_a_seal_is_found_and_named() {
    for story in Story::all(AFTER).await {
        story.denounced().await;
        let change = story.register.write(|tx, _| {
            let row = tx
                .first(
                    "select id, envelope from sealed_person order by id limit 1",
                    params![],
                )?
                .unwrap();
            let (person, mut envelope): (Id, Vec<u8>) = (row.get("id")?, row.get("envelope")?);
            envelope[40] ^= 1;
            tx.execute(
                "update sealed_person set envelope = $2 where id = $1",
                params![person, envelope],
            )?;
            Ok(person)
        });
        let person = change.await.unwrap();
        let faults = story.register.faults().await.unwrap();
        assert!(
            faults
                .iter()
                .any(|fault| fault.contains(&format!("person {person} was changed"))),
            "{faults:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stood_under_the_seal_in_the_clear_is_encrypted_when_the_register_is_opened() {
    for story in Story::all(AFTER).await {
        let id = story.denounced().await;
        // As a register of before had it.
        let clear = story.register.write(move |tx, _| {
            for sql in ["delete from seal_mark", "delete from seal_wrap", "delete from seal_subject"] {
                tx.execute(sql, params![])?;
            }
            tx.execute("update sealed_person set seal = null, envelope = null, name = $1, name_folded = 'truong thi ngoc uyen'", params![NAME])?;
            tx.execute("update sealed_text set seal = null, envelope = null, text = $1", params![NAME])?;
            tx.execute("delete from seal", params![])?;
            Ok(())
        });
        clear.await.unwrap();
        assert!(!story.register.faults().await.unwrap().is_empty());
        assert_eq!(
            story.register.write(petition::adopt_sealed).await.unwrap(),
            1
        );
        assert_eq!(
            story.register.write(petition::adopt_sealed).await.unwrap(),
            0
        );
        assert_eq!(story.opens(&story.officer, id).await.unwrap(), NAME);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_stood_in_the_open_leaves_the_files_of_the_database() {
    for story in Story::all(AFTER).await {
        let Some(file) = story
            .register
            .url
            .strip_prefix("sqlite:")
            .map(str::to_owned)
        else {
            continue;
        };
        let raw = letter(NAME, &format!("Tôi là {NAME}."), COMMUNE);
        let id = story.register.file(&story.officer, raw).await.unwrap().id;
        let found = finding(Class::Denunciation, COMMUNE);
        let read = || -> Vec<u8> {
            let parts =
                ["", "-wal"].map(|end| std::fs::read(format!("{file}{end}")).unwrap_or_default());
            parts.concat()
        };
        let is_in = |bytes: &[u8], text: &str| {
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        assert!(is_in(&read(), NAME));
        story
            .register
            .classify(&story.officer, id, found)
            .await
            .unwrap();
        story.register.store.scrub(seal::CLEANED).await.unwrap();
        assert!(!is_in(&read(), NAME));
        assert!(!is_in(&read(), "truong thi ngoc uyen"));
    }
}
