//! Who came, what the law asks of him, and what came of it.

use jiff::civil::date;

use super::*;
use crate::testing::registers;
use crate::{person, term};

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_opens_the_regular_session_of_the_day_and_is_numbered_without_gaps() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let first = receive(&register, &actor, complaint()).await.unwrap();
        let nobody = RawVisit {
            visitors: Vec::new(),
            ..complaint()
        };
        let refused = receive(&register, &actor, nobody).await;
        assert_eq!(wrong(refused), one("visitors", "field-missing"));
        let other = RawVisit {
            visitors: vec![visitor("Trần Văn Bình", "037090005678")],
            ..complaint()
        };
        let second = receive(&register, &actor, other).await.unwrap();
        assert_eq!((first.number, first.year), (1, 2026));
        assert_eq!((second.number, second.year), (2, 2026));
        assert_eq!(first.session, second.session);
        assert_eq!((first.matter, first.is_repeated), (first.id, false));
        assert_eq!(second.matter, second.id);
        assert_eq!(first.due, None, "answered at once");
        let scope = actor.scope();
        let (session, visits) = register
            .read(move |tx, _| reception::session(tx, &scope, first.session))
            .await
            .unwrap();
        assert_eq!(session.session.kind, reception::Kind::Regular);
        assert_eq!(session.session.host, "Nguyễn Văn Mẫu");
        assert!(session.session.is_open());
        assert_eq!((session.visits, session.people), (2, 2));
        assert_eq!(visits[0].first_name.as_deref(), Some("Đỗ Thị Ước"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_the_paper_is_asked_from_july_2026_and_a_citizen_without_papers_is_received_with_a_note()
 {
    for mut register in registers(date(2026, 6, 30)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let without = || RawVisit {
            visitors: vec![visitor("Phạm Thị Sen", "")],
            ..complaint()
        };
        receive(&register, &actor, without()).await.unwrap();
        register.on(date(2026, 7, 1));
        let asked = receive(&register, &actor, without()).await;
        assert_eq!(wrong(asked), one("visitors.0.id_number", "asked-by-law"));
        let mut noted = without();
        noted.visitors[0].without_paper = "Giấy tờ bị mất, đang làm lại".to_owned();
        receive(&register, &actor, noted).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_group_is_received_through_as_many_representatives_as_article_29_allows() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        for (people, representatives) in [(5, 0), (10, 3), (11, 6), (11, 0)] {
            let refused = receive(&register, &actor, crowd(people, representatives)).await;
            let refused = refusal(refused);
            assert_eq!(refused.code, "representatives-not-lawful");
            assert_eq!(refused.article.as_deref(), Some("42/2013/QH13 29"));
        }
        for (people, representatives) in [(5, 1), (10, 2), (11, 5)] {
            let received = receive(&register, &actor, crowd(people, representatives)).await;
            assert!(received.unwrap().is_large_group);
        }
        let four = crowd(4, 0);
        let four = RawVisit {
            visitors: complaint().visitors,
            ..four
        };
        assert!(
            !receive(&register, &actor, four)
                .await
                .unwrap()
                .is_large_group
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_refusal_is_owed_in_three_working_days_and_nobody_was_received() {
    for mut register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let refused = |ground: &str| RawVisit {
            outcome: "refused".to_owned(),
            ground: ground.to_owned(),
            ..complaint()
        };
        let drunk = RawVisit {
            visitors: Vec::new(),
            class: None,
            summary: String::new(),
            ..refused("L1")
        };
        let drunk = receive(&register, &actor, drunk).await.unwrap();
        assert_eq!(drunk.due, None, "told on the spot");
        let persisting = receive(&register, &actor, refused("L3")).await.unwrap();
        assert_eq!(persisting.due, Some(date(2026, 8, 6)));
        let unknown = receive(&register, &actor, refused("z")).await;
        assert_eq!(wrong(unknown), one("ground", "choice-unknown"));
        let without = receive(&register, &actor, refused("")).await;
        assert_eq!(wrong(without), one("ground", "field-missing"));
        assert_eq!(counted(&register).await, Vec::new());
        register.on(date(2026, 8, 10));
        let permit = actor.permit::<acts::Receive>().unwrap();
        let id = persisting.id;
        let clocks = register
            .write(move |tx, at| {
                reception::tell(tx, at, &permit, id, date(2026, 8, 7), "12/TB", "")?;
                term::of_subject(tx, id)
            })
            .await
            .unwrap();
        assert_eq!(clocks[0].term, "CR-54");
        assert_eq!(clocks[0].outcome.as_deref(), Some("late"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ground_of_july_2026_refuses_nobody_before() {
    for register in registers(date(2026, 6, 30)).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let early = RawVisit {
            outcome: "refused".to_owned(),
            ground: "k".to_owned(),
            ..complaint()
        };
        let early = receive(&register, &actor, early).await;
        assert_eq!(wrong(early), one("ground", "choice-unknown"));
        let transferred = RawVisit {
            outcome: "transferred".to_owned(),
            handed_to: "UBND xã Gia Viễn".to_owned(),
            ..complaint()
        };
        let transferred = receive(&register, &actor, transferred).await;
        assert_eq!(wrong(transferred), one("outcome", "choice-unknown"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_content_taken_without_an_answer_is_told_in_ten_working_days_by_the_state_and_the_party()
{
    for register in registers(MONDAY).await.unwrap() {
        for (unit, term) in [(COMMUNE, "CR-50"), (PARTY, "DV-07")] {
            let actor = officer(&register, unit).await;
            let taken = RawVisit {
                outcome: "statement_recorded".to_owned(),
                ..complaint()
            };
            let taken = receive(&register, &actor, taken).await.unwrap();
            assert_eq!(taken.due, Some(date(2026, 8, 17)));
            let id = taken.id;
            let clocks = register
                .read(move |tx, _| term::of_subject(tx, id))
                .await
                .unwrap();
            assert_eq!(clocks[0].term, term);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_is_bounded_and_every_choice_is_the_laws() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let long = RawVisit {
            summary: "a".repeat(2_001),
            people: 100_001,
            on: Some(date(2026, 8, 4)),
            ..complaint()
        };
        let found = wrong(receive(&register, &actor, long).await);
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["on", "summary", "people"]);
        let odd = RawVisit {
            field: "moon".to_owned(),
            outcome: "guided".to_owned(),
            ground: "L1".to_owned(),
            class: None,
            ..complaint()
        };
        let found = wrong(receive(&register, &actor, odd).await);
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["ground", "class", "guided_to", "field"]);
        let stranger = RawVisit {
            visitors: vec![RawVisitor {
                known: Some(Id::of(7)),
                ..RawVisitor::default()
            }],
            same_as: Some(Id::of(7)),
            ..complaint()
        };
        let found = wrong(receive(&register, &actor, stranger).await);
        assert_eq!(found, one("visitors.0.known", "person-unknown"));
        let nowhere = RawVisit {
            case: Some(Id::of(7)),
            ..complaint()
        };
        let found = wrong(receive(&register, &actor, nowhere).await);
        assert_eq!(found, one("case", "case-unknown"));
        let wide = wrong(receive(&register, &actor, crowd(5, 201)).await);
        assert_eq!(wide, one("visitors", "too-many-people"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_came_before_is_found_while_the_officer_types_within_his_scope() {
    for register in registers(MONDAY).await.unwrap() {
        let actor = officer(&register, COMMUNE).await;
        let stranger = officer(&register, PROVINCE).await;
        let above = register.official(PROVINCE, DESK, true).await.unwrap();
        receive(&register, &actor, complaint()).await.unwrap();
        for (who, expected) in [(actor, 1), (stranger, 0), (above, 1)] {
            let scope = who.scope();
            let (people, visits, of_person) = register
                .read(move |tx, _| {
                    let people = person::search(tx, &scope, "do thi", 10)?;
                    let visits = reception::find_visits(tx, &scope, "Đỗ Thị Ư", 10)?;
                    let of_person = match people.first() {
                        Some(found) => reception::visits_of(tx, &scope, found.id, 10)?.len(),
                        None => 0,
                    };
                    Ok((people.len(), visits.len(), of_person))
                })
                .await
                .unwrap();
            assert_eq!((people, visits, of_person), (expected, expected, expected));
        }
    }
}
