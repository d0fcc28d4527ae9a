//! The words for what petitions are: each value the register keeps, with its message.

use law::Law;
use law::procedure::Class;
use words::t;

use crate::web::components::Choice;
use crate::web::{PageContext, legal};

/// The axis of classification that names the branch of the competent body.
const BRANCH: &str = "branch";

/// What a petition is.
pub fn class(class: Option<&str>) -> &'static str {
    match class {
        Some("complaint") => t!("petition-class-complaint"),
        Some("denunciation") => t!("petition-class-denunciation"),
        Some("recommendation") => t!("petition-class-recommendation"),
        _ => t!("petition-class-unknown"),
    }
}

/// Where a petition stands, and the tone of its mark.
pub fn state(state: &str) -> (&'static str, &'static str) {
    match state {
        "handled" => (t!("petition-state-handled"), "good"),
        "classified" => (t!("petition-state-classified"), "info"),
        _ => (t!("petition-state-received"), "wait"),
    }
}

/// First or second instance.
pub fn stage(stage: &str) -> &'static str {
    match stage {
        "second" => t!("petition-stage-second"),
        _ => t!("petition-stage-first"),
    }
}

/// Why two petitions may be the same matter.
pub fn reason(reason: &str) -> &'static str {
    match reason {
        "same-text" => t!("petition-similar-text"),
        _ => t!("petition-similar-person"),
    }
}

/// Each class as a choice.
pub fn classes(t: &PageContext) -> Vec<Choice> {
    let each = Class::ALL.iter().map(|one| Choice {
        value: one.as_str().to_owned(),
        label: t.say(class(Some(one.as_str()))).into_owned(),
    });
    each.collect()
}

/// First and second instance as choices.
pub fn stages(t: &PageContext) -> Vec<Choice> {
    ["first", "second"]
        .into_iter()
        .map(|value| Choice {
            value: value.to_owned(),
            label: t.say(stage(value)).into_owned(),
        })
        .collect()
}

/// The roles of a respondent in his unit as choices.
pub fn roles(t: &PageContext) -> Vec<Choice> {
    let each = law::competence::Role::ALL.iter().map(|role| Choice {
        value: role.as_str().to_owned(),
        label: t
            .say(&format!(
                "petition-role-{}",
                role.as_str().replace('_', "-")
            ))
            .into_owned(),
    });
    each.collect()
}

/// What shifts competence, as the table of competence names it.
pub fn circumstance(t: &PageContext, name: &str) -> String {
    t.say(&format!("petition-circumstance-{}", name.replace('_', "-")))
        .into_owned()
}

/// Who settles, as the table of competence names him.
pub fn settler(t: &PageContext, settler: &str) -> String {
    t.say(&format!("petition-settler-{}", settler.replace('_', "-")))
        .into_owned()
}

/// How petitions come, on the day of the request, as choices.
pub fn channels(t: &PageContext, law: &Law) -> Vec<Choice> {
    let today = t.today();
    let each = law
        .classification
        .channels
        .iter()
        .filter(|channel| channel.from.is_none_or(|from| from <= today));
    each.map(|channel| Choice {
        value: channel.id.clone(),
        label: legal::text(t, &channel.title).to_owned(),
    })
    .collect()
}

/// How a petition came.
pub fn channel(t: &PageContext, law: &Law, id: &str) -> String {
    law.classification.channel(id).map_or_else(
        || id.to_owned(),
        |channel| legal::text(t, &channel.title).to_owned(),
    )
}

/// The tree of fields as choices, each with the node above it.
pub fn fields(t: &PageContext, law: &Law) -> Vec<Choice> {
    let each = law.classification.topics.iter().map(|topic| Choice {
        value: topic.id.clone(),
        label: field(t, law, &topic.id),
    });
    each.collect()
}

/// A field with the node above it.
pub fn field(t: &PageContext, law: &Law, id: &str) -> String {
    let Some(topic) = law.classification.topic(id) else {
        return id.to_owned();
    };
    let name = legal::text(t, &topic.title);
    let above = topic
        .parent
        .as_deref()
        .and_then(|parent| law.classification.topic(parent));
    above.map_or_else(
        || name.to_owned(),
        |above| format!("{} › {name}", legal::text(t, &above.title)),
    )
}

/// The branches of the competent body as choices.
pub fn branches(t: &PageContext, law: &Law) -> Vec<Choice> {
    let values = law
        .classification
        .axis(BRANCH)
        .map(|axis| axis.values.as_slice());
    values
        .unwrap_or_default()
        .iter()
        .map(|value| Choice {
            value: value.id.clone(),
            label: legal::text(t, &value.title).to_owned(),
        })
        .collect()
}

/// What a rule of handling does, on the day it was used.
pub fn rule(t: &PageContext, law: &Law, id: &str, on: jiff::civil::Date) -> String {
    law.handling.rule(id, on).map_or_else(
        || id.to_owned(),
        |rule| legal::text(t, &rule.title).to_owned(),
    )
}
