//! What voters say, from the meeting to the answer, and refused to who may not.

use store::Tx;

use super::*;
use crate::Setting;
use crate::access::Permit;
use crate::supervision::urging::{self, RawUrging};
use crate::supervision::voter::{
    self, Answering, Forwarding, Judging, RawVoterMeeting, RawVoterPetition, Telling,
};

/// The office of the deputies of Ninh Bình.
const COUNCIL: &str = "37-2025.vp-dbqh-hdnd";

impl Story {
    async fn said(&self, deputies: &Actor, raw: RawVoterPetition) -> Result<Id> {
        let permit = deputies.permit::<acts::KeepVoters>()?;
        self.register
            .write(move |tx, at| voter::take_down(tx, at, &permit, &raw))
            .await
    }

    /// An act of the deputies.
    async fn deputies<T: Send + 'static>(
        &self,
        mut act: impl FnMut(&mut Tx<'_>, &Setting, &Permit<acts::KeepVoters>) -> Result<T>
        + Send
        + 'static,
    ) -> T {
        let permit = self.leader.permit::<acts::KeepVoters>().unwrap();
        let done = self
            .register
            .write(move |tx, at| act(tx, at, &permit))
            .await;
        done.unwrap()
    }

    /// The commune answers.
    async fn answers(&self, id: Id, outcome: &str, promised: Option<Date>) {
        let permit = self.owner.permit::<acts::ReportUp>().unwrap();
        let said = Answering {
            outcome: outcome.to_owned(),
            text: "UBND xã trả lời".to_owned(),
            promised,
            ..Answering::default()
        };
        let answered = self
            .register
            .write(move |tx, at| voter::answer(tx, at, &permit, id, &said));
        answered.await.unwrap();
    }

    /// A petition said at a meeting and sent to the commune, to be answered by 20 July.
    async fn sent_to_the_commune(&self) -> Id {
        let met = self
            .deputies(|tx, at, permit| voter::meet(tx, at, permit, &meeting()))
            .await;
        let raw = RawVoterPetition {
            meeting: Some(met),
            district: String::new(),
            ..voters_ask()
        };
        let id = self.said(&self.leader, raw).await.unwrap();
        let to = Forwarding {
            to: COMMUNE.to_owned(),
            due: Some(date(2026, 7, 20)),
            ..Forwarding::default()
        };
        self.deputies(move |tx, at, permit| voter::forward(tx, at, permit, id, &to))
            .await;
        id
    }

    async fn accepted(&self, id: Id) {
        let said = Judging::default();
        self.deputies(move |tx, at, permit| voter::accept(tx, at, permit, id, &said))
            .await;
    }

    async fn of_voters(&self, id: Id) -> voter::VoterDetails {
        let scope = self.leader.scope();
        let seen = self
            .register
            .read(move |tx, _| voter::petition(tx, &scope, id));
        seen.await.unwrap()
    }
}

fn meeting() -> RawVoterMeeting {
    RawVoterMeeting {
        kind: "after_session".to_owned(),
        on: Some(BEGIN),
        place: "Nhà văn hóa thôn 3".to_owned(),
        district: "Đơn vị bầu cử số 4".to_owned(),
        deputies: "Trần Thị Ngọc".to_owned(),
        voters: Some(80),
    }
}

fn voters_ask() -> RawVoterPetition {
    RawVoterPetition {
        district: "Đơn vị bầu cử số 4".to_owned(),
        topic: "land.compensation".to_owned(),
        text: "Đề nghị công khai phương án bồi thường".to_owned(),
        ..RawVoterPetition::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_voters_said_is_late_after_its_day_and_urged() {
    for mut story in Story::led_by(COUNCIL).await {
        let id = story.sent_to_the_commune().await;
        story.register.on(date(2026, 7, 22));
        let scope = story.leader.scope();
        let sums = story
            .register
            .read(move |tx, at| voter::sums(tx, at, &scope));
        assert_eq!(sums.await.unwrap().of(voter::Situation::Late), 1);
        let (permit, scope) = (
            story.leader.permit::<acts::Urge>().unwrap(),
            story.leader.scope(),
        );
        let urged = story.register.write(move |tx, at| {
            let raw = RawUrging {
                subject_kind: "voter_petition".to_owned(),
                subject: Some(id),
                text: "Đề nghị trả lời cử tri".to_owned(),
                ..RawUrging::default()
            };
            let entry = raw.validate(at).map_err(Failure::Invalid)?;
            urging::urge(tx, at, &permit, &scope, &entry)
        });
        urged.await.unwrap();
        assert_eq!(story.of_voters(id).await.row.urged, 1);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_voters_said_is_answered_returned_promised_watched_and_told() {
    for story in Story::led_by(COUNCIL).await {
        let id = story.sent_to_the_commune().await;
        story.answers(id, "explained", None).await;
        let back = Judging {
            text: "Chưa rõ".to_owned(),
            due: Some(date(2026, 8, 1)),
            ..Judging::default()
        };
        story
            .deputies(move |tx, at, permit| voter::send_back(tx, at, permit, id, &back))
            .await;
        story.answers(id, "under_way", Some(date(2026, 9, 1))).await;
        story.accepted(id).await;
        let watched = story.of_voters(id).await.row.petition;
        assert_eq!(
            (watched.stand, watched.due),
            (voter::Stand::Watched, Some(date(2026, 9, 1)))
        );
        story.answers(id, "settled", None).await;
        story.accepted(id).await;
        let told = Telling {
            text: "Báo tại hội nghị".to_owned(),
            ..Telling::default()
        };
        story
            .deputies(move |tx, at, permit| voter::tell(tx, at, permit, id, &told))
            .await;
        let seen = story.of_voters(id).await;
        assert_eq!(seen.row.petition.stand, voter::Stand::Told);
        assert_eq!(seen.row.met_on, Some(BEGIN));
        let acts: Vec<_> = seen.steps.iter().map(|step| step.act.as_str()).collect();
        let course =
            "received forwarded answered returned answered accepted answered accepted told";
        assert_eq!(acts.join(" "), course);
        let scope = story.leader.scope();
        let districts = story
            .register
            .read(move |tx, at| voter::districts(tx, at, &scope));
        let districts = districts.await.unwrap();
        let [only] = districts.as_slice() else {
            panic!("{districts:?}")
        };
        assert_eq!(
            (only.received, only.answered, only.late, only.told),
            (1, 1, 0, 1)
        );
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_body_of_deputies_keeps_voters_petitions_and_only_who_was_asked_answers() {
    for story in Story::led_by(COUNCIL).await {
        assert_eq!(
            code(story.said(&story.owner, voters_ask()).await),
            "unit-keeps-no-such-register"
        );
        let wrong = RawVoterPetition {
            topic: "sea".to_owned(),
            text: " ".to_owned(),
            district: String::new(),
            meeting: Some(Id::of(7)),
            ..RawVoterPetition::default()
        };
        assert_eq!(
            code(story.said(&story.leader, wrong).await),
            "text field-missing, topic choice-unknown, meeting voter-meeting-unknown, district field-missing"
        );
        let id = story.said(&story.leader, voters_ask()).await.unwrap();
        let permit = story.owner.permit::<acts::ReportUp>().unwrap();
        let said = Answering::default();
        let answered = story
            .register
            .write(move |tx, at| voter::answer(tx, at, &permit, id, &said));
        assert_eq!(code(answered.await), "not-found");
        let scope = story.owner.scope();
        let seen = story
            .register
            .read(move |tx, _| voter::petition(tx, &scope, id));
        assert_eq!(code(seen.await), "not-found");
        let permit = story.leader.permit::<acts::KeepVoters>().unwrap();
        let to_itself = Forwarding {
            to: COUNCIL.to_owned(),
            due: Some(date(2026, 7, 1)),
            ..Forwarding::default()
        };
        let sent = story
            .register
            .write(move |tx, at| voter::forward(tx, at, &permit, id, &to_itself));
        assert_eq!(
            code(sent.await),
            "to unit-is-own, due due-before-it-was-given"
        );
        let permit = story.leader.permit::<acts::KeepVoters>().unwrap();
        let told = story.register.write(move |tx, at| {
            let said = Telling {
                text: "Đã báo".to_owned(),
                ..Telling::default()
            };
            voter::tell(tx, at, &permit, id, &said)
        });
        assert_eq!(code(told.await), "voter-petition-not-accepted");
        story.whole().await;
    }
}
