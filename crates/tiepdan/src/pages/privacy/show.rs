//! `GET /privacy`: the notice, with the records of processing as the law's data have them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

use crate::app::App;
use crate::web::{Html, PageContext, legal};

/// One purpose.
struct Record {
    purpose: String,
    whose: String,
    data: String,
    ground: String,
    kept: String,
}

#[derive(Template)]
#[template(path = "pages/privacy/show.html")]
pub(super) struct PrivacyPage {
    t: PageContext,
    records: Vec<Record>,
}

/// `GET /privacy`.
pub(super) async fn show(State(app): State<Arc<App>>, t: PageContext) -> Html<PrivacyPage> {
    let records = app.law.processing.records.iter().map(|record| Record {
        purpose: legal::text(&t, &record.purpose).to_owned(),
        whose: legal::text(&t, &record.whose).to_owned(),
        data: legal::text(&t, &record.data).to_owned(),
        ground: legal::article(&t, &app.law, &record.article),
        kept: legal::text(&t, &record.kept).to_owned(),
    });
    let records = records.collect();
    Html(PrivacyPage { t, records })
}
