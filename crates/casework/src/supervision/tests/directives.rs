//! A conclusion is given, reported on, returned, reported on again and accepted.

use super::*;
use crate::supervision::{
    Lateness, ListFilter, Side, Stand, assignment, assignments, directive, directives_of, sums,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_conclusion_is_reported_on_returned_and_accepted() {
    for mut story in Story::led_by(PROVINCE).await {
        let id = story.given(20).await;
        story.register.on(date(2026, 7, 15));
        story
            .report(id, "Đã kiểm tra, thống nhất phương án")
            .await
            .unwrap();
        story.register.on(date(2026, 7, 16));
        let due = Some(date(2026, 7, 30));
        story
            .send_back(id, "Chưa nêu kết quả đối thoại", due)
            .await
            .unwrap();
        story.register.on(date(2026, 7, 28));
        story
            .report(id, "Đã đối thoại, công dân đồng ý")
            .await
            .unwrap();
        story.register.on(date(2026, 7, 29));
        story.accept(id).await.unwrap();
        let scope = story.owner.scope();
        let (row, steps) = story
            .register
            .read(move |tx, _| assignment(tx, &scope, id))
            .await
            .unwrap();
        assert_eq!(row.assignment.stand, Stand::Accepted);
        assert_eq!(row.assignment.due, date(2026, 7, 30));
        assert_eq!(row.assignment.closed_on, Some(date(2026, 7, 29)));
        assert_eq!(row.directive.given_by, story.leader.name);
        let acts: Vec<&str> = steps.iter().map(|step| step.act.as_str()).collect();
        assert_eq!(
            acts,
            ["given", "reported", "returned", "reported", "accepted"]
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_owner_has_his_own_part_and_sees_no_other() {
    for story in Story::led_by(PARTY).await {
        let mut raw = order(20);
        raw.source = "written".to_owned();
        raw.number = "36-CT/TU".to_owned();
        raw.owners.push(RawOwner {
            unit: PROVINCE.to_owned(),
            due: Some(date(2026, 7, 10)),
            ..RawOwner::default()
        });
        let given = story.give(raw).await.unwrap();
        let (above, below, id) = (story.leader.scope(), story.owner.scope(), given.id);
        let seen = story
            .register
            .read(move |tx, at| {
                let all = ListFilter {
                    limit: 10,
                    ..ListFilter::default()
                };
                let given = ListFilter {
                    side: Side::Given,
                    lateness: Some(Lateness::Open),
                    directive: Some(id),
                    limit: 1,
                    ..ListFilter::default()
                };
                let first = assignments(tx, at, &above, &given)?;
                let rest = ListFilter {
                    after: first.next,
                    ..given
                };
                let rest = assignments(tx, at, &above, &rest)?;
                let units = |page: &crate::supervision::Page| {
                    let each = page.rows.iter().map(|row| row.assignment.unit.clone());
                    each.collect::<Vec<_>>()
                };
                assert_eq!(
                    (units(&first), units(&rest)),
                    (vec![PROVINCE.into()], vec![COMMUNE.into()])
                );
                assert_eq!(rest.next, None);
                assert_eq!(units(&assignments(tx, at, &below, &all)?), [COMMUNE]);
                assert_eq!(directive(tx, &below, id)?.owners, 2);
                sums(tx, at, &above, Some(id))
            })
            .await
            .unwrap();
        assert_eq!(
            (seen.all, seen.open, seen.late, seen.accepted),
            (2, 2, 0, 0)
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_stands_with_the_case_it_is_about() {
    for story in Story::led_by(PROVINCE).await {
        let case = story.case(Class::Complaint, "XD-02").await;
        let raw = RawDirective {
            subject_kind: "case".to_owned(),
            subject: Some(case),
            ..order(20)
        };
        let given = story.give(raw).await.unwrap();
        let scope = story.owner.scope();
        let found = story
            .register
            .read(move |tx, _| directives_of(tx, &scope, case))
            .await
            .unwrap();
        let ids: Vec<Id> = found.iter().map(|row| row.assignment.id).collect();
        assert_eq!(ids, given.assignments);
        story.whole().await;
    }
}
