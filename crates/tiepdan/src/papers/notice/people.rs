//! People as a paper names them: a denouncer under the seal has neither name nor address.

use casework::settlement::{CaseDetails, Participant};
use serde_json::{Value as Json, json};
use words::Voice;

/// Roles of those who petition.
const PETITIONERS: [&str; 4] = ["complainant", "denouncer", "recommender", "representative"];

/// Those who petition, in order.
pub(super) fn petitioners(voice: &Voice<'_>, details: &CaseDetails) -> Vec<Json> {
    let all = details.participants.iter();
    all.filter(|one| PETITIONERS.contains(&one.shown.role.as_str()))
        .map(|one| person(voice, one))
        .collect()
}

fn person(voice: &Voice<'_>, one: &Participant) -> Json {
    let Some(identity) = &one.shown.identity else {
        return json!({
            "name": null, "organization": false, "address": null, "id_words": null, "id_number": null,
            "representative": one.shown.role == "representative",
        });
    };
    let kind = identity.id_kind.as_deref().unwrap_or("identity-card");
    let key = format!("paper-id-{}", kind.replace('_', "-"));
    let words = voice.say(&key);
    json!({
        "name": identity.name,
        "organization": identity.is_organization,
        "address": identity.address,
        "id_words": words,
        "id_number": identity.id_number,
        "representative": one.shown.role == "representative",
    })
}

/// How the first of them is addressed, alone or before the others.
pub(super) fn group(voice: &Voice<'_>, details: &CaseDetails) -> Option<String> {
    let first = details
        .participants
        .iter()
        .find(|one| PETITIONERS.contains(&one.shown.role.as_str()))?;
    let identity = first.shown.identity.as_ref()?;
    let name = if identity.is_organization {
        identity.name.clone()
    } else {
        let values = [("name", identity.name.as_str().into())];
        voice
            .say_with(words::t!("paper-addressed"), &values)
            .into_owned()
    };
    let others = details.case.people - 1;
    if others < 1 {
        return Some(name);
    }
    let values = [("name", name.as_str().into()), ("others", others.into())];
    Some(
        voice
            .say_with(words::t!("paper-and-others"), &values)
            .into_owned(),
    )
}

/// Against whom or what, as the petition names it.
pub(super) fn respondents(details: &CaseDetails) -> Vec<String> {
    let all = details.participants.iter();
    let named = all.filter(|one| !PETITIONERS.contains(&one.shown.role.as_str()));
    named.filter_map(|one| one.name.clone()).collect()
}
