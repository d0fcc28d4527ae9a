//! What may not be ordered, reported or accepted, and by whom.

use super::*;
use crate::supervision::{assignment, directive, withdraw};

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_needs_an_owner_who_is_led_and_a_day_ahead() {
    for story in Story::led_by(PROVINCE).await {
        let other = |change: &dyn Fn(&mut RawDirective)| {
            let mut raw = order(20);
            change(&mut raw);
            raw
        };
        let foreign = other(&|raw| raw.owners[0].unit = "01.ubnd".to_owned());
        assert_eq!(code(story.give(foreign).await), "owners unit-not-led");
        let stranger = story.leader.official;
        let stranger = other(&|raw| raw.owners[0].official = Some(stranger));
        assert_eq!(
            code(story.give(stranger).await),
            "owners official-not-of-unit"
        );
        let nobody = other(&|raw| raw.owners.clear());
        assert_eq!(code(story.give(nobody).await), "owners field-missing");
        let past = other(&|raw| raw.due = Some(date(2026, 7, 1)));
        assert_eq!(code(story.give(past).await), "due due-before-it-was-given");
        let bare = other(&|raw| raw.source = "written".to_owned());
        assert_eq!(code(story.give(bare).await), "number field-missing");
        let unseen = other(&|raw| {
            raw.subject_kind = "case".to_owned();
            raw.subject = Some(Id::of(7));
        });
        assert_eq!(code(story.give(unseen).await), "subject subject-unknown");
        let twice = other(&|raw| raw.owners.extend(raw.owners.clone()));
        assert_eq!(code(story.give(twice).await), "owners owner-twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_reports_and_only_the_giver_accepts() {
    for story in Story::led_by(PROVINCE).await {
        let id = story.given(20).await;
        assert_eq!(code(story.accept(id).await), "assignment-not-reported");
        let (owner, leader) = (story.owner.clone(), story.leader.clone());
        let done = story
            .register
            .write(move |tx, at| {
                let permit = owner.permit::<acts::Direct>()?;
                accept(tx, at, &permit, id, &Returning::default())
            })
            .await;
        assert_eq!(code(done), "not-found");
        let done = story
            .register
            .write(move |tx, at| {
                let permit = leader.permit::<acts::ReportUp>()?;
                let reporting = Reporting {
                    text: "Đã xong".to_owned(),
                    ..Reporting::default()
                };
                report(tx, at, &permit, id, &reporting)
            })
            .await;
        assert_eq!(code(done), "not-found");
        story.report(id, "Đã xong").await.unwrap();
        assert_eq!(
            code(story.report(id, "Nữa").await),
            "assignment-not-to-report"
        );
        assert_eq!(
            code(story.send_back(id, " ", None).await),
            "reason field-missing"
        );
        story.accept(id).await.unwrap();
        assert_eq!(code(story.accept(id).await), "assignment-not-reported");
        let permit = story.leader.permit::<acts::Direct>().unwrap();
        let said = Returning {
            reason: "Không còn cần".to_owned(),
            ..Returning::default()
        };
        let done = story
            .register
            .write(move |tx, at| withdraw(tx, at, &permit, id, &said))
            .await;
        assert_eq!(code(done), "assignment-ended");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_and_an_officer_without_the_post_get_nothing() {
    for story in Story::led_by(PROVINCE).await {
        let given = story.give(order(20)).await.unwrap();
        let (id, one) = (given.id, given.assignments[0]);
        let neighbour = story
            .register
            .official("14533-2025.ubnd", OFFICERS, true)
            .await
            .unwrap();
        let scope = neighbour.scope();
        let seen = story
            .register
            .read(move |tx, _| {
                let of = |found: Result<()>| code(found);
                let whole = of(directive(tx, &scope, id).map(drop));
                Ok((whole, of(assignment(tx, &scope, one).map(drop))))
            })
            .await
            .unwrap();
        assert_eq!(seen, ("not-found".to_owned(), "not-found".to_owned()));
        let clerk = story
            .register
            .official(PROVINCE, &[Post::ReceptionOfficer], false)
            .await
            .unwrap();
        assert_eq!(code(clerk.permit::<acts::Direct>()), "act-needs-post");
        assert_eq!(code(clerk.permit::<acts::ReportUp>()), "act-needs-post");
        assert_eq!(code(clerk.permit::<acts::KeepList>()), "act-needs-post");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_of_a_directive_tells_who_denounced() {
    for story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Denunciation, "XD-09").await;
        let about = |text: &str| RawDirective {
            subject_kind: "case".to_owned(),
            subject: Some(case),
            text: text.to_owned(),
            ..order(20)
        };
        let telling = story.give(about("Xem xét tố cáo của bà Đỗ Thị Ước")).await;
        assert_eq!(code(telling), "text names-the-denouncer");
        let given = story
            .give(about("Xem xét việc nêu trong đơn tố cáo"))
            .await
            .unwrap();
        let told = story
            .report(given.assignments[0], "Đã gặp bà Đỗ Thị Ước")
            .await;
        assert_eq!(code(told), "text names-the-denouncer");
        story.whole().await;
    }
}
