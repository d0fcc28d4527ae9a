//! Teams, requests for documents, experts, evidence.

use super::*;
use crate::access::acts;
use crate::document::Upload;
use crate::settlement::{self, Verification};

impl Story {
    async fn verification(&self) -> Verification {
        let case = self.case;
        let read = self
            .register
            .read(move |tx, _| settlement::verification_of(tx, case));
        read.await.unwrap()
    }

    async fn facts(&self) -> law::procedure::Facts {
        let (case, actor) = (self.case, self.officer.clone());
        let read = self.register.read(move |tx, at| {
            let case = settlement::Case::read(tx, case)?;
            settlement::facts(tx, at, &actor, &case)
        });
        read.await.unwrap()
    }

    async fn file(&self, name: &'static str, bytes: &'static [u8]) -> Result<Id> {
        let (case, permit) = (self.case, self.officer.permit::<acts::KeepCaseFiles>()?);
        let kept = self.register.write(move |tx, at| {
            let upload = Upload::new(name.to_owned(), bytes.to_vec());
            settlement::add_file(tx, at, &permit, case, &upload)
        });
        kept.await
    }
}

async fn accepted(class: Class) -> Vec<Story> {
    let mut stories = Story::opened(AFTER, class).await;
    for story in &mut stories {
        if class == Class::Denunciation {
            story.step("check_identity", &[("report", "Đủ")]).await;
        }
        story.on(2).step("accept", &[("number", "1")]).await;
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_against_an_accused_is_of_two_with_one_leader_and_without_his_kin() {
    for story in accepted(Class::Denunciation).await {
        let (own, other) = (story.own(), story.another().await.official.to_string());
        let alone = [("verifier", own.as_str()), ("no_relation", "yes")];
        let missing = ("fields.members".to_owned(), "field-missing");
        assert_eq!(story.wrong("assign_verification", &alone).await, [missing]);
        let twice = [&alone[..], &[("members", own.as_str())]].concat();
        let is_member = ("fields.members".to_owned(), "leader-is-member");
        assert_eq!(
            story.wrong("assign_verification", &twice).await,
            [is_member]
        );
        let unchecked = [("verifier", own.as_str()), ("members", other.as_str())];
        let article = story.refused("assign_verification", &unchecked).await;
        assert_eq!(article, "31/2019/NĐ-CP 10(3)");
        let team = [&unchecked[..], &[("no_relation", "yes")]].concat();
        story.step("assign_verification", &team).await;
        let team = story.verification().await.team;
        let roles: Vec<&str> = team.iter().map(|one| one.role.as_str()).collect();
        assert_eq!(roles, ["leader", "member"]);
        assert_eq!(story.details().await.case.verifier, Some(team[0].official));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_is_followed_by_one_who_leads_and_the_last_member_by_another() {
    for mut story in accepted(Class::Denunciation).await {
        let member = story.team().await.official.to_string();
        let (own, third) = (story.own(), story.another().await.official.to_string());
        story.on(3);
        for (leaves, field) in [(&own, "fields.joins"), (&member, "fields.joins")] {
            let gone = [("leaves", leaves.as_str()), ("reason", "Chuyển công tác")];
            let wrong = story.wrong("replace_verifier", &gone).await;
            assert_eq!(wrong, [(field.to_owned(), "field-missing")]);
        }
        let followed = [
            ("leaves", own.as_str()),
            ("joins", third.as_str()),
            ("reason", "Chuyển công tác"),
        ];
        story.step("replace_verifier", &followed).await;
        assert_eq!(
            story.wrong("replace_verifier", &followed).await,
            [("fields.leaves".to_owned(), "not-of-the-team")]
        );
        let verifier = story.details().await.case.verifier.unwrap();
        assert_eq!(verifier.to_string(), third);
        let left = &story.verification().await.team[0];
        assert_eq!(left.reason, "Chuyển công tác");
        assert_eq!(left.until, Some(story.day(3)));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_requests_run_at_once_and_each_is_met_by_its_own_delivery() {
    for mut story in accepted(Class::Complaint).await {
        let own = story.own();
        story
            .step("assign_verification", &[("verifier", &own)])
            .await;
        for (day, holder) in [(3, "Văn phòng đăng ký đất đai"), (5, "Ông Bính")] {
            let asked = [("holder", holder), ("what", "Hồ sơ thửa đất")];
            story.on(day).step("request_documents", &asked).await;
        }
        let asked = story.verification().await.requests;
        let until: Vec<_> = asked.iter().map(|one| one.answer_by).collect();
        assert_eq!(until, [Some(story.day(10)), Some(story.day(14))]);
        let first = [
            ("request", "1"),
            ("giver", "Bà Hoa"),
            ("items", "Sổ mục kê"),
        ];
        story.on(9).step("receive_documents", &first).await;
        assert_eq!(story.due("KN-09").await, Some(story.day(14)));
        let again = story.wrong("receive_documents", &first).await;
        assert_eq!(again, [("fields.request".to_owned(), "choice-unknown")]);
        story
            .on(20)
            .step("receive_documents", &[("request", "2")])
            .await;
        let clocks = story.details().await.clocks;
        let of_term = clocks.iter().filter(|clock| clock.term == "KN-09");
        let ended: Vec<_> = of_term.map(|clock| clock.outcome.as_deref()).collect();
        assert_eq!(ended, [Some("on_time"), Some("late")]);
        assert!(!story.facts().await.holds("documents_requested"));
        let met = story.verification().await.requests;
        assert_eq!(
            (met[0].giver.as_str(), met[0].items.as_str()),
            ("Bà Hoa", "Sổ mục kê")
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_bound_to_the_hash_of_its_file() {
    for mut story in accepted(Class::Complaint).await {
        let file = story.file("trich-luc.txt", b"Trich luc thua 12").await;
        let file = file.unwrap().to_string();
        let day = story.day(3).to_string();
        let piece = [
            ("evidence.1.what", "Trích lục bản đồ"),
            ("evidence.1.kind", "document"),
            ("evidence.1.origin", "request"),
            ("evidence.1.from", "Văn phòng đăng ký"),
            ("evidence.1.received_on", day.as_str()),
            ("evidence.1.file", file.as_str()),
        ];
        let early = story.wrong("record_evidence", &piece).await;
        let name = "fields.evidence.1.received_on".to_owned();
        assert_eq!(early, [(name, "date-after-the-step")]);
        story.on(3).step("record_evidence", &piece).await;
        let kept = story.verification().await.evidence;
        let hash = kept[0].hash.clone().unwrap();
        assert_eq!(hash.len(), 64);
        let case = story.case;
        let docket = story
            .register
            .read(move |tx, _| settlement::docket(tx, case))
            .await
            .unwrap();
        assert!(docket.last().unwrap().fields.contains(&hash));
        story.whole().await;
        let forged = story.register.write(move |tx, _| {
            let sql = "update evidence set hash = 'x' where case_id = $1";
            Ok(tx.execute(sql, store::params![case])?)
        });
        assert_eq!(forged.await.unwrap(), 1);
        let faults = story.register.faults().await.unwrap();
        assert!(
            faults
                .iter()
                .any(|line| line.contains("file is not the one"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_name_tells_who_denounced_is_not_taken() {
    for story in accepted(Class::Denunciation).await {
        let wrong = wrong_fields(story.file("do-thi-uoc.txt", b"To cao").await.unwrap_err());
        assert_eq!(wrong, [("file".to_owned(), "names-the-denouncer")]);
        story.file("hoa-don.txt", b"Hoa don").await.unwrap();
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_body_verifies_and_reports() {
    for mut story in accepted(Class::Denunciation).await {
        let entrusted = [("unit", PROVINCE), ("subject", "Việc thu tiền")];
        story.on(3).step("entrust_verification", &entrusted).await;
        let reported = [
            ("result", "Có thu tiền trái quy định"),
            ("found.1", "Thu 5 triệu đồng không có phiếu thu"),
            ("proposed.1", "right"),
        ];
        story.on(9).step("report_entrusted", &reported).await;
        let content = &story.details().await.contents[0];
        assert_eq!(content.found, "Thu 5 triệu đồng không có phiếu thu");
        assert_eq!(content.proposed.as_deref(), Some("right"));
        assert_eq!(
            story.verification().await.plan.unwrap().subject,
            "Việc thu tiền"
        );
        story.whole().await;
    }
}
