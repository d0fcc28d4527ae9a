//! What went wrong, once, for people and for programs: an HTML page or
//! `application/problem+json` (RFC 9457) from the same value.

mod kind;
mod show;

use std::borrow::Cow;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use words::{Value, t};

pub use kind::Kind;
pub use show::explain;

use crate::web::form::FieldFault;

/// An answer that is not what was asked for. Handlers return it; [`explain`] puts it into words.
#[derive(Clone, Debug)]
pub struct Problem(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    kind: Kind,
    values: Vec<(&'static str, Value<'static>)>,
    refusal: Option<Refused>,
    fields: Vec<FieldFault>,
    /// For the log only.
    cause: Option<String>,
    retry_after: Option<i64>,
}

/// What the law or the facts say against it.
#[derive(Clone, Debug)]
struct Refused {
    code: Cow<'static, str>,
    reason: Cow<'static, str>,
    values: Vec<(&'static str, Value<'static>)>,
    article: Option<String>,
    /// The law's own sentence, in its languages; it stands for the reason.
    text: Option<law::Text>,
}

impl Problem {
    /// A refusal by the law or the facts: `code` is stable for programs, `reason` the key of the
    /// message that says why, `article` what forbids it. 409, or 422 with [`Kind::Invalid`].
    pub fn refused(
        kind: Kind,
        code: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
        values: Vec<(&'static str, Value<'static>)>,
        article: Option<String>,
    ) -> Self {
        let refusal = Refused {
            code: code.into(),
            reason: reason.into(),
            values,
            article,
            text: None,
        };
        let mut problem = Self::from(kind);
        problem.0.refusal = Some(refusal);
        problem
    }

    /// The same refusal in the law's own sentence.
    #[must_use]
    pub fn in_words_of_the_law(mut self, text: law::Text) -> Self {
        if let Some(refusal) = &mut self.0.refusal {
            refusal.text = Some(text);
        }
        self
    }

    /// Something broke. The cause goes to the log under an id; the id alone is shown.
    pub fn fault(cause: &(impl std::fmt::Display + ?Sized)) -> Self {
        let mut problem = Self::from(Kind::Fault);
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// Fields that cannot be used, for programs; pages show the form again instead.
    pub fn fields(fields: Vec<FieldFault>) -> Self {
        let mut problem = Self::from(Kind::Invalid);
        problem.0.fields = fields;
        problem
    }

    /// A body beyond `limit` bytes.
    pub fn too_large(limit: usize) -> Self {
        let megabytes = limit.div_ceil(1 << 20);
        Self::with(Kind::TooLarge, "megabytes", megabytes.into())
    }

    /// Too many attempts; the next one in `seconds`.
    pub fn too_many(seconds: i64) -> Self {
        let mut problem = Self::with(Kind::TooMany, "seconds", seconds.into());
        problem.0.retry_after = Some(seconds);
        problem
    }

    /// A field that the form or the path does not know.
    pub fn unknown_field(name: &str) -> Self {
        let shown: String = name.chars().take(60).collect();
        Self::with(Kind::UnknownField, "field", shown.into())
    }

    /// With a field that is at fault, for programs.
    #[must_use]
    pub fn with_field(mut self, fault: FieldFault) -> Self {
        self.0.fields.push(fault);
        self
    }

    /// The fields that are at fault.
    pub fn field_names(&self) -> Vec<String> {
        let fields = self.0.fields.iter();
        fields.map(|fault| fault.field.to_string()).collect()
    }

    fn with(kind: Kind, name: &'static str, value: Value<'static>) -> Self {
        let mut problem = Self::from(kind);
        problem.0.values.push((name, value));
        problem
    }

    /// The kind of this problem.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self(Box::new(Parts {
            kind,
            values: Vec::new(),
            refusal: None,
            fields: Vec::new(),
            cause: None,
            retry_after: None,
        }))
    }
}

impl IntoResponse for Problem {
    /// The status, with the problem beside it for [`explain`] to put into words.
    fn into_response(self) -> Response {
        let mut answer = self.0.kind.status().into_response();
        answer.extensions_mut().insert(Arc::new(self));
        answer
    }
}

/// The label above the article of a refusal.
const ARTICLE: &str = t!("problem-article");
