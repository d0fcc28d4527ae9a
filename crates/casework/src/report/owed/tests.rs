//! Reports told on every engine: sent, returned, mended, accepted; copied and not added.

use jiff::civil::{Date, date};
use law::period::Period;
use law::procedure::Post;

use super::*;
use crate::access::{Actor, Scope, acts};
use crate::organization;
use crate::report::{Question, Rows, figures, freeze};
use crate::testing::{Register, complaint, registers};
use crate::{Failure, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const HEAD: &[Post] = &[Post::Head];
/// The day after the second quarter of 2026, whose reports are due on 17 June.
const OVER: Date = date(2026, 6, 15);

/// A commune that reports to its province.
struct Story {
    register: Register,
    below: Actor,
    above: Actor,
    period: Period,
}

impl Story {
    async fn begin(below: &'static str, above: &'static str, period: &str) -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(OVER).await.unwrap() {
            stories.push(Self {
                below: register.official(below, HEAD, false).await.unwrap(),
                above: register.official(above, HEAD, true).await.unwrap(),
                period: register.at.law.periods.parse(period).unwrap(),
                register,
            });
        }
        stories
    }

    async fn close(&self) -> Result<()> {
        let (permit, period) = (self.below.permit::<acts::Freeze>()?, self.period.clone());
        let work =
            move |tx: &mut store::Tx<'_>, at: &crate::Setting| freeze(tx, at, &permit, &period);
        self.register.write(work).await
    }

    async fn send(&self, text: &'static str) -> Result<()> {
        let (permit, period) = (self.below.permit::<acts::Freeze>()?, self.period.clone());
        let work =
            move |tx: &mut store::Tx<'_>, at: &crate::Setting| send(tx, at, &permit, &period, text);
        self.register.write(work).await
    }

    async fn give_back(&self, who: &Actor, reason: &'static str) -> Result<()> {
        let permit = who.permit::<acts::TakeReport>()?;
        let (unit, period) = (self.below.unit.clone(), self.period.text.clone());
        let answer = Answer {
            reason: reason.to_owned(),
            expected: None,
        };
        self.register
            .write(move |tx, at| give_back(tx, at, &permit, (&unit, &period), &answer))
            .await
    }

    async fn accept(&self) -> Result<()> {
        let permit = self.above.permit::<acts::TakeReport>()?;
        let (unit, period) = (self.below.unit.clone(), self.period.text.clone());
        self.register
            .write(move |tx, at| accept(tx, at, &permit, (&unit, &period), None))
            .await
    }

    async fn set_day(&self, on: Date) -> Result<()> {
        let permit = self.above.permit::<acts::TakeReport>()?;
        let period = self.period.clone();
        self.register
            .write(move |tx, at| set_day(tx, at, &permit, &period, Some(on)))
            .await
    }

    async fn seen(&self, scope: Scope) -> Result<OwedDetails> {
        let (unit, period) = (self.below.unit.clone(), self.period.clone());
        self.register
            .read(move |tx, at| report_of(tx, at, &scope, &unit, &period))
            .await
    }

    /// Acts, days late, where it stands.
    async fn stands(&self) -> (Vec<String>, i64, Option<Stand>) {
        let seen = self.seen(self.above.scope()).await.unwrap();
        let acts = seen.steps.into_iter().map(|step| step.act).collect();
        (acts, seen.owed.late, seen.owed.stand())
    }

    async fn expect_whole(&self) {
        let faults = self.register.read(crate::check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
    }
}

fn code(failure: Result<()>) -> &'static str {
    match failure.unwrap_err() {
        Failure::Refused(refusal) => refusal.code,
        Failure::Invalid(errors) => errors[0].code,
        Failure::NotFound => "not-found",
        Failure::Broken(fault) => panic!("{fault}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_returned_mended_sent_again_and_accepted() {
    for mut story in Story::begin(COMMUNE, PROVINCE, "2026-Q2").await {
        assert_eq!(story.stands().await, (vec![], 0, None));
        assert_eq!(code(story.send("").await), "period-not-frozen");
        story.close().await.unwrap();
        assert_eq!(code(story.accept().await), "report-not-sent");
        story.register.on(date(2026, 6, 19));
        story.send("").await.unwrap();
        assert_eq!(story.stands().await.1, 2, "sent two days after the 17th");
        let neighbour = story
            .register
            .official("14011-2025.ubnd", HEAD, true)
            .await
            .unwrap();
        assert_eq!(code(story.give_back(&neighbour, "Sai").await), "not-found");
        assert!(matches!(
            story.seen(neighbour.scope()).await,
            Err(Failure::NotFound)
        ));
        let above = story.above.clone();
        assert_eq!(code(story.give_back(&above, " ").await), "field-missing");
        story
            .give_back(&above, "Biểu 01/TCD thiếu lượt tiếp")
            .await
            .unwrap();
        assert_eq!(
            code(story.give_back(&above, "Sai").await),
            "report-not-sent"
        );
        assert_eq!(code(story.send("").await), "period-not-frozen");
        story.close().await.unwrap();
        story.send("").await.unwrap();
        story.accept().await.unwrap();
        assert_eq!(code(story.send("").await), "period-sent");
        let acts = ["closed", "sent", "returned", "closed", "sent", "accepted"];
        let acts = acts.map(str::to_owned).to_vec();
        assert_eq!(story.stands().await, (acts, 2, Some(Stand::Accepted)));
        story.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_sets_an_earlier_day_and_the_day_of_the_law_goes_on_to_hold() {
    for mut story in Story::begin(COMMUNE, PROVINCE, "2026-Q2").await {
        assert_eq!(
            code(story.set_day(date(2026, 6, 18)).await),
            "day-after-the-law"
        );
        assert_eq!(
            code(story.set_day(date(2026, 6, 14)).await),
            "day-in-the-period"
        );
        story.set_day(date(2026, 6, 16)).await.unwrap();
        story.register.on(date(2026, 6, 18));
        let owed = story.seen(story.below.scope()).await.unwrap().owed;
        assert_eq!(owed.due(), Some(date(2026, 6, 16)));
        assert_eq!((owed.legal, owed.late), (Some(date(2026, 6, 17)), 1));
        let (scope, period) = (story.above.scope(), story.period.clone());
        let below = story
            .register
            .read(move |tx, at| owed_to(tx, at, &scope, PROVINCE, &period))
            .await
            .unwrap();
        assert!(below.len() > 100 && below.iter().all(|one| one.late == 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_committee_sends_its_month_without_closing_figures() {
    let stories = Story::begin("14005-2025.cap-uy", "37-2025.cap-uy", "2026-M05").await;
    for story in stories {
        assert_eq!(code(story.close().await), "period-unnamed");
        assert_eq!(code(story.send("").await), "field-missing");
        story.set_day(date(2026, 5, 20)).await.unwrap();
        story
            .send("Báo cáo số 31-BC/ĐU ngày 15/6/2026")
            .await
            .unwrap();
        assert_eq!(
            story.stands().await,
            (vec!["sent".to_owned()], 26, Some(Stand::Sent))
        );
        story.accept().await.unwrap();
        story.expect_whole().await;
    }
    for story in Story::begin("14005-2025.cap-uy", "37-2025.cap-uy", "2026-M07").await {
        assert_eq!(code(story.send("31-BC/ĐU").await), "period-not-over");
    }
}

/// A tax office in the province, in the line of its ministry.
const OFFICE: &str = "T37";

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_its_own_line_is_copied_to_its_place_and_added_only_in_its_line() {
    for story in Story::begin(COMMUNE, PROVINCE, "2026-Q3").await {
        let file = "code,name,level,branch,parent,from,until\n\
            T37,Thuế tỉnh Ninh Bình,province,specialised_agency,tw.bo-tai-chinh,2026-01-01,\n";
        let imported = story.register.write(move |tx, at| {
            organization::import(tx, at, file.as_bytes())?;
            organization::join(tx, &at.law)
        });
        imported.await.unwrap();
        let office = story.register.official(OFFICE, HEAD, false).await.unwrap();
        story
            .register
            .file(&office, complaint(OFFICE))
            .await
            .unwrap();
        let permit = office.permit::<acts::Freeze>().unwrap();
        let copy = |to: &'static str| {
            let permit = permit.clone();
            story
                .register
                .write(move |tx, at| copy_to(tx, at, &permit, to))
        };
        assert_eq!(code(copy("tw.chinh-phu").await), "copy-in-the-line");
        copy(PROVINCE).await.unwrap();
        let period = story.period.clone();
        let received = |unit: &'static str| {
            let period = period.clone();
            story.register.read(move |tx, at| {
                let question = Question {
                    form: "02/XLD",
                    version: None,
                    unit,
                    period: &period,
                    rows: Rows::Children,
                };
                Ok(figures(tx, &at.law, &Scope::whole(), &question)?
                    .total
                    .get(1))
            })
        };
        for (unit, figure) in [
            (OFFICE, 1),
            ("tw.bo-tai-chinh", 1),
            (PROVINCE, 0),
            ("tw.chinh-phu", 1),
        ] {
            assert_eq!(received(unit).await.unwrap(), figure, "{unit}");
        }
        let (scope, period) = (story.above.scope(), story.period.clone());
        let (below, copied) = story
            .register
            .read(move |tx, at| {
                Ok((
                    owed_to(tx, at, &scope, PROVINCE, &period)?,
                    copied(tx, at, &scope, PROVINCE, &period)?,
                ))
            })
            .await
            .unwrap();
        assert!(below.iter().all(|one| one.unit != OFFICE));
        assert_eq!(copied.len(), 1);
        assert_eq!(copied[0].receiver.as_deref(), Some("tw.bo-tai-chinh"));
        story.expect_whole().await;
    }
}
