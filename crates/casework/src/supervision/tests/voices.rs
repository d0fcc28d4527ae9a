//! What people and bodies say to those who lead, each from the first word to the end, and refused to who may not.

use super::*;
use crate::access::Scope;
use crate::petition::Filed;
use crate::supervision::dialogue::{self, Holding, Promise, RawPublicDialogue, RawQuestion};
use crate::supervision::obstacle::{self, RawObstacle, Settling};
use crate::supervision::study::{self, Advising, Closing, Concluding, Notifying, RawStudy};
use crate::supervision::upward::{self, RawUpward};
use crate::supervision::urging::{self, RawUrging};
use crate::supervision::voter::{
    self, Answering, Forwarding, Judging, RawVoterMeeting, RawVoterPetition, Telling,
};
use crate::supervision::{Part, oversight};

/// The office of the deputies of Ninh Bình.
const COUNCIL: &str = "37-2025.vp-dbqh-hdnd";
/// The internal-affairs commission of its Party committee.
const COMMISSION: &str = "37-2025.noi-chinh";
/// Its Fatherland Front.
const FRONT: &str = "37-2025.mttq";
const CENTRE: &str = "tw.thanh-tra";
const FIRST: Part = Part {
    after: None,
    limit: 50,
};

impl Story {
    async fn someone(&self, unit: &'static str, posts: &'static [Post]) -> Actor {
        self.register.official(unit, posts, true).await.unwrap()
    }

    async fn said(&self, deputies: &Actor, raw: RawVoterPetition) -> Result<Id> {
        let permit = deputies.permit::<acts::KeepVoters>()?;
        self.register
            .write(move |tx, at| voter::take_down(tx, at, &permit, &raw))
            .await
    }

    async fn in_public(&self, id: Id) -> Result<dialogue::DialogueDetails> {
        self.register
            .read(move |tx, at| dialogue::published_one(tx, at, id))
            .await
    }

    async fn studied(&self, scope: Scope, id: Id) -> Result<study::StudyDetails> {
        self.register
            .read(move |tx, _| study::study(tx, &scope, id))
            .await
    }

    async fn end_study(&self, id: Id) -> Result<()> {
        let permit = self.leader.permit::<acts::AskStudy>()?;
        let said = Closing {
            result: "Đã giải quyết xong".to_owned(),
            expected: None,
        };
        self.register
            .write(move |tx, at| study::close(tx, at, &permit, id, &said))
            .await
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
async fn voters_petition_is_sent_urged_answered_returned_promised_watched_and_told() {
    for mut story in Story::led_by(COUNCIL).await {
        let keep = || story.leader.permit::<acts::KeepVoters>().unwrap();
        let permit = keep();
        let met = story
            .register
            .write(move |tx, at| voter::meet(tx, at, &permit, &meeting()));
        let raw = RawVoterPetition {
            meeting: Some(met.await.unwrap()),
            district: String::new(),
            ..voters_ask()
        };
        let id = story.said(&story.leader, raw).await.unwrap();
        let (permit, send) = (
            keep(),
            Forwarding {
                to: COMMUNE.to_owned(),
                due: Some(date(2026, 7, 20)),
                ..Forwarding::default()
            },
        );
        let forwarded = story
            .register
            .write(move |tx, at| voter::forward(tx, at, &permit, id, &send));
        forwarded.await.unwrap();
        story.register.on(date(2026, 7, 22));
        let scope = story.leader.scope();
        let late = story
            .register
            .read(move |tx, at| voter::sums(tx, at, &scope))
            .await
            .unwrap();
        assert_eq!(late.of(voter::Situation::Late), 1);
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
        let answers = [
            ("explained", None),
            ("under_way", Some(date(2026, 9, 1))),
            ("settled", None),
        ];
        for (no, (outcome, promised)) in answers.into_iter().enumerate() {
            let owes = story.owner.permit::<acts::ReportUp>().unwrap();
            let said = Answering {
                outcome: outcome.to_owned(),
                text: "UBND xã trả lời".to_owned(),
                promised,
                ..Answering::default()
            };
            let answered = story
                .register
                .write(move |tx, at| voter::answer(tx, at, &owes, id, &said));
            answered.await.unwrap();
            let (permit, said) = (
                keep(),
                Judging {
                    text: "Chưa rõ".to_owned(),
                    due: Some(date(2026, 8, 1)),
                    ..Judging::default()
                },
            );
            let judged = story.register.write(move |tx, at| {
                if no == 0 {
                    voter::send_back(tx, at, &permit, id, &said)
                } else {
                    voter::accept(tx, at, &permit, id, &said)
                }
            });
            judged.await.unwrap();
        }
        let permit = keep();
        let said = Telling {
            text: "Báo tại hội nghị".to_owned(),
            ..Telling::default()
        };
        let told = story
            .register
            .write(move |tx, at| voter::tell(tx, at, &permit, id, &said));
        told.await.unwrap();
        let scope = story.leader.scope();
        let seen = story
            .register
            .read(move |tx, _| voter::petition(tx, &scope, id))
            .await
            .unwrap();
        assert_eq!(
            (seen.row.petition.stand, seen.row.urged),
            (voter::Stand::Told, 1)
        );
        assert_eq!(seen.row.met_on, Some(BEGIN));
        let acts: Vec<_> = seen.steps.iter().map(|step| step.act.as_str()).collect();
        let course = [
            "received",
            "forwarded",
            "answered",
            "returned",
            "answered",
            "accepted",
            "answered",
            "accepted",
            "told",
        ];
        assert_eq!(acts, course);
        let scope = story.leader.scope();
        let districts = story
            .register
            .read(move |tx, at| voter::districts(tx, at, &scope))
            .await
            .unwrap();
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

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_made_to_the_people_is_a_directive_and_the_public_reads_what_became_of_it() {
    for mut story in Story::led_by(PROVINCE).await {
        let hold = || story.leader.permit::<acts::HoldDialogue>().unwrap();
        let permit = hold();
        let announced = story.register.write(move |tx, at| {
            let raw = RawPublicDialogue {
                kind: "periodic".to_owned(),
                theme: "Giải phóng mặt bằng".to_owned(),
                on: Some(date(2026, 7, 10)),
                place: "Hội trường".to_owned(),
                host: "Chủ tịch UBND tỉnh".to_owned(),
            };
            dialogue::announce(tx, at, &permit, &raw)
        });
        let id = announced.await.unwrap();
        let said = Holding {
            participants: Some(120),
            summary: "Trả lời từng hộ".to_owned(),
            expected: None,
        };
        let (permit, early) = (hold(), said.clone());
        let recorded = story
            .register
            .write(move |tx, at| dialogue::hold(tx, at, &permit, id, &early));
        assert_eq!(code(recorded.await), "dialogue-too-early");
        story.register.on(date(2026, 7, 10));
        let permit = hold();
        let recorded = story
            .register
            .write(move |tx, at| dialogue::hold(tx, at, &permit, id, &said));
        recorded.await.unwrap();
        for (owner, expected) in [("01.ubnd", "owners unit-not-led"), (COMMUNE, "")] {
            let (holding, directing) = (hold(), story.leader.permit::<acts::Direct>().unwrap());
            let scope = story.leader.scope();
            let raw = RawQuestion {
                topic: "land".to_owned(),
                asked_by: "Tổ dân phố số 5".to_owned(),
                text: "Khi nào có đường?".to_owned(),
                answer: "Làm xong trong tháng".to_owned(),
                promise: Some(Promise {
                    owner: owner.to_owned(),
                    due: Some(date(2026, 7, 30)),
                }),
                expected: None,
            };
            let asked = story.register.write(move |tx, at| {
                dialogue::ask(tx, at, (&holding, &directing), &scope, (id, &raw))
            });
            match asked.await {
                Ok(()) => assert_eq!(expected, ""),
                failed => assert_eq!(code(failed), expected),
            }
        }
        assert_eq!(code(story.in_public(id).await), "not-found");
        let permit = hold();
        let shown = story
            .register
            .write(move |tx, at| dialogue::publish(tx, at, &permit, id, None));
        shown.await.unwrap();
        story.register.on(date(2026, 8, 3));
        let seen = story.in_public(id).await.unwrap();
        assert_eq!((seen.row.promises, seen.row.kept, seen.row.late), (1, 0, 1));
        let (assignment, ..) = seen.questions.first().unwrap().promise.clone().unwrap();
        story.report(assignment, "Đã làm xong").await.unwrap();
        story.accept(assignment).await.unwrap();
        let seen = story.in_public(id).await.unwrap();
        assert_eq!((seen.row.kept, seen.row.late), (1, 0));
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_in_the_way_of_cases_is_counted_recommended_upward_passed_on_and_answered() {
    for story in Story::led_by(PROVINCE).await {
        let cases = [
            story.case(Class::Complaint, "XD-02").await,
            story.case(Class::Complaint, "XD-02").await,
        ];
        let (permit, scope) = (
            story.owner.permit::<acts::NoteObstacle>().unwrap(),
            story.owner.scope(),
        );
        let found = story.register.write(move |tx, at| {
            let raw = RawObstacle {
                case: Some(cases[0]),
                instrument: "31/2024/QH15".to_owned(),
                article: "Điều 98".to_owned(),
                topic: "land.compensation".to_owned(),
                problem: "Chưa có hướng dẫn".to_owned(),
                ..RawObstacle::default()
            };
            let id = obstacle::find(tx, at, &permit, &scope, &raw)?;
            obstacle::tie(tx, at, &permit, &scope, (id, Some(cases[1])))?;
            Ok(id)
        });
        let id = found.await.unwrap();
        let (permit, scope) = (
            story.owner.permit::<acts::RecommendUp>().unwrap(),
            story.owner.scope(),
        );
        let recommend = |to: &str| RawUpward {
            to: to.to_owned(),
            text: "Đề nghị hướng dẫn".to_owned(),
            subject_kind: "obstacle".to_owned(),
            subject: Some(id),
            answer_by: Some(date(2026, 7, 20)),
            ..RawUpward::default()
        };
        let (beside, above) = (recommend("14011-2025.ubnd"), recommend(PROVINCE));
        let sent = story.register.write(move |tx, at| {
            let refused = upward::send(tx, at, &permit, &scope, &beside);
            assert_eq!(code(refused), "to unit-not-higher");
            upward::send(tx, at, &permit, &scope, &above)
        });
        let sent = sent.await.unwrap();
        let permit = story.leader.permit::<acts::RecommendUp>().unwrap();
        let passed = story.register.write(move |tx, at| {
            let raw = RawUpward {
                to: CENTRE.to_owned(),
                text: "Đề nghị Thanh tra Chính phủ tổng hợp".to_owned(),
                ..RawUpward::default()
            };
            upward::pass_on(tx, at, &permit, sent, (&raw, None))
        });
        let higher = passed.await.unwrap();
        let centre = story.someone(CENTRE, OFFICERS).await;
        for (who, id, outcome) in [
            (&centre, higher, "explained"),
            (&story.leader, sent, "accepted"),
        ] {
            let permit = who.permit::<acts::RecommendUp>().unwrap();
            let said = upward::Answering {
                outcome: outcome.to_owned(),
                text: "Đã tổng hợp, kiến nghị sửa".to_owned(),
                ..upward::Answering::default()
            };
            let answered = story
                .register
                .write(move |tx, at| upward::answer(tx, at, &permit, id, &said));
            answered.await.unwrap();
        }
        let scope = story.leader.scope();
        let articles = story
            .register
            .read(move |tx, _| obstacle::articles(tx, &scope, 10))
            .await
            .unwrap();
        let [one] = articles.as_slice() else {
            panic!("{articles:?}")
        };
        // Asked twice, answered twice: by the province and above it.
        assert_eq!(
            (one.cases, one.open, one.proposals, one.answered),
            (2, 1, 2, 2)
        );
        let permit = story.owner.permit::<acts::NoteObstacle>().unwrap();
        let said = Settling {
            text: "Nghị định mới đã quy định".to_owned(),
            expected: None,
        };
        let ended = story.register.write(move |tx, at| {
            obstacle::resolve(tx, at, &permit, id, &said)?;
            assert_eq!(
                code(obstacle::drop(tx, at, &permit, id, &said)),
                "obstacle-ended"
            );
            Ok(())
        });
        ended.await.unwrap();
        let neighbour = story.someone("14011-2025.ubnd", OFFICERS).await;
        let scope = neighbour.scope();
        let hidden = story.register.read(move |tx, _| {
            assert_eq!(code(obstacle::obstacle(tx, &scope, id)), "not-found");
            upward::recommendation(tx, &scope, sent)
        });
        assert_eq!(code(hidden.await), "not-found");
        story.whole().await;
    }
}

async fn letter(story: &Story, to: &Actor) -> Filed {
    let raw = crate::petition::RawFiling {
        respondent: String::new(),
        respondent_unit: None,
        respondent_role: None,
        ..complaint(COMMUNE)
    };
    story.register.file(to, raw).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_to_the_party_is_studied_and_its_writer_told_within_ten_working_days() {
    for mut story in Story::led_by(PARTY).await {
        let filed = letter(&story, &story.leader).await;
        let commission = story.someone(COMMISSION, OFFICERS).await;
        let asking = || story.leader.permit::<acts::AskStudy>().unwrap();
        let permit = asking();
        let asked = story.register.write(move |tx, at| {
            let raw = RawStudy {
                petition: Some(filed.id),
                studied_by: COMMISSION.to_owned(),
                ..RawStudy::default()
            };
            let state = RawStudy {
                studied_by: COMMUNE.to_owned(),
                ..raw.clone()
            };
            assert_eq!(
                code(study::ask(tx, at, &permit, &state)),
                "studied_by unit-keeps-no-study"
            );
            let id = study::ask(tx, at, &permit, &raw)?;
            assert_eq!(code(study::ask(tx, at, &permit, &raw)), "study-begun");
            Ok(id)
        });
        let id = asked.await.unwrap();
        let seen = story.studied(commission.scope(), id).await.unwrap();
        // Received on Monday 6 July: ten working days end on the 20th, fifteen days on the 21st.
        assert_eq!(seen.row.study.notice_due, Some(date(2026, 7, 20)));
        assert!(seen.text.is_some() && !seen.is_petition_seen);
        story.register.on(date(2026, 7, 21));
        let scope = story.leader.scope();
        let [.., late, _] = story
            .register
            .read(move |tx, at| study::sums(tx, at, &scope))
            .await
            .unwrap();
        assert_eq!(late, 1);
        let permit = commission.permit::<acts::Advise>().unwrap();
        let advised = story.register.write(move |tx, at| {
            let said = Advising {
                proposal: "direct".to_owned(),
                text: "Giao UBND xã giải quyết".to_owned(),
                is_complex: true,
                expected: None,
            };
            study::advise(tx, at, &permit, id, &said)
        });
        advised.await.unwrap();
        let seen = story.studied(story.leader.scope(), id).await.unwrap();
        assert_eq!(seen.row.study.notice_term, "DV-08");
        let permit = story.leader.permit::<acts::Direct>().unwrap();
        let concluded = story.register.write(move |tx, at| {
            let said = Concluding {
                text: "Đồng ý đề xuất".to_owned(),
                competent: COMMUNE.to_owned(),
                expected: None,
            };
            study::conclude(tx, at, &permit, id, &said)
        });
        concluded.await.unwrap();
        let order = RawDirective {
            source: "standing_committee".to_owned(),
            subject_kind: "petition".to_owned(),
            subject: Some(filed.id),
            on: Some(date(2026, 7, 21)),
            due: Some(date(2026, 8, 10)),
            ..order(31)
        };
        let given = story.give(order).await.unwrap();
        let assignment = *given.assignments.first().unwrap();
        let permit = asking();
        let noticed = story.register.write(move |tx, at| {
            let said = Notifying {
                number: "12-TB/TU".to_owned(),
                ..Notifying::default()
            };
            study::notify(tx, at, &permit, id, &said)
        });
        noticed.await.unwrap();
        assert_eq!(code(story.end_study(id).await), "study-directives-left");
        story.report(assignment, "Đã xử lý").await.unwrap();
        story.accept(assignment).await.unwrap();
        story.end_study(id).await.unwrap();
        let hidden = story.studied(story.owner.scope(), id).await;
        assert_eq!(code(hidden), "not-found");
        let scope = story.leader.scope();
        let page = story.register.read(move |tx, at| {
            let filter = study::ListFilter {
                situation: study::Situation::Closed,
                part: FIRST,
            };
            study::list(tx, at, &scope, &filter)
        });
        assert_eq!(page.await.unwrap().rows.len(), 1);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_sees_late_matters_of_its_territory_and_no_denunciation_and_nobody_else_does() {
    for mut story in Story::led_by(PROVINCE).await {
        let late = story.case(Class::Complaint, "XD-02").await;
        story.case(Class::Denunciation, "XD-09").await;
        let front = story.someone(FRONT, &[Post::Head]).await;
        story.register.on(date(2026, 12, 1));
        let look = |who: &Actor| {
            let (permit, who) = (who.permit::<acts::Oversee>(), who.clone());
            story
                .register
                .read(move |tx, at| oversight::oversight(tx, at, (&permit?, &who)))
        };
        let seen = look(&front).await.unwrap();
        assert_eq!(seen.top, PROVINCE);
        assert_eq!(seen.cases, (2, 2));
        let matters: Vec<Id> = seen.matters.iter().map(|one| one.id).collect();
        assert_eq!(matters, [late]);
        assert_eq!(
            code(look(&story.owner).await),
            "unit-keeps-no-such-register"
        );
    }
}
