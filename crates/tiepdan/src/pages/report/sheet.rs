//! `/reports/{form}`: a form laid out like the printed one; every figure opens what is behind it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::report::{self, Frozen, Report};
use law::form::Form;
use words::t;

use super::checks::{self, Changed};
use super::chosen::{Chosen, ReportQuery};
use super::frame::{Frame, View, form_of};
use super::grid::Grid;
use super::paths::{self, FormPath};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Html, PageContext, Problem, SignedIn, Typed};

#[derive(Template)]
#[template(path = "pages/report/sheet.html")]
struct SheetPage {
    t: PageContext,
    form: Typed,
    frame: Frame,
    grid: Grid,
    notes: Vec<String>,
    violations: Vec<String>,
    /// When it was closed and sent, in words; empty while it is open.
    closed: String,
    changes: Vec<Changed>,
    pager: Pager,
}

/// Shows a form.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<FormPath>,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<impl IntoResponse, Problem> {
    let (chosen, typed) = Chosen::read(&app.law, &actor, t.today(), asked.into_typed())?;
    let form = form_of(&app.law, &chosen, &path.form)?;
    let (law, scope) = (Arc::clone(&app.law), actor.scope());
    let (id, version, of) = (form.id.clone(), form.version.clone(), chosen.clone());
    let found = app.store.read(move |tx| {
        let form = law.forms.get(&version, &id).ok_or(Failure::NotFound)?;
        let question = of.question(form);
        let report = report::figures(tx, &law, &scope, &question)?;
        let frozen = report::frozen(tx, &law, &scope, &question)?;
        Ok::<_, Failure>((report, frozen))
    });
    let (report, frozen) = found.await?;
    let frame = Frame::of(&t, &app.law, &actor, (&chosen, form), View::Sheet);
    Ok(Html(page(
        t,
        &app,
        typed,
        frame,
        (&chosen, form, &report, frozen),
    )))
}

fn page(
    t: PageContext,
    app: &App,
    typed: Typed,
    frame: Frame,
    (chosen, form, report, frozen): (&Chosen, &Form, &Report, Option<Frozen>),
) -> SheetPage {
    let grid = Grid::of(&t, &app.law, (form, report), chosen);
    let is_first = chosen.after.is_empty();
    let path = paths::sheet(form);
    let changes = frozen.as_ref().map(|frozen| frozen.adjustments.as_slice());
    SheetPage {
        notes: checks::notes(&t, report),
        violations: checks::violations(&t, &app.law, form, report),
        changes: checks::changes(&t, &app.law, form, changes.unwrap_or_default()),
        closed: frozen.map_or_else(String::new, |frozen| {
            closed(&t, app, frozen.at, frozen.sent_on)
        }),
        pager: Pager {
            first: (!is_first).then(|| chosen.link(&path, &[])),
            next: grid
                .next
                .as_ref()
                .map(|next| chosen.link(&path, &[("after", next)])),
        },
        form: typed,
        frame,
        grid,
        t,
    }
}

/// When a period was closed and sent, in words.
pub(super) fn closed(
    t: &PageContext,
    app: &App,
    at: i64,
    sent_on: Option<jiff::civil::Date>,
) -> String {
    let at = ("at", t.moment(app.clock.local(at)).into());
    let said = match sent_on {
        Some(on) => t.say_with(
            t!("report-closed-and-sent"),
            &[at, ("sent", t.date(on).into())],
        ),
        None => t.say_with(t!("report-closed"), &[at]),
    };
    said.into_owned()
}
