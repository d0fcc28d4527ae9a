//! What the rules of handling ask about a petition: what the officer found, and what the register itself knows.

use law::procedure::Facts;
use store::{Tx, params};

use super::state::{Classified, Source};
use crate::{Id, Result, Setting};

/// The same content was guided or sent on from here before (Law on Denunciations art. 24(3), Circular 05/2021 art. 8(1)).
const HANDLED_BEFORE: &str = "select q.id from petition q join petition o on o.id = $1 where q.text_print = o.text_print and q.text_print <> '' \
     and q.id <> o.id and q.unit = o.unit and q.outcome in ('guide', 'transfer') order by q.id limit 1";
/// The competent unit got the same content from the petitioner himself.
const ALSO_SENT: &str = "select q.id from petition q join petition o on o.id = $1 where q.text_print = o.text_print and q.text_print <> '' \
     and q.id <> o.id and q.unit = $2 and q.came_from is null order by q.id limit 1";

/// The facts of a classified petition, as the register knows them now.
pub(super) fn facts(tx: &mut Tx<'_>, at: &Setting, classified: &Classified) -> Result<Facts> {
    let Classified {
        received,
        eligible,
        within_competence,
        competent_unit,
        facts,
        ..
    } = classified;
    let mut facts: Facts = facts.iter().map(String::as_str).collect();
    facts.set("eligible", *eligible);
    facts.set("competent", *within_competence);
    facts.set("transferred", received.source == Source::Forwarded);
    facts.set("group", at.law.groups.is_large(received.signers));
    if let Some(unit) = competent_unit.as_deref().filter(|_| !within_competence) {
        if is_directly_below(at, unit, &received.unit) {
            facts.set("subordinate", true);
        }
        if is_there(tx, ALSO_SENT, received.id, Some(unit))? {
            facts.set("also_sent", true);
        }
    }
    if is_there(tx, HANDLED_BEFORE, received.id, None)? {
        facts.set("handled_before", true);
    }
    Ok(facts)
}

fn is_there(tx: &mut Tx<'_>, sql: &str, id: Id, unit: Option<&str>) -> Result<bool> {
    let found = match unit {
        Some(unit) => tx.first(sql, params![id, unit])?,
        None => tx.first(sql, params![id])?,
    };
    Ok(found.is_some())
}

/// Is `upper` the unit directly above `lower`?
pub(super) fn is_directly_below(at: &Setting, lower: &str, upper: &str) -> bool {
    let parent = at.law.units.get(lower).and_then(|entry| entry.parent);
    parent.as_deref() == Some(upper)
}
