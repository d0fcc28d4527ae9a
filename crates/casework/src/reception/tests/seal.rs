//! A denouncer's name stands nowhere but under the seal.

use jiff::civil::date;

use super::*;
use crate::petition::{self, PartyFiling, RawFiling};
use crate::reception::{NotebookFilter, NotebookRow};
use crate::testing::registers;
use crate::{person, term};

fn denunciation() -> RawVisit {
    RawVisit {
        class: Some(Class::Denunciation),
        summary: "Tố cáo cán bộ địa chính nhận hối lộ".to_owned(),
        ..complaint()
    }
}

async fn notebook(register: &Register, actor: &Actor) -> Vec<NotebookRow> {
    let scope = actor.scope();
    let mut filter = NotebookFilter {
        unit: actor.unit.clone(),
        register: reception::Register::State,
        from: date(2026, 8, 1),
        until: date(2026, 8, 31),
        after: None,
        limit: 1,
    };
    let mut all = Vec::new();
    loop {
        let (scope, asked) = (scope.clone(), filter.clone());
        let page = register
            .read(move |tx, _| reception::notebook(tx, &scope, &asked))
            .await
            .unwrap();
        all.extend(page.rows);
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return all,
        }
    }
}

async fn names_in_the_open(register: &Register) -> i64 {
    register
        .read(|tx, _| {
            let row = tx.first("select cast(count(*) as bigint) as n from person", &[])?;
            Ok(row.unwrap().get("n")?)
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_who_comes_is_masked_in_the_notebook_and_never_found() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let sealed = receive(&register, &actor, denunciation()).await.unwrap();
        let other = RawVisit {
            visitors: vec![visitor("Trần Văn Bình", "037090005678")],
            ..complaint()
        };
        let open = receive(&register, &actor, other).await.unwrap();
        assert_eq!(names_in_the_open(&register).await, 1);
        let rows = notebook(&register, &actor).await;
        let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids, [sealed.id, open.id]);
        assert_eq!(rows[0].people, None);
        let entered = rows[1].people.as_ref().unwrap();
        assert_eq!(entered[0].name, "Trần Văn Bình");
        assert_eq!(entered[0].id_number.as_deref(), Some("037090005678"));
        let scope = actor.scope();
        let (found, visits, details) = register
            .read(move |tx, _| {
                let found = person::search(tx, &scope, "Đỗ Thị", 10)?;
                let visits = reception::find_visits(tx, &scope, "Đỗ Thị", 10)?;
                Ok((found, visits, reception::visit(tx, &scope, sealed.id)?))
            })
            .await
            .unwrap();
        assert_eq!((found.len(), visits.len()), (0, 0));
        assert_eq!(details.row.first_name, None);
        assert_eq!(details.people[0].identity, None);
        let link = RawVisit {
            same_as: Some(sealed.id),
            ..complaint()
        };
        let link = receive(&register, &actor, link).await;
        assert_eq!(wrong(link), one("same_as", "seal-would-show"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_officer_writes_of_a_denunciation_does_not_tell_who_denounced() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let told = RawVisit {
            summary: "Bà Đỗ Thị Ước tố cáo cán bộ địa chính".to_owned(),
            ..denunciation()
        };
        let told = receive(&register, &actor, told).await;
        assert_eq!(wrong(told), one("summary", "names-the-denouncer"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_is_heard_online_only_when_no_protection_is_asked() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let online = RawSession {
            form: "online".to_owned(),
            ..periodic(MONDAY)
        };
        let session = open(&register, &actor, online).await.unwrap();
        let heard = |waives_protection| RawVisit {
            session: Some(session),
            waives_protection,
            ..denunciation()
        };
        let refused = refusal(receive(&register, &actor, heard(false)).await);
        assert_eq!(refused.code, "denunciation-not-online");
        assert_eq!(refused.article.as_deref(), Some("154/2026/NĐ-CP 16–24"));
        receive(&register, &actor, heard(true)).await.unwrap();
    }
}

/// The desk takes a visit and the petition handed over in one go.
async fn with_petition(register: &Register, actor: &Actor, filed_as: Option<Class>) -> (Id, Id) {
    let (receive, file) = (
        actor.permit::<acts::Receive>().unwrap(),
        actor.permit::<acts::File>().unwrap(),
    );
    register
        .write(move |tx, at| {
            let visit = RawVisit {
                outcome: "petition_taken".to_owned(),
                ..complaint()
            };
            let entry = visit.validate(at).map_err(Failure::Invalid)?;
            let visit = reception::receive(tx, at, &receive, &entry)?.id;
            let filing = RawFiling {
                channel: "desk".to_owned(),
                people: vec![PartyFiling {
                    role: "petitioner".to_owned(),
                    known: None,
                    identity: identity("Đỗ Thị Ước", "037188001234"),
                }],
                class: filed_as,
                text: "Tôi xin trình bày việc thu hồi đất của gia đình tôi.".to_owned(),
                visit: Some(visit),
                ..RawFiling::default()
            };
            let filing = filing.validate(at).map_err(Failure::Invalid)?;
            let petition = petition::file(tx, at, &file, &filing)?.id;
            reception::tie_petition(tx, at, &receive, visit, petition)?;
            Ok((visit, petition))
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_taken_at_a_visit_belongs_to_it_and_its_denouncer_seals_both() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let (visit, petition) = with_petition(&register, &actor, None).await;
        assert_eq!(names_in_the_open(&register).await, 1);
        let scope = actor.scope();
        let details = register
            .read(move |tx, _| reception::visit(tx, &scope, visit))
            .await
            .unwrap();
        assert_eq!(details.row.petition, Some(petition));
        let permit = actor.permit::<acts::Receive>().unwrap();
        let twice = register
            .write(move |tx, at| reception::tie_petition(tx, at, &permit, visit, petition))
            .await;
        assert_eq!(refusal(twice).code, "visit-has-petition");
        let (sealed, _) = with_petition(&register, &actor, Some(Class::Denunciation)).await;
        assert_eq!(
            names_in_the_open(&register).await,
            1,
            "the earlier petition is open and stays so"
        );
        let scope = actor.scope();
        let details = register
            .read(move |tx, _| reception::visit(tx, &scope, sealed))
            .await
            .unwrap();
        assert!(details.row.sealed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_that_turns_out_to_be_a_denunciation_seals_the_visit_at_which_it_was_taken() {
    for register in registers(MONDAY).await.unwrap() {
        let desk = officer(&register, COMMUNE).await;
        let clerk = register
            .official(COMMUNE, &[Post::PetitionOfficer], false)
            .await
            .unwrap();
        let (visit, petition) = with_petition(&register, &desk, None).await;
        let permit = clerk.permit::<acts::Classify>().unwrap();
        register
            .write(move |tx, at| {
                let finding = petition::Classifying {
                    class: Class::Denunciation,
                    stage: law::procedure::Stage::First,
                    field: at.law.classification.topics[0].id.clone(),
                    ineligibility: None,
                    competent_unit: Some(COMMUNE.to_owned()),
                    branch: "administrative".to_owned(),
                    is_mixed: false,
                    facts: Vec::new(),
                    respondent_unit: None,
                    respondent_role: None,
                    circumstances: petition::Circumstances::default(),
                    summary: None,
                    expected: None,
                };
                petition::classify(tx, at, &permit, petition, &finding)
            })
            .await
            .unwrap();
        assert_eq!(names_in_the_open(&register).await, 0);
        let rows = notebook(&register, &desk).await;
        assert_eq!((rows[0].id, &rows[0].people), (visit, &None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_handling_of_the_petition_tells_the_citizen_who_brought_it() {
    for mut register in registers(MONDAY).await.unwrap() {
        let posts: &[Post] = &[Post::ReceptionOfficer, Post::PetitionOfficer];
        let actor = register.official(COMMUNE, posts, false).await.unwrap();
        let (visit, petition) = with_petition(&register, &actor, None).await;
        register.on(date(2026, 8, 7));
        let classify = actor.permit::<acts::Classify>().unwrap();
        let handle = actor.permit::<acts::Handle>().unwrap();
        let clocks = register
            .write(move |tx, at| {
                let finding = petition::Classifying {
                    class: Class::Complaint,
                    stage: law::procedure::Stage::First,
                    field: at.law.classification.topics[0].id.clone(),
                    ineligibility: None,
                    competent_unit: Some(PROVINCE.to_owned()),
                    branch: "administrative".to_owned(),
                    is_mixed: false,
                    facts: Vec::new(),
                    respondent_unit: None,
                    respondent_role: None,
                    circumstances: petition::Circumstances::default(),
                    summary: None,
                    expected: None,
                };
                petition::classify(tx, at, &classify, petition, &finding)?;
                let lawful = petition::lawful_outcomes(tx, at, COMMUNE, petition)?;
                let handling = petition::Handling {
                    rule: lawful[0].id.clone(),
                    sent_to: Some(PROVINCE.to_owned()),
                    ..petition::Handling::default()
                };
                petition::handle(tx, at, &handle, petition, &handling)?;
                term::of_subject(tx, visit)
            })
            .await
            .unwrap();
        assert_eq!(clocks[0].term, "CR-50");
        assert_eq!(clocks[0].outcome.as_deref(), Some("on_time"));
        assert_eq!(clocks[0].closed_on, Some(date(2026, 8, 7)));
    }
}
