//! The names of all measures that acts count, and which of them a pattern means.

use std::collections::BTreeSet;

use law::Law;
use law::procedure::{Act, Class, FieldKind, Phase, Stage};

use super::source::Desk;
use crate::{settlement, tally};

/// The reading that says where a petition returned to its forwarder counts.
const RETURNED: &str = "forms.returned";
/// A petition that another unit of the register sent on.
const TRANSFERRED: &str = "transferred";
/// What a decision can find.
const FINDINGS: [&str; 4] = ["right", "wrong", "partly_right", "none"];
/// What a register may do with a petition outside its competence.
const OUTSIDE: [&str; 4] = ["guided", "returned", "transferred", "urged"];
/// Handling within competence that opens no case.
const ALONE: [&str; 8] = [
    "refuse", "guide", "return", "transfer", "urge", "file", "report", "split",
];

/// The measures of a law, in order.
#[derive(Debug, Clone)]
pub(super) struct Measures {
    names: BTreeSet<String>,
    returned_as: String,
}

impl Measures {
    /// Every measure that can be counted under a law.
    pub(super) fn of(law: &Law) -> Self {
        let mut measures = Self {
            names: BTreeSet::new(),
            returned_as: law.parameters.value(RETURNED).to_owned(),
        };
        measures.receptions();
        measures.receipts(law);
        measures.inspections();
        measures.add(&[&["guidance"], &["issued", "amended", "cancelled"]]);
        measures.add(&[&["training"], &["classes", "people"]]);
        for class in Class::ALL {
            measures.petitions(law, *class);
            measures.cases(law, *class);
            measures.decisions(law, *class);
        }
        measures
    }

    fn add(&mut self, parts: &[&[&str]]) {
        let mut names = vec![String::new()];
        for choices in parts {
            names = names
                .iter()
                .flat_map(|name| {
                    choices.iter().map(move |part| {
                        if name.is_empty() {
                            (*part).to_owned()
                        } else {
                            format!("{name}.{part}")
                        }
                    })
                })
                .collect();
        }
        self.names.extend(names);
    }

    fn receptions(&mut self) {
        let desks = Desk::ALL.map(Desk::as_str);
        let visit = [
            "turns",
            "people",
            "first",
            "repeated",
            "large_groups",
            "large_group_people",
            "large_groups_first",
            "large_groups_repeated",
        ];
        let (heads, session) = (["head", "delegated"], ["days", "sessions"]);
        self.add(&[&["visit"], &desks, &visit]);
        self.add(&[&["session"], &heads, &session]);
        // The Party's book is counted apart and stands in no form.
        let kinds = ["regular", "periodic", "unscheduled"];
        self.add(&[&["party"], &kinds, &["visit"], &desks, &visit]);
        self.add(&[&["party"], &kinds, &["session"], &heads, &session]);
    }

    fn receipts(&mut self, law: &Law) {
        let channels = &law.classification.channels;
        let mut channels: Vec<&str> = channels.iter().map(|c| c.id.as_str()).collect();
        channels.push(TRANSFERRED);
        self.add(&[&["petition"], &["received"], &channels, &["one", "many"]]);
    }

    fn inspections(&mut self) {
        let plain = [
            "begun",
            "begun_units",
            "concluded",
            "concluded_units",
            "carried_out",
        ];
        self.add(&[&["inspection"], &plain]);
        self.add(&[
            &["inspection"],
            &["recommended", "handled"],
            &["administrative", "investigation"],
            &["organizations", "people"],
        ]);
    }

    fn petitions(&mut self, law: &Law, class: Class) {
        let name = class.as_str();
        let plain = ["received_as", "processed", "eligible", "replied", "settled"];
        self.add(&[&["petition"], &plain, &[name]]);
        let stages = stages();
        for (new, old) in groups(law, class) {
            self.add(&[
                &["petition"],
                &["within"],
                &[name],
                &stages,
                &[&new],
                &[&old],
            ]);
            self.add(&[
                &["petition"],
                &["outside"],
                &[name],
                &OUTSIDE,
                &[&new],
                &[&old],
            ]);
            self.add(&[&["petition"], &["alone"], &[name], &stages, &[&old], &ALONE]);
        }
    }

    fn cases(&mut self, law: &Law, class: Class) {
        let (name, stages) = (class.as_str(), stages());
        for (_, old) in groups(law, class) {
            self.add(&[&["case"], &["opened"], &[name], &stages, &[&old]]);
        }
        let ends: BTreeSet<&str> = Phase::ALL
            .iter()
            .flat_map(|phase| [true, false].map(|whole| settlement::seen_as(None, *phase, whole)))
            .filter(|seen| !settlement::is_unsettled(seen))
            .collect();
        let ends: Vec<&str> = ends.into_iter().collect();
        self.add(&[&["case"], &["settled"], &[name], &stages, &ends]);
        self.add(&[&["case"], &["reopened", "persuaded"], &[name], &stages]);
        self.add(&[
            &["case"],
            &["withdrawal"],
            &[name],
            &["whole", "contents", "members"],
            &["persuaded", "unpersuaded"],
        ]);
    }

    fn decisions(&mut self, law: &Law, class: Class) {
        let (name, stages) = (class.as_str(), stages());
        let (outcomes, ordered, done) = entries(law, class);
        let outcomes: Vec<&str> = outcomes.iter().map(String::as_str).collect();
        self.add(&[
            &["decision"],
            &["issued"],
            &[name],
            &stages,
            &FINDINGS,
            &outcomes,
        ]);
        self.add(&[&["decision"], &["in_time", "late"], &[name], &stages]);
        let ordered: Vec<&str> = ordered.iter().map(String::as_str).collect();
        self.add(&[&["decision"], &["amount"], &[name], &ordered]);
        let done: Vec<&str> = done.iter().map(String::as_str).collect();
        self.add(&[&["enforcement"], &["amount"], &[name], &done]);
        self.add(&[&["enforcement"], &["more", "ended"], &[name], &ordered]);
        self.add(&[&["enforcement"], &["done"], &[name]]);
    }

    /// Is it the name of a measure?
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The measures that some patterns mean.
    pub(super) fn meant<'a>(&'a self, patterns: &[&str]) -> BTreeSet<&'a str> {
        let mut meant = BTreeSet::new();
        for pattern in patterns {
            let parts: Vec<&str> = pattern.split('.').collect();
            let fitting = self.names.iter().filter(|name| self.fits(name, &parts));
            meant.extend(fitting.map(String::as_str));
        }
        meant
    }

    fn fits(&self, name: &str, parts: &[&str]) -> bool {
        let mut words = name.split('.');
        parts
            .iter()
            .all(|part| words.next().is_some_and(|word| self.fits_part(word, part)))
            && words.next().is_none()
    }

    fn fits_part(&self, word: &str, part: &str) -> bool {
        if part == "*" {
            return true;
        }
        if let Some(other) = part.strip_prefix('!') {
            return word != other;
        }
        part.split('|').any(|one| match one.strip_prefix('@') {
            Some(one) => word == one || (word == "returned" && self.returned_as == one),
            None => word == one,
        })
    }
}

fn stages() -> Vec<&'static str> {
    Stage::ALL.iter().map(|stage| stage.as_str()).collect()
}

/// The groups of columns in which the fields of a class count: in the present forms and in those before.
fn groups(law: &Law, class: Class) -> BTreeSet<(String, String)> {
    let of = |topic: &str, forms| {
        let group = law.classification.group_of(topic, class, forms);
        group.map_or_else(|| "other".to_owned(), |group| group.id.clone())
    };
    let topics = law.classification.topics.iter();
    topics
        .map(|topic| {
            (
                of(&topic.id, tally::FORMS),
                of(&topic.id, tally::FORMER_FORMS),
            )
        })
        .chain([("other".to_owned(), "other".to_owned())])
        .collect()
}

type Names = BTreeSet<String>;

/// What the steps of a class ask for: outcomes of decisions; amounts ordered; amounts carried out.
fn entries(law: &Law, class: Class) -> (Names, Names, Names) {
    let mut outcomes: Names = BTreeSet::from(["none".to_owned()]);
    let (mut ordered, mut done) = (BTreeSet::new(), BTreeSet::new());
    let procedures = law.procedures.iter().filter(|one| one.class == class);
    for step in procedures.flat_map(|procedure| &procedure.steps) {
        for field in &step.fields {
            match field.kind {
                FieldKind::Count | FieldKind::Money | FieldKind::Area => {
                    let is_done =
                        matches!(step.act, Act::RecordEnforcement | Act::CompleteEnforcement);
                    let names = if is_done { &mut done } else { &mut ordered };
                    names.insert(field.id.clone());
                }
                FieldKind::Choice if field.id == "outcome" => {
                    let list = field.list.as_deref().and_then(|list| law.grounds.get(list));
                    let entries = list.map(|list| list.entries.iter());
                    outcomes.extend(
                        entries
                            .into_iter()
                            .flatten()
                            .map(|entry| entry.code.clone()),
                    );
                }
                _ => {}
            }
        }
    }
    (outcomes, ordered, done)
}
