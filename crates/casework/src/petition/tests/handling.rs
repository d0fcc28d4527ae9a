//! Every outcome of handling: accepted, guided, returned, transferred, urged, filed, kept as a tip.

use super::*;
use crate::petition::tips;
use crate::testing::dump;

fn elsewhere(class: Class) -> Classifying {
    finding(class, NEIGHBOUR)
}

fn to(rule: &str, unit: &str) -> Handling {
    Handling {
        sent_to: Some(unit.to_owned()),
        ..by(rule)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unclassified_petition_is_not_handled_and_an_unlawful_way_is_refused() {
    for desk in desks(TODAY).await {
        let id = desk.file(&desk.commune, about("Đơn")).await;
        let handle = |handling| desk.register.handle(&desk.commune, id, handling);
        assert_eq!(
            refusal(handle(by("XD-02")).await).code,
            "petition-unclassified"
        );
        let found = finding(Class::Complaint, COMMUNE);
        desk.register
            .classify(&desk.commune, id, found)
            .await
            .unwrap();
        assert_eq!(
            wrong(handle(by("XD-99")).await),
            [("rule".to_owned(), "choice-unknown")]
        );
        let unlawful = refusal(handle(to("XD-10", NEIGHBOUR)).await);
        assert_eq!(unlawful.code, "handling-unlawful");
        assert!(unlawful.article.is_some());
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_outside_competence_is_guided_once_and_the_second_time_filed() {
    for desk in desks(TODAY).await {
        let text = "Khiếu nại về thu hồi đất tại xã bên.";
        let id = desk
            .found(&desk.commune, about(text), elsewhere(Class::Complaint))
            .await;
        assert_eq!(desk.lawful(&desk.commune, id).await, ["XD-04"]);
        let guided = desk.register.handle(&desk.commune, id, by("XD-04")).await;
        assert_eq!(guided.unwrap().case, None);
        // The same letters, other marks and spaces.
        let again = about("KHIẾU NẠI về thu hồi  đất tại xã bên");
        let again = desk
            .found(&desk.commune, again, elsewhere(Class::Complaint))
            .await;
        assert_eq!(desk.lawful(&desk.commune, again).await, ["XD-01c"]);
        let filed = desk.register.handle(&desk.commune, again, by("XD-01c"));
        filed.await.unwrap();
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_also_sent_to_the_competent_unit_is_only_filed() {
    for desk in desks(TODAY).await {
        let neighbour = desk.register.official(NEIGHBOUR, OFFICERS, false).await;
        let text = "Tố cáo cán bộ xã bên nhận tiền.";
        desk.file(&neighbour.unwrap(), about(text)).await;
        let id = desk
            .found(&desk.commune, about(text), elsewhere(Class::Denunciation))
            .await;
        assert_eq!(desk.lawful(&desk.commune, id).await, ["TC-04"]);
        desk.register
            .handle(&desk.commune, id, by("TC-04"))
            .await
            .unwrap();
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_goes_to_a_unit_that_is_there_and_is_not_here() {
    for desk in desks(TODAY).await {
        let id = desk
            .found(
                &desk.commune,
                about("Kiến nghị sửa đường"),
                elsewhere(Class::Recommendation),
            )
            .await;
        let handle = |handling| desk.register.handle(&desk.commune, id, handling);
        for (handling, code) in [
            (by("XD-17"), "field-missing"),
            (to("XD-17", "99"), "unit-unknown"),
            (to("XD-17", "14005.ubnd"), "unit-not-in-force"),
            (to("XD-17", COMMUNE), "sent-to-itself"),
        ] {
            assert_eq!(
                wrong(handle(handling).await),
                [("sent_to".to_owned(), code)]
            );
        }
        let sent = handle(to("XD-17", NEIGHBOUR)).await.unwrap();
        let neighbour = desk.register.official(NEIGHBOUR, OFFICERS, false).await;
        let neighbour = neighbour.unwrap();
        let there = desk.details(&neighbour, sent.sent_petition.unwrap()).await;
        assert_eq!(there.came_from, Some(id));
        assert_eq!(there.row.channel, "body");
        assert_eq!(there.people.len(), 1);
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_a_petition_sent_to_another_province_have_rows_of_their_own_there() {
    for desk in desks(TODAY).await {
        let finding = finding(Class::Recommendation, ELSEWHERE);
        let id = desk.found(&desk.commune, about("Kiến nghị"), finding).await;
        let sent = desk
            .register
            .handle(&desk.commune, id, to("XD-17", ELSEWHERE));
        sent.await.unwrap();
        let all = desk.register.read(|tx, _| dump(tx)).await.unwrap();
        assert_eq!(all["person"].len(), 2);
        let there = all["person"].iter().filter(|row| row.contains("|31-2025|"));
        assert_eq!(there.count(), 1);
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anonymous_letter_with_evidence_is_a_tip_and_never_a_case() {
    for desk in desks(TODAY).await {
        let mut raw = about("Ông Bính thu tiền hộ nghèo, có biên lai kèm theo.");
        raw.people.clear();
        let mut found = finding(Class::Denunciation, COMMUNE);
        found.facts = vec!["anonymous".to_owned(), "evidenced".to_owned()];
        let id = desk.found(&desk.commune, raw, found).await;
        assert_eq!(desk.lawful(&desk.commune, id).await[0], "XD-15");
        let handling = Handling {
            reason: "Có biên lai".to_owned(),
            ..by("XD-15")
        };
        let joined = desk.register.handle(&desk.commune, id, handling).await;
        let joined = joined.unwrap();
        assert_eq!(joined.case, None);
        let scope = desk.province.scope();
        let seen = desk
            .register
            .read(move |tx, _| tips(tx, &scope, None, 10))
            .await
            .unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(
            (seen[0].id, seen[0].petition, seen[0].reason.as_str()),
            (joined.tip.unwrap(), id, "Có biên lai")
        );
        let all = desk.register.read(|tx, _| dump(tx)).await.unwrap();
        assert_eq!(all["cases"].len(), 0);
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_overdue_unit_directly_below_is_urged_about_its_case() {
    for mut desk in desks(TODAY).await {
        let found = finding(Class::Complaint, COMMUNE);
        let id = desk.found(&desk.commune, about("Đơn ở xã"), found).await;
        let below = desk.register.handle(&desk.commune, id, by("XD-02")).await;
        let below = below.unwrap().case.unwrap();
        desk.register.on(date(2026, 10, 1));
        let mut found = finding(Class::Complaint, COMMUNE);
        found.facts = vec!["overdue_below".to_owned()];
        let id = desk
            .found(&desk.province, about("Xã không giải quyết"), found)
            .await;
        assert!(
            desk.lawful(&desk.province, id)
                .await
                .contains(&"XD-06".to_owned())
        );
        let handle = |handling| desk.register.handle(&desk.province, id, handling);
        assert_eq!(
            wrong(handle(to("XD-06", ELSEWHERE)).await),
            [("sent_to".to_owned(), "unit-not-below")]
        );
        let stranger = Handling {
            earlier_case: Some(Id::of(7)),
            ..to("XD-06", COMMUNE)
        };
        assert_eq!(
            wrong(handle(stranger).await),
            [("earlier_case".to_owned(), "case-unknown")]
        );
        let urge = Handling {
            earlier_case: Some(below),
            ..to("XD-06", COMMUNE)
        };
        handle(urge).await.unwrap();
        let details = desk.details(&desk.province, id).await;
        assert_eq!(details.case, Some(below));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_joins_the_case_of_its_original() {
    for mut desk in desks(TODAY).await {
        let found = finding(Class::Complaint, COMMUNE);
        let first = desk
            .found(&desk.commune, about("Đơn gốc"), found.clone())
            .await;
        let case = desk
            .register
            .handle(&desk.commune, first, by("XD-02"))
            .await;
        let case = case.unwrap().case.unwrap();
        desk.register.on(date(2026, 7, 8));
        let copy = desk.found(&desk.commune, about("Đơn gốc"), found).await;
        let handling = |original| Handling {
            duplicate_of: Some(original),
            ..by("XD-02")
        };
        let handle = |handling| desk.register.handle(&desk.commune, copy, handling);
        assert_eq!(
            wrong(handle(handling(copy)).await),
            [("duplicate_of".to_owned(), "petition-unknown")]
        );
        assert_eq!(handle(handling(first)).await.unwrap().case, Some(case));
        let details = desk.register.case(&desk.commune, case).await.unwrap();
        assert_eq!((details.petitions.len(), details.case.people), (2, 2));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_joins_only_an_open_case_of_its_unit_and_class() {
    for desk in desks(TODAY).await {
        let found = finding(Class::Complaint, COMMUNE);
        let id = desk.found(&desk.commune, about("Đơn một"), found).await;
        let case = desk.register.handle(&desk.commune, id, by("XD-02")).await;
        let case = case.unwrap().case;
        let found = finding(Class::Recommendation, COMMUNE);
        let id = desk.found(&desk.commune, about("Đơn hai"), found).await;
        let handling = |case| Handling {
            join_case: case,
            ..by("XD-16")
        };
        let handle = |handling| desk.register.handle(&desk.commune, id, handling);
        assert_eq!(
            refusal(handle(handling(case)).await).code,
            "case-not-to-join"
        );
        assert_eq!(
            wrong(handle(handling(Some(Id::of(3)))).await),
            [("join_case".to_owned(), "case-unknown")]
        );
        desk.whole().await;
    }
}
