//! A case stands on a list: planned, reported on month by month, settled in every content, found done.

use super::*;
use crate::supervision::{
    EntryFilter, EntryStand, Planning, Progress, PutOn, RawList, RawMilestone, Reported, Review,
    Verdict, burn_down, candidates, entries, entries_of_case, entry, lists, month_progress,
    open_list, plan, progress, put_on, reach_milestone, review, settled,
};

const OLD: Date = date(2027, 8, 2);

/// A recommendation from years ago on a list of the province.
struct Listed {
    story: Story,
    case: Id,
    list: Id,
    id: Id,
}

async fn listed() -> Vec<Listed> {
    let mut all = Vec::new();
    for mut story in Story::led_by(PROVINCE).await {
        story.register.on(date(2025, 7, 7));
        let case = story.case(Class::Recommendation, "XD-16").await;
        story.register.on(OLD);
        let keeper = story.leader.permit::<acts::KeepList>().unwrap();
        let raw = RawList {
            name: "Vụ việc tồn đọng quý III năm 2027".to_owned(),
            basis: "142-TB/VPTW".to_owned(),
            from: Some(date(2027, 7, 1)),
            until: Some(date(2027, 9, 30)),
        };
        let (list, id) = story
            .register
            .write(move |tx, at| {
                let list = open_list(tx, at, &keeper, &raw)?;
                let (proposed, _) = candidates(tx, at, &keeper, None, 10)?;
                assert_eq!(proposed.len(), 1);
                assert_eq!(proposed[0].met, [("years_open".to_owned(), 2)]);
                let wanted = PutOn {
                    case: Some(case),
                    ..PutOn::default()
                };
                let id = put_on(tx, at, &keeper, list, &wanted)?;
                assert_eq!(candidates(tx, at, &keeper, None, 10)?.0, []);
                Ok((list, id))
            })
            .await
            .unwrap();
        all.push(Listed {
            story,
            case,
            list,
            id,
        });
    }
    all
}

impl Listed {
    fn on(&mut self, month: i8, day: i8) -> &mut Self {
        self.story.register.on(date(2027, month, day));
        self
    }

    async fn plan(&self, due: &[Date]) -> Result<()> {
        let (permit, id) = (self.story.owner.permit::<acts::ReportUp>()?, self.id);
        let milestones = due.iter().map(|due| RawMilestone {
            due: Some(*due),
            text: "Đối thoại với công dân".to_owned(),
        });
        let planning = Planning {
            milestones: milestones.collect(),
            ..Planning::default()
        };
        self.story
            .register
            .write(move |tx, at| plan(tx, at, &permit, id, &planning))
            .await
    }

    async fn progress(&self, stand: &'static str) -> Result<()> {
        let (permit, id) = (self.story.owner.permit::<acts::ReportUp>()?, self.id);
        let told = Progress {
            contents: vec![Reported {
                content: 1,
                stand: stand.to_owned(),
                text: "Đã họp các ngành".to_owned(),
            }],
            ..Progress::default()
        };
        self.story
            .register
            .write(move |tx, at| progress(tx, at, &permit, id, &told))
            .await
    }

    async fn settled(&self) -> Result<()> {
        let (permit, id) = (self.story.owner.permit::<acts::ReportUp>()?, self.id);
        self.story
            .register
            .write(move |tx, at| settled(tx, at, &permit, id, ("", None), None))
            .await
    }

    async fn review(&self, verdict: Verdict, text: &'static str) -> Result<()> {
        let (permit, id) = (self.story.leader.permit::<acts::KeepList>()?, self.id);
        let said = Review {
            verdict,
            text: text.to_owned(),
            on: None,
            expected: None,
        };
        self.story
            .register
            .write(move |tx, at| review(tx, at, &permit, id, &said))
            .await
    }

    /// The case is answered: its one content is decided on.
    async fn answer(&self) {
        let (register, owner, case) = (&self.story.register, &self.story.owner, self.case);
        let own = owner.official.to_string();
        let answer = [
            ("number", "2"),
            ("findings.1", "right"),
            ("outcome", "taken_up"),
        ];
        for (step, fields) in [
            ("accept", &[("number", "1")][..]),
            ("assign_verification", &[("verifier", own.as_str())]),
            ("report_verification", &[("result", "Đường hỏng thật")]),
            ("answer", &answer),
        ] {
            register.take(owner, case, step, fields).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_done_only_when_its_content_is_and_its_keeper_agrees() {
    for mut one in listed().await {
        assert_eq!(
            code(one.progress("under_way").await),
            "prolonged-not-planned"
        );
        one.on(8, 9)
            .plan(&[date(2027, 9, 2), date(2027, 8, 20)])
            .await
            .unwrap();
        one.on(8, 27).progress("exhausted").await.unwrap();
        assert_eq!(
            code(one.settled().await),
            "prolonged-contents-left",
            "competence alone is not the end"
        );
        assert_eq!(
            code(one.progress("settled").await),
            "contents.0.stand content-not-decided"
        );
        one.on(9, 10).answer().await;
        assert_eq!(
            code(one.settled().await),
            "prolonged-contents-left",
            "no report says so yet"
        );
        one.progress("settled").await.unwrap();
        assert_eq!(
            code(one.review(Verdict::Done, "").await),
            "prolonged-not-settled"
        );
        one.settled().await.unwrap();
        one.on(9, 12)
            .review(Verdict::SendBack, "Chưa gửi công dân")
            .await
            .unwrap();
        one.on(9, 20).settled().await.unwrap();
        one.on(9, 24).review(Verdict::Done, "").await.unwrap();
        assert_eq!(
            code(one.review(Verdict::Note, "Muộn").await),
            "prolonged-ended"
        );
        let (scope, id) = (one.story.owner.scope(), one.id);
        let found = one
            .story
            .register
            .read(move |tx, at| entry(tx, at, &scope, id))
            .await
            .unwrap();
        assert_eq!(found.row.entry.stand, EntryStand::Done);
        assert_eq!(found.row.entry.head, Some(one.story.owner.official));
        assert_eq!(found.row.reported.as_deref(), Some("2027-09"));
        assert_eq!(found.months.len(), 2);
        let acts: Vec<&str> = found.steps.iter().map(|step| step.act.as_str()).collect();
        let told = [
            "listed",
            "planned",
            "reported",
            "reported",
            "settled",
            "sent_back",
            "settled",
            "done",
        ];
        assert_eq!(acts, told);
        one.story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_burns_down_month_by_month() {
    for mut one in listed().await {
        one.on(8, 9).plan(&[date(2027, 9, 2)]).await.unwrap();
        one.progress("under_way").await.unwrap();
        one.on(9, 10).answer().await;
        one.progress("settled").await.unwrap();
        one.settled().await.unwrap();
        one.on(10, 2).review(Verdict::Done, "").await.unwrap();
        let (scope, list) = (one.story.leader.scope(), one.list);
        let months = one
            .story
            .register
            .read(move |tx, at| burn_down(tx, at, &scope, list))
            .await
            .unwrap();
        let told: Vec<_> = months
            .iter()
            .map(|month| {
                (
                    month.first.month(),
                    month.listed,
                    month.reported,
                    month.done,
                    month.left,
                )
            })
            .collect();
        assert_eq!(told, [(8, 1, 1, 0, 1), (9, 0, 1, 0, 1), (10, 0, 0, 1, 0)]);
        let of = |month: i8| {
            let (scope, list) = (one.story.leader.scope(), one.list);
            one.story
                .register
                .read(move |tx, at| month_progress(tx, at, &scope, list, date(2027, month, 9)))
        };
        let september = of(9).await.unwrap();
        let owner = &september.owners[0];
        assert_eq!((owner.cases, owner.done, owner.reported), (1, 0, 1));
        assert_eq!(september.months.len(), 2);
        assert!(
            !september.reported.is_empty()
                && september.reported.iter().all(|one| one.owner == COMMUNE)
        );
        let october = of(10).await.unwrap();
        assert_eq!((october.owners[0].done, october.left.len()), (1, 0));
        let stranger = one
            .story
            .register
            .official("14011-2025.ubnd", OFFICERS, true)
            .await
            .unwrap();
        let hidden = one
            .story
            .register
            .read(move |tx, at| month_progress(tx, at, &stranger.scope(), list, date(2027, 9, 9)));
        assert!(matches!(hidden.await, Err(Failure::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_plan_keeps_what_was_reached_and_a_late_milestone_shows() {
    for mut one in listed().await {
        one.on(8, 9)
            .plan(&[date(2027, 8, 20), date(2027, 9, 2)])
            .await
            .unwrap();
        let (permit, id) = (one.story.owner.permit::<acts::ReportUp>().unwrap(), one.id);
        let reach = |no| {
            let permit = permit.clone();
            move |tx: &mut store::Tx<'_>, at: &crate::Setting| {
                reach_milestone(tx, at, &permit, id, (no, None), None)
            }
        };
        one.story.register.write(reach(1)).await.unwrap();
        assert_eq!(
            code(one.story.register.write(reach(1)).await),
            "milestone-not-open"
        );
        one.plan(&[date(2027, 9, 16)]).await.unwrap();
        one.on(9, 17);
        let (scope, list, case) = (one.story.leader.scope(), one.list, one.case);
        let rows = one
            .story
            .register
            .read(move |tx, at| {
                let filter = EntryFilter {
                    limit: 10,
                    ..EntryFilter::default()
                };
                let (rows, is_more) = entries(tx, at, &scope, list, &filter)?;
                assert!(!is_more);
                assert_eq!(entries_of_case(tx, at, &scope, case)?, rows);
                Ok(rows)
            })
            .await
            .unwrap();
        assert_eq!(
            (rows[0].milestones, rows[0].reached, rows[0].late),
            (2, 1, 1)
        );
        one.story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_sees_no_list_and_a_case_stands_on_a_list_once() {
    for one in listed().await {
        let register = &one.story.register;
        let neighbour = register
            .official("14533-2025.ubnd", OFFICERS, true)
            .await
            .unwrap();
        let (scope, own) = (neighbour.scope(), one.story.owner.scope());
        let seen = register
            .read(move |tx, _| Ok((lists(tx, &scope)?, lists(tx, &own)?)))
            .await
            .unwrap();
        assert_eq!((seen.0.len(), seen.1.len()), (0, 1));
        let (keeper, list, case) = (
            one.story.leader.permit::<acts::KeepList>().unwrap(),
            one.list,
            one.case,
        );
        let again = register
            .write(move |tx, at| {
                let wanted = PutOn {
                    case: Some(case),
                    ..PutOn::default()
                };
                put_on(tx, at, &keeper, list, &wanted)
            })
            .await;
        assert_eq!(code(again), "case-on-list");
        let (theirs, id) = (neighbour.permit::<acts::ReportUp>().unwrap(), one.id);
        let foreign = register
            .write(move |tx, at| settled(tx, at, &theirs, id, ("", None), None))
            .await;
        assert_eq!(code(foreign), "not-found");
    }
}
