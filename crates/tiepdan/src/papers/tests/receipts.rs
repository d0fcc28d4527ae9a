//! What citizens take home: receipts of petitions, of one filed without an account, of a denunciation; slips of visits.

use casework::access::{Actor, acts};
use casework::person::RawIdentity;
use casework::petition::{self, Details, RawFiling};
use casework::reception::{self, ANSWER_TIME, RawVisit, RawVisitor, VisitDetails};
use casework::testing::{Register, complaint, registers};
use casework::{Failure, Id};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};
use words::{Language, Words};

use super::{filled, set};
use crate::papers::receipt::{Appointment, Followed, Outcome, Receipt, Taken, ahead, ahead_from};

const COMMUNE: &str = "14005-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const POSTS: &[Post] = &[Post::Head, Post::ReceptionOfficer];

async fn desk() -> (Register, Actor) {
    let register = registers(TODAY).await.unwrap().remove(0);
    let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
    (register, officer)
}

async fn filed(raw: RawFiling) -> (Register, Details) {
    let (register, officer) = desk().await;
    let (filed, scope) = (register.file(&officer, raw).await.unwrap(), officer.scope());
    let details = register.read(move |tx, _| petition::details(tx, &scope, filed.id));
    let details = details.await.unwrap();
    (register, details)
}

async fn visited(raw: RawVisit) -> (Register, VisitDetails) {
    let (register, officer) = desk().await;
    let (permit, scope) = (officer.permit::<acts::Receive>().unwrap(), officer.scope());
    let received = register.write(move |tx, at| {
        let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
        reception::receive(tx, at, &permit, &entry)
    });
    let id: Id = received.await.unwrap().id;
    let details = register.read(move |tx, _| reception::visit(tx, &scope, id));
    let details = details.await.unwrap();
    (register, details)
}

fn followed(secret: Option<&'static str>) -> Followed<'static> {
    Followed {
        code: "7K2M-9QXT",
        secret,
        address: "https://tiepdan.example/follow".to_owned(),
    }
}

/// Sets a receipt, and keeps what filled it.
async fn kept(register: &Register, receipt: &Receipt<'_>, name: &str) {
    let words = Words::load().unwrap();
    let voice = words.voice(Language::Vi);
    let order = receipt.order(&register.at.law, &voice, TODAY.at(8, 0, 0, 0));
    let order = order.unwrap();
    set(&order, name).await;
    insta::assert_snapshot!(name, filled(&order));
}

fn of_petition(details: &Details) -> Taken<'_> {
    Taken {
        unit: &details.row.unit,
        number: details.row.number,
        on: details.row.received_on,
        people: &details.people,
        count: details.row.signers.max(1),
        sealed: details.row.sealed,
        class: details.stated_class.as_deref().and_then(Class::parse),
        matter: &details.row.summary,
        officer: Some("Trần Văn Sáu"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receipt_of_a_petition_has_its_number_its_code_and_the_term_ahead() {
    let raw = RawFiling {
        class: Some(Class::Complaint),
        ..complaint(COMMUNE)
    };
    let (register, details) = filed(raw).await;
    let receipt = Receipt {
        taken: of_petition(&details),
        outcome: None,
        ahead: ahead(&register.at.law, &details.clocks),
        followed: Some(followed(None)),
    };
    assert!(!receipt.ahead.is_empty(), "the unit owes something next");
    kept(&register, &receipt, "receipt").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receipt_of_a_denunciation_names_nobody() {
    let raw = RawFiling {
        class: Some(Class::Denunciation),
        ..complaint(COMMUNE)
    };
    let (register, details) = filed(raw).await;
    let law = &register.at.law;
    let receipt = Receipt {
        taken: Taken {
            people: &[],
            officer: None,
            ..of_petition(&details)
        },
        outcome: None,
        ahead: ahead_from(law, "TC-01", TODAY).into_iter().collect(),
        followed: Some(followed(Some("QX7P-44TM-20AB"))),
    };
    kept(&register, &receipt, "receipt-of-a-denunciation").await;
    let sealed = Receipt {
        taken: of_petition(&details),
        followed: None,
        ahead: Vec::new(),
        ..receipt
    };
    let words = Words::load().unwrap();
    let data = sealed.filled(law, &words.voice(Language::Vi), TODAY);
    let data = data.unwrap().to_string();
    assert!(!data.contains("Đỗ Thị Ước"), "{data}");
}

fn came(outcome: &str) -> RawVisit {
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
        class: Some(Class::Complaint),
        field: "land.compensation".to_owned(),
        summary: "Không đồng ý với mức bồi thường khi thu hồi đất".to_owned(),
        outcome: outcome.to_owned(),
        promised_on: Some(date(2026, 7, 16)),
        ..RawVisit::default()
    }
}

fn of_visit(details: &VisitDetails) -> Taken<'_> {
    Taken {
        unit: &details.row.unit,
        number: details.row.number,
        on: details.row.on,
        people: &details.people,
        count: details.row.people,
        sealed: details.row.sealed,
        class: details.row.class.as_deref().and_then(Class::parse),
        matter: &details.row.summary,
        officer: Some("Trần Văn Sáu"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_answered_later_takes_home_the_day_and_the_term() {
    let (register, details) = visited(came("answer_promised")).await;
    let law = &register.at.law;
    let slip = Appointment {
        taken: of_visit(&details),
        promised: details.promised_on.unwrap(),
        place: "Phòng tiếp công dân, Trụ sở Ủy ban nhân dân xã Nam Ninh",
        answer: "",
        rule: ANSWER_TIME,
    };
    let words = Words::load().unwrap();
    let order = slip.order(law, &words.voice(Language::Vi), TODAY.at(8, 0, 0, 0));
    let order = order.unwrap();
    set(&order, "appointment").await;
    insta::assert_snapshot!("appointment", filled(&order));
    let receipt = Receipt {
        taken: of_visit(&details),
        outcome: Some(Outcome {
            place: "Phòng tiếp công dân",
            result: "Hẹn thời gian trả lời".to_owned(),
            answer: "Đang xác minh lại diện tích.",
        }),
        ahead: ahead(law, &details.clocks),
        followed: None,
    };
    assert_eq!(receipt.ahead.len(), 1);
    kept(&register, &receipt, "receipt-of-a-visit").await;
}
