//! What is late goes to the superior of its owner, once for each due day.

use super::*;
use crate::supervision::{Lateness, ListFilter, assignment, assignments, escalate, late};

/// Lets the program look; how many assignments went upward.
async fn look(story: &Story) -> usize {
    let due = story
        .register
        .read(|tx, at| late(tx, at, None, 100))
        .await
        .unwrap();
    let mut gone = 0;
    for one in due {
        let went = story
            .register
            .write(move |tx, at| escalate(tx, at, one.id))
            .await;
        gone += usize::from(went.unwrap());
    }
    gone
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_directive_goes_to_the_superior_once_and_again_after_it_was_returned() {
    for mut story in Story::led_by(PARTY).await {
        // Friday.
        let id = story.given(10).await;
        for (day, goes) in [(10, 0), (12, 0), (13, 1), (14, 0)] {
            story.register.on(date(2026, 7, day));
            assert_eq!(look(&story).await, goes, "{day}");
        }
        let superior = story
            .register
            .official(PROVINCE, OFFICERS, false)
            .await
            .unwrap();
        let scope = superior.scope();
        let told = story
            .register
            .read(move |tx, at| {
                let filter = ListFilter {
                    lateness: Some(Lateness::Escalated),
                    limit: 10,
                    ..ListFilter::default()
                };
                assignments(tx, at, &scope, &filter)
            })
            .await
            .unwrap();
        assert_eq!(
            told.rows.len(),
            1,
            "the superior of the commune is told, though he did not give it"
        );
        assert_eq!(
            told.rows[0].assignment.escalated_to.as_deref(),
            Some(PROVINCE)
        );
        story.report(id, "Báo cáo chậm").await.unwrap();
        story.register.on(date(2026, 7, 15));
        story
            .send_back(id, "Bổ sung", Some(date(2026, 7, 20)))
            .await
            .unwrap();
        assert_eq!(look(&story).await, 0);
        story.register.on(date(2026, 7, 21));
        assert_eq!(look(&story).await, 1);
        let scope = story.leader.scope();
        let (_, steps) = story
            .register
            .read(move |tx, _| assignment(tx, &scope, id))
            .await
            .unwrap();
        let gone = steps.iter().filter(|step| step.act == "escalated");
        assert!(gone.clone().all(|step| step.official.is_none()));
        assert_eq!(gone.count(), 2);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_reported_in_time_waits_for_its_giver_and_is_not_late() {
    for mut story in Story::led_by(PROVINCE).await {
        let id = story.given(10).await;
        story.report(id, "Đã xong").await.unwrap();
        story.register.on(date(2026, 7, 31));
        assert_eq!(look(&story).await, 0);
        assert!(
            !story
                .register
                .write(move |tx, at| escalate(tx, at, id))
                .await
                .unwrap()
        );
    }
}
