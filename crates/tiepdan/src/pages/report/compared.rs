//! `/reports/{form}/compared`: a form's totals beside those of the same period of the year before.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::report::{self, Change, Comparison};
use law::form::Form;

use super::chosen::{Chosen, ReportQuery};
use super::frame::{Frame, View, form_of};
use super::grid::{column_label, figure_text};
use super::paths::{self, FormPath};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::{At, Html, PageContext, Problem, SignedIn, Typed, legal};

/// A column beside the year before.
struct ComparedLine {
    no: u16,
    label: String,
    now: String,
    now_href: String,
    before: String,
    before_href: String,
    more: String,
    share: String,
    is_built: bool,
}

#[derive(Template)]
#[template(path = "pages/report/compared.html")]
struct ComparedPage {
    t: PageContext,
    form: Typed,
    frame: Frame,
    /// The period before in words; empty where no rule of that time gives it.
    before: String,
    /// The period has not ended yet.
    is_running: bool,
    lines: Vec<ComparedLine>,
}

/// Shows the comparison.
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
        let not_built = report.not_built.clone();
        let compared = report::comparison(tx, &law, &scope, &question, &report)?;
        Ok::<_, Failure>((compared, not_built))
    });
    let (compared, not_built) = found.await?;
    let frame = Frame::of(&t, &app.law, &actor, (&chosen, form), View::Compared);
    let lines = compared.as_ref().map_or_else(Vec::new, |compared| {
        lines(&t, form, &chosen, compared, &not_built)
    });
    Ok(Html(ComparedPage {
        before: compared.map_or_else(String::new, |compared| {
            legal::text(&t, &compared.before.name).to_owned()
        }),
        is_running: t.today() <= chosen.period.to,
        lines,
        form: typed,
        frame,
        t,
    }))
}

fn lines(
    t: &PageContext,
    form: &Form,
    chosen: &Chosen,
    compared: &Comparison,
    not_built: &[u16],
) -> Vec<ComparedLine> {
    let line = |change: &Change| {
        let path = paths::rows(form, change.column);
        let link = |figure: i64, more: &[(&str, &str)]| {
            if figure == 0 {
                String::new()
            } else {
                chosen.link(&path, more)
            }
        };
        let text = |figure: i64| figure_text(t, form, change.column, figure);
        ComparedLine {
            no: change.column,
            label: column_label(form, change.column),
            now: text(change.now),
            now_href: link(change.now, &[]),
            before: text(change.before),
            before_href: link(change.before, &[("period", &compared.before.text)]),
            more: match change.more {
                0 => text(0),
                more if more > 0 => format!("+{}", text(more)),
                less => text(less),
            },
            share: t.share(change.more, change.before),
            is_built: !not_built.contains(&change.column),
        }
    };
    compared.columns.iter().map(line).collect()
}
