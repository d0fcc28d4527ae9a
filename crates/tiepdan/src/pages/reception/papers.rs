//! The papers of a visit: those that the law gives for it, begun or to be begun.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::notice::{self, NoticeLine};
use casework::reception::VisitRow;
use words::t;

use super::paths::VisitPath;
use crate::app::App;
use crate::pages::notice::paths as of_papers;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, legal};

/// A paper of a visit.
pub(super) struct PaperLine {
    /// Its form.
    pub(super) form: String,
    /// What it is called.
    pub(super) title: String,
    /// The article that gives it.
    pub(super) article: String,
    /// Its page and its day, once it is begun.
    pub(super) begun: Option<(String, String)>,
}

/// The papers that were begun, and those that still may be.
pub(super) fn lines(
    t: &PageContext,
    app: &App,
    row: &VisitRow,
    begun: &[NoticeLine],
    may_begin: bool,
) -> Vec<PaperLine> {
    let line = |form: &str, article: &str, begun| PaperLine {
        form: form.to_owned(),
        title: app.law.notices.get(form).map_or_else(
            || form.to_owned(),
            |notice| legal::text(t, &notice.title).to_owned(),
        ),
        article: legal::article(t, &app.law, article),
        begun,
    };
    let known = begun.iter().map(|notice| {
        let page = (of_papers::paper(notice.id), t.date(notice.on));
        line(&notice.form, &notice.article, Some(page))
    });
    let lawful = notice::forms(&app.law, row, t.today()).into_iter();
    let others = lawful.filter(|(form, _)| may_begin && begun.iter().all(|one| one.form != *form));
    known
        .chain(others.map(|(form, article)| line(form, article, None)))
        .collect()
}

/// The number of the written refusal as it is printed, to be told to the citizen with it.
pub(super) fn number(app: &App, begun: &[NoticeLine]) -> Option<String> {
    begun
        .iter()
        .find_map(|one| notice::label(&app.law, one, None))
}

pub(super) struct PaperForm;

impl Fields for PaperForm {
    const FIELDS: &'static [Field] = &[Field::line("form", t!("reception-papers"), 30)];
}

/// `POST /visits/{id}/papers`: begins a paper, and goes on to its page.
pub(super) async fn begin(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
    form: Form<PaperForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let (at, scope, wanted) = (app.setting(), actor.scope(), form.value("form").to_owned());
    let begun = app
        .store
        .write(move |tx| notice::begin(tx, &at, &permit, &scope, path.id, &wanted));
    Ok(Redirect::to(&of_papers::paper(begun.await?)).into_response())
}
