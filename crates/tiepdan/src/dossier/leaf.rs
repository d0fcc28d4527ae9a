//! The documents of a dossier, each as pages where it has some.

use casework::document::Attachment;
use casework::notice::{Bundle, Document, Leaf};
use casework::petition::Details;
use jiff::civil::Date;
use paper::binding::Sheaf;
use paper::order::Order;
use serde_json::{Value as Json, json};
use words::{Language, Voice, t};

use crate::app::App;
use crate::papers::plain;
use crate::press::Fault;
use crate::web::Problem;

/// Pictures that the press sets.
const PICTURES: [(&str, &str); 3] = [
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/webp", "webp"),
];
/// Most bytes of files in one dossier (256 MiB): what is beyond is listed, and read in the register.
const MOST: usize = 256 << 20;

/// Why a document is not bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It lies under the seal (Law on Denunciations art. 8(3)).
    Sealed,
    /// The notice was given, its paper not issued.
    Unissued,
    /// A recording, a table: it has no pages.
    Loose,
    /// Its file is broken or under a password.
    Unreadable,
    /// There was no room for it.
    TooLarge,
}

/// A document of a dossier.
pub struct Sheet {
    /// Its part, from 0.
    pub part: usize,
    /// What it is.
    pub title: String,
    /// Its day.
    pub on: Date,
    /// First and last page; none where it is not bound.
    pub pages: Option<(usize, usize)>,
    /// Why it is not bound.
    pub note: Option<Note>,
    /// SHA-256 of its content, hexadecimal.
    pub hash: Option<String>,
    /// Its content, and how the name of its file ends.
    pub content: Option<(Vec<u8>, String)>,
}

impl Note {
    /// Key of its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sealed => t!("dossier-note-sealed"),
            Self::Unissued => t!("dossier-note-unissued"),
            Self::Loose => t!("dossier-note-loose"),
            Self::Unreadable => t!("dossier-note-unreadable"),
            Self::TooLarge => t!("dossier-note-too-large"),
        }
    }
}

/// The documents of a bundle in order, beside each its pages.
pub(super) async fn sheets(
    app: &App,
    bundle: &Bundle,
) -> Result<(Vec<Sheet>, Vec<Option<Sheaf>>), Problem> {
    let (mut sheets, mut sheaves, mut taken) = (Vec::new(), Vec::new(), 0);
    for leaf in &bundle.leaves {
        let (sheet, sheaf) = one(app, leaf, &mut taken).await?;
        sheets.push(sheet);
        sheaves.push(sheaf);
    }
    Ok((sheets, sheaves))
}

async fn one(app: &App, leaf: &Leaf, taken: &mut usize) -> Result<(Sheet, Option<Sheaf>), Problem> {
    let voice = app.words.voice(Language::Vi);
    let mut sheet = Sheet {
        part: leaf.part,
        title: title(app, &voice, &leaf.document),
        on: leaf.on,
        pages: None,
        note: None,
        hash: leaf.document.hash().map(str::to_owned),
        content: None,
    };
    let sheaf = match &leaf.document {
        Document::Petition(details) => Some(petition(app, &voice, details).await?),
        Document::Unissued(_) => {
            sheet.note = Some(Note::Unissued);
            None
        }
        Document::File(file) if file.sealed => {
            sheet.note = Some(Note::Sealed);
            None
        }
        document => {
            let kept = document.clone();
            let bytes = app.store.read(move |tx| kept.content(tx)).await?;
            bound(app, document, bytes.unwrap_or_default(), &mut sheet, taken).await
        }
    };
    Ok((sheet, sheaf))
}

/// The pages of a file; what has none says why.
async fn bound(
    app: &App,
    document: &Document,
    bytes: Vec<u8>,
    sheet: &mut Sheet,
    taken: &mut usize,
) -> Option<Sheaf> {
    *taken += bytes.len();
    if *taken > MOST {
        sheet.note = Some(Note::TooLarge);
        return None;
    }
    let (media, name) = match document {
        Document::File(file) => (file.media_type.as_str(), file.name.as_str()),
        _ => ("application/pdf", ".pdf"),
    };
    let picture = PICTURES.iter().find(|(known, _)| *known == media);
    let sheaf = match (media, picture) {
        ("application/pdf", _) => Sheaf::read(&bytes).ok(),
        (_, Some((_, ending))) => picture_of(app, &sheet.title, ending, &bytes).await,
        _ => {
            sheet.note = Some(Note::Loose);
            None
        }
    };
    if sheaf.is_none() && sheet.note.is_none() {
        sheet.note = Some(Note::Unreadable);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plain = ending.chars().filter(char::is_ascii_alphanumeric).take(8);
    sheet.content = Some((bytes, plain.collect::<String>().to_ascii_lowercase()));
    sheaf
}

fn title(app: &App, voice: &Voice<'_>, document: &Document) -> String {
    match document {
        Document::Petition(details) => petition_title(voice, details),
        Document::File(file) => file_title(voice, file),
        Document::Paper(notice, row) => {
            let form = app.law.notices.get(&notice.form);
            let name = form.map_or(notice.form.as_str(), |form| form.title.vi.as_str());
            let number = row
                .issued
                .as_ref()
                .and_then(|issued| issued.number.as_deref());
            number.map_or_else(|| name.to_owned(), |number| format!("{name} {number}"))
        }
        Document::Received(found, _) => {
            let number = format!("{}/{}", found.register.number, found.register.year);
            let values = [("number", number.as_str().into())];
            voice.say_with(t!("dossier-title"), &values).into_owned()
        }
        Document::Unissued(notice) => {
            let form = app.law.notices.get(&notice.form);
            form.map_or_else(|| notice.form.clone(), |form| form.title.vi.clone())
        }
    }
}

fn petition_title(voice: &Voice<'_>, details: &Details) -> String {
    let (number, year) = details.row.number;
    let number = format!("{number}/{year}");
    let values = [("number", number.as_str().into())];
    voice.say_with(t!("dossier-petition"), &values).into_owned()
}

/// A file under the seal has its place among the files for a name.
fn file_title(voice: &Voice<'_>, file: &Attachment) -> String {
    let values = [("name", file.name.as_str().into())];
    voice.say_with(t!("dossier-file"), &values).into_owned()
}

/// The text of a petition as it came; one under the seal says so.
async fn petition(app: &App, voice: &Voice<'_>, details: &Details) -> Result<Sheaf, Problem> {
    let people = details.people.iter().map(|one| match &one.identity {
        Some(identity) => [identity.name.as_str(), identity.address.as_str()].join(" – "),
        None => voice.say(t!("dossier-person-sealed")).into_owned(),
    });
    let text = details.text.clone();
    let text = text.unwrap_or_else(|| voice.say(t!("dossier-text-sealed")).into_owned());
    let filled = json!({
        "title": petition_title(voice, details),
        "received": voice.date(details.row.received_on),
        "summary": details.row.summary,
        "people": people.collect::<Vec<_>>(),
        "text": text,
        "words": {
            "received": voice.say(t!("dossier-received")),
            "people": voice.say(t!("dossier-people")),
            "text": voice.say(t!("dossier-text")),
        },
    });
    let order = order_of(app, "petition.typ", &filled);
    let pdf = set(app, &order).await?;
    Sheaf::read(&pdf).map_err(|fault| Problem::fault(&fault))
}

/// A picture on a page of its own; none where its file is broken.
async fn picture_of(app: &App, title: &str, ending: &str, bytes: &[u8]) -> Option<Sheaf> {
    let name = format!("picture.{ending}");
    let filled = json!({ "title": title, "picture": name });
    let mut order = order_of(app, "picture.typ", &filled);
    order.add_picture(&name, bytes);
    let pdf = set(app, &order).await.ok()?;
    Sheaf::read(&pdf).ok()
}

/// The order for a sheet of a dossier, printed now.
pub(super) fn order_of(app: &App, template: &'static str, filled: &Json) -> Order {
    let ident = filled
        .get("title")
        .and_then(Json::as_str)
        .unwrap_or_default();
    plain(
        &app.law,
        template,
        filled,
        app.clock.now().local,
        ident.to_owned(),
    )
}

/// An order set by the press.
pub(super) async fn set(app: &App, order: &Order) -> Result<Vec<u8>, Fault> {
    app.press.print(order).await
}
