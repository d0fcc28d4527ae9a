//! Stories of cases from the petition to the end, on every engine.

mod complaints;
mod conflicts;
mod contents;
mod denunciations;
mod dialogue;
mod ending;
mod enforcement;
mod extensions;
mod figures;
mod group;
mod officers;
mod recommendations;
mod refusals;
mod role;
mod seal;
mod sealing;
mod second;
mod superior;
mod suspensions;
mod tampering;
mod transitions;
mod verification;
mod walks;
mod withdrawals;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::procedure::{Class, Post, Stage};

use crate::access::Actor;
use crate::petition::{Classifying, Handling, RawFiling};
use crate::settlement::{CaseDetails, Taken};
use crate::testing::{Register, complaint, finding, registers};
use crate::{Failure, Id, Refusal, Result};

/// The People's Committee of the commune of Hoa Lư, Ninh Bình, since 2025.
const COMMUNE: &str = "14005-2025.ubnd";
/// The People's Committee of Ninh Bình.
const PROVINCE: &str = "37-2025.ubnd";
const OFFICERS: &[Post] = &[
    Post::Head,
    Post::DeputyHead,
    Post::ReceptionOfficer,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Supervisor,
    Post::Archivist,
];
/// The new texts of 2026 hold.
const AFTER: Date = date(2026, 7, 6);
/// Everything ends before they hold.
const BEFORE: Date = date(2026, 3, 2);
/// They come into force while the case runs.
const CROSSING: Date = date(2026, 6, 8);

/// The rule of handling by which a petition of a class opens a case.
fn accepting(class: Class) -> &'static str {
    match class {
        Class::Complaint => "XD-02",
        Class::Denunciation => "XD-09",
        Class::Recommendation => "XD-16",
    }
}

/// One case and the officials around it, told day by day.
struct Story {
    register: Register,
    begin: Date,
    /// Holds every post in the commune.
    officer: Actor,
    /// Holds every post in the province and sees what is below.
    superior: Actor,
    case: Id,
}

impl Story {
    /// The story begins with a petition on every engine; `open` makes the case.
    async fn all(begin: Date) -> Vec<Self> {
        let mut stories = Vec::new();
        for register in registers(begin).await.unwrap() {
            let officer = register.official(COMMUNE, OFFICERS, false).await.unwrap();
            let superior = register.official(PROVINCE, OFFICERS, true).await.unwrap();
            stories.push(Self {
                register,
                begin,
                officer,
                superior,
                case: Id::of(0),
            });
        }
        stories
    }

    /// A case of one citizen at the commune.
    async fn opened(begin: Date, class: Class) -> Vec<Self> {
        let mut stories = Self::all(begin).await;
        for story in &mut stories {
            story.open(class, Handling::default()).await;
        }
        stories
    }

    /// Files, classifies and accepts for examination a petition at the commune.
    async fn open(&mut self, class: Class, handling: Handling) {
        self.case = self
            .open_with(complaint(COMMUNE), finding(class, COMMUNE), handling)
            .await
            .unwrap();
    }

    async fn open_with(
        &self,
        raw: RawFiling,
        finding: Classifying,
        handling: Handling,
    ) -> Result<Id> {
        let officer = &self.officer;
        self.open_at(officer, raw, finding, handling).await
    }

    async fn open_at(
        &self,
        actor: &Actor,
        raw: RawFiling,
        finding: Classifying,
        handling: Handling,
    ) -> Result<Id> {
        let rule = accepting(finding.class).to_owned();
        let id = self.register.file(actor, raw).await?.id;
        self.register.classify(actor, id, finding).await?;
        let handling = Handling { rule, ..handling };
        let joined = self.register.handle(actor, id, handling).await?;
        joined.case.ok_or(Failure::NotFound)
    }

    /// A case of the second instance at the province after this one.
    async fn open_second(&self, class: Class, handling: Handling) -> Result<Id> {
        let finding = Classifying {
            stage: Stage::Second,
            ..finding(class, PROVINCE)
        };
        let handling = Handling {
            earlier_case: Some(self.case),
            ..handling
        };
        self.open_at(&self.superior, complaint(COMMUNE), finding, handling)
            .await
    }

    /// So many days after the beginning.
    fn day(&self, days: i64) -> Date {
        self.begin.saturating_add(days.days())
    }

    fn on(&mut self, days: i64) -> &mut Self {
        let day = self.day(days);
        self.register.on(day);
        self
    }

    /// Takes a step; whoever withdraws is asked in private on the same day.
    async fn take(&self, step: &str, fields: &[(&str, &str)]) -> Result<Taken> {
        let (own, day) = (self.own(), self.register.at.now.today.to_string());
        let mut fields = fields.to_vec();
        if step.starts_with("withdraw_") && !fields.iter().any(|(name, _)| *name == "asked_by") {
            fields.push(("asked_by", &own));
            fields.push(("asked_on", &day));
            fields.push(("absent", "Cán bộ liên quan"));
        }
        self.register
            .take(&self.officer, self.case, step, &fields)
            .await
    }

    /// A step that the law allows.
    async fn step(&self, step: &str, fields: &[(&str, &str)]) -> &Self {
        if let Err(failure) = self.take(step, fields).await {
            panic!("{step} on {}: {failure:?}", self.register.at.now.today);
        }
        self
    }

    /// A step that the law forbids, with the article that does.
    async fn refused(&self, step: &str, fields: &[(&str, &str)]) -> String {
        let failure = self.take(step, fields).await.expect_err(step);
        refusal(failure).article.expect(step)
    }

    /// The codes of wrong fields.
    async fn wrong(&self, step: &str, fields: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        wrong_fields(self.take(step, fields).await.expect_err(step))
    }

    /// The dialogue, held by the officer himself with the petitioner there; `more` stands beside.
    async fn meet(&self, more: &[(&str, &str)]) -> Result<Taken> {
        let own = self.own();
        let held = [
            ("host", own.as_str()),
            ("outcome", "Đã đối thoại"),
            ("positions.1", "differs"),
            ("people.1.name", "Đỗ Thị Ước"),
            ("people.1.role", "petitioner"),
            ("people.1.presence", "present"),
        ];
        self.take("hold_dialogue", &[&held[..], more].concat())
            .await
    }

    /// Another official of the unit that settles.
    async fn another(&self) -> Actor {
        let unit = if self.officer.unit == COMMUNE {
            COMMUNE
        } else {
            PROVINCE
        };
        self.register.official(unit, OFFICERS, false).await.unwrap()
    }

    /// A team of the officer and another one is put together.
    async fn team(&self) -> Actor {
        let (own, other) = (self.own(), self.another().await);
        let member = other.official.to_string();
        let team = [
            ("verifier", own.as_str()),
            ("members", member.as_str()),
            ("no_relation", "yes"),
        ];
        self.step("assign_verification", &team).await;
        other
    }

    async fn details(&self) -> CaseDetails {
        self.register.case(&self.superior, self.case).await.unwrap()
    }

    async fn state(&self) -> String {
        self.details().await.case.state
    }

    /// The due day of the running clock of a term.
    async fn due(&self, term: &str) -> Option<Date> {
        let clocks = self.details().await.clocks;
        let mut running = clocks.iter().filter(|clock| clock.closed_on.is_none());
        running.find(|clock| clock.term == term)?.due
    }

    /// How the last clock of a term ended.
    async fn outcome(&self, term: &str) -> Option<String> {
        let clocks = self.details().await.clocks;
        let of_term = clocks.into_iter().rev().find(|clock| clock.term == term);
        of_term?.outcome
    }

    fn own(&self) -> String {
        self.officer.official.to_string()
    }

    async fn whole(&self) {
        assert_eq!(self.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

fn refusal(failure: Failure) -> Refusal {
    match failure {
        Failure::Refused(refusal) => *refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn wrong_fields(failure: Failure) -> Vec<(String, &'static str)> {
    match failure {
        Failure::Invalid(errors) => errors
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect(),
        other => panic!("expected wrong fields, got {other:?}"),
    }
}
