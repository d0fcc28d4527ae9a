//! `/dialogues`: the public dialogues that the units one sees hold; a new one is announced.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::supervision::dialogue::{
    self, DialogueKind, DialogueRow, ListFilter, RawPublicDialogue, Situation,
};
use casework::supervision::{Listing, Part};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::course::{choices, pager, tab};
use super::super::paths::{key, place};
use super::{label, paths};
use crate::app::App;
use crate::web::components::{Choice, Tab};
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

pub(super) struct AnnounceForm;

impl Fields for AnnounceForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("dialogue-field-kind"), 20),
        Field::line("theme", t!("dialogue-field-theme"), 300),
        Field::line("on", t!("dialogue-field-on"), 10),
        Field::line("place", t!("dialogue-field-place"), 300),
        Field::line("host", t!("dialogue-field-host"), 300),
    ];
}

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// A dialogue as lists show it.
struct Line {
    href: String,
    theme: String,
    kind: &'static str,
    unit: String,
    host: String,
    on: Date,
    stand: &'static str,
    tone: &'static str,
    row: DialogueRow,
}

#[derive(Template)]
#[template(path = "pages/supervision/dialogue/list.html")]
struct DialoguesPage {
    t: PageContext,
    form: Typed,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    kinds: Vec<Choice>,
    forbidden: Option<Forbidden>,
    may_hold: bool,
}

/// `GET /dialogues`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let asked = asked.into_typed();
    let form = Typed::empty(AnnounceForm::FIELDS).fill("host", actor.name.clone());
    page(&app, &actor, (t, form), &asked, (None, StatusCode::OK)).await
}

async fn page(
    app: &App,
    actor: &Actor,
    (t, form): (PageContext, Typed),
    asked: &Typed,
    (forbidden, status): (Option<Forbidden>, StatusCode),
) -> Result<Response, Problem> {
    let here = Situation::parse(asked.value("tab")).unwrap_or_default();
    let after = asked.value("after");
    let filter = ListFilter {
        situation: here,
        part: Part {
            after: place(after),
            limit: ROWS,
        },
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found: Listing<DialogueRow> = app
        .store
        .read(move |tx| dialogue::list(tx, &at, &scope, &filter))
        .await?;
    let tabs = Situation::ALL.into_iter().map(|one| {
        let href = paths::dialogues(one.as_str(), "");
        tab(&t, href, label::situation(one), None, one == here)
    });
    let link = |after: &str| paths::dialogues(here.as_str(), after);
    let page = DialoguesPage {
        tabs: tabs.collect(),
        lines: found
            .rows
            .into_iter()
            .map(|row| line(&t, app, row))
            .collect(),
        pager: pager(after, found.next.map(key), link),
        kinds: choices(&t, DialogueKind::ALL, DialogueKind::as_str, label::kind),
        may_hold: actor.may::<acts::HoldDialogue>(),
        forbidden,
        form,
        t,
    };
    Ok(render(status, &page))
}

fn line(t: &PageContext, app: &App, row: DialogueRow) -> Line {
    let one = &row.dialogue;
    let (stand, tone) = label::stand(one.stand);
    Line {
        href: paths::dialogue(one.id),
        theme: one.theme.clone(),
        kind: label::kind(one.kind),
        unit: legal::unit_in_place(t, &app.law, &one.unit),
        host: one.host.clone(),
        on: one.on,
        stand,
        tone,
        row,
    }
}

/// `POST /dialogues`.
pub(super) async fn announce(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<AnnounceForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HoldDialogue>()?;
    let on = form.day("on");
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawPublicDialogue {
        kind: of("kind"),
        theme: of("theme"),
        on,
        place: of("place"),
        host: of("host"),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| dialogue::announce(tx, &at, &permit, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::dialogue(id)).into_response()),
        Err(again) => {
            let asked = Typed::empty(Narrowing::FIELDS);
            page(&app, &actor, (t, form.into_typed()), &asked, again).await
        }
    }
}
