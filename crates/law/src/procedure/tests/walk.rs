//! Every case that can be, walked: all states, all facts, all days on which a step changes, cases that cross such a day.
//!
//! Facts that only gate notes on the docket (a document asked for, an expert awaited) are left out: no way depends on
//! them. Facts the case itself gives are free: the passing ones at every step, the lasting ones once for every walk.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::day;
use crate::procedure::{Act, Clause, Procedure, Step};

/// Given facts that may change while the case runs.
const PASSING: [&str; 7] = [
    "contents_settled",
    "team_conflicted",
    "head_conflicted",
    "carried_out",
    "overdue",
    "all_signed",
    "representatives_appointed",
];

/// Where a walked case stands: state, facts, index of the day, and what happened on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub(super) state: usize,
    pub(super) facts: u32,
    pub(super) day: usize,
    pub(super) past: Past,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Past {
    pub(super) accepted: bool,
    pub(super) met: bool,
    pub(super) suspended: bool,
}

/// A clause as bits: it holds when one of `yes` is set or one of `no` is not.
pub(super) struct Mask {
    pub(super) yes: u32,
    pub(super) no: u32,
}

struct Move<'a> {
    step: &'a Step,
    requires: Vec<Mask>,
    answers: u32,
    sets: u32,
    clears: u32,
}

pub(super) struct Walk<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) names: Vec<&'a str>,
    passing: u32,
    moves: Vec<Move<'a>>,
    pub(super) days: Vec<Date>,
}

impl<'a> Walk<'a> {
    pub(super) fn of(procedure: &'a Procedure) -> Self {
        let names = gating_facts(procedure);
        assert!(names.len() < 32);
        let bit = |fact: &str| {
            names
                .iter()
                .position(|name| *name == fact)
                .map_or(0, |at| 1 << at)
        };
        let bits = |facts: &[String]| facts.iter().fold(0, |all, fact| all | bit(fact));
        let moves = procedure.steps.iter().map(|step| Move {
            step,
            requires: step
                .requires
                .iter()
                .map(|requirement| mask(&requirement.fact, &bit))
                .filter(|mask| mask.yes | mask.no != 0)
                .collect(),
            answers: step
                .fields
                .iter()
                .filter_map(|f| f.fact.as_deref())
                .fold(0, |all, f| all | bit(f)),
            sets: bits(&step.sets),
            clears: bits(&step.clears),
        });
        Self {
            procedure,
            passing: PASSING.iter().fold(0, |all, fact| all | bit(fact)),
            moves: moves.collect(),
            days: days_of_change(procedure),
            names: names.clone(),
        }
    }

    pub(super) fn bit(&self, fact: &str) -> u32 {
        self.names
            .iter()
            .position(|name| *name == fact)
            .map_or(0, |at| 1 << at)
    }

    pub(super) fn state(&self, node: &Node) -> &'a str {
        &self.procedure.states[node.state].id
    }

    /// A node in words: state, day and true facts.
    pub(super) fn tell(&self, node: &Node) -> String {
        let names = self
            .names
            .iter()
            .filter(|name| node.facts & self.bit(name) != 0);
        let facts: Vec<_> = names.copied().collect();
        format!(
            "{} on {} with {facts:?}",
            self.state(node),
            self.days[node.day]
        )
    }

    /// Every choice of the lasting given facts.
    pub(super) fn lasting(&self) -> Vec<u32> {
        let lasting = self
            .procedure
            .facts
            .iter()
            .filter(|fact| fact.given && !PASSING.contains(&fact.id.as_str()))
            .fold(0, |all, fact| all | self.bit(&fact.id));
        subsets(lasting)
    }

    /// Walks every case that begins on `days[start]` with these lasting facts; `see` is told of every move.
    pub(super) fn run(
        &self,
        start: usize,
        lasting: u32,
        see: &mut dyn FnMut(&Node, &Step, &Node),
    ) -> Explored {
        let begin = self
            .procedure
            .states
            .iter()
            .position(|s| s.id == self.procedure.start)
            .unwrap();
        let first = Node {
            state: begin,
            facts: lasting,
            day: start,
            past: Past::default(),
        };
        let mut explored = Explored::default();
        let mut open = vec![explored.index(first)];
        while let Some(at) = open.pop() {
            let node = explored.nodes[at];
            for next in self.onward(start, node, see) {
                let known = explored.nodes.len();
                let to = explored.index(next);
                if to == known {
                    open.push(to);
                }
                explored.edges.push((at, to));
            }
        }
        explored
    }

    fn onward(
        &self,
        start: usize,
        node: Node,
        see: &mut dyn FnMut(&Node, &Step, &Node),
    ) -> Vec<Node> {
        let mut onward = Vec::new();
        if node.day + 1 < self.days.len() {
            onward.push(Node {
                day: node.day + 1,
                ..node
            });
        }
        let (began, today) = (self.days[start], self.days[node.day]);
        for step in &self.moves {
            let stands = step.step.from.iter().any(|from| from == self.state(&node));
            if !stands || !step.step.is_in_force(began, today) {
                continue;
            }
            for answers in subsets(step.answers) {
                let answered = (node.facts & !step.answers) | answers;
                if !step.is_lawful(answered, self.passing) {
                    continue;
                }
                let next = self.after(node, step, answered);
                see(
                    &Node {
                        facts: answered,
                        ..node
                    },
                    step.step,
                    &next,
                );
                onward.push(next);
            }
        }
        onward
    }

    fn after(&self, node: Node, taken: &Move<'_>, answered: u32) -> Node {
        let state = match &taken.step.to {
            Some(to) => self
                .procedure
                .states
                .iter()
                .position(|state| state.id == *to)
                .unwrap(),
            None => node.state,
        };
        let mut past = node.past;
        match taken.step.act {
            Act::Accept => past.accepted = true,
            Act::HoldDialogue | Act::MissDialogue => past.met = true,
            Act::Suspend => past.suspended = true,
            Act::Resume => past.suspended = false,
            _ => {}
        }
        Node {
            state,
            facts: (answered | taken.sets) & !taken.clears,
            day: node.day,
            past,
        }
    }
}

impl Move<'_> {
    /// Is there a choice of the passing facts on which every clause holds?
    fn is_lawful(&self, facts: u32, passing: u32) -> bool {
        let asked = self
            .requires
            .iter()
            .fold(0, |all, mask| all | mask.yes | mask.no)
            & passing;
        subsets(asked).into_iter().any(|given| {
            let facts = (facts & !passing) | given;
            self.requires
                .iter()
                .all(|mask| facts & mask.yes != 0 || !facts & mask.no != 0)
        })
    }
}

#[derive(Default)]
pub(super) struct Explored {
    nodes: Vec<Node>,
    known: HashMap<Node, usize>,
    edges: Vec<(usize, usize)>,
}

impl Explored {
    fn index(&mut self, node: Node) -> usize {
        *self.known.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            self.nodes.len() - 1
        })
    }

    /// The nodes from which no end can be reached without waiting for a change of the law.
    pub(super) fn trapped(&self, is_end: impl Fn(&Node) -> bool) -> Vec<Node> {
        let mut back = vec![Vec::new(); self.nodes.len()];
        let same_day = |(from, to): &&(usize, usize)| self.nodes[*from].day == self.nodes[*to].day;
        for (from, to) in self.edges.iter().filter(same_day) {
            back[*to].push(*from);
        }
        let mut saved: Vec<bool> = self.nodes.iter().map(&is_end).collect();
        let mut open: Vec<usize> = (0..saved.len()).filter(|at| saved[*at]).collect();
        while let Some(at) = open.pop() {
            for from in back[at].clone() {
                if !saved[from] {
                    saved[from] = true;
                    open.push(from);
                }
            }
        }
        let trapped = self.nodes.iter().zip(saved).filter(|(_, saved)| !saved);
        trapped.map(|(node, _)| *node).collect()
    }
}

pub(super) fn mask(clause: &Clause, bit: &dyn Fn(&str) -> u32) -> Mask {
    let of = |denied: bool| {
        let literals = clause
            .literals()
            .iter()
            .filter(|literal| literal.denied == denied);
        literals.fold(0, |all, literal| all | bit(&literal.fact))
    };
    Mask {
        yes: of(false),
        no: of(true),
    }
}

fn subsets(bits: u32) -> Vec<u32> {
    let mut all = Vec::new();
    let mut some = bits;
    loop {
        all.push(some);
        if some == 0 {
            return all;
        }
        some = (some - 1) & bits;
    }
}

/// The facts on which a change of state depends, directly or through other facts.
fn gating_facts(procedure: &Procedure) -> Vec<&str> {
    let mut gating: BTreeSet<&str> = BTreeSet::from(["positions_differ"]);
    loop {
        let before = gating.len();
        for step in &procedure.steps {
            let answers = step.fields.iter().filter_map(|field| field.fact.as_ref());
            let touches = step.sets.iter().chain(&step.clears).chain(answers);
            let moves = step
                .to
                .as_ref()
                .is_some_and(|to| step.from.iter().any(|from| from != to));
            if moves
                || touches
                    .into_iter()
                    .any(|fact| gating.contains(fact.as_str()))
            {
                let literals = step.requires.iter().flat_map(|r| r.fact.literals());
                gating.extend(literals.map(|literal| literal.fact.as_str()));
            }
        }
        if gating.len() == before {
            return gating.into_iter().collect();
        }
    }
}

/// The first day of the procedure and every day on which a step begins or has just ended.
fn days_of_change(procedure: &Procedure) -> Vec<Date> {
    let mut days = BTreeSet::from([procedure.from, day("2019-01-01"), day("2026-06-30")]);
    for step in &procedure.steps {
        days.extend(step.since);
        days.extend(step.until.and_then(|until| until.tomorrow().ok()));
    }
    days.into_iter().collect()
}
