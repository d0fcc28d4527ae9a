//! What people and bodies say to those who lead, each from the first word to the end, and refused to who may not.

use super::*;
use crate::access::Scope;
use crate::petition::Filed;
use crate::supervision::dialogue::{self, Holding, Promise, RawPublicDialogue, RawQuestion};
use crate::supervision::obstacle::{self, RawObstacle, Settling};
use crate::supervision::study::{self, Advising, Closing, Concluding, Notifying, RawStudy};
use crate::supervision::upward::{self, RawUpward};
use crate::supervision::{Part, oversight};

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

impl Story {
    /// An obstacle in the way of two cases of the commune.
    async fn in_the_way(&self, cases: [Id; 2]) -> Id {
        let (permit, scope) = (
            self.owner.permit::<acts::NoteObstacle>().unwrap(),
            self.owner.scope(),
        );
        let found = self.register.write(move |tx, at| {
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
        found.await.unwrap()
    }

    /// The commune recommends something about an obstacle.
    async fn recommends(&self, obstacle: Id, to: &'static str) -> Result<Id> {
        let permit = self.owner.permit::<acts::RecommendUp>()?;
        let scope = self.owner.scope();
        let raw = RawUpward {
            to: to.to_owned(),
            text: "Đề nghị hướng dẫn".to_owned(),
            subject_kind: "obstacle".to_owned(),
            subject: Some(obstacle),
            answer_by: Some(date(2026, 7, 20)),
            ..RawUpward::default()
        };
        self.register
            .write(move |tx, at| upward::send(tx, at, &permit, &scope, &raw))
            .await
    }

    /// The province passes it on to the centre.
    async fn passes_on(&self, id: Id) -> Id {
        let permit = self.leader.permit::<acts::RecommendUp>().unwrap();
        let raw = RawUpward {
            to: CENTRE.to_owned(),
            text: "Đề nghị Thanh tra Chính phủ tổng hợp".to_owned(),
            ..RawUpward::default()
        };
        let passed = self
            .register
            .write(move |tx, at| upward::pass_on(tx, at, &permit, id, (&raw, None)));
        passed.await.unwrap()
    }

    /// A higher body answers.
    async fn answered_by(&self, who: &Actor, id: Id, outcome: &str) {
        let permit = who.permit::<acts::RecommendUp>().unwrap();
        let said = upward::Answering {
            outcome: outcome.to_owned(),
            text: "Đã tổng hợp, kiến nghị sửa".to_owned(),
            ..upward::Answering::default()
        };
        let answered = self
            .register
            .write(move |tx, at| upward::answer(tx, at, &permit, id, &said));
        answered.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_in_the_way_of_cases_is_counted_recommended_upward_passed_on_and_answered() {
    for story in Story::led_by(PROVINCE).await {
        let first = story.case(Class::Complaint, "XD-02").await;
        let second = story.case(Class::Complaint, "XD-02").await;
        let id = story.in_the_way([first, second]).await;
        let beside = story.recommends(id, "14011-2025.ubnd").await;
        assert_eq!(code(beside), "to unit-not-higher");
        let sent = story.recommends(id, PROVINCE).await.unwrap();
        let higher = story.passes_on(sent).await;
        let centre = story.someone(CENTRE, OFFICERS).await;
        story.answered_by(&centre, higher, "explained").await;
        story.answered_by(&story.leader, sent, "accepted").await;
        let scope = story.leader.scope();
        let articles = story
            .register
            .read(move |tx, _| obstacle::articles(tx, &scope, 10));
        let articles = articles.await.unwrap();
        let [one] = articles.as_slice() else {
            panic!("{articles:?}")
        };
        // Asked twice, answered twice: by the province and above it.
        assert_eq!(
            (one.cases, one.open, one.proposals, one.answered),
            (2, 1, 2, 2)
        );
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

#[tokio::test(flavor = "multi_thread")]
async fn an_obstacle_ends_once() {
    for story in Story::led_by(PROVINCE).await {
        let first = story.case(Class::Complaint, "XD-02").await;
        let second = story.case(Class::Complaint, "XD-02").await;
        let id = story.in_the_way([first, second]).await;
        let permit = story.owner.permit::<acts::NoteObstacle>().unwrap();
        let said = Settling {
            text: "Nghị định mới đã quy định".to_owned(),
            expected: None,
        };
        let ended = story.register.write(move |tx, at| {
            obstacle::resolve(tx, at, &permit, id, &said)?;
            let again = obstacle::drop(tx, at, &permit, id, &said);
            assert_eq!(code(again), "obstacle-ended");
            Ok(())
        });
        ended.await.unwrap();
        let late = story.recommends(id, PROVINCE).await;
        assert_eq!(code(late), "obstacle-ended");
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

impl Story {
    /// A letter of the committee is given to the commission to be studied.
    async fn given_to_study(&self, petition: Id) -> Id {
        let permit = self.leader.permit::<acts::AskStudy>().unwrap();
        let asked = self.register.write(move |tx, at| {
            let raw = RawStudy {
                petition: Some(petition),
                studied_by: COMMISSION.to_owned(),
                ..RawStudy::default()
            };
            let state = RawStudy {
                studied_by: COMMUNE.to_owned(),
                ..raw.clone()
            };
            let refused = study::ask(tx, at, &permit, &state);
            assert_eq!(code(refused), "studied_by unit-keeps-no-study");
            let id = study::ask(tx, at, &permit, &raw)?;
            assert_eq!(code(study::ask(tx, at, &permit, &raw)), "study-begun");
            Ok(id)
        });
        asked.await.unwrap()
    }

    /// The commission advises on a complex matter and the head concludes.
    async fn advised_and_concluded(&self, commission: &Actor, id: Id) {
        let (advises, directs) = (
            commission.permit::<acts::Advise>().unwrap(),
            self.leader.permit::<acts::Direct>().unwrap(),
        );
        let advice = Advising {
            proposal: "direct".to_owned(),
            text: "Giao UBND xã giải quyết".to_owned(),
            is_complex: true,
            expected: None,
        };
        let conclusion = Concluding {
            text: "Đồng ý đề xuất".to_owned(),
            competent: COMMUNE.to_owned(),
            expected: None,
        };
        let done = self.register.write(move |tx, at| {
            study::advise(tx, at, &advises, id, &advice)?;
            study::conclude(tx, at, &directs, id, &conclusion)
        });
        done.await.unwrap();
    }

    /// The writer is told.
    async fn noticed(&self, id: Id) {
        let permit = self.leader.permit::<acts::AskStudy>().unwrap();
        let said = Notifying {
            number: "12-TB/TU".to_owned(),
            ..Notifying::default()
        };
        let noticed = self
            .register
            .write(move |tx, at| study::notify(tx, at, &permit, id, &said));
        noticed.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_to_the_party_is_studied_and_its_writer_told_within_ten_working_days() {
    for mut story in Story::led_by(PARTY).await {
        let filed = letter(&story, &story.leader).await;
        let commission = story.someone(COMMISSION, OFFICERS).await;
        let id = story.given_to_study(filed.id).await;
        let seen = story.studied(commission.scope(), id).await.unwrap();
        // Received on Monday 6 July: ten working days end on the 20th, fifteen days on the 21st.
        assert_eq!(seen.row.study.notice_due, Some(date(2026, 7, 20)));
        assert!(seen.text.is_some() && !seen.is_petition_seen);
        story.register.on(date(2026, 7, 21));
        let scope = story.leader.scope();
        let sums = story
            .register
            .read(move |tx, at| study::sums(tx, at, &scope));
        let [.., late, _] = sums.await.unwrap();
        assert_eq!(late, 1);
        story.advised_and_concluded(&commission, id).await;
        let seen = story.studied(story.leader.scope(), id).await.unwrap();
        assert_eq!(seen.row.study.notice_term, "DV-08");
        let hidden = story.studied(story.owner.scope(), id).await;
        assert_eq!(code(hidden), "not-found");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_ends_when_nothing_that_was_directed_about_the_letter_is_open() {
    for story in Story::led_by(PARTY).await {
        let filed = letter(&story, &story.leader).await;
        let commission = story.someone(COMMISSION, OFFICERS).await;
        let id = story.given_to_study(filed.id).await;
        story.advised_and_concluded(&commission, id).await;
        let order = RawDirective {
            source: "standing_committee".to_owned(),
            subject_kind: "petition".to_owned(),
            subject: Some(filed.id),
            ..order(31)
        };
        let given = story.give(order).await.unwrap();
        let assignment = *given.assignments.first().unwrap();
        assert_eq!(code(story.end_study(id).await), "study-not-noticed");
        story.noticed(id).await;
        assert_eq!(code(story.end_study(id).await), "study-directives-left");
        story.report(assignment, "Đã xử lý").await.unwrap();
        story.accept(assignment).await.unwrap();
        story.end_study(id).await.unwrap();
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
