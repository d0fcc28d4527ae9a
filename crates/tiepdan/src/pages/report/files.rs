//! A form as a file: CSV for programs, XLSX laid out like the printed form.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::Failure;
use casework::access::Actor;
use casework::report::{self, Report};
use law::form::Form;

use words::Language;

use super::chosen::{Chosen, ReportQuery};
use super::frame::form_of;
use super::paths::FormPath;
use crate::app::App;
use crate::papers;
use crate::web::file::{saved, shown};
use crate::web::form::Asked;
use crate::web::{At, Kind, PageContext, Problem, SignedIn};

/// `GET /reports/{form}/csv`.
pub(super) async fn csv(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<FormPath>,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (form, report) = filled(&app, &actor, &t, &path, asked).await?;
    let bytes = papers::report::csv(&t, form, &report).map_err(|fault| Problem::fault(&fault))?;
    Ok(saved(
        "text/csv; charset=utf-8",
        &named(form, &report, "csv"),
        bytes,
    ))
}

/// `GET /reports/{form}/xlsx`.
pub(super) async fn xlsx(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<FormPath>,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (form, report) = filled(&app, &actor, &t, &path, asked).await?;
    let bytes = papers::report::xlsx(&t, form, &report).map_err(|fault| Problem::fault(&fault))?;
    Ok(saved(XLSX, &named(form, &report, "xlsx"), bytes))
}

/// `GET /reports/{form}/pdf`.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<FormPath>,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (form, report) = filled(&app, &actor, &t, &path, asked).await?;
    let voice = app.words.voice(Language::Vi);
    let order = papers::report::order(&app.law, &voice, form, &report, t.now.local);
    let bytes = app.press.print(&order).await?;
    Ok(shown(bytes, &named(form, &report, "pdf")))
}

/// Media types of office files.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async fn filled<'a>(
    app: &'a App,
    actor: &Actor,
    t: &PageContext,
    path: &FormPath,
    asked: Asked<ReportQuery>,
) -> Result<(&'a Form, Report), Problem> {
    let (chosen, typed) = Chosen::read(&app.law, actor, t.today(), asked.into_typed())?;
    if !typed.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let form = form_of(&app.law, &chosen, &path.form)?;
    let (law, scope) = (Arc::clone(&app.law), actor.scope());
    let (id, version) = (form.id.clone(), form.version.clone());
    let report = app.store.read(move |tx| {
        let form = law.forms.get(&version, &id).ok_or(Failure::NotFound)?;
        report::figures(tx, &law, &scope, &chosen.question(form))
    });
    Ok((form, report.await?))
}

fn named(form: &Form, report: &Report, ending: &str) -> String {
    format!(
        "{}_{}_{}.{ending}",
        form.url_id, report.unit, report.period.text
    )
}
