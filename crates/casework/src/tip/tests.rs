//! Stories of those who tell something without their name, on every engine.

use jiff::civil::{Date, date};
use law::procedure::Post;
use store::params;

use super::*;
use crate::access::{Actor, acts};
use crate::document::Upload;
use crate::testing::{Register, dump, registers};
use crate::{Failure, FieldError, Id, Result, news};

const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const OFFICER: &[Post] = &[Post::PetitionOfficer];
const WORDS: &str = "Nhận 40 triệu đồng để bỏ qua việc xây nhà trên đất lúa";
const REASON: &str = "Xem để kiểm tra theo kế hoạch";

fn telling(about: Option<&str>, role: &str) -> RawTelling {
    RawTelling {
        about_unit: about.map(str::to_owned),
        role: role.to_owned(),
        whom: "Ông cán bộ địa chính".to_owned(),
        what: WORDS.to_owned(),
        may_ask: true,
        ..RawTelling::default()
    }
}

async fn told(register: &Register, raw: RawTelling, secret: u8) -> Result<Given> {
    register
        .write(move |tx, at| {
            let telling = raw.clone().validate(at).map_err(Failure::Invalid)?;
            give(tx, at, &telling, [secret; 16])
        })
        .await
}

async fn reply(register: &Register, code: Code, seen: i64, text: &'static str) -> Result<()> {
    let print = code.print();
    register
        .write(move |tx, at| answer(tx, at, (&print, seen), (text, &[])))
        .await
}

async fn talk_of(register: &Register, code: Code) -> Talk {
    let print = code.print();
    let found = register
        .read(move |tx, at| talk(tx, at, &print))
        .await
        .unwrap();
    found.unwrap()
}

async fn only(register: &Register, actor: &Actor) -> Option<Tip> {
    let permit = actor.permit::<acts::ReadTip>().unwrap();
    let page = register.read(move |tx, _| list(tx, &permit, None, 10));
    page.await.unwrap().rows.into_iter().next()
}

async fn opened(register: &Register, actor: &Actor, id: Id) -> Result<Reading> {
    let permit = actor.permit::<acts::ReadTip>()?;
    register
        .write(move |tx, at| read(tx, at, &permit, id, REASON))
        .await
}

async fn asked(register: &Register, actor: &Actor, id: Id, text: &'static str) -> Result<()> {
    let permit = actor.permit::<acts::TalkTip>()?;
    register
        .write(move |tx, at| ask(tx, at, &permit, id, (text, None)))
        .await
}

async fn closed(register: &Register, actor: &Actor, id: Id, ground: &'static str) -> Result<()> {
    let permit = actor.permit::<acts::HandleTip>()?;
    register
        .write(move |tx, at| close(tx, at, &permit, id, (ground, None)))
        .await
}

async fn passed(register: &Register, actor: &Actor, id: Id, to: &'static str) -> Result<()> {
    let permit = actor.permit::<acts::HandleTip>()?;
    register
        .write(move |tx, at| pass_on(tx, at, &permit, id, (to, None)))
        .await
}

fn refused(done: Result<()>) -> &'static str {
    match done {
        Err(Failure::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(done: Result<T>) -> (String, &'static str) {
    match done {
        Err(Failure::Invalid(errors)) => (errors[0].field.clone(), errors[0].code),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_is_read_back_with_any_spaces_and_every_slip_is_told() {
    for secret in [[0; 16], [1; 16], [0xFF; 16], *b"sixteen letters!"] {
        let code = Code::of(secret);
        let shown = code.to_string();
        assert_eq!(shown.split(' ').count(), 8);
        assert_eq!(shown.replace(' ', "-").parse(), Ok(code));
        assert_eq!(shown.replace(' ', "").parse(), Ok(code));
        for place in (0..shown.len()).filter(|at| shown.as_bytes()[*at] != b' ') {
            let mut slipped = shown.clone().into_bytes();
            slipped[place] = b'0' + (slipped[place] - b'0' + 1) % 10;
            let slipped = String::from_utf8(slipped).unwrap();
            assert_eq!(slipped.parse::<Code>(), Err(WrongCode::Digit), "{slipped}");
        }
    }
    assert_eq!("12345 67890".parse::<Code>(), Err(WrongCode::Length));
    assert_eq!(format!("{:?}", Code::of([7; 16])), "Code");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_and_its_answer_go_both_ways_and_what_is_closed_opens_again() {
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let given = told(&register, telling(Some(COMMUNE), "staff"), 7)
            .await
            .unwrap();
        assert_eq!(given.unit, COMMUNE);
        let id = only(&register, &officer).await.unwrap().id;
        asked(&register, &officer, id, "Thửa đất ở đâu?")
            .await
            .unwrap();
        let seen = talk_of(&register, given.code).await;
        assert_eq!(seen.lines[0].text, "Thửa đất ở đâu?");
        assert_eq!((seen.lines[0].side, seen.told), (Side::Unit, 0));
        for _ in 0..2 {
            reply(&register, given.code, 0, "Thửa 12, tờ 3")
                .await
                .unwrap();
        }
        let reading = opened(&register, &officer, id).await.unwrap();
        assert_eq!(reading.statement.what, WORDS);
        assert_eq!(reading.lines.len(), 2, "sent twice, taken once");
        assert_eq!(reading.lines[1].text, "Thửa 12, tờ 3");
        closed(&register, &officer, id, "no_evidence")
            .await
            .unwrap();
        let again = closed(&register, &officer, id, "checked").await;
        assert_eq!(refused(again), "tip-closed");
        let seen = talk_of(&register, given.code).await;
        assert_eq!(seen.ground.as_deref(), Some("no_evidence"));
        reply(&register, given.code, 1, "Đây là số sổ đỏ")
            .await
            .unwrap();
        let tip = only(&register, &officer).await.unwrap();
        assert_eq!((tip.stand, tip.ground), (Stand::Received, None));
        let kinds: Vec<StepKind> = talk_of(&register, given.code)
            .await
            .steps
            .iter()
            .map(|step| step.kind)
            .collect();
        assert_eq!(
            kinds,
            [StepKind::Came, StepKind::Closed, StepKind::Reopened]
        );
        assert!(register.faults().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_concerns_a_head_never_reaches_his_unit_and_each_unit_sees_its_own() {
    for register in registers(TODAY).await.unwrap() {
        let commune = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let above = register.official(PROVINCE, OFFICER, true).await.unwrap();
        let beside = register.official(NEIGHBOUR, OFFICER, false).await.unwrap();
        for (secret, role) in [(1, "head"), (2, "unsure")] {
            let given = told(&register, telling(Some(COMMUNE), role), secret).await;
            assert_eq!(given.unwrap().unit, PROVINCE, "{role}");
        }
        assert_eq!(only(&register, &commune).await, None);
        let tip = only(&register, &above).await.unwrap();
        assert_eq!(tip.kept_from.as_deref(), Some(COMMUNE));
        let back = passed(&register, &above, tip.id, COMMUNE).await;
        assert_eq!(refused(back), "tip-about-that-unit");
        for actor in [&commune, &beside] {
            let peek = opened(&register, actor, tip.id).await;
            assert!(matches!(peek, Err(Failure::NotFound)));
        }
        passed(&register, &above, tip.id, NEIGHBOUR).await.unwrap();
        assert!(matches!(
            opened(&register, &above, tip.id).await,
            Err(Failure::NotFound)
        ));
        assert_eq!(
            opened(&register, &beside, tip.id)
                .await
                .unwrap()
                .statement
                .what,
            WORDS
        );
        let nobody = told(&register, telling(None, ""), 3).await.unwrap();
        let taker = register.at.law.tips.taker(&register.at.law.units, TODAY);
        assert_eq!(Some(nobody.unit), taker.map(|unit| unit.code));
        assert!(register.faults().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_by_which_the_one_who_told_could_be_found() {
    for register in registers(TODAY).await.unwrap() {
        register.official(COMMUNE, OFFICER, false).await.unwrap();
        let before = register.read(|tx, _| dump(tx)).await.unwrap();
        let mut raw = telling(Some(COMMUNE), "staff");
        raw.files = vec![Upload::new("don-cua-do-thi-uoc.txt", "anh chup")];
        let given = told(&register, raw, 9).await.unwrap();
        reply(&register, given.code, 0, "Tôi bổ sung")
            .await
            .unwrap();
        let after = register.read(|tx, _| dump(tx)).await.unwrap();
        let moment = register.at.now.at;
        let (shown, bare) = (
            given.code.to_string(),
            given.code.to_string().replace(' ', ""),
        );
        for (table, lines) in &after {
            let new = lines.iter().filter(|line| !before[table].contains(line));
            for line in new {
                assert!(!line.contains(&shown) && !line.contains(&bare), "{table}");
                assert!(!line.contains("do-thi-uoc"), "{table}");
                assert!(!line.contains(&moment.to_string()), "{table}: {line}");
                let has_words = line.contains(WORDS) || line.contains("bổ sung");
                assert!(!has_words || table == "tip_content", "{table}");
                // A key of this day would begin as those of the register do.
                let first = register.at.id().number() >> 40;
                let keys = line
                    .split('|')
                    .filter_map(|value| value.parse::<i64>().ok());
                let near = keys.filter(|key| *key >> 40 == first);
                assert_eq!(near.count(), 0, "{table}: {line}");
            }
        }
        assert!(register.faults().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn officials_learn_only_that_something_is_new_and_open_it_for_a_reason() {
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let settler = register
            .official(COMMUNE, &[Post::Settler], false)
            .await
            .unwrap();
        for secret in [1, 2] {
            let given = told(&register, telling(Some(COMMUNE), "staff"), secret).await;
            given.unwrap();
        }
        for (who, count) in [(&officer, 1), (&settler, 0)] {
            let actor = who.clone();
            let news = register.read(move |tx, at| news::news(tx, at, &actor));
            let news = news.await.unwrap();
            let tips = news.iter().find(|one| one.kind == news::NewsKind::Tip);
            assert_eq!(tips.map_or(0, |tips| tips.all), count);
            assert!(tips.is_none_or(|tips| tips.items[0].number.is_none()));
        }
        assert!(settler.permit::<acts::ReadTip>().is_err());
        let id = only(&register, &officer).await.unwrap().id;
        let permit = officer.permit::<acts::ReadTip>().unwrap();
        let hasty = register.write(move |tx, at| read(tx, at, &permit, id, "xem"));
        assert_eq!(
            wrong(hasty.await),
            ("reason".to_owned(), "reason-too-short")
        );
        opened(&register, &officer, id).await.unwrap();
        let trail = register.read(move |tx, _| {
            let sql =
                "select detail, official from audit where event = 'tip.read' and subject = $1";
            let rows = tx.query(sql, params![id])?;
            let row = rows.first().unwrap();
            Ok((
                rows.len(),
                row.get::<String>("detail")?,
                row.get::<Option<Id>>("official")?,
            ))
        });
        let (count, detail, who) = trail.await.unwrap();
        assert_eq!((count, who), (1, Some(officer.official)));
        assert!(detail.contains(REASON));
        assert_eq!(
            only(&register, &officer)
                .await
                .map(|tip| tip.news_on.is_some()),
            Some(false)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_taken_once_and_what_is_wrong_with_it_is_told() {
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        let first = told(&register, telling(Some(COMMUNE), "staff"), 5)
            .await
            .unwrap();
        let second = told(&register, telling(Some(COMMUNE), "staff"), 5)
            .await
            .unwrap();
        assert_eq!(first.code, second.code);
        let mut other = telling(Some(COMMUNE), "staff");
        other.what = "Việc khác".to_owned();
        let other = told(&register, other, 5).await;
        assert_eq!(wrong(other), ("do".to_owned(), "tip-sent-already"));
        let permit = officer.permit::<acts::ReadTip>().unwrap();
        let counted = register.read(move |tx, _| figures(tx, &permit)).await;
        assert_eq!(counted.unwrap().received, 1);
        for (about, role, field) in [
            (Some("nowhere"), "staff", "about_unit"),
            (Some("14005-2025"), "head", "about_unit"),
            (Some(COMMUNE), "", "role"),
            (Some(COMMUNE), "king", "role"),
        ] {
            let given = told(&register, telling(about, role), 6).await;
            assert_eq!(wrong(given).0, field);
        }
        let mut silent = telling(Some(COMMUNE), "staff");
        silent.may_ask = false;
        told(&register, silent, 8).await.unwrap();
        let permit = officer.permit::<acts::ReadTip>().unwrap();
        let page = register
            .read(move |tx, _| list(tx, &permit, None, 10))
            .await;
        let shy = page.unwrap().rows.into_iter().find(|tip| !tip.may_ask);
        let question = asked(&register, &officer, shy.unwrap().id, "Ở đâu?").await;
        assert_eq!(refused(question), "tip-not-to-be-asked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_that_was_changed_by_hand_is_found_out() {
    for register in registers(TODAY).await.unwrap() {
        let given = told(&register, telling(Some(COMMUNE), "head"), 4)
            .await
            .unwrap();
        reply(&register, given.code, 0, "Tôi bổ sung")
            .await
            .unwrap();
        for (change, fault) in [
            ("update anonymous_tip set unit = kept_from", "never gets it"),
            (
                "update anonymous_tip set stand = 'closed'",
                "closed and open at once",
            ),
            (
                "update anonymous_tip set stand = 'used'",
                "as its last act says",
            ),
            (
                "update anonymous_tip set content = 1",
                "without what was told",
            ),
            ("delete from tip_content", "without its content"),
            ("update tip_message set no = 5", "gap in its talk"),
            ("update tip_step set seq = 5", "gap among its acts"),
            ("update tip_step set unit = 'x'", "than where it went"),
        ] {
            // What is found is told as a failure, so that the change is undone.
            let found = register.write(move |tx, _| {
                tx.execute(change, params![])?;
                let found = check(tx)?.join("; ");
                Err::<(), _>(FieldError::new(found, "found").into())
            });
            let (found, _) = wrong(found.await);
            assert!(found.contains(fault), "{change}: {found}");
        }
    }
}
