//! One visit: who came, about what, what came of it, what the citizen is still owed; and telling him.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, Scope, acts};
use casework::notice::{self, NoticeLine};
use casework::reception::{self, VisitDetails, VisitRow};
use casework::supervision::{self, AssignmentRow};
use casework::{Failure, FieldError, Id, person};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::papers::{self, PaperLine};
use super::paths::VisitPath;
use super::{label, paths};
use crate::app::App;
use crate::pages::petition::label as petition_label;
use crate::pages::petition::paths as petition_paths;
use crate::pages::supervision::lines::{self, Line as DirectiveLine};
use crate::pages::supervision::paths as led;
use crate::web::components::ClockView;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// One line of a list of visits.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) on: Date,
    pub(super) title: String,
    pub(super) who: String,
    pub(super) is_sealed: bool,
    pub(super) class: &'static str,
    pub(super) people: i64,
    pub(super) is_large: bool,
    pub(super) is_repeated: bool,
    pub(super) outcome: String,
}

/// A visit as a list shows it.
pub(super) fn line(t: &PageContext, app: &App, row: &VisitRow) -> Line {
    Line {
        href: paths::visit(row.id),
        number: number(row),
        on: row.on,
        title: title(t, row),
        who: who(t, row),
        is_sealed: row.sealed,
        class: petition_label::class(row.class.as_deref()),
        people: row.people,
        is_large: app.law.groups.is_large(row.people),
        is_repeated: row.is_repeated,
        outcome: outcome(t, app, row),
    }
}

/// Number and year in the book of the unit.
pub(super) fn number(row: &VisitRow) -> String {
    format!("{}/{}", row.number.0, row.number.1)
}

/// What it is about; what it was where nothing was written.
pub(super) fn title(t: &PageContext, row: &VisitRow) -> String {
    if row.summary.is_empty() {
        t.say("reception-no-summary").into_owned()
    } else {
        row.summary.clone()
    }
}

/// Who came, never a denouncer.
pub(super) fn who(t: &PageContext, row: &VisitRow) -> String {
    let first = match &row.first_name {
        _ if row.sealed => return t.say("petition-sealed").into_owned(),
        None => return t.say("reception-nobody-named").into_owned(),
        Some(name) => name.clone(),
    };
    if row.people > 1 {
        let values = [("name", first.into()), ("others", (row.people - 1).into())];
        t.say_with("petition-and-others", &values).into_owned()
    } else {
        first
    }
}

/// What came of it, with the ground of a refusal.
pub(super) fn outcome(t: &PageContext, app: &App, row: &VisitRow) -> String {
    let result = label::entry(t, &app.law, label::RESULTS, &row.outcome, row.on);
    match &row.ground {
        Some(ground) => {
            let ground = label::entry(t, &app.law, label::REFUSALS, ground, row.on);
            format!("{result}: {ground}")
        }
        None => result,
    }
}

/// People of the register that a form names must be those the officer may see.
pub(super) fn expect_known(
    tx: &mut Tx<'_>,
    scope: &Scope,
    known: &[Option<Id>],
) -> Result<(), Failure> {
    for (index, id) in known.iter().enumerate() {
        if let Some(id) = id
            && person::find(tx, scope, *id)?.is_none()
        {
            let field = format!("visitors.{index}.name");
            return Err(FieldError::new(field, "person-unknown").into());
        }
    }
    Ok(())
}

/// A clock with the name of its rule.
pub(super) struct NamedClock {
    pub(super) name: String,
    pub(super) view: ClockView,
}

/// The clocks of a visit.
pub(super) fn clocks(t: &PageContext, app: &App, details: &VisitDetails) -> Vec<NamedClock> {
    let each = details.clocks.iter().map(|clock| NamedClock {
        name: app.law.term(&clock.term).map_or_else(
            || clock.term.clone(),
            |term| legal::text(t, &term.title).to_owned(),
        ),
        view: legal::clock(t, &app.law, clock),
    });
    each.collect()
}

pub(super) struct TellForm;

impl Fields for TellForm {
    const FIELDS: &'static [Field] = &[
        Field::line("on", t!("reception-field-told-on"), 10),
        Field::line("paper_number", t!("reception-field-paper-number"), 60),
        Field::text("answer", t!("reception-field-answer"), 2000),
    ];
}

/// Somebody who came, as he may be shown.
struct Visitor {
    name: String,
    about: String,
    is_representative: bool,
}

#[derive(Template)]
#[template(path = "pages/reception/visit.html")]
struct VisitPage {
    t: PageContext,
    form: Typed,
    line: Line,
    details: VisitDetails,
    unit: String,
    field: String,
    visitors: Vec<Visitor>,
    clocks: Vec<NamedClock>,
    is_owed: bool,
    may_tell: bool,
    ask: String,
    interpreted: String,
    action: String,
    receipt: String,
    appointment: Option<String>,
    papers: Vec<PaperLine>,
    begin: String,
    session: String,
    petition: Option<String>,
    case: Option<String>,
    matter: Option<String>,
    directives: Vec<DirectiveLine>,
    give: String,
}

/// A visit, what was concluded on it, and its papers.
type Found = (VisitDetails, Vec<AssignmentRow>, Vec<NoticeLine>);

/// `GET /visits/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let found = app
        .store
        .write(move |tx| {
            let found = read(tx, &reader, path.id)?;
            reception::record_reading(tx, &at, &reader, path.id)?;
            Ok::<_, Failure>(found)
        })
        .await?;
    let mut form = Typed::empty(TellForm::FIELDS).fill("on", t.today().to_string());
    if let Some(number) = papers::number(&app, &found.2) {
        form = form.fill("paper_number", number);
    }
    Ok(page(&app, &actor, t, form, found, StatusCode::OK))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, id: Id) -> Result<Found, Failure> {
    let details = reception::visit(tx, &actor.scope(), id)?;
    let directives = supervision::directives_of(tx, &actor.scope(), id)?;
    Ok((details, directives, notice::of_subject(tx, id)?))
}

fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (details, directives, notices): Found,
    status: StatusCode,
) -> Response {
    let row = &details.row;
    let is_ours = row.unit == actor.unit;
    let visitors = details.people.iter().map(|one| match &one.identity {
        Some(identity) => Visitor {
            name: identity.name.clone(),
            about: [
                identity.id_number.as_deref(),
                Some(identity.address.as_str()),
            ]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
            is_representative: one.role == "representative",
        },
        None => Visitor {
            name: t.say("petition-sealed").into_owned(),
            about: String::new(),
            is_representative: one.role == "representative",
        },
    });
    let field = row.field.as_deref();
    let may_tell = is_ours && actor.may::<acts::Receive>();
    let page = VisitPage {
        unit: legal::unit_name(&t, &app.law, &row.unit),
        field: field.map_or_else(String::new, |id| petition_label::field(&t, &app.law, id)),
        visitors: visitors.collect(),
        clocks: clocks(&t, app, &details),
        is_owed: details.clocks.iter().any(|clock| clock.closed_on.is_none()),
        may_tell,
        ask: paths::ask(row.id),
        interpreted: paths::interpreted(row.id),
        directives: directives
            .iter()
            .map(|row| lines::line(&t, app, row))
            .collect(),
        give: if is_ours && actor.may::<acts::Direct>() {
            led::give("visit", row.id)
        } else {
            String::new()
        },
        action: paths::visit(row.id),
        receipt: paths::receipt(row.id),
        appointment: details.promised_on.map(|_| paths::appointment(row.id)),
        papers: papers::lines(&t, app, row, &notices, may_tell),
        begin: paths::papers(row.id),
        session: paths::session(row.session),
        petition: row.petition.map(petition_paths::petition),
        case: row.case.map(crate::pages::settlement::paths::case),
        matter: (row.matter != row.id).then(|| paths::visit(row.matter)),
        line: line(&t, app, row),
        form,
        details,
        t,
    };
    render(status, &page)
}

/// `POST /visits/{id}`: the citizen was told.
pub(super) async fn tell(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
    t: PageContext,
    mut form: Form<TellForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    form.required("on");
    let on = form.day("on");
    let (number, answer) = (
        form.value("paper_number").to_owned(),
        form.value("answer").to_owned(),
    );
    let told = match on.filter(|_| form.is_valid()) {
        Some(on) => {
            let at = app.setting();
            app.store
                .write(move |tx| reception::tell(tx, &at, &permit, path.id, on, &number, &answer))
                .await
        }
        None => Err(Failure::Invalid(Vec::new())),
    };
    match told {
        Ok(()) => Ok(Redirect::to(&paths::visit(path.id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let reader = Arc::clone(&actor);
            let found = app.store.read(move |tx| read(tx, &reader, path.id)).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&app, &actor, t, form.into_typed(), found, status))
        }
        Err(failure) => Err(failure.into()),
    }
}
