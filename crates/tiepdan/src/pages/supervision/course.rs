//! What was done with a thing that is followed, as its page tells it; the tabs and words that such pages share.

use std::collections::BTreeMap;

use casework::Id;
use casework::supervision::CourseStep;
use words::t;

use crate::app::App;
use crate::web::components::{Choice, Moment, Tab};
use crate::web::listing::Pager;
use crate::web::{PageContext, legal};

/// The officials named in a course.
pub(super) fn people(steps: &[CourseStep]) -> Vec<Id> {
    steps.iter().filter_map(|step| step.official).collect()
}

/// What was done, the first act first, each with the day it set.
pub(super) fn moments(
    t: &PageContext,
    app: &App,
    steps: &[CourseStep],
    names: &BTreeMap<Id, String>,
    act: impl Fn(&str) -> &'static str,
) -> Vec<Moment> {
    let last = steps.len().saturating_sub(1);
    let each = steps.iter().enumerate().map(|(index, step)| {
        let name = step.official.and_then(|id| names.get(&id).cloned());
        let name = name.unwrap_or_else(|| t.say(t!("supervision-by-rule")).into_owned());
        let due = step.due.map(|due| {
            let day = [("day", t.date(due).into())];
            t.say_with(t!("supervision-by-day"), &day).into_owned()
        });
        let words = [Some(step.text.clone()), due];
        let words = words.into_iter().flatten().filter(|one| !one.is_empty());
        Moment {
            title: t.say(act(&step.act)).into_owned(),
            when: t.date(step.on),
            who: format!("{name}, {}", legal::unit_name(t, &app.law, &step.unit)),
            note: words.collect::<Vec<_>>().join(" "),
            tone: if index == last { "now" } else { "done" },
        }
    });
    each.collect()
}

/// Words to choose from.
pub(super) fn choices<T: Copy>(
    t: &PageContext,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    label: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    let choice = |one: &T| Choice {
        value: word(*one).to_owned(),
        label: t.say(label(*one)).into_owned(),
    };
    all.iter().map(choice).collect()
}

/// One tab of a list.
pub(super) fn tab(
    t: &PageContext,
    href: String,
    label: &'static str,
    count: Option<i64>,
    is_here: bool,
) -> Tab {
    Tab {
        href,
        label: t.say(label).into_owned(),
        count,
        is_here,
    }
}

/// The links of a list to its beginning and on.
pub(super) fn pager(after: &str, next: Option<String>, link: impl Fn(&str) -> String) -> Pager {
    Pager {
        first: (!after.is_empty()).then(|| link("")),
        next: next.map(|next| link(&next)),
    }
}
