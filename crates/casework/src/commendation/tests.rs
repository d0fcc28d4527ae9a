//! Commendations told on every engine.

use jiff::civil::{Date, date};
use law::procedure::Post;

use super::*;
use crate::Failure;
use crate::access::{Actor, acts};
use crate::testing::{Register, registers};
use crate::{Id, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);

fn raw() -> RawCommendation {
    RawCommendation {
        kind: "unit".to_owned(),
        subject: COMMUNE.to_owned(),
        form: "certificate_of_merit".to_owned(),
        period: "2026-H1".to_owned(),
        merit: "Tiếp công dân đủ số ngày".to_owned(),
        ..RawCommendation::default()
    }
}

async fn proposed(register: &Register, who: &Actor, raw: RawCommendation) -> Result<Id> {
    let permit = who.permit::<acts::Commend>()?;
    register
        .write(move |tx, at| propose(tx, at, &permit, &raw))
        .await
}

fn codes(told: Result<Id>) -> Vec<(String, &'static str)> {
    let Err(Failure::Invalid(errors)) = told else {
        panic!("it was taken");
    };
    errors
        .into_iter()
        .map(|error| (error.field, error.code))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_and_a_worker_are_commended_with_the_figures_behind_them() {
    for register in registers(TODAY).await.unwrap() {
        let chair = register
            .official(PROVINCE, &[Post::Head], true)
            .await
            .unwrap();
        let worker = register
            .official(COMMUNE, &[Post::ReceptionOfficer], false)
            .await
            .unwrap();
        let unit = proposed(&register, &chair, raw()).await.unwrap();
        let person = RawCommendation {
            kind: "person".to_owned(),
            official: Some(worker.official),
            ..raw()
        };
        let person = proposed(&register, &chair, person).await.unwrap();
        let permit = chair.permit::<acts::GrantCommendation>().unwrap();
        let said = Deciding {
            number: "812/QĐ-UBND".to_owned(),
            ..Deciding::default()
        };
        register
            .write(move |tx, at| {
                grant(tx, at, &permit, unit, &said)?;
                grant(tx, at, &permit, person, &said)?;
                let again = decline(tx, at, &permit, unit, &said);
                assert!(matches!(again, Err(Failure::Invalid(_))), "a reason is missing");
                let said = Deciding { reason: "x".to_owned(), ..said.clone() };
                let again = decline(tx, at, &permit, unit, &said);
                assert!(matches!(again, Err(Failure::Refused(one)) if one.code == "commendation-decided"));
                Ok(())
            })
            .await
            .unwrap();
        let scope = chair.scope();
        let (sums, kept) = register
            .read(move |tx, _| Ok((sums(tx, &scope)?, one(tx, &scope, person)?)))
            .await
            .unwrap();
        assert_eq!((sums[0].units, sums[0].persons, sums[0].open), (1, 1, 0));
        assert_eq!(kept.person, worker.name);
        let figures: Vec<Figure> = serde_json::from_str(&kept.figures).unwrap();
        let duty = figures.iter().find(|one| one.indicator == "duty").unwrap();
        assert!(
            duty.numerator == 0 && duty.denominator > 0,
            "the head owed days and sat on none"
        );
        let seen = register.read({
            let scope = worker.scope();
            move |tx, _| one(tx, &scope, unit)
        });
        assert!(matches!(seen.await, Err(Failure::NotFound)));
        let faults = register.read(crate::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_commended_whom_the_unit_does_not_lead() {
    for register in registers(TODAY).await.unwrap() {
        let chair = register
            .official(COMMUNE, &[Post::Head], true)
            .await
            .unwrap();
        let rubbish = RawCommendation {
            kind: "citizen".to_owned(),
            subject: PROVINCE.to_owned(),
            period: "2026-Q9".to_owned(),
            merit: " ".to_owned(),
            on: Some(date(2027, 1, 1)),
            ..raw()
        };
        let told = codes(proposed(&register, &chair, rubbish).await);
        let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["kind", "merit", "form", "on", "period", "subject"]);
        let nobody = RawCommendation {
            kind: "person".to_owned(),
            form: "certificate".to_owned(),
            official: Some(Id::of(7)),
            ..raw()
        };
        let told = codes(proposed(&register, &chair, nobody).await);
        assert_eq!(told, [("official".to_owned(), "official-not-of-unit")]);
        let clerk = register
            .official(COMMUNE, &[Post::PetitionOfficer], false)
            .await
            .unwrap();
        let refused = proposed(&register, &clerk, raw()).await;
        assert!(matches!(refused, Err(Failure::Refused(one)) if one.code == "act-needs-post"));
    }
}
