//! Stories of those who are protected.

use super::*;
use crate::testing::dump;

/// Tables in which they may stand by name.
const SEALED: [&str; 4] = [
    "sealed_person",
    "sealed_text",
    "sealed_content",
    "sealed_file",
];

#[tokio::test(flavor = "multi_thread")]
async fn protection_is_assessed_granted_with_measures_and_ended_and_tells_nobodys_name() {
    for story in Story::all(TODAY).await {
        let id = story.ask(asked()).await.unwrap();
        assert_eq!(code(story.ask(asked()).await), "protection-runs");
        assert_eq!(code(story.order(id, "").await), "protection-not-assessed");
        assert_eq!(code(story.grant(id).await), "protection-not-assessed");
        story.assess(id, true).await.unwrap();
        assert_eq!(code(story.grant(id).await), "protection-without-measures");
        let named = format!("Canh gác nhà cháu {}", CHILD.to_uppercase());
        assert_eq!(
            wrong(story.order(id, &named).await),
            [("task".to_owned(), "names-the-denouncer")]
        );
        story.order(id, "Bố trí lực lượng tuần tra").await.unwrap();
        assert_eq!(code(story.end(id, "asked").await), "protection-not-granted");
        story.grant(id).await.unwrap();
        let dossier = story.read(id).await;
        assert!(dossier.measures[0].is_immediate, "danger was immediate");
        assert_eq!(dossier.one.decide_by, TODAY.tomorrow().unwrap());
        let roles = dossier.people.iter().map(|one| one.relation.as_str());
        assert_eq!(roles.collect::<Vec<_>>(), ["denouncer", "child"]);
        assert_eq!(code(story.end(id, "settled").await), "protection-case-open");
        story.end(id, "breach").await.unwrap();
        let dossier = story.read(id).await;
        assert_eq!(dossier.measures[0].ended_on, Some(TODAY));
        assert_eq!(dossier.checks.len(), 1);
        let all = story.register.read(|tx, _| dump(tx)).await.unwrap();
        let open = all
            .iter()
            .filter(|(table, _)| !SEALED.contains(&table.as_str()));
        for (table, rows) in open {
            for row in rows {
                let folded = crate::fold(row);
                assert!(!folded.contains("ngoc uyen"), "{table}: {row}");
                assert!(!folded.contains("hoai nam"), "{table}: {row}");
            }
        }
        let read = all["audit"]
            .iter()
            .filter(|row| row.contains("protection.read"));
        assert_eq!(read.count(), 2, "each reading is on record");
        story.whole().await;
    }
}

impl Story {
    async fn late_below(&self) -> Result<Vec<LateLine>> {
        let (permit, scope) = (self.superior.permit()?, self.superior.scope());
        self.register
            .read(move |tx, at| late_below(tx, at, &permit, &scope))
            .await
    }

    async fn check(&self, id: Id, signs: &[&str], outcome: &str) -> Result<Option<Id>> {
        let permit = self.officer.permit()?;
        let raw = RawCheck {
            asked: "Có bị điều chuyển, cắt lương không; trả lời".to_owned(),
            signs: signs.iter().map(|sign| (*sign).to_owned()).collect(),
            outcome: outcome.to_owned(),
            ..RawCheck::default()
        };
        self.register
            .write(move |tx, at| watch(tx, at, &permit, id, &raw))
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_unit_that_protects_reads_it_and_the_superior_learns_what_is_late_and_of_nobody() {
    for mut story in Story::all(TODAY).await {
        let id = story.ask(asked()).await.unwrap();
        assert_eq!(story.late_below().await.unwrap(), []);
        let hidden = story.superior.permit::<acts::WatchProtection>().unwrap();
        let (seen, rows) = story
            .register
            .write(move |tx, at| {
                let filter = Filter {
                    situation: Situation::All,
                    limit: 10,
                    ..Filter::default()
                };
                Ok((
                    open_dossier(tx, at, &hidden, id)
                        .is_err_and(|failure| matches!(failure, Failure::NotFound)),
                    list(tx, at, &hidden, &filter)?.rows.len(),
                ))
            })
            .await
            .unwrap();
        assert_eq!((seen, rows), (true, 0));
        let clerk = story
            .register
            .official(COMMUNE, &[Post::ReceptionOfficer, Post::Verifier], false)
            .await
            .unwrap();
        assert!(clerk.permit::<acts::WatchProtection>().is_err());
        story.register.on(date(2026, 7, 9));
        let late = story.late_below().await.unwrap();
        let line = LateLine {
            unit: COMMUNE.to_owned(),
            decisions: 1,
            checks: 0,
        };
        assert_eq!(late, [line]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn retaliation_is_watched_for_after_the_end_and_signs_bring_protection_again() {
    for mut story in Story::all(TODAY).await {
        let id = story.ask(asked()).await.unwrap();
        story.assess(id, false).await.unwrap();
        story.order(id, "").await.unwrap();
        story.grant(id).await.unwrap();
        story.end(id, "reason_gone").await.unwrap();
        story.register.on(date(2026, 8, 5));
        assert_eq!(story.check(id, &[], "nothing").await.unwrap(), None);
        story.register.on(date(2026, 9, 4));
        let unanswered = story.check(id, &["transfer"], "nothing").await;
        assert_eq!(
            wrong(unanswered),
            [("outcome".to_owned(), "signs-unanswered")]
        );
        let again = story.check(id, &["transfer", "pay"], "renewed").await;
        let again = again.unwrap().unwrap();
        let dossier = story.read(again).await;
        assert_eq!(dossier.one.renews, Some(id));
        assert_eq!(dossier.one.decide_by, date(2026, 9, 4), "at once");
        assert_eq!(dossier.people.len(), 2);
        let over = story.check(id, &[], "nothing").await;
        assert_eq!(code(over), "watch-over");
        let watched = story.read(id).await.checks;
        assert_eq!(watched[1].signs, ["transfer", "pay"]);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_denouncer_asks_himself_with_code_and_secret_and_is_refused_in_writing_with_a_ground() {
    for story in Story::all(TODAY).await {
        let (code_of, secret) = (
            story.filed.follow_code.clone(),
            story.filed.follow_secret.clone(),
        );
        let raw = RawRequest {
            source: String::new(),
            people: Vec::new(),
            ..asked()
        };
        let id = story
            .register
            .write(move |tx, at| {
                let wrong = ask_by_secret(tx, at, (&code_of, "ABCDEFGH"), &raw);
                assert!(matches!(wrong, Err(Failure::NotFound)));
                ask_by_secret(tx, at, (&code_of, &secret), &raw)
            })
            .await
            .unwrap();
        let permit = story.officer.permit::<acts::DecideProtection>().unwrap();
        let empty = RawDecision::default();
        let without = story
            .register
            .write(move |tx, at| refuse(tx, at, &permit, id, &empty));
        let fields: Vec<String> = wrong(without.await).into_iter().map(|one| one.0).collect();
        assert_eq!(fields, ["number", "reason", "ground"]);
        let permit = story.officer.permit::<acts::DecideProtection>().unwrap();
        let said = RawDecision {
            number: "9/TB-UBND".to_owned(),
            ground: "no_ground".to_owned(),
            reason: "Chưa thấy căn cứ".to_owned(),
            ..RawDecision::default()
        };
        story
            .register
            .write(move |tx, at| refuse(tx, at, &permit, id, &said))
            .await
            .unwrap();
        let dossier = story.read(id).await;
        assert_eq!(dossier.one.stand, Stand::Refused);
        assert_eq!(dossier.steps[0].official, None, "he asked himself");
        story.ask(asked()).await.unwrap();
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_july_2026_a_breach_of_duties_ends_no_protection() {
    for story in Story::all(date(2026, 6, 1)).await {
        let id = story.ask(asked()).await.unwrap();
        story.assess(id, false).await.unwrap();
        story.order(id, "").await.unwrap();
        story.grant(id).await.unwrap();
        assert_eq!(
            wrong(story.end(id, "breach").await),
            [("ground".to_owned(), "choice-unknown")]
        );
        story.end(id, "asked").await.unwrap();
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_names_open_for_a_reason_that_stays_on_record_and_to_nobody_of_another_unit() {
    for story in Story::all(TODAY).await {
        let id = story.ask(asked()).await.unwrap();
        let own = story.officer.permit::<acts::OpenSeal>().unwrap();
        let other = story.superior.permit::<acts::OpenSeal>().unwrap();
        let opened = story
            .register
            .write(move |tx, at| {
                let why = "Viết phiếu gửi cơ quan Công an";
                let elsewhere = open(tx, at, &other, id, why);
                assert!(matches!(elsewhere, Err(Failure::NotFound)));
                let short = wrong(open(tx, at, &own, id, "xem"));
                assert_eq!(short[0].1, "reason-too-short");
                open(tx, at, &own, id, why)
            })
            .await
            .unwrap();
        let names = opened.people.iter().map(|one| one.identity.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), [NAME, CHILD]);
        assert!(opened.text.contains(CHILD));
        let all = story.register.read(|tx, _| dump(tx)).await.unwrap();
        let told = all["audit"]
            .iter()
            .filter(|row| row.contains("protection.opened"));
        assert_eq!(told.count(), 1);
        story.whole().await;
    }
}
