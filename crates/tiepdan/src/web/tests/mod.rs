//! The web room as a browser or a program meets it.

mod assets;
mod forms;
mod guards;
mod problems;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::{get, post};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::app::{App, Settings};
use crate::startup::{Chance, Clock};
use crate::web::{Again, Field, Fields, Form, Html, Kind, PageContext, Problem, router};

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    fn cookie(&self) -> String {
        self.header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }

    fn token(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"_csrf\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }
}

struct Note;

impl Fields for Note {
    const FIELDS: &'static [Field] = &[
        Field::line("name", words::t!("form-required"), 10),
        Field::text("story", words::t!("form-required"), 5000),
        Field::files("papers", words::t!("form-required"), 2),
    ];
}

#[derive(askama::Template)]
#[template(
    source = "<input name=\"_csrf\" value=\"{{ t.csrf }}\"><p>{{ said }}</p>",
    ext = "html"
)]
struct NotePage {
    t: PageContext,
    said: String,
}

async fn note(t: PageContext) -> Html<NotePage> {
    Html(NotePage {
        t,
        said: String::new(),
    })
}

async fn take_note(
    t: PageContext,
    mut form: Form<Note>,
) -> Result<Html<NotePage>, Again<NotePage>> {
    form.required("name");
    let files: Vec<_> = form
        .uploads()
        .iter()
        .map(|file| format!("{}:{}", file.file_name, file.content.len()))
        .collect();
    let said = format!(
        "{}|{}|{}",
        form.value("name"),
        form.value("story"),
        files.join(",")
    );
    if form.is_valid() {
        Ok(Html(NotePage { t, said }))
    } else {
        Err(Again(NotePage { t, said }))
    }
}

async fn refuse() -> Problem {
    let values = vec![("megabytes", 3_i64.into())];
    Problem::refused(
        Kind::Refused,
        "petition.transfer.accepted",
        "problem-too-large.remedy",
        values,
        Some("Điều 6".into()),
    )
}

async fn breaks() -> Problem {
    Problem::fault("the disk is gone")
}

fn server(settings: Settings) -> Router {
    let clock = Clock::standing_at("2026-11-23T03:00:00Z".parse().unwrap());
    let keep = store::testing::sqlite().unwrap();
    let store = keep.store.clone();
    // The folder lives as long as the test.
    std::mem::forget(keep);
    let app = App::new(
        clock,
        Chance::counting(),
        settings,
        store,
        casework::testing::law(),
    )
    .unwrap()
    .with_seals(casework::testing::masters());
    let pages = crate::pages::routes()
        .route("/note", get(note).post(take_note))
        .route("/refuse", post(refuse))
        .route("/breaks", get(breaks))
        .route("/api/v1/breaks", get(breaks));
    router(Arc::new(app), pages)
}

async fn ask(server: &Router, request: Request<Body>) -> Answer {
    let answer = server.clone().oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

async fn fetch(server: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(server, request.body(Body::empty()).unwrap()).await
}

async fn send(
    server: &Router,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Answer {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(server, request.body(body.into()).unwrap()).await
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
