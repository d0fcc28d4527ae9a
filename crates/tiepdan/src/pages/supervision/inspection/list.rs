//! `/inspections`: those a unit makes, is subject to, or has something to carry out of; the latest first.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::access::acts;
use casework::supervision::inspection::{
    self, InspectionRow, InspectionSums, ListFilter, Page, Situation,
};
use jiff::civil::Date;
use words::t;

use super::super::paths;
use super::label;
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// A line of the list.
struct Line {
    href: String,
    title: String,
    basis: String,
    unit: String,
    subjects: String,
    on: Date,
    stand: &'static str,
    tone: &'static str,
    left: String,
    is_late: bool,
}

#[derive(Template)]
#[template(path = "pages/supervision/inspection/list.html")]
struct InspectionsPage {
    t: PageContext,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    may_plan: bool,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let situation = Situation::parse(form.value("tab")).unwrap_or_default();
    let filter = ListFilter {
        situation,
        after: paths::place(form.value("after")),
        limit: ROWS,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| {
            let page = inspection::list(tx, &at, &scope, &filter)?;
            Ok::<_, Failure>((page, inspection::sums(tx, &at, &scope)?))
        })
        .await?;
    let may_plan = actor.may::<acts::Inspect>();
    Ok(Html(page(t, &app, &form, situation, &found, may_plan)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    here: Situation,
    (found, sums): &(Page, InspectionSums),
    may_plan: bool,
) -> InspectionsPage {
    let tab = |one: Situation| Tab {
        href: paths::inspections(one.as_str(), ""),
        label: t.say(label::situation(one)).into_owned(),
        count: match one {
            Situation::All => None,
            Situation::Planned => Some(sums.planned),
            Situation::Begun => Some(sums.begun),
            Situation::Concluded => Some(sums.concluded),
            Situation::Late => Some(sums.late),
            Situation::CarriedOut => Some(sums.carried_out),
        },
        is_here: one == here,
    };
    let link = |after: &str| paths::inspections(here.as_str(), after);
    InspectionsPage {
        tabs: Situation::ALL.into_iter().map(tab).collect(),
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| link("")),
            next: found.next.map(|next| link(&paths::key(next))),
        },
        may_plan,
        t,
    }
}

fn line(t: &PageContext, app: &App, row: &InspectionRow) -> Line {
    let one = &row.inspection;
    let (stand, tone) = label::stand(one.stand);
    let first = row.first_subject.as_deref().unwrap_or_default();
    let first = legal::unit_in_place(t, &app.law, first);
    let so_far = [
        ("accepted", row.accepted.into()),
        ("all", row.recommended.into()),
    ];
    Line {
        href: paths::inspection(one.id),
        title: title(t, one),
        basis: one.basis.clone(),
        unit: legal::unit_name(t, &app.law, &one.unit),
        subjects: if one.units > 1 {
            let values = [("unit", first.into()), ("more", (one.units - 1).into())];
            t.say_with("inspection-and-more", &values).into_owned()
        } else {
            first
        },
        on: one.begun_on.unwrap_or(one.planned_on),
        stand,
        tone,
        left: if row.recommended > 0 {
            t.say_with("inspection-so-far", &so_far).into_owned()
        } else {
            String::new()
        },
        is_late: row.late > 0,
    }
}

/// What it is and about which duty.
pub(super) fn title(t: &PageContext, one: &inspection::Inspection) -> String {
    let values = [
        ("kind", t.say(label::kind(one.kind)).into_owned().into()),
        (
            "occasion",
            t.say(label::occasion(one.occasion)).into_owned().into(),
        ),
        ("topic", t.say(label::topic(one.topic)).into_owned().into()),
    ];
    t.say_with("inspection-name", &values).into_owned()
}
