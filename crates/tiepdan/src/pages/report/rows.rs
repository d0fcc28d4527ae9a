//! `/reports/{form}/{column}/rows`: the visits, petitions, cases and decisions that make up a figure.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::Scope;
use casework::report::{self, Behind, Named, Report};
use casework::{Failure, Id};
use law::Law;
use law::form::Form;
use store::Tx;
use words::t;

use super::chosen::{Chosen, ReportQuery};
use super::frame::{Frame, View, form_of};
use super::grid::{column_label, figure_text};
use super::paths::{self, ColumnPath};
use crate::app::App;
use crate::pages::{guidance, petition, reception, settlement, supervision};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Html, Kind, PageContext, Problem, SignedIn, legal};

/// Things on a page.
const ROWS: usize = 50;

/// A thing behind the figure.
pub(crate) struct ThingLine {
    pub(crate) kind: &'static str,
    pub(crate) number: String,
    pub(crate) title: String,
    /// Its page; empty where it has gone to a unit that one does not see.
    pub(crate) href: String,
    pub(crate) unit: String,
    pub(crate) on: String,
    pub(crate) amount: String,
    pub(crate) sealed: bool,
}

#[derive(Template)]
#[template(path = "pages/report/rows.html")]
struct RowsPage {
    t: PageContext,
    frame: Frame,
    /// The form it was opened from.
    back: String,
    column: u16,
    label: String,
    /// The unit of the row, or the word for the total.
    of: String,
    figure: String,
    /// What this page adds up to.
    sum: String,
    lines: Vec<ThingLine>,
    pager: Pager,
}

/// Shows what is behind a figure.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<ColumnPath>,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<impl IntoResponse, Problem> {
    let (chosen, typed) = Chosen::read(&app.law, &actor, t.today(), asked.into_typed())?;
    if !typed.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let form = form_of(&app.law, &chosen, &path.form)?;
    let (law, scope) = (Arc::clone(&app.law), actor.scope());
    let (id, version) = (form.id.clone(), form.version.clone());
    let (of, column) = (chosen.clone(), path.column);
    let found = app.store.read(move |tx| {
        let form = law.forms.get(&version, &id).ok_or(Failure::NotFound)?;
        read(tx, &law, &scope, (&of, form, column))
    });
    let (named, report) = found.await?;
    let frame = Frame::of(&t, &app.law, &actor, (&chosen, form), View::Rows);
    Ok(Html(page(
        t,
        &app.law,
        frame,
        (&chosen, form, column),
        (named, &report),
    )))
}

/// The things of the page, one more if more follow, and the report they stand in.
fn read(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    (chosen, form, column): (&Chosen, &Form, u16),
) -> Result<(Vec<Named>, Report), Failure> {
    form.column(column).ok_or(Failure::NotFound)?;
    let after: Option<Id> = match chosen.after.as_str() {
        "" => None,
        place => Some(place.parse().map_err(|_| Failure::NotFound)?),
    };
    let question = chosen.question(form);
    let report = report::figures(tx, law, scope, &question)?;
    let is_row = |unit: &str| report.rows.iter().any(|row| row.unit == unit);
    if chosen.row.as_deref().is_some_and(|unit| !is_row(unit)) {
        return Err(Failure::NotFound);
    }
    let asked = Behind {
        question,
        column,
        row: chosen.row.as_deref(),
        after,
        limit: i64::try_from(ROWS + 1).unwrap_or(i64::MAX),
    };
    let things = report::behind(tx, law, scope, &asked)?;
    Ok((report::named(tx, scope, things)?, report))
}

fn page(
    t: PageContext,
    law: &Law,
    frame: Frame,
    (chosen, form, column): (&Chosen, &Form, u16),
    (mut named, report): (Vec<Named>, &Report),
) -> RowsPage {
    let row = chosen.row.as_deref();
    let is_more = named.len() > ROWS;
    named.truncate(ROWS);
    let of_row = row.and_then(|unit| report.rows.iter().find(|row| row.unit == unit));
    let figure = of_row.map_or(&report.total, |row| &row.figures).get(column);
    let sum = named.iter().map(|one| one.thing.amount).sum();
    let link = |after: &str| {
        let more = [("row", row.unwrap_or_default()), ("after", after)];
        chosen.link(&paths::rows(form, column), &more)
    };
    let last = named.last().filter(|_| is_more);
    RowsPage {
        back: chosen.link(&paths::sheet(form), &[]),
        column,
        label: column_label(form, column),
        of: of_row.map_or_else(
            || t.say(t!("report-total")).into_owned(),
            |row| legal::whole_name(&t, law, &row.unit, &row.name),
        ),
        figure: figure_text(&t, form, column, figure),
        sum: figure_text(&t, form, column, sum),
        pager: Pager {
            first: (!chosen.after.is_empty()).then(|| link("")),
            next: last.map(|one| link(&one.thing.subject.to_string())),
        },
        lines: named
            .iter()
            .map(|one| {
                let amount = figure_text(&t, form, column, one.thing.amount);
                thing_line(&t, law, one, amount)
            })
            .collect(),
        frame,
        t,
    }
}

/// A thing behind a figure with what it adds to it.
pub(crate) fn thing_line(t: &PageContext, law: &Law, named: &Named, amount: String) -> ThingLine {
    let (thing, name) = (&named.thing, named.name.as_ref());
    let number = name.and_then(|name| name.number);
    let number = number.map_or_else(String::new, |(no, year)| format!("{no}/{year}"));
    let paper = name.map_or("", |name| name.paper.as_str());
    ThingLine {
        kind: kind(&thing.subject_kind),
        number: if paper.is_empty() {
            number
        } else {
            paper.to_owned()
        },
        title: name.map_or_else(
            || t.say(t!("report-thing-elsewhere")).into_owned(),
            |name| name.title.clone(),
        ),
        href: name.map_or_else(String::new, |name| match name.page_kind {
            "visit" => reception::paths::visit(name.page),
            "session" => reception::paths::session(name.page),
            "petition" => petition::paths::petition(name.page),
            "inspection" => supervision::paths::inspection(name.page),
            "guidance" => guidance::paths::document(name.page),
            "training" => guidance::paths::class(name.page),
            "recommendation" => supervision::paths::recommendation(name.page),
            "assignment" => supervision::paths::assignment(name.page),
            _ => settlement::paths::case(name.page),
        }),
        unit: legal::unit_name(t, law, &thing.unit),
        on: t.date(thing.on),
        amount,
        sealed: name.is_some_and(|name| name.sealed),
    }
}

/// What a kind of thing is called.
fn kind(subject_kind: &str) -> &'static str {
    match subject_kind {
        "visit" => t!("report-thing-visit"),
        "session" => t!("report-thing-session"),
        "petition" => t!("report-thing-petition"),
        "decision" => t!("report-thing-decision"),
        "inspection" => t!("report-thing-inspection"),
        "guidance" => t!("report-thing-guidance"),
        "training" => t!("report-thing-training"),
        "recommendation" => t!("report-thing-recommendation"),
        "assignment" => t!("report-thing-assignment"),
        _ => t!("report-thing-case"),
    }
}
