//! The registers around the desk, as one row of tabs.

use casework::access::{Actor, acts};
use words::t;

use crate::pages::guidance::paths as of_guidance;
use crate::pages::reception::paths;
use crate::web::PageContext;
use crate::web::components::Tab;

/// The row of tabs of an official, with the address of the page that is shown.
pub(in crate::pages) fn ways(
    t: &PageContext,
    actor: &Actor,
    here: &'static str,
) -> (String, Vec<Tab>) {
    let all = [
        (
            paths::WAITING,
            t!("waiting-title"),
            actor.may::<acts::Receive>(),
        ),
        (
            paths::ROSTER,
            t!("roster-title"),
            actor.may::<acts::ReadRoster>(),
        ),
        (paths::RECEIVERS, t!("receiver-title"), true),
        (paths::PLACE, t!("place-title"), true),
        (paths::INTERPRETERS, t!("interpreter-title"), true),
        (paths::DEPUTIES, t!("deputy-title"), true),
        (of_guidance::GUIDANCE, t!("guidance-title"), true),
        (of_guidance::TRAINING, t!("guidance-classes"), true),
    ];
    let open = all.into_iter().filter(|(_, _, may)| *may);
    let tab = |(href, label, _): (&'static str, &'static str, bool)| Tab {
        href: href.to_owned(),
        label: t.say(label).into_owned(),
        count: None,
        is_here: href == here,
    };
    (
        t.say(t!("place-ways")).into_owned(),
        open.map(tab).collect(),
    )
}
