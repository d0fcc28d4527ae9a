//! The mail of a day: written once for each official who asked, from the hour that is set, and handed to the machine's mail
//! as a file for each letter. It tells how much there is and where, and of nobody.

use std::path::Path;

use casework::news::{self, Mail, NewsKind};
use data_encoding::BASE64;
use jiff::tz::TimeZone;
use words::{Language, Voice, t};

use crate::app::App;
use crate::pages::news::{kind_label, list_of};

/// Letters of one line of a mail.
const LINE: usize = 76;

/// One look.
pub(super) async fn round(app: &App) -> casework::Result<()> {
    let now = app.clock.now();
    if now.local.hour() >= app.law.reporting.digest.hour {
        write(app).await?;
    }
    match &app.settings.mail {
        Some(folder) => send(app, folder).await,
        None => Ok(()),
    }
}

/// Each mail in a transaction of its own.
async fn write(app: &App) -> casework::Result<()> {
    let mut after = None;
    loop {
        let at = app.setting();
        let (seen, from) = (at.clone(), after);
        let due = app
            .store
            .read(move |tx| news::without_digest(tx, &seen, from))
            .await?;
        if due.is_empty() {
            return Ok(());
        }
        for official in &due {
            let (at, official) = (at.clone(), *official);
            app.store
                .write(move |tx| news::write_digest(tx, &at, official))
                .await?;
        }
        after = due.last().copied();
    }
}

/// What waits is handed over, a file for each mail; a mail that cannot be written waits on.
async fn send(app: &App, folder: &Path) -> casework::Result<()> {
    let at = app.setting();
    let seen = at.clone();
    let waiting = app
        .store
        .read(move |tx| news::mails_waiting(tx, &seen))
        .await?;
    for mail in waiting {
        let letter = letter(app, &mail);
        let (part, whole) = (
            folder.join(format!("{}.part", mail.id)),
            folder.join(format!("{}.eml", mail.id)),
        );
        let kept = match tokio::fs::write(&part, letter).await {
            Ok(()) => tokio::fs::rename(&part, &whole).await,
            fault => fault,
        };
        if let Err(fault) = kept {
            tracing::error!(%fault, "a mail could not be handed over");
            return Ok(());
        }
        let at = at.clone();
        app.store
            .write(move |tx| news::mail_done(tx, &at, mail.id))
            .await?;
    }
    Ok(())
}

/// A letter in plain text, as mail has it.
pub(super) fn letter(app: &App, mail: &Mail) -> String {
    let voice = app.words.voice(Language::Vi);
    let subject = voice.say_with(
        t!("news-mail-subject"),
        &[("day", voice.date(app.clock.now().today()).into())],
    );
    let body = body(app, &voice, mail);
    posted(app, (&mail.address, &mail.id.to_string()), &subject, &body)
}

/// What goes into the machine's mail: to whom, under which name, about what.
pub(super) fn posted(app: &App, (to, name): (&str, &str), subject: &str, body: &str) -> String {
    let moment = TimeZone::UTC.to_datetime(app.clock.now().at);
    [
        format!("To: {to}"),
        format!("Subject: =?UTF-8?B?{}?=", BASE64.encode(subject.as_bytes())),
        format!("Date: {}", moment.strftime("%a, %d %b %Y %H:%M:%S +0000")),
        format!("Message-ID: <{name}@tiepdan>"),
        "Auto-Submitted: auto-generated".to_owned(),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
        String::new(),
        wrapped(&BASE64.encode(body.as_bytes())),
    ]
    .join("\r\n")
}

fn body(app: &App, voice: &Voice<'_>, mail: &Mail) -> String {
    let root = app.settings.address.clone().unwrap_or_default();
    let root = root.trim_end_matches('/');
    let kinds = mail.counts.iter().filter_map(|(word, count)| {
        let kind = NewsKind::parse(word)?;
        let label = voice.say(kind_label(kind));
        Some(format!(
            "- {label}: {}\r\n  {root}{}",
            voice.number(*count),
            list_of(kind)
        ))
    });
    let kinds: Vec<String> = kinds.collect();
    format!(
        "{}\r\n\r\n{}\r\n\r\n{}\r\n{root}/news\r\n",
        voice.say(t!("news-mail-head")),
        kinds.join("\r\n"),
        voice.say(t!("news-mail-foot")),
    )
}

fn wrapped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let lines = letters
        .chunks(LINE)
        .map(|line| line.iter().collect::<String>());
    lines.collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests;
