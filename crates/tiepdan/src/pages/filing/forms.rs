//! `/forms`: the forms that a citizen writes and signs himself, to print.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::papers::citizen::{CitizenForm, FORMS, Written};
use crate::web::file::shown;
use crate::web::{At, Html, Kind, PageContext, Problem, legal};

/// The address of a form.
#[derive(Deserialize)]
pub(super) struct FormPath {
    form: String,
}

struct Line {
    number: &'static str,
    title: String,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/filing/forms.html")]
struct FormsPage {
    t: PageContext,
    lines: Vec<Line>,
}

/// `GET /forms`.
pub(super) async fn show(State(app): State<Arc<App>>, t: PageContext) -> impl IntoResponse {
    let line = |form: &CitizenForm| {
        let title = form.title(&app.law)?;
        Some(Line {
            number: form.id,
            title: legal::text(&t, title).to_owned(),
            href: paths::form(form.slug),
        })
    };
    let lines = FORMS.iter().filter_map(line).collect();
    Html(FormsPage { t, lines })
}

/// `GET /forms/{form}`: blank, as a PDF.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    At(FormPath { form }): At<FormPath>,
) -> Result<Response, Problem> {
    let form = CitizenForm::of_slug(&form).ok_or(Kind::NotFound)?;
    let order = form.order(&app.law, &Written::default(), app.clock.now().local);
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    Ok(shown(pdf, &format!("form_{}.pdf", form.slug)))
}
