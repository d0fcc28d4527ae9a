//! Stories of papers: drafted from the dossier, issued, issued again, proved.

mod visits;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::{
    Dossier, Printed, RawTexts, by_code, by_hash, check, dossier, editions, issue, of_case,
    reissue, save, start,
};
use crate::access::{Actor, acts};
use crate::petition::Handling;
use crate::testing::{Register, complaint, finding, registers};
use crate::{Failure, Id, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];

struct Story {
    register: Register,
    officer: Actor,
    case: Id,
}

impl Story {
    /// A complaint of one citizen, accepted on the same day.
    async fn accepted() -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(TODAY).await.unwrap() {
            let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
            let filed = register.file(&officer, complaint(COMMUNE)).await.unwrap();
            let finding = finding(Class::Complaint, COMMUNE);
            register
                .classify(&officer, filed.id, finding)
                .await
                .unwrap();
            let handling = Handling {
                rule: "XD-02".to_owned(),
                ..Handling::default()
            };
            let joined = register.handle(&officer, filed.id, handling).await.unwrap();
            let case = joined.case.unwrap();
            let story = Self {
                register,
                officer,
                case,
            };
            story.take("accept", &[]).await;
            stories.push(story);
        }
        stories
    }

    async fn take(&self, step: &str, fields: &[(&str, &str)]) {
        self.register
            .take(&self.officer, self.case, step, fields)
            .await
            .unwrap();
    }

    /// The dossier of the last notice.
    async fn dossier(&self) -> Dossier {
        let (scope, case) = (self.officer.scope(), self.case);
        let read = self.register.read(move |tx, at| {
            let details = crate::settlement::details(tx, &scope, case)?;
            dossier(tx, at, &scope, details.notices.last().unwrap().id)
        });
        read.await.unwrap()
    }

    async fn write<T: Send + 'static>(
        &self,
        act: impl Fn(
            &mut store::Tx<'_>,
            &crate::Setting,
            &crate::access::Permit<acts::IssuePaper>,
            &Dossier,
        ) -> Result<T>
        + Send
        + Sync
        + 'static,
    ) -> Result<T> {
        let (permit, dossier) = (
            self.officer.permit::<acts::IssuePaper>()?,
            self.dossier().await,
        );
        self.register
            .write(move |tx, at| act(tx, at, &permit, &dossier))
            .await
    }

    async fn issued(&self, pdf: &'static [u8]) -> Result<super::PaperRow> {
        self.write(move |tx, at, permit, dossier| {
            let draft = start(tx, at, permit, dossier)?;
            let printed = Printed {
                version: draft.version,
                number: dossier.number.clone(),
                on: dossier.notice.on,
                filled: "{}".to_owned(),
                template: "t".to_owned(),
                pdf: pdf.to_vec(),
            };
            issue(tx, at, permit, dossier, &printed)
        })
        .await
    }
}

fn texts(pairs: &[(&str, &str)]) -> RawTexts {
    pairs
        .iter()
        .map(|(field, text)| ((*field).to_owned(), (*text).to_owned()))
        .collect()
}

fn refusal(failure: Failure) -> &'static str {
    match failure {
        Failure::Refused(refusal) => refusal.code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_drafted_from_its_step_numbered_in_the_series_of_its_kind_and_frozen_when_issued()
 {
    for story in Story::accepted().await {
        let dossier = story.dossier().await;
        assert_eq!(dossier.notice.form, "124/2020-03");
        assert_eq!(dossier.number.as_deref(), Some("1/TB-UBND"));
        assert_eq!(dossier.signer.as_ref().unwrap().posts[0], Post::Head);
        let row = story.issued(b"%PDF the notice").await.unwrap();
        let issued = row.issued.clone().unwrap();
        assert_eq!(
            (issued.number.as_deref(), issued.on),
            (Some("1/TB-UBND"), TODAY)
        );
        let again = story.issued(b"%PDF other").await.unwrap_err();
        assert_eq!(refusal(again), "paper-issued");
        let written = story
            .write(|tx, at, permit, dossier| save(tx, at, permit, dossier, &RawTexts::new(), None))
            .await;
        assert_eq!(refusal(written.unwrap_err()), "paper-issued");
        // The next notice of the unit, though of another form, is the next of the kind.
        story
            .take(
                "request_documents",
                &[("holder", "Văn phòng"), ("what", "Bản đồ")],
            )
            .await;
        assert_eq!(story.dossier().await.number.as_deref(), Some("1/CV-UBND"));
        story
            .take("request_documents", &[("holder", "Sở"), ("what", "Hồ sơ")])
            .await;
        assert_eq!(story.dossier().await.number.as_deref(), Some("2/CV-UBND"));
        let faults = story.register.read(|tx, _| check(tx)).await.unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_further_edition_stands_beside_the_issued_one_and_both_are_proved() {
    for story in Story::accepted().await {
        let first = story.issued(b"%PDF one").await.unwrap();
        let early = story
            .write(|tx, at, permit, dossier| reissue(tx, at, permit, dossier, "sai"))
            .await;
        assert!(
            matches!(early, Err(Failure::Invalid(_))),
            "a reason that says nothing"
        );
        let begun = story
            .write(|tx, at, permit, dossier| {
                reissue(tx, at, permit, dossier, "Sai địa chỉ người khiếu nại")
            })
            .await
            .unwrap();
        assert_eq!((begun.edition, begun.issued.is_some()), (2, false));
        assert_ne!(begun.code, first.code);
        let second = story.issued(b"%PDF two").await.unwrap();
        let (notice, case) = (first.notice, story.case);
        let all = story
            .register
            .read(move |tx, _| editions(tx, notice))
            .await
            .unwrap();
        assert_eq!(all, [first.clone(), second.clone()]);
        let of_case = story
            .register
            .read(move |tx, _| of_case(tx, case))
            .await
            .unwrap();
        assert_eq!(of_case.len(), 2);
        let (group, rest) = first.code.split_at(4);
        let spoken = format!("{}-{rest}", group.to_lowercase());
        let proof = story
            .register
            .read(move |tx, _| by_code(tx, &spoken))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((proof.edition, proof.latest), (1, 2));
        let hash = second.issued.clone().unwrap().hash;
        let proof = story
            .register
            .read(move |tx, _| by_hash(tx, &hash))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (proof.code, proof.unit),
            (second.code.clone(), COMMUNE.to_owned())
        );
        let none = story
            .register
            .read(|tx, _| by_code(tx, "AAAAAAAAAAAA"))
            .await
            .unwrap();
        assert_eq!(none, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_somebody_else_wrote_on_is_not_overwritten_and_not_issued() {
    for story in Story::accepted().await {
        let draft = story.write(start).await.unwrap();
        let seen = draft.version;
        let written = texts(&[("documents", "Bản đồ địa chính")]);
        let row = story
            .write(move |tx, at, permit, dossier| {
                save(tx, at, permit, dossier, &written, Some(seen))
            })
            .await
            .unwrap();
        assert!(row.texts.contains("Bản đồ địa chính"));
        let late = texts(&[("documents", "Khác")]);
        let stale = story
            .write(move |tx, at, permit, dossier| save(tx, at, permit, dossier, &late, Some(seen)))
            .await;
        assert_eq!(refusal(stale.unwrap_err()), "changed-meanwhile");
        let unknown = texts(&[("conclusion", "…")]);
        let wrong = story
            .write(move |tx, at, permit, dossier| save(tx, at, permit, dossier, &unknown, None))
            .await;
        assert!(matches!(wrong, Err(Failure::Invalid(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_official_of_another_unit_neither_sees_nor_issues_the_paper() {
    for story in Story::accepted().await {
        let stranger = story
            .register
            .official(NEIGHBOUR, POSTS, false)
            .await
            .unwrap();
        let (scope, notice) = (stranger.scope(), story.dossier().await.notice.id);
        let unseen = story
            .register
            .read(move |tx, at| dossier(tx, at, &scope, notice))
            .await;
        assert!(matches!(unseen, Err(Failure::NotFound)));
        let (permit, own) = (
            stranger.permit::<acts::IssuePaper>().unwrap(),
            story.dossier().await,
        );
        let refused = story
            .register
            .write(move |tx, at| start(tx, at, &permit, &own))
            .await;
        assert_eq!(refusal(refused.unwrap_err()), "paper-of-another-unit");
    }
}
