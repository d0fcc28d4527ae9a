//! Early warnings: counts that rise, told at the lowest place, and never a few people.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use crate::access::{Actor, acts};
use crate::supervision::warning::{self, Heeding, Stand};
use crate::testing::{Register, finding, letter, registers};
use crate::{Failure, Id};

const TODAY: Date = date(2026, 11, 20);
const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TENANT: &str = "37-2025";
const POSTS: &[Post] = &[Post::Head, Post::PetitionOfficer];

/// A petition of one citizen, classified.
async fn wrote(register: &Register, officer: &Actor, name: &str, class: Class) -> Id {
    let raw = letter(
        name,
        &format!("Đơn của {name} ngày {}", register.at.now.today),
        COMMUNE,
    );
    let raw = crate::petition::RawFiling {
        people: raw
            .people
            .into_iter()
            .map(|mut one| {
                one.identity.id_number = String::new();
                one
            })
            .collect(),
        class: Some(class),
        ..raw
    };
    let filed = register.file(officer, raw).await.unwrap();
    let found = finding(class, &officer.unit);
    register.classify(officer, filed.id, found).await.unwrap();
    filed.id
}

async fn named(
    register: &Register,
    officer: &Actor,
    id: Id,
    project: &'static str,
) -> Result<(), Failure> {
    let permit = officer.permit::<acts::NameCause>().unwrap();
    register
        .write(move |tx, at| warning::name_cause(tx, at, &permit, id, ("project", project)))
        .await
}

async fn round(register: &Register) -> usize {
    register
        .write(|tx, at| warning::raise(tx, at, TENANT))
        .await
        .unwrap()
}

async fn seen(register: &Register, actor: &Actor) -> Vec<(String, String, i64)> {
    let scope = actor.scope();
    let page = register
        .read(move |tx, at| warning::list(tx, at, &scope, None, None, 50))
        .await
        .unwrap();
    let line = |one: &warning::Warning| (one.unit.clone(), one.cause.clone(), one.people);
    page.rows.iter().map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn five_people_with_one_project_are_told_of_at_the_lowest_place_and_four_never() {
    for mut register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
        let neighbour = register.official(NEIGHBOUR, POSTS, false).await.unwrap();
        let chair = register
            .official(PROVINCE, &[Post::Head], true)
            .await
            .unwrap();
        for name in ["An", "Bình", "Chi", "Dũng"] {
            let id = wrote(&register, &officer, name, Class::Recommendation).await;
            named(&register, &officer, id, "Đường ven biển")
                .await
                .unwrap();
        }
        // The same citizen again is no fifth person.
        let again = wrote(&register, &officer, "An", Class::Complaint).await;
        named(&register, &officer, again, "đường ven biển")
            .await
            .unwrap();
        assert_eq!(round(&register).await, 0);
        let id = wrote(&register, &neighbour, "Giang", Class::Recommendation).await;
        named(&register, &neighbour, id, "Đường ven biển")
            .await
            .unwrap();
        assert_eq!(round(&register).await, 1);
        assert_eq!(
            seen(&register, &chair).await,
            [(PROVINCE.to_owned(), "Đường ven biển".to_owned(), 5)]
        );
        assert_eq!(seen(&register, &officer).await, []);
        assert_eq!(round(&register).await, 0, "it is raised once");
        // A denunciation is tied to no project.
        let denounced = wrote(&register, &officer, "Hà", Class::Denunciation).await;
        let refused = named(&register, &officer, denounced, "Đường ven biển").await;
        assert!(
            matches!(refused, Err(Failure::Refused(refusal)) if refusal.code == "cause-of-the-sealed")
        );
        register.on(TODAY.saturating_add(40.days()));
        assert_eq!(round(&register).await, 0);
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warning_keeps_who_was_told_until_it_is_closed() {
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
        let chair = register
            .official(COMMUNE, &[Post::Head], false)
            .await
            .unwrap();
        let other = register
            .official(NEIGHBOUR, &[Post::Head], false)
            .await
            .unwrap();
        for name in ["An", "Bình", "Chi", "Dũng", "Em"] {
            wrote(&register, &officer, name, Class::Recommendation).await;
        }
        assert_eq!(round(&register).await, 1);
        let scope = chair.scope();
        let page = register
            .read(move |tx, at| warning::list(tx, at, &scope, None, None, 50))
            .await
            .unwrap();
        let one = page.rows.first().unwrap().clone();
        assert_eq!((one.field.as_str(), one.before), ("land", Some(0)));
        let heed = |actor: &Actor, act: &'static str, whom: &'static str, text: &'static str| {
            let (permit, scope, id) = (
                actor.permit::<acts::HeedWarning>().unwrap(),
                actor.scope(),
                one.id,
            );
            register.write(move |tx, at| {
                let said = Heeding {
                    whom: whom.to_owned(),
                    text: text.to_owned(),
                    expected: None,
                };
                match act {
                    "told" => warning::tell(tx, at, &permit, &scope, (id, &said)),
                    "done" => warning::done(tx, at, &permit, &scope, (id, &said)),
                    _ => warning::close(tx, at, &permit, &scope, (id, &said)),
                }
            })
        };
        let missing = heed(&chair, "told", "", " ").await;
        assert!(matches!(missing, Err(Failure::Invalid(errors)) if errors.len() == 2));
        assert!(matches!(
            heed(&other, "done", "", "Xong").await,
            Err(Failure::NotFound)
        ));
        heed(&chair, "told", "Phòng Kinh tế", "Nắm tình hình")
            .await
            .unwrap();
        heed(&chair, "closed", "", "Đã đối thoại, đồng thuận")
            .await
            .unwrap();
        let ended = heed(&chair, "done", "", "Thêm").await;
        assert!(
            matches!(ended, Err(Failure::Refused(refusal)) if refusal.code == "warning-closed")
        );
        let (scope, id) = (chair.scope(), one.id);
        let found = register
            .read(move |tx, at| warning::warning(tx, at, &scope, id))
            .await
            .unwrap();
        assert_eq!((found.warning.stand, found.steps.len()), (Stand::Closed, 2));
        assert_eq!(found.steps[0].whom, "Phòng Kinh tế");
        assert_eq!(
            round(&register).await,
            0,
            "what was closed of late stays closed"
        );
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}
