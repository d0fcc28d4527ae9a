use law::procedure::Class;

use super::*;
use crate::petition;
use crate::testing::{finding, letter};

#[tokio::test]
async fn an_added_unit_settles_a_complaint_against_its_own_head() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        let law = &register.at.law;
        let proposed = petition::propose_competence(
            &register.at,
            &petition::Against {
                unit: "TH-NN",
                role: "head",
                ..petition::Against::default()
            },
            Class::Complaint,
            law::procedure::Stage::First,
            TODAY,
        );
        let proposed = proposed.unwrap();
        let unit = proposed.unit.unwrap();
        assert!(law.units.get(&unit).is_some(), "{unit}");
    }
}

#[tokio::test]
async fn a_petition_is_filed_and_classified_with_an_added_unit() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        let officer = register.official("TH-NN", OFFICER, false).await.unwrap();
        let letter = letter("Đỗ Thị Ước", "Tôi khiếu nại việc thu tiền.", "TH-NN");
        let filed = register.file(&officer, letter).await.unwrap();
        let finding = finding(Class::Complaint, "TH-NN");
        register
            .classify(&officer, filed.id, finding)
            .await
            .unwrap();
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}
