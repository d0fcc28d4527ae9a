//! `/guidance`: the register of documents by which a body directs receiving and settling, and entering one.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::document::Upload;
use casework::guidance::{self, Document, Does, Filter, Page, RawDocument};
use casework::{Failure, Id};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::{Narrowing, ROWS, choices, entry, paths};
use crate::app::App;
use crate::pages::reception::ways::ways;
use crate::web::board::{Board, Cell, Control, Doing, Input, Link, Table, carry};
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// The law's list of kinds of documents.
pub(super) const KINDS: &str = "guidance.kind";
/// Documents that a new one may amend or cancel.
const OTHERS: i64 = 200;

pub(super) struct IssueForm;

impl Fields for IssueForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("number", t!("guidance-field-number"), 60),
        Field::line("on", t!("guidance-field-on"), 10),
        Field::line("kind", t!("guidance-field-kind"), 30),
        Field::text("title", t!("guidance-field-title"), 4000),
        Field::line("does", t!("guidance-field-does"), 10),
        Field::line("other", t!("guidance-field-other"), 13),
        Field::line("other_number", t!("guidance-field-other-number"), 60),
        Field::files("files", t!("guidance-field-files"), 10),
    ];
}

/// What a document does.
pub(super) const fn does(does: Does) -> (&'static str, &'static str) {
    match does {
        Does::New => (t!("guidance-does-new"), "info"),
        Does::Amends => (t!("guidance-does-amends"), "wait"),
        Does::Cancels => (t!("guidance-does-cancels"), "plain"),
    }
}

/// `GET /guidance`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let asked = asked.into_typed();
    let form = Typed::empty(IssueForm::FIELDS)
        .fill("on", t.today().to_string())
        .fill("does", "new");
    let board = page(&app, &actor, t, form, &asked).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    asked: &Typed,
) -> Result<Board, Problem> {
    let (scope, own) = (actor.scope(), actor.scope().own());
    let (year, after) = (
        asked.value("year").to_owned(),
        paths::place(asked.value("after")),
    );
    let filter = Filter {
        year: year.parse().ok(),
        after,
        limit: ROWS,
    };
    let may_keep = actor.may::<acts::KeepGuidance>();
    let all = Filter {
        limit: OTHERS,
        ..Filter::default()
    };
    let unit = actor.unit.clone();
    let found = app.store.read(move |tx| {
        let page = guidance::documents(tx, &scope, &filter)?;
        let mut others = if may_keep {
            guidance::documents(tx, &own, &all)?.rows
        } else {
            Vec::new()
        };
        others.retain(|one| one.unit == unit && one.struck_on.is_none());
        Ok::<_, Failure>((page, others))
    });
    let place = (year.as_str(), after.is_some());
    Ok(drawn(app, actor, t, form, found.await?, place))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (found, others): (Page<Document>, Vec<Document>),
    place: (&str, bool),
) -> Board {
    let may_keep = actor.may::<acts::KeepGuidance>();
    let title = t.say(t!("guidance-title")).into_owned();
    let lede = t.say(t!("guidance-lede")).into_owned();
    let table = table(app, &t, &found, place);
    let doings = if may_keep {
        vec![doing(app, &t, &others)]
    } else {
        Vec::new()
    };
    let links = vec![Link {
        href: "/reports/06-QLKNTC".to_owned(),
        label: t.say(t!("guidance-in-report")).into_owned(),
        icon: "chart",
    }];
    let ways = ways(&t, actor, paths::GUIDANCE);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.links) = (ways, links);
    (board.tables, board.doings) = (vec![table], doings);
    board
}

/// A document as a row of a table.
pub(super) fn row(app: &App, t: &PageContext, one: &Document) -> Vec<Cell> {
    let (word, tone) = does(one.does);
    let stand = if one.struck_on.is_some() {
        Cell::of(t.say(t!("guidance-struck"))).mark("bad")
    } else {
        Cell::of(t.say(word)).mark(tone)
    };
    let kind = entry(t, app, (KINDS, &one.kind), one.on);
    vec![
        Cell::of(one.number.clone())
            .to(paths::document(one.id))
            .under(t.date(one.on)),
        Cell::of(one.title.clone()).under(kind),
        Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
        stand.under(one.other_number.clone()),
    ]
}

/// The heads of a table of documents.
pub(super) fn heads(t: &PageContext) -> Vec<String> {
    let heads = [
        t!("guidance-field-number"),
        t!("guidance-field-title"),
        t!("guidance-unit"),
        t!("guidance-field-does"),
    ];
    heads.map(|head| t.say(head).into_owned()).into()
}

fn table(
    app: &App,
    t: &PageContext,
    found: &Page<Document>,
    (year, is_further): (&str, bool),
) -> Table {
    Table {
        id: "documents",
        title: t.say(t!("guidance-documents")).into_owned(),
        heads: heads(t),
        rows: found.rows.iter().map(|one| row(app, t, one)).collect(),
        none: t.say(t!("guidance-none")).into_owned(),
        pager: Pager {
            first: is_further.then(|| paths::list(paths::GUIDANCE, year, None)),
            next: found
                .next
                .map(|next| paths::list(paths::GUIDANCE, year, Some(next))),
        },
    }
}

fn doing(app: &App, t: &PageContext, others: &[Document]) -> Doing {
    let other = |one: &Document| Choice {
        value: one.id.to_string(),
        label: format!("{} · {}", one.number, t.date(one.on)),
    };
    let word = |one: &Does| Choice {
        value: one.as_str().to_owned(),
        label: t.say(does(*one).0).into_owned(),
    };
    let others = others.iter().map(other).collect();
    Doing {
        title: t.say(t!("guidance-issue")).into_owned(),
        inputs: vec![
            Input::needed("number", Control::Line("text")),
            Input::needed("on", Control::Line("date")),
            Input::needed("kind", Control::Choice(choices(t, app, KINDS))),
            Input::needed("title", Control::Text(2)),
            Input::needed(
                "does",
                Control::Choice(Does::ALL.iter().map(word).collect()),
            ),
            Input::optional("other", Control::Choice(others)),
            Input::optional("other_number", Control::Line("text")),
            Input::optional("files", Control::Files),
        ],
        button: t.say(t!("guidance-issue-do")).into_owned(),
        value: "issue",
        action: paths::GUIDANCE.to_owned(),
        ..Doing::default()
    }
}

/// `POST /guidance`.
pub(super) async fn issue(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<IssueForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let raw = read(&mut form);
    let uploads = form.uploads().iter().map(Upload::from);
    let (at, files): (_, Vec<Upload>) = (app.setting(), uploads.collect());
    let work = move |tx: &mut Tx<'_>| {
        let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
        guidance::issue(tx, &at, &permit, &entry, &files)
    };
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(id) => Ok(Redirect::to(&paths::document(id)).into_response()),
        Err(stopped) => {
            let asked = Typed::empty(Narrowing::FIELDS);
            let mut board = page(&app, &actor, t, form.into_typed(), &asked).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}

fn read(form: &mut Typed) -> RawDocument {
    let on: Option<Date> = form.day("on");
    let other: Option<Id> = form.choice("other", |typed| typed.parse().ok());
    let of = |name: &str| form.value(name).to_owned();
    RawDocument {
        number: of("number"),
        on,
        kind: of("kind"),
        title: of("title"),
        does: of("does"),
        other,
        other_number: of("other_number"),
    }
}
