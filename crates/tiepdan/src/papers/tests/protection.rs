//! Papers of protection and restoration: roles and no names.

use casework::Id;
use casework::protection::restoration::{Consent, Restoration};
use casework::protection::{Decision, Ending, Protection, Source, Stand};
use casework::testing::law;
use jiff::civil::{Date, date};

use super::{filled, set};
use crate::papers::protection::{Decided, MeasureWords, Told};

const COMMUNE: &str = "14005-2025.ubnd";
const TODAY: Date = date(2026, 7, 8);

fn protection(stand: Stand) -> Protection {
    Protection {
        id: Id::of(7),
        tenant: "37-2025".to_owned(),
        unit: COMMUNE.to_owned(),
        petition: Id::of(1),
        number: (1, 2026),
        source: Source::Written,
        asked_on: date(2026, 7, 6),
        is_urgent: true,
        written_on: Some(date(2026, 7, 6)),
        decide_by: date(2026, 7, 6),
        threat: "life_health".to_owned(),
        from_whom: "accused".to_owned(),
        stand,
        decision: Decision {
            number: "21/QĐ-UBND".to_owned(),
            on: Some(TODAY),
            starts_on: Some(TODAY),
            reason: "Có căn cứ cho rằng tính mạng bị đe dọa".to_owned(),
            ..Decision::default()
        },
        ending: Ending {
            number: "35/QĐ-UBND".to_owned(),
            reason: "Không còn bị đe dọa".to_owned(),
            on: (stand == Stand::Ended).then_some(date(2026, 9, 1)),
            ..Ending::default()
        },
        renews: None,
        version: 1,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_names_roles_measures_and_bodies_and_each_kind_of_it_is_set() {
    for (stand, name) in [
        (Stand::Granted, "protection"),
        (Stand::Refused, "protection-refused"),
        (Stand::Ended, "protection-ended"),
    ] {
        let one = protection(stand);
        let guard = MeasureWords {
            name: "Bố trí lực lượng, phương tiện bảo vệ".to_owned(),
            body: "Cơ quan Công an".to_owned(),
            task: "Tuần tra quanh nhà".to_owned(),
            until: Some(date(2026, 8, 31)),
        };
        let decided = Decided {
            one: &one,
            people: vec![
                "Người tố cáo".to_owned(),
                "Con đẻ của người tố cáo".to_owned(),
            ],
            measures: vec![guard],
            ground: "Căn cứ bảo vệ không còn".to_owned(),
        };
        let order = decided.order(&law(), TODAY.at(8, 0, 0, 0)).unwrap();
        set(&order, name).await;
        if stand == Stand::Granted {
            insta::assert_snapshot!(name, filled(&order));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accused_is_told_what_is_restored_and_not_by_whom_he_was_denounced() {
    let one = Restoration {
        id: Id::of(9),
        tenant: "37-2025".to_owned(),
        unit: COMMUNE.to_owned(),
        case: Id::of(2),
        finding: "wrong".to_owned(),
        due_on: date(2026, 7, 29),
        number: "12/TB-UBND".to_owned(),
        told_on: TODAY,
        text: "Khôi phục danh dự và việc xét thi đua".to_owned(),
        consent: Consent::Asked,
        consent_on: None,
        slander: String::new(),
        slander_note: String::new(),
        done_on: None,
        version: 1,
    };
    let told = Told {
        accused: "Ông Nguyễn Văn Bính",
        decided_on: date(2026, 7, 6),
        one: &one,
    };
    let order = told.order(&law(), TODAY.at(8, 0, 0, 0)).unwrap();
    set(&order, "restoration").await;
    insta::assert_snapshot!("restoration", filled(&order));
}
