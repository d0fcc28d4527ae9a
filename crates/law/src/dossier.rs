//! What the dossier of a case holds, and in which order (Law on Complaints art. 34, Law on Denunciations art. 39).

use serde::Deserialize;

use crate::notices::Notices;
use crate::place::article_fault;
use crate::procedure::Class;
use crate::{Confidence, Faults, Source, Text};

const FILE: &str = "dossiers.toml";

/// What is not a paper of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// The petition as it came.
    Petition,
    /// A file that was handed in.
    File,
}

/// One part of a dossier.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierPart {
    /// Its heading.
    pub title: Text,
    /// What it holds beside papers.
    #[serde(default)]
    pub holds: Vec<Held>,
    /// The forms of its papers.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Does it take every paper that no other part has?
    #[serde(default)]
    pub rest: bool,
}

/// The dossier of a kind of case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierOrder {
    /// For which cases.
    pub classes: Vec<Class>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Its parts in order.
    #[serde(rename = "part")]
    pub parts: Vec<DossierPart>,
}

/// The dossiers of all kinds of cases.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossiers {
    #[serde(rename = "dossier")]
    all: Vec<DossierOrder>,
}

impl DossierOrder {
    /// The part of what is no paper.
    pub fn part_of(&self, held: Held) -> usize {
        self.find(|part| part.holds.contains(&held))
    }

    /// The part of a paper.
    pub fn part_of_form(&self, form: &str) -> usize {
        self.find(|part| part.forms.iter().any(|one| one == form))
    }

    fn find(&self, is_it: impl Fn(&DossierPart) -> bool) -> usize {
        let rest = self.parts.iter().position(|part| part.rest);
        let found = self.parts.iter().position(is_it);
        found.or(rest).unwrap_or_default()
    }
}

impl Dossiers {
    /// The dossier of a kind of case.
    pub fn of(&self, class: Class) -> Option<&DossierOrder> {
        self.all.iter().find(|order| order.classes.contains(&class))
    }

    pub(crate) fn load(source: &Source, notices: &Notices, faults: &mut Faults) -> Self {
        let Some(file) = source.file(FILE) else {
            faults.add(FILE, 1, "the file of dossiers does not exist");
            return Self::default();
        };
        let read = file.toml::<Self>(faults).unwrap_or_default();
        for order in &read.all {
            let unknown = |form: &&String| notices.get(form).is_none();
            let forms = order.parts.iter().flat_map(|part| &part.forms);
            let mut wrong: Vec<String> = forms
                .filter(unknown)
                .map(|form| format!("no notice `{form}`"))
                .collect();
            wrong.extend(article_fault(&order.article));
            let rests = order.parts.iter().filter(|part| part.rest).count();
            if rests != 1 {
                wrong.push(format!(
                    "{rests} parts take the rest of the papers, not one"
                ));
            }
            for message in wrong {
                faults.add(&file.path, 1, message);
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::{Dossiers, Held};
    use crate::procedure::Class;
    use crate::{Faults, Law, Source};

    #[test]
    fn the_decision_on_a_complaint_stands_behind_the_minutes_of_its_dialogue() {
        let law = Law::vietnam().unwrap();
        let order = law.dossiers.of(Class::Complaint).unwrap();
        let forms = ["124/2020-13", "124/2020-14", "124/2020-15", "124/2020-03"];
        assert_eq!(forms.map(|form| order.part_of_form(form)), [2, 3, 4, 5]);
        assert_eq!(
            [Held::Petition, Held::File].map(|held| order.part_of(held)),
            [0, 1]
        );
    }

    #[test]
    fn every_kind_of_case_has_a_dossier() {
        let law = Law::vietnam().unwrap();
        for class in [Class::Complaint, Class::Denunciation, Class::Recommendation] {
            assert!(law.dossiers.of(class).is_some(), "{class:?}");
        }
    }

    #[test]
    fn a_form_that_no_notice_has_and_a_dossier_without_rest_are_found_at_loading() {
        let text = "[[dossier]]\nclasses = [\"complaint\"]\narticle = \"02/2011/QH13 34\"\nconfidence = \"A\"\npart = [{ title = { vi = \"a\", en = \"a\" }, forms = [\"1-1\"] }]\n";
        let law = Law::vietnam().unwrap();
        let mut faults = Faults::default();
        let source = Source::of([("dossiers.toml", text.to_owned())]);
        Dossiers::load(&source, &law.notices, &mut faults);
        let told: Vec<String> = faults.0.iter().map(|fault| fault.message.clone()).collect();
        assert_eq!(
            told,
            [
                "no notice `1-1`",
                "0 parts take the rest of the papers, not one"
            ]
        );
    }
}
