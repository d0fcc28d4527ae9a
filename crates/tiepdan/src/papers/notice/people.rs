//! People as a paper names them: a denouncer under the seal has neither name nor address.

use casework::notice::Matter;
use casework::person::Shown;
use serde_json::{Value as Json, json};
use words::Voice;

/// Those who petition or came, in order.
pub(crate) fn petitioners(voice: &Voice<'_>, people: &[Shown]) -> Vec<Json> {
    people.iter().map(|one| person(voice, one)).collect()
}

fn person(voice: &Voice<'_>, one: &Shown) -> Json {
    let Some(identity) = &one.identity else {
        return json!({
            "name": null, "organization": false, "address": null, "id_words": null, "id_number": null,
            "representative": one.role == "representative",
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
        "representative": one.role == "representative",
    })
}

/// How the first of them is addressed, alone or before the others.
pub(super) fn group(voice: &Voice<'_>, matter: &Matter) -> Option<String> {
    let identity = matter.petitioners.first()?.identity.as_ref()?;
    let name = if identity.is_organization {
        identity.name.clone()
    } else {
        let values = [("name", identity.name.as_str().into())];
        voice
            .say_with(words::t!("paper-addressed"), &values)
            .into_owned()
    };
    let others = matter.people - 1;
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
