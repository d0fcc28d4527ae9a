//! Cases walked at random, by lawful and unlawful steps, through every procedure: whatever happens, every check stays
//! clean and every refusal names its article.

use law::procedure::{Act, Facts, Field, FieldKind, Procedure, Step};
use law::term::Direction;

use super::*;
use crate::settlement::{Case, Taking, lawful_steps};

/// Facts under which nothing is decided.
const HOLDING: [&str; 2] = ["withdrawn_whole", "litigated"];

/// Numbers that differ and can be told again: a walk is named by the one it begins with.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap() % most.max(1)
    }
}

/// One row of a field.
fn a_row(register: &Register, field: &Field, on: Date) -> Vec<(String, String)> {
    let cell = |column: &Field| {
        let text = match column.kind {
            FieldKind::Choice => first_of(register, column.list.as_deref()?, on),
            FieldKind::Date => on.to_string(),
            FieldKind::File => return None,
            _ => "Ông Ba".to_owned(),
        };
        Some((format!("{}.1.{}", field.id, column.id), text))
    };
    field.columns.iter().filter_map(cell).collect()
}

/// The first entry of a list of the law.
fn first_of(register: &Register, list: &str, on: Date) -> String {
    let list = register.at.law.grounds.get(list).unwrap();
    list.on(on).next().unwrap().code.clone()
}

/// Something that fits each field of a step.
fn filled(
    chance: &mut Chance,
    register: &Register,
    step: &Step,
    on: Date,
    facts: &Facts,
    (own, other): (&str, &str),
) -> Taking {
    let mut taking = Taking {
        step: step.id.clone(),
        ..Taking::default()
    };
    let law = &register.at.law;
    let answers = answered(chance, step, &mut taking);
    let facts = step.answered(facts, &answers);
    for field in &step.fields {
        let backward = step.terms.iter().any(|effect| {
            let term = law.term(&effect.term);
            effect.start.as_ref() == Some(&field.id)
                && term.is_some_and(|term| term.direction == Direction::Backward)
        });
        let text = match field.kind {
            FieldKind::YesNo | FieldKind::File => continue,
            FieldKind::Findings
            | FieldKind::Contents
            | FieldKind::Withdrawn
            | FieldKind::Members => {
                let one = ["right", "wrong", "partly_right"][chance.below(3)];
                taking
                    .fields
                    .insert(format!("{}.1", field.id), one.to_owned());
                continue;
            }
            FieldKind::Date if backward => on.saturating_add(6.days()).to_string(),
            FieldKind::Date if ["from_on", "until_on"].contains(&field.id.as_str()) => continue,
            FieldKind::Date => on.to_string(),
            FieldKind::Choice | FieldKind::Choices => {
                let list = law.grounds.get(field.list.as_deref().unwrap()).unwrap();
                let fit: Vec<_> = list.on(on).filter(|entry| entry.fits(&facts)).collect();
                if fit.is_empty() {
                    continue;
                }
                let least = field.at_least.unwrap_or(1);
                let from = chance.below(fit.len());
                let some = fit.iter().cycle().skip(from).take(least);
                let some: Vec<_> = some.map(|entry| entry.code.as_str()).collect();
                some.join(",")
            }
            // The one who walks goes on; a conflict is found with the other one.
            FieldKind::Official if step.act == Act::DeclareInterest => other.to_owned(),
            FieldKind::Official => [own, other][chance.below(2)].to_owned(),
            FieldKind::Officials => other.to_owned(),
            FieldKind::ByContent => {
                let list = field.list.as_deref();
                let text = list.map(|list| first_of(register, list, on));
                let text = text.unwrap_or_else(|| "Theo hồ sơ".to_owned());
                taking.fields.insert(format!("{}.1", field.id), text);
                continue;
            }
            FieldKind::Rows => {
                taking.fields.extend(a_row(register, field, on));
                continue;
            }
            FieldKind::Unit => COMMUNE.to_owned(),
            FieldKind::Duty => (1 + chance.below(3)).to_string(),
            FieldKind::Count if field.id == "times" => "2".to_owned(),
            FieldKind::Count
            | FieldKind::Money
            | FieldKind::Area
            | FieldKind::Request
            | FieldKind::Declaration => "1".to_owned(),
            FieldKind::Line | FieldKind::Text => "Theo hồ sơ".to_owned(),
        };
        taking.fields.insert(field.id.clone(), text);
    }
    taking
}

/// Yes or no to every question of a step, by chance.
fn answered(chance: &mut Chance, step: &Step, taking: &mut Taking) -> law::procedure::Answers {
    let mut answers = law::procedure::Answers::new();
    let asked = step.fields.iter();
    for field in asked.filter(|field| field.kind == FieldKind::YesNo) {
        let yes = chance.below(2) == 1;
        answers.insert(field.id.clone(), yes);
        let text = if yes { "yes" } else { "no" };
        taking.fields.insert(field.id.clone(), text.to_owned());
    }
    answers
}

/// Steps that the actor may take now, with the facts they are judged on.
async fn offered(story: &Story) -> (Vec<Step>, Facts) {
    let (actor, case) = (story.officer.clone(), story.case);
    story
        .register
        .read(move |tx, at| {
            let case = Case::read(tx, case)?;
            let facts = crate::settlement::facts(tx, at, &actor, &case)?;
            let steps = lawful_steps(tx, at, &actor, &case)?;
            let open = steps.into_iter().filter(|one| one.blocks.is_empty());
            Ok((open.map(|one| one.step.clone()).collect(), facts))
        })
        .await
        .unwrap()
}

/// One walk; answers how many decisions it came to.
async fn walk(story: &mut Story, procedure: &Procedure, seed: u64) -> usize {
    let mut chance = Chance(seed);
    let other = story.another().await.official.to_string();
    for turn in 0..90 {
        let today = story.register.at.now.today;
        let ahead = [0, 0, 0, 0, 1, 2, 5, 32][chance.below(8)];
        // Terms are counted as far as the calendar is known.
        let ahead = if today > date(2027, 6, 1) { 0 } else { ahead };
        story.register.on(today.saturating_add(ahead.days()));
        if chance.below(6) == 0 {
            story.register.let_days_pass().await.unwrap();
        }
        let (steps, facts) = offered(story).await;
        let any = chance.below(4) == 0 || steps.is_empty();
        let from = if any { &procedure.steps } else { &steps };
        // Most walks would end at once by a refusal, a withdrawal or a termination.
        let ends = |step: &Step| {
            let to = step.to.as_deref().and_then(|to| procedure.state(to));
            let holds_up = step.act == Act::Suspend
                || step
                    .sets
                    .iter()
                    .any(|fact| HOLDING.contains(&fact.as_str()));
            holds_up || to.is_some_and(|state| state.phase.is_end())
        };
        // Of some, one that moves the case on, so that walks come far.
        let some: Vec<&Step> = (0..5).map(|_| &from[chance.below(from.len())]).collect();
        let moves = some.iter().find(|step| step.to.is_some());
        let mut step = *moves.unwrap_or(&some[0]);
        // A decision is one step among many; half of the time it is taken when it may be.
        let decides = |step: &&Step| {
            crate::settlement::effect::decides(step.act) || step.act == Act::HoldDialogue
        };
        if let Some(decision) = steps.iter().find(decides).filter(|_| chance.below(2) == 0) {
            step = decision;
        }
        if ends(step) && turn < 70 && chance.below(12) != 0 {
            continue;
        }
        let (on, own) = (story.register.at.now.today, story.own());
        let taking = filled(
            &mut chance,
            &story.register,
            step,
            on,
            &facts,
            (&own, &other),
        );
        let taken = story.register.take_as(&story.officer, story.case, taking);
        match taken.await {
            Ok(_) | Err(Failure::Invalid(_)) => {}
            Err(Failure::Refused(refused)) => {
                assert!(refused.article.is_some(), "seed {seed}: {refused:?}");
            }
            Err(other) => panic!("seed {seed}, {}: {other:?}", step.id),
        }
    }
    let faults = story.register.faults().await.unwrap();
    assert_eq!(faults, Vec::<String>::new(), "seed {seed}");
    story.details().await.decisions.len()
}

async fn opened(story: &mut Story, procedure: &Procedure) {
    let handling = Handling {
        is_discipline: procedure.discipline,
        ..Handling::default()
    };
    if procedure.stage == Stage::First {
        story.open(procedure.class, handling).await;
    } else {
        story.open(procedure.class, Handling::default()).await;
        story.case = story.open_second(procedure.class, handling).await.unwrap();
        story.officer = story.superior.clone();
    }
    assert_eq!(story.details().await.case.procedure, procedure.id);
}

async fn walks(id: &str, seeds: std::ops::Range<u64>) {
    let law = crate::testing::law();
    let procedure = law.procedures.get(id).unwrap();
    let mut decisions = 0;
    for (index, begin) in [BEFORE, AFTER, CROSSING].into_iter().enumerate() {
        for mut story in Story::all(begin).await {
            // The walks are the same on every engine; a server takes longer for each step.
            let on_server = story.register.store.engine() == store::Engine::Postgres;
            let last = if on_server {
                seeds.start + 1
            } else {
                seeds.end
            };
            for seed in seeds.start..last {
                let (officer, superior) = (story.officer.clone(), story.superior.clone());
                opened(&mut story, procedure).await;
                let seed = 1 + seed * 7919 + u64::try_from(index).unwrap();
                decisions += walk(&mut story, procedure, seed).await;
                (story.officer, story.superior) = (officer, superior);
                story.on(0);
            }
        }
    }
    assert!(decisions > 0, "no walk came as far as a decision");
}

macro_rules! every_walk {
    ($($name:ident $id:literal)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            walks($id, 0..4).await;
        }
    )*};
}

every_walk! {
    any_way_through_a_first_complaint_keeps_the_register_whole "complaint.first"
    any_way_through_a_second_complaint_keeps_the_register_whole "complaint.second"
    any_way_through_a_complaint_on_discipline_keeps_the_register_whole "complaint.discipline.first"
    any_way_through_a_second_complaint_on_discipline_keeps_the_register_whole "complaint.discipline.second"
    any_way_through_a_denunciation_keeps_the_register_whole "denunciation"
    any_way_through_a_continued_denunciation_keeps_the_register_whole "denunciation.continued"
    any_way_through_a_recommendation_keeps_the_register_whole "recommendation"
}
