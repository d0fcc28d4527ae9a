//! Putting a problem into words.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{ARTICLE, Parts, Problem};
use crate::app::App;
use crate::web::context::PageContext;
use crate::web::fragment::Wanted;
use crate::web::refusal::told;
use crate::web::view::render;

/// A problem in the words of one language.
struct Told {
    status: u16,
    code: String,
    title: String,
    detail: String,
    /// The label and the article that forbids it.
    article: Option<(String, String)>,
    fields: Vec<FieldTold>,
    id: Option<String>,
}

#[derive(Serialize)]
struct FieldTold {
    field: String,
    code: String,
    message: String,
}

#[derive(Template)]
#[template(path = "web/layout/problem_public.html")]
struct PublicPage {
    t: PageContext,
    problem: Told,
}

#[derive(Template)]
#[template(path = "web/layout/problem_staff.html")]
struct StaffPage {
    t: PageContext,
    problem: Told,
}

#[derive(Template)]
#[template(path = "web/components/problem.html")]
struct Part {
    t: PageContext,
    problem: Told,
}

/// RFC 9457.
#[derive(Serialize)]
struct Document<'p> {
    r#type: String,
    title: &'p str,
    status: u16,
    detail: &'p str,
    code: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'p str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'p [FieldTold],
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'p str>,
}

/// Replaces the bare answer of a [`Problem`] by a page or a document in the language of whoever
/// asked. It stands outside of everything that may refuse a request.
pub async fn explain(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let context = PageContext::of(&parts, &app);
    let for_program = is_program(parts.uri.path(), &parts.headers);
    let wanted = Wanted::of(&parts.headers);
    let answer = next.run(Request::from_parts(parts, body)).await;
    let Some(problem) = answer.extensions().get::<Arc<Problem>>().cloned() else {
        return answer;
    };
    let told = tell(&problem.0, &context, &app);
    let mut explained = if for_program {
        document(&told)
    } else {
        page(context, told, wanted)
    };
    *explained.status_mut() = problem.0.kind.status();
    let headers = explained.headers_mut();
    // A 405 names the methods that are allowed; what a middleware has added is kept.
    for (name, value) in answer.headers() {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::CONTENT_LENGTH);
    if let Some(seconds) = problem.0.retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    explained
}

/// Why it was refused: in the law's own sentence where it has one.
fn reason(refused: &super::Refused, t: &PageContext) -> String {
    match &refused.text {
        Some(text) => text.in_language(t.language().tag()).to_owned(),
        None => told(t, &refused.reason, &refused.values),
    }
}

fn is_program(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    path.starts_with("/api/") || (accept.contains("json") && !accept.contains("text/html"))
}

fn tell(problem: &Parts, t: &PageContext, app: &App) -> Told {
    let key = problem.kind.message();
    let remedy = format!("{key}.remedy");
    let id = problem.cause.as_ref().map(|cause| {
        let id = app.chance.token();
        tracing::error!(id, cause, path = t.path, "fault");
        id
    });
    let (code, detail) = match &problem.refusal {
        Some(refused) => (refused.code.to_string(), reason(refused, t)),
        None => (
            problem.kind.code().to_owned(),
            t.say_with(&remedy, &problem.values).into_owned(),
        ),
    };
    let article = problem
        .refusal
        .as_ref()
        .and_then(|refused| refused.article.clone());
    Told {
        status: problem.kind.status().as_u16(),
        code,
        title: t.say_with(key, &problem.values).into_owned(),
        detail,
        article: article.map(|article| (t.say(ARTICLE).into_owned(), article)),
        fields: problem
            .fields
            .iter()
            .map(|fault| FieldTold {
                field: fault.field.to_string(),
                code: code_of(&fault.key).to_owned(),
                message: fault.say(t),
            })
            .collect(),
        id,
    }
}

/// The stable code of a fault: the key of its message without the room it is kept in.
fn code_of(key: &str) -> &str {
    let plain = key.strip_prefix("entry-").or(key.strip_prefix("api-"));
    plain.unwrap_or(key)
}

fn document(told: &Told) -> Response {
    let mut answer = Json(Document {
        r#type: format!("urn:tiepdan:problem:{}", told.code),
        title: &told.title,
        status: told.status,
        detail: &told.detail,
        code: &told.code,
        article: told.article.as_ref().map(|(_, article)| article.as_str()),
        fields: &told.fields,
        id: told.id.as_deref(),
    })
    .into_response();
    answer.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    answer
}

fn page(t: PageContext, problem: Told, wanted: Wanted) -> Response {
    let status = axum::http::StatusCode::OK;
    match (wanted, t.actor.is_some()) {
        (Wanted::Part, _) => render(status, &Part { t, problem }),
        (Wanted::Page, true) => render(status, &StaffPage { t, problem }),
        (Wanted::Page, false) => render(status, &PublicPage { t, problem }),
    }
}
