//! The period in which a first complaint may be made.

use super::*;
use crate::petition::{Circumstances, limitation};
use law::procedure::Stage;

const KNOWN: Date = date(2026, 2, 2);

/// Filed on a day, classified with what is known of the period, the conditions of acceptance found to be met.
async fn classified(desk: &Desk, on: Date, given: Circumstances) -> Result<()> {
    let raw = RawFiling {
        received_on: Some(on),
        ..about("Khiếu nại quyết định thu hồi đất")
    };
    let id = desk.file(&desk.commune, raw).await;
    let finding = Classifying {
        circumstances: given,
        ..finding(Class::Complaint, COMMUNE)
    };
    desk.register.classify(&desk.commune, id, finding).await
}

fn known(on: Date) -> Circumstances {
    Circumstances {
        known_on: Some(on),
        ..Circumstances::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_after_ninety_days_does_not_meet_the_conditions_of_acceptance() {
    for desk in desks(TODAY).await {
        // Ninety days from 2026-02-02 end on Sunday 2026-05-03 and roll to the Monday.
        classified(&desk, date(2026, 5, 4), known(KNOWN))
            .await
            .unwrap();
        let late = refusal(classified(&desk, date(2026, 5, 5), known(KNOWN)).await);
        assert_eq!(late.code, "limitation-over");
        assert_eq!(late.values, [("due", "2026-05-04".to_owned())]);
        assert!(late.article.unwrap().contains('9'));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_days_of_illness_are_not_counted_and_discipline_has_its_own_period() {
    for desk in desks(TODAY).await {
        let ill = Circumstances {
            obstacle: Some((date(2026, 3, 1), date(2026, 3, 20))),
            ..known(KNOWN)
        };
        let at = &desk.register.at;
        let found = |given: &Circumstances, on| {
            limitation(at, Class::Complaint, Stage::First, given, on).unwrap()
        };
        assert_eq!(found(&ill, TODAY).due, date(2026, 5, 25));
        classified(&desk, date(2026, 5, 25), ill).await.unwrap();
        let discipline = Circumstances {
            shift: Some("discipline".to_owned()),
            ..known(date(2026, 6, 1))
        };
        let found = found(&discipline, date(2026, 6, 17));
        assert_eq!(
            (found.term.as_str(), found.due),
            ("KN-30", date(2026, 6, 16))
        );
        assert!(found.is_over);
        let late = classified(&desk, date(2026, 6, 17), discipline).await;
        assert_eq!(refusal(late).code, "limitation-over");
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_too_late_is_classified_without_the_conditions_and_what_was_written_in_time_with_them()
 {
    for desk in desks(TODAY).await {
        let late = Classifying {
            circumstances: known(KNOWN),
            facts: Vec::new(),
            ..finding(Class::Complaint, COMMUNE)
        };
        let id = desk.found(&desk.commune, about("Đơn gửi muộn"), late).await;
        let details = desk.details(&desk.commune, id).await;
        assert_eq!(details.circumstances.known_on, Some(KNOWN));
        let in_time = RawFiling {
            dated_on: Some(date(2026, 5, 1)),
            ..about("Đơn viết trong thời hiệu")
        };
        let found = Classifying {
            circumstances: known(KNOWN),
            ..finding(Class::Complaint, COMMUNE)
        };
        desk.found(&desk.commune, in_time, found).await;
        let denounced = Classifying {
            circumstances: known(KNOWN),
            ..finding(Class::Denunciation, COMMUNE)
        };
        desk.found(&desk.commune, about("Tố cáo"), denounced).await;
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_and_circumstances_that_cannot_be_are_told_with_their_fields() {
    for desk in desks(TODAY).await {
        let given = Circumstances {
            shift: Some("moved_equal".to_owned()),
            present_unit: Some("nowhere".to_owned()),
            known_on: Some(date(2026, 7, 7)),
            obstacle: Some((date(2026, 3, 2), date(2026, 3, 1))),
        };
        assert_eq!(
            wrong(classified(&desk, TODAY, given).await),
            [
                ("circumstance", "choice-unknown"),
                ("present_unit", "unit-unknown"),
                ("known_on", "after-the-receipt"),
                ("obstacle_until", "last-day-before-first"),
            ]
            .map(|(field, code)| (field.to_owned(), code))
        );
    }
}
