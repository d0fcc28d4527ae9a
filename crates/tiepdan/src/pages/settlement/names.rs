//! What the law calls things, in the language of the page: classes, states, steps, roles, choices.

use casework::Id;
use casework::settlement::Case;
use jiff::civil::Date;
use law::Law;
use law::procedure::{Class, Field, FieldKind, Phase, Post, Procedure, Step};

use crate::app::App;
use crate::web::components::Choice;
use crate::web::session::post_label;
use crate::web::{PageContext, legal};

/// The axis of the law's classification that tells the classes.
const CLASSES: &str = "content";

/// What a class of petition is called.
pub(super) fn class(t: &PageContext, law: &Law, class: Class) -> String {
    let axis = law.classification.axis(CLASSES);
    let value = axis.and_then(|axis| axis.values.iter().find(|value| value.id == class.as_str()));
    value.map_or_else(
        || class.as_str().to_owned(),
        |value| legal::text(t, &value.title).to_owned(),
    )
}

/// The classes to choose from.
pub(super) fn classes(t: &PageContext, law: &Law) -> Vec<Choice> {
    let all = [Class::Complaint, Class::Denunciation, Class::Recommendation];
    let choice = |one: Class| Choice {
        value: one.as_str().to_owned(),
        label: class(t, law, one),
    };
    all.into_iter().map(choice).collect()
}

/// The states of all procedures to choose from, each once.
pub(super) fn states(t: &PageContext, law: &Law) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for state in law
        .procedures
        .iter()
        .flat_map(|procedure| &procedure.states)
    {
        if choices.iter().all(|known| known.value != state.id) {
            choices.push(Choice {
                value: state.id.clone(),
                label: legal::text(t, &state.title).to_owned(),
            });
        }
    }
    choices
}

/// What the state of a case is called.
pub(super) fn state(t: &PageContext, law: &Law, case: &Case) -> String {
    state_of(t, law, &case.procedure, &case.state)
}

/// What a state of a procedure is called.
pub(super) fn state_of(t: &PageContext, law: &Law, procedure: &str, state: &str) -> String {
    let found = law
        .procedures
        .get(procedure)
        .and_then(|procedure| procedure.state(state));
    found.map_or_else(
        || state.to_owned(),
        |found| legal::text(t, &found.title).to_owned(),
    )
}

/// The tone of a phase, as the style sheet names it.
pub(super) const fn tone(phase: Phase) -> &'static str {
    match phase {
        Phase::Examining => "plain",
        Phase::Accepted | Phase::Enforcing => "info",
        Phase::Suspended => "wait",
        Phase::Decided | Phase::Closed => "good",
        Phase::Refused | Phase::Terminated => "bad",
    }
}

/// What a field of life is called.
pub(super) fn topic(t: &PageContext, law: &Law, id: &str) -> String {
    law.classification.topic(id).map_or_else(
        || id.to_owned(),
        |topic| legal::text(t, &topic.title).to_owned(),
    )
}

/// What a finding is called.
pub(super) fn finding(t: &PageContext, finding: &str) -> String {
    let key = format!("settlement-finding-{}", finding.replace('_', "-"));
    t.say(&key).into_owned()
}

/// The number of a case in its unit's book.
pub(super) fn number(number: i64, year: i64) -> String {
    format!("{number}/{year}")
}

/// Who may take a step, in words.
pub(super) fn posts(t: &PageContext, by: &[Post]) -> String {
    let each: Vec<String> = by
        .iter()
        .map(|post| t.say(post_label(*post)).into_owned())
        .collect();
    each.join(", ")
}

/// The title of the head of a unit.
pub(super) fn head(t: &PageContext, law: &Law, unit: &str) -> String {
    let title = law.units.get(unit).and_then(|unit| unit.head_title);
    title.map_or_else(
        || t.say(post_label(Post::Head)).into_owned(),
        |title| legal::text(t, &title).to_owned(),
    )
}

/// The definition of a field by its id, wherever the procedure asks for it.
pub(super) fn field<'a>(
    procedure: Option<&'a Procedure>,
    step: &str,
    id: &str,
) -> Option<&'a Field> {
    let steps = &procedure?.steps;
    let own = steps.iter().filter(|found| found.id == step);
    own.chain(steps)
        .flat_map(|step| &step.fields)
        .find(|field| field.id == id)
}

/// The step of this id, whatever its version.
pub(super) fn step<'a>(procedure: Option<&'a Procedure>, id: &str) -> Option<&'a Step> {
    procedure?.steps.iter().find(|step| step.id == id)
}

/// What an entry of a list of the law is called on a day.
pub(super) fn entry(
    t: &PageContext,
    law: &Law,
    list: Option<&str>,
    code: &str,
    on: Date,
) -> String {
    let found = list
        .and_then(|list| law.grounds.get(list))
        .and_then(|list| list.entry(code, on));
    found.map_or_else(
        || code.to_owned(),
        |found| legal::text(t, &found.title).to_owned(),
    )
}

/// An amount in its own measure.
pub(super) fn amount(t: &PageContext, kind: FieldKind, amount: i64) -> String {
    match kind {
        FieldKind::Money => t.money(amount),
        // The register keeps whole square metres.
        FieldKind::Area => t.area(amount.saturating_mul(100)),
        _ => t.number(amount),
    }
}

/// A unit with its province, where the page names units of several.
pub(super) fn unit(t: &PageContext, app: &App, code: &str) -> String {
    legal::unit_name(t, &app.law, code)
}

/// Who owes the next move: the official in charge, else the head of the unit.
pub(super) fn owes(
    t: &PageContext,
    app: &App,
    unit: &str,
    official: Option<Id>,
    names: &std::collections::BTreeMap<Id, String>,
) -> String {
    official
        .and_then(|id| names.get(&id))
        .cloned()
        .unwrap_or_else(|| head(t, &app.law, unit))
}
