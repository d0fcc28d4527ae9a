//! Papers of visits: which visit has which, for whom, on which day.

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::super::{begin, check, dossier, of_subject, save};
use super::{COMMUNE, NEIGHBOUR, TODAY, refusal, texts};
use crate::access::{Actor, acts};
use crate::person::RawIdentity;
use crate::reception::{self, RawVisit, RawVisitor};
use crate::testing::{Register, registers};
use crate::{Failure, Id, Result};

const REFUSED: &str = "154/2026-01/TCD";
const RECEIPT: &str = "154/2026-02/TCD";
const DESK: &[Post] = &[Post::ReceptionOfficer, Post::PetitionOfficer];

async fn received(register: &Register, officer: &Actor, class: Class, outcome: [&str; 2]) -> Id {
    let visitor = RawVisitor {
        identity: RawIdentity {
            name: "Đỗ Thị Ước".to_owned(),
            id_number: "037188001234".to_owned(),
            address: "Thôn 3".to_owned(),
            ..RawIdentity::default()
        },
        ..RawVisitor::default()
    };
    let raw = RawVisit {
        visitors: vec![visitor],
        class: Some(class),
        summary: "Về đường dân sinh".to_owned(),
        outcome: outcome[0].to_owned(),
        ground: outcome[1].to_owned(),
        ..RawVisit::default()
    };
    let permit = officer.permit::<acts::Receive>().unwrap();
    let received = register.write(move |tx, at| {
        let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
        reception::receive(tx, at, &permit, &entry)
    });
    received.await.unwrap().id
}

async fn begun(register: &Register, officer: &Actor, visit: Id, form: &'static str) -> Result<Id> {
    let (permit, scope) = (officer.permit::<acts::Receive>()?, officer.scope());
    let begun = register.write(move |tx, at| begin(tx, at, &permit, &scope, visit, form));
    begun.await
}

async fn desks(today: Date) -> Vec<(Register, Actor)> {
    let mut all = Vec::new();
    for register in registers(today).await.unwrap() {
        let officer = register.official(COMMUNE, DESK, false).await.unwrap();
        all.push((register, officer));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_told_in_writing_has_one_numbered_notice() {
    for (register, officer) in desks(TODAY).await {
        let refused = ["refused", "h"];
        let visit = received(&register, &officer, Class::Recommendation, refused).await;
        let notice = begun(&register, &officer, visit, REFUSED).await.unwrap();
        let again = begun(&register, &officer, visit, REFUSED).await.unwrap();
        assert_eq!(notice, again, "it is begun once");
        let scope = officer.scope();
        let told = register.read(move |tx, at| {
            assert_eq!(of_subject(tx, visit)?.len(), 1);
            assert_eq!(check(tx)?, Vec::<String>::new());
            dossier(tx, at, &scope, notice)
        });
        let told = told.await.unwrap();
        assert_eq!(told.number.as_deref(), Some("1/TB-UBND"));
        assert_eq!(told.notice.article, "154/2026/NĐ-CP 4(1)");
        assert_eq!(told.matter.petitioners.len(), 1);
        let receipt = begun(&register, &officer, visit, RECEIPT).await;
        assert_eq!(refusal(receipt.unwrap_err()), "visit-without-paper");
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_told_by_word_of_mouth_has_no_notice() {
    for (register, officer) in desks(TODAY).await {
        let visit = received(&register, &officer, Class::Complaint, ["refused", "L2"]).await;
        let unlawful = begun(&register, &officer, visit, REFUSED).await;
        assert_eq!(refusal(unlawful.unwrap_err()), "visit-without-paper");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_july_2026_a_written_refusal_has_no_form() {
    for (register, officer) in desks(date(2026, 6, 30)).await {
        let visit = received(&register, &officer, Class::Complaint, ["refused", "L3"]).await;
        let early = begun(&register, &officer, visit, REFUSED).await;
        assert_eq!(refusal(early.unwrap_err()), "visit-without-paper");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_unit_begins_no_paper_and_no_text_names_a_denouncer() {
    for (register, officer) in desks(TODAY).await {
        let taken = ["statement_recorded", ""];
        let visit = received(&register, &officer, Class::Denunciation, taken).await;
        let stranger = register.official(NEIGHBOUR, DESK, false).await.unwrap();
        let unseen = begun(&register, &stranger, visit, RECEIPT).await;
        assert!(matches!(unseen, Err(Failure::NotFound)));
        let notice = begun(&register, &officer, visit, RECEIPT).await.unwrap();
        let (permit, scope) = (
            officer.permit::<acts::IssuePaper>().unwrap(),
            officer.scope(),
        );
        let named = register.write(move |tx, at| {
            let dossier = dossier(tx, at, &scope, notice)?;
            assert_eq!(dossier.number, None);
            assert_eq!(dossier.matter.petitioners[0].identity, None);
            let written = texts(&[("items", "Đơn của bà Đỗ Thị Ước")]);
            save(tx, at, &permit, &dossier, &written, None)
        });
        assert!(
            matches!(named.await, Err(Failure::Invalid(errors)) if errors[0].field == "texts.items")
        );
    }
}
