//! The words for what was told without a name.

use casework::tip::{CLOSING, Role, Side, Stand, Step, StepKind};
use words::t;

use crate::app::App;
use crate::web::components::{Choice, Moment};
use crate::web::{PageContext, legal};

/// He may be asked.
pub(super) const YES: &str = "yes";
/// He may not.
pub(super) const NO: &str = "no";

/// Where it stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Received => (t!("tip-stand-received"), "wait"),
        Stand::Used => (t!("tip-stand-used"), "info"),
        Stand::Closed => (t!("tip-stand-closed"), "plain"),
    }
}

/// Who speaks.
pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::Giver => t!("tip-side-giver"),
        Side::Unit => t!("tip-side-unit"),
    }
}

const fn step(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Came => t!("tip-step-came"),
        StepKind::Used => t!("tip-step-used"),
        StepKind::Passed => t!("tip-step-passed"),
        StepKind::Closed => t!("tip-step-closed"),
        StepKind::Reopened => t!("tip-step-reopened"),
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Head => t!("tip-role-head"),
        Role::Staff => t!("tip-role-staff"),
        Role::Unsure => t!("tip-role-unsure"),
    }
}

/// The place of the one it is about, as it was told; nothing where it was not.
pub(super) fn role_word(t: &PageContext, word: &str) -> String {
    let known = Role::parse(word);
    known.map_or_else(String::new, |known| t.say(role(known)).into_owned())
}

/// The places to choose from.
pub(super) fn roles(t: &PageContext) -> Vec<Choice> {
    let choice = |one: &Role| Choice {
        value: one.as_str().to_owned(),
        label: t.say(role(*one)).into_owned(),
    };
    Role::ALL.iter().map(choice).collect()
}

/// Yes and no.
pub(super) fn answers(t: &PageContext) -> Vec<Choice> {
    let choice = |(value, key): (&str, &'static str)| Choice {
        value: value.to_owned(),
        label: t.say(key).into_owned(),
    };
    [(YES, t!("tip-may-ask-yes")), (NO, t!("tip-may-ask-no"))]
        .into_iter()
        .map(choice)
        .collect()
}

/// What was done, in order; the last stands out.
pub(super) fn moments(t: &PageContext, app: &App, steps: &[Step]) -> Vec<Moment> {
    let last = steps.len();
    let moment = |(no, one): (usize, &Step)| Moment {
        title: t.say(step(one.kind)).into_owned(),
        when: t.date(one.on),
        who: legal::unit_in_place(t, &app.law, one.to_unit.as_deref().unwrap_or(&one.unit)),
        note: String::new(),
        tone: if no == last { "now" } else { "done" },
    };
    (1..).zip(steps).map(moment).collect()
}

/// The words of a ground.
pub(super) fn ground(t: &PageContext, app: &App, code: &str) -> String {
    let list = app.law.grounds.get(CLOSING);
    let entry = list.and_then(|list| list.entry(code, t.today()));
    entry.map_or_else(
        || code.to_owned(),
        |entry| legal::text(t, &entry.title).to_owned(),
    )
}

/// The grounds to choose from, each with its article.
pub(super) fn grounds(t: &PageContext, app: &App) -> Vec<Choice> {
    let list = app.law.grounds.get(CLOSING);
    let entries = list.into_iter().flat_map(|list| list.on(t.today()));
    let choice = |entry: &law::grounds::Entry| Choice {
        value: entry.code.clone(),
        label: format!(
            "{} ({})",
            legal::text(t, &entry.title),
            legal::article(t, &app.law, &entry.article)
        ),
    };
    entries.map(choice).collect()
}
