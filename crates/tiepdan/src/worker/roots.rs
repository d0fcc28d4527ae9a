//! The root of each day: drawn once after midnight, days on which nobody was there made up, and handed over to whoever keeps
//! it out of reach of those who keep the register.

use std::io;
use std::path::Path;
use std::sync::Arc;

use casework::witness::{self, Key, Root};
use jiff::civil::Date;
use store::Store;
use words::{Language, t};

use super::digest::posted;
use crate::app::App;
use crate::startup::Clock;

/// Where a root was handed over, as the register notes it.
const FOLDER: &str = "folder";
const MAIL: &str = "mail";

/// One look.
pub(super) async fn round(app: &App) -> casework::Result<()> {
    if let Some(key) = &app.audit_key {
        draw(&app.store, &app.clock, key, app.clock.yesterday()).await?;
    }
    if let Some(folder) = &app.settings.witness {
        hand_over(app, FOLDER, |day| folder.join(format!("root-{day}.txt"))).await?;
    }
    if let (Some(folder), Some(_)) = (&app.settings.mail, &app.settings.witness_mail) {
        hand_over(app, MAIL, |day| folder.join(format!("root-{day}.eml"))).await?;
    }
    Ok(())
}

/// Draws the roots of all days that have ended and have none, in a register without roots from `first` on; answers the days.
///
/// # Errors
/// What the database reports.
pub async fn draw(
    store: &Store,
    clock: &Clock,
    key: &Arc<Key>,
    first: Date,
) -> casework::Result<Vec<Date>> {
    let today = clock.now().today();
    let mut drawn = Vec::new();
    for day in store.read(move |tx| witness::due(tx, first, today)).await? {
        let end = clock.end_of(day);
        let prepared = store.read(move |tx| witness::prepare(tx, day, end)).await?;
        let (key, now) = (Arc::clone(key), clock.now().of_work().at);
        let kept = store
            .write(move |tx| witness::keep(tx, &key, now, &prepared))
            .await?;
        // Another server was quicker; it draws the others too.
        let Some(root) = kept else { break };
        drawn.push(root.statement.day);
    }
    Ok(drawn)
}

/// Writes each root that was not handed over at a place; one that cannot be written waits on.
async fn hand_over(
    app: &App,
    place: &'static str,
    file: impl Fn(Date) -> std::path::PathBuf,
) -> casework::Result<()> {
    for day in app
        .store
        .read(move |tx| witness::unhanded(tx, place))
        .await?
    {
        let found = app.store.read(move |tx| {
            let root = witness::of_day(tx, day)?;
            Ok::<_, casework::Failure>((root, witness::leaves(tx, day)?))
        });
        let (Some(root), leaves) = found.await? else {
            continue;
        };
        let text = if place == MAIL {
            letter(app, &root)
        } else {
            root.kept(&leaves)
        };
        if let Err(fault) = put(&file(day), &text).await {
            tracing::error!(%fault, %day, place, "a root could not be handed over");
            return Ok(());
        }
        let now = app.clock.now().of_work().at;
        app.store
            .write(move |tx| witness::handed(tx, day, place, now))
            .await?;
    }
    Ok(())
}

/// The letter bears the statement alone, which proves the day.
fn letter(app: &App, root: &Root) -> String {
    let voice = app.words.voice(Language::Vi);
    let day = root.statement.day;
    let values = [("day", voice.date(day).into())];
    let subject = voice.say_with(t!("audit-mail-subject"), &values);
    let told = voice.say(t!("audit-mail-head"));
    let body = format!("{told}\n\n{}", root.kept(&[])).replace('\n', "\r\n");
    let to = app.settings.witness_mail.as_deref().unwrap_or_default();
    posted(app, (to, &format!("root-{day}")), &subject, &body)
}

/// A file that is there already stays: what a witness keeps is never written over.
async fn put(path: &Path, text: &str) -> io::Result<()> {
    match tokio::fs::read_to_string(path).await {
        Ok(there) if there == text => return Ok(()),
        Ok(_) => {
            let fault = "another root of that day is kept there";
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, fault));
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
        Err(fault) => return Err(fault),
    }
    let part = path.with_extension("part");
    tokio::fs::write(&part, text).await?;
    tokio::fs::rename(&part, path).await
}

#[cfg(test)]
mod tests;
