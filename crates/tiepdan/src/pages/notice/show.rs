//! `/papers/{notice}`: one paper, as a draft to write on or as it was issued.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{Actor, acts};
use casework::notice::{self, Dossier, PaperRow, Subject, Texts};
use casework::{Failure, Setting};
use law::papers::Paper;
use store::Tx;
use words::t;

use super::paths::{self, PaperPath};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::pages::petition::paths as of_petitions;
use crate::pages::reception::paths as of_visits;
use crate::pages::settlement::paths as of_cases;
use crate::papers::notice::code_in_groups;
use crate::web::form::{Drawn, DrawnField, Entry};
use crate::web::{At, Html, PageContext, Problem, SignedIn, legal};

/// What every field of a paper is called in the form; the work names its field errors the same.
pub(super) const PREFIX: &str = "texts.";
/// Longest line and text, as the work takes them.
const LINE: usize = 500;
const TEXT: usize = notice::LONGEST;

/// A field of the paper as the template shows it.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) is_line: bool,
    pub(super) needed: bool,
}

/// An edition that was issued.
pub(super) struct EditionLine {
    href: String,
    number: String,
    on: String,
    hash: String,
    code: String,
    reason: String,
}

/// A paper with everything behind it.
pub(super) struct Found {
    pub(super) dossier: Dossier,
    pub(super) editions: Vec<PaperRow>,
}

/// Why a paper cannot be printed.
enum Unprinted {
    /// The law's data have no template for its form.
    NoTemplate,
    /// The printing program is not there.
    NoPress,
}

#[derive(Template)]
#[template(path = "pages/notice/show.html")]
pub(super) struct PaperPage {
    t: PageContext,
    about: String,
    back: String,
    here: String,
    title: String,
    article: String,
    number: String,
    on: String,
    /// Why it cannot be printed now.
    unprinted: Option<Unprinted>,
    /// May this person write on it now?
    is_open: bool,
    may_issue_again: bool,
    form: Drawn,
    parts: Vec<Part>,
    editions: Vec<EditionLine>,
}

/// `GET`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<PaperPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let found = find(&app, &actor, path).await?;
    drafted(&app, &actor, &found).await?;
    let form = filled(&t, &app, &found);
    Ok(Html(page(t, &app, &actor, &found, form)))
}

/// Puts on record that the draft of a paper about something under the seal was read; an issued one is noted where it is shown.
pub(super) async fn drafted(app: &App, actor: &Actor, found: &Found) -> Result<(), Failure> {
    let notice = &found.dossier.notice;
    let seen = match notice.kind.as_str() {
        "case" => Seen::Case(notice.subject),
        "visit" => Seen::Visit(notice.subject),
        _ => Seen::Petition(notice.subject),
    };
    under_seal(app, actor, found.dossier.matter.sealed, seen).await
}

/// The paper, for whoever may see its case.
pub(super) async fn find(app: &App, actor: &Actor, path: PaperPath) -> Result<Found, Problem> {
    let (at, actor) = (app.setting(), actor.clone());
    let found = app.store.read(move |tx| read(tx, &at, &actor, path)).await;
    found.map_err(Problem::from)
}

fn read(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, path: PaperPath) -> Result<Found, Failure> {
    let dossier = notice::dossier(tx, at, &actor.scope(), path.notice)?;
    Ok(Found {
        editions: notice::editions(tx, path.notice)?,
        dossier,
    })
}

/// The law's paper of what was found.
pub(super) fn paper_of<'a>(app: &'a App, found: &Found) -> Option<&'a Paper> {
    app.law.papers.get(&found.dossier.notice.form)
}

/// The texts of the draft; those of the dossier where nothing was written yet.
pub(super) fn texts_of(found: &Found, paper: &Paper) -> Texts {
    match &found.dossier.paper {
        Some(row) => Texts::kept(&row.texts),
        None => Texts::of(paper, &found.dossier.drafted(paper)).unwrap_or_default(),
    }
}

/// The fields of the form.
pub(super) fn fields(t: &PageContext, paper: Option<&Paper>) -> Vec<DrawnField> {
    let own = paper.into_iter().flat_map(|paper| &paper.fields);
    let mut fields: Vec<DrawnField> = own
        .map(|field| DrawnField {
            name: format!("{PREFIX}{}", field.id),
            label: legal::text(t, &field.title).to_owned(),
            hint: String::new(),
            longest: if field.is_line { LINE } else { TEXT },
            entry: if field.is_line {
                Entry::Line
            } else {
                Entry::Text
            },
        })
        .collect();
    for (name, label) in [
        ("version", t!("settlement-step-version")),
        ("reason", t!("paper-again-reason")),
    ] {
        fields.push(DrawnField {
            name: name.to_owned(),
            label: t.say(label).into_owned(),
            hint: String::new(),
            longest: LINE,
            entry: Entry::Line,
        });
    }
    fields
}

fn filled(t: &PageContext, app: &App, found: &Found) -> Drawn {
    let paper = paper_of(app, found);
    let mut form = Drawn::empty(fields(t, paper));
    if let Some(paper) = paper {
        for (field, text) in texts_of(found, paper).iter() {
            form = form.fill(&format!("{PREFIX}{field}"), text);
        }
    }
    let version = found.dossier.paper.as_ref().map_or(0, |row| row.version);
    form.fill("version", version.to_string())
}

/// The page with a form filled so far.
pub(super) fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    found: &Found,
    form: Drawn,
) -> PaperPage {
    let notice = &found.dossier.notice;
    let form_of_law = app.law.notices.get(&notice.form);
    let paper = paper_of(app, found);
    let is_issued = found
        .dossier
        .paper
        .as_ref()
        .is_some_and(|row| row.issued.is_some());
    let may = actor.may::<acts::IssuePaper>() && actor.unit == notice.unit && paper.is_some();
    let own = paper.into_iter().flat_map(|paper| &paper.fields);
    PaperPage {
        about: about(&t, found),
        back: back(found),
        here: paths::paper(notice.id),
        title: form_of_law.map_or_else(
            || notice.form.clone(),
            |form| legal::text(&t, &form.title).to_owned(),
        ),
        article: form_of_law.map_or_else(String::new, |form| {
            legal::article(&t, &app.law, &form.article)
        }),
        number: found.dossier.number.clone().unwrap_or_default(),
        on: t.date(notice.on),
        unprinted: match paper {
            None => Some(Unprinted::NoTemplate),
            Some(_) if !app.press.is_installed() => Some(Unprinted::NoPress),
            Some(_) => None,
        },
        is_open: may && !is_issued,
        may_issue_again: may && is_issued,
        parts: own
            .map(|field| Part {
                name: format!("{PREFIX}{}", field.id),
                is_line: field.is_line,
                needed: !field.optional,
            })
            .collect(),
        editions: editions(&t, found),
        form,
        t,
    }
}

/// What the paper belongs to.
fn about(t: &PageContext, found: &Found) -> String {
    let (number, year) = found.dossier.matter.number;
    let key = match &found.dossier.subject {
        Subject::Case(_) => t!("settlement-case-title"),
        Subject::Petition(_) => t!("paper-of-petition"),
        Subject::Visit(_) => t!("paper-of-visit"),
    };
    let number = format!("{number}/{year}");
    t.say_with(key, &[("number", number.into())]).into_owned()
}

fn back(found: &Found) -> String {
    let subject = found.dossier.notice.subject;
    match &found.dossier.subject {
        Subject::Case(_) => of_cases::case(subject),
        Subject::Petition(_) => of_petitions::petition(subject),
        Subject::Visit(_) => of_visits::visit(subject),
    }
}

fn editions(t: &PageContext, found: &Found) -> Vec<EditionLine> {
    let notice = found.dossier.notice.id;
    let issued = found
        .editions
        .iter()
        .rev()
        .filter_map(|row| Some((row, row.issued.as_ref()?)));
    issued
        .map(|(row, issued)| EditionLine {
            href: paths::edition(notice, row.edition),
            number: issued.number.clone().unwrap_or_default(),
            on: t.date(issued.on),
            hash: issued.hash.clone(),
            code: code_in_groups(&row.code),
            reason: row.reason.clone(),
        })
        .collect()
}
