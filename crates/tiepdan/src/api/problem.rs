//! The problems that every operation may answer, for its description.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::{Content, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

/// What went wrong (RFC 9457), in the language of `Accept-Language`.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ProblemDocument {
    /// `urn:tiepdan:problem:` and the code.
    #[schema(example = "urn:tiepdan:problem:invalid")]
    pub(in crate::api) r#type: String,
    /// What happened.
    pub(in crate::api) title: String,
    /// The status of the answer.
    pub(in crate::api) status: i64,
    /// Why, or what to do.
    pub(in crate::api) detail: String,
    /// Stable name for programs: `invalid`, `not-found`, `changed-meanwhile`, `step-forbidden`…
    pub(in crate::api) code: String,
    /// The article that forbids it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) article: Option<String>,
    /// The fields at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub(in crate::api) fields: Vec<ProblemField>,
    /// Number of the fault in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) id: Option<String>,
}

/// A field at fault.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ProblemField {
    /// Its name: `received_on`, `people.0.name`.
    pub(in crate::api) field: String,
    /// Stable name of the fault: `field-in-the-future`.
    pub(in crate::api) code: String,
    /// What to do.
    pub(in crate::api) message: String,
}

/// Problems of an address that anybody may read.
pub(in crate::api) struct Open;
/// Problems of reading.
pub(in crate::api) struct Reading;
/// Problems of acts.
pub(in crate::api) struct Acting;
/// Problems of acts without an account.
pub(in crate::api) struct OpenActing;

const ALWAYS: [(&str, &str); 2] = [
    ("500", "Something broke; `id` is its number in the log"),
    ("503", "The register cannot be reached"),
];
const QUERY: [(&str, &str); 3] = [
    ("400", "The request cannot be read"),
    ("404", "There is no such thing, or it may not be seen"),
    ("422", "What was given cannot be used; `fields` says what"),
];
const TOKEN: [(&str, &str); 1] = [("401", "A bearer token was given that does not hold")];
const SIGNED_IN: [(&str, &str); 2] = [
    ("401", "Sign in, or give a bearer token that holds"),
    (
        "403",
        "The post does not allow it, or the request came from another site",
    ),
];
const BODY: [(&str, &str); 4] = [
    (
        "409",
        "The law or the facts say no; `article` says where it stands",
    ),
    (
        "412",
        "Somebody else changed it meanwhile; nothing was overwritten",
    ),
    ("413", "The body is too large"),
    ("415", "The body is of a kind that is not taken"),
];
const OPEN_BODY: [(&str, &str); 4] = [
    ("403", "The request came from another site"),
    (
        "409",
        "The law or the facts say no; `article` says where it stands",
    ),
    ("413", "The body is too large"),
    ("415", "The body is of a kind that is not taken"),
];

type Responses = BTreeMap<String, RefOr<Response>>;

fn described(groups: &[&[(&str, &str)]]) -> Responses {
    let each = groups.iter().flat_map(|group| group.iter());
    each.map(|(status, description)| ((*status).to_owned(), answer(description).into()))
        .collect()
}

fn answer(description: &str) -> Response {
    let schema = Ref::from_schema_name("ProblemDocument");
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", Content::new(Some(schema)))
        .build()
}

impl IntoResponses for Open {
    fn responses() -> Responses {
        described(&[&ALWAYS, &QUERY, &TOKEN])
    }
}

impl IntoResponses for Reading {
    fn responses() -> Responses {
        described(&[&ALWAYS, &QUERY, &SIGNED_IN])
    }
}

impl IntoResponses for Acting {
    fn responses() -> Responses {
        described(&[&ALWAYS, &QUERY, &SIGNED_IN, &BODY])
    }
}

impl IntoResponses for OpenActing {
    fn responses() -> Responses {
        described(&[&ALWAYS, &QUERY, &TOKEN, &OPEN_BODY])
    }
}
