//! What is proved of every case that can be: see `walk` for how all of them are walked.

use std::collections::BTreeSet;

use super::walk::{Node, Walk, mask};
use super::{day, vietnam};
use crate::procedure::{Act, Class, Clause, Facts, Stage, Step};

fn on_every_walk(check: impl Fn(&Walk<'_>, &Node, &Step, &Node)) {
    for procedure in vietnam().iter() {
        let walk = Walk::of(procedure);
        for start in 0..walk.days.len() {
            for lasting in walk.lasting() {
                walk.run(start, lasting, &mut |from, step, to| {
                    check(&walk, from, step, to);
                });
            }
        }
    }
}

#[test]
fn from_every_state_on_every_day_there_is_a_way_to_an_end() {
    for procedure in vietnam().iter() {
        let walk = Walk::of(procedure);
        for start in 0..walk.days.len() {
            for lasting in walk.lasting() {
                let explored = walk.run(start, lasting, &mut |_, _, _| {});
                let last = |node: &Node| procedure.states[node.state].is_end();
                let trapped: Vec<String> = explored
                    .trapped(last)
                    .iter()
                    .map(|node| walk.tell(node))
                    .collect();
                assert!(trapped.is_empty(), "{}: {trapped:#?}", procedure.id);
            }
        }
    }
}

#[test]
fn every_state_is_reached_and_every_step_taken_by_some_case() {
    for procedure in vietnam().iter() {
        let walk = Walk::of(procedure);
        let mut taken = BTreeSet::new();
        let mut states = BTreeSet::from([procedure.start.clone()]);
        for start in 0..walk.days.len() {
            for lasting in walk.lasting() {
                walk.run(start, lasting, &mut |_, step, to| {
                    taken.insert((step.id.clone(), step.since, step.from.clone()));
                    states.insert(walk.state(to).to_owned());
                });
            }
        }
        for state in &procedure.states {
            assert!(
                states.contains(&state.id),
                "{}: {} is never reached",
                procedure.id,
                state.id
            );
        }
        for step in &procedure.steps {
            let key = (step.id.clone(), step.since, step.from.clone());
            assert!(
                taken.contains(&key),
                "{}: {} is never taken",
                procedure.id,
                step.id
            );
        }
    }
}

#[test]
fn no_step_and_no_refusal_is_without_its_article() {
    for procedure in vietnam().iter() {
        for step in &procedure.steps {
            assert!(step.article.contains('/'), "{}: {}", procedure.id, step.id);
            for requirement in &step.requires {
                assert!(
                    requirement.article.contains('/'),
                    "{}: {}",
                    procedure.id,
                    step.id
                );
                assert!(!requirement.refusal.vi.is_empty() && !requirement.refusal.en.is_empty());
            }
        }
    }
}

#[test]
fn nothing_is_decided_concluded_or_answered_before_acceptance() {
    on_every_walk(|walk, from, step, _| {
        if matches!(step.act, Act::Decide | Act::Conclude | Act::Answer) {
            assert!(from.past.accepted, "{}: {}", walk.procedure.id, step.id);
        }
    });
}

#[test]
fn a_mandatory_dialogue_cannot_be_skipped() {
    on_every_walk(|walk, from, step, _| {
        let procedure = walk.procedure;
        if step.act == Act::MissDialogue {
            assert!(walk.days[from.day] >= day("2026-07-01"), "{}", procedure.id);
        }
        if step.act == Act::Decide {
            let always = procedure.stage == Stage::Second || procedure.discipline;
            let differ = from.facts & walk.bit("positions_differ") != 0;
            assert!(from.past.met || !(always || differ), "{}", procedure.id);
        }
    });
}

#[test]
fn complaints_are_suspended_only_from_the_first_of_july_2026() {
    on_every_walk(|walk, from, step, _| {
        if walk.procedure.class == Class::Complaint && step.act == Act::Suspend {
            assert!(
                walk.days[from.day] >= day("2026-07-01"),
                "{}",
                walk.procedure.id
            );
        }
    });
}

/// V-02: the acts of which decree 155/2026/NĐ-CP art. 22 says that its rules hold for cases accepted before it too.
const ALSO_FOR_RUNNING_CASES: [Act; 12] = [
    Act::WithdrawWhole,
    Act::WithdrawPart,
    Act::DisregardWithdrawal,
    Act::Reconsider,
    Act::TerminatePart,
    Act::Suspend,
    Act::Resume,
    Act::Terminate,
    Act::Notify,
    Act::InviteDialogue,
    Act::HoldDialogue,
    Act::MissDialogue,
];

#[test]
fn only_withdrawal_suspension_termination_and_dialogue_change_under_a_running_complaint() {
    let (began, change) = (day("2026-06-01"), day("2026-07-01"));
    for procedure in vietnam().iter() {
        let held = |on| -> BTreeSet<_> {
            let steps = procedure
                .steps
                .iter()
                .filter(move |s| s.is_in_force(began, on));
            steps
                .map(|s| (s.id.clone(), s.since, s.from.clone()))
                .collect()
        };
        let (before, after) = (held(change.yesterday().unwrap()), held(change));
        for (id, since, from) in before.symmetric_difference(&after) {
            let step = procedure
                .steps
                .iter()
                .find(|step| step.id == *id && step.since == *since && step.from == *from);
            let act = step.unwrap().act;
            assert!(
                ALSO_FOR_RUNNING_CASES.contains(&act),
                "{}: {id}",
                procedure.id
            );
            assert_eq!(procedure.class, Class::Complaint, "{}: {id}", procedure.id);
        }
        let changes = before != after;
        assert_eq!(
            changes,
            procedure.class == Class::Complaint,
            "{}",
            procedure.id
        );
    }
}

#[test]
fn nothing_is_resumed_that_was_not_suspended() {
    on_every_walk(|walk, from, step, _| {
        if step.act == Act::Resume {
            assert!(from.past.suspended, "{}", walk.procedure.id);
        }
    });
}

#[test]
fn a_withdrawn_case_is_neither_accepted_nor_decided() {
    on_every_walk(|walk, from, step, _| {
        if matches!(
            step.act,
            Act::Accept | Act::Decide | Act::Conclude | Act::Answer
        ) {
            let withdrawn = from.facts & walk.bit("withdrawn_whole") != 0;
            assert!(!withdrawn, "{}: {}", walk.procedure.id, step.id);
        }
    });
}

#[test]
fn the_walk_judges_a_clause_as_the_case_does() {
    let clause = Clause::try_from(String::from("a | !b")).unwrap();
    let bit = |fact: &str| if fact == "a" { 1 } else { 2 };
    let mask = mask(&clause, &bit);
    for facts in 0..4_u32 {
        let named = [("a", 1), ("b", 2)]
            .into_iter()
            .filter(|(_, bit)| facts & bit != 0);
        let named: Facts = named.map(|(name, _)| name).collect();
        let masked = facts & mask.yes != 0 || !facts & mask.no != 0;
        assert_eq!(clause.holds(&named), masked, "{facts:02b}");
    }
}

#[test]
fn the_walk_would_see_a_skipped_dialogue_and_a_trap() {
    let mut procedure = vietnam().get("complaint.second").unwrap().clone();
    for step in procedure
        .steps
        .iter_mut()
        .filter(|step| step.act == Act::Decide)
    {
        step.requires
            .retain(|requirement| !requirement.fact.mentions("dialogue_held"));
    }
    procedure.steps.retain(|step| step.act != Act::Terminate);
    let walk = Walk::of(&procedure);
    let mut skipped = 0;
    let explored = walk.run(0, 0, &mut |from, step, _| {
        skipped += usize::from(step.act == Act::Decide && !from.past.met);
    });
    assert!(skipped > 0);
    let trapped = explored.trapped(|node| procedure.states[node.state].is_end());
    assert!(
        trapped
            .iter()
            .all(|node| node.facts & walk.bit("withdrawn_whole") != 0
                || node.facts & walk.bit("litigated") != 0)
    );
    assert!(!trapped.is_empty());
}
