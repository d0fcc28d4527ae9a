//! The description is true and committed.

use std::path::Path;

use super::*;

/// The path of the description that this address is of.
fn template_of(path: &str) -> Option<&'static str> {
    let path = path.split('?').next().unwrap();
    let parts: Vec<&str> = path.split('/').collect();
    DESCRIPTION["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .find(|template| {
            let of: Vec<&str> = template.split('/').collect();
            of.len() == parts.len()
                && of
                    .iter()
                    .zip(&parts)
                    .all(|(one, part)| one == part || one.starts_with('{'))
        })
}

/// Every answer that a test gets is one of those that the description names, of the kind it names.
pub(super) fn expect_described(
    method: &Method,
    path: &str,
    status: StatusCode,
    headers: &HeaderMap,
) {
    let Some(template) = template_of(path) else {
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        return;
    };
    let operation = &DESCRIPTION["paths"][template][method.as_str().to_lowercase()];
    if operation.is_null() {
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        return;
    }
    let answer = &operation["responses"][status.as_str()];
    assert!(
        !answer.is_null(),
        "{method} {template} answers {status}, which is not described"
    );
    let kind = headers["content-type"].to_str().unwrap();
    assert!(
        !answer["content"][kind].is_null(),
        "{method} {template} answers {status} as {kind}, which is not described"
    );
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "who changes the API says so when running the tests"
)]
fn the_committed_description_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let made = crate::api::description::json().unwrap();
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/openapi.json is stale: run the tests with UPDATE_DOCS=1"
    );
}

#[test]
fn every_operation_has_a_name_a_summary_and_its_problems() {
    let mut names = Vec::new();
    for (path, operations) in DESCRIPTION["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let place = format!("{method} {path}");
            names.push(operation["operationId"].as_str().unwrap().to_owned());
            assert!(operation["summary"].is_string(), "{place}");
            let needed: &[&str] = match method.as_str() {
                "post" => &["400", "413", "415", "422", "500"],
                _ => &["422", "500"],
            };
            for status in needed {
                let kinds = &operation["responses"][status]["content"];
                assert!(
                    kinds["application/problem+json"].is_object(),
                    "{place} {status}"
                );
            }
        }
    }
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "two operations have one name");
}

#[test]
fn every_schema_that_is_named_is_there() {
    fn refer(value: &Json, found: &mut Vec<String>) {
        match value {
            Json::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Json::as_str).map(str::to_owned));
                fields.values().for_each(|one| refer(one, found));
            }
            Json::Array(items) => items.iter().for_each(|one| refer(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    refer(&DESCRIPTION, &mut found);
    assert!(!found.is_empty());
    for name in found {
        let name = name.strip_prefix("#/components/schemas/").unwrap();
        assert!(
            DESCRIPTION["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_served_to_anybody() {
    let program = programs().await.remove(0);
    let path = "/api/v1/openapi.json";
    let answer = program.ask(Method::GET, path, &[], Body::empty()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, *DESCRIPTION);
    assert_eq!(answer.body["openapi"], "3.1.0");
}
