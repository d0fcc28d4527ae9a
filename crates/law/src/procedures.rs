//! All procedures of a country, and which of them a case follows.

use jiff::civil::Date;

use crate::grounds::Lists;
use crate::notices::Notices;
use crate::procedure::{Class, Procedure, Readers, Stage, procedures};
use crate::{Faults, Source};

/// The procedures of `procedures/`, in order of id.
#[derive(Debug, Clone, Default)]
pub struct Procedures(Vec<Procedure>);

impl Procedures {
    /// Reads and checks every procedure. `is_term` knows the rule ids of clocks.
    pub fn load(
        source: &Source,
        lists: &Lists,
        notices: &Notices,
        is_term: &dyn Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Self {
        let readers = Readers {
            lists,
            notices,
            is_term,
        };
        let all = procedures(source, &readers, faults);
        for (index, procedure) in all.iter().enumerate() {
            for other in all.iter().take(index) {
                let path = format!("procedures/{}.toml", procedure.id);
                if other.id == procedure.id {
                    let message = format!("procedure `{}` is given twice", procedure.id);
                    faults.add(&path, 1, message);
                } else if follow_both(procedure, other) {
                    let message = format!("some case would follow both this and `{}`", other.id);
                    faults.add(&path, 1, message);
                }
            }
        }
        Self(all)
    }

    /// The procedure of this id.
    pub fn get(&self, id: &str) -> Option<&Procedure> {
        self.0.iter().find(|procedure| procedure.id == id)
    }

    /// The procedure that a case of this kind follows when it begins on that day.
    /// `discipline`: a complaint against a disciplinary decision.
    pub fn find(
        &self,
        class: Class,
        stage: Stage,
        discipline: bool,
        day: Date,
    ) -> Option<&Procedure> {
        self.0.iter().find(|procedure| {
            procedure.class == class
                && procedure.stage == stage
                && procedure.discipline == discipline
                && procedure.begins_on(day)
        })
    }

    /// All procedures.
    pub fn iter(&self) -> impl Iterator<Item = &Procedure> {
        self.0.iter()
    }
}

fn follow_both(a: &Procedure, b: &Procedure) -> bool {
    let ends = |procedure: &Procedure| procedure.until.unwrap_or(Date::MAX);
    (a.class, a.stage, a.discipline) == (b.class, b.stage, b.discipline)
        && a.from <= ends(b)
        && b.from <= ends(a)
}
