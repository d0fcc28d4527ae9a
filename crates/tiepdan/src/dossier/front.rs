//! What stands before the documents: the cover, the table of contents with the hashes, the docket.

use casework::access::Actor;
use casework::notice::Bundle;
use law::Text;
use paper::order::Order;
use serde_json::{Value as Json, json};
use words::{Language, Voice, t};

use super::leaf::{Sheet, order_of};
use crate::app::App;

/// The title of a dossier.
pub(super) fn title(voice: &Voice<'_>, (number, year): (i64, i64)) -> String {
    let number = format!("{number}/{year}");
    let values = [("number", number.as_str().into())];
    voice.say_with(t!("dossier-title"), &values).into_owned()
}

/// The order for it; none where the law knows no such case.
pub(super) fn order(app: &App, actor: &Actor, bundle: &Bundle, sheets: &[Sheet]) -> Option<Order> {
    let (law, voice) = (&app.law, app.words.voice(Language::Vi));
    let case = &bundle.case.case;
    let procedure = law.procedures.get(&case.procedure)?;
    let parts = &law.dossiers.of(case.class)?.parts;
    let state = procedure.state(&case.state).map(|state| &state.title.vi);
    let made = app.clock.now().local;
    let filled = json!({
        "title": title(&voice, (case.number, case.year)),
        "office": law.units.get(&case.unit)?.name.vi,
        "matter": case.title,
        "facts": [
            [voice.say(t!("dossier-procedure")), procedure.title.vi],
            [voice.say(t!("dossier-state")), state],
            [voice.say(t!("dossier-opened")), voice.date(case.started_on)],
            [voice.say(t!("dossier-closed")), bundle.case.closed_on.map(|day| voice.date(day))],
            [voice.say(t!("dossier-made")), format!("{} {}, {}", voice.date(made.date()), made.strftime("%H:%M"), actor.name)],
        ],
        "parts": parts.iter().enumerate().map(|(at, part)| contents(&voice, at, &part.title, sheets)).collect::<Vec<_>>(),
        "docket": bundle.docket.iter().map(|entry| {
            let step = procedure.steps.iter().find(|step| step.id == entry.step);
            let title = step.map_or_else(|| voice.say(t!("settlement-docket-open")).into_owned(), |step| step.title.vi.clone());
            let who = entry.official.and_then(|official| bundle.names.get(&official)).cloned();
            let who = who.unwrap_or_else(|| voice.say(t!("settlement-docket-calendar")).into_owned());
            json!([entry.seq.to_string(), voice.date(entry.on), title, who, law.texts.cited(&entry.article).vi, entry.hash])
        }).collect::<Vec<_>>(),
        "docket_hash": case.docket_hash,
        "words": words(&voice),
    });
    Some(order_of(app, "dossier.typ", &filled))
}

/// One part with its documents.
fn contents(voice: &Voice<'_>, at: usize, title: &Text, sheets: &[Sheet]) -> Json {
    let own = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.part == at);
    let rows = own.map(|(index, sheet)| {
        let pages = match (sheet.pages, sheet.note) {
            (Some((first, last)), _) if first == last => first.to_string(),
            (Some((first, last)), _) => format!("{first}–{last}"),
            (None, note) => {
                note.map_or_else(String::new, |note| voice.say(note.words()).into_owned())
            }
        };
        json!([
            (index + 1).to_string(),
            sheet.title,
            voice.date(sheet.on),
            pages,
            sheet.hash
        ])
    });
    json!({ "title": title.vi, "rows": rows.collect::<Vec<_>>() })
}

fn words(voice: &Voice<'_>) -> Json {
    let say = |key| voice.say(key).into_owned();
    json!({
        "contents": say(t!("dossier-contents")),
        "contents_columns": [say(t!("dossier-no")), say(t!("dossier-document")), say(t!("dossier-day")), say(t!("dossier-pages"))],
        "none": say(t!("dossier-none")),
        "docket": say(t!("dossier-docket")),
        "docket_columns": [say(t!("dossier-no")), say(t!("dossier-day")), say(t!("dossier-step")), say(t!("dossier-who")), say(t!("dossier-article"))],
        "chain": say(t!("dossier-chain")),
    })
}
