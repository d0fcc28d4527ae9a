//! The gallery: every component with sample text, so that the look can be looked at and tested.
//! People and matters on it are invented.

pub mod paths;
mod sample;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use words::t;

use crate::app::App;
use crate::web::components::{Choice, Moment, Tab};
use crate::web::listing::{Pager, SortLink};
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Typed};

/// The pages of the gallery.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::STYLE, get(show).post(show_again))
        .route(paths::STYLE_PUBLIC, get(show_public))
        .route(paths::STYLE_PRINT, get(show_print))
}

/// The sample form.
struct VisitForm;

impl Fields for VisitForm {
    const FIELDS: &'static [Field] = &[
        Field::line("q", t!("style-field-search"), 200),
        Field::line("class", t!("style-field-class"), 30),
        Field::line("state", t!("style-field-state"), 30),
        Field::line("name", t!("style-field-name"), 60),
        Field::line("on", t!("style-field-day"), 10),
        Field::line("people", t!("style-field-people"), 6),
        Field::text("about", t!("style-field-about"), 4000),
        Field::line("times", t!("style-field-times"), 10),
        Field::files("files", t!("style-field-files"), 10),
    ];
}

#[derive(Template)]
#[template(path = "pages/style/show.html")]
struct Gallery {
    t: PageContext,
    form: Typed,
    rows: Vec<sample::Row>,
    clocks: Vec<crate::web::components::ClockView>,
    tabs: Vec<Tab>,
    docket: Vec<Moment>,
    figures: Vec<sample::Figures>,
    classes: Vec<Choice>,
    states: Vec<Choice>,
    times: Vec<Choice>,
    sort: SortLink,
    unsorted: SortLink,
    pager: Pager,
}

impl Gallery {
    fn new(mut t: PageContext, form: Typed) -> Self {
        t.actor = Some(Arc::new(sample::actor(&t)));
        let listing = sample::listing();
        Self {
            rows: sample::rows(&t),
            clocks: sample::clocks(&t),
            tabs: sample::tabs(&t),
            docket: sample::docket(&t),
            figures: sample::figures(&t),
            classes: sample::classes(&t),
            states: sample::states(&t),
            times: sample::times(&t),
            sort: listing.sort_link("due"),
            unsorted: listing.sort_link("code"),
            pager: listing.pager(false, Some("1203")),
            form,
            t,
        }
    }
}

#[derive(Template)]
#[template(path = "pages/style/public.html")]
struct PublicSample {
    t: PageContext,
    form: Typed,
    docket: Vec<Moment>,
}

#[derive(Template)]
#[template(path = "pages/style/print.html")]
struct PrintSample {
    t: PageContext,
}

async fn show(t: PageContext) -> impl IntoResponse {
    let today = t.today().to_string();
    Html(Gallery::new(
        t,
        Typed::empty(VisitForm::FIELDS)
            .fill("on", today)
            .fill("times", "first"),
    ))
}

async fn show_again(t: PageContext, mut form: Form<VisitForm>) -> impl IntoResponse {
    form.required("name");
    form.required("about");
    form.day("on");
    form.number("people", 1..=9999);
    Again(Gallery::new(t, form.into_typed()))
}

async fn show_public(t: PageContext) -> impl IntoResponse {
    let docket = sample::docket(&t);
    Html(PublicSample {
        form: Typed::empty(VisitForm::FIELDS),
        docket,
        t,
    })
}

async fn show_print(t: PageContext) -> impl IntoResponse {
    Html(PrintSample { t })
}
