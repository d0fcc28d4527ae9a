//! The query of a request, read strictly: a program that mistypes a filter must not get everything.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::fault::{is_broken, of_entry, of_reading};
use super::pairs;
use crate::app::App;
use crate::web::Problem;
use crate::web::form::pairs_of;

/// The query of a request.
pub(in crate::api) struct Asked<T>(pub(in crate::api) T);

impl<T: DeserializeOwned> FromRequestParts<Arc<App>> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        read(parts.uri.query().unwrap_or("")).map(Self)
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let found = pairs_of(query.as_bytes())?;
    if let Some((name, _)) = found
        .iter()
        .find(|(name, text)| is_broken(name) || is_broken(text))
    {
        return Err(of_entry(name, "control-letters"));
    }
    serde_path_to_error::deserialize(pairs::of(found))
        .map_err(|fault| of_reading(&fault.path().to_string(), &fault.inner().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Kind;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum State {
        Open,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Filter {
        state: Option<State>,
        limit: Option<i64>,
        deep: Option<bool>,
        unit: Option<String>,
    }

    #[test]
    fn a_query_reads_as_typed_values() {
        let read: Filter = read("state=open&limit=5&deep=true&unit=").unwrap();
        let expected = Filter {
            state: Some(State::Open),
            limit: Some(5),
            deep: Some(true),
            unit: Some(String::new()),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn what_the_query_does_not_know_is_named() {
        for (query, kind, field) in [
            ("state=opne", Kind::Invalid, "state"),
            ("limit=many", Kind::Invalid, "limit"),
            ("colour=red", Kind::UnknownField, "colour"),
            ("limit=1&limit=2", Kind::Invalid, "limit"),
            ("limit=", Kind::Invalid, "limit"),
            ("unit=a%00b", Kind::Invalid, "unit"),
        ] {
            let problem = read::<Filter>(query).unwrap_err();
            assert_eq!(
                (problem.kind(), problem.field_names()),
                (kind, vec![field.to_owned()]),
                "{query}"
            );
        }
    }
}
