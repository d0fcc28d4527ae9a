//! Stories of the accused whose denunciation was found wrong.

use super::restoration::{self, Consent, Finishing, RawPost, RawTelling};
use super::*;

impl Story {
    async fn step(&self, step: &str, fields: &[(&str, &str)]) {
        let taken = self.register.take(&self.officer, self.case, step, fields);
        taken
            .await
            .unwrap_or_else(|failure| panic!("{step}: {failure:?}"));
    }

    /// As far as the conclusion.
    async fn concluded(&mut self, finding: &str) {
        let member = self
            .register
            .official(COMMUNE, &[Post::Verifier], false)
            .await
            .unwrap();
        let (own, member) = (
            self.officer.official.to_string(),
            member.official.to_string(),
        );
        self.step("check_identity", &[("report", "Đủ điều kiện")])
            .await;
        self.step("accept", &[("number", "7/QĐ")]).await;
        self.step("notify_acceptance", &[("number", "8/TB")]).await;
        let team = [
            ("verifier", own.as_str()),
            ("members", member.as_str()),
            ("no_relation", "yes"),
        ];
        self.step("assign_verification", &team).await;
        self.register.on(date(2026, 7, 14));
        self.step("hear_accused", &[("explanation", "Không thu tiền")])
            .await;
        self.step(
            "report_verification",
            &[("result", "Không có việc thu tiền")],
        )
        .await;
        self.register.on(date(2026, 7, 20));
        let concluded = [
            ("number", "9/KL"),
            ("findings.1", finding),
            ("to_enforce", "no"),
        ];
        self.step("conclude", &concluded).await;
    }

    async fn finish(&self, id: Id) -> Result<()> {
        let permit = self.restorer();
        let said = Finishing {
            slander: "noted".to_owned(),
            note: "Người tố cáo biết rõ là sai".to_owned(),
            ..Finishing::default()
        };
        self.register
            .write(move |tx, at| restoration::finish(tx, at, &permit, id, &said))
            .await
    }

    fn restorer(&self) -> crate::access::Permit<acts::RestoreAccused> {
        self.officer.permit().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_denunciation_obliges_to_restore_the_accused_in_writing_and_with_his_consent_in_public()
 {
    for mut story in Story::all(TODAY).await {
        story.concluded("wrong").await;
        let (case, permit) = (story.case, story.restorer());
        let elsewhere = story.superior.permit::<acts::RestoreAccused>().unwrap();
        let id = story
            .register
            .write(move |tx, at| {
                let hidden = restoration::owed(tx, at, &elsewhere, case);
                assert!(matches!(hidden, Err(Failure::NotFound)));
                let filter = restoration::Filter {
                    limit: 10,
                    ..restoration::Filter::default()
                };
                let owed = restoration::list(tx, at, &permit, &filter)?.rows;
                assert_eq!((owed.len(), owed[0].due_on), (1, date(2026, 7, 29)));
                let mut raw = RawTelling {
                    number: "12/TB-UBND".to_owned(),
                    text: format!("Bà {NAME} tố cáo không đúng"),
                    on: None,
                };
                let named = restoration::tell(tx, at, &permit, case, &raw);
                assert_eq!(wrong(named)[0].1, "names-the-denouncer");
                raw.text = "Khôi phục quyền, lợi ích và danh dự".to_owned();
                let id = restoration::tell(tx, at, &permit, case, &raw)?;
                let twice = restoration::tell(tx, at, &permit, case, &raw);
                assert_eq!(code(twice), "restoration-told");
                let raw = RawPost {
                    way: "posting".to_owned(),
                    place: "Trụ sở UBND xã".to_owned(),
                    ..RawPost::default()
                };
                let unasked = restoration::post(tx, at, &permit, id, &raw);
                assert_eq!(code(unasked), "restoration-needs-consent");
                let given = (Some(Consent::Given), None, None);
                restoration::consent(tx, at, &permit, id, given)?;
                let short = RawPost {
                    until: Some(date(2026, 7, 25)),
                    ..raw.clone()
                };
                let short = restoration::post(tx, at, &permit, id, &short);
                assert_eq!(wrong(short)[0], ("until".to_owned(), "public-too-short"));
                restoration::post(tx, at, &permit, id, &raw)?;
                Ok(id)
            })
            .await
            .unwrap();
        assert_eq!(code(story.finish(id).await), "restoration-not-posted");
        story.register.on(date(2026, 8, 3));
        story.finish(id).await.unwrap();
        assert_eq!(code(story.finish(id).await), "restoration-done");
        let permit = story.restorer();
        let shown = story
            .register
            .read(move |tx, at| restoration::shown(tx, at, &permit, case))
            .await
            .unwrap();
        assert_eq!(shown.posts[0].until, Some(date(2026, 8, 3)), "15 days");
        assert_eq!(shown.owed.restored.unwrap().slander, "noted");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_found_right_owes_the_accused_nothing() {
    for mut story in Story::all(TODAY).await {
        story.concluded("right").await;
        let (case, permit) = (story.case, story.restorer());
        let owed = story
            .register
            .read(move |tx, at| restoration::owed(tx, at, &permit, case));
        assert!(matches!(owed.await, Err(Failure::NotFound)));
    }
}
