//! What covers those who tell something without a name from whoever watches the line: every answer to them has one of few lengths
//! and is never compressed, comes after the same time, is kept by nobody, and leads nowhere with an address.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{
    Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, header,
};
use axum::middleware::Next;
use axum::response::Response;
use data_encoding::BASE32_NOPAD;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::web::error::Problem;

/// Answers are filled up to a multiple of so many bytes, so that a talk with a question is as long as one without.
pub const BUCKET: usize = 64 << 10;
/// The least time until what was sent is answered: longer than any look into the register takes, found or not.
const LEAST: Duration = Duration::from_millis(300);
/// Pages of those who tell something.
const PAGES: &str = "/tip";
/// The same for programs.
const API: &str = "/api/v1/public/tips";

/// No script runs on these pages at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 3] = [
    (header::CACHE_CONTROL, "no-store, no-transform"),
    // Other sites learn nothing. With `no-referrer` a form of ours would come from nowhere, and be refused.
    (header::REFERRER_POLICY, "same-origin"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];

/// The mark of an answer that has its length on purpose.
#[derive(Clone, Copy, Debug)]
struct Filled;

/// May an answer be compressed? Not one that was filled up: what it holds would show through.
pub fn may_shrink(_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions) -> bool {
    marks.get::<Filled>().is_none()
}

fn is_covered(path: &str) -> bool {
    [PAGES, API].iter().any(|place| {
        let rest = path.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Covers the answers to those who tell something.
pub async fn cover(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if !is_covered(request.uri().path()) {
        return next.run(request).await;
    }
    let mut answer = if request.method() == Method::POST {
        let (answer, ()) = tokio::join!(next.run(request), tokio::time::sleep(LEAST));
        answer
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        answer.headers_mut().insert(name, value);
    }
    filled(answer, app.chance.bytes()).await
}

/// The answer, filled up to the next length with what no program shortens.
async fn filled(answer: Response, seed: [u8; 32]) -> Response {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let begins = |with: &[u8]| kind.is_some_and(|kind| kind.as_bytes().starts_with(with));
    let is_page = begins(b"text/html");
    if !is_page && !begins(b"application/json") && !begins(b"application/problem+json") {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = body.collect().await else {
        return axum::response::IntoResponse::into_response(Problem::fault("a page broke off"));
    };
    let mut bytes = body.to_bytes().to_vec();
    if is_page {
        fill_page(&mut bytes, seed);
    } else {
        let whole = bytes.len().next_multiple_of(BUCKET);
        bytes.resize(whole, b' ');
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.extensions.insert(Filled);
    Response::from_parts(parts, Body::from(bytes))
}

/// Fills a page up with a remark of chance letters.
fn fill_page(bytes: &mut Vec<u8>, seed: [u8; 32]) {
    const OPENS: &[u8] = b"<!--";
    const ENDS: &[u8] = b"-->";
    let least = bytes.len() + OPENS.len() + ENDS.len();
    let letters = least.next_multiple_of(BUCKET) - least;
    bytes.extend_from_slice(OPENS);
    bytes.extend(chance_letters(seed).take(letters));
    bytes.extend_from_slice(ENDS);
}

/// Letters without end that nobody foresees.
fn chance_letters(seed: [u8; 32]) -> impl Iterator<Item = u8> {
    let block = move |no: u64| {
        let digest = Sha256::new()
            .chain_update(seed)
            .chain_update(no.to_be_bytes());
        BASE32_NOPAD.encode(&digest.finalize()).into_bytes()
    };
    (0_u64..).flat_map(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_tell_something_are_covered() {
        for covered in [
            "/tip",
            "/tip/talk",
            "/api/v1/public/tips",
            "/api/v1/public/tips/talk",
        ] {
            assert!(is_covered(covered), "{covered}");
        }
        for open in [
            "/tips",
            "/tips/0",
            "/",
            "/api/v1/tips",
            "/api/v1/public/petitions",
        ] {
            assert!(!is_covered(open), "{open}");
        }
    }

    #[test]
    fn pages_of_any_length_are_filled_up_to_the_same() {
        for length in [0, 1, 3000, BUCKET - 8, BUCKET - 7] {
            let mut page = vec![b'a'; length];
            fill_page(&mut page, [3; 32]);
            assert_eq!(page.len(), BUCKET, "{length}");
            assert!(page.ends_with(b"-->"));
        }
        let mut page = vec![b'a'; BUCKET - 6];
        fill_page(&mut page, [3; 32]);
        assert_eq!(page.len(), 2 * BUCKET);
    }
}
