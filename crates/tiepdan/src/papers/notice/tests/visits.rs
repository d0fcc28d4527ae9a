//! Papers of visits: a group that is refused in writing, what a citizen handed over, what a denouncer handed over.

use casework::access::{Actor, acts};
use casework::document::Upload;
use casework::notice;
use casework::person::RawIdentity;
use casework::petition::{self, RawFiling};
use casework::reception::{self, RawVisit, RawVisitor};
use casework::testing::{Register, complaint, registers};
use casework::{Failure, Id};
use law::procedure::{Class, Post};
use serde_json::Value as Json;

use super::{COMMUNE, TODAY, fill_of};

const DESK: &[Post] = &[Post::Head, Post::ReceptionOfficer];

fn visit(class: Class, outcome: &str) -> RawVisit {
    let visitor = RawVisitor {
        represents: true,
        identity: RawIdentity {
            name: "Đỗ Thị Ước".to_owned(),
            id_number: "037188001234".to_owned(),
            address: "Thôn 3, xã Nam Ninh".to_owned(),
            ..RawIdentity::default()
        },
        ..RawVisitor::default()
    };
    RawVisit {
        visitors: vec![visitor],
        class: Some(class),
        summary: "Đề nghị mở lại đường dân sinh qua thôn 3".to_owned(),
        outcome: outcome.to_owned(),
        ..RawVisit::default()
    }
}

async fn received(register: &Register, officer: &Actor, raw: RawVisit) -> Id {
    let permit = officer.permit::<acts::Receive>().unwrap();
    let received = register.write(move |tx, at| {
        let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
        reception::receive(tx, at, &permit, &entry)
    });
    received.await.unwrap().id
}

/// A petition with a file, taken at a visit.
async fn handed_over(register: &Register, officer: &Actor, visit: Id, class: Class) {
    let (receive, file) = (
        officer.permit::<acts::Receive>().unwrap(),
        officer.permit::<acts::File>().unwrap(),
    );
    let pdf = Upload::new(
        "quyet-dinh-thu-hoi-dat.pdf".to_owned(),
        b"%PDF-1.4 Quyet dinh".to_vec(),
    );
    let raw = RawFiling {
        class: Some(class),
        visit: Some(visit),
        files: vec![pdf],
        ..complaint(COMMUNE)
    };
    let tied = register.write(move |tx, at| {
        let filing = raw.clone().validate(at).map_err(Failure::Invalid)?;
        let filed = petition::file(tx, at, &file, &filing)?;
        reception::tie_petition(tx, at, &receive, visit, filed.id)
    });
    tied.await.unwrap();
}

/// The paper of a visit, begun and filled.
async fn paper(register: &Register, officer: &Actor, visit: Id, form: &'static str) -> Json {
    let (permit, scope) = (officer.permit::<acts::Receive>().unwrap(), officer.scope());
    let dossier = register.write(move |tx, at| {
        let begun = notice::begin(tx, at, &permit, &scope, visit, form)?;
        notice::dossier(tx, at, &scope, begun)
    });
    fill_of(register, form, dossier.await.unwrap()).await
}

async fn desk() -> (Register, Actor) {
    let register = registers(TODAY).await.unwrap().remove(0);
    let officer = register.official(COMMUNE, DESK, false).await.unwrap();
    (register, officer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_was_answered_before_is_refused_in_writing_with_the_article() {
    let (register, officer) = desk().await;
    let raw = RawVisit {
        ground: "h".to_owned(),
        people: 60,
        answer: "Đã trả lời tại Văn bản số 15/UBND ngày 02/3/2026.".to_owned(),
        ..visit(Class::Recommendation, "refused")
    };
    let id = received(&register, &officer, raw).await;
    let filled = paper(&register, &officer, id, "154/2026-01/TCD").await;
    assert_eq!(filled["number"], "1/TB-UBND");
    assert_eq!(filled["to"][0], "Ông (bà) Đỗ Thị Ước và 59 người khác");
    insta::assert_snapshot!("154-2026-01-TCD", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_handed_over_stands_on_the_receipt() {
    let (register, officer) = desk().await;
    let raw = visit(Class::Complaint, "petition_taken");
    let id = received(&register, &officer, raw).await;
    handed_over(&register, &officer, id, Class::Complaint).await;
    let filled = paper(&register, &officer, id, "154/2026-02/TCD").await;
    assert_eq!(filled["text"]["items"], "quyet-dinh-thu-hoi-dat.pdf");
    assert_eq!(filled["number"], Json::Null);
    insta::assert_snapshot!("154-2026-02-TCD", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_and_what_he_handed_over_stand_on_no_receipt() {
    let (register, officer) = desk().await;
    let raw = visit(Class::Denunciation, "petition_taken");
    let id = received(&register, &officer, raw).await;
    handed_over(&register, &officer, id, Class::Denunciation).await;
    let filled = paper(&register, &officer, id, "154/2026-02/TCD").await;
    let told = filled.to_string();
    assert!(!told.contains("Đỗ Thị Ước") && !told.contains("quyet-dinh"));
    insta::assert_snapshot!("154-2026-02-TCD-sealed", format!("{filled:#}"));
}
