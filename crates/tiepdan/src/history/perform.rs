//! Acts of officials, one by one, through the same commands that pages and API call.

use std::sync::Arc;

use casework::access::acts;
use casework::person::RawIdentity;
use casework::petition::{self, Circumstances, Classifying, Handling, PartyFiling, RawFiling};
use casework::settlement::{self, Taking};
use casework::{Failure, Id, Result, Setting};
use law::procedure::{Post, Procedure};
use store::Tx;

use super::Ground;
use super::dice::Dice;
use super::fill::Filling;
use super::office::{Office, Offices};
use super::stock::Told;
use super::story::{Fate, Story};

/// The chance from which people and words of a petition or a visit come.
pub(crate) const WORDS: &str = "words";

/// What is known of a story so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The petition, once it was filed or has arrived.
    pub(crate) petition: Option<Id>,
    /// The petition made at the unit to which it was sent.
    pub(crate) sent: Option<Id>,
    /// The case it opened or joined.
    pub(crate) case: Option<Id>,
    /// The state of that case.
    pub(crate) state: Arc<str>,
    /// Of a sitting the session; of a list its row; of a case on a list its row there.
    pub(crate) row: Option<Id>,
    /// Of a directive what each owner owes.
    pub(crate) assignments: Arc<[Id]>,
}

/// One story at hand.
pub(crate) struct Performing<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) offices: &'a Offices,
    pub(crate) at: &'a Setting,
    pub(crate) story: &'a Story,
}

impl Performing<'_> {
    fn office(&self) -> Result<&Office> {
        self.offices.get(&self.story.unit).ok_or(Failure::NotFound)
    }

    /// The words of the petition and who wrote it; the same whenever asked.
    fn words(&self, office: &Office) -> (Vec<RawIdentity>, Told) {
        let (story, stock) = (self.story, &self.ground.stock);
        let mut dice = Dice::of(story.seed, WORDS);
        let named = usize::try_from(story.signers.clamp(1, 3)).unwrap_or(1);
        let people: Vec<RawIdentity> = (0..named)
            .map(|_| stock.person(&mut dice, &story.place))
            .collect();
        let nobody = RawIdentity::default();
        let writer = people.first().unwrap_or(&nobody);
        let told = stock.tell(
            &mut dice,
            story.kind,
            writer,
            &office.name,
            story.received.year(),
        );
        (people, told)
    }

    /// The petition comes in.
    pub(crate) fn file(&self, tx: &mut Tx<'_>, visit: Option<Id>) -> Result<Id> {
        let (office, story) = (self.office()?, self.story);
        let (people, told) = self.words(office);
        let many = people.len() > 1;
        let raw = RawFiling {
            channel: story.channel.to_owned(),
            received_on: Some(story.received),
            people: people
                .into_iter()
                .map(|identity| PartyFiling {
                    role: if many { "representative" } else { "petitioner" }.to_owned(),
                    known: None,
                    identity,
                })
                .collect(),
            signers: story.signers,
            class: Some(story.kind.class()),
            summary: told.summary,
            text: told.text,
            respondent: told.respondent,
            respondent_unit: Some(story.unit.to_string()),
            respondent_role: Some(told.role.unwrap_or_else(|| "head".to_owned())),
            visit,
            ..RawFiling::default()
        };
        let filing = raw.validate(self.at).map_err(Failure::Invalid)?;
        let permit = office.officer.permit::<acts::File>()?;
        Ok(petition::file(tx, self.at, &permit, &filing)?.id)
    }

    /// It is classified.
    pub(crate) fn classify(&self, tx: &mut Tx<'_>, petition: Id) -> Result<()> {
        let (office, story) = (self.office()?, self.story);
        let (_, told) = self.words(office);
        let competent = match &story.fate {
            Fate::Sent { to, .. } => Some(to.to_string()),
            Fate::Handled(_) if story.eligible => None,
            _ => Some(story.unit.to_string()),
        };
        let finding = Classifying {
            class: story.kind.class(),
            stage: story.stage,
            field: told.field,
            ineligibility: (!story.eligible).then(|| self.ground.ineligibility.clone()),
            competent_unit: competent,
            branch: "administrative".to_owned(),
            is_mixed: false,
            facts: vec![
                "conditions_met".to_owned(),
                "representatives_appointed".to_owned(),
            ],
            respondent_unit: None,
            respondent_role: None,
            circumstances: Circumstances::default(),
            summary: None,
            expected: None,
        };
        let permit = office.officer.permit::<acts::Classify>()?;
        petition::classify(tx, self.at, &permit, petition, &finding)
    }

    /// It is handled as its fate says.
    pub(crate) fn handle(
        &self,
        tx: &mut Tx<'_>,
        petition: Id,
        join: Option<Id>,
        earlier: Option<Id>,
    ) -> Result<settlement::Joined> {
        let (office, story) = (self.office()?, self.story);
        let (_, told) = self.words(office);
        let mut dice = Dice::of(story.seed, "handle");
        let (rule, sent_to, reason) = match &story.fate {
            Fate::Sent { rule, to, .. } => (*rule, Some(to.to_string()), "sent"),
            Fate::Handled(rule) if story.eligible => (*rule, None, "guided"),
            Fate::Handled(rule) => (*rule, None, "filed"),
            _ => (story.kind.accepting_rule(), None, ""),
        };
        let handling = Handling {
            rule: rule.to_owned(),
            sent_to,
            reason: self.ground.stock.handling(&mut dice, reason),
            join_case: join,
            earlier_case: earlier,
            contents: told.contents,
            facts: self.given(),
            is_discipline: story.kind == super::stock::Kind::Discipline,
            ..Handling::default()
        };
        let permit = office.officer.permit::<acts::Handle>()?;
        settlement::handle(tx, self.at, &permit, petition, &handling)
    }

    /// What the petition gives its case, as far as the case's procedure asks.
    fn given(&self) -> Vec<String> {
        if matches!(self.story.fate, Fate::Sent { .. } | Fate::Handled(_)) {
            return Vec::new();
        }
        let asked = self.procedure().map_or(&[][..], |one| &one.facts);
        ["all_signed", "representatives_appointed"]
            .into_iter()
            .filter(|name| asked.iter().any(|fact| fact.given && fact.id == *name))
            .map(str::to_owned)
            .collect()
    }

    fn procedure(&self) -> Option<&Procedure> {
        let (story, procedures) = (self.story, &self.at.law.procedures);
        let discipline = story.kind == super::stock::Kind::Discipline;
        procedures.find(story.kind.class(), story.stage, discipline, story.received)
    }

    /// The unit it was sent to answers.
    pub(crate) fn reply(&self, tx: &mut Tx<'_>, petition: Id) -> Result<()> {
        let mut dice = Dice::of(self.story.seed, "reply");
        let text = self.ground.stock.handling(&mut dice, "reply");
        let number = self.ground.stock.phrase(&mut dice, "number", "", 7);
        let permit = self.office()?.officer.permit::<acts::Handle>()?;
        let answering = petition::Answering {
            on: None,
            number,
            text,
        };
        petition::record_reply(tx, self.at, &permit, petition, &answering)
    }

    /// The case takes a step of its life; answers the state after it.
    pub(crate) fn step(
        &self,
        tx: &mut Tx<'_>,
        case: Id,
        state: &str,
        no: usize,
    ) -> Result<Arc<str>> {
        let (office, story) = (self.office()?, self.story);
        let life = self.ground.stock.lives.get(story.life);
        let step = life
            .and_then(|life| life.steps.get(no))
            .ok_or(Failure::NotFound)?;
        if step.step == "@calendar" {
            settlement::by_calendar(tx, self.at, case)?;
            return Ok(settlement::Case::read(tx, case)?.state.into());
        }
        let (class, on) = (story.kind.class(), self.at.now.today);
        let discipline = story.kind == super::stock::Kind::Discipline;
        let procedures = &self.at.law.procedures;
        let procedure = procedures.find(class, story.stage, discipline, story.received);
        let wanted = procedure.and_then(|one| one.step_on(&step.step, state, story.received, on));
        let mut dice = Dice::of(story.seed, &step.step);
        let fields = wanted.map(|wanted| {
            let filling = Filling {
                at: self.at,
                stock: &self.ground.stock,
                office,
                contents: self.contents(office),
                on,
            };
            filling.of(&mut dice, wanted, step)
        });
        let needs_head = wanted.is_some_and(|step| step.by.contains(&Post::Head))
            && !wanted.is_some_and(|step| step.by.contains(&Post::Settler));
        let actor = if needs_head {
            &office.head
        } else {
            &office.officer
        };
        let taking = Taking {
            step: step.step.clone(),
            on: None,
            fields: fields.unwrap_or_default(),
            expected: None,
        };
        Ok(settlement::take(tx, self.at, actor, case, &taking)?
            .state
            .into())
    }

    /// How many contents its case has.
    pub(crate) fn contents_of_case(&self) -> Result<usize> {
        Ok(self.contents(self.office()?))
    }

    fn contents(&self, office: &Office) -> usize {
        self.words(office).1.contents.len().max(1)
    }
}
