//! Who is competent by the law's table, shown while a petition is classified: of the class that is chosen, else of each
//! class it may be; or what must be known first.

use casework::petition::{self, Against};
use jiff::civil::Date;
use law::Law;
use law::competence::{Circumstance, Settler};
use law::procedure::{Class, Stage};
use words::t;

use super::classify::{PRESENT, RESPONDENT};
use super::label;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::{PageContext, Typed, legal};

/// What the table proposes for one class.
pub(super) struct Proposal {
    /// The class, where none is chosen yet.
    pub(super) class: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) settler: String,
    pub(super) article: String,
}

/// What the table says of what is in the form.
#[derive(Default)]
pub(super) struct Proposals {
    pub(super) all: Vec<Proposal>,
    /// What must be known first, or that the table is silent.
    pub(super) hint: Option<String>,
    /// The unit to take, where a class is chosen.
    pub(super) unit: Option<String>,
}

/// Asks the table about what is in the form.
pub(super) fn proposals(t: &PageContext, app: &App, form: &Typed, on: Date) -> Proposals {
    if form.value(RESPONDENT.code).is_empty() {
        return hint(t, t!("petition-propose-needs-unit"));
    }
    let stage = Stage::parse(form.value("stage")).unwrap_or(Stage::First);
    let chosen = Class::parse(form.value("class"));
    let classes = chosen.map_or_else(|| Class::ALL.to_vec(), |class| vec![class]);
    let mut found = Proposals::default();
    for class in classes {
        let against = against(form);
        let at = app.setting();
        let Some(competent) = petition::propose_competence(&at, &against, class, stage, on) else {
            continue;
        };
        let named = |code: &str| legal::unit_in_place(t, &app.law, code);
        found.all.push(Proposal {
            class: chosen.is_none().then(|| of_class(t, class)),
            unit: competent.unit.as_deref().map(named),
            settler: label::settler(t, &competent.settler),
            article: legal::article(t, &app.law, &competent.article),
        });
        if needs_present_unit(&competent.settler) && against.present_unit.is_empty() {
            found.hint = Some(t.say("petition-propose-needs-present").into_owned());
        }
        found.unit = competent.unit.filter(|_| chosen.is_some());
    }
    let lacks_role = form.value("respondent_role").is_empty();
    if lacks_role && chosen.is_none_or(|class| class == Class::Denunciation) {
        found.hint = Some(t.say("petition-propose-needs-role").into_owned());
    } else if found.all.is_empty() {
        return hint(t, t!("petition-propose-silent"));
    }
    found
}

fn hint(t: &PageContext, key: &'static str) -> Proposals {
    Proposals {
        hint: Some(t.say(key).into_owned()),
        ..Proposals::default()
    }
}

fn against(form: &Typed) -> Against<'_> {
    Against {
        unit: form.value(RESPONDENT.code),
        role: form.value("respondent_role"),
        circumstance: form.value("circumstance"),
        present_unit: form.value(PRESENT.code),
    }
}

fn of_class(t: &PageContext, class: Class) -> String {
    let name = t.say(label::class(Some(class.as_str())));
    let values = [("class", name.into())];
    t.say_with("petition-proposal-of", &values).into_owned()
}

fn needs_present_unit(settler: &str) -> bool {
    let settlers = [Settler::PresentUnitHead, Settler::PresentParentHead];
    settlers.iter().any(|one| one.as_str() == settler)
}

/// The circumstances that the table knows for what is in the form; none before a class is chosen.
pub(super) fn circumstances(t: &PageContext, law: &Law, form: &Typed, on: Date) -> Vec<Choice> {
    let stage = Stage::parse(form.value("stage")).unwrap_or(Stage::First);
    let Some(class) = Class::parse(form.value("class")) else {
        return Vec::new();
    };
    let known = law.competence.circumstances(class, stage, on);
    let choice = |one: Circumstance| Choice {
        value: one.as_str().to_owned(),
        label: label::circumstance(t, one.as_str()),
    };
    known.into_iter().map(choice).collect()
}
